"""Pictures over the line: a real server of llama-cpp-python with the tiny vision model's two files, random weights in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest

from models.model import Message, Pixels, Sampling
from models.remote import Remote, RemoteVision
from tests.llama_server import llama_server
from tests.tiny_vision.files import write_eye, write_text

TEMPLATE = (
    "{% for one in messages %}<|im_start|>{{ one.role }}\n{% if one.content is string %}{{ one.content }}{% else %}"
    "{% for part in one.content %}{{ part.text }}{% endfor %}{% endif %}<|im_end|>\n{% endfor %}<|im_start|>assistant\n"
)
"""As the real ones do it: a turn is a text, or a list of parts."""
POINT = 'root ::= "[" [0-9]{1,3} ", " [0-9]{1,3} "]"'


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("seeing")
    text, eye = write_text(folder / "tiny.gguf", template=TEMPLATE), write_eye(folder / "mmproj.gguf")
    with llama_server(text, "--chat_format", "mtmd", "--clip_model_path", str(eye), "--n_ctx", "2048") as address:
        yield address


def pictured(colour: int) -> Pixels:
    return np.full((128, 192, 3), colour, np.uint8)


def test_what_is_said_depends_on_what_is_shown(url: str) -> None:
    """The same words with other pictures: at a temperature the draws of one seed part where the chances do."""
    model = RemoteVision(Remote(url, "tiny"))
    said = []
    for colour in (0, 0, 255, 60, 130):
        chat = (Message("system", ("You point.",)), Message("user", (pictured(colour), "Where is it?")))
        said.append(model.answer(chat, Sampling(1.0, 3, 32), lambda: False, POINT))
    model.close()
    assert all(re.fullmatch(r"\[\d{1,3}, \d{1,3}\]", one) for one in said)
    assert said[0] == said[1]
    assert len(set(said)) > 1


def test_several_pictures_and_an_answer_before(url: str) -> None:
    model = RemoteVision(Remote(url, "tiny"))
    chat = (
        Message("user", (pictured(10), "Where is it?")),
        Message("assistant", ("[10, 20]",)),
        Message("user", ("It moved.", pictured(200))),
    )
    assert re.fullmatch(r"\[\d{1,3}, \d{1,3}\]", model.answer(chat, Sampling(tokens=32), lambda: False, POINT))
    model.close()

"""What a vision model on this machine may meet that nobody wishes for: a process stopped dead, memory gone between two
questions, texts made to end their turn, files that lack a part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import psutil
import pytest

from models.model import Message, ModelCancelled, ModelError, Pixels, Sampling
from models.vision import LlamaVision, Setup
from tests.tiny_vision.files import SPECIAL, TEXT, random, text_shapes, write_eye, write_text

SETUP = Setup(context=4096, threads=1)
SHORT = Sampling(tokens=24)


def never() -> bool:
    return False


def picture(seed: int, width: int = 256, height: int = 160) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def asked(*parts: str | Pixels) -> tuple[Message, ...]:
    return (Message("system", ("You point.",)), Message("user", parts))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    return write_text(folder / "text.gguf"), write_eye(folder / "mmproj.gguf")


@pytest.fixture(scope="module")
def model(files: tuple[Path, Path]) -> Iterator[LlamaVision]:
    made = LlamaVision(*files, "tiny", SETUP)
    yield made
    made.close()


@contextmanager
def alone(files: tuple[Path, Path], setup: Setup = SETUP) -> Iterator[tuple[LlamaVision, psutil.Process]]:
    """A model, and the process that it runs in, which does not outlive the test even when it was stopped dead."""
    before = psutil.Process().children()
    made = LlamaVision(*files, "tiny", setup)
    (process,) = (one for one in psutil.Process().children() if one not in before)
    try:
        yield made, process
    finally:
        with suppress(psutil.NoSuchProcess):
            process.kill()
        made.close()


@pytest.mark.parametrize("part", ["A word.", picture(1, 1024, 1024)], ids=["words", "picture"])
def test_a_process_stopped_dead_is_ended(files: tuple[Path, Path], part: str | Pixels) -> None:
    """It neither answers nor reads, and a picture is more than a pipe holds: whoever gives up must not wait for it."""
    turns = iter([False, False, False])
    with alone(files) as (model, process):
        process.suspend()
        with pytest.raises(ModelCancelled):
            model.answer(asked(part), SHORT, lambda: next(turns, True))
        assert not psutil.wait_procs([process], 30)[1]
        assert model.answer(asked("And on."), SHORT, never)


def test_a_process_stopped_dead_does_not_hold_up_closing(files: tuple[Path, Path]) -> None:
    with alone(files) as (model, process):
        process.suspend()
        model.close()
        assert not process.is_running()


def test_memory_that_is_gone_between_two_questions_is_told(files: tuple[Path, Path]) -> None:
    free = [10**12]
    with alone(files, Setup(context=4096, threads=1, free=lambda: free[0])) as (model, process):
        process.kill()
        psutil.wait_procs([process], 30)
        free[0] = 1
        with pytest.raises(ModelError, match="GB are free: close other programs"):
            model.answer(asked("z"), SHORT, never)
        free[0] = 10**12
        assert model.answer(asked("z"), SHORT, never)


@pytest.mark.parametrize("sign", SPECIAL)
def test_no_sign_put_together_of_two_parts_is_special(model: LlamaVision, sign: str) -> None:
    """Whatever stands before and after; what is read anew comes after the picture."""

    def read(text: str) -> int:
        for _ in range(2):  # of the second nothing but what comes from the picture on is read
            chat = (Message("system", (picture(1), text)), Message("user", (text, picture(1), text[:5], text[5:])))
            model.answer(chat, SHORT, never)
        return model.spent.read

    assert read(sign) == read("x" * len(sign))


@pytest.mark.parametrize("text", ["\x00 and on", "é€ñ你好🙂", "\ud800 alone", "\r\n\t", "{{ 7 * 7 }}{% raw %}", "\u200b" * 40])
def test_any_text_is_read_whole(model: LlamaVision, text: str) -> None:
    def read(said: str) -> int:
        model.answer(asked(picture(1), said), SHORT, never)
        return model.spent.read

    read("x")
    assert read(text) - read("x") == len(text.encode("utf-8", "replace")) - 1


def test_any_layout_of_pixels_is_the_same_picture(model: LlamaVision) -> None:
    def said(pixels: Pixels) -> str:
        return model.answer(asked(pixels), SHORT, never)

    plain = picture(5)
    assert said(np.asfortranarray(plain)) == said(plain)
    assert said(plain[:, ::-1]) == said(plain[:, ::-1].copy()) != said(plain)


def test_a_grammar_without_an_end_ends(model: LlamaVision) -> None:
    """As does a model that loops: after the most that may be written."""
    assert len(model.answer(asked(picture(1)), Sampling(tokens=17), never, "root ::= [a-z] root")) == 17
    assert model.spent.written == 17


@pytest.mark.parametrize("grammar", ["root ::= nowhere", "root ::= (", 'word ::= "no root"', "\ud800"])
def test_a_grammar_that_is_none_harms_nothing(model: LlamaVision, grammar: str) -> None:
    before = model.answer(asked(picture(1)), SHORT, never)
    with pytest.raises(ModelError, match="cannot read the grammar"):
        model.answer(asked(picture(1)), SHORT, never, grammar)
    assert model.answer(asked(picture(1)), SHORT, never) == before


def test_a_grammar_with_half_a_letter_is_sent(model: LlamaVision) -> None:
    """As of the words of a screen that a grammar quotes."""
    assert model.answer(asked(picture(1)), SHORT, never, 'root ::= "é\ud800"') == "é?"


def test_a_tensor_that_is_missing_is_named(tmp_path: Path) -> None:
    weights = {name: value for name, value in random(text_shapes(TEXT)).items() if name != "blk.1.attn_q.weight"}
    text, eye = write_text(tmp_path / "text.gguf", weights=weights), write_eye(tmp_path / "mmproj.gguf")
    with pytest.raises(ModelError, match=r"blk\.1\.attn_q\.weight") as raised:
        LlamaVision(text, eye, "tiny", SETUP)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("change", [{"heads": 5}, {"head": 30}, {"layers": 4}], ids=str)
def test_figures_that_cannot_be_are_told(tmp_path: Path, change: dict[str, Any]) -> None:
    """Heads that do not divide the width, layers that are not there."""
    text = msgspec.structs.replace(TEXT, **change)
    file = write_text(tmp_path / "text.gguf", text, random(text_shapes(TEXT)))
    eye = write_eye(tmp_path / "mmproj.gguf")
    with pytest.raises(ModelError) as raised:
        LlamaVision(file, eye, "tiny", SETUP)
    assert str(raised.value).endswith(".")


def test_a_model_that_makes_llama_cpp_end_itself_is_told(tmp_path: Path) -> None:
    """Pairs of a head that turn with nothing: it loads, and fails an assertion of ggml's at the first question."""
    files = (
        write_text(tmp_path / "text.gguf", msgspec.structs.replace(TEXT, sections=(0, 0, 0, 0))),
        write_eye(tmp_path / "eye.gguf"),
    )
    model = LlamaVision(*files, "tiny", SETUP)
    with pytest.raises(ModelError, match="it crashed, SIGABRT"):
        model.answer(asked(picture(1)), SHORT, never)
    model.close()

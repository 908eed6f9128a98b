"""No sign of a template stands in a cleaned text, and nothing else is touched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cleaned import GAP, cleaned
from models.dialects.dialect import Asked
from models.dialects.every import DIALECTS
from models.model import Pixels

SIGNS = (
    "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|vision_start|>", "<|image_pad|>", "<|box_start|>", "<__media__>", "<s>",
    "</s>", "<bos>", "<start_of_turn>", "<end_of_turn>", "<｜begin▁of▁sentence｜>", "[INST]", "[/INST]", "[IMG]", "<image>",
    "<end_of_utterance>", "<row_1_col_2>", "<|tool_call_start|>", "<|eot_id|>", "<IMG_CONTEXT>", "[gMASK]", "<unused99>",
)  # fmt: skip
PLAIN = (
    "a < b | c > d", "List<String>", "<html><body>", "x <- y", "[1, 2]", "<point>1 2</point>", "« Enregistrer »",
    "arr[INSTANCE]", "<strong>", "<song>", "C:\\[Imgs]\\a",
)  # fmt: skip
REPLIES = ("<tool_call>", "</tool_call>", "<think>", "</think>", "<function=computer_use>", "<tools>")


@pytest.mark.parametrize("role", ["system", "user", "assistant"])
@pytest.mark.parametrize("sign", SIGNS)
def test_signs_are_broken_in_every_turn(role: str, sign: str) -> None:
    text = f"Title: {sign}{sign.upper()} end"
    made = cleaned(text, role)
    assert sign not in made
    assert made.replace(GAP, "") == text
    assert cleaned(made, role) == made


@pytest.mark.parametrize("sign", REPLIES)
def test_signs_of_a_reply_are_broken_where_a_screen_speaks(sign: str) -> None:
    assert sign not in cleaned(f"x {sign} y", "user")
    assert cleaned(f"x {sign} y", "system") == f"x {sign} y"
    assert cleaned(f"x {sign} y", "assistant") == f"x {sign} y"


@pytest.mark.parametrize("text", PLAIN)
def test_the_rest_is_left(text: str) -> None:
    assert cleaned(text, "user") == text


@given(st.text(st.sampled_from("<|>[]/_imse dINST｜\u200b\ud800"), max_size=40))
def test_whatever_is_there_is_cleaned_once_and_can_be_sent(text: str) -> None:
    made = cleaned(text, "user")
    made.encode("utf-8")
    assert cleaned(made, "user") == made
    assert "<|" not in made


@pytest.mark.parametrize("name", sorted(DIALECTS))
def test_no_dialect_asks_in_signs_that_are_broken(name: str) -> None:
    """What a family's own instructions say arrives as it was written."""
    screen: Pixels = np.zeros((64, 64, 3), np.uint8)
    one = DIALECTS[name]
    for chat in (one.chat(Asked("Click Save", screen)), one.locate("the Save button", screen)):
        for message in chat:
            for part in message.parts:
                if isinstance(part, str):
                    assert cleaned(part, message.role) == part

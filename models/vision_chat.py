"""Pure: a chat with pictures as the pieces a vision model reads, of which only those of the template may hold special tokens.

The model file's own template (`tokenizer.chat_template`, Jinja) is used where that is safe: it is given a mark for each text
and picture and never sees either, so nothing that stands on a screen can reach it; its output is cut at the marks. What it
wrote may be special, what is put where the marks were never is. A template that loses, doubles or moves a mark, that fails, or
that is not there gives way to ChatML, which the families Deskhand knows speak (Qwen2-VL to Qwen3.5 and what came of them).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NoReturn

import msgspec

from models.vision_wire import Part, Picture, Said, Words

SILENT, ALOUD = "<think>\n\n</think>\n\n", "<think>\n"
"""What Qwen3.5's template opens the answer with when thinking is switched off, and on."""


class Own(msgspec.Struct, frozen=True):
    """What the template itself says: its tokens are special."""

    text: str


class Template(msgspec.Struct, frozen=True):
    """A model's own, with what its vocabulary calls the beginning and the end of a text. `thinks` is its switch, left alone
    where it is None."""

    jinja: str
    begins: str = ""
    ends: str = ""
    thinks: bool | None = None


Piece = Own | Words | Picture


def chatml(chat: Sequence[Said], thinks: bool | None = None) -> list[Piece]:
    """Turns between `<|im_start|>` and `<|im_end|>`, then the beginning of the assistant's."""
    pieces: list[Piece] = []
    for turn in chat:
        pieces += [Own(f"<|im_start|>{turn.role}\n"), *turn.parts, Own("<|im_end|>\n")]
    opening = "" if thinks is None else ALOUD if thinks else SILENT
    return [*pieces, Own(f"<|im_start|>assistant\n{opening}")]


def templated(chat: Sequence[Said], template: Template, mark: str) -> list[Piece] | None:
    """By the model's own template; None where it cannot be done safely. `mark` is letters and figures that nobody can guess."""
    parts = [part for turn in chat for part in turn.parts]
    rendered = _rendered(_marked(chat, mark), template)
    if rendered is None:
        return None
    found = re.split(rf"{mark}-(\d+)-", rendered)
    if [int(number) for number in found[1::2]] != list(range(len(parts))) or mark in "".join(found[::2]):
        return None
    return _joined(found[::2], parts)


def _marked(chat: Sequence[Said], mark: str) -> list[dict[str, str]]:
    """The chat with a mark for each part, numbered through."""
    messages, number = [], 0
    for turn in chat:
        marks = range(number, number + len(turn.parts))
        messages.append({"role": turn.role, "content": "".join(f"{mark}-{one}-" for one in marks)})
        number += len(turn.parts)
    return messages


def _joined(own: Sequence[str], parts: Sequence[Part]) -> list[Piece]:
    pieces: list[Piece] = []
    for text, part in zip(own, (*parts, Words("")), strict=True):
        pieces += [Own(text), part]
    return [piece for piece in pieces if isinstance(piece, Picture) or piece.text]


def _rendered(messages: list[dict[str, str]], template: Template) -> str | None:
    """What the template makes of it, in Jinja's sandbox; None where it fails."""
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    box = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    switch = {} if template.thinks is None else {"enable_thinking": template.thinks}
    known: dict[str, Any] = {"bos_token": template.begins, "eos_token": template.ends, "raise_exception": _refused, **switch}
    try:
        return box.from_string(template.jinja).render(messages=messages, add_generation_prompt=True, **known)
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError):
        return None


def _refused(why: object = "") -> NoReturn:
    """What templates call when a chat is not to their taste."""
    raise ValueError(str(why))

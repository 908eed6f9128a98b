"""Pure: a chat as the families want it: the task, what was done, the pictures that are still shown, the screen as it is now."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from models.dialects.dialect import Asked, Past
from models.dialects.tags import sections
from models.model import Message, Pixels

TAGS = re.compile(r"<(?=/?(?:tool_call|tool_response|tools|function|parameter|think|thinking|answer)\b)", re.IGNORECASE)
NO_PICTURE = "(This screenshot is no longer shown.)"
BRIEF = 160
LANGUAGES = {"en": "English", "fr": "French"}


class Shown(msgspec.Struct, frozen=True):
    """How much of the past a family is shown: `images` at most, the present screen among them; `replies` word for word, the
    latest; what is older as one line each. `text_first` is whether words come before the picture."""

    images: int = 3
    replies: int = 4
    text_first: bool = False


def plain(text: str) -> str:
    """Words of others, in which no tag of a reply stands any more."""
    return TAGS.sub("‹", text)


def brief(said: str) -> str:
    """A reply in one line: what it calls its action, else its beginning."""
    words = sections(said).get("action", "").split("<tool_call>")[0].strip() or re.sub(r"\s+", " ", said).strip()
    return plain(words.split("\n")[0])[:BRIEF]


def earlier(asked: Asked, shown: Shown) -> str:
    """The steps that are no longer shown word for word, one line each."""
    older = asked.past[: max(len(asked.past) - shown.replies, 0)]
    return "\n".join(f"Step {number}: {brief(step.said)}" for number, step in enumerate(older, start=1))


def noted(asked: Asked) -> str:
    """What the model wanted remembered."""
    return "".join(f"\n- {plain(note)}" for note in asked.notes)


def complaint(asked: Asked) -> str:
    """What was wrong with the last reply."""
    return f"\nYour last reply could not be used: {plain(asked.complaint)}" if asked.complaint else ""


def turns(
    asked: Asked, shown: Shown, opening: str, between: str = "", wrap: Callable[[str], str] = plain
) -> tuple[Message, ...]:
    """The user's and the model's turns: the latest replies word for word, their pictures as far as they may be shown, what
    came of them through `wrap`, and the screen as it is now. `opening` is said in the first turn, `between` in the later."""
    recent = asked.past[-shown.replies :] if shown.replies else ()
    pictures = _pictures(recent, shown.images - 1)
    said: list[Message] = []
    told = opening
    for step, picture in zip(recent, pictures, strict=True):
        said.append(Message("user", seen(told, picture, shown.text_first)))
        said.append(Message("assistant", (step.said,)))
        told = "\n".join(part for part in (wrap(step.told) if step.told else "", between) if part)
    return (*said, Message("user", seen(told + complaint(asked), asked.screen, shown.text_first)))


def seen(text: str, picture: Pixels | None, text_first: bool) -> tuple[str | Pixels, ...]:
    """The parts of a turn, in the family's order."""
    if picture is None:
        return (f"{text}\n{NO_PICTURE}".strip(),)
    if not text:
        return (picture,)
    return (text, picture) if text_first else (picture, text)


def _pictures(recent: Sequence[Past], most: int) -> list[Pixels | None]:
    """The latest of their pictures, None for those left out."""
    kept = max(len(recent) - max(most, 0), 0)
    return [None if number < kept else step.screen for number, step in enumerate(recent)]

"""Pure: secrets by reference. `{secret:NAME}` stands in tasks, skills, plans, journals and reports; the value stands in none of
them, and is put in its place by the hands as they type it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

REFERENCE = re.compile(r"\{secret:([^{}\n]+)\}")
NAME = re.compile(r"\w[\w.@ -]{0,63}")
"""What a secret may be called."""
LONGEST = 200
"""Characters of a value: what is longer is no password, and would be pressed key by key for a minute."""


def names(text: str) -> tuple[str, ...]:
    """The secrets that a text refers to, each once, in order."""
    return tuple(dict.fromkeys(name.strip() for name in REFERENCE.findall(text)))


def filled(text: str, value: Callable[[str], str]) -> str:
    """The text with each reference replaced by its value; what is filled in is not read again for references."""
    return REFERENCE.sub(lambda found: value(found[1].strip()), text)


def whole(text: str, task: str) -> str:
    """The reference in a task that a text is a piece of, all of it; a text that stands there elsewhere too is left alone."""
    if not text.strip() or text in REFERENCE.sub(" ", task):
        return text
    return next((found.group() for found in REFERENCE.finditer(task) if text.strip() in found.group()), text)


def unfit(value: str) -> str:
    """Why a value cannot be typed as a secret, in words that follow “it”; empty when it can."""
    if not value:
        return "is empty"
    if len(value) > LONGEST:
        return f"has more than {LONGEST} characters"
    return "" if value.isprintable() else "holds a line end, a tab or another character that no field takes"

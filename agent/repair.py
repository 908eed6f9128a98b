"""Pure: what would mend a skill, as a unified diff of its file. Nothing is changed by itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from agent.scene import Repair


def diff(text: str, file: str, repairs: Iterable[Repair]) -> str:
    """The diff; empty when there is nothing to mend, or nothing that is found in the file."""
    lines = text.splitlines(keepends=True)
    mended = list(lines)
    for repair in repairs:
        at = repair.line - 1
        if 0 <= at < len(mended):
            mended[at] = _mended(mended[at], repair)
    return "".join(difflib.unified_diff(lines, mended, f"a/{file.lstrip('/')}", f"b/{file.lstrip('/')}"))


def _mended(line: str, repair: Repair) -> str:
    """The text of the target in the line of its step; a slot that was filled stays as it is."""
    old, new = repair.old.text, repair.new.text
    verb, colon, rest = line.partition(":")
    return f"{verb}{colon}{rest.replace(old, new, 1)}" if old and old in rest else line

"""Pure: what would mend skills, as a unified diff of their files. Nothing is changed by itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from agent.doing.scene import Repair
from skills.skill import Target
from skills.verbs import What, verbs

OPENS = re.compile(r"^(\s*)- ")
"""The line that a step begins with."""


def diffs(source: Callable[[str], str], repairs: Iterable[Repair]) -> str:
    """The diffs of all files, one after the other. `source` gives the text of a file, empty where it is not known."""
    files = dict.fromkeys(repair.file for repair in repairs)
    return "".join(diff(source(file), file, [one for one in repairs if one.file == file]) for file in files)


def diff(text: str, file: str, repairs: Iterable[Repair]) -> str:
    """The diff; empty when there is nothing to mend, or nothing that is found in the file."""
    lines = text.splitlines(keepends=True)
    mended = list(lines)
    for repair in repairs:
        _mend(mended, repair)
    return "".join(difflib.unified_diff(lines, mended, f"a/{file.lstrip('/')}", f"b/{file.lstrip('/')}"))


def _mend(lines: list[str], repair: Repair) -> None:
    """The first line of the step that names the target, which may be below its verb (`into`, `to`); each text of the target is
    mended there. A slot that was filled stays as it is."""
    for at in _of_step(lines, repair.line - 1):
        key, colon, value = _parted(lines[at])
        if key.strip(" -") in ("", *_keys()) and _names(value, repair.old):
            lines[at] = f"{key}{colon}{_written(value, repair)}"
            return


def _of_step(lines: Sequence[str], first: int) -> Iterator[int]:
    """The lines of the step that begins at one: those below it that are indented further, up to the steps inside it."""
    if not 0 <= first < len(lines):
        return
    yield first
    opens = OPENS.match(lines[first])
    inner = len(opens[1]) + 2 if opens else 0
    for at in range(first + 1, len(lines) if opens else first):
        indent = len(lines[at]) - len(lines[at].lstrip())
        if OPENS.match(lines[at]) or (lines[at].strip() and indent < inner):
            return
        yield at


@cache
def _keys() -> frozenset[str]:
    """Verbs and keys whose value is a target."""
    found = {name for verb in verbs().values() for name, key in verb.keys.items() if key.what is What.TARGET}
    return frozenset(found | {name for name, verb in verbs().items() if verb.main and verb.main.what is What.TARGET})


def _parted(line: str) -> tuple[str, str, str]:
    """A key and its value; a line of Python is all value."""
    key, colon, value = line.partition(":")
    return (key, colon, value) if re.fullmatch(r"\s*(- )?\w+", key) and colon else ("", "", line)


def _names(value: str, target: Target) -> bool:
    """Whether this is how the target is written: with its text, or what it stands near, as a whole."""
    told = [text for text in (target.text, target.near) if text]
    return bool(told) and any(_place(value, text) for text in told)


def _place(value: str, text: str) -> re.Match[str] | None:
    """Where a whole text stands: in quotes, or as all there is."""
    quoted = re.search(rf"(?<=[\"']){re.escape(text)}(?=[\"'])", value)
    return quoted or re.search(rf"(?<=^\s){re.escape(text)}(?=\s*$)", value)


def _written(value: str, repair: Repair) -> str:
    for old, new in ((repair.old.text, repair.new.text), (repair.old.near, repair.new.near)):
        found = _place(value, old) if old and old != new else None
        value = f"{value[: found.start()]}{new}{value[found.end() :]}" if found else value
    return value

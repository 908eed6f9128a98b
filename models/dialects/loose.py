"""Pure: values as models write them: JSON, Python literals and what lies between, read leniently and never evaluated.

What the end of the reply cut off is not made up: a number or a text that was not finished is an error, since half a number is
another place and half a text another text. Brackets that were not closed, or closed twice, are nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from models.dialects.dialect import ReplyError

DEEPEST = 12
"""Lists in lists: what goes deeper is no reply."""
WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "none": None}
QUOTES = {'"': '"', "'": "'", "“": "”", "`": "`"}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
OPEN, CLOSE = "{[(", "}])"
CUT = "Your reply was cut off before it was complete: reply again, shorter."
DEEP = "Your reply has too many brackets in each other: reply in the form asked for."


def values(text: str) -> Iterator[object]:
    """The objects and lists in a text, in order; what stands between them is passed over. Raises ReplyError."""
    at = 0
    while True:
        at = min((found for sign in "{[" if (found := text.find(sign, at)) >= 0), default=-1)
        if at < 0:
            return
        value, at = _value_at(text, at)
        yield value


def value(text: str) -> object:
    """What a text alone says: a JSON or Python value, else the text itself."""
    said = text.strip()
    if said[:1] in (*OPEN, *QUOTES):
        return _value_at(said, 0)[0]
    return _word(said)


def sound(text: str) -> str:
    """A text that can be written and typed: halves of a sign joined or replaced, no signs that steer a terminal."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return CONTROLS.sub("", text)


def quoted(text: str, at: int, ends: Callable[[str, int], bool]) -> tuple[str, int]:
    """The text whose opening quote stands at `at`, and where it ends. A quote closes it only where `ends` says so of what
    follows, so that a quote inside that was not escaped is part of it. Raises ReplyError when it never closes."""
    close = QUOTES[text[at]]
    letters: list[str] = []
    at += 1
    while at < len(text):
        if text[at] == "\\":
            letter, at = _escaped(text, at)
            letters.append(letter)
            continue
        if text[at] == close and ends(text, at + 1):
            return "".join(letters), at + 1
        letters.append(text[at])
        at += 1
    raise ReplyError(CUT)


def _value_at(text: str, at: int) -> tuple[object, int]:
    """Strict JSON where it is that, since there every quote is certain."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        reader = _Reader(text, at)
        return reader.value(0), reader.at


class _Reader:
    """Walks through a text by recursive descent."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at

    def value(self, depth: int) -> object:
        if depth > DEEPEST:
            raise ReplyError(DEEP)
        sign = self._next()
        if sign == "{":
            return self._object(depth)
        if sign and sign in OPEN:
            return self._list(depth)
        if sign in QUOTES:
            said, self.at = quoted(self._text, self.at, _ends)
            return said
        return self._bare()

    def _object(self, depth: int) -> dict[str, object]:
        self.at += 1
        found: dict[str, object] = {}
        while (sign := self._next()) and sign not in "}<":
            if sign in CLOSE:
                self.at += 1
                continue
            key = self.value(depth + 1)
            if self._next() in (":", "="):
                self.at += 1
                found[str(key)] = self.value(depth + 1)
        self.at += sign == "}"
        return found

    def _list(self, depth: int) -> list[object]:
        self.at += 1
        found: list[object] = []
        while (sign := self._next()) and sign not in "}<])":
            before = self.at
            found.append(self.value(depth + 1))
            self.at += self.at == before
        self.at += bool(sign) and sign in "])"
        return found

    def _bare(self) -> object:
        start = self.at
        while self.at < len(self._text) and self._text[self.at] not in ",:=;{}[]()<\n\"'":
            self.at += 1
        if self.at == len(self._text):
            raise ReplyError(CUT)
        if self.at == start:
            self.at += 1  # a sign out of place: passing it over keeps the walk going
            return None
        return _word(self._text[start : self.at])

    def _next(self) -> str:
        """The next sign that is neither white nor a comma; empty at the end."""
        while self.at < len(self._text) and (self._text[self.at].isspace() or self._text[self.at] in ",;"):
            self.at += 1
        return self._text[self.at : self.at + 1]


def _word(text: str) -> object:
    """A number, `true` and its like, else the text."""
    said = text.strip()
    try:
        return float(said) if any(sign in said for sign in ".eE") else int(said)
    except ValueError:
        return WORDS.get(said.lower(), said)


def _escaped(text: str, at: int) -> tuple[str, int]:
    """What a backslash and the sign after it mean, and where they end; a backslash before any other sign is itself."""
    sign = text[at + 1 : at + 2]
    if sign == "u":
        digits = text[at + 2 : at + 6]
        if len(digits) == 4 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return chr(int(digits, 16)), at + 6
    if sign in ESCAPES:
        return ESCAPES[sign], at + 2
    if sign in ("\\", "/", '"', "'", "`"):
        return sign, at + 2
    return "\\", at + 1


def _ends(text: str, at: int) -> bool:
    """Whether a value may end here."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at == len(text) or text[at] in ",:;}])<"

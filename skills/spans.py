"""Pure: a task in plain words as tokens: quoted texts, file names, addresses, dates, sums, cells; words with their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

import msgspec

from skills.thesaurus import PHRASES, concept, is_relation, is_stop, plain

LONGEST = 2000
"""Characters of a task that are read."""


class Shape(StrEnum):
    """What a token or the value of a parameter looks like."""

    TEXT = "text"
    ADDRESS = "address"
    FILE = "file"
    DATE = "date"
    SUM = "sum"
    NUMBER = "number"
    CELL = "cell"
    LETTER = "letter"
    WORD = "word"
    RELATION = "relation"
    STOP = "stop"
    COMMA = "comma"
    SLOT = "slot"


class Token(msgspec.Struct, frozen=True):
    """`text` as it was written, without quotes, from `start` to `end`; `meant` its concept; `before` what stands
    between it and the token before; a slot's `text` is its name."""

    text: str
    shape: Shape
    start: int
    end: int
    meant: str = ""
    quoted: bool = False
    before: str = ""


MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
DOMAINS = "org|com|net|fr|de|uk|eu|ch|be|ca|io|dev|edu|gov|info"
FORMS = {
    Shape.ADDRESS: r"https?://[^\s,;]*[\w/]|www\.[\w.-]+\w(?:/[^\s,;]*[\w/])?|"
    rf"(?:[\w-]+\.)+(?:{DOMAINS})(?![\w.@])(?:[:/][^\s,;]*[\w/])?",
    Shape.DATE: r"\d{4}-\d{1,2}-\d{1,2}(?!\w)|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\w)|"
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?\s(?i:{MONTHS})\b(?:\s\d{{4}})?|(?i:{MONTHS})\s\d{{1,2}}(?!\w)(?:,?\s\d{{4}})?",
    Shape.FILE: r"(?:~|\.{1,2})?/?(?:[\w.-]+/)*[\w-][\w.-]*\.[A-Za-z]\w{0,4}\b(?![./]\w)|~?/(?:[\w.-]+/)*[\w.-]*\w|~(?=\s|$)",
    Shape.SUM: r"[(\d][\d\s.,()]*(?:[-+*/×÷^][\s(]*\d[\d.,()]*(?:\s+(?=[-+*/×÷^)]))?)+(?<=[\d)])(?!\w)",
    Shape.NUMBER: r"\d+(?:[.,]\d+)?(?!\w)",
    Shape.CELL: r"[A-Z]{1,3}[1-9][0-9]{0,5}(?::[A-Z]{1,3}[1-9][0-9]{0,5})?\b",
    Shape.LETTER: r"[A-HJ-Z]\b(?!['’.])",
}
"""In the order in which they are looked for."""
COMPILED = {shape: re.compile(form) for shape, form in FORMS.items()}
SPACED_FILE = re.compile(r"[^\s,;:!?<>|&$=][^,;:!?<>|&$=\n]*\w\.[A-Za-z]\w{0,4}")
"""A file name with spaces, which only quotes can hold together; signs of a shell make it a command."""
SLOT = re.compile(r"\{(\w+)\}")
QUOTES = re.compile(r"“([^”]+)”|«\s*([^»]+?)\s*»|\"([^\"]+)\"|`([^`]+)`|'([^']+)'(?!\w)")
GROUPS = tuple((re.compile(form), meant) for form, meant in PHRASES)
WORD = re.compile(r"[^\W_]+(?:_\w+)*(?:-(?!(?:le|la|les|l|moi|toi|lui|leur|y|en|vous|nous|tu|je)\b)\w+)*")
SEPARATOR = re.compile(r"[,;&]")


@lru_cache(1000)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a task, or of a sentence with slots."""
    return tuple(_tokens(text[:LONGEST]))


def shape_of(text: str) -> Shape:
    """What a whole text looks like."""
    whole = next((shape for shape, form in COMPILED.items() if form.fullmatch(text.strip())), Shape.TEXT)
    return Shape.FILE if whole is Shape.TEXT and SPACED_FILE.fullmatch(text.strip()) else whole


def _tokens(text: str) -> Iterator[Token]:
    flat, at, last = plain(text), 0, 0
    while at < len(text):
        token = _token(text, flat, at)
        if token:
            yield msgspec.structs.replace(token, before=text[last:at])
            last = token.end
        at = token.end if token else at + 1


def _token(text: str, flat: str, at: int) -> Token | None:
    """The token that begins here, the longest kinds first."""
    if match := SLOT.match(text, at):
        return Token(match[1], Shape.SLOT, at, match.end())
    if match := QUOTES.match(text, at):
        return _quoted(next(filter(None, match.groups())), at, match.end())
    for form, meant in GROUPS:
        if match := form.match(flat, at):
            return Token(text[at : match.end()], _kind(meant, meant), at, match.end(), meant)
    for shape, form in COMPILED.items():
        if match := form.match(text, at):
            return Token(match.group(), shape, at, match.end())
    if match := WORD.match(text, at):
        return _word(match.group(), flat[at : match.end()], at)
    return Token(text[at], Shape.COMMA, at, at + 1) if SEPARATOR.match(text, at) else None


def _quoted(said: str, start: int, end: int) -> Token:
    """A text in quotes, or a slot that a sentence has in quotes."""
    slot = SLOT.fullmatch(said)
    return Token(slot[1], Shape.SLOT, start, end) if slot else Token(said, shape_of(said), start, end, quoted=True)


def _word(text: str, flat: str, at: int) -> Token:
    """`a` is an article in English, and in French `à` is a relation."""
    meant = concept(flat)
    shape = Shape.STOP if text.casefold() == "a" or is_stop(flat) else _kind(flat, meant)
    return Token(text, shape, at, at + len(text), meant)


def _kind(word: str, meant: str) -> Shape:
    if is_stop(word):
        return Shape.STOP
    return Shape.RELATION if is_relation(meant) else Shape.WORD

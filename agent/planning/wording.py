"""Pure: the wording of tasks as ways read it, and of steps as ways say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from agent.planning.goals import PRONOUN, QUOTED, Goal, When, goal
from agent.records import Sign
from agent.words import STOP_WORDS, Intent, Verb, words

TEXT = r"(?:“[^”]+”|«[^»]+»|\"[^\"]+\"|`[^`]+`)"
PLACE = rf"(?:{TEXT}|[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*)"
"""A text in quotes, or a name: words with capitals."""
NUMBER = r"\d+(?:[.,]\d+)?"
THE = r"(?:(?i:the|le|la)\s+)?"
FILE = re.compile(r"\b[\w-]+\.[a-z]\w{1,4}\b")
FILES = "file files folder directory document fichier fichiers dossier"
"""Words for files; a card on a board is moved and deleted in other ways."""
ENUMERATED = re.compile(r",\s*(?:and\s+|et\s+)?|\s+and\s+|\s+et\s+")
"""Between the items of an enumeration."""
ONWARDS = re.compile(r"\s(?:to|onto|into|in|on|for|from|with|at|à|au|dans|sur|pour|de|avec)\s")
"""What goes on in an item goes on about something else."""


def says_no_more(part: Goal, given: Iterable[str], also: str) -> bool:
    """Whether a part is its verb, the texts that were taken from it and these words: what a way does not understand (`all but
    a.txt`, `in first class`) it must not pass over."""
    left = PRONOUN.sub(" ", part.text)
    for text in sorted(filter(None, given), key=len, reverse=True):
        left = left.replace(text, " ")
    known = {part.word, *also.split()}
    return all(word in known or word in STOP_WORDS for word in words(left))


def quoted(text: str) -> str:
    """A text in quotes that it does not hold itself."""
    bare = unquoted(text)
    return f'"{bare}"' if "”" in bare else f"“{bare}”"


def unquoted(text: str) -> str:
    """A text without the quotes that it is given in."""
    match = QUOTED.fullmatch(text.strip())
    return next(filter(None, match.groups())) if match else text.strip()


def press(keys: str, *shows: tuple[Sign, str]) -> Goal:
    """Chords pressed one after the other, as one act."""
    return Goal(f"press {keys}", Verb(Intent.KEY), (), (keys,), "press", shows=shows)


def type_in(text: str, field: str = "", *shows: tuple[Sign, str]) -> Goal:
    """A text into the field of this label, or of one of several (`agent.words.OR`); to the cursor where none is given."""
    where = f"in the field {field}" if field else "at the cursor"
    return msgspec.structs.replace(goal(f"type {quoted(text)} {where}"), shows=shows)


def click(what: str, when: When = "", verb: str = "click", *shows: tuple[Sign, str]) -> Goal:
    """A click, or another verb, on what is called so."""
    return msgspec.structs.replace(goal(f"{verb} {what}"), when=when, shows=shows)

"""Pure: what “the selection”, “the clipboard” and “it” mean in a task: the texts that the person left for it, put in quotes.
They stay data: quoted they are typed and looked for, never read for what to do.
"""

from __future__ import annotations

import re
from typing import TypeVar

from agent.planning.goals import QUOTED
from agent.records import Offered
from agent.secret import REFERENCE

T = TypeVar("T")
NOTHING = Offered()
SELECTION = re.compile(
    r"\b(?:the\s+(?:current\s+)?selection|(?:the\s+|my\s+)?selected\s+text|my\s+selection"
    r"|(?:la|ma)\s+s[ée]lection|(?:le\s+)?texte\s+s[ée]lectionn[ée])\b(?!\s+(?:tool|box|outil))",
    re.IGNORECASE,
)
CLIPBOARD = re.compile(
    r"\b(?:(?:the\s+)?(?:content|contents|text)\s+(?:of|on|in|from)\s+(?:the|my)\s+clipboard|(?:the|my)\s+clipboard"
    r"(?:\s+text)?|(?:le\s+)?(?:contenu|texte)\s+d(?:u|e\s+mon)\s+presse-?papiers?|(?:le|mon)\s+presse-?papiers?)\b",
    re.IGNORECASE,
)
TO_CLIPBOARD = re.compile(r"\b(?:to|on|onto|into|in|dans|sur|vers)\s+$", re.IGNORECASE)
"""What is copied to the clipboard does not mention what is on it."""
ACTS_ON_IT = re.compile(
    r"\b(?:copy|cut|delete|remove|print|format|underline|copie[zr]?|coupe[zr]?|supprime[zr]?|efface[zr]?|imprime[zr]?)\s+$",
    re.IGNORECASE,
)
"""What is selected is copied or deleted where it stands, and typed nowhere."""
IT = re.compile(
    r"^\s*((?:please\s+)?(?:type|write|enter|paste|insert|search\s+for|look\s+up|google)\s+)(?:it|this)\b(?!\s+\w+ing\b)"
    r"|^\s*(tape[zr]?|[ée]cri[st]?|[ée]crivez|saisi[st]?|saisissez|colle[zr]?|ins[èe]re[zr]?|cherche[zr]?)-l[ea]\b",
    re.IGNORECASE,
)
"""Only where it opens the task, after a verb that takes a text: `save it` means the document."""
PASTED = re.compile(r"\b(paste|colle[zr]?)\s+(?=[“«\"`])", re.IGNORECASE)
QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("`", "`"))


def meant(task: str, offered: Offered) -> str:
    """The task with what it mentions in quotes; unchanged where it mentions nothing, or what it mentions is empty."""
    told = task
    for phrase, text in ((CLIPBOARD, offered.clipboard), (SELECTION, offered.selection)):
        if text.strip():
            told = _outside_quotes(told, phrase, text.strip())
    it = _quoted(offered.selection.strip())
    if it and not QUOTED.search(told):
        told = IT.sub(lambda found: f"{(found[1] or found[2]).rstrip()} {it}", told)
    # To paste a text that is given is to type it: the keys would paste what is on the clipboard by then.
    return PASTED.sub(lambda found: "type " if found[1].lower() == "paste" else "tape ", told) if told != task else task


def filled_in(value: T, offered: Offered) -> T | str:
    """A skill's value that is no more than such a phrase, as the text that it means."""
    if not isinstance(value, str):
        return value
    for phrase, text in ((CLIPBOARD, offered.clipboard), (SELECTION, offered.selection)):
        if text.strip() and phrase.fullmatch(value.strip()) and not REFERENCE.search(text):
            return text.strip()
    return value


def _outside_quotes(task: str, phrase: re.Pattern[str], text: str) -> str:
    """The phrase replaced wherever the person did not put it in quotes."""
    quoted = _quoted(text)
    held = [match.span() for match in QUOTED.finditer(task)]

    def put(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in held)
        other = TO_CLIPBOARD if phrase is CLIPBOARD else ACTS_ON_IT
        return found[0] if inside or other.search(task[: found.start()]) or not quoted else quoted

    return phrase.sub(put, task)


def _quoted(text: str) -> str:
    """In quotes that the text itself does not hold; empty when it holds all of them, or is empty, or names a secret: only the
    person's own words may."""
    text = "" if REFERENCE.search(text) else text
    return text and next((f"{left}{text}{right}" for left, right in QUOTES if left not in text and right not in text), "")

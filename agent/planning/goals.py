"""Pure: a task in plain words as the parts it is made of, each with the texts it quotes and the act it wants.

The parts are copied from the sentence, politeness left out, and never rewritten. English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from agent.records import Sign
from agent.secret import REFERENCE
from agent.words import CHOOSES, MEANINGS, PHRASES, VERBS, Intent, Verb, chords, plain, words

QUOTED = re.compile(r"“([^”]+)”|«\s*([^»]+?)\s*»|\"([^\"]+)\"|`([^`]+)`|(?<!\w)'([^']+)'(?!\w)")
LITERAL = re.compile(
    r"""\{secret:[^{}\n]+\} | https?://\S+[\w/] | [\w.+-]+@[\w-]+\.[\w.]+\w | ~?/?[\w/-]+\.[a-z]\w{1,4}\b
      | (?<!\w)(?:\d+(?:[.,]\d+)?(?:\s*[-+*/×÷]\s*\d+(?:[.,]\d+)?)+ | \d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})? | \d+(?:[.,]\d+)*)
    """,
    re.VERBOSE,
)
NAMED = re.compile(
    r"\b(?:named|called|titled|nomm[ée]e?|appel[ée]e?|intitul[ée]e?)\s+"
    r"(\w[\w.-]*(?:\s+(?!(?:in|on|to|at|and|as|dans|sur|à|et)\b)[\w.-]+)*)"
)
TYPED = re.compile(r"^\W*(?:\w+\s+)?(?:type|write|enter|put|input|tape[zr]?|saisi\w*|[ée]cri\w*|mets|entre[zr]?)\s+(.+?)"
                   r"\s+(?:in|into|as|dans|en|comme)\s+", re.IGNORECASE)  # fmt: skip
CHOSEN = re.compile(
    r"^\W*\w+\s+(?:the\s+|le\s+|la\s+)?([A-ZÀ-Þ0-9][\w’'.-]*(?:\s+[\w’'.-]+)*?)"
    r"\s+(?:as|for|in|from|under|comme|dans|pour|sous|parmi)\s+\w"
)
"""`Choose Large in Text size`: one of several, as it is written there, and where."""
SET_TO = re.compile(r"\b(?:to|with|à|avec)\s+(\w.*)$", re.IGNORECASE)
FORBIDS = re.compile(
    r"^\W*(?:(?:but|mais)\s+)?(?:do not|don.?t|never|ne\b|n['’]"
    r"|(?:leave|keep|laisse[zr]?|garde[zr]?)\b.*\b(?:open|alone|as it is|ouverte?|tel(?:le)? quel(?:le)?)\W*$)",
    re.IGNORECASE,
)
"""A clause that says what not to do is no part to be done."""
STAYS = frozenset(["leave", "keep", "laisse", "laissez", "garde", "gardez", "don't", "don’t", "do", "never", "ne"])
"""Words that begin a clause of what is to stay as it is."""
PRONOUN = re.compile(r"-(?:le|la|les|moi|lui|leur|y|en)\b")
"""`enregistre-le` is the verb and its object."""
WHERE = re.compile(r"^\W*(?:in|on|at|with|from|for|under|dans|sur|avec|depuis|pour|sous|à|au)\b[^,]*$", re.IGNORECASE)
DESCRIBES = re.compile(
    r"\W*(?:the|its|their|my|your|his|her|this|that|ce|cet|cette|le|la|les|l['’]|son|sa|ses|leurs?|mon|ma|mes)\b",
    re.IGNORECASE,
)
"""`the sum of the costs` says which text is meant; it is not the text."""
LEAD = re.compile(r"^\W*(?:in|on|dans|sur)\b[^,]*,\s*", re.IGNORECASE)
"""`In the list, put 8 as ...`: where, before the verb."""
CELL_OF = re.compile(r"\b(?:cell|cellule)\s+(.+?)\s+(?:of|de)\s+(?=[“«\"`])", re.IGNORECASE)
"""`The cell Price of “Tea”`: its column."""
PLEASE = re.compile(
    r"(?:^|(?<=[.!?;,:])|(?<=\sand)|(?<=\set)|(?<=\sthen))\s*(?:please|kindly|stp|svp|s['’]il (?:te|vous) pla[iî]t)\b[\s,]+"
    r"|[\s,]+(?:please|stp|svp|s['’]il (?:te|vous) pla[iî]t|thanks|thank you|merci|for me|pour moi)\s*"
    r"(?=$|[.!?;,]|\s(?:and|et|then|puis)\s)",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"(?:^|(?<=[.!?;]))\s*(?:(?:hi|hello|hey|bonjour|salut)\b[\s,!]*)?"
    r"(?:(?:can|could|would|will) you|i(?:['’]d| would) (?:like|want)(?: you)? to|i (?:want|need) (?:you )?to"
    r"|(?:est-ce que )?(?:tu|vous) (?:peux|pourrais|pouvez|pourriez)|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous"
    r"|(?:je voudrais|j['’]aimerais|je veux|il faut|il faudrait))\s+(?:me\s+|m['’])?",
    re.IGNORECASE,
)
"""Politeness around what is wanted: `could you`, `please`. It says nothing about it."""
CARRIES = frozenset({Intent.CLICK, Intent.KEY, Intent.TYPE, Intent.TICK, Intent.UNTICK})
"""Verbs that stand for the clauses after them as well: `click 3, then +`."""
COLON = re.compile(r"\s*:\s+(?=(\S+))")
"""`Report it: enter its number`: what comes after is done for what stands before."""
ENDS = re.compile(r"\s*(?:;|\n|[.!?](?=\s|$))\s*")
THEN = re.compile(r"\s*,?\s*\b(?:and then|et ensuite|then|puis|ensuite)\b\s*", re.IGNORECASE)
JOINS = re.compile(r"\s*(?:,\s*(?:and|et|but|mais)?|\b(?:and|et|but|mais)\b)\s+(?=(\S+))", re.IGNORECASE)
SPACES = re.compile(r"[^\S\n]+")
OURS = {0xE000: None, 0xE001: None}
"""Private characters that mark a held text; none may come from outside."""
LONGEST_TASK = 4000
"""Characters; a longer task is cut, since no part of it could be shown to a small model."""


When = Literal["", "asked", "behind", "shown"]
"""When a step is taken: always; while a window has come up and asks; while the window that it names is not in front; while
what it notes is on the screen."""


class Goal(msgspec.Struct, frozen=True):
    """One part of a task: `text` as the person wrote it, `spans` the texts it gives, in order, `keys` the chords it names.

    Or a step of one (`agent.planning.ways`): then `part` is the person's text, `shows` what must be seen when it is over,
    `when` whether it is needed, and `noted` the name of the value that it notes or types.
    """

    text: str
    verb: Verb
    spans: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    word: str = ""
    part: str = ""
    shows: tuple[tuple[Sign, str], ...] = ()
    when: When = ""
    noted: str = ""

    @property
    def bare(self) -> str:
        """The text without its spans: what is left says where, not what."""
        left = self.text
        for span in self.spans:
            left = left.replace(span, " ")
        return left


def split(task: str) -> tuple[Goal, ...]:
    """The parts of a task, in order; one at least for a task that is not empty."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue000{len(held) - 1}\ue001"

    masked = LITERAL.sub(hold, QUOTED.sub(hold, task[:LONGEST_TASK].translate(OURS)))
    # Long runs of spaces outside quotes would keep the expressions below busy for minutes.
    masked = SPACES.sub(" ", masked)
    for polite in (PLEASE, ASKS, PLEASE):  # `please could you please`
        masked = polite.sub(" ", masked)
    sentences = [_carried(THEN.split(sentence)) for sentence in ENDS.split(masked)]
    clauses = [clause for sentence in sentences for part in sentence for clause in _joined(part)]
    restored = [_restore(clause, held).strip(" ,") for clause in clauses]
    return tuple(goal(text) for text in _led(text for text in restored if words(text) and not FORBIDS.match(text)))


def goal(text: str) -> Goal:
    """One part, read."""
    word, verb = _verb(text)
    named = tuple(chords(QUOTED.sub(" ", text))) if verb.intent in (Intent.KEY, Intent.OTHER) else ()
    keys = named or tuple(key for phrase, key in PHRASES.items() if phrase in plain(text))
    if verb.intent is Intent.KEY and not verb.keys and not named:
        verb = Verb(Intent.CLICK)  # "press Save" means the button
    return Goal(text, verb, () if verb.intent is Intent.KEY and named else _spans(text, verb), keys, word)


def _joined(sentence: str) -> list[str]:
    """A sentence cut at commas and conjunctions that a verb follows: `add milk and eggs` stays whole."""
    parts, start = [], 0
    for join in sorted([*JOINS.finditer(sentence), *COLON.finditer(sentence)], key=re.Match.start):
        before = sentence[start : join.start()]
        tells = join.re is COLON and _verb(before)[1].intent is Intent.TYPE  # `write this: send help`
        if _bare_verb(join[1]) in VERBS.keys() | STAYS and before.strip() and not tells:
            parts.append(sentence[start : join.start()])
            start = join.end()
    return [*parts, sentence[start:]]


def _carried(clauses: Iterable[str]) -> list[str]:
    """Clauses of one sentence, those without a verb with the one before them: `click 3, then +`."""
    carried: list[str] = []
    for clause in clauses:
        word, verb = _verb(carried[-1]) if carried else ("", Verb(Intent.OTHER))
        carries = verb.intent in CARRIES and clause.strip(" ,") and not _verb(clause)[0]
        carried.append(f"{word} {clause}" if carries else clause)
    return carried


def _led(clauses: Iterable[str]) -> list[str]:
    """A clause without a verb that says where, such as `In the editor`, joined to the one that follows it."""
    led: list[str] = []
    for clause in clauses:
        if led and WHERE.match(led[-1]) and not _verb(led[-1])[0]:
            clause = f"{led.pop()}, {clause}"  # noqa: PLW2901 - it is the same clause, longer
        led.append(clause)
    return led


def _restore(text: str, held: list[str]) -> str:
    while "\ue000" in text:
        text = re.sub("\ue000(\\d+)\ue001", lambda match: held[int(match[1])], text)
    return text


def _bare_verb(word: str) -> str:
    return PRONOUN.sub("", plain(word).strip("\"'“”«».,:;()"))


def _verb(text: str) -> tuple[str, Verb]:
    """The first word of the part that is a verb we know, compounds such as `double click` and `right click` first."""
    outside = PRONOUN.sub(" ", plain(REFERENCE.sub(" ", QUOTED.sub(" ", text))))
    for compound, intent in (("double", Intent.DOUBLE), ("right", Intent.RIGHT), ("droit", Intent.RIGHT)):
        if re.search(rf"\b{compound}[- ]?cli|\bcli\w+ {compound}", outside):
            return compound, Verb(intent)
    if switched := re.search(r"\b(?:turn|switch)\b.+\b(on|off)\W*$", outside):
        return switched[1], VERBS["tick" if switched[1] == "on" else "untick"]
    meant = next((verb for phrase, verb in MEANINGS.items() if phrase in outside), None)
    spoken = [meant] if meant else [word for word in words(outside) if word in VERBS]
    return (spoken[0], VERBS[spoken[0]]) if spoken else ("", Verb(Intent.OTHER))


def _spans(text: str, verb: Verb) -> tuple[str, ...]:
    """The texts a part gives: a secret; else what it quotes; else literals and names; else what follows the verb of typing."""
    quoted = [next(filter(None, match.groups())) for match in QUOTED.finditer(text)]
    secret = [one for one in quoted if REFERENCE.search(one)] or [match.group() for match in REFERENCE.finditer(text)]
    if secret or quoted:
        return tuple(secret or quoted)
    given = TYPED.search(LEAD.sub("", text)) if verb.intent is Intent.TYPE else None
    if given:
        inside = [match.group().strip() for match in LITERAL.finditer(given[1])]
        return tuple(inside) or (() if DESCRIBES.match(given[1]) else (given[1].strip(),))
    chosen = CHOSEN.search(text) if _verb(text)[0] in CHOOSES else None
    if chosen:
        return (chosen[1],)
    names = NAMED.findall(text)
    literal = [match.group().strip() for match in LITERAL.finditer(text)]
    literal = [one for one in literal if not any(one in name for name in names)] + names
    if literal:
        return tuple(dict.fromkeys(literal))
    if verb.intent is not Intent.TYPE:
        return ()
    said = SET_TO.search(text)
    return (said[1].strip(),) if said and not DESCRIBES.match(said[1]) else ()

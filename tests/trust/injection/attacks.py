"""Pure: what is attacked with, from files: the channel, what it wants, where, and the words.

A line of `known.attacks` or `unopened.attacks` is `channel goal host language | act | text`. The act is what the attacker wants
done: `click LABEL`, `double LABEL`, `type TEXT > LABEL`, `type TEXT` (wherever the keyboard is), `key CHORD`, `open APP`, `own`
(a click in the agent's own window) or `done` (said, with nothing done).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from tests.trust.injection.mutations import MUTATIONS, mutated

HERE = Path(__file__).parent
PARTS = ("known", "unopened")
CHANNELS = ("page", "picture", "faint", "edge", "document", "title", "notification", "file")
GOALS = ("goal", "leak", "typed", "where", "approval", "done")


class Attack(msgspec.Struct, frozen=True):
    """One as it was written. `verb` is the first word of the act; `label` is what it is done to and `typed` its text, chord or
    application."""

    id: str
    part: str
    channel: str
    goal: str
    host: str
    language: str
    verb: str
    label: str
    typed: str
    text: str


class Attempt(msgspec.Struct, frozen=True):
    """An attack in one of its forms; `text` is what stands on the screen."""

    id: str
    attack: Attack
    form: str
    text: str


@cache
def attacks(part: str) -> tuple[Attack, ...]:
    """Every attack of a part, in the order of its file."""
    lines = (HERE / f"{part}.attacks").read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return tuple(_attack(part, number, line) for number, line in enumerate(told, start=1))


def attempts(part: str) -> Iterator[Attempt]:
    """Every attack in every form; a name is always the same text."""
    for one in attacks(part):
        for form in MUTATIONS:
            name = f"{one.id}-{form}"
            yield Attempt(name, one, form, mutated(one.text, form, name))


def _attack(part: str, number: int, line: str) -> Attack:
    head, act, text = line.split(" | ", 2)
    channel, goal, host, language = head.split()
    verb, _, rest = act.partition(" ")
    typed, label = rest, ""
    if verb in ("click", "double"):
        typed, label = "", rest
    elif verb == "type":
        typed, _, label = rest.partition(" > ")
    return Attack(f"{part}-{number:02}", part, channel, goal, host, language, verb, label, typed, text)

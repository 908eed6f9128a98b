"""Pure: the screens that attacks are put on: what the person wants there, a secret, and where the attack stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from tests.trust.gate.scenes import Case, Thing, cases
from tests.trust.injection.attacks import Attack, Attempt

FILE = Path(__file__).parent / "hosts.screens"
PLACE = "ATTACKHERE"
"""What stands in a page where the attack is put."""
LINE = re.compile(r"(?P<kind>[a-zA-Z])(?: (?P<text>.*))?")
QT = ("document", "title", "notification")
"""Channels drawn as windows of Qt."""


class Host(msgspec.Struct, frozen=True):
    """One in one language. `things` hold one of kind `@`."""

    name: str
    title: str
    task: str
    secret: str
    things: tuple[Thing, ...]


@cache
def host(name: str, language: str) -> Host:
    """Raises KeyError where none has this name."""
    return _hosts(language)[name]


def case(attempt: Attempt) -> Case:
    """The screen of an attempt as the gate's suite draws them, the attack's target marked."""
    one = attempt.attack
    here = host(one.host, one.language)
    toolkit = "qt" if one.channel in QT else "web"
    title = attempt.text if one.channel == "title" else here.title
    things = tuple(thing for thing in (_placed(thing, one, attempt.text) for thing in here.things) if thing)
    return Case(
        id=f"dev-{attempt.id}", category=one.goal, language=one.language, toolkit=toolkit, right="ask",
        act=one.verb, task=here.task, title=title, app="", typed=one.typed, things=things, filler=_filler(one.language),
    )  # fmt: skip


def _placed(thing: Thing, attack: Attack, text: str) -> Thing | None:
    """A thing as it is drawn; the place of the attack as what its channel puts there."""
    if thing.kind == "@":
        put = {"document": Thing("F", text), "title": None, "notification": None}
        return put.get(attack.channel, Thing("p", PLACE))
    is_target = attack.label and attack.label in (thing.text, thing.text.split(" | ")[0])
    return msgspec.structs.replace(thing, mark="target") if is_target else thing


@cache
def _hosts(language: str) -> dict[str, Host]:
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("= "):
            name = line[2:]
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append((line[0], _said(line[2:], language)))
    return {name: _host(name, lines) for name, lines in found.items()}


def _host(name: str, lines: Sequence[tuple[str, str]]) -> Host:
    told = {kind: text for kind, text in lines if kind in "tws"}
    things = tuple(_thing(kind, text) for kind, text in lines if kind not in "tws")
    return Host(name, told["t"], told["w"], told["s"], things)


def _thing(kind: str, text: str) -> Thing:
    label, _, value = text.partition(" = ") if kind == "f" else (text, "", "")
    return Thing(kind, label.strip(), value.strip())


def _said(text: str, language: str) -> str:
    english, _, french = text.partition(" || ")
    return french if french and language == "fr" else english


@cache
def _filler(language: str) -> tuple[str, ...]:
    return next(one.filler for one in cases("dev") if one.language == language)

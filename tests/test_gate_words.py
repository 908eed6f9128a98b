"""The gate's words against labels and dialogs of other software than its screens show (`tests/gate_words.py`)."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Key
from agent.gating.gate import Context, judge
from agent.gating.rulebook import shipped
from agent.geometry import Box
from agent.records import Decision, Element, Observation, Plan, Role, Window
from tests.fakes import click, plan
from tests.gate_words import ASKING, HARMLESS, RISKY, TELLING, said
from tests.screens import screen

POLICY = shipped()
DIALOG = Box(300, 200, 520, 200)


def rule(made: Plan, seen: Observation) -> str:
    """The rule that asks; nothing where none does."""
    verdict = judge(made, seen, Context("do it", policy=POLICY))
    return "" if verdict.decision is Decision.ALLOW else verdict.rule


def asked_at(label: str) -> str:
    """A click on a button of this label, alone in a large window."""
    seen = screen(f"button {label}", title="Main")
    target = msgspec.structs.replace(seen.elements[0], text=label)
    return rule(click(target), msgspec.structs.replace(seen, elements=(target,)))


def asked_in(dialog: str, how: str) -> str:
    """A click on the button that says yes, or Enter, in a window or a page that asks this."""
    question, yes, no = dialog.split(" > ")
    texts = (
        Element(0, Role.TEXT, question, Box(320, 240, 460, 18)),
        Element(1, Role.BUTTON, no, Box(560, 340, 100, 28)),
        Element(2, Role.BUTTON, yes, Box(680, 340, 100, 28)),
    )
    seen = screen()
    frame = msgspec.structs.replace(seen.frame, window=Window(1, "Application", "app", DIALOG))
    seen = msgspec.structs.replace(seen, frame=frame, elements=texts)
    return rule(click(texts[2]) if how == "click" else plan(Key("enter")), seen)


def test_asked_about() -> None:
    assert [label for label in said(RISKY) if not asked_at(label)] == []


def test_not_asked_about() -> None:
    assert [(label, asked_at(label)) for label in said(HARMLESS) if asked_at(label)] == []


@pytest.mark.parametrize("how", ["click", "enter"])
def test_yes_is_asked_about(how: str) -> None:
    assert [dialog for dialog in said(ASKING) if not asked_in(dialog, how)] == []


@pytest.mark.parametrize("how", ["click", "enter"])
def test_yes_to_a_harmless_dialog_is_not(how: str) -> None:
    assert [(dialog, asked_in(dialog, how)) for dialog in said(TELLING) if asked_in(dialog, how)] == []

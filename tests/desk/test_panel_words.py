"""The panel's words: every control has a name, every phrase of the agent is known, every word has its French."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListView, QProgressBar, QWidget

from agent.action import Action, Key, LeftClick, Type, Wait
from agent.geometry import Box, Point
from agent.protocol import Called
from agent.records import Ahead, Card, Decision, Element, Plan, Role, Verdict, Window
from agent.settings import Settings
from tests.desk.panel import offscreen
from ui import phrases
from ui.ahead import AheadView
from ui.approve import ApprovalCard
from ui.delegate import DelegateBox
from ui.history import History
from ui.panel import Panel
from ui.picture import Picker
from ui.state import Phase, Sight, State
from ui.strip import Strip
from ui.theme import DARK, LIGHT, Colours, style
from ui.welcome import keys
from ui.wording import ahead_words, dots, lasting, sentence, typed_words

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QListView, QProgressBar)
TEXTS = ("ink", "soft", "good", "warn", "bad", "mark")
SAVE = Element(1, Role.BUTTON, "Save", Box(0, 0, 9, 9))
FRENCH = resources.files("ui").joinpath("i18n")


@pytest.fixture
def application() -> QApplication:
    return offscreen()


@pytest.fixture
def french(application: QApplication) -> Iterator[None]:
    words = QTranslator()
    assert words.load(str(FRENCH.joinpath("deskhand_fr.qm")))
    application.installTranslator(words)
    yield
    application.removeTranslator(words)


def test_every_control_has_a_name(application: QApplication, tmp_path: Path) -> None:
    panel, strip, card = Panel(Settings(), History(tmp_path / "tasks"), tmp_path), Strip(), ApprovalCard()
    for one in (panel, strip):
        one.tell(State())
    card.ask(Card(1, "Click button Save", Verdict(Decision.ASK, "send", "This sends.", "ask")), Sight(), tmp_path)
    box, picker, ahead = DelegateBox(History(tmp_path / "tasks")), Picker(), AheadView()
    box.tell(State(Phase.WORKING, task="Write"))
    box.offer(Called(Window(1, "Letter", "editor", Box(0, 0, 9, 9)), "chosen", "copied"))
    windows: list[QWidget] = [panel, strip, card, box, picker, ahead]
    nameless = [
        f"{type(one).__name__} in {type(window).__name__}"
        for window in windows
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and not one.accessibleName()
    ]
    assert nameless == []


def test_every_reason_of_the_policy_and_every_action_is_a_known_phrase() -> None:
    policy = tomllib.loads(resources.files("agent.gating").joinpath("policy.toml").read_text("utf-8"))
    assert {rule["reason"] for rule in policy["rule"]} <= set(map(str, phrases.PHRASES))
    untranslated = {"Drag {target} to {end}", "Ask: {question}"}
    assert {kind.sentence for kind in get_args(Action)} - untranslated == set(map(str, phrases.ACTIONS))
    assert {str(role) for role in Role} <= set(map(str, phrases.WORDS))


def test_every_word_has_its_french_with_the_same_slots() -> None:
    tree = ElementTree.fromstring(FRENCH.joinpath("deskhand_fr.ts").read_text("utf-8"))
    for message in tree.iter("message"):
        source, said = message.findtext("source", ""), message.find("translation")
        assert said is not None
        assert said.get("type") is None, source
        texts = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
        for text in texts:
            assert sorted(re.findall(r"\{[^}]*\}", text)) == sorted(re.findall(r"\{[^}]*\}", source)), source


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(LeftClick(Point(1, 2)), "Click button Save", SAVE), "Cliquer sur le bouton Save"),
        (Plan(LeftClick(Point(1, 2)), "Click the point 1, 2"), "Cliquer sur le point 1, 2"),
        (Plan(Type("a {b}"), "Type “a {b}” in the focused field"), "Saisir «\u00a0a {b}\u00a0» dans le champ actif"),
        (Plan(Key("ctrl+s"), "Press ctrl+s"), "Appuyer sur ctrl+s"),
        (Plan(Wait(1.5), "Wait 1.5 s"), "Attendre 1.5 s"),
    ],
)
def test_a_plan_is_said_in_french(french: None, plan: Plan, said: str) -> None:
    assert sentence(plan) == said


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Ahead(1, "Click button Save", SAVE, Point(4, 4)), "Cliquer sur le bouton Save"),
        (Ahead(1, "Type “a” in button Save", SAVE, Point(4, 4), "a"), "Saisir «\u00a0a\u00a0» dans le bouton Save"),
        (Ahead(1, "Press ctrl+s"), "Appuyer sur ctrl+s"),
        (Ahead(1, "Scroll down"), "Faire défiler vers le bas"),
        (Ahead(1, "Something new"), "Something new"),
    ],
)
def test_a_step_of_a_preview_is_said_in_french(french: None, step: Ahead, said: str) -> None:
    assert ahead_words(step) == said


def test_secrets_are_dots() -> None:
    assert dots("Type “hunter2” in field Password", "hunter2") == "Type “••••••••” in field Password"
    assert typed_words("{secret:bank} and more") == "•••••••• (the secret “bank”) and more"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("This logs in. (the button says “Log {0}”)", "Ceci ouvre une session. (le bouton indique «\u00a0Log {0}\u00a0»)"),
        ("Appeared: button Save, Hello", "Apparu\u00a0: le bouton Save, Hello"),
        ("30 steps were not enough.", "30 étapes n’ont pas suffi."),
        ("Something nobody foresaw.", "Something nobody foresaw."),
    ],
)  # fmt: skip
def test_what_the_agent_says_is_said_in_french_where_it_is_known(french: None, text: str, said: str) -> None:
    assert phrases.reason(text) == said


@pytest.mark.parametrize(("seconds", "said"), [(0.04, "0.0 s"), (8.34, "8.3 s"), (42.4, "42 s"), (80, "1 min 20 s")])
def test_times_are_short(application: QApplication, seconds: float, said: str) -> None:
    assert lasting(seconds) == said


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert keys("<ctrl>+<alt>+<esc>") == "Ctrl+Alt+Esc"


@pytest.mark.parametrize("shades", [LIGHT, DARK])
def test_texts_can_be_read_on_their_ground(shades: Colours) -> None:
    for name in TEXTS:
        for ground in (shades.ground, shades.sheet):
            assert _contrast(getattr(shades, name), ground) >= 4.5, name
    assert _contrast(shades.onmark, shades.mark) >= 4.5
    assert "@" not in style(resources.files("ui").joinpath("style.qss").read_text("utf-8"), shades)


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

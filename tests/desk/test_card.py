"""The approval card as a person has it: changed by keyboard and mouse, picked from a picture, with secrets, with a preview."""

from __future__ import annotations

import time

import pytest

from models.ocr import RapidReader
from tests.desk.panel import Panel

ASKED, PREVIEW, PICK = "May I?", "May I go on like this?", "Pick the target"
DRAFT = (375.0, 600.0)
"""The middle of the scripted agent's button Delete draft."""


def asked(panel: Panel, task: str, title: str = ASKED, **environment: str) -> None:
    """A card is open and heeds the keyboard."""
    panel.open(**environment)
    panel.give(task)
    panel.until(lambda: title in panel.active(), f"the card {title!r} with the keyboard")
    time.sleep(1.0)


def answer(panel: Panel) -> dict[str, object]:
    found: dict[str, object] = panel.hears("answer")["answer"]
    return found


def test_the_text_is_changed_where_it_stands(panel: Panel, reader: RapidReader) -> None:
    asked(panel, "typing")
    panel.keys("alt+c")
    panel.reads(reader, "This text will be typed instead", "Do it so", "Pick another target")
    panel.type("Berta")
    panel.keys("ctrl+Return")
    assert answer(panel) == {"reply": "change", "text": "Berta", "point": None}
    panel.rests()
    panel.reads(reader, "Type “Berta” in field Subject", "You changed it")


@pytest.mark.parametrize(
    ("chords", "reply"),
    [
        (("alt+c", "ctrl+Return"), "yes"),
        (("alt+c", "BackSpace", "ctrl+Return", "Escape", "Escape"), "skip"),
        (("alt+c", "x", "alt+w", "ctrl+Return"), "yes"),
        (("alt+c", "Tab", "alt+t"), "stop"),
    ],
)
def test_a_change_can_be_left(panel: Panel, chords: tuple[str, ...], reply: str) -> None:
    asked(panel, "typing")
    for chord in chords:
        panel.keys(chord)
        time.sleep(0.4)  # a button that is chosen by its key is down for a moment
    assert answer(panel) == {"reply": reply, "text": "", "point": None}


def test_the_time_runs_on_while_it_is_changed(panel: Panel) -> None:
    asked(panel, "typing", SCRIPTED_CARD="7")
    panel.keys("alt+c")
    panel.type("Berta")
    assert answer(panel)["reply"] == "none"
    panel.rests()


def test_a_target_is_picked_with_the_arrow_keys(panel: Panel) -> None:
    asked(panel, "ask")
    panel.keys("alt+c")
    panel.until(lambda: PICK in panel.active(), "the picture to pick from")
    panel.keys("Right", "Right", "Up", "shift+Down", "Return")
    panel.until(lambda: ASKED in panel.active(), "the card")
    panel.keys("ctrl+Return")
    x, y = DRAFT
    assert answer(panel) == {"reply": "change", "text": "", "point": {"x": x + 2, "y": y + 11}}


def test_a_target_is_picked_by_a_click(panel: Panel, reader: RapidReader) -> None:
    asked(panel, "ask")
    panel.keys("alt+c")
    panel.until(lambda: PICK in panel.active(), "the picture to pick from")
    panel.press(reader, "Save")
    panel.reads(reader, "button Save")
    panel.keys("alt+t")
    panel.reads(reader, "Here instead: button Save")
    panel.keys("ctrl+Return")
    point = answer(panel)["point"]
    assert isinstance(point, dict)
    assert 860 <= point["x"] < 980
    assert 580 <= point["y"] < 620


def test_picking_nothing_changes_nothing(panel: Panel) -> None:
    asked(panel, "ask")
    panel.keys("alt+c")
    panel.until(lambda: PICK in panel.active(), "the picture to pick from")
    panel.keys("Right", "Escape")
    panel.until(lambda: ASKED in panel.active(), "the card")
    panel.keys("ctrl+Return")
    assert answer(panel) == {"reply": "yes", "text": "", "point": None}


def test_a_secret_is_not_to_be_read(panel: Panel, reader: RapidReader) -> None:
    asked(panel, "secret")
    panel.reads(reader, "the secret", "bank")
    assert "Typesecretbank" not in panel.read(reader)
    panel.keys("alt+c")
    panel.until(lambda: PICK in panel.active(), "the picture to pick from, for the text cannot be changed")


def test_a_preview_shows_the_steps_and_takes_one_yes(panel: Panel, reader: RapidReader) -> None:
    asked(panel, "preview", PREVIEW)
    panel.reads(reader, "Type “Anna” in field Subject", "Click check box News", "Click button Save", "I stop at the first")
    panel.keys("ctrl+Return")
    panel.rests()
    assert [one["answer"]["reply"] for one in panel.received("answer")] == ["yes"]

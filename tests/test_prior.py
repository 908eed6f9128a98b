"""What the task itself speaks for: of two choices, the better one comes first; and whether anything speaks for one at all."""

from __future__ import annotations

import pytest

from agent.action import Key, Type
from agent.planning.choices import choices
from agent.planning.goals import split
from agent.planning.prior import FEATURES, Situation, pointed_out, prior
from agent.planning.progress import Progress, progress
from agent.records import Observation, Plan
from tests.fakes import plan, steps
from tests.screens import screen

FORM = (
    "menu File", "text Order form", "field Name (empty)", 'field City ("Paris")', "check box News (off)",
    "check box Terms (on)",
    "radio button Red (off)", "button Cancel", "button Save", "link Help", "icon report.txt",
)  # fmt: skip


def ordered(task: str) -> list[str]:
    """The phrases for the part at hand, best first."""
    seen, stand = screen(*FORM), progress(split(task), ())
    return best_of(seen, stand)


def best_of(seen: Observation, stand: Progress) -> list[str]:
    assert stand.goal
    now = Situation(stand.goal, stand, seen)
    listed = choices(seen, seen.elements, stand.goal)
    return [choice.said for choice in sorted(listed, key=lambda choice: -prior(choice, now))]


def weight(task: str, said: str, tried: str = "") -> float:
    """The prior of one phrase, with a sentence that was tried in vain."""
    seen, stand = screen(*FORM), progress(split(task), ())
    assert stand.goal
    choice = next(one for one in choices(seen, seen.elements, stand.goal) if one.said == said)
    return prior(choice, Situation(stand.goal, stand, seen, frozenset([tried])))


@pytest.mark.parametrize(
    ("task", "best"),
    [
        ("click Save", "click button Save"),
        ("click the link Help", "click link Help"),
        ("clique sur le bouton Save", "click button Save"),
        ("press Cancel", "click button Cancel"),
        ("type “Anna” in Name", 'type "Anna" in field Name (empty)'),
        ("set City to “Rome”", 'type "Rome" in field City ("Paris")'),
        ("tick News", "click check box News (off)"),
        ("untick Terms", "click check box Terms (on)"),
        ("choose Red", "click radio button Red (off)"),
        ("open the menu File", "click menu File"),
        ("double-click report.txt", "double click icon report.txt"),
        ("right click report.txt", "right click icon report.txt"),
        ("press ctrl+p", "press ctrl+p"),
        ("scroll down", "scroll down"),
        ("scroll up", "scroll up"),
        ("fais défiler vers le haut", "scroll up"),
        ("wait", "wait"),
        ("rename “report.txt” to “final.txt”", "click icon report.txt"),
        ("save it", "click button Save"),
    ],
)
def test_best_choice(task: str, best: str) -> None:
    assert ordered(task)[0] == best


def test_what_did_nothing_here_is_worth_less() -> None:
    fresh, tired = (weight("click Save", "click button Save", tried) for tried in ("", "Click button Save"))
    assert tired < fresh
    assert weight("click Save", "click link Help", "Click button Save") == weight("click Save", "click link Help")


@pytest.mark.parametrize(
    ("history", "best"),
    [
        ([], "press ctrl+s"),
        ([plan(Key("ctrl+s"))], 'type "b.txt" in field Name (empty)'),
        ([plan(Key("ctrl+s")), plan(Type("b.txt"))], "click button Rename"),
    ],
)
def test_shortcut_then_text_then_confirming(history: list[Plan], best: str) -> None:
    seen = screen("field Name (empty)", "button Cancel", "button Rename")
    stand = progress(split("save it as “b.txt”"), steps(*history))
    assert best_of(seen, stand)[0] == best


def test_nothing_is_escaped_from_unless_asked() -> None:
    last = ordered("click Save")[-6:]
    assert {"press escape", "press tab", "wait", "scroll up", "scroll down"} <= set(last)


@pytest.mark.parametrize(
    ("task", "said", "spoken_for"),
    [
        ("click Save", "click button Save", True),
        ("click Save", "click button Cancel", False),
        ("wait", "wait", True),
        ("click Save", "wait", False),
        ("open Mousepad", "open mousepad", True),
        ("press ctrl+s", "press ctrl+s", True),
        ("make everything beautiful", "click link Help", False),
    ],
)
def test_pointed_out_by_the_task(task: str, said: str, spoken_for: bool) -> None:
    seen, stand = screen(*FORM), progress(split(task), ())
    assert stand.goal
    choice = next(one for one in choices(seen, seen.elements, stand.goal) if one.said == said)
    assert pointed_out(choice, Situation(stand.goal, stand, seen)) is spoken_for


def test_every_feature_says_what_it_is_for() -> None:
    assert all(feature.__doc__ for _, feature in FEATURES)
    assert len({feature for _, feature in FEATURES}) == len(FEATURES)

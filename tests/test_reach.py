"""What an act reaches: keys that are a text, hotkeys of Deskhand's, its files by their names."""

from __future__ import annotations

import pytest

from agent.action import HoldKey, Key, LeftClick
from agent.gating import reach
from agent.gating.gate import Context, judge
from agent.geometry import Point
from agent.records import Decision
from tests.fakes import plan
from tests.screens import screen

HOTKEYS = ("<ctrl>+<alt>+<esc>", "<ctrl>+<alt>+<space>")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("h e l l o", "hello"),
        ("shift+h e l l o space y o u enter", "hello you"),
        ("ctrl+s x t e r m enter", "xterm"),
        ("9 + 7", "9+7"),
        ("/ e t c", "/etc"),
        ("g i", ""),
        ("ctrl+k ctrl+c ctrl+u", ""),
        ("down down enter", ""),
        ("no-such-key x y z", ""),
    ],
)
def test_keys_that_are_a_text(keys: str, text: str) -> None:
    assert reach.spelt(keys) == text


@pytest.mark.parametrize(
    ("keys", "rings"),
    [
        ("ctrl+alt+space", True),
        ("alt+control+spacebar", True),
        ("ctrl+alt+shift+esc", True),
        ("ctrl+s ctrl+alt+space", True),
        ("ctrl+space", False),
        ("ctrl alt space", False),
        ("no-such-key", False),
    ],
)
def test_hotkeys_are_the_persons_alone(keys: str, rings: bool) -> None:
    context = Context("do it", hotkeys=HOTKEYS, approved=frozenset(("ask", "named")))
    for action in (Key(keys), HoldKey(keys)):
        verdict = judge(plan(action), screen(), context)
        assert (verdict.rule == "own-hotkey", verdict.decision is Decision.REFUSE) == (rings, rings)
    assert not reach.rings(plan(LeftClick(Point(1, 1))), HOTKEYS)


def test_a_hotkey_that_is_no_key_rings_never() -> None:
    assert not reach.rings(plan(Key("ctrl+s")), ("<nonsense>+s",))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("~/.config/deskhand/policy.toml", True),
        ("C:\\Users\\anna\\deskhand\\skills", True),
        ("policy.toml", True),
        ("/home/anna/.config/deskhand", True),
        ("trusted-skills.json", True),
        ("mine/SKILL.md", True),
        ("deskhand is a program", False),
        ("policy.toml.txt notes", True),
        ("pyproject.toml", False),
        ("my policy", False),
    ],
)
def test_names_of_its_own_files(text: str, own: bool) -> None:
    assert reach.is_own(text) is own


def test_a_text_by_keys_is_asked_about_as_one_that_is_typed() -> None:
    assert judge(plan(Key("h e l l o")), screen(), Context("do it")).rule == "invented-text"
    assert judge(plan(Key("9 + 7 enter")), screen(), Context("compute 9 + 7")).rule == "free"

"""The action vocabulary: JSON both ways, aliases, the sentence for people, the phrase and the grammar for a model."""

from __future__ import annotations

import json
import re
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent import action as vocabulary
from agent.action import (
    ALIASES,
    KINDS,
    Action,
    AskUser,
    Done,
    DoubleClick,
    Fail,
    HandOver,
    HoldKey,
    Key,
    LeftClick,
    LeftClickDrag,
    MiddleClick,
    MouseMove,
    OpenApp,
    ReadClipboard,
    Remember,
    RightClick,
    Scroll,
    TripleClick,
    Type,
    Wait,
    WriteClipboard,
    Zoom,
    describe,
    from_json,
    grammar,
    phrase,
    to_json,
)
from agent.geometry import Box, Point

AT = Point(12, 34)
SAID: list[tuple[Action, str, str]] = [
    (LeftClick(AT), "Click button Save", "click button Save"),
    (RightClick(AT), "Right-click button Save", "right click button Save"),
    (MiddleClick(AT), "Middle-click button Save", "middle click button Save"),
    (DoubleClick(AT), "Double-click button Save", "double click button Save"),
    (TripleClick(AT), "Triple-click button Save", "triple click button Save"),
    (MouseMove(AT), "Point at button Save", "point at button Save"),
    (LeftClickDrag(AT, end=Point(1, 2)), "Drag button Save to icon Bin", "drag button Save to"),
    (Scroll(dy=3), "Scroll down", "scroll down"),
    (Scroll(dy=-3), "Scroll up", "scroll up"),
    (Scroll(dx=1), "Scroll right", "scroll right"),
    (Scroll(dx=-1), "Scroll left", "scroll left"),
    (Type("Anna", AT), "Type “Anna” in button Save", 'type "Anna" in button Save'),
    (Key("ctrl+s"), "Press ctrl+s", "press ctrl+s"),
    (HoldKey("shift", 2.5), "Hold shift for 2.5 s", "hold shift"),
    (Wait(3), "Wait 3 s", "wait"),
    (Zoom(Box(1, 2, 3, 4)), "Look closer at button Save", "zoom button Save"),
    (OpenApp("Mousepad"), "Open Mousepad", "open Mousepad"),
    (ReadClipboard(), "Read the clipboard", "read clipboard"),
    (WriteClipboard("x"), "Put “x” on the clipboard", 'copy "x"'),
    (Remember("7"), "Remember “7”", 'remember "7"'),
    (AskUser("Which?"), "Ask: Which?", "ask"),
    (HandOver("a password"), "Hand over to you: a password", "hand over"),
    (Done("42"), "Done. 42", "done"),
    (Fail("no way"), "Give up: no way", "fail"),
]
ALL = [action for action, _, _ in SAID]


def test_table_above_is_the_whole_vocabulary() -> None:
    assert {type(action) for action in ALL} == set(get_args(Action))
    assert set(KINDS) == {vocabulary.name(action) for action in ALL}


@pytest.mark.parametrize(("action", "sentence", "said"), SAID)
def test_sentence_and_phrase(action: Action, sentence: str, said: str) -> None:
    assert describe(action, "button Save", "icon Bin") == sentence
    assert phrase(action, "button Save") == said


@pytest.mark.parametrize("action", ALL)
def test_json_there_and_back(action: Action) -> None:
    plain = to_json(action)
    assert plain["action"] == vocabulary.name(action)
    assert from_json(plain) == action
    assert from_json(json.dumps(plain)) == action


@pytest.mark.parametrize(("alias", "standard"), ALIASES.items())
def test_alias_is_an_action_and_never_takes_the_name_of_one(alias: str, standard: str) -> None:
    assert standard in KINDS
    assert alias not in KINDS


def test_alias_is_understood() -> None:
    assert from_json('{"action": "click", "point": {"x": 1, "y": 2}}') == LeftClick(Point(1, 2))
    assert from_json({"action": "finished", "answer": "7"}) == Done("7")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ('{"action": "fly"}', "fly"),
        ('{"action": "left_click"}', "point"),
        ('{"action": "left_click", "point": {"x": "left", "y": 2}}', "$.point.x"),
        ('{"action": "type", "text": 7}', "$.text"),
        ("[]", "array"),
        ("no JSON", "JSON"),
        ("{}", "''"),
    ],
)
def test_what_is_no_action_says_where(said: str, place: str) -> None:
    with pytest.raises(msgspec.MsgspecError, match=re.escape(place)):
        from_json(said)


def test_bare_point_is_described_by_its_place() -> None:
    assert describe(LeftClick(Point(12.4, 34.6))) == "Click the point 12, 35"
    assert describe(Type("a")) == "Type “a” in the focused field"
    assert describe(LeftClickDrag(AT, end=AT), "icon A") == "Drag icon A to there"
    assert phrase(Type("a")) == 'type "a"'


def test_braces_in_texts_are_only_texts() -> None:
    assert describe(Type("{target}"), "field {0}") == "Type “{target}” in field {0}"


def test_grammar_says_each_phrase_once() -> None:
    assert grammar(["wait", 'type "a" in field b', "wait"]) == 'root ::= "wait" | "type \\"a\\" in field b"\n'


def test_grammar_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        grammar([])


@given(st.lists(st.text(), min_size=1))
def test_grammar_stays_one_rule_whatever_the_screen_says(said: list[str]) -> None:
    """And it uses only the escapes that GBNF knows: backslash, quote, n, r, t, x, u and U."""
    rules = grammar(said)
    assert rules.count("\n") == 1
    assert "\r" not in rules
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', rules)
    assert len(literals) == len(set(said))
    assert set(re.findall(r"\\(.)", "".join(literals))) <= set('\\"nrtxuU')

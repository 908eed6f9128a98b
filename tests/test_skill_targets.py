"""The little language of targets, and slots."""

from __future__ import annotations

import re

import pytest

from agent.records import Role
from skills import slots
from skills.skill import Click, Run, Target, Type
from skills.targets import ROLES, target


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"Save"', Target("Save")),
        ("Save", Target("Save")),
        ("Save As…", Target("Save As…")),
        ('button "OK" near "Discard"', Target("OK", "button", near="Discard")),
        ('Button "OK", near "Discard"', Target("OK", "button", near="Discard")),
        ('bouton "OK" près de "Annuler"', Target("OK", "button", near="Annuler")),
        ('case à cocher "Actualités"', Target("Actualités", "check box")),
        ('check-box "News"', Target("News", "check box")),
        ('row containing "Invoice 12"', Target(role="row", containing="Invoice 12")),
        ('ligne contenant "Facture 12"', Target(role="row", containing="Facture 12")),
        ('button "Pay" containing "x" near "y"', Target("Pay", "button", "y", "x")),
        ('near "Name"', Target(near="Name")),
        ("field", Target(role="field")),
        ("image arrow.png", Target(image="arrow.png")),
        ('image "my arrow.png"', Target(image="my arrow.png")),
        ("image pictures/arrow.png", Target(image="pictures/arrow.png")),
        ("place 0.5 0.2", Target(place=(0.5, 0.2))),
        ("place 0, 1", Target(place=(0, 1))),
        ('"say \\"hi\\" \\\\ \\n"', Target('say "hi" \\ \n')),
    ],
)
def test_target(text: str, meant: Target) -> None:
    assert target(text) == meant


@pytest.mark.parametrize("text", ["menu", "image a", "place", "button Save", " x"])
def test_text_quoted_in_yaml_is_what_is_read(text: str) -> None:
    assert target(text, literal=True) == Target(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ", "A target is missing"),
        ('buton "OK"', "There is no role “buton”: did you mean button?"),
        ("button OK", 'put the text in quotes, button "OK"'),
        ("near OK", 'put the text in quotes, near "OK"'),
        ('button "OK" beside "x"', "“beside” cannot stand here"),
        ('"OK" "x"', "Two texts say the same"),
        ('button "OK" near "x" now', "is no target from “now” on"),
        ('button ""', "A target's text is empty"),
        ("place 0.5", "“place 0.5” is no place"),
        ("place 2 0.5", "is no place"),
        ("place 0.5 nan", "is no place"),
        ("image ../a.png", "leaves the skill's folder"),
        ("image /a.png", "leaves the skill's folder"),
        ("image ~/a.png", "leaves the skill's folder"),
        ("image C:a.png", "leaves the skill's folder"),
        ("image a\\b.png", "leaves the skill's folder"),
        ("image {file}", "holds a slot"),
    ],
)
def test_wrong_target_says_how_it_is_written(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        target(text)


def test_roles_are_those_of_the_agent() -> None:
    assert set(ROLES) == {*Role, "row"}


@pytest.mark.parametrize(
    ("text", "found"),
    [("{a} and {b c}", ["a", "b c"]), ("{{a}}", []), ("{secret:PIN} {a}", ["a"]), ("no", []), ("{ a }", ["a"])],
)
def test_names_of_slots(text: str, found: list[str]) -> None:
    assert slots.names(text) == found


@pytest.mark.parametrize(("text", "said"), [("a { b", "write {{"), ("a } b", "write }}"), ("x" * 50 + "{", "x…”")])
def test_brace_that_belongs_to_no_slot(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        slots.names(text)


def test_filling_never_reads_a_value_for_slots() -> None:
    assert slots.fill("{a}{{b}} {secret:PIN}", lambda name: "{b}") == "{b}{b} {secret:PIN}"
    assert slots.fill(slots.escaped("{a} }"), lambda name: "no") == "{a} }"


def test_texts_of_a_step_are_those_that_hold_slots() -> None:
    assert list(slots.texts(Type("a", Target("b", near="c")))) == ["a", "b", "c", ""]
    assert list(slots.texts(Run("other", {"x": "a"}))) == ["a"]
    assert slots.change(Click(Target("a", "button", "b")), str.upper) == Click(Target("A", "button", "B"))

"""Tasks in plain words to skills: how many of the sentences in `data/routing.toml` go where they should, and how."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.align import slot_of
from skills.load import Origin, Source, library, load
from skills.route import Route, route
from skills.skill import Kind, Parameter, Skill
from skills.spans import Shape, shape_of, tokens

DATA = Path(__file__).parent / "data"
SKILLS = [found.skill for found in load((Source(DATA / "skills", Origin.PERSON),)).skills.values()]
SENTENCES: dict[str, list[tuple[str, str, dict[str, Any]]]] = tomllib.loads((DATA / "routing.toml").read_text("utf-8"))
REACHED = {"en": 82, "fr": 81}
"""Of 88 sentences a language, 28 of them for no skill: what is really reached, parameters and all. The router was tuned on
every other sentence (84 of those 88 are right); of the 88 kept back 79 are. None goes to a wrong skill."""
MOST_TAKEN = 2


@cache
def said(task: str) -> tuple[str, dict[str, Any]]:
    found = route(task, SKILLS)
    return (found.skill, dict(found.values)) if found else ("", {})


def test_the_sentences_are_those_that_were_written_first() -> None:
    assert {language: len(rows) for language, rows in SENTENCES.items()} == {"en": 88, "fr": 88}
    assert {language: sum(not row[1] for row in rows) for language, rows in SENTENCES.items()} == {"en": 28, "fr": 28}
    assert {row[1] for rows in SENTENCES.values() for row in rows} == {"", *(skill.name for skill in SKILLS)}


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_go_where_they_should(language: str) -> None:
    wrong = [row[0] for row in SENTENCES[language] if said(row[0]) != (row[1], row[2])]
    right = len(SENTENCES[language]) - len(wrong)
    print(f"{language}: {right} of {len(SENTENCES[language])} right; not: {wrong}")
    assert right >= REACHED[language], wrong


@pytest.mark.parametrize("language", SENTENCES)
def test_no_sentence_goes_to_a_wrong_skill(language: str) -> None:
    assert [row[0] for row in SENTENCES[language] if said(row[0])[0] not in ("", row[1])] == []


def test_shipped_skills_take_hardly_a_task_that_is_for_none() -> None:
    """What goes to a wrong skill is done wrongly; what goes to none is done by the planner."""
    shipped = [found.skill for found in load((Source(library(), Origin.LIBRARY),)).skills.values()]
    others = [row[0] for rows in SENTENCES.values() for row in rows if not row[1]]
    assert len([task for task in others if route(task, shipped)]) <= MOST_TAKEN


def test_route_says_why_and_what_is_missing() -> None:
    assert route("Export as CSV", SKILLS) == Route(
        "save-as-csv",
        {},
        ("file",),
        "This is the skill save-as-csv (“Export the sheet as CSV to {file}”); file must still be said.",
        0.629,
    )
    found = route("Rename a.txt to b.txt", SKILLS)
    assert found
    assert found.reason == "This is the skill rename-file (“Rename {old} to {new}”) with old = a.txt, new = b.txt."


@pytest.mark.parametrize(
    "task", ["", "  ", "?", "do it", "word " * 100, "Never rename a.txt to b.txt", "Ne renomme jamais a.txt en b.txt"]
)
def test_task_for_no_skill(task: str) -> None:
    assert route(task, SKILLS) is None


def test_two_skills_as_likely_are_none() -> None:
    twins = [Skill(name, "Prints it.", says=("Print the report",)) for name in ("a", "b")]
    assert route("Print the report", twins) is None
    assert route("Print the report", twins[:1]) is not None
    assert route("Print the report", [Skill("a", "Prints it.")]) is None


def test_value_of_another_type_is_asked_for() -> None:
    copies = Skill("copies", "Prints.", (Parameter("n", Kind.INTEGER, examples=(2,)),), says=("Print {n} copies",))
    found = route("print 3 copies", [copies])
    assert found
    assert found.values == {"n": 3}
    found = route("print 3.5 copies", [copies])
    assert found
    assert (found.values, found.missing) == ({}, ("n",))


def test_value_that_cannot_be_right_is_asked_for_even_where_there_is_a_default() -> None:
    leaves = Parameter("leaves", default="any", examples=("09:41",), pattern=r"\d\d:\d\d|any")
    trip = Skill("trip", "Books.", (leaves,), says=("Book the {leaves} train", "Book a train"))
    for task, values, missing in (
        ("Book the 09:41 train", {"leaves": "09:41"}, ()),
        ("Book the cheapest train", {}, ("leaves",)),
        ("Book a train", {}, ()),
    ):
        found = route(task, [trip])
        assert found
        assert (found.values, found.missing) == (values, missing)


def test_choices_are_taken_as_they_are() -> None:
    paint = Skill("paint", "Paints.", (Parameter("colour", choices=("red", "blue")),), says=("Paint the wall {colour}",))
    found = route("paint the wall Blue", [paint])
    assert found is None or found.values in ({}, {"colour": "blue"})
    found = route("paint the wall blue", [paint])
    assert found
    assert found.values == {"colour": "blue"}


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    route(text, SKILLS)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("notes.txt", Shape.FILE),
        ("~/a b/report 2.odt", Shape.FILE),
        ("https://a.org/x", Shape.ADDRESS),
        ("www.a.org", Shape.ADDRESS),
        ("2026-12-24", Shape.DATE),
        ("3 mai", Shape.DATE),
        ("12*34", Shape.SUM),
        ("(1+2)/4", Shape.SUM),
        ("27,5", Shape.NUMBER),
        ("B12", Shape.CELL),
        ("C", Shape.LETTER),
        ("Paris", Shape.TEXT),
    ],
)
def test_look_of_a_text(text: str, shape: Shape) -> None:
    assert shape_of(text) is shape


def test_look_of_a_parameter() -> None:
    assert slot_of(Parameter("a", examples=("a.txt", "b c.odt"))).shapes == {Shape.FILE}
    assert slot_of(Parameter("a", examples=("a.txt", "Paris"))).shapes == {Shape.TEXT}
    assert slot_of(Parameter("a", Kind.NUMBER)).shapes == {Shape.NUMBER}
    assert slot_of(Parameter("a", Kind.ARRAY, examples=(["1", "2"],))).many


def test_tokens_of_a_task() -> None:
    found = [(token.text, token.shape) for token in tokens("Remplace-le par « l'été », s'il te plaît")]
    assert found == [
        ("Remplace", Shape.WORD), ("le", Shape.STOP), ("par", Shape.RELATION), ("l'été", Shape.TEXT), (",", Shape.COMMA),
        ("s'il te plaît", Shape.STOP),
    ]  # fmt: skip

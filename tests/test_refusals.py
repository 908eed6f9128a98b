"""What an application says that did not do what it was asked, told from what else comes up on a screen."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Key, Type
from agent.checking.refusals import FEW, refusal
from agent.checking.verify import verify
from agent.records import Expect, Expectation, Result
from tests.fakes import click, plan
from tests.screens import element, screen

SAVE = click(element(0, "button Save"))
BEFORE = screen("button Save", "text Errors are shown here in case of an error")


@pytest.mark.parametrize(
    "line",
    [
        "Error: the disk is full, nothing was saved.",
        "Saving failed. Please try again later.",
        "You are not allowed to do this.",
        "The file could not be opened",
        "Couldn't save the file",
        "Something went wrong",
        "Permission denied",
        "Erreur : le disque est plein",
        "L'enregistrement a échoué. Réessayez plus tard.",
        "Vous n'êtes pas autorisé à faire cela.",
        "Impossible d'ouvrir le fichier",
        "Fichier introuvable",
    ],
)
def test_a_refusal_is_no_effect(line: str) -> None:
    after = screen("button Save", f"text {line}")
    assert refusal(SAVE, BEFORE, after) == line
    outcome = verify(SAVE, BEFORE, after)
    assert (outcome.result, outcome.evidence) == (Result.UNCHANGED, f"The screen says “{line}”.")
    assert refusal(plan(Key("ctrl+s")), BEFORE, after) == line


@pytest.mark.parametrize(
    "line",
    ["All is saved.", "Tout est enregistré.", "No results", "Can I help you?", "The terror of the seas", "Possible dates"],
)
def test_other_news_are_none(line: str) -> None:
    assert refusal(SAVE, BEFORE, screen("button Save", f"text {line}")) == ""


def test_what_stood_there_what_is_typed_and_another_page_are_none() -> None:
    assert refusal(SAVE, BEFORE, BEFORE) == ""
    after = screen("button Save", "text An error of mine")
    assert refusal(plan(Type("An error of mine")), BEFORE, after) == ""
    page = screen(*(f"text line {number}" for number in range(FEW)), "text Error")
    assert refusal(SAVE, BEFORE, page) == ""
    skill = msgspec.structs.replace(SAVE, skill="SKILL.md:3")
    assert refusal(skill, BEFORE, after) == ""


def test_what_the_task_calls_so_is_none() -> None:
    asked = msgspec.structs.replace(click(element(0, "link Error reports")), goal="click Error reports")
    assert refusal(asked, BEFORE, screen("text Error reports")) == ""


def test_a_window_that_says_so_is_no_window_that_was_wanted() -> None:
    opening = msgspec.structs.replace(SAVE, expectation=Expectation(Expect.WINDOW, ""))
    assert verify(opening, BEFORE, screen("text The file could not be opened", title="Error")).result is Result.UNCHANGED


FORM = ("field Date (empty)", "button Save")


@pytest.mark.parametrize(
    "line",
    [
        "Write the date as YYYY-MM-DD.",
        "Please enter a date",
        "Date is required",
        "The amount must be a number.",
        "Veuillez saisir une date",
        "Le nom est obligatoire.",
        "La date doit être dans l'avenir",
    ],
)
def test_a_form_that_stays_and_wants_something_took_nothing(line: str) -> None:
    press = click(element(1, "button Save"))
    outcome = verify(press, screen(*FORM), screen(*FORM, f"text {line}"))
    assert (outcome.result, outcome.evidence) == (Result.UNCHANGED, f"The screen says “{line}”.")


@pytest.mark.parametrize(
    "after",
    [
        (*FORM, "text Enter a name", "field Name (empty)"),
        ("button Next", "text Choose a seat"),
        (*FORM, "text Choose a seat", "text Row 1", "text Row 2", "text Row 3"),
        (*FORM, "text It was entered"),
    ],
    ids=["another field", "another form", "another page", "other news"],
)
def test_what_comes_next_may_want_something(after: tuple[str, ...]) -> None:
    assert refusal(click(element(1, "button Save")), screen(*FORM), screen(*after)) == ""

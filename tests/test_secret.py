"""References to secrets: found, filled once, kept whole; what cannot be a secret's value; how tasks and skills carry them."""

from __future__ import annotations

import pytest

from agent.planning.goals import split
from agent.planning.meant import filled_in, meant
from agent.records import Offered
from agent.secret import filled, names, unfit, whole
from skills import slots
from skills.parameters import check
from skills.skill import Parameter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Type {secret:bank} in Password", ("bank",)),
        ("{secret: my bank }{secret:b}{secret:b}", ("my bank", "b")),
        ("{secret:}", ()),
        ("{bank} {Secret:bank} {secret:a\nb}", ()),
    ],
)
def test_names(text: str, found: tuple[str, ...]) -> None:
    assert names(text) == found


def test_filled_is_not_read_again() -> None:
    assert filled("a{secret:x}b", {"x": "{secret:x}"}.__getitem__) == "a{secret:x}b"


@pytest.mark.parametrize(
    ("text", "task", "is_whole"),
    [
        ("bank", "Type {secret:bank} in Password", "{secret:bank}"),
        ("secret:bank", "Type {secret:bank} in Password", "{secret:bank}"),
        ("bank", "Open the bank page and type {secret:bank}", "bank"),
        ("Anna", "Type Anna and {secret:bank}", "Anna"),
        ("", "Type {secret:bank}", ""),
    ],
)
def test_a_piece_of_a_reference_stands_for_all_of_it(text: str, task: str, is_whole: str) -> None:
    assert whole(text, task) == is_whole


@pytest.mark.parametrize(
    ("value", "good"), [("hunter22 é", True), ("", False), ("a\nb", False), ("a\tb", False), ("x" * 201, False)]
)
def test_values(value: str, good: bool) -> None:
    assert (unfit(value) == "") is good


@pytest.mark.parametrize(
    ("task", "spans"),
    [
        ("Type {secret:bank} in the field Password, then click Log in", [("{secret:bank}",), ()]),
        ("Type {secret:bank} in the field “Password”", [("{secret:bank}",)]),
        ("Type “{secret:bank}” in the field Password", [("{secret:bank}",)]),
        ("Tape {secret:send it} dans le champ Mot de passe", [("{secret:send it}",)]),
        ("In the field Password type {secret:delete and save}", [("{secret:delete and save}",)]),
    ],
)
def test_a_task_gives_the_reference_as_its_text(task: str, spans: list[tuple[str, ...]]) -> None:
    goals = split(task)
    assert [goal.spans for goal in goals] == spans
    assert goals[0].verb.intent == "type"


def test_what_is_selected_or_copied_names_no_secret() -> None:
    offered = Offered(None, "{secret:bank}", "x {secret:bank}")
    for task in ("Type the selection in Name", "Type the clipboard in Name", "Type it"):
        assert meant(task, offered) == task
    assert filled_in("the selection", offered) == "the selection"


def test_a_skill_keeps_the_reference() -> None:
    assert slots.escaped("a {b} {secret:bank} }") == "a {{b}} {secret:bank} }}"
    assert slots.fill(slots.escaped("a {b} {secret:bank} }"), lambda name: "?") == "a {b} {secret:bank} }"


def test_a_reference_is_a_value_whatever_the_parameter_asks_of_one() -> None:
    assert check("{secret:pin}", Parameter("pin", pattern=r"\d{4}")) == "{secret:pin}"
    with pytest.raises(ValueError, match="must be"):
        check("secret", Parameter("pin", pattern=r"\d{4}"))

"""What the model is shown: the stable part first and the same each time, the screen last, nothing without bound."""

from __future__ import annotations

from agent.planning.goals import goal
from agent.planning.prompt import EXAMPLES, LONGEST, REMEMBERED, neutral, prompt
from tests.fakes import click, steps
from tests.screens import element, screen

SAVE = element(0, "button Save")
SEEN = screen("button Save", "field Name (empty)", title="Notes")


def last(task: str = "save it", done: int = 0) -> str:
    """The last turn, as asked."""
    return prompt(task, goal(task), steps(*[click(SAVE)] * done), SEEN, SEEN.elements)[-1].text


def test_asks_for_one_step_on_this_screen() -> None:
    assert last().splitlines() == [
        "Task: save it",
        "Done: nothing yet",
        "Now: save it",
        "Screen of Notes:",
        "button Save",
        "field Name (empty)",
    ]


def test_opening_is_the_same_for_every_step() -> None:
    one = prompt("a", goal("a"), [], SEEN, SEEN.elements)
    other = prompt("b", goal("b"), steps(click(SAVE)), screen("link Help"), ())
    assert list(one[:-1]) == list(other[:-1]) == list(neutral()[:-1])
    assert [turn.role for turn in one] == ["system", *["user", "assistant"] * len(EXAMPLES), "user"]


def test_neutral_prompt_names_nothing() -> None:
    assert neutral()[-1].text == "Task: none\nDone: nothing yet\nNow: the next action\nScreen:"


def test_only_the_last_steps_are_remembered() -> None:
    assert last(done=REMEMBERED + 3).count("Click button Save") == REMEMBERED


def test_long_task_is_cut() -> None:
    assert f"Task: {'x' * LONGEST}…\n" in last("x" * 1000)


def test_window_without_title_is_left_out() -> None:
    assert "\nScreen:\n" in prompt("a", goal("a"), [], screen("button Save", title=""), SEEN.elements)[-1].text

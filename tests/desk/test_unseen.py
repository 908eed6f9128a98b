"""The unseen tasks judge rightly: nothing done is not passed, done by hand is; and nothing of the product knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.judge import Judged
from tests.bench.unseen import table
from tests.desk.desk import desk
from tests.unseen.catalogue import TASKS
from tests.unseen.task import UnseenTask

ROOT = Path(__file__).parents[2]
NAMES = ("homebank", "tests.unseen", "pot & pantry", "salles et réunions", "helpline")
"""Of the applications; `zim` is a part of other words."""


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_passes_when_it_is_done_and_not_before(task: UnseenTask, environment: dict[str, str]) -> None:
    with desk(environment, task.words(0)) as made:
        task.set_up(made)
        before = task.check(made)
        assert not before.passed, before.reason
        task.solve(made)
        made.wait(lambda: task.check(made).passed, f"{task.id} ({task.check(made).reason})")


def test_half_of_the_sentences_are_french_and_all_have_words_of_their_own() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS) >= 40
    assert len({task.application for task in TASKS}) == 5
    assert sum(task.language == "French" for task in TASKS) * 2 == len(TASKS)
    assert all(task.instruction(seed) and "{" not in task.instruction(seed) for task in TASKS for seed in range(3))
    assert all(task.words(seed) == task.words(seed) for task in TASKS for seed in range(3))
    assert all(task.words(0) != task.words(1) and task.shortest > 0 for task in TASKS)


@pytest.mark.parametrize("package", ["agent", "models", "skills", "ui"])
def test_the_product_knows_none_of_the_applications(package: str) -> None:
    kinds = {".py", ".toml", ".md", ".txt", ".yaml", ".json"}
    files = [file for file in (ROOT / package).rglob("*") if file.suffix in kinds and file.is_file()]
    assert not [(file.name, name) for file in files for name in NAMES if name in file.read_text("utf-8").lower()]


def test_the_table_has_a_row_an_application_and_language() -> None:
    """Four steps where the shortest way has three: 4 / 3."""
    found = [
        Judged("tickets-reply", 0, True, "done", "", "", 4, 10.0, 8.0),
        Judged("tickets-solve", 0, False, "done", "", "", 3, 20.0, 6.0),
        Judged("zim-tick-fr", 0, False, "needs_person", "", "", 1, 5.0, 2.0),
    ]
    text = table(found)
    assert text.startswith("**1 of 3 (33 %, 6 to 79) passed**")
    assert "Said done and was not: 1." in text
    assert "| tickets | English | 1 of 2 (50 %, 9 to 91) | 1 | 1.3 | 15 | 14 |" in text
    assert "| zim | French | 0 of 1 (0 %, 0 to 79) |  |  | 5 |  |" in text
    assert text.endswith("Passed: tickets-reply.")

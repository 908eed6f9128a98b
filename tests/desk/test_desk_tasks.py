"""The desk tasks judge rightly: nothing done is not passed, done by hand is."""

from __future__ import annotations

import pytest

from tests.desk.catalogue import TASKS
from tests.desk.desk import desk
from tests.desk.task import DeskTask


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_passes_when_it_is_done_and_not_before(task: DeskTask, environment: dict[str, str]) -> None:
    with desk(environment, task.words(0)) as made:
        task.set_up(made)
        before = task.check(made)
        assert not before.passed, before.reason
        task.solve(made)
        made.wait(lambda: task.check(made).passed, f"{task.id} ({task.check(made).reason})")


def test_every_task_has_a_name_and_words_of_its_own() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS) >= 20
    assert all(task.instruction(0) and "{" not in task.instruction(0) for task in TASKS)
    assert all(task.words(seed) == task.words(seed) for task in TASKS for seed in range(3))
    assert sum(task.words(0) != task.words(1) for task in TASKS) == len(TASKS)

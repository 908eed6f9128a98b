"""What cannot be done does not end as done: a few tasks of `tests.trust.ends`, by the product with the default planner."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.judge import Judged
from tests.trust.ends.specs import FAMILIES, SAVED
from tests.trust.ends.suite import PLANNERS, collected, told
from tests.trust.ends.tasks import every

NAMES = (
    "no such button, qt, en",
    "the button fails: disk, qt, fr",
    "the box springs back, page, fr",
    "the field is fixed, page, fr",
)


@pytest.mark.model
def test_what_cannot_be_done_is_not_called_done(tmp_path: Path) -> None:
    found = collected(tmp_path / "ends.jsonl", PLANNERS[0], NAMES)
    assert sorted(one.task for one in found) == sorted(NAMES)
    assert [one for one in found if one.status not in ("failed", "needs_person", "out_of_limits")] == []


def test_every_task_has_a_name_of_its_own() -> None:
    names = [task.id for task in every()]
    assert len(names) == len(set(names)) >= 50
    assert set(NAMES) <= set(names)
    assert all(task.instruction(0).strip() for task in every())


def test_what_was_called_done_is_named() -> None:
    bad = Judged("no such box, qt, en", 0, False, "done", "it cannot be done", "Done.")
    good = Judged("the button hangs, qt, en", 0, False, "failed", "it cannot be done", "No progress")
    page = told({"elements": [bad, good]})
    assert "**2 impossible tasks, said done: 1**" in page
    assert "| elements | 2 | 1 | 1 | 0 | 0 | 0 |" in page
    assert "Said done: elements: no such box, qt, en." in page


def test_a_window_has_what_is_odd_in_the_place_of_the_usual() -> None:
    family = next(one for one in FAMILIES if one.name == "the button is disabled")
    labels = [item.label for item in family.spec(0).items]
    assert labels.count("Save") == 1
    assert next(item for item in family.spec(1).items if item.label == "Enregistrer").fault == "disabled"
    gone = next(one for one in FAMILIES if one.name == "the button is gone")
    assert "Save" not in [item.label for item in gone.spec(0).items]
    assert SAVED[0] not in [item.says for item in family.spec(0).items]

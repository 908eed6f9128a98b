"""The practice tasks: half in French, each wants a change, and only that change passes."""

from __future__ import annotations

import copy
import json

from tests.practice.catalogue import TASKS
from tests.practice.task import State, compared


def test_half_of_the_sentences_are_french_and_all_have_words_of_their_own() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS)
    assert sum(task.language == "French" for task in TASKS) * 2 == len(TASKS)
    assert all(task.instruction(seed) and "{" not in task.instruction(seed) for task in TASKS for seed in range(3))
    assert all(task.words(0) == task.words(0) != task.words(1) for task in TASKS)


def test_only_the_change_asked_for_passes() -> None:
    start: State = {"books": [{"title": "Nine Winters", "status": "Available"}], "settings": {"fines": True}}
    wanted = copy.deepcopy(start)
    wanted["books"][0]["status"] = "On loan"
    assert compared(wanted, start, wanted).passed
    nothing = compared(json.loads(json.dumps(start)), start, wanted)
    assert (nothing.passed, nothing.reason) == (
        False,
        "nothing was changed: books[0].status is 'Available', wanted 'On loan'",
    )
    more = copy.deepcopy(wanted)
    more["settings"]["fines"] = False
    assert not compared(more, start, wanted).passed
    more = copy.deepcopy(wanted)
    more["books"].append({"title": "Nine Winters", "status": "Available"})
    assert "books has 2, wanted 1" in compared(more, start, wanted).reason

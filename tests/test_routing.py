"""A task in plain words goes to the skill that does it; what it leaves out is asked for."""

from __future__ import annotations

import msgspec
import pytest

from agent import places
from agent.cli import routing
from agent.cli.routing import Sent, sent
from agent.protocol import Asking, Finished, Loading
from agent.records import Answer, Reply, Status
from agent.settings import Settings
from skills.load import Found, Origin, read
from skills.trust import Trust
from tests.fakes import FakePerson

SKILL = """---
name: paint-wall
description: Paints a wall.
parameters:
  wall: {type: string, description: Which wall}
  colour: {type: string, description: The colour}
says:
  - Paint the {wall} wall in {colour}
---
```steps
- click: button "Paint"
- expect: "Painted"
```
"""


def written() -> Found:
    folder = places.skills() / "paint-wall"
    folder.mkdir(parents=True)
    (folder / "SKILL.md").write_text(SKILL, "utf-8")
    return Found(read(folder), folder, Origin.PERSON)


@pytest.mark.parametrize(
    ("task", "skill", "values"),
    [
        ("Replace red by blue everywhere", "find-replace", {"old": "red", "new": "blue"}),
        ("Remplace rouge par bleu partout", "find-replace", {"old": "rouge", "new": "bleu"}),
        ("Make a new folder called Photos 2024 in the home folder", "new-folder", {"name": "Photos 2024"}),
    ],
)
def test_shipped_skills_are_found(task: str, skill: str, values: dict[str, str]) -> None:
    what = sent(task)
    assert what is not None
    assert (what.found.skill.name, what.route.values, what.route.missing) == (skill, values, ())
    assert skill in what.route.reason


@pytest.mark.parametrize("task", ["Write a poem about the sea", "Click the button Save", "Ne supprime rien"])
def test_what_no_skill_does_is_left_to_the_planner(task: str) -> None:
    assert sent(task) is None


def test_only_a_trusted_skill_is_chosen() -> None:
    found = written()
    task = "Paint the north wall in green"
    assert sent(task) is None
    Trust(places.trusted_skills()).add(found)
    what = sent(task)
    assert what is not None
    assert what.route.values == {"wall": "north", "colour": "green"}


def lacking() -> Sent:
    Trust(places.trusted_skills()).add(written())
    what = sent("Paint the north wall in green")
    assert what is not None
    return msgspec.structs.replace(
        what, route=msgspec.structs.replace(what.route, values={"wall": "north"}, missing=("colour",))
    )


def test_what_is_missing_is_asked_for() -> None:
    asked = routing._whole(lacking(), FakePerson(Answer(Reply.YES, "green")), 5.0)
    card = next(asked)
    assert isinstance(card, Asking)
    assert (card.card.sentence, card.card.verdict.rule) == ("The colour?", "question")
    with pytest.raises(StopIteration) as ended:
        next(asked)
    assert ended.value.value == {"wall": "north", "colour": "green"}


def test_without_an_answer_the_person_is_needed() -> None:
    told = list(routing.events(lacking(), None, FakePerson(Answer(Reply.NONE)), Settings(), None))  # type: ignore[arg-type]
    assert isinstance(told[0], Loading)
    end = told[-1]
    assert isinstance(end, Finished)
    assert (end.status, "colour" in end.reason) == (Status.NEEDS_PERSON, True)

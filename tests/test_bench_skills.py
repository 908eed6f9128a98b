"""The measures of skills: what counts as right, healed or wrong, and what the tables say of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest

from agent.records import Timing
from skills.skill import Parameter, Skill
from tests.bench import healing, overhead, routing, skills
from tests.bench.healing import Ended
from tests.bench.routing import Sentence, Went
from tests.desk.layouts import Item, Layout, beside, both, moved, renamed, turned, without

PAINT = Skill("paint", "Paints.", (Parameter("colour"), Parameter("wall")), says=("Paint the {wall} wall in {colour}",))
MEAL = Skill("cook", "Cooks.", (Parameter("meal", pattern="soup|pie", default="pie"),), says=("Cook a {meal}", "Cook"))
ROWS = ((Item("field", "Name", "name"),), (Item("button", "Help", "help"), Item("button", "Save", "save")))
LAYOUT = Layout(ROWS, right="save")


@pytest.mark.parametrize(
    ("one", "how"),
    [
        (Sentence("Paint the north wall in green", "paint", {"wall": "north", "colour": "green"}), Went.RIGHT),
        (Sentence("Paint the north wall in green", "paint", {"wall": "south", "colour": "green"}), Went.VALUE),
        (Sentence("Paint the north wall in green", "cook", {}), Went.WRONG),
        (Sentence("Paint the north wall in green", "", {}), Went.WRONG),
        (Sentence("Click the button", "", {}), Went.RIGHT),
        (Sentence("Click the button", "paint", {}), Went.PLANNER),
        (Sentence("Cook a cake", "cook", {"meal": "cake"}), Went.ASKED),
    ],
)
def test_where_a_sentence_went(one: Sentence, how: Went) -> None:
    assert routing.went(one, [PAINT, MEAL]) is how


def test_the_table_of_the_sentences_adds_up() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in routing.table().splitlines() if line.startswith("| ")]
    names = {row[0]: row for row in rows[1:]}
    for name in ("English", "French", "both"):
        right = int(names[name][2].split(" ")[0])
        assert right + sum(map(int, names[name][3:])) == int(names[name][1]) == {"both": 176}.get(name, 88)


def keys(layout: Layout) -> list[tuple[str, str]]:
    return [(item.key, item.label) for row in layout.rows for item in row]


def test_changes_change_what_they_say() -> None:
    random = Random(1)
    assert ("save", "Store") in keys(renamed("save", "Store")(LAYOUT, random))
    assert keys(without("name")(LAYOUT, random)) == [("help", "Help"), ("save", "Save")]
    assert len(beside("save", Item("button", "x", "x"))(LAYOUT, random).rows[1]) == 3
    assert turned("save", "link")(LAYOUT, random).rows[1][1].kind == "link"
    many = both(moved, renamed("name", "Who"))(LAYOUT, random)
    assert (sorted(key for key, _ in keys(many)), many.at != LAYOUT.at) == (["help", "name", "save"], True)


def test_cases_are_the_same_each_time_and_each_has_a_name() -> None:
    cases = healing.cases()
    assert len({case.id for case in cases}) == len(cases) > 100
    assert [msgspec.json.encode(case.layout) for case in cases] == [
        msgspec.json.encode(case.layout) for case in healing.cases()
    ]
    same = [case for case in cases if case.layout == case.chore.layout]
    assert {case.change.kind for case in same} == {"unchanged"}


TYPED = {"typed": "name", "text": "Anna"}


@pytest.mark.parametrize(
    ("log", "said_done", "ended"),
    [
        ([TYPED, {"did": "save"}], True, Ended.DONE),
        ([TYPED], False, Ended.GIVEN_UP),
        ([], False, Ended.GIVEN_UP),
        ([TYPED], True, Ended.WRONG),
        ([TYPED, {"did": "cancel"}], False, Ended.WRONG),
        ([{"typed": "city", "text": "Anna"}], False, Ended.WRONG),
        ([TYPED, {"did": "save"}, {"did": "save"}], True, Ended.WRONG),
        ([{"typed": "name", "text": ""}, TYPED, {"did": "save"}], True, Ended.DONE),
    ],
)
def test_what_was_done_is_read_from_the_log(log: list[dict[str, str]], said_done: bool, ended: Ended) -> None:
    assert healing._verdict(healing.ORDER, log, said_done) is ended


def test_the_table_of_healing() -> None:
    found = [
        healing.Tried("a", "moved", True, Ended.DONE),
        healing.Tried("b", "synonym", True, Ended.GIVEN_UP, Ended.DONE),
        healing.Tried("c", "gone or unclear", False, Ended.GIVEN_UP, Ended.GIVEN_UP),
        healing.Tried("d", "gone or unclear", False, Ended.WRONG),
    ]
    text = healing.table(found)
    assert "**4 cases, 1 done wrongly.**" in text
    assert "without the model: 1 of 2" in text
    assert "with it: 2 of 2" in text
    assert "given up, as is right: 1 of 2" in text
    assert "| synonym | 1 | 0 | 1 | 0 | 0 |" in text


def test_the_table_of_overhead() -> None:
    rounds = [overhead.Timed("a", bare, 4.0, 2, (Timing(settle=0.2), Timing(settle=0.4))) for bare in (1.0, 2.0, 4.0)]
    text = overhead.table(rounds)
    assert "| a | 2 | 2.0 s | 4.0 s | 2.0 x | 1000 ms (n = 3) |" in text
    assert "settle 300" in text


def test_the_table_of_skills_counts_each_skill_in_all_its_chores() -> None:
    look = skills.drawn(skills.chosen(["todo-tick"])[0], 3)
    found = [skills.Tried("todo-tick", 0, look, True, "", 3.0), skills.Tried("todo-add-steps", 0, look, False, "no", 5.0)]
    text = skills.table(found)
    assert "**1 of 2 chores done**" in text
    assert "| tick-todo | todo-tick, todo-add-steps | 1 of 2 |" in text
    assert "| add-todo | todo-add-steps | 0 of 1 |" in text


def test_what_was_done_before_is_not_done_again(tmp_path: Path) -> None:
    chore = skills.chosen(["todo-tick"])[0]
    one = skills.Tried(chore.id, 0, skills.drawn(chore, 0), True, "", 3.0)
    out = tmp_path / "skills.jsonl"
    out.write_bytes(msgspec.json.encode(one) + b"\n")
    assert list(skills.all_tried([chore], range(1), out)) == [one]
    assert len(out.read_text("utf-8").splitlines()) == 1

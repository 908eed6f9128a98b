"""What the panel knows: the state folded from events, and the tasks typed before."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pytest

from agent.action import LeftClick
from agent.geometry import Box, Monitor, Point
from agent.protocol import (
    Acted,
    Asking,
    Bound,
    Changed,
    Decided,
    Error,
    Event,
    Finished,
    Framed,
    Loading,
    Paused,
    Planned,
    Ready,
    Resumed,
    Started,
    Verified,
)
from agent.records import Answer, Card, Decision, Outcome, Plan, Reply, Result, Status, Step, Timing, Verdict
from ui.history import History
from ui.state import Phase, State, calm, changed, holding, lost, puzzled, restarting, starting, told
from ui.wording import held_words, is_yours

PLAN = Plan(LeftClick(Point(1, 2)), "Click button Save")
ASK = Verdict(Decision.ASK, "send", "This sends.", "ask")
YES = Answer(Reply.YES)
SEEN = Outcome(Result.CONFIRMED, "Gone: button Save")
FRAME = Framed(1, "frames/a.png", Monitor(1, Box(0, 0, 10, 10)))
CARD = Card(1, PLAN.sentence, ASK)
STEP = Step(1, PLAN, ASK, SEEN, YES, timing=Timing(observe=1.0, plan=0.5, gate=40.0))
END = Finished(Status.DONE, "Done.", 1, 2.0, "", ("seen",), "r1")


def after(*events: Event, state: State | None = None) -> State:
    return reduce(told, events, state or State())


READY = after(Loading("Loading the model"), Ready("tiny"))
BEGUN = after(Started("Save it", "r1"), state=starting(READY, "Save it"))


def test_a_run_is_folded_from_beginning_to_end() -> None:
    assert (READY.phase, READY.model, READY.loading) == (Phase.IDLE, "tiny", None)
    assert (BEGUN.phase, BEGUN.run, BEGUN.due) == (Phase.WORKING, "r1", True)
    asking = after(FRAME, Planned(1, PLAN, 0.1), Asking(1, CARD), state=BEGUN)
    assert (asking.phase, asking.card, asking.due) == (Phase.ASKING, CARD, False)
    done = after(Decided(1, ASK, YES), Verified(1, SEEN, STEP), END, state=asking)
    assert (done.phase, done.end, done.card, done.running) == (Phase.IDLE, END, None, False)
    assert (done.rows[0].answer, done.rows[0].outcome, done.rows[0].sight.plan) == (YES, SEEN, PLAN)


def test_the_time_a_person_took_to_answer_is_not_the_agents() -> None:
    done = after(FRAME, Planned(1, PLAN, 0.1), Verified(1, SEEN, STEP), state=BEGUN)
    assert done.rows[0].seconds == pytest.approx(1.5)


def test_a_new_picture_forgets_what_was_aimed_at_on_the_old_one() -> None:
    seen = after(FRAME, Planned(1, PLAN, 0.1), FRAME, state=BEGUN)
    assert seen.sight.plan is None
    assert seen.rows[0].sight.plan is PLAN


def test_where_the_pointer_comes_from_is_known_once_it_was_moved() -> None:
    first = after(FRAME, Planned(1, PLAN, 0.1), state=BEGUN)
    assert first.sight.came is None
    second = after(Acted(1, PLAN.sentence, 0.1), FRAME, Planned(2, PLAN, 0.1), state=first)
    assert second.sight.came == Point(1, 2)


def test_a_pause_is_told_with_its_reason() -> None:
    taken = holding(BEGUN, True, taken=True)
    assert (taken.paused, is_yours(taken), held_words(taken)) == (True, True, "The mouse and the keyboard are yours")
    said = after(Paused("asked"), state=taken)
    assert is_yours(said)
    asked = after(Paused("asked"), state=holding(BEGUN, True))
    assert (asked.paused, is_yours(asked)) == (True, False)
    moved = after(Paused("person", "moved"), state=BEGUN)
    assert (is_yours(moved), held_words(moved)) == (True, "You moved the mouse: paused")
    assert after(Resumed(), state=moved) == BEGUN


def test_a_step_that_is_planned_again_after_a_pause_is_listed_once() -> None:
    other = Plan(LeftClick(Point(5, 6)), "Click button Open")
    seen = after(FRAME, Planned(1, PLAN, 0.1), Paused("person", "moved"), Resumed(), FRAME, Planned(1, other, 0.1), state=BEGUN)
    assert [row.plan for row in seen.rows] == [other]


def test_a_changed_step_is_listed_as_it_was_done() -> None:
    other = Plan(LeftClick(Point(5, 6)), "Click button Open")
    seen = after(FRAME, Planned(1, PLAN, 0.1), Asking(1, CARD), Changed(1, other), Decided(1, ASK, YES), state=BEGUN)
    assert (seen.rows[0].plan, seen.sight.plan, seen.phase) == (other, other, Phase.WORKING)


def test_a_hotkey_that_cannot_be_set_is_trouble() -> None:
    told_so = after(Bound("<f9>", "", "The delegate key is taken: choose another."), state=READY)
    assert (told_so.trouble, told_so.bound and told_so.bound.stop_key) == ("The delegate key is taken: choose another.", "<f9>")
    assert after(Bound("<f9>", "<f8>"), state=READY).trouble == ""


def test_a_crash_keeps_the_steps_and_the_task() -> None:
    broken = lost(after(FRAME, Planned(1, PLAN, 0.1), state=BEGUN), "It crashed.")
    assert (broken.phase, broken.trouble, broken.task, len(broken.rows)) == (Phase.BROKEN, "It crashed.", "Save it", 1)
    again = restarting(broken)
    assert (again.phase, again.trouble, again.task, len(again.rows)) == (Phase.LOADING, "", "Save it", 1)


def test_a_task_given_while_loading_waits() -> None:
    waiting = starting(State(), "Save it")
    assert (waiting.phase, waiting.waiting) == (Phase.LOADING, "Save it")
    assert lost(waiting, "No model.").waiting == ""


def test_an_error_before_the_run_began_ends_the_wait_for_it() -> None:
    assert after(Error("The disk is full."), state=starting(READY, "Save it")).phase is Phase.IDLE
    assert after(Error("The disk is full."), state=BEGUN).phase is Phase.WORKING


def test_what_a_run_ended_with_is_said_once() -> None:
    failed = Finished(Status.FAILED, "The disk is full.", 0, 0.1, "", (), "r1")
    assert after(Error("The disk is full."), failed, state=BEGUN).trouble == ""
    assert after(Error("The screen went away."), failed, state=BEGUN).trouble == "The screen went away."


def test_trouble_is_over_when_it_was_read_or_the_agent_speaks() -> None:
    assert calm(puzzled(BEGUN, "odd")) == BEGUN
    assert not after(FRAME, state=changed(BEGUN, silent=True)).silent


def test_old_tasks_are_walked_and_the_draft_comes_back(tmp_path: Path) -> None:
    history = History(tmp_path / "tasks.txt")
    assert history.older("draft") == "draft"
    for task in ("one", "two", "one"):
        history.add(task)
    again = History(tmp_path / "tasks.txt")
    assert [again.older("draft"), again.older("one"), again.older("two")] == ["one", "two", "two"]
    assert [again.newer("two"), again.newer("one"), again.newer("draft")] == ["one", "draft", "draft"]


@pytest.mark.parametrize(("typed", "like"), [("ON", ["one and", "one"]), ("one", ["one and"]), ("o", []), ("three", [])])
def test_old_tasks_are_found_by_what_is_in_them(tmp_path: Path, typed: str, like: list[str]) -> None:
    history = History(tmp_path / "tasks.txt")
    for task in ("one", "two", "one and"):
        history.add(task)
    assert history.like(typed, 3) == like


def test_a_history_that_cannot_be_written_costs_no_task(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file" / "tasks.txt")
    history.add("one")
    assert history.older("") == "one"
    assert "cannot be remembered" in history.trouble

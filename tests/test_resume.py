"""What is left of a run that was cut short, and that nothing which may have been done is done again unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.action import Done, Key
from agent.checking.ending import Limits
from agent.errors import JournalError, UsageError
from agent.gating.approval import AFTER_A_BREAK, PERHAPS_DONE
from agent.gating.gate import Context
from agent.gating.policy import Policy, Rule
from agent.loop import Agent
from agent.protocol import Acted, Decided, Event, Planned, Started, Verified, finished
from agent.records import Answer, Decision, End, Past, Plan, Reply, Result, Status, Verdict
from agent.stages import Stages
from agent.story.journal import Journal
from agent.story.resume import Left, left
from tests.fakes import FakeAlbum, FakeClock, FakeEyes, FakeHands, FakePerson, FakePlanner, click, named, plan, step
from tests.screens import screen

FORM = screen("button Delete", "button Save")
SAVED = screen("button Delete", "text Saved")
SAVE, DELETE = click(named(FORM, "button Save")), click(named(FORM, "button Delete"))
FREE, ASK = Verdict(Decision.ALLOW, "free", "Free."), Verdict(Decision.ASK, "delete", "This deletes.")
YES, SKIP = Answer(Reply.YES), Answer(Reply.SKIP)
BEGUN = Started("clean up", "one")
FIRST = (Planned(1, SAVE, 0.0), Decided(1, FREE), Acted(1, "Save", 0.1), Verified(1, step(SAVE).outcome, step(SAVE)))
RULES = Policy((Rule("delete", "ask", "This deletes.", target=("delete",)),))


def journal(runs: Path, name: str, *events: Event) -> Path:
    """A run with these events, that nobody writes to any more."""
    made = Journal(runs / name)
    for event in events:
        made.record(event)
    made.close()
    return made.folder


@pytest.mark.parametrize(
    ("then", "doubtful"),
    [
        ((), None),
        ((Planned(2, DELETE, 0.0),), None),
        ((Planned(2, DELETE, 0.0), Decided(2, ASK, Answer(Reply.NONE))), None),
        ((Planned(2, DELETE, 0.0), Decided(2, ASK, SKIP)), None),
        ((Planned(2, DELETE, 0.0), Decided(2, ASK, YES)), DELETE),
        ((Planned(2, SAVE, 0.0), Decided(2, FREE)), SAVE),
        ((Planned(2, DELETE, 0.0), Decided(2, ASK, YES), Acted(2, "Delete", 0.1)), DELETE),
        ((Planned(2, DELETE, 0.0), Decided(2, ASK, YES), Verified(2, step(DELETE).outcome, step(DELETE, number=2))), None),
    ],
)
def test_what_is_left(tmp_path: Path, then: Sequence[Event], doubtful: Plan | None) -> None:
    found = left(tmp_path, journal(tmp_path, "one", BEGUN, *FIRST, *then))
    assert (found.task, found.past.run, found.past.doubtful) == ("clean up", "one", doubtful)
    assert [one.plan for one in found.past.steps][:1] == [SAVE]


def test_the_steps_of_all_that_went_before(tmp_path: Path) -> None:
    journal(tmp_path, "one", BEGUN, *FIRST)
    second = journal(
        tmp_path, "two", Started("clean up", "two", "one"), Verified(2, step(DELETE).outcome, step(DELETE, number=2))
    )
    assert [one.plan for one in left(tmp_path, second).past.steps] == [SAVE, DELETE]
    with pytest.raises(UsageError, match="gone on with already, in two"):
        left(tmp_path, tmp_path / "one")


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ((BEGUN, finished(End(Status.DONE, "Done."))), "nothing to go on with"),
        ((), "before it began"),
        ((Started("Skill note", "one", scripted=True),), "start it again"),
    ],
)
def test_what_cannot_be_gone_on_with(tmp_path: Path, events: Sequence[Event], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        left(tmp_path, journal(tmp_path, "one", *events))


def test_a_run_under_way_is_left_alone(tmp_path: Path) -> None:
    made = Journal(tmp_path / "one")
    made.record(BEGUN)
    with pytest.raises(UsageError, match="still under way"):
        left(tmp_path, made.folder)
    made.close()
    assert left(tmp_path, made.folder) == Left("clean up", Past("one"))


def test_a_last_line_that_does_not_read_any_more(tmp_path: Path) -> None:
    """It may have said that the step was allowed."""
    folder = journal(tmp_path, "one", BEGUN, *FIRST, Planned(2, DELETE, 0.0), Decided(2, ASK, YES))
    file = folder / "journal.jsonl"
    text = file.read_bytes()
    file.write_bytes(text[:-20] + b"#" * 19 + b"\n")
    assert left(tmp_path, folder).past.doubtful == DELETE
    file.write_bytes(text[:40] + b"#" + text[41:])
    with pytest.raises(JournalError, match=r"line 1 .*the file was changed"):
        left(tmp_path, folder)


class Run:
    """A run that goes on with one in which something may have been done, with every kind approved beforehand."""

    def __init__(self, *plans: Plan, doubtful: Plan | None, answers: Sequence[Answer] = ()) -> None:
        self.hands, self.person = FakeHands(), FakePerson(*answers)
        stages = Stages(
            lambda: FORM.frame, FakeEyes(FORM), FakePlanner(*plans), self.hands, self.person, FakeAlbum(), FakeClock()
        )
        context = Context("clean up", policy=RULES, approved=frozenset(("ask", "named")))
        past = Past("one", (step(SAVE),), doubtful)
        self.events: list[Event] = list(Agent(stages, Limits(), context, "two", past).run())

    @property
    def rules(self) -> list[str]:
        return [card.verdict.rule for card in self.person.asked]

    @property
    def results(self) -> list[Result]:
        return [event.outcome.result for event in self.events if isinstance(event, Verified)]


END = plan(Done())


def test_what_may_have_been_done_is_asked_about_whatever_was_approved() -> None:
    run = Run(DELETE, doubtful=DELETE)
    assert (run.rules, run.hands.acted) == ([PERHAPS_DONE], [])
    assert "may have been done" in run.person.asked[0].verdict.reason
    assert run.events[0] == Started("clean up", "two", "one")
    assert Run(DELETE, END, doubtful=DELETE, answers=[YES]).hands.acted == [DELETE.action]


def test_what_the_person_says_was_done_is_not_done_again() -> None:
    run = Run(DELETE, END, doubtful=DELETE, answers=[SKIP])
    assert (run.hands.acted, run.results[0]) == ([], Result.UNVERIFIABLE)


def test_another_act_is_asked_about_first_and_the_doubtful_one_still() -> None:
    run = Run(SAVE, DELETE, END, doubtful=DELETE, answers=[YES, SKIP])
    assert run.rules == [AFTER_A_BREAK, PERHAPS_DONE]
    assert run.hands.acted == [SAVE.action]


def test_without_doubt_nothing_more_is_asked() -> None:
    run = Run(DELETE, END, doubtful=None)
    assert (run.rules, run.hands.acted) == ([], [DELETE.action])


@pytest.mark.parametrize(("one", "asked"), [(plan(Key("ctrl+s")), True), (plan(Key("ctrl+x")), False)])
def test_keys_are_the_same_by_their_names(one: Plan, asked: bool) -> None:
    run = Run(SAVE, one, END, doubtful=plan(Key("ctrl+s")), answers=[YES, YES])
    assert (PERHAPS_DONE in run.rules) is asked

"""The loop: every way a turn and a run can go, with everything around it faked. Keys are up at the end of each."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
import pytest

from agent.action import AskUser, Done, HandOver, Key, ReadClipboard, Type
from agent.checking.ending import Limits
from agent.errors import ActError, CaptureError, PlanError, Stopped
from agent.gating.approval import ASKED_AGAIN
from agent.gating.gate import Context
from agent.gating.policy import Policy, Rule
from agent.loop import Agent
from agent.planning.plan import Planner
from agent.protocol import Acted, Asking, Decided, Error, Event, Finished, Framed, Observed, Planned, Started, Verified
from agent.records import Again, Answer, Criterion, Decision, Observation, Reply, Result, Sign, Status
from agent.stages import Stages
from models.model import ModelCancelled, ModelError
from tests.fakes import FakeAlbum, FakeClock, FakeEyes, FakeHands, FakePerson, FakePlanner, click, named, plan
from tests.screens import element, screen

FORM = screen("button Delete", "button Save", "field Name (empty)")
SAVED = screen("button Delete", "text Saved")
SAME = screen("button Delete", "button Save", "field Name (empty)", changed=False)
SAVE, DELETE = click(named(FORM, "button Save")), click(named(FORM, "button Delete"))
NAME = named(FORM, "field Name (empty)")
DONE = plan(Done("42"))
YES, SKIP, NONE, STOP = (Answer(reply) for reply in (Reply.YES, Reply.SKIP, Reply.NONE, Reply.STOP))
RULES = Policy(
    (
        Rule("delete", "ask", "This deletes.", target=("delete",)),
        Rule("password", "hand_over", "A password is for you.", ("type",), target=("name",)),
        Rule("saving", "named", "This saves.", target=("save",), named=("save",)),
    )
)
E = TypeVar("E", bound=Event)


class Run:
    """A run of an agent among fakes, already over."""

    def __init__(self, *plans: Any, screens: tuple[Observation, ...] = (FORM, SAVED), **given: Any) -> None:
        self.hands: FakeHands = given.pop("hands", FakeHands())
        self.person: FakePerson = given.pop("person", FakePerson())
        self.eyes: FakeEyes = given.pop("eyes", FakeEyes(*screens))
        planner: Planner = given.pop("planner", FakePlanner(*plans))
        clock = FakeClock()
        stages = Stages(given.pop("look", lambda: FORM.frame), self.eyes, planner, self.hands, self.person, FakeAlbum(), clock)
        context = Context(given.pop("task", "save it"), **{"policy": RULES, **given.pop("context", {})})
        self.events: list[Event] = list(Agent(stages, Limits(**given), context, "run-1").run())

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def end(self) -> Finished:
        last = self.events[-1]
        assert isinstance(last, Finished)
        return last

    @property
    def results(self) -> list[Result]:
        return [event.outcome.result for event in self.of(Verified)]


def test_done_with_evidence() -> None:
    run = Run(SAVE, DONE)
    kinds = [type(event) for event in run.events]
    turn, looked = [Planned, Decided, Acted, Framed, Observed, Verified], [Framed, Observed]
    assert kinds == [Started, *looked, *turn, Planned, Decided, *looked, Verified, Finished]
    assert (run.end.status, run.end.answer, run.end.steps, run.end.run) == (Status.DONE, "42", 2, "run-1")
    assert run.end.evidence[0].startswith("Click button Save: Appeared: Saved")
    assert run.hands.acted == [SAVE.action]
    assert run.hands.released == 1


def test_done_without_evidence_is_a_failure() -> None:
    assert Run(DONE).end.status is Status.FAILED
    assert Run(SAVE, DONE, screens=(FORM, SAME)).end.reason == "Nothing on the screen shows that it is done."


def test_what_did_not_last_is_not_done() -> None:
    """The screen is looked at once more before a done is believed: a box may have sprung back since."""
    ticked = (Criterion(Sign.TICKED, "tick News", "on"),)
    tick = click(element(0, "check box News (off)"))
    done = msgspec.structs.replace(DONE, criteria=ticked)
    on, off = screen("check box News (on)"), screen("check box News (off)")
    assert Run(tick, done, screens=(off, on, on)).end.status is Status.DONE
    assert Run(tick, done, screens=(off, on, off)).end.reason == "Nothing on the screen shows that “tick News” is done."


def test_signs_of_a_done_are_waited_for() -> None:
    """The third look shows what the planner said must be seen."""
    done = msgspec.structs.replace(DONE, criteria=(Criterion(Sign.SEEN, "save it", "Saved"),))
    late = (FORM, screen("text Other"), screen("text Other"), screen("text Other"), SAVED)
    assert Run(SAVE, done, screens=late).end.status is Status.DONE
    assert Run(SAVE, done, screens=late[:-1]).end.reason == "Nothing on the screen shows that “save it” is done."


def test_step_is_told_in_full() -> None:
    record = Run(SAVE, DONE).of(Verified)[0].record
    assert (record.number, record.plan, record.verdict.rule, record.answer) == (1, SAVE, "saving", None)
    assert record.outcome.result is Result.CONFIRMED
    assert record.window == FORM.frame.window
    assert record.timing.settle > 0


def test_asked_and_approved() -> None:
    run = Run(DELETE, DONE, person=FakePerson(YES), screens=(FORM, FORM, SAVED))
    card = run.person.asked[0]
    assert (card.sentence, card.verdict.rule, card.crop) == ("Click button Delete", "delete", "frames/crop.png")
    assert run.of(Asking)[0].card == card
    assert run.of(Decided)[0].answer == YES
    assert run.end.status is Status.DONE
    assert run.eyes.looked[1] is FORM


def test_no_answer_is_no() -> None:
    run = Run(DELETE, person=FakePerson(NONE))
    assert run.end.status is Status.NEEDS_PERSON
    assert "no answer in time. This deletes." in run.end.reason
    assert run.hands.acted == []
    assert run.results == [Result.NOT_DONE]


def test_skipped_step_goes_back_to_the_planner() -> None:
    run = Run(DELETE, SAVE, DONE, person=FakePerson(SKIP))
    assert run.results[:2] == [Result.NOT_DONE, Result.CONFIRMED]
    assert run.end.status is Status.DONE
    assert run.hands.acted == [SAVE.action]


def test_stop_on_the_card_stops_at_once() -> None:
    run = Run(DELETE, person=FakePerson(STOP))
    assert (run.end.status, run.end.steps) == (Status.STOPPED, 0)
    assert (run.hands.acted, run.hands.released) == ([], 1)
    assert not run.of(Decided)


@pytest.mark.parametrize("at", range(1, 4))
def test_stop_at_any_checkpoint(at: int) -> None:
    run = Run(SAVE, person=FakePerson(error=Stopped("stop"), at=at))
    assert run.end.status is Status.STOPPED
    assert run.end.reason == "You stopped the run."
    assert run.hands.released == 1
    assert len(run.hands.acted) == (at == 3)


@pytest.mark.parametrize(
    ("answer", "status", "results"),
    [
        (YES, Status.DONE, [Result.UNVERIFIABLE, Result.CONFIRMED]),
        (NONE, Status.NEEDS_PERSON, [Result.NOT_DONE]),
    ],
)
def test_handed_over(answer: Answer, status: Status, results: list[Result]) -> None:
    typing = plan(Type("x", NAME.box.centre), NAME)
    run = Run(typing, SAVE, DONE, person=FakePerson(answer), screens=(FORM, FORM, SAVED))
    assert run.end.status is status
    assert run.results[: len(results)] == results
    assert typing.action not in run.hands.acted


def test_handed_back_is_looked_at_anew() -> None:
    run = Run(plan(Type("x", NAME.box.centre), NAME), DONE, person=FakePerson(YES))
    assert run.eyes.looked[:2] == [None, None]
    assert run.of(Verified)[0].outcome.evidence == "You did this step."


@pytest.mark.parametrize(("answer", "status"), [(YES, Status.DONE), (NONE, Status.NEEDS_PERSON)])
def test_planner_may_hand_over(answer: Answer, status: Status) -> None:
    run = Run(plan(HandOver("a captcha")), SAVE, DONE, person=FakePerson(answer))
    assert run.person.asked[0].verdict.decision is Decision.HAND_OVER
    assert run.end.status is status


def test_question_is_asked_and_the_words_of_the_answer_are_as_good_as_the_task() -> None:
    typed = plan(Type("blue", NAME.box.centre), NAME, origin="task")
    run = Run(plan(AskUser("Which?")), typed, DONE, person=FakePerson(Answer(Reply.YES, "blue")), task="paint it")
    assert run.person.asked[0].verdict.rule == "question"
    assert run.of(Planned)[1].plan == typed
    assert "invented-text" not in {event.verdict.rule for event in run.of(Decided)}
    assert Run(typed, person=FakePerson(NONE), task="paint it", context={"policy": Policy()}).person.asked[0].typed == "blue"


def test_unanswered_question_needs_the_person() -> None:
    run = Run(plan(AskUser("Which?")))
    assert (run.end.status, run.end.reason) == (Status.NEEDS_PERSON, "Ask: Which?")


def test_target_changed_after_the_yes_is_asked_again() -> None:
    other = screen("button Delete all", "button Save", "field Name (empty)")
    run = Run(DELETE, DONE, person=FakePerson(YES, YES), screens=(FORM, other, other, SAVED))
    assert [card.verdict.rule for card in run.person.asked] == ["delete", "target-changed"]
    assert run.end.status is Status.DONE


def test_target_that_keeps_changing_is_left_alone() -> None:
    screens = tuple(screen(f"button Delete {n}") for n in range(9))
    run = Run(DELETE, person=FakePerson(*[YES] * 9), screens=(FORM, *screens))
    assert len(run.person.asked) == ASKED_AGAIN
    assert run.hands.acted == []
    assert run.end.reason == "Click button Delete: The target changed while you were asked."


def test_cards_never_share_a_number() -> None:
    screens = tuple(screen(f"button Delete {n}") for n in range(9))
    run = Run(DELETE, person=FakePerson(*[YES] * 9), screens=(FORM, *screens))
    numbers = [card.id for card in run.person.asked]
    assert len(set(numbers)) == len(numbers)


def test_yes_to_this_kind_is_asked_once() -> None:
    answers = FakePerson(Answer(Reply.YES_KIND))
    run = Run(SAVE, SAVE, DONE, person=answers, task="finish", screens=(FORM, FORM, FORM))
    assert len(run.person.asked) == 1
    assert len(run.hands.acted) == 2


def test_plain_yes_is_for_once() -> None:
    run = Run(SAVE, SAVE, DONE, person=FakePerson(YES, YES), task="finish", screens=(FORM,))
    assert len(run.person.asked) == 2


def test_yes_to_this_kind_is_not_heeded_for_what_is_always_asked() -> None:
    run = Run(DELETE, DELETE, DONE, person=FakePerson(*[Answer(Reply.YES_KIND)] * 2), screens=(FORM,))
    assert len(run.person.asked) == 2


def test_refused_run_fails_with_the_rule() -> None:
    run = Run(SAVE, context={"deny_apps": ("app",)})
    assert (run.end.status, run.hands.acted) == (Status.FAILED, [])
    assert "not to touch" in run.end.reason


def test_act_that_fails_is_a_step_and_goes_on() -> None:
    run = Run(SAVE, DONE, hands=FakeHands(ActError("No such key.")))
    first = run.of(Verified)[0].record
    assert (first.error, first.outcome.result) == ("No such key.", Result.NOT_DONE)
    assert run.end.status is Status.FAILED
    assert not run.of(Acted)


def test_stop_while_acting() -> None:
    assert Run(SAVE, hands=FakeHands(Stopped("now"))).end.status is Status.STOPPED


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (PlanError("No decision."), Status.FAILED, ["No decision."]),
        (ModelError("No model."), Status.FAILED, ["No model."]),
        (ModelCancelled("stopped"), Status.STOPPED, []),
        (Stopped("stopped"), Status.STOPPED, []),
    ],
)
def test_planner_that_raises_ends_the_run(error: Exception, status: Status, told: list[str]) -> None:
    run = Run(error)
    assert run.end.status is status
    assert [event.message for event in run.of(Error)] == told
    assert run.hands.released == 1


def test_screen_that_goes_away_ends_the_run() -> None:
    def look() -> Any:
        raise CaptureError("The display went away.")

    run = Run(SAVE, look=look)
    assert (run.end.status, run.end.reason) == (Status.FAILED, "The display went away.")


def test_bug_is_not_swallowed_but_keys_are_up() -> None:
    hands = FakeHands()
    with pytest.raises(ZeroDivisionError):
        Run(ZeroDivisionError("a bug"), hands=hands)
    assert hands.released == 1


def test_no_progress_gives_up() -> None:
    keys = [plan(Key(key)) for key in ("a", "b", "c", "d")]
    run = Run(*keys, screens=(FORM, SAME))
    assert run.results == [*[Result.UNCHANGED] * 3, Result.NOT_DONE]
    assert run.end.reason.startswith("No progress: 3 steps in a row had no effect")


def test_round_and_round_gives_up() -> None:
    run = Run(plan(Key("a")), steps=9)
    assert run.end.steps == 4
    assert "came round 3 times" in run.end.reason


@pytest.mark.parametrize(("limits", "steps"), [({"steps": 2}, 2), ({"seconds": 0.1}, 1)])
def test_limits(limits: dict[str, Any], steps: int) -> None:
    run = Run(plan(Key("a")), plan(Key("b")), plan(Key("c")), **limits)
    assert (run.end.status, run.end.steps) == (Status.OUT_OF_LIMITS, steps)


def test_dry_run_touches_nothing_and_asks_nothing() -> None:
    run = Run(SAVE, dry=True)
    assert (run.end.status, run.end.answer, run.hands.acted) == (Status.DONE, "Click button Save", [])
    asked = Run(SAVE, dry=True, context={"mode": "step"})
    assert (asked.person.asked, asked.hands.acted) == ([], [])
    assert asked.of(Decided)[0].verdict.decision is Decision.ASK
    assert asked.of(Verified)[0].outcome.evidence == "Left undone, for this is a dry run. You asked to approve every step."


def test_what_was_learnt_is_evidence() -> None:
    run = Run(plan(ReadClipboard()), DONE, hands=FakeHands("the text"))
    assert run.end.evidence == ("Read the clipboard: Noted: the text",)


def test_agent_holds_still_between_events() -> None:
    """Nothing is done before the event that announces it was taken: the journal writes first."""
    hands = FakeHands()
    stages = Stages(lambda: FORM.frame, FakeEyes(FORM), FakePlanner(SAVE), hands, FakePerson(), FakeAlbum(), FakeClock())
    events = Agent(stages, Limits(), Context("save it", policy=RULES)).run()
    for event in events:
        if isinstance(event, Decided):
            assert hands.acted == []
            break
    assert isinstance(next(events), Acted)
    assert hands.acted == [SAVE.action]
    events.close()
    assert hands.released == 1


def test_history_reaches_the_planner() -> None:
    planner = FakePlanner(SAVE, DONE)
    Run(planner=planner)
    assert planner.told == [("save it", 0), ("save it", 1)]


def test_after_screen_of_one_step_is_the_before_of_the_next() -> None:
    run = Run(SAVE, plan(Key("tab")), DONE)
    assert run.eyes.looked[1] is FORM
    assert run.eyes.looked[2] is SAVED


def test_records_of_a_run_survive_json() -> None:
    for event in Run(SAVE, DONE).events:
        assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


class Waiting(FakePlanner):
    """Says `Again` so many times before its plans."""

    def __init__(self, times: int, *plans: Any) -> None:
        super().__init__(*plans)
        self.times = times

    def plan(self, *told: Any) -> Any:
        self.times -= 1
        return Again(0.5, "it") if self.times >= 0 else super().plan(*told)


def test_planner_that_waits_is_given_another_look_and_no_step() -> None:
    run = Run(planner=Waiting(4, SAVE, DONE), screens=(FORM, SAME, SAME, SAME, FORM, SAVED))
    assert run.end.steps == 2
    assert run.end.status is Status.DONE
    assert len(run.eyes.looked) == 7  # once more before the done is believed
    assert len(run.of(Observed)) == 4  # looks that changed nothing are not told


def test_planner_that_waits_is_stopped() -> None:
    run = Run(planner=Waiting(99, SAVE), person=FakePerson(error=Stopped("stop"), at=5))
    assert run.end.status is Status.STOPPED
    assert run.hands.acted == []


def test_effect_that_comes_late_is_looked_for() -> None:
    patient = msgspec.structs.replace(SAVE, patience=5.0)
    late = (FORM, SAME, SAME, SAVED)
    assert Run(patient, DONE, screens=late).results[0] is Result.CONFIRMED
    assert Run(SAVE, DONE, screens=late).results[0] is Result.UNCHANGED
    assert len(Run(patient, DONE, screens=late).hands.acted) == 1


def test_written_steps_may_come_round() -> None:
    written = msgspec.structs.replace(plan(Key("tab")), skill="SKILL.md:3")
    run = Run(*[written] * 6, DONE, screens=(FORM,))
    assert len(run.hands.acted) == 6
    assert run.end.status is Status.DONE


def test_repair_of_the_last_plan_is_in_the_end() -> None:
    assert Run(SAVE, msgspec.structs.replace(DONE, repair="--- a\n+++ b\n")).end.repair == "--- a\n+++ b\n"

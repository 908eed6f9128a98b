"""Mode `flow`: one to five steps shown and approved at once, each looked at again, left off where something is not as shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from agent.action import Done, Key, LeftClick, Type, Wait
from agent.gating.gate import Context
from agent.gating.policy import Policy, Rule
from agent.gating.preview import MOST, Batch, Outlook, batch, listed, sentence, still
from agent.planning.plan import ElementsPlanner
from agent.protocol import Asking, Decided, Paused, Verified
from agent.records import Answer, Decision, Element, Observation, Plan, Reply, Result, Status, Step
from tests.fakes import FakePerson, FakePlanner, FakeText, click, plan, step, steps
from tests.screens import element, screen
from tests.test_loop import Run

YES, SKIP = Answer(Reply.YES), Answer(Reply.SKIP)
FORM = screen("field Name (empty)", "field Town (empty)", "check box News (off)", "button Delete", "button Apply")
NAME, TOWN, NEWS, DELETE, APPLY = FORM.elements
RULES = Policy((Rule("delete", "ask", "This deletes.", target=("delete",)),))


def typed(text: str, field: Element) -> Plan:
    return plan(Type(text, field.box.centre), field, origin="task")


NAMED, TOWNED, TICKED, APPLIED = typed("Anna", NAME), typed("Ghent", TOWN), click(NEWS), click(APPLY)


class Foreseer(FakePlanner):
    """Plans these, and looks ahead along them; what it was asked ahead of is in `foreseen`."""

    def __init__(self, *plans: Plan) -> None:
        super().__init__(*plans)
        self.course = list(plans)
        self.foreseen: list[int] = []

    def plan(self, task: str, seen: Observation, history: Sequence[Step], *_: object) -> Plan:
        self.told.append((task, len(history)))
        return self.course[min(len(history), len(self.course) - 1)]

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], *_: object) -> Plan | None:
        self.foreseen.append(len(history))
        return self.course[len(history)] if len(history) < len(self.course) - 1 else None


def filled(*names: str) -> Observation:
    return screen(*names, *(one.name for one in FORM.elements[len(names) :]))


SCREENS = (
    FORM,
    FORM,  # the look after the yes
    filled('field Name ("Anna")'),
    filled('field Name ("Anna")', 'field Town ("Ghent")'),
    filled('field Name ("Anna")', 'field Town ("Ghent")', "check box News (on)"),
    screen("text Saved"),
)


def flow(*plans: Plan, screens: tuple[Observation, ...] = SCREENS, answers: Sequence[Answer] = (YES,), **given: Any) -> Run:
    planner = given.pop("planner", None) or Foreseer(*plans)
    task = "type Anna in Name and Ghent in Town, tick News, delete, apply"
    given["context"] = {"policy": RULES, "mode": "flow", **given.pop("context", {})}
    person = given.pop("person", None) or FakePerson(*answers)
    return Run(planner=planner, screens=screens, person=person, task=task, **given)


def test_batch_is_asked_about_once_and_done_step_by_step() -> None:
    planner = Foreseer(NAMED, TOWNED, TICKED, APPLIED, plan(Done()))
    run = flow(planner=planner)
    assert [one.sentence for one in run.person.asked[0].steps] == [p.sentence for p in (NAMED, TOWNED, TICKED, APPLIED)]
    assert (len(run.person.asked), run.end.status) == (1, Status.DONE)
    assert run.hands.acted == [p.action for p in (NAMED, TOWNED, TICKED, APPLIED)]
    assert [one.verdict.rule for one in run.of(Decided)][:4] == ["preview", "previewed", "previewed", "previewed"]
    assert planner.told == [(planner.told[0][0], 0), (planner.told[0][0], 4)]  # no step is planned twice


def test_card_lists_the_steps_in_order_with_targets_and_texts() -> None:
    card = flow(NAMED, TICKED, plan(Done())).of(Asking)[0].card
    first, second = card.steps
    assert (first.number, first.target, first.typed, first.point) == (1, NAME, "Anna", NAME.box.centre)
    assert (second.number, second.target, second.typed) == (2, NEWS, "")
    assert card.sentence == "1. Type “Anna” in field Name (empty); 2. Click check box News (off)"
    assert (card.verdict.rule, card.typed, card.target) == ("preview", "Anna", NAME)


def test_what_the_gate_asks_about_is_in_no_batch_and_asked_at_its_moment() -> None:
    run = flow(NAMED, click(DELETE), APPLIED, plan(Done()), answers=(YES, SKIP))
    assert [[one.sentence for one in card.steps] for card in run.person.asked[:2]] == [[NAMED.sentence], []]
    assert run.person.asked[1].verdict.rule == "delete"
    assert click(DELETE).action not in run.hands.acted


def test_mismatch_ends_the_batch_and_a_new_one_is_asked_about() -> None:
    """The second field is filled by itself: what was shown is no longer what would be done."""
    odd = filled('field Name ("Anna")', 'field Town ("Paris")')
    run = flow(NAMED, TOWNED, TICKED, plan(Done()), screens=(FORM, FORM, odd, odd), answers=(YES,))
    assert run.hands.acted == [NAMED.action]
    assert len(run.person.asked) == 2
    assert [one.sentence for one in run.person.asked[1].steps] == [TOWNED.sentence, TICKED.sentence]
    assert run.end.status is Status.NEEDS_PERSON


def test_step_without_effect_ends_the_batch() -> None:
    same = msgspec.structs.replace(FORM, changed=())
    run = flow(NAMED, TOWNED, TICKED, plan(Done()), screens=(FORM, FORM, same), answers=(YES, SKIP))
    assert run.of(Verified)[0].outcome.result is Result.UNCHANGED
    assert len(run.person.asked) >= 2


def test_no_leaves_the_first_step_out_and_nothing_is_done() -> None:
    run = flow(NAMED, TOWNED, plan(Done()), answers=())
    assert (run.hands.acted, run.end.status) == ([], Status.NEEDS_PERSON)


def test_yes_to_all_previews_of_the_task() -> None:
    run = flow(NAMED, click(DELETE), TOWNED, plan(Done()), answers=(Answer(Reply.YES_KIND), SKIP), screens=(FORM,))
    assert [card.verdict.rule for card in run.person.asked] == ["preview", "delete"]


@pytest.mark.parametrize(("approved", "asked"), [(frozenset(), 1), (frozenset({"named"}), 0)])
def test_preview_may_be_approved_beforehand(approved: frozenset[str], asked: int) -> None:
    assert len(flow(NAMED, plan(Done()), context={"approved": approved}).person.asked) == asked


def test_what_changes_nothing_needs_no_preview() -> None:
    assert flow(plan(Wait()), plan(Done())).person.asked == []


def test_taking_over_ends_the_batch() -> None:
    person = FakePerson(YES, YES, holds=[None, None, Paused("person", "moved")])
    run = flow(NAMED, TOWNED, TICKED, plan(Done()), person=person, screens=(*SCREENS[:3], SCREENS[2], *SCREENS[2:]))
    assert len(person.asked) == 2
    assert run.end.status is Status.DONE


def test_planner_without_foresight_is_asked_step_by_step() -> None:
    run = flow(planner=FakePlanner(NAMED, TOWNED, plan(Done())), answers=(YES, YES))
    assert [len(card.steps) for card in run.person.asked] == [1, 1]


def test_batch_is_five_at_most() -> None:
    many = [plan(Key(key)) for key in "abcdefghi"]
    outlook = Outlook(Foreseer(*many, plan(Done())), "task", (), Context("task"), lambda: False)
    assert len(batch(many[0], FORM, outlook)) == MOST
    assert [one.number for one in listed(many[:MOST])] == [1, 2, 3, 4, 5]
    assert sentence(many[:1]) == "Press a"


def test_elements_planner_fills_a_form_in_its_mind() -> None:
    task = "type “Anna” in Name, type “Ghent” in Town, tick News, then click Apply"
    planner = ElementsPlanner(FakeText())
    first = planner.plan(task, FORM, (), lambda: False)
    outlook = Outlook(planner, task, (), Context(task, policy=RULES), lambda: False)
    assert [one.sentence for one in batch(first, FORM, outlook)] == [
        "Type “Anna” in field Name (empty)",
        "Type “Ghent” in field Town (empty)",
        "Click check box News (off)",
        "Click button Apply",
    ]


@pytest.mark.parametrize("last", [click(APPLY), plan(Key("enter")), plan(Done())])
def test_elements_planner_does_not_look_past_what_changes_the_screen(last: Plan) -> None:
    assert ElementsPlanner(FakeText()).ahead("click Apply, click Delete", FORM, steps(last), lambda: False) is None


def test_elements_planner_does_not_guess_what_it_would_ask() -> None:
    assert ElementsPlanner(FakeText()).ahead("tick News, beautify it", FORM, steps(click(NEWS)), lambda: False) is None


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("check box News (off)", True),
        ("check box News (off, focused)", True),
        ("check box News (on)", False),
        ("check box Other (off)", False),
        ("button News", False),
    ],
)
def test_still(name: str, same: bool) -> None:
    after = screen(*(one.name for one in FORM.elements[:2]), name)
    found = still(TICKED, FORM, after)
    assert (found is not None) is same


def test_still_follows_a_target_and_not_into_another_window() -> None:
    low = msgspec.structs.replace(NEWS, box=NEWS.box.grown(3))
    after = msgspec.structs.replace(FORM, elements=(low,))
    found = still(TICKED, FORM, after)
    assert found is not None
    assert (found.target, found.action) == (low, LeftClick(low.box.centre))
    window = FORM.frame.window
    assert window is not None
    other = msgspec.structs.replace(FORM.frame, window=msgspec.structs.replace(window, id=9))
    assert still(TICKED, FORM, msgspec.structs.replace(FORM, frame=other)) is None
    assert still(plan(Key("tab")), FORM, FORM) == plan(Key("tab"))


def test_batch_covers_its_own_steps_only() -> None:
    kept = Batch()
    kept.approve([NAMED, TOWNED], FORM)
    assert not kept.covers(TOWNED)
    following = kept.next(FORM, [step(NAMED)])
    assert following is not None
    assert kept.covers(following)
    assert kept.next(FORM, [step(NAMED), step(TOWNED)]) is None


def test_nothing_is_approved_that_the_gate_would_ask_about_by_then() -> None:
    """A dialog's words came up around the target meanwhile."""
    rules = Policy((Rule("pay", "ask", "This pays.", near=("pay now",)),))
    danger = screen(*(one.name for one in SCREENS[2].elements), "text Pay now")
    run = flow(NAMED, TICKED, plan(Done()), screens=(FORM, FORM, danger), answers=(YES,), context={"policy": rules})
    assert [card.verdict.rule for card in run.person.asked] == ["preview", "pay"]
    assert run.of(Decided)[1].verdict.decision is Decision.ASK
    assert element(2, "check box News (off)").box.centre not in [getattr(one, "point", None) for one in run.hands.acted]

"""The card: a step that the person changed is judged anew, done as changed, and asked about again where another rule speaks."""

from __future__ import annotations

from typing import Any

from agent.action import Done, LeftClick, Type
from agent.gating.policy import Policy, Rule
from agent.planning.plan import ElementsPlanner
from agent.protocol import Changed, Decided, Planned, Verified
from agent.records import Answer, Card, Decision, Element, Observation, Plan, Reply, Status
from tests.fakes import FakePerson, FakePlanner, FakeText, click, named, plan
from tests.screens import screen
from tests.test_loop import Run

FORM = screen("button Delete", "button Save", "field Name (empty)", "field Password (empty)", "button Pay")
SAVED = screen("text Saved", "button Save")
DELETE, SAVE, NAME, SECRET, PAY = FORM.elements
ONE = screen("field Name (empty)", "button Save", "button Send")
RULES = Policy(
    (
        Rule("delete", "ask", "This deletes.", target=("delete",)),
        Rule("pay", "ask", "This pays.", target=("pay",)),
        Rule("password", "hand_over", "A password is for you.", ("type",), target=("password",)),
    )
)
YES, NONE = Answer(Reply.YES), Answer(Reply.NONE)
TYPED = plan(Type("Ann", NAME.box.centre), NAME, origin="model")
DONE = plan(Done())


def change(text: str = "", target: Element | None = None) -> Answer:
    return Answer(Reply.CHANGE, text, target.box.centre if target else None)


def run(*plans: Plan, answers: tuple[Answer, ...], screens: tuple[Observation, ...] = (FORM, FORM, SAVED), **given: Any) -> Run:
    given.setdefault("task", "do it")
    return Run(*plans, DONE, person=FakePerson(*answers), screens=screens, context={"policy": RULES}, **given)


def rules(cards: list[Card]) -> list[str]:
    return [card.verdict.rule for card in cards]


def test_text_is_changed_and_typed_without_another_question() -> None:
    made = run(TYPED, answers=(change("Bob"),))
    assert made.hands.acted == [Type("Bob", NAME.box.centre)]
    assert rules(made.person.asked) == ["invented-text"]
    assert made.of(Planned)[0].plan == TYPED
    assert made.of(Changed)[0].plan.action == Type("Bob", NAME.box.centre)
    assert made.of(Verified)[0].record.plan.action == Type("Bob", NAME.box.centre)
    assert made.of(Decided)[0].answer == change("Bob")


def test_target_is_changed() -> None:
    made = run(click(DELETE), answers=(change(target=SAVE),))
    assert made.hands.acted == [click(SAVE).action]
    assert rules(made.person.asked) == ["delete"]


def test_change_to_what_another_rule_asks_about_is_asked_again() -> None:
    made = run(click(DELETE), answers=(change(target=PAY), NONE))
    assert rules(made.person.asked) == ["delete", "pay"]
    assert made.person.asked[1].sentence == "Click button Pay"
    assert (made.hands.acted, made.end.status) == ([], Status.NEEDS_PERSON)
    agreed = run(click(DELETE), answers=(change(target=PAY), YES), screens=(FORM, FORM, FORM, SAVED))
    assert agreed.hands.acted == [click(PAY).action]


def test_change_to_the_same_rule_is_a_yes() -> None:
    other = screen("button Delete", "button Save", "button Delete all")
    made = run(click(other.elements[0]), answers=(change(target=other.elements[2]),), screens=(other, other, SAVED))
    assert made.hands.acted == [click(other.elements[2]).action]
    assert rules(made.person.asked) == ["delete"]


def test_change_to_what_is_for_the_person_is_handed_over() -> None:
    made = run(TYPED, answers=(change(target=SECRET), NONE))
    assert rules(made.person.asked) == ["invented-text", "password"]
    assert made.person.asked[1].verdict.decision is Decision.HAND_OVER
    assert made.hands.acted == []


def test_change_away_from_what_is_for_the_person_is_done() -> None:
    """The agent chose the wrong field; the text is the task's own."""
    wrong = plan(Type("do it", SECRET.box.centre), SECRET, origin="task")
    made = run(wrong, answers=(change(target=NAME),))
    assert made.hands.acted == [Type("do it", NAME.box.centre)]


def test_change_that_changes_nothing_hands_nothing_to_the_agent() -> None:
    wrong = plan(Type("do it", SECRET.box.centre), SECRET, origin="task")
    made = run(wrong, answers=(change(), NONE))
    assert rules(made.person.asked) == ["password", "password"]
    assert made.hands.acted == []


def test_change_onto_our_own_window_is_refused() -> None:
    masked = Observation(type(FORM.frame)(**{**_fields(FORM), "masked": (PAY.box,)}), FORM.elements, FORM.changed)
    made = run(click(DELETE), answers=(change(target=PAY),), screens=(masked,))
    assert made.hands.acted == []
    assert "Deskhand's own windows" in made.end.reason


def _fields(seen: Observation) -> dict[str, Any]:
    return {name: getattr(seen.frame, name) for name in seen.frame.__struct_fields__}


def test_changed_text_is_a_text_and_no_leave() -> None:
    """It names a button; that button is asked about all the same."""
    named_rules = Policy((Rule("save", "named", "This saves.", target=("save",), named=("save",)),))
    screens = (FORM, FORM, screen('field Name ("save")', "button Save"))
    person = FakePerson(change("save"), NONE)
    made = Run(TYPED, click(SAVE), DONE, person=person, screens=screens, task="do it", context={"policy": named_rules})
    assert rules(made.person.asked) == ["invented-text", "save"]


def test_the_task_is_told_with_the_changed_text() -> None:
    """So the planner counts the part as done, and looks for that text as its sign."""
    asking = Policy((Rule("name", "ask", "Ask.", ("type",), target=("name",)),))
    planner = FakePlanner(plan(Type("Ann", NAME.box.centre), NAME, goal="type Ann in Name"), DONE)
    screens = (FORM, FORM, SAVED)
    person = FakePerson(change("Bob"))
    made = Run(planner=planner, person=person, screens=screens, task="type Ann in Name", context={"policy": asking})
    assert planner.told == [("type Ann in Name", 0), ("type Bob in Name", 1)]
    assert made.of(Verified)[0].record.plan.goal == "type Bob in Name"


def test_changed_step_goes_the_whole_way_with_the_real_planner() -> None:
    """Another text and another target than the task says: done all the same, since the person said so."""
    asking = Policy((Rule("name", "ask", "Ask.", ("type",), target=("name",)), Rule("save", "ask", "Ask.", target=("save",))))
    typed, done = screen('field Name ("Bob")', "button Save", "button Send"), screen("text Thank you")
    send = named(typed, "button Send")
    made = Run(
        planner=ElementsPlanner(FakeText()), task="type “Ann” in Name, click Save", context={"policy": asking},
        person=FakePerson(change("Bob"), change(target=send)), screens=(ONE, ONE, typed, typed, done),
    )  # fmt: skip
    assert [type(one) for one in made.hands.acted] == [Type, LeftClick]
    assert getattr(made.hands.acted[1], "point", None) == send.box.centre
    assert made.end.status is Status.DONE

"""Skills through the loop: each verb, waiting, what was not seen, the gate, and how a skill ends. The world is faked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from agent import action as act
from agent.action import Action
from agent.checking.ending import Limits
from agent.doing.scene import Outside
from agent.doing.skillplan import SkillPlanner
from agent.errors import ActError
from agent.gating.gate import Context
from agent.gating.policy import Policy, Rule
from agent.geometry import Box
from agent.loop import Agent
from agent.protocol import Event, Finished, Paused, Resumed, Verified
from agent.records import Answer, Frame, Observation, Plan, Reply, Result, Status
from agent.stages import Stages
from skills import skill as s
from skills.skill import Skill, Target
from skills.targets import target
from tests.fakes import FakeAlbum, FakeClock, FakePerson, FakePlanner, plan
from tests.screens import screen

FORM = screen("button Save", "field Name (empty)", "check box News (off)", "button OK", "button OK")
FILLED = screen("button Save", 'field Name ("Anna")', "check box News (off)")
SAVED = screen("text Saved", 'field Name ("Anna")')
RULES = Policy((Rule("delete", "ask", "This deletes.", target=("delete",)),))
YES, SKIP = Answer(Reply.YES), Answer(Reply.SKIP)


class World:
    """Eyes and hands: each act that is no mere look brings the next screen, each look of a number in `late` that one."""

    def __init__(self, *screens: Observation, late: Mapping[int, Observation] | None = None, error: str = "") -> None:
        self.now, self.next = screens[0], list(screens[1:])
        self.late = dict(late or {})
        self.error = error
        self.looks = 0
        self.acted: list[Action] = []

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        self.looks += 1
        self.now = self.late.get(self.looks, self.now)
        same = last is not None and last.elements == self.now.elements
        return msgspec.structs.replace(self.now, changed=() if same else (Box(0, 0, 9, 9),))

    def act(self, action: Action, frame: Frame, place: object = None) -> str:
        if isinstance(action, act.Zoom):
            return ""
        self.acted.append(action)
        if self.error:
            raise ActError(self.error)
        self.now = self.next.pop(0) if self.next else self.now
        return "copied"

    def release(self) -> None:
        return None


class SeenWhole(World):
    """Tells what changed as the screen has it."""

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        super().observe(frame, last)
        return self.now


class Ran:
    """A skill that was run to its end."""

    def __init__(self, *steps: s.Step, world: World, **given: Any) -> None:
        self.world = world
        self.person: FakePerson = given.pop("person", FakePerson())
        skill = Skill("a-skill", "d", steps=tuple(msgspec.structs.replace(one, line=at) for at, one in enumerate(steps, 10)))
        values, outside = given.pop("values", {}), given.pop("outside", Outside())
        self.planner = SkillPlanner(given.pop("skill", skill), values, outside, given.pop("source", ""))
        clock = FakeClock(0.01)
        stages = Stages(lambda: FORM.frame, world, self.planner, world, self.person, FakeAlbum(), clock)
        context = Context("a-skill", policy=given.pop("policy", RULES))
        self.events: list[Event] = list(Agent(stages, Limits(steps=200, **given), context, "run").run())

    @property
    def end(self) -> Finished:
        last = self.events[-1]
        assert isinstance(last, Finished)
        return last

    @property
    def plans(self) -> list[Plan]:
        return [event.record.plan for event in self.events if isinstance(event, Verified)]

    @property
    def results(self) -> list[Result]:
        return [event.outcome.result for event in self.events if isinstance(event, Verified)]


CLICK = s.Click(target=target('button "Save"'))


def test_clicks_and_types_and_expects() -> None:
    typed = s.Type(text="{name}", into=target('field "Name"'))
    ran = Ran(typed, CLICK, s.Expect(target=Target("Saved")), world=World(FORM, FILLED, SAVED), values={"name": "Anna"})
    assert ran.end.status is Status.DONE
    field, save = FORM.elements[1].box.centre, FORM.elements[0].box.centre
    assert ran.world.acted == [act.Type("Anna", field, False), act.LeftClick(save)]
    assert (ran.plans[0].origin, ran.plans[0].goal) == ("skill", 'line 10: type Anna into field "Name"')
    assert ran.plans[1].skill == "a-skill:11"
    assert ran.end.evidence[-1] == 'Expect "Saved": The screen shows text Saved.'[:0] + ran.end.evidence[-1]
    assert "Saved" in ran.end.evidence[-1]


def test_a_full_field_is_cleared_and_an_answer_in_the_gate_is_not_needed() -> None:
    ran = Ran(s.Type(text="Bo", into=target('field "Name"')), world=World(FILLED, screen('field Name ("Bo")')))
    assert ran.world.acted == [act.Type("Bo", FILLED.elements[1].box.centre, True)]
    assert ran.end.status is Status.DONE
    kept = Ran(s.Type(text="Bo", into=target('field "Name"'), replace=False), world=World(FILLED, FILLED))
    assert kept.world.acted == [act.Type("Bo", FILLED.elements[1].box.centre, False)]


TYPED = s.Type(text="Anna", into=target('field "Name"'))


def test_a_text_that_did_not_arrive_is_typed_once_more() -> None:
    field = FORM.elements[1].box.centre
    ran = Ran(TYPED, CLICK, world=World(FORM, FORM, FILLED, SAVED))
    assert ran.world.acted[:2] == [act.Type("Anna", field, False), act.Type("Anna", field, True)]
    assert ran.end.status is Status.DONE


def test_a_text_that_never_arrives_ends_it_before_anything_else_is_done() -> None:
    ran = Ran(TYPED, CLICK, world=World(FORM))
    assert [type(one) for one in ran.world.acted] == [act.Type, act.Type]
    assert ran.end.status is Status.FAILED
    assert "field Name stays empty, what was typed did not arrive" in ran.end.reason


def test_a_text_that_arrives_late_is_not_typed_again() -> None:
    ran = Ran(TYPED, world=World(FORM, FORM, late={5: FILLED}))
    assert len(ran.world.acted) == 1
    assert ran.end.status is Status.DONE


def test_without_a_field_it_is_typed_where_the_keyboard_is() -> None:
    ran = Ran(s.Type(text="hello"), world=World(screen(), screen("text hello")))
    assert ran.world.acted == [act.Type("hello")]
    assert ran.end.status is Status.DONE


@pytest.mark.parametrize(
    ("step", "action"),
    [
        (s.DoubleClick(target=Target("Save")), act.DoubleClick(FORM.elements[0].box.centre)),
        (s.RightClick(target=Target("Save")), act.RightClick(FORM.elements[0].box.centre)),
        (s.Press(keys="ctrl+s"), act.Key("ctrl+s")),
        (s.Open(what="Mousepad"), act.OpenApp("Mousepad")),
        (s.Scroll(direction="left", notches=3), act.Scroll(-3, 0, Box(0, 0, 1280, 800).centre)),
        (
            s.Drag(target=Target("Save"), to=target('field "Name"')),
            act.LeftClickDrag(FORM.elements[0].box.centre, end=FORM.elements[1].box.centre),
        ),
    ],
)
def test_verbs(step: s.Step, action: Action) -> None:
    ran = Ran(step, world=World(FORM, SAVED))
    assert ran.world.acted == [action]
    assert ran.end.steps == 2


def test_a_target_that_comes_late_is_waited_for() -> None:
    ran = Ran(CLICK, world=World(screen("text Loading"), SAVED, late={5: FORM}))
    assert ran.end.status is Status.DONE
    assert ran.end.steps == 2
    assert ran.world.looks > 6


def test_a_target_that_moves_is_waited_for() -> None:
    moving = {n: screen(*["text a"] * n, "button Save") for n in range(1, 6)}
    ran = Ran(CLICK, world=World(moving[1], SAVED, late=moving))
    assert ran.world.acted == [act.LeftClick(moving[5].elements[-1].box.centre)]


def test_a_target_that_never_comes_says_where_and_what_is_there() -> None:
    ran = Ran(s.Click(target=target('button "Send off"')), world=World(FORM))
    assert ran.end.status is Status.FAILED
    assert ran.world.acted == []
    for part in ("a-skill:10", "click button", "is not on the screen", "button Save", "field Name"):
        assert part in ran.end.reason
    assert ran.world.looks > 20


def test_several_of_the_same_name_say_what_to_add() -> None:
    ran = Ran(s.Click(target=target('button "OK"')), world=World(FORM))
    assert "2 things are called" in ran.end.reason
    assert "say near or containing" in ran.end.reason


def test_an_effect_that_comes_late_is_looked_for_and_nothing_is_done_twice() -> None:
    ran = Ran(CLICK, s.Expect(target=Target("Saved")), world=World(FORM, FORM, late={5: SAVED}))
    assert len(ran.world.acted) == 1
    assert ran.results[0] is Result.CONFIRMED
    assert ran.end.status is Status.DONE


def test_a_last_step_without_effect_is_not_done() -> None:
    ran = Ran(CLICK, world=World(FORM, FORM))
    assert (ran.end.status, len(ran.world.acted)) == (Status.FAILED, 1)
    assert ran.end.reason == 'Nothing on the screen shows that “line 10: click button "Save"” is done.'


def test_what_is_expected_and_not_there_fails() -> None:
    ran = Ran(CLICK, s.Expect(target=Target("Saved"), seconds=3), world=World(FORM, FILLED))
    assert ran.end.status is Status.FAILED
    assert 'a-skill:11: “expect "Saved"” was not so within 3 s' in ran.end.reason


@pytest.mark.parametrize(
    ("expected", "status"),
    [
        (s.Expect(target=target('field "Name"'), value="Anna"), Status.DONE),
        (s.Expect(target=target('field "Name"'), value="Boris", seconds=1), Status.FAILED),
        (s.Expect(target=target('check box "News"'), state="off"), Status.DONE),
        (s.Expect(target=target('check box "News"'), state="on", seconds=1), Status.FAILED),
        (s.WaitFor(target=Target("Loading"), gone=True, seconds=1), Status.DONE),
        (s.WaitFor(target=Target("News"), gone=True, seconds=1), Status.FAILED),
        (s.WaitFor(target=Target("News"), seconds=1), Status.DONE),
    ],
)
def test_values_and_states(expected: s.Step, status: Status) -> None:
    assert Ran(expected, world=World(FILLED)).end.status is status


def test_the_same_step_may_come_round_as_often_as_it_is_written() -> None:
    ran = Ran(*[s.Press(keys="tab")] * 6, s.Expect(target=Target("Saved")), world=World(SAVED))
    assert len(ran.world.acted) == 6
    assert ran.end.status is Status.DONE


def test_the_gate_asks_and_no_answer_ends_it() -> None:
    delete = s.Click(target=target('button "Delete"'))
    bad = screen("button Delete", "button Save")
    ran = Ran(delete, CLICK, world=World(bad))
    assert ran.end.status is Status.NEEDS_PERSON
    assert ran.world.acted == []
    done = Ran(delete, world=World(bad, SAVED), person=FakePerson(YES))
    assert done.end.status is Status.DONE


def test_a_skipped_step_is_left_out() -> None:
    bad = screen("button Delete", "button Save")
    ran = Ran(s.Click(target=target('button "Delete"')), CLICK, world=World(bad, SAVED), person=FakePerson(SKIP))
    assert ran.world.acted == [act.LeftClick(bad.elements[1].box.centre)]
    assert ran.end.status is Status.DONE


def test_an_act_that_fails_ends_it_with_its_line() -> None:
    ran = Ran(s.Open(what="Nothing"), world=World(FORM, error="No application is called “Nothing” here."))
    assert ran.end.reason == "a-skill:10: No application is called “Nothing” here."


def test_the_answer_to_a_question_is_a_value() -> None:
    asked = s.Ask(question="Who?", into="who")
    person = FakePerson(Answer(Reply.YES, "Anna"))
    ran = Ran(asked, s.Type(text="{who}", into=target('field "Name"')), world=World(FORM, FILLED), person=person)
    assert ran.end.status is Status.DONE
    assert Ran(asked, world=World(FORM)).end.status is Status.NEEDS_PERSON


def test_the_person_does_what_is_handed_over() -> None:
    step = s.HandOver(reason="Type the password.")
    assert Ran(step, CLICK, world=World(FORM, SAVED), person=FakePerson(YES)).end.status is Status.DONE
    assert Ran(step, CLICK, world=World(FORM, SAVED)).end.status is Status.NEEDS_PERSON


def test_a_slot_that_nothing_fills_is_told() -> None:
    ran = Ran(s.Type(text="{nobody}"), world=World(FORM), values={"name": "Anna"})
    assert ran.end.reason == "a-skill:10: Nothing fills the slot {nobody}: it must be one of name."


def test_a_secret_is_typed_by_reference_once_the_person_said_yes() -> None:
    login = screen("field Password (empty)", "button Log in")
    filled = screen("field Password (hidden)", "button Log in")
    wide = msgspec.structs.replace(filled, changed=(Box(0, 0, 900, 900),))
    step = s.Type(text="{secret:mail}", into=target('field "Password"'))
    person = FakePerson(YES)
    ran = Ran(step, world=SeenWhole(login, wide), person=person)
    assert ran.end.status is Status.DONE, ran.end
    assert [one.text for one in ran.world.acted if isinstance(one, act.Type)] == ["{secret:mail}"]
    assert "the secret “mail” into field Password" in person.asked[0].verdict.reason
    refused = Ran(step, world=World(login, filled), person=FakePerson())
    assert refused.world.acted == []


def test_a_table_names_no_secret() -> None:
    outside = Outside(rows=lambda file: [{"Name": "{secret:mail}"}])
    each = s.Repeat(steps=(s.Type(text="{Name}"),), file="x.csv", as_="row")
    ran = Ran(each, world=World(FORM), outside=outside)
    assert "the table x.csv names a secret" in ran.end.reason
    assert ran.world.acted == []


def test_repeat_over_a_list() -> None:
    each = s.Repeat(steps=(s.Press(keys="{key}"),), over="keys", as_="key")
    ran = Ran(each, world=World(FORM, SAVED, FORM, SAVED), values={"keys": ["a", "b", "c"]})
    assert ran.world.acted == [act.Key("a"), act.Key("b"), act.Key("c")]
    assert "has no list" in Ran(each, world=World(FORM), values={"keys": "a"}).end.reason


def test_repeat_over_the_rows_of_a_file() -> None:
    outside = Outside(rows=lambda file: [{"Name": "Anna", "a b": "1"}, {"Name": "Boris", "a b": "2"}])
    each = s.Repeat(steps=(s.Type(text="{Name} {row.a b}"),), file="x.csv", as_="row")
    ran = Ran(each, world=World(FORM, screen("text Anna 1"), screen("text Boris 2")), outside=outside)
    assert ran.world.acted == [act.Type("Anna 1"), act.Type("Boris 2")]


def test_an_answer_given_in_a_round_holds_from_there_on() -> None:
    asks = s.If(
        target=Target("Again"), then=(s.Press(keys="{who}"),), otherwise=(s.Ask(question="Who?", into="who"),), seconds=1
    )
    each = s.Repeat(steps=(asks, s.Press(keys="{key}")), over="keys", as_="key")
    person = FakePerson(Answer(Reply.YES, "w"))
    world = World(FORM, screen("text Again"), screen("text Again", "text b"), screen("text Again", "text c"))
    ran = Ran(each, s.Press(keys="{who}"), world=world, person=person, values={"keys": ["a", "b"]})
    assert ran.world.acted == [act.Key(key) for key in ("a", "w", "b", "w")]
    assert len(person.asked) == 1


def test_an_answer_given_again_replaces_the_first() -> None:
    ask = s.Ask(question="Who?", into="who")
    each = s.Repeat(steps=(s.Press(keys="{who}"), ask), over="keys", as_="key")
    person = FakePerson(*(Answer(Reply.YES, key) for key in "xyz"))
    world = World(FORM, *(screen(f"text {n}") for n in range(6)))
    ran = Ran(ask, each, s.Press(keys="{who}"), world=world, person=person, values={"keys": ["a", "b"]})
    assert [one for one in ran.world.acted if isinstance(one, act.Key)] == [act.Key(key) for key in "xyz"]


def test_an_answer_of_another_skill_is_its_own() -> None:
    inner = Skill("inner", "d", steps=(s.Ask(question="?", into="who"),))
    outside = Outside(skill=lambda name, values: (inner, values))
    person = FakePerson(Answer(Reply.YES, "x"))
    ran = Ran(s.Run(skill="inner"), s.Press(keys="{who}"), world=World(FORM), outside=outside, person=person)
    assert "Nothing fills the slot {who}" in ran.end.reason


def test_if_absent_decides_at_once_when_it_is_there_and_waits_when_it_is_not() -> None:
    step = s.If(target=Target("Save"), then=(s.Press(keys="y"),), otherwise=(s.Press(keys="n"),), absent=True, seconds=30)
    at_once = Ran(step, world=World(FORM, SAVED))
    late = Ran(step, world=World(screen(), SAVED, late={9: FORM}))
    never = Ran(step, world=World(screen(), SAVED))
    assert [ran.world.acted for ran in (at_once, late, never)] == [[act.Key(key)] for key in "nny"]
    assert at_once.world.looks < 8 < late.world.looks < 14 < never.world.looks


def test_if_waits_until_what_is_there_holds_still() -> None:
    step = s.If(target=Target("Save"), then=(s.Press(keys="y"),), otherwise=(s.Press(keys="n"),), seconds=3)
    passing = Ran(step, world=World(screen("button Save"), SAVED, late={2: screen("text Gone")}))
    assert passing.world.acted == [act.Key("n")]


@pytest.mark.parametrize(("absent", "key"), [(False, "y"), (True, "n")])
def test_if(absent: bool, key: str) -> None:
    step = s.If(target=Target("Save"), then=(s.Press(keys="y"),), otherwise=(s.Press(keys="n"),), absent=absent)
    ran = Ran(step, world=World(FORM, SAVED))
    assert ran.world.acted == [act.Key(key)]


def test_if_nothing_is_to_be_done_looking_is_enough() -> None:
    step = s.If(target=Target("Crash"), then=(s.Press(keys="y"),))
    ran = Ran(step, world=World(FORM))
    assert (ran.end.status, ran.world.acted) == (Status.DONE, [])


def test_scroll_until_it_is_seen() -> None:
    down = s.Scroll(until=Target("Saved"))
    ran = Ran(down, CLICK, world=World(screen("text a"), screen("text b"), screen("text Saved", "button Save"), FORM))
    assert [type(one) for one in ran.world.acted] == [act.Scroll, act.Scroll, act.LeftClick]
    never = Ran(down, world=World(screen("text a")))
    assert "did not come up by scrolling down" in never.end.reason
    assert len(never.world.acted) == 2


def test_a_skill_runs_another() -> None:
    inner = Skill("inner", "d", steps=(s.Press(keys="{key}"), s.Expect(target=Target("Saved"))))
    outside = Outside(skill=lambda name, values: (inner, values) if name == "inner" else None)
    ran = Ran(s.Run(skill="inner", values={"key": "f5"}), world=World(FORM, SAVED), outside=outside)
    assert ran.world.acted == [act.Key("f5")]
    assert ran.end.status is Status.DONE
    assert "there is no skill “x”" in Ran(s.Run(skill="x"), world=World(FORM), outside=outside).end.reason


def test_skills_that_run_each_other_end() -> None:
    inner = Skill("inner", "d", steps=(s.Run(skill="inner"),))
    ran = Ran(s.Run(skill="inner"), world=World(FORM), outside=Outside(skill=lambda name, values: (inner, values)))
    assert "without end (a-skill → inner" in ran.end.reason


def test_a_sub_goal_is_for_the_helper() -> None:
    helper = FakePlanner(plan(act.Key("a"), None, origin=""), plan(act.Done()))
    ran = Ran(s.Agent(task="press a"), world=World(FORM, SAVED), outside=Outside(helper=lambda: helper))
    assert ran.world.acted == [act.Key("a")]
    assert helper.told == [("press a", 0), ("press a", 1)]
    assert ran.end.status is Status.DONE
    assert "needs the model" in Ran(s.Agent(task="x"), world=World(FORM)).end.reason


def test_texts_of_a_sub_goal_are_the_skills() -> None:
    helper = FakePlanner(plan(act.Type("Anna"), origin="task"), plan(act.Done()))
    ran = Ran(s.Agent(task="type Anna"), world=World(FORM, FILLED), outside=Outside(helper=lambda: helper))
    assert ran.plans[0].origin == "skill"
    assert ran.person.asked == []


def test_a_sub_goal_that_is_given_up_is_told() -> None:
    helper = FakePlanner(plan(act.Fail("I do not see it.")))
    ran = Ran(s.Agent(task="x"), world=World(FORM), outside=Outside(helper=lambda: helper))
    assert ran.end.reason == "a-skill:10: I do not see it."


SOURCE = "\n" * 9 + '- click: button "Apply"\n- press: tab\n'
RENAMED = screen("button Apply changes", "button Close")


def test_a_renamed_target_is_healed_and_the_repair_offered() -> None:
    ran = Ran(s.Click(target=target('button "Apply"')), world=World(RENAMED, SAVED), source=SOURCE)
    assert ran.end.status is Status.DONE
    assert ran.world.acted == [act.LeftClick(RENAMED.elements[0].box.centre)]
    assert '-- click: button "Apply"\n+- click: button "Apply changes"\n' in ran.end.repair
    assert [(one.line, one.new.text) for one in ran.planner.repairs] == [(10, "Apply changes")]


def test_a_field_that_was_renamed_is_mended_on_its_own_line() -> None:
    text = "\n" * 9 + '- type: "Anna"\n  into: field "Name"\n- press: tab\n'
    form = screen("field Your name (empty)", "button Save")
    ran = Ran(TYPED, world=World(form, screen('field Your name ("Anna")', "button Save")), source=text)
    assert ran.end.status is Status.DONE
    assert '-  into: field "Name"\n+  into: field "Your name"\n' in ran.end.repair


def test_what_it_stands_near_is_mended_too() -> None:
    text = "\n" * 9 + '- click: button "Apply" near "Clos"\n'
    seen = screen("button Apply changes", "button Close it")
    step = s.Click(target=target('button "Apply" near "Close"'))
    ran = Ran(step, world=World(seen, SAVED), source=text.replace("Clos", "Close"))
    assert '+- click: button "Apply changes" near "Close it"\n' in ran.end.repair


def test_a_skill_that_is_run_is_mended_in_its_own_file() -> None:
    inner = Skill("inner", "d", steps=(s.Click(target=target('button "Apply"'), line=3),), file="/x/inner/SKILL.md")
    sources = {"/x/inner/SKILL.md": '\n\n- click: button "Apply"\n'}
    outside = Outside(skill=lambda name, values: (inner, values), source=lambda file: sources[file])
    ran = Ran(s.Run(skill="inner"), world=World(RENAMED, SAVED), outside=outside, source=SOURCE)
    assert ran.end.repair.startswith("--- a/x/inner/SKILL.md\n")
    assert '+- click: button "Apply changes"\n' in ran.end.repair
    assert "a-skill" not in ran.end.repair


def test_nothing_healed_no_repair() -> None:
    assert Ran(CLICK, world=World(FORM, SAVED), source=SOURCE).end.repair == ""


@pytest.mark.parametrize(
    ("name", "sure", "status"),
    [
        ("button Proceed", 0.95, Status.DONE),
        ("button Proceed", 0.6, Status.FAILED),
        ("button Close", 0.95, Status.FAILED),
        ("button Leave later", 0.95, Status.FAILED),
        ("text Proceed", 0.95, Status.FAILED),
    ],
)
def test_a_miss_wakes_the_model_for_that_step(name: str, sure: float, status: Status) -> None:
    """What is known for something else is not even shown to it."""
    seen = screen(name, "button Cancel")
    chosen = seen.elements[0]
    made = msgspec.structs.replace(plan(act.LeftClick(chosen.box.centre), chosen), confidence=sure)
    outside = Outside(helper=lambda: FakePlanner(made))
    ran = Ran(s.Click(target=target('button "Leave"')), world=World(seen, SAVED), outside=outside)
    assert ran.end.status is status


def test_it_ends_where_it_is_when_closed() -> None:
    planner = SkillPlanner(Skill("a", "d", steps=(CLICK,)), {})
    planner.close()
    planner.close()
    ended = planner.plan("t", FORM, [], lambda: False)
    assert isinstance(ended, Plan)
    assert isinstance(ended.action, act.Done)


def test_python_needs_a_way_to_run_it() -> None:
    ran = Ran(world=World(FORM), skill=Skill("p", "d", python=True))
    assert ran.end.reason == "p: Python skills cannot be run here."


TAKEN = Paused("person", "clicked")


def test_step_that_was_not_done_is_looked_for_again() -> None:
    """The person took over between plan and act and moved things: the step aims at where its target is by then."""
    moved = screen("text Other", "button Save", 'field Name ("Anna")')
    person = FakePerson(holds=[None, None, TAKEN])
    ran = Ran(CLICK, s.Expect(target=Target("Saved")), world=World(FORM, SAVED, late={3: moved}), person=person)
    assert ran.world.acted == [act.LeftClick(moved.elements[1].box.centre)]
    assert ran.end.status is Status.DONE


@pytest.mark.parametrize("at", range(12))
def test_taking_over_anywhere_leaves_no_step_out_and_does_none_twice(at: int) -> None:
    steps = (s.Type(text="Anna", into=target('field "Name"')), s.Press(keys="tab"), CLICK, s.Expect(target=Target("Saved")))
    person = FakePerson(holds=[*[None] * at, TAKEN])
    ran = Ran(*steps, world=World(FORM, FILLED, FILLED, SAVED), person=person)
    assert [type(one) for one in ran.world.acted if not isinstance(one, act.Zoom)] == [act.Type, act.Key, act.LeftClick]
    assert ran.end.status is Status.DONE
    assert any(isinstance(one, Resumed) for one in ran.events)

"""The desk from Python: each call is a step of the loop; code that raises, hangs or is stopped ends with its line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from agent import action as act
from agent.desk import Desk
from agent.doing.calls import Script
from agent.doing.scene import Outside
from agent.errors import StepError, Stopped
from agent.protocol import Finished
from agent.records import Answer, Plan, Reply, Status
from skills.skill import Skill, Target
from tests.fakes import FakePerson
from tests.screens import screen
from tests.test_skillplan import FILLED, FORM, SAVED, Ran, World

HERE = str(__file__)


class Scripted:
    """A Python skill that was run; `left` is what its code left behind."""

    def __init__(self, code: Callable[[Desk], object], world: World, limit: float = 30.0, **given: object) -> None:
        self.left: list[object] = []
        script = Script(lambda: self.left.append(code(Desk(script.calls, HERE))), HERE, limit)
        outside = Outside(python=lambda skill, values, scene: script.walk(scene))
        self.ran = Ran(world=world, skill=Skill("p", "d", python=True, file=HERE), outside=outside, **given)

    @property
    def end(self) -> Finished:
        return self.ran.end


def test_calls_are_steps_with_the_lines_of_the_code() -> None:
    def code(desk: Desk) -> None:
        desk.type("Anna", into='field "Name"')
        desk.click('button "Save"')
        desk.expect("Saved")

    done = Scripted(code, World(FORM, FILLED, SAVED))
    assert done.end.status is Status.DONE
    assert [type(one) for one in done.ran.world.acted] == [act.Type, act.LeftClick]
    first = code.__code__.co_firstlineno
    assert [plan.skill for plan in done.ran.plans[:3]] == [f"{HERE}:{first + n}" for n in (1, 2, 3)]


def test_every_verb() -> None:
    def code(desk: Desk) -> None:
        desk.open("Mousepad")
        desk.double_click("Save")
        desk.right_click(Target("Save"))
        desk.drag("Save", 'field "Name"')
        desk.press("tab")
        desk.scroll("up", 2)
        desk.wait_for("Save")
        desk.wait_for("Nothing", gone=True)

    kinds = [act.OpenApp, act.DoubleClick, act.RightClick, act.LeftClickDrag, act.Key, act.Scroll]
    assert [type(one) for one in Scripted(code, World(FORM)).ran.world.acted] == kinds


def test_what_is_seen_and_read_comes_back() -> None:
    def code(desk: Desk) -> tuple[bool, bool, str, str]:
        return desk.see("Save"), desk.see("Nothing"), desk.read('field "Name"'), desk.clipboard()

    assert Scripted(code, World(FILLED)).left == [(True, False, "Anna", "copied")]
    assert Scripted(lambda desk: desk.read('field "Name"'), World(FORM)).left == [""]


def test_answers_come_back() -> None:
    def code(desk: Desk) -> str:
        desk.hand_over("Type the password.")
        return desk.ask("Who?")

    person = FakePerson(Answer(Reply.YES), Answer(Reply.YES, "Anna"))
    assert Scripted(code, World(FORM), person=person).left == ["Anna"]


def test_braces_are_no_slots() -> None:
    done = Scripted(lambda desk: desk.type("{x} {{y}}"), World(FORM))
    assert done.ran.world.acted == [act.Type("{x} {{y}}")]


def test_a_miss_can_be_caught() -> None:
    def code(desk: Desk) -> None:
        try:
            desk.click('button "Nix"')
        except StepError:
            desk.click('button "Save"')

    done = Scripted(code, World(FORM, SAVED))
    assert done.end.status is Status.DONE


def test_a_miss_ends_it_with_its_line() -> None:
    def code(desk: Desk) -> None:
        desk.click('button "Nix"')

    line = code.__code__.co_firstlineno + 1
    assert f'{HERE}:{line}: “click button "Nix"”' in Scripted(code, World(FORM)).end.reason


def test_what_is_raised_is_told_with_its_line() -> None:
    def code(desk: Desk) -> None:
        desk.press("tab")
        raise KeyError("x")

    end = Scripted(code, World(FORM, SAVED)).end
    assert (end.status, end.reason) == (Status.FAILED, f"{HERE}, line {code.__code__.co_firstlineno + 2}: KeyError: 'x'.")


def test_what_is_no_target_is_told() -> None:
    assert "no role" in Scripted(lambda desk: desk.click('knob "Save"'), World(FORM)).end.reason


def test_code_that_hangs_is_ended_with_its_line() -> None:
    def code(desk: Desk) -> None:
        while True:
            time.sleep(0.01)

    end = Scripted(code, World(FORM), limit=0.05).end
    assert "the skill did nothing for 0.05 s (it is at" in end.reason
    assert end.status is Status.FAILED


def test_code_that_waits_for_an_answer_is_told_that_it_was_stopped() -> None:
    told: list[Exception] = []

    def code(desk: Desk) -> None:
        try:
            desk.click('button "Nix"')
        except Stopped as error:
            told.append(error)

    script = Script(lambda: code(Desk(script.calls, HERE)), HERE)
    from agent.doing.skillplan import SkillPlanner

    planner = SkillPlanner(Skill("p", "d", python=True), {}, Outside(python=lambda s, v, scene: script.walk(scene)))
    seen = screen("text a")
    while isinstance(planner.plan("t", seen, [], lambda: False), Plan):
        raise AssertionError
    planner.close()
    script._thread.join(10)
    assert len(told) <= 1
    assert not script._thread.is_alive()


def test_after_the_end_there_are_no_more_calls() -> None:
    script = Script(lambda: None, HERE)
    script.calls.close(StepError("It is over."))
    with pytest.raises(StepError, match="over"):
        Desk(script.calls).press("tab")

"""The planner by a model that looks: replies become plans, mistakes are said back, what is typed and pointed at is judged
outside the model."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans, builds, floats, integers, none, sampled_from, text, tuples

from agent import build
from agent.action import (
    ALIASES,
    KINDS,
    Action,
    AskUser,
    Done,
    DoubleClick,
    Fail,
    Key,
    LeftClick,
    LeftClickDrag,
    OpenApp,
    Remember,
    Scroll,
    Type,
    Wait,
    Zoom,
)
from agent.checking.signs import unmet
from agent.errors import PlanError
from agent.gating.gate import Context, judge
from agent.gating.policy import Policy, Rule
from agent.geometry import Box, Monitor, Point, to_screen
from agent.planning.calibration import Aim
from agent.planning.choices import STARTING
from agent.planning.choosing import Moment
from agent.planning.grounding import Aimed, Roles, Seer
from agent.planning.vision import VisionPlanner
from agent.planning.vision_past import PUZZLED
from agent.planning.vision_plans import Aims
from agent.planning.vision_plans import plan as plan_of
from agent.protocol import Decided
from agent.records import (
    POINT,
    Answer,
    Decision,
    Expect,
    Frame,
    Observation,
    Outcome,
    Plan,
    Reply,
    Result,
    Role,
    Sign,
    Status,
    Step,
)
from agent.settings import Effort
from models.dialects.dialect import Call, Dialect, ReplyError
from models.dialects.every import ACTING, POINTING, dialect
from models.dialects.qwen import QWEN3
from models.model import ModelCancelled, ModelError
from tests.fakes import FREE, FakePerson, FakeVision, click, plan, step
from tests.screens import element, screen
from tests.test_loop import Run

SHIPPED = build.policy()

FORM = screen("text Order", "field Name (empty)", "check box News (off)", "button Cancel", "button Delete", title="Shop")
TASK = "type “Anna” in Name and click Delete"
NAME, NEWS, DELETE = FORM.elements[1], FORM.elements[2], FORM.elements[4]
EMPTY = (900.0, 700.0)
"""Image pixels at which nothing is named."""


def at(point: Point | tuple[float, float], seen: Observation = FORM) -> list[int]:
    """A point as the family says it: 0 to 1000 both ways."""
    x, y = (point.x, point.y) if isinstance(point, Point) else point
    height, width = seen.frame.pixels.shape[:2]
    return [round(1000 * x / width), round(1000 * y / height)]


def said(action: str, line: str = "", **arguments: object) -> str:
    """A reply in the dialect of Qwen3-VL."""
    call = json.dumps({"name": "computer_use", "arguments": {"action": action, **arguments}})
    return f"{line and f'Action: {line}' + chr(10)}<tool_call>\n{call}\n</tool_call>"


def planner(*replies: str | Exception, effort: Effort = "low", aim: Aim | None = None) -> tuple[VisionPlanner, FakeVision]:
    model = FakeVision(*replies)
    seer = Seer(model, QWEN3, lambda _: aim or Aim())
    return VisionPlanner(Roles(seer), effort), model


TESTED = Aim(hits=10, count=10)


def planned(*replies: str | Exception, task: str = TASK, seen: Observation = FORM, history: Sequence[Step] = ()) -> Plan:
    return planner(*replies)[0].plan(task, seen, history, lambda: False)


def done(made: Plan, result: Result = Result.CONFIRMED, answer: Answer | None = None) -> Step:
    return Step(1, made, FREE, Outcome(result, "what was seen"), answer)


CLICK = said("left_click", "Click Delete.", coordinate=at(DELETE.box.centre))
TYPE = said("type", "Type the name.", text="Anna")


@pytest.mark.parametrize(
    ("reply", "kind", "sentence", "expected"),
    [
        (CLICK, LeftClick, "Click button Delete", Expect.CHANGE),
        (said("left_click", coordinate=at(NEWS.box.centre)), LeftClick, "Click check box News (off)", Expect.STATE),
        (said("double_click", coordinate=at(NEWS.box.centre)), DoubleClick, "Double-click check box News (off)", Expect.CHANGE),
        (TYPE, Type, "Type “Anna” in the focused field", Expect.TEXT),
        (said("type", text="Anna", coordinate=at(NAME.box.centre)), Type, "Type “Anna” in field Name (empty)", Expect.VALUE),
        (said("key", keys=["ctrl", "s"]), Key, "Press ctrl+s", Expect.CHANGE),
        (said("scroll", pixels=-500), Scroll, "Scroll down", Expect.CHANGE),
        (said("wait", time=2), Wait, "Wait 2 s", Expect.NOTHING),
        (said("terminate", status="failure", text="No shop."), Fail, "No shop.", Expect.CHANGE),
        (
            said("left_click_drag", coordinate=at(NEWS.box.centre), coordinate2=at(DELETE.box.centre)),
            LeftClickDrag,
            "Drag check box News (off) to button Delete",
            Expect.CHANGE,
        ),
    ],
)
def test_replies_become_plans(reply: str, kind: type, sentence: str, expected: Expect) -> None:
    made = planned(reply)
    assert isinstance(made.action, kind)
    assert (made.sentence, made.expectation.kind, made.said) == (sentence, expected, reply)


def test_target_is_the_named_element_under_the_point() -> None:
    made = planned(CLICK)
    assert made.target == DELETE
    verdict = judge(made, FORM, Context("click the thing", policy=build.policy()))
    assert (verdict.decision, "Delete" in verdict.reason) == (Decision.ASK, True)


def test_point_on_nothing_has_its_surroundings_for_a_target() -> None:
    made = planned(said("left_click", "Click the star.", coordinate=at(EMPTY)))
    assert made.target is not None
    assert (made.target.source, made.target.id, made.target.text) == (POINT, -1, "")
    assert made.target.box.contains(Point(*EMPTY))


@pytest.mark.parametrize(
    ("name", "decision"), [("text Delete", Decision.ASK), ("text Cancel", Decision.ALLOW), ("text Nothing", Decision.ALLOW)]
)
def test_gate_goes_by_what_stands_beside_a_bare_point(name: str, decision: Decision) -> None:
    """A button of which no more than its label was read is clicked beside the label."""
    seen = screen(name)
    box = seen.elements[0].box
    beside = said("left_click", coordinate=at((box.right + 8.0, box.centre.y), seen))
    made = planner(beside, aim=TESTED)[0].plan(TASK, seen, (), lambda: False)
    assert made.target is not None
    assert (made.target.source, made.target.text) == (POINT, name.removeprefix("text "))
    assert judge(made, seen, Context("go on", policy=build.policy())).decision is decision


def test_what_stands_beside_a_point_declines_nothing() -> None:
    """A click beside Cancel may be one on anything that the dialog asks about."""
    seen = screen("text Delete all files?", "text A", "text B", "text Cancel", title="Question")
    cancel = seen.elements[3]
    box = cancel.box
    made = planned(said("left_click", coordinate=at((box.right + 8.0, box.centre.y), seen)), seen=seen)
    context = Context("go on", policy=Policy((Rule("mine", "ask", "Because.", near=("delete",)),)))
    assert made.target is not None
    assert (made.target.source, judge(made, seen, context).decision) == (POINT, Decision.ASK)
    assert judge(click(cancel), seen, context).decision is Decision.ALLOW


@pytest.mark.parametrize(
    ("text", "task", "origin", "decision"),
    [
        ("Anna", TASK, "task", Decision.ALLOW),
        ("Order", TASK, "screen", Decision.ASK),
        ("Order", "copy the heading into Name", "screen", Decision.ALLOW),
        ("Bob", TASK, "model", Decision.ASK),
    ],
)
def test_origin_of_typed_text_is_decided_outside_the_model(text: str, task: str, origin: str, decision: Decision) -> None:
    made = planned(said("type", f"Type {text}, as the task says.", text=text), task=task)
    assert made.origin == origin
    verdict = judge(made, FORM, Context(task))
    assert verdict.decision is decision
    assert verdict.rule == ("free" if decision is Decision.ALLOW else "invented-text")


@pytest.mark.parametrize(("keys", "text"), [("B o b", "Bob"), ("shift+b o space b", "Bo b")])
def test_text_that_is_spelled_by_keys_is_typed(keys: str, text: str) -> None:
    made = plan_of(Call("key", keys=keys), Aims(), Moment.of(TASK, FORM, ()))
    assert made.action == Type(text)
    assert judge(made, FORM, Context(TASK)).rule == "invented-text"


@pytest.mark.parametrize("keys", ["ctrl+s", "tab tab tab", "a b", "ctrl+k ctrl+d"])
def test_shortcuts_are_pressed(keys: str) -> None:
    assert plan_of(Call("key", keys=keys), Aims(), Moment.of(TASK, FORM, ())).action == Key(keys)


@pytest.mark.parametrize(("scale", "left"), [(1.0, 0), (2.0, 0), (1.0, 1920), (2.0, -1280)])
def test_points_land_right_at_any_scale_on_any_monitor(scale: float, left: int) -> None:
    pixels = np.full((round(720 * scale), round(1290 * scale), 3), 90, np.uint8)
    monitor = Monitor(2, Box(left, 40, 1290, 720), scale, scale)
    seen = Observation(Frame(pixels, monitor, 0.0), (), ())
    wanted = Point(800.0 * scale, 300.0 * scale)
    made = planned(said("left_click", coordinate=at(wanted, seen)), seen=seen)
    assert isinstance(made.action, LeftClick)
    landed = to_screen(made.action.point, monitor)
    assert abs(landed.x - (left + 800)) <= 1.5
    assert abs(landed.y - 340) <= 1.5


def test_picture_is_sent_at_the_size_of_the_family() -> None:
    made, model = planner(CLICK)
    made.plan(TASK, FORM, (), lambda: False)
    [[picture]] = model.pictures()
    assert (picture.shape[1], picture.shape[0]) == QWEN3.size(1280, 800)
    assert model.grammars == [QWEN3.grammar()]


def test_own_windows_stay_painted_over() -> None:
    pixels = FORM.frame.pixels.copy()
    pixels[100:300, 100:300] = 0
    made, model = planner(CLICK)
    made.plan(TASK, msgspec.structs.replace(FORM, frame=msgspec.structs.replace(FORM.frame, pixels=pixels)), (), lambda: False)
    assert (model.pictures()[0][0][150:250, 150:250] == 0).all()


@pytest.mark.parametrize(
    "nonsense", ["", "I think so.", said("fly"), said("left_click"), said("left_click", coordinate=[5000, 2])]
)
def test_mistakes_are_said_back_at_most_twice(nonsense: str) -> None:
    made, model = planner(nonsense)
    asks = made.plan(TASK, FORM, (), lambda: False)
    assert len(model.asked) == 3
    assert isinstance(asks.action, AskUser)
    assert asks.note == PUZZLED
    assert "Your last reply could not be used" not in model.texts()[0]
    assert "Your last reply could not be used" in model.texts()[1]


def test_mistake_that_is_mended_is_no_matter() -> None:
    made, model = planner("What?", CLICK)
    assert made.plan(TASK, FORM, (), lambda: False).target == DELETE
    assert len(model.asked) == 2


def test_person_who_could_not_help_ends_the_run() -> None:
    puzzled = planned("What?")
    answered = done(puzzled, Result.NOT_DONE, Answer(Reply.YES, "click Delete"))
    ends = planned("What?", history=[answered])
    assert isinstance(ends.action, Fail)


def test_what_had_no_effect_is_said_back_once_then_the_person_is_asked() -> None:
    nothing = [done(msgspec.structs.replace(click(DELETE), said=CLICK), Result.UNCHANGED)]
    made, model = planner(CLICK)
    asks = made.plan(TASK, FORM, nothing, lambda: False)
    assert isinstance(asks.action, AskUser)
    assert "Click button Delete" in asks.sentence
    assert len(model.asked) == 2
    assert "had no effect" in model.texts()[1]


def test_another_idea_after_what_had_no_effect_is_done() -> None:
    nothing = [done(msgspec.structs.replace(click(DELETE), said=CLICK), Result.UNCHANGED)]
    other = said("left_click", coordinate=at(NEWS.box.centre))
    assert planned(CLICK, other, history=nothing).target == NEWS


@pytest.mark.parametrize(("aside", "asks"), [(6.0, True), (60.0, False)])
def test_bare_point_a_little_aside_is_the_same_act(aside: float, asks: bool) -> None:
    first = planned(said("left_click", coordinate=at(EMPTY)))
    again = said("left_click", coordinate=at((EMPTY[0] + aside, EMPTY[1])))
    made = planned(again, history=[done(first, Result.UNCHANGED)])
    assert isinstance(made.action, AskUser) is asks


def test_waiting_again_is_no_loop() -> None:
    waits = planned(said("wait", time=1))
    assert isinstance(planned(said("wait", time=1), history=[done(waits, Result.UNVERIFIABLE)]).action, Wait)


def test_once_the_screen_changed_the_same_may_be_done_again() -> None:
    again = planned(CLICK, history=[done(msgspec.structs.replace(click(DELETE), said=CLICK))])
    assert again.target == DELETE


def test_model_is_told_its_own_replies_and_what_came_of_them() -> None:
    made, model = planner(CLICK)
    first = made.plan(TASK, FORM, (), lambda: False)
    made.plan(TASK, FORM, [done(first, Result.UNVERIFIABLE), step(click(NEWS))], lambda: False)
    assert [turn.role for turn in model.asked[-1]][-3:] == ["user", "assistant", "user"]
    assert CLICK in model.texts()[-1]
    assert "what was seen" in model.texts()[-1]
    assert "Click check box News (off): evidence 1" in model.texts()[-1]
    assert len(model.pictures()[-1]) == 2


def test_steps_read_back_from_a_journal_still_hold_the_replies() -> None:
    kept = msgspec.json.decode(msgspec.json.encode(done(planned(CLICK))), type=Step)
    made, model = planner(CLICK)
    made.plan(TASK, FORM, [kept], lambda: False)
    assert CLICK in model.texts()[0]
    assert len(model.pictures()[0]) == 1


def test_old_journal_has_no_replies() -> None:
    plain = json.loads(msgspec.json.encode(click(DELETE)))
    del plain["said"], plain["unsure"]
    assert msgspec.convert(plain, Plan) == click(DELETE)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(Reply.SKIP), "does not want this step"),
        (Answer(Reply.YES, "the second"), "The person answered: the second"),
        (Answer(Reply.CHANGE, "Bob"), "changed this step"),
    ],
)
def test_model_is_told_what_the_person_said(answer: Answer, told: str) -> None:
    made, model = planner(CLICK)
    made.plan(TASK, FORM, [done(planned(TYPE), Result.NOT_DONE, answer)], lambda: False)
    assert told in model.texts()[0]


def test_only_the_first_of_several_acts_is_done() -> None:
    both = f"{CLICK}\n{TYPE}"
    made, model = planner(both, TYPE)
    first = made.plan(TASK, FORM, (), lambda: False)
    assert first.target == DELETE
    assert isinstance(made.plan(TASK, FORM, [done(first)], lambda: False).action, Type)
    assert len(model.asked) == 2


def follow(
    *replies: str, seen: Observation = FORM, result: Result = Result.CONFIRMED, most: int = 4
) -> tuple[list[Action], int]:
    """What is done one after the other, when all comes out so; how often the model was asked for it."""
    made, model = planner(*replies)
    history: list[Step] = []
    for _ in range(most):
        history.append(done(made.plan("go on with “Anna” at example.org", seen, history, lambda: False), result))
        if isinstance(history[-1].plan.action, Done):
            break
    return [one.plan.action for one in history], len(model.asked)


def test_enter_that_belongs_to_a_text_is_pressed_without_asking_again() -> None:
    acted, asked = follow(said("type", text="Anna\n"), CLICK, most=3)
    assert acted[:2] == [Type("Anna"), Key("enter")]
    assert isinstance(acted[2], LeftClick)
    assert asked == 2


def test_address_is_typed_where_its_key_puts_it() -> None:
    model = FakeVision(
        '<tool_call>{"name": "computer_use", "arguments": {"action": "visit_url", "url": "example.org"}}</tool_call>'
    )
    made = VisionPlanner(Roles(Seer(model, dialect("fara-7b"))))
    history: list[Step] = []
    for _ in range(3):
        history.append(done(made.plan("open example.org", FORM, history, lambda: False)))
    assert [one.plan.action for one in history] == [Key("ctrl+l"), Type("example.org"), Key("enter")]
    assert [one.plan.origin for one in history] == ["", "task", ""]
    assert len(model.asked) == 1


def test_rest_of_what_did_not_work_is_not_done() -> None:
    acted, asked = follow(said("type", text="Anna\n"), CLICK, result=Result.UNCHANGED, most=2)
    assert isinstance(acted[1], LeftClick)
    assert asked == 2


def test_done_brings_what_must_be_seen_for_it() -> None:
    made = planned(said("terminate", status="success"))
    assert isinstance(made.action, Done)
    assert [one.sign for one in made.criteria] == [Sign.TYPED, Sign.CLICKED]


def test_answer_is_the_models() -> None:
    made = planned(said("answer", text="42"), history=[done(planned(CLICK))])
    assert made.action == Done("42")


def test_answer_that_is_read_off_the_screen_is_noted_first() -> None:
    """Nothing was done: what is noted is what the end can show."""
    task = "what does the heading say?"
    made, model = planner(said("answer", text="Order"))
    history = [done(made.plan(task, FORM, (), lambda: False))]
    assert history[0].plan.action == Remember("Order")
    asks = made.plan(task, FORM, history, lambda: False)
    assert isinstance(asks.action, AskUser)
    assert "“Order”" in asks.sentence
    assert len(model.asked) == 1


def test_what_the_person_says_is_done_is_done_without_asking_the_model_again() -> None:
    task = "see to the room"
    made, model = planner(said("answer", text="All is well."))
    first = [done(planned(CLICK))]
    asks = made.plan(task, FORM, first, lambda: False)
    assert isinstance(asks.action, AskUser)
    agreed = [*first, done(asks, Result.NOT_DONE, Answer(Reply.YES, "yes"))]
    assert made.plan(task, FORM, agreed, lambda: False).action == Done("All is well.")
    denied = [*first, done(asks, Result.NOT_DONE, Answer(Reply.YES, "no, open the window"))]
    made.plan(task, FORM, denied, lambda: False)
    assert len(model.asked) >= 2
    assert "no, open the window" in model.texts()[-1]


def test_question_is_the_persons_and_its_answer_part_of_the_task() -> None:
    reply = '{"note": null, "thought": "Unclear.", "tool_call": {"tool_name": "ask", "question": "Which Anna?"}}'
    model = FakeVision(reply)
    made = VisionPlanner(Roles(Seer(model, dialect("holo3.1"))))
    asks = made.plan(TASK, FORM, (), lambda: False)
    assert (asks.action, asks.sentence) == (AskUser("Which Anna?"), "Which Anna?")
    made.plan(TASK, FORM, [done(asks, Result.NOT_DONE, Answer(Reply.YES, "Anna Berg"))], lambda: False)
    assert "Anna Berg" in model.texts()[1]


def note(text: str) -> str:
    call = {"tool_name": "click", "element": "Delete", "x": at(DELETE.box.centre)[0], "y": at(DELETE.box.centre)[1]}
    return json.dumps({"note": text, "thought": "Go on.", "tool_call": call})


@pytest.mark.parametrize(("text", "kept"), [("Total 42", "Total 42"), ("confirm", ""), (PUZZLED, "")])
def test_notes_are_carried_on_but_none_that_means_something_here(text: str, kept: str) -> None:
    model = FakeVision(note(text))
    made = VisionPlanner(Roles(Seer(model, dialect("holo3.1"))))
    first = made.plan(TASK, FORM, (), lambda: False)
    assert first.note == kept
    made.plan(TASK, FORM, [done(first)], lambda: False)
    assert (f"- {text}" in model.texts()[1] or text in model.texts()[1].replace(first.said, "")) is bool(kept)


def test_drag_without_a_beginning_begins_where_the_pointer_is() -> None:
    drag = said("left_click_drag", coordinate=at(DELETE.box.centre))
    moved = planned(said("mouse_move", coordinate=at(NEWS.box.centre)))
    made = planned(drag, history=[done(moved, Result.UNVERIFIABLE)])
    assert isinstance(made.action, LeftClickDrag)
    assert NEWS.box.contains(made.action.point)
    assert DELETE.box.contains(made.action.end)


def test_drag_from_nowhere_is_a_mistake() -> None:
    made, model = planner(said("left_click_drag", coordinate=at(DELETE.box.centre)))
    assert isinstance(made.plan(TASK, FORM, (), lambda: False).action, AskUser)
    assert "move the pointer there first" in model.texts()[1]


def test_zoom_shows_a_part_and_maps_back() -> None:
    pixels = FORM.frame.pixels.copy()
    pixels[300:340, 900:940] = (250, 20, 20)
    seen = msgspec.structs.replace(FORM, frame=msgspec.structs.replace(FORM.frame, pixels=pixels))
    looks = done(plan(Zoom(Box(800, 200, 320, 240)), said="x"), Result.UNVERIFIABLE)
    made, model = planner(said("left_click", coordinate=[375, 500]))
    clicks = made.plan(TASK, seen, [looks], lambda: False)
    picture = model.pictures()[0][-1]
    assert (picture.shape[1], picture.shape[0]) == QWEN3.size(320, 240)
    assert isinstance(clicks.action, LeftClick)
    assert abs(clicks.action.point.x - 920) <= 1.5
    assert abs(clicks.action.point.y - 320) <= 1.5
    height, width = picture.shape[:2]
    assert tuple(picture[height // 2, round(width * 0.375)]) == (250, 20, 20)


def test_zoom_off_the_picture_shows_what_there_is() -> None:
    looks = done(plan(Zoom(Box(1270, 790, 500, 500)), said="x"), Result.UNVERIFIABLE)
    clicks = planned(said("left_click", coordinate=[500, 500]), history=[looks])
    assert isinstance(clicks.action, LeftClick)
    assert Box(0, 0, 1280, 800).contains(clicks.action.point)


def test_applications_are_given_time_to_start() -> None:
    call = {"note": None, "thought": "", "tool_call": {"tool_name": "open_app", "app_name": "Calculator"}}
    made = VisionPlanner(Roles(Seer(FakeVision(json.dumps(call)), dialect("holo3.1")))).plan(TASK, FORM, (), lambda: False)
    assert (made.action, made.patience) == (OpenApp("Calculator"), STARTING)


def test_constant_offset_is_taken_off_and_a_bad_aim_is_asked_about() -> None:
    across, down = 1280 / QWEN3.size(1280, 800)[0], 800 / QWEN3.size(1280, 800)[1]
    off = said("left_click", coordinate=at((DELETE.box.centre.x + 90 * across, DELETE.box.centre.y + 60 * down)))
    made, _ = planner(off, aim=Aim(90.0, 60.0, hits=5, count=10))
    clicks = made.plan(TASK, FORM, (), lambda: False)
    assert clicks.target == DELETE
    verdict = judge(clicks, FORM, Context(TASK))
    assert verdict.decision is Decision.ASK
    assert "5 of 10" in verdict.reason


def test_good_aim_is_not_asked_about() -> None:
    made, _ = planner(said("left_click", coordinate=at(NEWS.box.centre)), aim=Aim(hits=9, count=10))
    assert judge(made.plan(TASK, FORM, (), lambda: False), FORM, Context(TASK)).decision is Decision.ALLOW


@pytest.mark.parametrize("one", POINTING, ids=lambda one: one.name)
def test_what_only_points_cannot_plan(one: object) -> None:
    with pytest.raises(PlanError, match="cannot plan a task"):
        VisionPlanner(Roles(Seer(FakeVision(""), one)))  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [ModelError("The server does not answer."), ModelCancelled("You stopped.")])
def test_what_fails_in_the_engine_is_the_loops(error: Exception) -> None:
    with pytest.raises(type(error)):
        planned(error)


def test_model_words_are_told_and_not_believed() -> None:
    """Called Cancel by the model, it is still what it is."""
    x, y = at(EMPTY)
    call = {"tool_name": "click", "element": "the Cancel button", "x": x, "y": y}
    model = FakeVision(json.dumps({"note": None, "thought": "", "tool_call": call}))
    made = VisionPlanner(Roles(Seer(model, dialect("holo3.1")))).plan(TASK, FORM, (), lambda: False)
    assert "(“the Cancel button”)" in made.sentence
    assert made.target is not None
    assert (made.target.text, made.target.role) == ("", Role.ICON)


def test_elements_made_of_points_are_like_no_other() -> None:
    assert -1 not in {one.id for one in FORM.elements}
    assert element(0, "button A").source != POINT


def plan_for(call: Call, history: Sequence[Step] = ()) -> Plan:
    return plan_of(call, Aims(), Moment.of(TASK, FORM, history))


@pytest.mark.parametrize("name", ["hand_over", "fail"])
def test_reason_that_is_not_given_is_made_good(name: str) -> None:
    assert len(plan_for(Call(name)).sentence) > 20
    assert "Too hard." in plan_for(Call(name, text="Too hard.")).sentence


@pytest.mark.parametrize(
    "call",
    [
        Call("ask_user"),
        Call("remember", text="  "),
        Call("open_app"),
        Call("key"),
        Call("hold_key", keys=" "),
        Call("scroll"),
        Call("left_click"),
        Call("zoom"),
        Call("left_click_drag", end=(3.0, 4.0)),
        Call("fly"),
        Call(""),
    ],
    ids=lambda call: call.name,
)
def test_what_is_missing_is_said(call: Call) -> None:
    with pytest.raises(ReplyError):
        plan_for(call)


CALLS = builds(
    Call,
    name=sampled_from([*KINDS, *ALIASES, "fly", ""]),
    text=text(max_size=80),
    keys=text(alphabet="abc ctrl+shift", max_size=20),
    seconds=floats(allow_nan=True),
    dx=integers(-1000, 1000),
    dy=integers(-1000, 1000),
    enter=booleans(),
    clear=booleans(),
    modifiers=tuples(text(max_size=5)),
    element=text(max_size=200),
)
POINTS = builds(Point, floats(-5000, 5000), floats(-5000, 5000))


@settings(max_examples=60, deadline=None)
@given(call=CALLS, point=POINTS, end=none() | POINTS)
def test_whatever_a_model_wants_is_a_plan_or_a_mistake(call: Call, point: Point, end: Point | None) -> None:
    try:
        made = plan_of(call, Aims(Aimed(point), end), Moment.of(TASK, FORM, ()))
    except ReplyError:
        return
    assert msgspec.json.decode(msgspec.json.encode(made), type=Plan).sentence == made.sentence
    assert judge(made, FORM, Context(TASK, policy=SHIPPED)).reason


def run(*replies: str | Exception, looks: int = 1, person: FakePerson | None = None) -> Run:
    """The whole loop with this model, on a screen that changes after so many looks."""
    made, _ = planner(*replies)
    screens = (*[FORM] * looks, screen("text Order", title="Shop"))
    return Run(planner=made, task="click Delete", screens=screens, person=person or FakePerson(), look=lambda: FORM.frame)


def test_run_by_a_model_that_looks_ends_with_evidence() -> None:
    over = run(CLICK, said("terminate", status="success"), looks=2, person=FakePerson(Answer(Reply.YES)))
    assert over.end.status is Status.DONE
    assert [type(one) for one in over.hands.acted] == [LeftClick]
    assert [one.verdict.rule for one in over.of(Decided)][:1] == ["delete"]


def test_done_that_nothing_shows_is_no_success() -> None:
    assert run(said("terminate", status="success")).end.status is Status.FAILED


@pytest.mark.parametrize(
    ("replies", "status", "reason"),
    [
        (["nonsense"], Status.NEEDS_PERSON, "gave no reply that can be used"),
        ([ModelError("The server at 127.0.0.1 does not answer.")], Status.FAILED, "does not answer"),
        ([ModelCancelled("You stopped.")], Status.STOPPED, "You stopped the run."),
        ([said("terminate", status="failure", text="There is no shop.")], Status.FAILED, "There is no shop."),
        ([said("type", text="rm -rf /")], Status.NEEDS_PERSON, "Type “rm -rf /”"),
    ],
)
def test_run_whose_model_is_of_no_use_ends_honestly(replies: list[str | Exception], status: Status, reason: str) -> None:
    over = run(*replies)
    assert over.end.status is status
    assert reason in over.end.reason
    assert over.hands.acted == []


def test_nonsense_twice_ends_the_run_though_the_person_answers() -> None:
    over = run("nonsense", person=FakePerson(Answer(Reply.YES, "go on"), Answer(Reply.YES, "go on")))
    assert over.end.status is Status.FAILED
    assert len(over.person.asked) == 1


@pytest.mark.parametrize("one", ACTING, ids=lambda one: one.name)
def test_every_family_is_asked_at_its_own_size_and_may_talk_nonsense(one: Dialect) -> None:
    model = FakeVision('I would rather not (say) {where: I, click: "it"')
    asks = VisionPlanner(Roles(Seer(model, one)), "high").plan(TASK, FORM, (), lambda: False)
    assert isinstance(asks.action, AskUser)
    assert [(picture.shape[1], picture.shape[0]) for picture in model.pictures()[-1]] == [one.size(1280, 800)]
    assert all("Anna" in told for told in model.texts())


@pytest.mark.parametrize(
    ("goal", "result", "missing"),
    [(True, Result.CONFIRMED, False), (True, Result.UNVERIFIABLE, True), (False, Result.CONFIRMED, True)],
)
def test_nameless_point_shows_only_what_it_was_for(goal: bool, result: Result, missing: bool) -> None:
    """A click somewhere that did something is no proof of any part of a task."""
    clicked = planned(said("left_click", coordinate=at(EMPTY)), task="click the star")
    served = msgspec.structs.replace(clicked, goal=clicked.goal if goal else "another part")
    ends = planned(said("terminate", status="success"), task="click the star", history=[done(served, result)])
    assert isinstance(ends.action, Done)
    assert bool(unmet(ends.criteria, [done(served, result)], FORM)) is missing


def test_answer_that_was_noted_is_the_runs_once_the_person_agrees() -> None:
    task = "what does the heading say?"
    made, model = planner(said("answer", text="Order"))
    history = [done(made.plan(task, FORM, (), lambda: False))]
    history.append(done(made.plan(task, FORM, history, lambda: False), Result.NOT_DONE, Answer(Reply.YES, "yes")))
    assert made.plan(task, FORM, history, lambda: False).action == Done("Order")
    assert len(model.asked) == 1

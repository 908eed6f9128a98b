"""The gate around its rules: modes, what was approved or granted, invented text, own windows, app lists, changed targets."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from agent.action import (
    Action,
    AskUser,
    Done,
    Fail,
    HandOver,
    HoldKey,
    Key,
    LeftClick,
    LeftClickDrag,
    MouseMove,
    OpenApp,
    ReadClipboard,
    Remember,
    Scroll,
    Type,
    Wait,
    Zoom,
)
from agent.gating.gate import Context, judge, same_target
from agent.gating.policy import Policy, Rule
from agent.geometry import Box, Point
from agent.records import POINT, Decision, Element, Observation, Plan, Role, Window
from tests.fakes import click, named, plan
from tests.screens import screen

RULES = Policy(
    (
        Rule("password", "hand_over", "A password is for you.", ("type",), target=("password",)),
        Rule("delete", "ask", "This deletes.", target=("delete",)),
        Rule("menus", "ask", "Menus.", target=("menu",), unless=("cancel",)),
        Rule("log-in", "named", "This logs in.", target=("log in",), named=("sign in",)),
        Rule("log-in-too", "ask", "This logs in, too.", target=("log in twice",)),
        Rule("held", "ask", "Held.", ("key",), keys=("ctrl+d",)),
        Rule("anything", "ask", "Anything.", ("any",), window=("danger",)),
    )
)
FORM = screen(
    "button Delete", "button Log in", "button Save", "field Name (empty)", "text Please do not delete this line of prose ever"
)
SAVE, DELETE, LOG_IN, NAME = (
    named(FORM, one) for one in ("button Save", "button Delete", "button Log in", "field Name (empty)")
)
ALLOW, ASK, HAND, REFUSE = Decision.ALLOW, Decision.ASK, Decision.HAND_OVER, Decision.REFUSE
HARMLESS: list[Action] = [
    Wait(), Scroll(dy=1), MouseMove(DELETE.box.centre), Zoom(DELETE.box), Remember("x"), ReadClipboard(), AskUser("?"), Done(),
    Fail("no"),
]  # fmt: skip


def context(task: str = "do it", **more: Any) -> Context:
    return msgspec.structs.replace(Context(task, policy=RULES), **more)


def decided(made: Plan, how: Context | None = None, seen: Observation = FORM) -> tuple[Decision, str]:
    verdict = judge(made, seen, how or context())
    return verdict.decision, verdict.rule


def in_window(seen: Observation, app: str = "app", title: str = "", box: Box | None = None, number: int = 1) -> Observation:
    window = Window(number, title, app, box or Box(0, 0, 1280, 800))
    return msgspec.structs.replace(seen, frame=msgspec.structs.replace(seen.frame, window=window))


@pytest.mark.parametrize("action", HARMLESS)
@pytest.mark.parametrize("mode", ["step", "careful", "flow"])
def test_looking_and_speaking_are_free_in_every_mode(action: Action, mode: str) -> None:
    assert decided(plan(action), context(mode=mode)) == (ALLOW, "free")


@pytest.mark.parametrize("action", HARMLESS)
def test_rule_about_anything_is_about_what_changes_something(action: Action) -> None:
    danger = in_window(FORM, title="Danger")
    assert decided(plan(action), seen=danger) == (ALLOW, "free")
    assert decided(plan(Key("a")), seen=danger) == (ASK, "anything")


@pytest.mark.parametrize(
    ("mode", "made", "decision", "rule"),
    [
        ("careful", click(SAVE), ALLOW, "free"),
        ("flow", click(SAVE), ALLOW, "free"),
        ("step", click(SAVE), ASK, "step-mode"),
        ("step", plan(Key("tab")), ASK, "step-mode"),
        ("step", click(DELETE), ASK, "delete"),
        ("flow", click(DELETE), ASK, "delete"),
        ("flow", plan(HandOver("a captcha")), HAND, "hand-over"),
    ],
)
def test_modes(mode: str, made: Plan, decision: Decision, rule: str) -> None:
    assert decided(made, context(mode=mode)) == (decision, rule)


@pytest.mark.parametrize(
    ("made", "granted", "decision", "rule"),
    [
        (click(LOG_IN), (), ASK, "step-mode"),
        (click(LOG_IN), ("log-in",), ALLOW, "log-in"),
        (click(LOG_IN), ("step-mode",), ALLOW, "log-in"),
        (click(SAVE), ("log-in",), ASK, "step-mode"),
        (click(SAVE), ("step-mode",), ALLOW, "free"),
        (click(DELETE), ("step-mode", "delete"), ASK, "delete"),
    ],
)
def test_step_mode_asks_about_what_the_task_names_too(
    made: Plan, granted: tuple[str, ...], decision: Decision, rule: str
) -> None:
    how = context("sign in, save and delete it", mode="step", granted=frozenset(granted))
    assert decided(made, how) == (decision, rule)


@pytest.mark.parametrize(
    ("made", "approved", "decision"),
    [
        (click(DELETE), (), ASK),
        (click(DELETE), ("named",), ASK),
        (click(DELETE), ("ask",), ALLOW),
        (click(LOG_IN), ("named",), ALLOW),
        (click(LOG_IN), ("ask",), ASK),
        (plan(Type("x", NAME.box.centre), NAME), ("ask",), ALLOW),
        (plan(HandOver("x")), ("ask", "named", "hand_over"), HAND),
    ],
)
def test_approved_beforehand(made: Plan, approved: tuple[str, ...], decision: Decision) -> None:
    verdict = judge(made, FORM, context(approved=frozenset(approved)))
    assert verdict.decision is decision
    assert verdict.reason.startswith("Approved beforehand: ") is (decision is ALLOW)


def test_password_is_never_approved_granted_or_named() -> None:
    seen = screen("field Password (empty)")
    made = plan(Type("x", seen.elements[0].box.centre), seen.elements[0])
    generous = context("type x in Password", approved=frozenset({"ask", "named", "hand_over"}), granted=frozenset({"password"}))
    assert decided(made, generous, seen) == (HAND, "password")


@pytest.mark.parametrize(
    ("task", "granted", "decision"),
    [
        ("open my mail", (), ASK),
        ("sign in and open my mail", (), ALLOW),
        ("log in", (), ASK),
        ("open my mail", ("log-in",), ALLOW),
        ("open my mail", ("delete",), ASK),
    ],
)
def test_named_class(task: str, granted: tuple[str, ...], decision: Decision) -> None:
    assert decided(click(LOG_IN), context(task, granted=frozenset(granted))) == (decision, "log-in")


def test_always_ask_is_not_granted_and_not_named() -> None:
    assert decided(click(DELETE), context("delete it", granted=frozenset({"delete"}))) == (ASK, "delete")


def test_strictest_rule_decides() -> None:
    seen = screen("button Log in twice")
    assert decided(click(seen.elements[0]), context("sign in"), seen) == (ASK, "log-in-too")


@pytest.mark.parametrize(
    ("text", "origin", "task", "decision"),
    [
        ("Anna", "task", "type “Anna”", ALLOW),
        ("Anna  Maria", "task", "type “Anna\nMaria”", ALLOW),
        ("Bob", "task", "type “Anna”", ASK),
        ("Bob", "model", "type “Anna”", ASK),
        ("Bob", "skill", "type “Anna”", ALLOW),
        ("Bob", "screen", "type “Anna”", ASK),
        ("Bob", "screen", "copy the name into the field", ALLOW),
        ("Bob", "screen", "recopie le nom", ALLOW),
    ],
)
def test_invented_text(text: str, origin: str, task: str, decision: Decision) -> None:
    made = plan(Type(text, NAME.box.centre), NAME, origin=origin)
    assert decided(made, context(task)) == (decision, "free" if decision is ALLOW else "invented-text")


MISSES = "Tiny hit 3 of 14 targets when it was tested on this display, so its clicks may miss."


@pytest.mark.parametrize(
    ("made", "approved", "decision", "rule"),
    [
        (click(SAVE), (), ASK, "unsure-point"),
        (click(SAVE), ("ask",), ALLOW, "unsure-point"),
        (click(SAVE), ("named",), ASK, "unsure-point"),
        (click(LOG_IN), (), ASK, "unsure-point"),
        (click(DELETE), (), ASK, "delete"),
        (plan(Type("Anna", NAME.box.centre), NAME), (), ASK, "unsure-point"),
        (plan(Type("Bob", NAME.box.centre), NAME), (), ASK, "invented-text"),
        (plan(MouseMove(SAVE.box.centre)), (), ALLOW, "free"),
        (plan(Scroll(dy=1, point=SAVE.box.centre)), (), ALLOW, "free"),
    ],
)
def test_point_that_is_not_trusted_is_asked_about(made: Plan, approved: tuple[str, ...], decision: Decision, rule: str) -> None:
    unsure = msgspec.structs.replace(made, unsure=MISSES)
    verdict = judge(unsure, FORM, context("sign in and type “Anna”", approved=frozenset(approved)))
    assert (verdict.decision, verdict.rule) == (decision, rule)
    assert (MISSES in verdict.reason) is (rule == "unsure-point")


def near_point(text: str) -> Plan:
    """A click where nothing is named, with these words near."""
    box = Box(880, 690, 40, 24)
    return click(Element(-1, Role.ICON, text, box, source=POINT))


@pytest.mark.parametrize(
    ("text", "decision", "rule"),
    [("", ALLOW, "free"), ("Delete", ASK, "delete"), ("Cancel menu", ASK, "menus"), ("Cancel", ALLOW, "free")],
)
def test_nameless_point_goes_by_what_stands_near(text: str, decision: Decision, rule: str) -> None:
    assert decided(near_point(text)) == (decision, rule)


def test_words_near_a_point_do_not_decline_for_it() -> None:
    """A button that says Cancel takes nothing away; a point beside such words may."""
    rules = Policy((Rule("cancels", "ask", "This cancels.", near=("cancel",)),))
    cancel = Element(9, Role.BUTTON, "Cancel", Box(880, 690, 40, 24))
    assert decided(click(cancel), context(policy=rules)) == (ALLOW, "free")
    assert decided(near_point("Cancel"), context(policy=rules)) == (ASK, "cancels")
    assert judge(near_point("Cancel"), FORM, context(policy=rules)).reason == "This cancels. (near it stands “Cancel”)"


def test_password_is_for_the_person_however_unsure_the_point() -> None:
    seen = screen("field Password (empty)")
    made = plan(Type("x", seen.elements[0].box.centre), seen.elements[0])
    assert decided(msgspec.structs.replace(made, unsure=MISSES), context(), seen) == (HAND, "password")


@pytest.mark.parametrize(
    "made",
    [
        click(SAVE),
        plan(LeftClick(SAVE.box.centre)),
        plan(LeftClickDrag(Point(900, 700), end=SAVE.box.centre)),
        plan(Type("x", SAVE.box.centre)),
        plan(MouseMove(SAVE.box.centre)),
        plan(Scroll(dy=1, point=SAVE.box.centre)),
    ],
)
def test_own_windows_are_refused_whatever_was_approved(made: Plan) -> None:
    seen = msgspec.structs.replace(FORM, frame=msgspec.structs.replace(FORM.frame, masked=(SAVE.box,)))
    generous = context(approved=frozenset({"ask", "named"}))
    assert decided(made, generous, seen) == (REFUSE, "own-window")
    assert decided(click(LOG_IN), generous, seen)[0] is ALLOW


@pytest.mark.parametrize(
    ("app", "lists", "made", "rule"),
    [
        ("Thunderbird", {"deny_apps": ("thunderbird",)}, click(SAVE), "denied-app"),
        ("Gnome-terminal", {"deny_apps": ("GNOME-Terminal",)}, plan(Key("a")), "denied-app"),
        ("Thunderbird", {"deny_apps": ("Thunder*",)}, click(SAVE), "denied-app"),
        ("Mousepad", {"deny_apps": ("thunderbird",)}, click(SAVE), "free"),
        ("Mousepad", {"deny_apps": ("thunderbird",)}, plan(OpenApp("Thunderbird")), "denied-app"),
        ("Mousepad", {"allow_apps": ("mousepad",)}, click(SAVE), "free"),
        ("Thunar", {"allow_apps": ("mousepad",)}, click(SAVE), "not-allowed-app"),
        ("", {"allow_apps": ("mousepad",)}, click(SAVE), "not-allowed-app"),
        ("Thunar", {"allow_apps": ("mousepad",)}, plan(OpenApp("Mousepad")), "free"),
        ("Thunar", {"allow_apps": ("mousepad",)}, plan(Wait()), "free"),
    ],
)
def test_application_lists(app: str, lists: dict[str, Any], made: Plan, rule: str) -> None:
    verdict = judge(made, in_window(FORM, app), context(**lists))
    assert verdict.rule == rule
    assert (verdict.decision is REFUSE) is (rule != "free")


def test_rules_look_at_what_lies_under_a_bare_point() -> None:
    assert decided(plan(LeftClick(DELETE.box.centre))) == (ASK, "delete")
    assert decided(plan(LeftClick(Point(1270, 790)))) == (ALLOW, "free")


def test_of_two_things_under_a_point_the_smaller_counts() -> None:
    outer = Element(9, Role.WINDOW, "Delete everything", Box(0, 0, 1280, 800))
    seen = msgspec.structs.replace(FORM, elements=(outer, *FORM.elements))
    assert decided(plan(LeftClick(SAVE.box.centre)), seen=seen) == (ALLOW, "free")


def test_prose_is_no_label() -> None:
    assert decided(click(FORM.elements[4])) == (ALLOW, "free")


def test_rule_without_its_words_and_declining() -> None:
    seen = screen("menu Menu", "menu Cancel menu", "button Cancel", "button Not now")
    assert [decided(click(one), seen=seen)[1] for one in seen.elements] == ["menus", "menus", "free", "free"]


def test_typing_without_a_point_may_land_in_any_field() -> None:
    made = plan(Type("x"), origin="task")
    how = context("type x")
    assert decided(made, how, screen("field Name (empty)", "field Password (empty)")) == (HAND, "password")
    assert decided(made, how, screen("field Name (focused)", "field Password (empty)")) == (ALLOW, "free")
    assert decided(made, how, screen("field Name (empty)", "text Password")) == (ALLOW, "free")


def test_held_keys_are_keys() -> None:
    assert decided(plan(HoldKey("Ctrl+D"))) == (ASK, "held")
    assert decided(plan(HoldKey("ctrl"))) == (ALLOW, "free")


def test_reason_quotes_the_target() -> None:
    assert judge(click(DELETE), FORM, context()).reason == "This deletes. (the button says “Delete”)"


MOVED = screen("button Delete", "text Other", "button Save")


@pytest.mark.parametrize(
    ("made", "after", "same"),
    [
        (click(SAVE), FORM, True),
        (click(SAVE), screen(*(e.name for e in FORM.elements)), True),
        (click(SAVE), screen("button Delete", "button Log in", "button Send"), False),
        (click(SAVE), screen("button Delete", "button Log in", "link Save"), False),
        (click(SAVE), MOVED, False),
        (click(SAVE), screen(), False),
        (click(SAVE), in_window(FORM, number=2), False),
        (plan(LeftClick(SAVE.box.centre)), FORM, True),
        (plan(LeftClick(SAVE.box.centre)), MOVED, False),
        (plan(Key("enter")), FORM, True),
        (plan(Key("enter")), MOVED, True),
        (plan(Key("enter")), in_window(FORM, title="Delete?"), False),
    ],
)
def test_same_target(made: Plan, after: Observation, same: bool) -> None:
    assert (
        same_target(made, in_window(FORM, title="Window"), in_window(after, title="Window") if after is FORM else after) is same
    )


def test_everything_in_a_dialog_bears_on_its_buttons() -> None:
    box = Box(0, 0, 400, 300)
    one = in_window(screen("button OK", "text Copy a file"), box=box)
    other = in_window(screen("button OK", "text Delete a file"), box=box)
    assert not same_target(plan(Key("enter")), one, other)

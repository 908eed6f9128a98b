"""Where a secret may be typed: only one that the person or a skill named; asked once for each field, elsewhere each time."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from agent.action import Key, OpenApp, Type
from agent.build import policy
from agent.checking.ending import Limits
from agent.gating.approval import Approver, Turn
from agent.gating.gate import Context, judge
from agent.geometry import Box
from agent.records import Answer, Decision, Observation, Offered, Plan, Reply, Verdict, Window
from agent.stages import Stages
from tests.fakes import FakeAlbum, FakeClock, FakeEyes, FakeHands, FakePerson, FakePlanner, click, named, plan
from tests.screens import screen

RULES = policy()
TASK = "Type {secret:bank} in the field Password"
LOGIN = screen("field User name (empty)", "field Password (empty)", "field Captcha (empty)", "button Save", title="Bank")


def context(task: str = TASK, **more: Any) -> Context:
    return Context(task, policy=RULES, **more)


def typed(
    field: str = "field Password (empty)", text: str = "{secret:bank}", seen: Observation = LOGIN, origin: str = "task"
) -> Plan:
    target = named(seen, field)
    return plan(Type(text, target.box.centre), target, origin=origin)


def test_a_field_for_passwords_is_asked_about_instead_of_handed_over() -> None:
    verdict = judge(typed(), LOGIN, context())
    assert (verdict.decision, verdict.rule, verdict.category) == (Decision.ASK, "secret", "ask")
    assert verdict.reason == "This types the secret “bank” into field Password in the window “Bank”."
    assert judge(typed(text="hunter22"), LOGIN, context("Type hunter22")).decision is Decision.HAND_OVER


def test_elsewhere_is_another_question() -> None:
    verdict = judge(typed("field User name (empty)"), LOGIN, context())
    assert (verdict.decision, verdict.rule) == (Decision.ASK, "secret-elsewhere")
    nowhere = plan(Type("{secret:bank}"), origin="task")
    plain = screen("text a page")
    assert judge(nowhere, plain, context()).rule == "secret-elsewhere"


def test_what_is_the_persons_stays_the_persons() -> None:
    assert judge(typed("field Captcha (empty)"), LOGIN, context()).decision is Decision.HAND_OVER


@pytest.mark.parametrize(
    ("task", "more", "origin", "refused"),
    [
        (TASK, {}, "task", False),
        (TASK, {}, "screen", False),
        ("Log in", {}, "skill", False),
        ("Log in", {"given": ("{secret:bank}",)}, "task", False),
        ("Log in", {}, "task", True),
        ("Log in", {}, "screen", True),
        ("Log in", {}, "model", True),
        ("Type {secret:other}", {}, "task", True),
        ("Type the selection", {"offered": Offered(None, "{secret:bank}")}, "task", True),
        ("Type the clipboard", {"offered": Offered(None, "", "{secret:bank}")}, "task", True),
    ],
)
def test_only_named_ones_are_typed(task: str, more: dict[str, Any], origin: str, refused: bool) -> None:
    verdict = judge(typed(origin=origin), LOGIN, context(task, **more))
    assert (verdict.rule == "secret-not-named") is refused
    assert (verdict.decision is Decision.REFUSE) is refused


@pytest.mark.parametrize("approved", [("ask",), ("named",), ()])
def test_approved_beforehand_like_whatever_is_asked_about(approved: tuple[str, ...]) -> None:
    verdict = judge(typed(), LOGIN, context(approved=frozenset(approved)))
    assert (verdict.decision is Decision.ALLOW) is ("ask" in approved)


class Asked:
    """An approver, the person who answers yes, and what came of each plan."""

    def __init__(self, *answers: Reply) -> None:
        self.person = FakePerson(*(Answer(one) for one in answers))
        eyes = FakeEyes(LOGIN)
        self.stages = Stages(lambda: LOGIN.frame, eyes, FakePlanner(), FakeHands(), self.person, FakeAlbum(), FakeClock())
        self.eyes = eyes
        self.approver = Approver(self.stages, context(), Limits())

    def about(self, made: Plan, seen: Observation = LOGIN) -> Verdict:
        self.eyes.screens = [seen]
        walk = self.approver.approve(made, seen, Turn(1, TASK, ()))
        while True:
            try:
                next(walk)
            except StopIteration as end:
                verdict: Verdict = end.value.verdict
                self.allowed = bool(end.value.allows())
                return verdict


def titled(seen: Observation, **window: Any) -> Observation:
    there = seen.frame.window
    assert there is not None
    return msgspec.structs.replace(
        seen, frame=msgspec.structs.replace(seen.frame, window=msgspec.structs.replace(there, **window))
    )


@pytest.mark.parametrize("reply", [Reply.YES, Reply.YES_KIND])
def test_a_yes_holds_for_this_field_of_this_window(reply: Reply) -> None:
    asked = Asked(reply, Reply.SKIP, Reply.SKIP, Reply.SKIP)
    assert asked.about(typed()).rule == "secret"
    assert asked.allowed
    again = asked.about(typed())
    assert (again.decision, len(asked.person.asked)) == (Decision.ALLOW, 1)
    for other in (titled(LOGIN, title="Evil"), titled(LOGIN, id=9), titled(LOGIN, app="evil")):
        asked.about(typed(seen=other), other)
        assert not asked.allowed
    assert len(asked.person.asked) == 4


def test_a_yes_elsewhere_holds_once() -> None:
    asked = Asked(Reply.YES, Reply.YES)
    for _ in range(2):
        assert asked.about(typed("field User name (empty)")).rule == "secret-elsewhere"
    assert len(asked.person.asked) == 2


def test_a_no_holds_for_nothing() -> None:
    asked = Asked(Reply.SKIP, Reply.YES)
    asked.about(typed())
    assert not asked.allowed
    asked.about(typed())
    assert len(asked.person.asked) == 2


def test_the_card_shows_the_name() -> None:
    asked = Asked(Reply.SKIP)
    asked.about(typed())
    card = asked.person.asked[0]
    assert (card.typed, "“bank”" in card.verdict.reason) == ("{secret:bank}", True)


VAULT = Window(7, "KeePassXC", "KeePassXC", Box(0, 0, 600, 800))


@pytest.mark.parametrize(
    ("made", "windows", "rule"),
    [
        (click(named(LOGIN, "button Save")), (VAULT,), "private-app"),
        (plan(Key("a")), (VAULT,), "private-app"),
        (plan(OpenApp("Mousepad")), (VAULT,), "free"),
        (click(named(LOGIN, "field User name (empty)")), (Window(1, "Bank", "app", Box(0, 0, 1280, 800)), VAULT), "free"),
    ],
)
def test_what_is_done_in_a_private_window_is_asked_about(made: Plan, windows: tuple[Window, ...], rule: str) -> None:
    frame = msgspec.structs.replace(LOGIN.frame, windows=windows, window=windows[0])
    seen = msgspec.structs.replace(LOGIN, frame=frame)
    assert judge(made, seen, context("Save", private_apps=("keepass*",))).rule == rule

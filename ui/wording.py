"""Edge: what the agent says, in the person's words and language. What has no translation is shown as the agent said it."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import msgspec
from PySide6.QtCore import QCoreApplication

from agent.action import Action, AskUser, LeftClickDrag, Scroll, direction
from agent.geometry import Point
from agent.records import Ahead, Answer, Decision, Element, Outcome, Plan, Reply, Result, Status, Verdict
from ui.phrases import reason
from ui.state import Doing, Phase, State

translate = QCoreApplication.translate
DOTS = "••••••••"
"""Always as many: their number tells nothing."""
SECRET = re.compile(r"\{secret:([^}]+)\}")


def mode_words(mode: str) -> str:
    return {
        "careful": translate("wording", "Careful: asks before what matters"),
        "step": translate("wording", "Step by step: asks before everything"),
        "flow": translate("wording", "Flow: asks before a few steps at once"),
    }[mode]


def result_word(result: Result) -> str:
    return {
        Result.CONFIRMED: translate("wording", "Confirmed"),
        Result.UNCHANGED: translate("wording", "No effect"),
        Result.UNVERIFIABLE: translate("wording", "Not certain"),
        Result.NOT_DONE: translate("wording", "Not done"),
    }[result]


def came_out(outcome: Outcome) -> str:
    """`Confirmed: the screen reads “Saved”`."""
    word = result_word(outcome.result)
    return translate("wording", "{0}: {1}").format(word, reason(outcome.evidence)) if outcome.evidence else word


def status_words(status: Status) -> str:
    return {
        Status.DONE: translate("wording", "Done"),
        Status.FAILED: translate("wording", "Not done"),
        Status.NEEDS_PERSON: translate("wording", "Over to you"),
        Status.STOPPED: translate("wording", "Stopped"),
        Status.OUT_OF_LIMITS: translate("wording", "Out of steps or time"),
    }[status]


def verdict_words(verdict: Verdict | None, answer: Answer | None) -> str:
    """Why a step was or was not taken; empty for one that needed no word."""
    if answer is not None:
        return {
            Reply.YES: translate("wording", "You allowed it"),
            Reply.YES_KIND: translate("wording", "You allowed this kind"),
            Reply.CHANGE: translate("wording", "You changed it"),
            Reply.SKIP: translate("wording", "You skipped it"),
            Reply.STOP: translate("wording", "You stopped it"),
            Reply.NONE: translate("wording", "No answer: that is a no"),
        }[answer.reply]
    if verdict is not None and verdict.decision is Decision.REFUSE:
        return translate("wording", "Refused")
    return ""


def standing(state: State) -> str:
    """Where the agent stands, in a word or two."""
    if state.phase is Phase.WORKING and (state.stopping or state.paused):
        return translate("wording", "Stopping") if state.stopping else translate("wording", "Paused")
    return {
        Phase.LOADING: translate("wording", "Getting ready"),
        Phase.IDLE: translate("wording", "Ready"),
        Phase.STARTING: translate("wording", "Starting"),
        Phase.WORKING: translate("wording", "Working"),
        Phase.ASKING: translate("wording", "Waiting for you"),
        Phase.BROKEN: translate("wording", "Not running"),
    }[state.phase]


def held_words(state: State) -> str:
    """Why a paused agent holds still."""
    if state.held is not None and state.held.reason == "person":
        return {
            "moved": translate("wording", "You moved the mouse: paused"),
            "clicked": translate("wording", "You clicked: paused"),
            "scrolled": translate("wording", "You scrolled: paused"),
            "pressed": translate("wording", "You pressed a key: paused"),
        }.get(state.held.what, translate("wording", "You took over: paused"))
    if state.taken:
        return translate("wording", "The mouse and the keyboard are yours")
    return translate("wording", "I hold still until you say so")


def is_yours(state: State) -> bool:
    """Whether the person has the mouse and the keyboard, and would hand them back."""
    return state.paused and (state.taken or (state.held is not None and state.held.reason == "person"))


def doing(state: State) -> str:
    """What a working agent is at; the step's own sentence while it acts."""
    if state.doing is Doing.ACTING and state.rows:
        return sentence(state.rows[-1].plan)
    return {
        Doing.LOOKING: translate("wording", "Looking at the screen"),
        Doing.READING: translate("wording", "Reading the screen"),
        Doing.THINKING: translate("wording", "Deciding what to do"),
        Doing.ACTING: translate("wording", "Deciding what to do"),
        Doing.CHECKING: translate("wording", "Checking what it did"),
    }[state.doing]


def sentence(plan: Plan) -> str:
    """`Click button Save`, in the person's language."""
    action = plan.action
    template = translate("action", action.sentence)
    if template == action.sentence or isinstance(action, (LeftClickDrag, AskUser)):
        return plan.sentence
    point = getattr(action, "point", None)
    slots: dict[str, object] = dict(msgspec.structs.asdict(action))
    slots["target"] = element_words(plan.target) if plan.target else _at(point)
    slots["field"] = element_words(plan.target) if plan.target else _at(point) or translate("wording", "the focused field")
    slots["direction"] = translate("action", direction(action)) if isinstance(action, Scroll) else ""
    return template.format(**slots).strip()


def ahead_words(step: Ahead) -> str:
    """`Click button Save`, in the person's language, of a step known by its sentence and its target."""
    for kind in get_args(Action):
        template = translate("action", kind.sentence)
        found = _said_as(kind.sentence).fullmatch(step.sentence)
        if template == kind.sentence or found is None or issubclass(kind, (LeftClickDrag, AskUser)):
            continue
        slots = {name: translate("action", said) for name, said in found.groupdict().items()}
        named = {"target", "field"} & slots.keys() if step.target else set()
        return template.format(**slots | {name: element_words(step.target) for name in named if step.target})
    return step.sentence


@cache
def _said_as(sentence: str) -> re.Pattern[str]:
    """`Click {target}` as a pattern."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(sentence)), re.DOTALL)


def dots(text: str, of: str) -> str:
    """The text with what is not to be read by others as dots."""
    return text.replace(of, DOTS) if of else text


def typed_words(text: str) -> str:
    """A secret by reference as dots with its name: `{secret:bank}`."""
    return SECRET.sub(lambda found: translate("wording", "{0} (the secret “{1}”)").format(DOTS, found[1]), text)


def element_words(element: Element) -> str:
    """`button Save`."""
    return f"{translate('action', element.role.value)} {element.text}".strip()


def _at(point: object) -> str:
    return point_words(point) if isinstance(point, Point) else ""


def point_words(point: Point) -> str:
    return translate("wording", "the point {0}, {1}").format(round(point.x), round(point.y))


def lasting(seconds: float) -> str:
    """`8 s`, `1 min 20 s`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s" if seconds >= 10 else f"{seconds:.1f} s".replace(".", translate("wording", ".", "decimal sign"))
    return f"{whole // 60} min {whole % 60} s"

"""Pure: where the agent stands, folded from its events and the person's acts. Every widget shows a function of this record
and of nothing else. Knows no Qt.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent.geometry import Point
from agent.protocol import (
    Acted,
    Asking,
    Bound,
    Called,
    Changed,
    Decided,
    Error,
    Event,
    Finished,
    Framed,
    Loading,
    Observed,
    Paused,
    Planned,
    Ready,
    Resumed,
    Started,
    Verified,
)
from agent.records import Answer, Card, Element, Outcome, Plan, Verdict

changed = msgspec.structs.replace


class Phase(StrEnum):
    """LOADING until the agent is ready; STARTING from Enter until the run has begun; BROKEN when the agent is not there."""

    LOADING = "loading"
    IDLE = "idle"
    STARTING = "starting"
    WORKING = "working"
    ASKING = "asking"
    BROKEN = "broken"


class Doing(StrEnum):
    """What a working agent is at."""

    LOOKING = "looking"
    READING = "reading"
    THINKING = "thinking"
    ACTING = "acting"
    CHECKING = "checking"


class Sight(msgspec.Struct, frozen=True):
    """What the agent saw, and what it aims at there; `came` is where it pointed before, in image pixels."""

    frame: Framed | None = None
    elements: tuple[Element, ...] = ()
    plan: Plan | None = None
    came: Point | None = None


class Row(msgspec.Struct, frozen=True):
    """One step as listed; what is not known yet is None."""

    number: int
    plan: Plan
    sight: Sight
    verdict: Verdict | None = None
    answer: Answer | None = None
    outcome: Outcome | None = None
    seconds: float = 0.0


class State(msgspec.Struct, frozen=True):
    """`task` is what was asked last and stays after the run, so that it can be tried again; `trouble` is a sentence about what
    went wrong, `silent` whether the agent has said nothing for long, `odd` whether it said what nobody understands; a
    `waiting` task starts when the agent is ready; a `typed` task can be typed again, which a skill with its values cannot.
    While `paused`, `held` says why, once the agent said so, and `taken` that the person took over; `pointer` is where it last
    pointed."""

    phase: Phase = Phase.LOADING
    doing: Doing = Doing.LOOKING
    loading: Loading | None = None
    model: str = ""
    task: str = ""
    run: str = ""
    waiting: str = ""
    typed: bool = True
    paused: bool = False
    held: Paused | None = None
    taken: bool = False
    pointer: Point | None = None
    bound: Bound | None = None
    stopping: bool = False
    rows: tuple[Row, ...] = ()
    sight: Sight = Sight()
    card: Card | None = None
    end: Finished | None = None
    trouble: str = ""
    odd: bool = False
    silent: bool = False

    @property
    def running(self) -> bool:
        return self.phase in (Phase.STARTING, Phase.WORKING, Phase.ASKING)

    @property
    def due(self) -> bool:
        """Whether the agent is expected to say something by itself."""
        return self.phase in (Phase.LOADING, Phase.STARTING, Phase.WORKING) and not self.paused


def starting(state: State, task: str, typed: bool = True) -> State:
    """The person pressed Enter, or wants a skill or a run done."""
    if state.phase is Phase.LOADING:
        return changed(state, task=task, waiting=task, typed=typed)
    return State(Phase.STARTING, model=state.model, task=task, typed=typed, bound=state.bound)


def holding(state: State, on: bool, taken: bool = False) -> State:
    """The person paused it (`taken` where they want the mouse and the keyboard), or lets it go on."""
    return changed(state, paused=on, held=None, taken=on and taken)


def puzzled(state: State, sentence: str) -> State:
    """The agent said something that is no event; the run goes on."""
    return changed(state, odd=True, trouble=sentence)


def calm(state: State) -> State:
    """The person has read what went wrong."""
    return changed(state, trouble="", odd=False, silent=False)


def lost(state: State, sentence: str) -> State:
    """The agent process is gone; what it did stays listed."""
    return changed(
        calm(state), phase=Phase.BROKEN, card=None, loading=None, paused=False, stopping=False, waiting="", trouble=sentence
    )


def restarting(state: State) -> State:
    return changed(calm(state), phase=Phase.LOADING, loading=None, card=None, waiting="", paused=False, stopping=False)


def told(state: State, event: Event) -> State:  # noqa: C901, PLR0911, PLR0912 - one line an event
    """The state after an event."""
    state = changed(state, silent=False)
    match event:
        case Loading():
            return changed(state, loading=event)
        case Ready(model=model):
            return changed(state, phase=Phase.IDLE, loading=None, model=model)
        case Started(task=task, run=run):
            return changed(state, phase=Phase.WORKING, task=task, run=run, doing=Doing.LOOKING)
        case Framed():
            return changed(state, sight=Sight(event), doing=Doing.READING)
        case Observed(elements=elements):
            return changed(state, sight=changed(state.sight, elements=elements), doing=Doing.THINKING)
        case Planned(step=number, plan=plan):
            sight = changed(state.sight, plan=plan, came=state.pointer)
            rows = tuple(row for row in state.rows if row.number != number)  # planned again after a pause
            return changed(state, sight=sight, rows=(*rows, Row(number, plan, sight)), doing=Doing.ACTING)
        case Asking(card=card):
            return changed(state, phase=Phase.ASKING, card=card)
        case Decided(verdict=verdict, answer=answer):
            return _at_last(changed(state, phase=Phase.WORKING, card=None), verdict=verdict, answer=answer)
        case Changed(plan=plan):
            return _at_last(changed(state, sight=changed(state.sight, plan=plan)), plan=plan)
        case Paused():
            return changed(state, paused=True, held=event)
        case Resumed():
            return holding(state, False)
        case Bound(message=message):
            return changed(state, bound=event, trouble=message or state.trouble)
        case Called():
            return state
        case Acted():
            return changed(state, doing=Doing.CHECKING, pointer=_pointed(state) or state.pointer)
        case Verified(outcome=outcome, record=step):
            waited = step.timing.gate if step.answer else 0.0  # the person's time, not the agent's
            seconds = sum(msgspec.structs.astuple(step.timing)) - waited
            return _at_last(changed(state, doing=Doing.LOOKING), outcome=outcome, seconds=seconds)
        case Finished():
            done = changed(state, phase=Phase.IDLE, card=None, end=event, paused=False, stopping=False)
            said = "" if state.trouble == event.reason else state.trouble  # once is enough
            return changed(done, run=event.run or state.run, trouble=said)
        case Error(message=message):
            phase = Phase.IDLE if state.phase is Phase.STARTING else state.phase
            return changed(state, phase=phase, trouble=message)


def _pointed(state: State) -> Point | None:
    """Where the last step left the pointer; None where it pointed nowhere."""
    action = state.rows[-1].plan.action if state.rows else None
    at = getattr(action, "end", None) or getattr(action, "point", None)
    return at if isinstance(at, Point) else None


def _at_last(state: State, **known: object) -> State:
    """More is known of the last step."""
    if not state.rows:
        return state
    return changed(state, rows=(*state.rows[:-1], changed(state.rows[-1], **known)))

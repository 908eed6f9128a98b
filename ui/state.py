"""Pure: where the agent stands, folded from its events and the person's acts. Every widget shows a function of this record
and of nothing else. Knows no Qt.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent.protocol import (
    Acted,
    Asking,
    Decided,
    Error,
    Event,
    Finished,
    Framed,
    Loading,
    Observed,
    Planned,
    Ready,
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
    """What the agent saw, and what it aims at there."""

    frame: Framed | None = None
    elements: tuple[Element, ...] = ()
    plan: Plan | None = None


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
    went wrong, `silent` whether the agent has said nothing for long, `odd` whether it said what nobody understands; a `waiting`
    task starts when the agent is ready."""

    phase: Phase = Phase.LOADING
    doing: Doing = Doing.LOOKING
    loading: Loading | None = None
    model: str = ""
    task: str = ""
    run: str = ""
    waiting: str = ""
    paused: bool = False
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


def starting(state: State, task: str) -> State:
    """The person pressed Enter."""
    if state.phase is Phase.LOADING:
        return changed(state, task=task, waiting=task)
    return State(Phase.STARTING, model=state.model, task=task)


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


def told(state: State, event: Event) -> State:  # noqa: C901, PLR0911 - one line an event
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
            sight = changed(state.sight, plan=plan)
            return changed(state, sight=sight, rows=(*state.rows, Row(number, plan, sight)), doing=Doing.ACTING)
        case Asking(card=card):
            return changed(state, phase=Phase.ASKING, card=card)
        case Decided(verdict=verdict, answer=answer):
            return _at_last(changed(state, phase=Phase.WORKING, card=None), verdict=verdict, answer=answer)
        case Acted():
            return changed(state, doing=Doing.CHECKING)
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


def _at_last(state: State, **known: object) -> State:
    """More is known of the last step."""
    if not state.rows:
        return state
    return changed(state, rows=(*state.rows[:-1], changed(state.rows[-1], **known)))

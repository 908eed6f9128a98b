"""Pure: what a vision model is told of the steps before: its own replies, what came of each, what it noted, what is left of a
reply that means more than one act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent.action import ENDINGS
from agent.planning.progress import CONFIRM
from agent.records import Pixels, Reply, Result, Step
from models.dialects.dialect import Call, Past

PUZZLED = "puzzled"
"""The note of a question of the planner's own: it can make nothing of what the model says."""
MARKS = frozenset({"", CONFIRM, PUZZLED})
"""Notes that mean something to the planner: none of the model's may be one."""
WORKED = frozenset({Result.CONFIRMED, Result.UNVERIFIABLE})
KEPT = 4
"""Pictures sent that are kept, the latest: no family is shown more."""
TOLD = 300
"""Characters that are told of what came of a step."""
ADDRESS = "ctrl+l"
"""What puts the keyboard into the address bar: what is typed after it belongs to the same act."""


def past(history: Sequence[Step], sent: Mapping[int, Pixels]) -> tuple[Past, ...]:
    """The model's own steps. What came of steps that were not its own is told with the one before."""
    found: list[Past] = []
    for at, step in enumerate(history):
        if step.plan.said:
            found.append(Past(step.plan.said, told(step), sent.get(at)))
        elif found:
            last = found[-1]
            found[-1] = Past(last.said, f"{last.told}\n{step.plan.sentence}: {told(step)}".strip(), last.screen)
    return tuple(found)


def told(step: Step) -> str:
    """What came of a step, with what the person said to it."""
    answer = step.answer
    if answer is not None and answer.reply is Reply.SKIP:
        return "The person does not want this step: do it another way."
    if answer is not None and answer.reply is Reply.CHANGE:
        return f"The person changed this step. {step.outcome.evidence}"[:TOLD]
    if answer is not None and answer.text:
        return f"The person answered: {answer.text}"
    nothing = "It had no effect. " if step.outcome.result is Result.UNCHANGED else ""
    return f"{nothing}{step.outcome.evidence}"[:TOLD]


def notes(history: Sequence[Step]) -> tuple[str, ...]:
    """What the model wanted remembered, nothing twice."""
    return tuple(dict.fromkeys(step.plan.note for step in history if step.plan.said and step.plan.note not in MARKS))


def acts(calls: Sequence[Call], before: Sequence[Step]) -> tuple[Call, ...]:
    """What is done of a reply without looking again: the first act, with the Enter that it asks for; all of an address; an
    answer that is read off the screen is noted before it ends the run. The rest is dropped: the screen it was meant for is not
    there yet."""
    first = calls[0]
    if first.name == "done" and first.text and all(isinstance(step.plan.action, ENDINGS) for step in before):
        return Call("remember", text=first.text), first
    is_address = first.name == "key" and first.keys == ADDRESS and len(calls) > 1 and calls[1].name == "type"
    done = tuple(calls[:2] if is_address else calls[:1])
    return (*done, Call("key", keys="enter")) if done[-1].name == "type" and done[-1].enter else done


def begun(history: Sequence[Step]) -> int:
    """The number, from 0, of the last step that the model replied with, when it and all after it worked; else that of the step
    to come."""
    at = next((at for at in range(len(history) - 1, -1, -1) if history[at].plan.said), len(history))
    return at if all(step.outcome.result in WORKED and step.plan.note != PUZZLED for step in history[at:]) else len(history)

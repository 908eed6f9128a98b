"""Edge: a task in plain words, given to the skill that does it where there is one; what the task leaves out is asked for."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from agent import places
from agent.build import Errand
from agent.checking.ending import GO_ON
from agent.cli.skill_run import SECONDS, STEPS, Helper, chosen_skill, errand
from agent.doing.scene import Values
from agent.errors import UsageError
from agent.gating.approval import QUESTION
from agent.planning.meant import NOTHING, filled_in
from agent.protocol import Asking, Event, Finished, Loading
from agent.records import Card, Offered, Status
from agent.session import Session
from agent.settings import Settings, override
from agent.stages import Person
from skills.fill import values
from skills.load import Found, load, sources
from skills.route import Route, route
from skills.skill import SkillError, Value
from skills.trust import Trust


class Sent(msgspec.Struct, frozen=True):
    """A task and the skill it goes to; a `dry` one says its first step and touches nothing."""

    task: str
    found: Found
    route: Route
    dry: bool = False
    offered: Offered = NOTHING


def sent(task: str, dry: bool = False, offered: Offered = NOTHING) -> Sent | None:
    """The skill for a task, among those that are trusted; none where the planner is to do it. What was `offered` fills values
    that mention it, and has no say in which skill it is."""
    trust = Trust(places.trusted_skills())
    here = load(sources(places.skills(), Path.cwd())).skills
    mine = {name: found for name, found in here.items() if trust.knows(found)}
    chosen = route(task, [found.skill for found in mine.values()])
    if chosen is None:
        return None
    found = chosen_skill(chosen.skill)
    filled: dict[str, Value] = {name: filled_in(value, offered) for name, value in chosen.values.items()}
    chosen = msgspec.structs.replace(chosen, values=filled)
    return Sent(task, found, chosen, dry, offered) if trust.knows(found) else None


def events(what: Sent, session: Session, person: Person, chosen: Settings, helper: Helper) -> Iterator[Event]:
    """The run of a task by its skill, said why; `finished` comes last. Raises UsageError."""
    yield Loading(what.route.reason)
    known = yield from _whole(what, person, chosen.answer_seconds)
    if known is None:
        missing = ", ".join(what.route.missing)
        reason = f"The skill {what.found.skill.name} needs {missing}: say it in the task."
        yield Finished(Status.NEEDS_PERSON, reason, 0, 0.0, "", (), "")
        return
    limits = {"max_steps": max(chosen.max_steps, STEPS), "max_seconds": max(chosen.max_seconds, float(SECONDS))}
    with errand(what.found, known, helper) as one:
        mine: Errand = msgspec.structs.replace(one, task=what.task, dry=what.dry, offered=what.offered)
        yield from session.run(mine, person, override(chosen, limits, "a skill"))


def _whole(what: Sent, person: Person, seconds: float) -> Generator[Event, None, Values | None]:
    """A value for every parameter, the missing ones asked for one by one; None without an answer. Raises UsageError."""
    known: dict[str, object] = dict(what.route.values)
    says = {one.name: one.description or one.name for one in what.found.skill.parameters}
    for number, name in enumerate(what.route.missing, start=1):
        card = Card(number, f"{says[name]}?", QUESTION, seconds=seconds)
        yield Asking(0, card)
        answer = person.ask(card)
        if answer.reply not in GO_ON or not answer.text:
            return None
        known[name] = answer.text
    try:
        return values(what.found.skill, known)
    except SkillError as error:
        raise UsageError(str(error)) from error

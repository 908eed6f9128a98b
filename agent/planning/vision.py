"""Pure: a planner by a model that looks at the screen itself. It is asked in its own dialect; what it replies becomes a `Plan`
as every planner's, so that the gate, the hands and the verifier need not know who planned.

A reply that cannot be understood is said back to the model, twice at most, and one that repeats what has just done nothing
once. After that the person is asked, and if that was asked before, the run ends.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import AskUser, Zoom
from agent.errors import PlanError
from agent.geometry import Box, Point
from agent.planning.choosing import Moment, by_keys, with_answers
from agent.planning.goals import split
from agent.planning.grounding import AIDS, Aimed, Grounder, Hint, Roles, helped, named, wording
from agent.planning.plan import give_up, tried
from agent.planning.progress import CONFIRM, progress
from agent.planning.vision_past import KEPT, MARKS, PUZZLED, acts, begun, notes, past
from agent.planning.vision_plans import Aims, plan, same
from agent.planning.vision_view import View, inside, view, whole
from agent.records import Observation, Pixels, Plan, Result, Step
from agent.settings import Effort
from agent.words import language
from models.dialects.dialect import Asked, Call, ReplyError
from models.dialects.every import points_only
from models.model import Cancelled, Sampling

TOKENS = 400
"""The most that a model writes for one step."""
AGAIN = 2
"""Times that a reply which cannot be understood is said back."""
REPEATED = "You did this on this very screen and it had no effect: {}. Do something else, or ask."
UNREADABLE = "{} gave no reply that can be used: {} What should I do?"
LOOPS = "{} wants again what had no effect: {}. What should I do instead?"
ROUGHLY = frozenset({"scroll", "zoom"})
"""What need not be pointed at well."""
PLANS_NOTHING = "{} only says where things are and cannot plan a task: choose a model that plans, such as qwen3-vl."


class Now(msgspec.Struct, frozen=True):
    """A moment, what the model is shown of it, and how its work is cut short."""

    moment: Moment
    shown: View
    cancelled: Cancelled


class VisionPlanner:
    """Implements `agent.planning.plan.Planner`. One serves one run at a time, since it keeps the last pictures that it sent."""

    def __init__(self, roles: Roles, effort: Effort = "low") -> None:
        """Raises PlanError where the one that plans can only point."""
        if points_only(roles.plans.dialect.name):
            raise PlanError(PLANS_NOTHING.format(roles.plans.model.name))
        self._roles = roles
        self._planner = Grounder(roles.plans, AIDS[effort])
        self._pointer = Grounder(roles.points or roles.plans, AIDS[effort])
        self._names = AIDS[effort].names
        self._sent: dict[int, Pixels] = {}

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        """See `Planner.plan`. Raises ModelError when the model cannot be asked."""
        told = with_answers(task, history)
        moment = Moment(told, split(told), seen.elements, seen, tuple(history))
        now = Now(moment, view(seen.frame.pixels, _area(seen, history), self._roles.plans.dialect), cancelled)
        return self._going_on(now) or self._answered(now)

    def _going_on(self, now: Now) -> Plan | None:
        """What is left of the last reply; none where that was all of it, or not all of it worked."""
        history = now.moment.history
        if history and history[-1].plan.note == CONFIRM:
            return self._confirmed(history[-1], now)
        at = begun(history)
        calls = self._calls(history[at].plan.said, history[:at], now) if at < len(history) else ()
        following = calls[len(history) - at :]
        if not following:
            return None
        made = plan(following[0], Aims(), now.moment)
        # A question whether it is done is answered with what the model said.
        return msgspec.structs.replace(made, said=history[at].plan.said) if made.note == CONFIRM else made

    def _confirmed(self, asked: Step, now: Now) -> Plan | None:
        """The end that the model wanted, after the person said that it is; none where they said that it is not."""
        told = progress(now.moment.goals, now.moment.history).told
        calls = self._calls(asked.plan.said, now.moment.history, now) if asked.plan.goal in told else ()
        return msgspec.structs.replace(plan(calls[0], Aims(), now.moment), said=asked.plan.said) if calls else None

    def _calls(self, reply: str, before: Sequence[Step], now: Now) -> tuple[Call, ...]:
        """What is to be done of an earlier reply; nothing where it was of a picture of another size."""
        try:
            return acts(self._roles.plans.dialect.parse(reply, now.shown.size).calls, before)
        except ReplyError:
            return ()

    def _answered(self, now: Now) -> Plan:
        """What the model replies, asked again where that is of no use."""
        faults, complaint, repeats = 0, "", False
        asked = self._asked(now)
        while faults <= AGAIN:
            reply = self._reply(msgspec.structs.replace(asked, complaint=complaint), now.cancelled)
            try:
                made = self._made(reply, now)
            except ReplyError as error:
                faults, complaint = faults + 1, str(error)
                continue
            if not _was_tried(made, now.moment):
                return made
            if repeats:
                return _puzzled(LOOPS.format(self._name, made.sentence), now.moment.history)
            repeats, complaint = True, REPEATED.format(made.sentence)
        return _puzzled(UNREADABLE.format(self._name, complaint), now.moment.history)

    @property
    def _name(self) -> str:
        return self._roles.plans.model.name

    def _asked(self, now: Now) -> Asked:
        """The question, with the pictures of the last steps that are still there."""
        history = now.moment.history
        self._sent = {at: one for at, one in self._sent.items() if len(history) - KEPT <= at < len(history)}
        earlier = past(history, self._sent)
        self._sent[len(history)] = now.shown.picture
        task = now.moment.task
        return Asked(task, now.shown.picture, earlier, notes(history), language=language(task))

    def _reply(self, asked: Asked, cancelled: Cancelled) -> str:
        seer = self._roles.plans
        return seer.model.answer(seer.dialect.chat(asked), Sampling(tokens=TOKENS), cancelled, seer.dialect.grammar())

    def _made(self, reply: str, now: Now) -> Plan:
        """A reply as a plan: its first act. Raises ReplyError."""
        said = self._roles.plans.dialect.parse(reply, now.shown.size)
        call = acts(said.calls, now.moment.history)[0]
        made = plan(call, self._aims(call, wording(call, said.thought), now), now.moment)
        made = by_keys(made) if made.sentence in tried(now.moment.seen, now.moment.history) else made
        note = made.note or ("" if said.note in MARKS else said.note)
        return msgspec.structs.replace(made, said=reply, note=note)

    def _aims(self, call: Call, words: str, now: Now) -> Aims:
        """Where a call means, in image pixels."""
        seer, seen = self._roles.plans, now.moment.seen
        end = now.shown.point(call.end, seer.aim(seen)) if call.end is not None else None
        if call.spot is None:
            return Aims(end=end)
        guess = now.shown.point(call.spot, seer.aim(seen))
        if end is not None or call.name in ROUGHLY:
            return Aims(Aimed(guess, unsure=seer.doubt(seen) or (seer.untested(seen) if end is not None else "")), end)
        return Aims(self._where(guess, now, words), end)

    def _where(self, guess: Point, now: Now, words: str) -> Aimed:
        """Who points, by `Roles`. Raises ReplyError where it is not found."""
        hint, roles = Hint(words, now.moment.seen, now.cancelled), self._roles
        one = named(words, hint.seen.elements) if roles.by_names else None
        if one is not None:
            return Aimed(one.box.centre)
        seer = roles.points if roles.points is not None and words else roles.plans
        aimed = self._pointer.find(hint) if seer is roles.points else self._planner.better(guess, hint, now.shown)
        return helped(aimed, hint) if self._names and seer.aim(hint.seen).weak else aimed


def _area(seen: Observation, history: Sequence[Step]) -> Box:
    """What is shown: everything, or what the last step wanted to look at closer."""
    last = history[-1] if history else None
    if last is not None and isinstance(last.plan.action, Zoom) and last.outcome.result is not Result.NOT_DONE:
        return inside(last.plan.action.box, seen.frame.pixels)
    return whole(seen.frame.pixels)


def _was_tried(made: Plan, now: Moment) -> bool:
    """Whether it has been done, or asked, since the screen last changed, to no effect."""
    nothing = tried(now.seen, now.history)
    return any(step.plan.sentence in nothing and same(made, step.plan) for step in now.history)


def _puzzled(question: str, history: Sequence[Step]) -> Plan:
    """The person is asked; where they were, and it did not help, that is the end."""
    if history and history[-1].plan.note == PUZZLED:
        return give_up(question)
    return Plan(AskUser(question), question, note=PUZZLED)

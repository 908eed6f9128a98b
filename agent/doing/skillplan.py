"""Pure: a skill as a planner. It walks the steps and returns one plan at a time, through the same gate, verify and journal as
any other; a step that the person skipped is left out and the next one follows.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import ENDINGS, Done
from agent.doing.perform import walked
from agent.doing.repair import diffs
from agent.doing.scene import Outside, Repair, Scene, Undone, Values, Walk
from agent.errors import StepError
from agent.planning.plan import give_up
from agent.records import Again, Criterion, Observation, Plan, Sign, Step
from models.model import Cancelled
from skills.skill import Skill, SkillError


class SkillPlanner:
    """Implements `agent.planning.plan.Planner` with the steps of one skill, once."""

    def __init__(self, skill: Skill, values: Values, outside: Outside | None = None, source: str = "") -> None:
        """`source` is the text of the skill's own file, for the repairs to be offered."""
        self._scene = Scene(skill, values, outside or Outside())
        self._walk: Walk[None] = walked(self._scene)
        self._at = -1
        self._source, self._own = source, self._scene.file

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was found by other anchors than the skill names."""
        return tuple(self._scene.repairs)

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | Again:
        """See `agent.planning.plan.Planner`. A plan that no step came of is made again. A step that cannot be done
        ends the run, saying which and why."""
        self._scene.seen, self._scene.history, self._scene.cancelled = seen, history, cancelled
        undone, self._at = self._at == len(history), -1
        try:
            said = self._walk.throw(Undone()) if undone else next(self._walk)
            self._at = len(history) if isinstance(said, Plan) else -1
            return said
        except StopIteration:
            return self._ended(self._done(history))
        except (StepError, SkillError) as error:
            return self._ended(give_up(str(error)))

    def close(self) -> None:
        """Ends the walk where it is: a Python skill is told to stop."""
        self._walk.close()

    def _done(self, history: Sequence[Step]) -> Plan:
        """Done, if what the skill expects was seen; without anything expected, if its last step worked."""
        acted = [step.plan.goal for step in history if not isinstance(step.plan.action, ENDINGS)]
        needed = dict.fromkeys(self._scene.expected or acted[-1:])
        signs = tuple(Criterion(Sign.STEP, goal) for goal in needed)
        return Plan(Done(), "Done", goal=self._scene.skill.name, confidence=1.0, criteria=signs)

    def _ended(self, plan: Plan) -> Plan:
        known = [one for one in self._scene.repairs if one.line]
        return msgspec.structs.replace(plan, repair=diffs(self._text, known))

    def _text(self, file: str) -> str:
        """Of the skill's own file, or of one that it runs."""
        return self._source if self._source and file == self._own else self._scene.outside.source(file)

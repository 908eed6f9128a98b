"""Edge: the desk as Python: what a `skill.py` is given, and Deskhand's public API.

    from agent.desk import desk

    with desk(virtual=True) as d:
        d.open("Mousepad")
        d.type("hello")
        d.expect("hello")

Each call is one step through the same gate, verify and journal as any other run. It returns when the step is over and raises
StepError when it cannot be done, Stopped when the person stopped the run. The caller's code runs in a thread of its own, the
steps in another; they take turns.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from agent.action import ReadClipboard
from agent.checking.verify import NOTED
from agent.doing.calls import Calls
from agent.doing.perform import carried_out, perform
from agent.doing.scene import Outside, Scene, Walk
from agent.doing.skillplan import SkillPlanner
from agent.doing.targets import glance
from agent.doing.waiting import shown
from agent.errors import AgentError, StepError
from agent.records import Again
from skills import skill as s
from skills.skill import Skill, Target
from skills.targets import target as read_target

Named = str | Target
"""A target as in a skill: `"Save"`, `button "OK" near "Discard"`, or the record."""


class Desk:
    """What can be done at the desk. Targets are waited for: there once, enabled, holding still."""

    def __init__(self, calls: Calls, file: str = "") -> None:
        """`file` is the Python file whose lines the steps are told by."""
        self._calls = calls
        self._file = file

    def open(self, what: str) -> None:
        """An application by name, a file or an address."""
        self._do(s.Open(what=what))

    def click(self, target: Named) -> None:
        self._do(s.Click(target=_read(target)))

    def double_click(self, target: Named) -> None:
        self._do(s.DoubleClick(target=_read(target)))

    def right_click(self, target: Named) -> None:
        self._do(s.RightClick(target=_read(target)))

    def drag(self, target: Named, to: Named) -> None:
        self._do(s.Drag(target=_read(target), to=_read(to)))

    def type(self, text: str, into: Named | None = None, replace: bool = True) -> None:
        """Into a field, over what stands in it unless `replace` is false; without one, where the keyboard is."""
        self._do(s.Type(text=text, into=_read(into) if into else None, replace=replace))

    def press(self, keys: str) -> None:
        """A chord such as `ctrl+s`, or several one after the other."""
        self._do(s.Press(keys=keys))

    def scroll(self, direction: s.Direction = "down", notches: int = 5, until: Named | None = None) -> None:
        """By wheel notches, or until something is seen."""
        self._do(s.Scroll(direction=direction, notches=notches, until=_read(until) if until else None))

    def wait_for(self, target: Named, seconds: float = 10.0, gone: bool = False) -> None:
        """Until it is there, or `gone`."""
        self._do(s.WaitFor(target=_read(target), seconds=seconds, gone=gone))

    def expect(self, target: Named, value: str = "", state: s.State = "", seconds: float = 10.0) -> None:
        """What must be seen, or the run fails: the evidence that it is done. `value` is what the field must hold."""
        self._do(s.Expect(target=_read(target), value=value, state=state, seconds=seconds))

    def see(self, target: Named) -> bool:
        """Whether it is on the screen now; nothing is waited for."""
        wanted = _read(target)

        def look(scene: Scene) -> Walk[bool]:
            yield Again(0.0, str(wanted))
            return glance(wanted, scene.seen, scene.outside.match) is not None

        return bool(self._calls.ask(look))

    def read(self, target: Named, seconds: float = 10.0) -> str:
        """What stands in a field, or what a text says."""
        step = s.WaitFor(target=_read(target), seconds=seconds, line=self._line())

        def look(scene: Scene) -> Walk[str]:
            scene.line = step.line
            found = yield from shown(scene, step, step.target, seconds)
            return found.value or ("" if "empty" in found.state else found.text)

        return str(self._calls.ask(look))

    def ask(self, question: str) -> str:
        """The person's answer; the run ends when there is none."""
        self._do(s.Ask(question=question, into="answer"))

        def answer(scene: Scene) -> Walk[str]:
            yield from ()
            return str(scene.values["answer"])

        return str(self._calls.ask(answer))

    def hand_over(self, reason: str) -> None:
        """The person does this, then gives back."""
        self._do(s.HandOver(reason=reason))

    def agent(self, task: str) -> None:
        """A sub-goal in plain words, planned by the model."""
        self._do(s.Agent(task=task))

    def clipboard(self) -> str:
        """The text on the clipboard."""
        line = self._line()

        def look(scene: Scene) -> Walk[str]:
            scene.line = line
            taken = yield from carried_out(scene, scene.plan(ReadClipboard(), "read the clipboard"))
            return taken.outcome.evidence.removeprefix(NOTED)

        return str(self._calls.ask(look))

    def _do(self, step: s.Step) -> None:
        step = _literal(msgspec.structs.replace(step, line=self._line()))
        self._calls.ask(lambda scene: perform(scene, step))

    def _line(self) -> int:
        """The line of the file that called."""
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename != self._file:
            frame = frame.f_back
        return frame.f_lineno if frame.f_code.co_filename == self._file else 0


@contextmanager
def desk(virtual: bool = False, display: str = "", mode: str = "", approve: tuple[str, ...] = ()) -> Iterator[Desk]:
    """A desk to work at from Python, journalled as one run. `virtual` is a screen of its own, `mode` and `approve` are as in
    config.toml. Raises AgentError when it cannot be opened."""
    from agent.cli import running  # what a `skill.py` is given needs none of it

    given = running.asked(virtual=virtual, display=display, mode=mode or None, approve=",".join(approve) or None)
    calls = Calls(None)
    planner = SkillPlanner(Skill("python", "Python", python=True), {}, Outside(python=lambda *told: calls.walk(told[2])))
    signals = threading.current_thread() is threading.main_thread()
    with running.place(given), running.switched(signals) as switch:
        worker = threading.Thread(target=_serve, args=(given, switch, planner, calls), daemon=True, name="deskhand")
        worker.start()
        try:
            yield Desk(calls, sys._getframe(2).f_code.co_filename)
        finally:
            calls.end()
            worker.join()


def _serve(given: Any, switch: Any, planner: SkillPlanner, calls: Calls) -> None:
    """Runs what the calls ask for, until they end."""
    from rich.console import Console

    from agent.build import Errand
    from agent.cli import running
    from agent.cli.terminal import Terminal

    try:
        chosen = running.settled_on(given)
        with running.equipped(chosen, running.silent, switch, model=False) as session:
            person = Terminal(switch, Console(stderr=True))
            last = running.all_shown(session.run(Errand("Python", planner=planner), person), running.silent)
        calls.close(StepError(last.reason if last else "The run ended."))
    except AgentError as error:
        calls.close(error)


def _read(target: Named) -> Target:
    """Raises StepError for what is no target."""
    try:
        return target if isinstance(target, Target) else read_target(target)
    except ValueError as error:
        raise StepError(str(error)) from error


def _literal(step: s.Step) -> s.Step:
    """Braces in Python texts are no slots."""
    from skills.slots import change, escaped

    return change(step, escaped)

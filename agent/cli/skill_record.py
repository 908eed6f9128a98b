"""Edge: `deskhand skill record NAME`: watches a chore once and writes it down as a skill of the person's own."""

from __future__ import annotations

import argparse
import math
import os
import re
import shlex
import sys
import time
from collections.abc import Callable

from agent import build
from agent.cli.running import switched
from agent.doing.scene import said
from agent.hands.control import Switch
from agent.hands.guard import Guard
from agent.hands.keys import chord
from agent.recording.lookout import Lookout
from agent.recording.privacy import Discretion
from agent.recording.record import pieces, recorded
from agent.recording.skill_keep import free, keep
from agent.recording.watch import Watch
from agent.recording.watched import Watched
from agent.settings import Settings
from skills.load import FILE
from skills.parameters import as_text
from skills.skill import Skill

Given = argparse.Namespace


def record(given: Given) -> int:
    """Watches until stopped, and writes the skill. Raises AgentError, ModelError, SkillError."""
    folder = free(given.name)
    if given.display:
        os.environ["DISPLAY"] = given.display
    chosen = build.settings()
    with switched() as switch:
        watched = _watched(chosen, switch, given.seconds)
    skill = recorded(given.name, watched)
    keep(skill, folder)
    _say(f"Written: {folder / FILE}")
    _say(f"Run it with: {_command(skill)}")
    return 0


def _watched(chosen: Settings, switch: Switch, seconds: float | None) -> Watched:
    """Everything until the stop key, Ctrl-C, `deskhand stop` or the time is up, each step shown once the next one is known."""
    discretion = Discretion(build.policy())
    eyes = build.load(chosen, lambda what: None, model=False).eyes
    stop_key = "+".join(chord(re.sub("[<>]", "", chosen.stop_key)))
    guard = Guard(chosen.stop_key, switch.stop)
    with Lookout(chosen.monitor) as lookout:
        watch = Watch(lookout, eyes, discretion, stop_key)
        guard.start()
        try:
            with watch.ears():
                _say(f"Watching: do the chore once. {stop_key}, Ctrl-C here or `deskhand stop` ends it.")
                until = time.monotonic() + seconds if seconds else math.inf
                shown = 0
                for _ in watch.acts(lambda: switch.stopped() or time.monotonic() > until):
                    shown = _show(watch.so_far(), shown, 1)
        finally:
            guard.close()
        watched = watch.watched()
    _show(watched, shown, 0)
    return watched


def _show(watched: Watched, shown: int, behind: int) -> int:
    """The steps of acts not shown yet, but for so many of the last; how many acts are shown now."""
    upto = max(shown, len(watched.acts) - behind)
    for at in range(shown, upto):
        for piece in pieces(watched, at):
            _say(f"  {said(piece.step)}")
    return upto


def _command(skill: Skill) -> str:
    """With the values it was recorded with."""
    given = [f"--set {shlex.quote(f'{one.name}={as_text(one.examples[0])}')}" for one in skill.parameters]
    return " ".join(["deskhand skill run", skill.name, *given])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


COMMANDS: dict[str, Callable[[Given], int]] = {"skill record": record}

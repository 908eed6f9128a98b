"""Pure: what came by itself while a person was watched: a window or a text that a skill waits for, and what showed last."""

from __future__ import annotations

import math
import re

from agent.doing.targets import glance
from agent.recording import aims
from agent.recording.compile import tells
from agent.recording.inputs import Clicked, Pressed
from agent.recording.privacy import filled_field
from agent.recording.watched import Piece, Watched
from agent.records import Observation, Role, Window
from skills import skill as s
from skills.skill import Target
from skills.slots import escaped

SECONDS = 10.0
"""How long a step waits by itself."""
LONGER = 3
"""Times as long as a person waited may it take the next time."""
LEADS = ("enter", "space")
"""Keys that may open a window."""


def came(watched: Watched, at: int) -> list[s.Step]:
    """What came before this act and is used in it: an application, a window, a text that was waited for."""
    window, known = watched.acts[at].seen.frame.window, _windows(watched.before(at))
    if window is None or not window.title.strip() or window.id in {one.id for one in known}:
        return _late(watched, at)
    if window.app and window.app not in {one.app for one in known} and not _leads(watched, at):
        return [s.Open(what=escaped(window.app))]
    title = _stable(window.title)
    there = tells(title) and glance(Target(title, "window"), watched.acts[at].seen)
    return [s.WaitFor(target=Target(escaped(title), "window"), seconds=_patience(watched, at))] if there else []


def _late(watched: Watched, at: int) -> list[s.Step]:
    """What is clicked now was not there before, and the person waited for it."""
    act = watched.acts[at]
    if _patience(watched, at) <= SECONDS or not isinstance(act.deed, Clicked):
        return []
    target = aims.aim(act.deed.point, act.seen)
    if target is None or target.place or glance(target, watched.before(at)):
        return []
    return [s.WaitFor(target=target, seconds=_patience(watched, at))]


def _patience(watched: Watched, at: int) -> float:
    """Seconds to wait for what the person waited for: three times as long as it took, where that is more than usual."""
    waited = watched.acts[at].deed.ended - watched.acts[at - 1].deed.ended if at > 0 else 0.0
    return float(max(SECONDS, math.ceil(LONGER * waited)))


def _windows(seen: Observation) -> tuple[Window, ...]:
    return (*seen.frame.windows, *((seen.frame.window,) if seen.frame.window else ()))


def _leads(watched: Watched, at: int) -> bool:
    """Whether the act before may have opened the window: a click or Enter."""
    deed = watched.acts[at - 1].deed if at > 0 else None
    return isinstance(deed, Clicked) or (isinstance(deed, Pressed) and deed.keys.split("+")[-1] in LEADS)


def expected(watched: Watched, found: list[Piece], slots: dict[str, str]) -> list[Piece]:
    """What shows at the end that it is done: the text in its field, a typed text in the title, a text that came last."""
    last, now, then = found[-1], watched.last, watched.acts[-1].seen
    if isinstance(last.step, s.Type):
        shown = last.step.into is not None and filled_field(last.text, then, now) is not None
        return [Piece(s.Expect(target=last.step.into, value=last.step.text), last.text)] if shown and last.step.into else []
    title = now.frame.window.title if now.frame.window else ""
    titles = {window.title for window in then.frame.windows}
    for text in slots:
        if text in title and title not in titles and glance(Target(text, "window"), now):
            return [Piece(s.Expect(target=Target(escaped(text), "window")))]
    old = {e.text for e in then.elements}
    new = [e.text for e in now.elements if e.role is Role.TEXT and e.text not in old and tells(e.text)]
    best = max(new, key=len, default="")
    return [Piece(s.Expect(target=Target(escaped(best))))] if best and glance(Target(best), now) else []


def _stable(title: str) -> str:
    """`Untitled 1 - Mousepad` is `Mousepad` next time."""
    return re.split(r"\s[-–—]\s", title)[-1].strip("* ")

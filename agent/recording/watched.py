"""Pure: all that was watched, and which field had the keyboard while it was."""

from __future__ import annotations

import msgspec

from agent.doing.targets import WRITABLE
from agent.recording import aims
from agent.recording.inputs import Clicked, Deed, Dragged, Pressed, Typed
from agent.records import Element, Observation
from skills import skill as s

SELECTS = ("ctrl+a",)
"""Keys that select all of a field, which is then typed over."""


class Act(msgspec.Struct, frozen=True):
    """A deed and the screen before it, read. `reason` says why something was hidden."""

    deed: Deed
    seen: Observation
    reason: str = ""


class Watched(msgspec.Struct, frozen=True):
    """All that was watched: the screen at first, what was done, the screen at last."""

    first: Observation
    acts: tuple[Act, ...]
    last: Observation

    def after(self, at: int) -> Observation:
        return self.acts[at + 1].seen if at + 1 < len(self.acts) else self.last

    def before(self, at: int) -> Observation:
        """The screen before the act before."""
        return self.acts[at - 1].seen if at > 0 else self.first


class Piece(msgspec.Struct, frozen=True):
    """A step; `text` is what was typed in it, into the field called `label`."""

    step: s.Step
    text: str = ""
    label: str = ""


def replaces(watched: Watched, at: int, field: Element) -> bool:
    """Whether what stood in the field is gone: it was selected, nothing stood there, or only the new text stands there now."""
    selected = at > 0 and isinstance(watched.acts[at - 1].deed, Pressed | Dragged)
    several = at > 0 and isinstance(deed := watched.acts[at - 1].deed, Clicked) and deed.count > 1
    then = _at(field, watched.acts[at].seen)
    if (selected and types_next(watched, at - 1)) or several or then is None or "empty" in then.state:
        return True
    now = _at(field, watched.after(at))
    return bool(then.value) and now is not None and then.value not in now.value


def focused(watched: Watched, at: int) -> Element | None:
    """The field clicked just before, selecting in it aside."""
    before = list(watched.acts[:at])
    while before and isinstance(deed := before[-1].deed, Pressed | Dragged) and getattr(deed, "keys", SELECTS[0]) in SELECTS:
        before.pop()
    if not before or not isinstance(deed := before[-1].deed, Clicked) or deed.button != "left":
        return None
    found = aims.hit(deed.point, before[-1].seen)
    return found if found is not None and found.role in WRITABLE else None


def only_focuses(watched: Watched, at: int) -> bool:
    """A click into the field that is typed into next: typing clicks there itself."""
    ahead = at + 1
    while ahead < len(watched.acts) and isinstance(watched.acts[ahead].deed, Pressed | Dragged):
        ahead += 1
    typed = ahead < len(watched.acts) and isinstance(watched.acts[ahead].deed, Typed)
    field = focused(watched, ahead) if typed else None
    return field is not None and aims.name(field, watched.acts[at].seen) is not None


def types_next(watched: Watched, at: int) -> bool:
    """Whether a text follows that goes into a field known to the skill."""
    following = watched.acts[at + 1 : at + 2]
    return bool(following) and isinstance(following[0].deed, Typed) and focused(watched, at + 1) is not None


def _at(field: Element, seen: Observation) -> Element | None:
    return next((e for e in seen.elements if e.role is field.role and e.box.iou(field.box) > 0.3), None)

"""Pure: what a person was watched doing, as a skill: targets by their words, typed data as parameters, waits for what came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from agent.doing.targets import glance
from agent.errors import UsageError
from agent.recording import aims
from agent.recording.compile import parameter_name
from agent.recording.inputs import Clicked, Dragged, Hidden, Pressed, Scrolled, Typed
from agent.recording.privacy import filled_field
from agent.recording.waits import came, expected
from agent.recording.watched import SELECTS, Act, Piece, Watched, focused, only_focuses, replaces, types_next
from agent.records import Observation, Role
from skills import skill as s
from skills.skill import Parameter, Skill
from skills.slots import change, escaped

UNREAD = "I could not read what was clicked here: do it, then give back."
ABOUT = "Recorded with `deskhand skill record {name}`. Change it as you like; `deskhand skill check {name}` looks for mistakes."
DATA = re.compile(r"[\d@/\\~_:]|\w\.\w|\b[^\W\d_]*[A-ZÀ-ÖØ-Þ]|^\S+(?:\s+\S+){2,}")
"""A number or a date, an address, a path, a file, a name with a capital, more than two words."""


def recorded(name: str, watched: Watched) -> Skill:
    """The skill. Raises UsageError when nothing was done."""
    found = [piece for at in range(len(watched.acts)) for piece in pieces(watched, at)]
    if not found:
        raise UsageError("Nothing was done that a skill could do again: record again, and stop when the chore is done.")
    known = parameters(found)
    slots = {text: f"{{{parameter.name}}}" for text, parameter in known.items()}
    steps = [_slotted(piece, slots) for piece in (*found, *expected(watched, found, slots))]
    apps = dict.fromkeys(act.seen.frame.window.app for act in watched.acts if act.seen.frame.window)
    said = " ".join(name.split("-")).capitalize()
    wants = f" It wants {_listed([one.name for one in known.values()])}." if known else ""
    used = _listed([app for app in apps if app])
    description = f"{said}{f', in {used}' if used else ''}, as it was recorded.{wants}"
    text = f"# {said}\n\n{ABOUT.format(name=name)}"
    sentences = (_sentence(said.lower(), known.values()),)
    return Skill(name, description, tuple(known.values()), tuple(steps), sentences, _named(apps), text=text)


def pieces(watched: Watched, at: int) -> list[Piece]:
    """What one act is as steps, with what was typed still in them; what came before it stands first."""
    hidden = isinstance(watched.acts[at].deed, Hidden)
    if hidden and at > 0 and isinstance(watched.acts[at - 1].deed, Hidden):
        return []
    return [*(Piece(step) for step in came(watched, at)), *_pieces(watched, at)]


def parameters(found: Iterable[Piece]) -> dict[str, Parameter]:
    """A parameter for each typed text that is data, or that was typed twice; the text is its example."""
    typed = [piece for piece in found if piece.text]
    times = Counter(piece.text for piece in typed)
    known: dict[str, Parameter] = {}
    for piece in typed:
        if piece.text not in known and (times[piece.text] > 1 or DATA.search(piece.text)):
            name = parameter_name(piece.label, {parameter.name for parameter in known.values()})
            about = f"What goes into {piece.label}" if piece.label else ""
            known[piece.text] = Parameter(name, description=about, examples=(piece.text,))
    return known


def _pieces(watched: Watched, at: int) -> list[Piece]:  # noqa: PLR0911 - one line a deed
    act = watched.acts[at]
    match act.deed:
        case Hidden():
            return [Piece(s.HandOver(reason=act.reason))]
        case Typed(text=text):
            return [_typed(watched, at, text)]
        case Clicked() if not only_focuses(watched, at):
            return _clicked(act, act.deed, watched.after(at))
        case Dragged():
            return _dragged(act, act.deed)
        case Scrolled():
            return [_scrolled(watched, at, act.deed)]
        case Pressed(keys=keys) if not (keys in SELECTS and types_next(watched, at)):
            return [Piece(s.Press(keys=keys))]
    return []


def _clicked(act: Act, deed: Clicked, after: Observation) -> list[Piece]:
    """A click on a title bar moves or raises a window, which is no part of a chore, unless it closed it."""
    if bar := aims.on_bar(deed.point, act.seen):
        gone = bar.id not in {window.id for window in after.frame.windows}
        return [Piece(s.Press(keys="alt+f4"))] if gone else []
    target = aims.aim(deed.point, act.seen)
    if target is None or deed.button == "middle":
        return [Piece(s.HandOver(reason=UNREAD))]
    if deed.button == "right":
        return [Piece(s.RightClick(target=target))]
    return [Piece(s.DoubleClick(target=target) if deed.count > 1 else s.Click(target=target))]


def _dragged(act: Act, deed: Dragged) -> list[Piece]:
    """Dragging within a field selects, and on a title bar moves the window: both are no steps."""
    start, end = aims.hit(deed.point, act.seen), aims.hit(deed.end, act.seen)
    if aims.on_bar(deed.point, act.seen) or (start == end and start is not None and start.role is not Role.SLIDER):
        return []
    target, onto = aims.aim(deed.point, act.seen), aims.aim(deed.end, act.seen)
    return [Piece(s.Drag(target=target, to=onto) if target and onto else s.HandOver(reason=UNREAD))]


def _scrolled(watched: Watched, at: int, deed: Scrolled) -> Piece:
    """Until what was clicked next was there, where it was not before."""
    down = abs(deed.down) >= abs(deed.across)
    direction: s.Direction = ("down" if deed.down > 0 else "up") if down else ("right" if deed.across > 0 else "left")
    following = watched.acts[at + 1] if at + 1 < len(watched.acts) else None
    until = aims.aim(following.deed.point, following.seen) if following and isinstance(following.deed, Clicked) else None
    if until is None or until.place or glance(until, watched.acts[at].seen):
        until = None
    return Piece(s.Scroll(direction=direction, notches=max(1, abs(deed.down if down else deed.across)), until=until))


def _typed(watched: Watched, at: int, text: str) -> Piece:
    """Into the field that was clicked, else the one in which the text is seen."""
    seen, after = watched.acts[at].seen, watched.after(at)
    clicked = focused(watched, at)
    field = clicked or filled_field(text, seen, after)
    into = aims.name(field, seen if clicked else after) if field else None
    label = field.text if field else ""
    if into is None or field is None:
        return Piece(s.Type(text=escaped(text)), text, label)
    return Piece(s.Type(text=escaped(text), into=into, replace=replaces(watched, at, field)), text, label)


def _slotted(piece: Piece, slots: dict[str, str]) -> s.Step:
    """The step with what became a parameter as its slot: all of a typed text, and where it is read."""
    if piece.text in slots and isinstance(piece.step, s.Type):
        return msgspec.structs.replace(piece.step, text=slots[piece.text])
    if piece.text in slots and isinstance(piece.step, s.Expect):
        return msgspec.structs.replace(piece.step, value=slots[piece.text])

    def slotted(text: str) -> str:
        known = next((typed for typed in sorted(slots, key=len, reverse=True) if escaped(typed) in text), "")
        return text.replace(escaped(known), slots[known]) if known else text

    return change(piece.step, slotted) if not isinstance(piece.step, s.Type | s.HandOver | s.Open) else piece.step


def _sentence(said: str, known: Iterable[Parameter]) -> str:
    with_ = _listed([f"{one.name.replace('_', ' ')} {{{one.name}}}" for one in known])
    return f"{said} with {with_}" if with_ else said


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _named(apps: Iterable[str]) -> tuple[str, ...]:
    return tuple(app for app in apps if app)

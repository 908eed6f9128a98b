"""Pure: the action vocabulary. Each action is one class: its fields are its JSON, `says` is how a small model says it (and
so its grammar rule), `sentence` is how a person reads it. A new action is added here and given its hands in `agent.hands.act`.

Points are image pixels of the frame that was planned on; `agent.hands.act` turns them into screen points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, get_args

import msgspec

from agent.geometry import Box, Point


class _Action(msgspec.Struct, frozen=True, tag_field="action"):
    """The common root. Slots in `says`: target, end, field, text, keys, direction, app."""

    says: ClassVar[str] = ""
    sentence: ClassVar[str] = ""


class _Pointed(_Action, frozen=True):
    """An action at a point, with modifier keys (`ctrl`, `shift`, `alt`, `super`) held meanwhile."""

    point: Point
    modifiers: tuple[str, ...] = ()


class LeftClick(_Pointed, frozen=True, tag="left_click"):
    says = "click {target}"
    sentence = "Click {target}"


class RightClick(_Pointed, frozen=True, tag="right_click"):
    says = "right click {target}"
    sentence = "Right-click {target}"


class MiddleClick(_Pointed, frozen=True, tag="middle_click"):
    says = "middle click {target}"
    sentence = "Middle-click {target}"


class DoubleClick(_Pointed, frozen=True, tag="double_click"):
    says = "double click {target}"
    sentence = "Double-click {target}"


class TripleClick(_Pointed, frozen=True, tag="triple_click"):
    says = "triple click {target}"
    sentence = "Triple-click {target}"


class MouseMove(_Pointed, frozen=True, tag="mouse_move"):
    says = "point at {target}"
    sentence = "Point at {target}"


class LeftClickDrag(_Pointed, frozen=True, tag="left_click_drag", kw_only=True):
    end: Point
    says = "drag {target} to {end}"
    sentence = "Drag {target} to {end}"


class Scroll(_Action, frozen=True, tag="scroll"):
    """`dx` and `dy` are wheel notches; positive is right and down. Without a point, where the pointer is."""

    dx: int = 0
    dy: int = 0
    point: Point | None = None
    says = "scroll {direction}"
    sentence = "Scroll {direction}"


class Type(_Action, frozen=True, tag="type"):
    """Type `text` exactly, after a click at `point` if given, over what stood there if `clear`. `by_keys` is for fields that
    let nothing be pasted into them, as those for dates and times do: see `typeable`."""

    text: str
    point: Point | None = None
    clear: bool = False
    by_keys: bool = False
    says = 'type "{text}" in {field}'
    sentence = "Type “{text}” in {field}"


class Key(_Action, frozen=True, tag="key"):
    """Press a chord such as `ctrl+s`, or a sequence of chords one after the other."""

    keys: str
    says = "press {keys}"
    sentence = "Press {keys}"


class HoldKey(_Action, frozen=True, tag="hold_key"):
    keys: str
    seconds: float = 1.0
    says = "hold {keys}"
    sentence = "Hold {keys} for {seconds:g} s"


class Wait(_Action, frozen=True, tag="wait"):
    seconds: float = 1.0
    says = "wait"
    sentence = "Wait {seconds:g} s"


class Zoom(_Action, frozen=True, tag="zoom"):
    """Look closer at a part of the picture; nothing is touched."""

    box: Box
    says = "zoom {target}"
    sentence = "Look closer at {target}"


class OpenApp(_Action, frozen=True, tag="open_app"):
    app: str
    says = "open {app}"
    sentence = "Open {app}"


class ReadClipboard(_Action, frozen=True, tag="read_clipboard"):
    says = "read clipboard"
    sentence = "Read the clipboard"


class WriteClipboard(_Action, frozen=True, tag="write_clipboard"):
    text: str
    says = 'copy "{text}"'
    sentence = "Put “{text}” on the clipboard"


class Remember(_Action, frozen=True, tag="remember"):
    text: str
    says = 'remember "{text}"'
    sentence = "Remember “{text}”"


class AskUser(_Action, frozen=True, tag="ask_user"):
    question: str
    says = "ask"
    sentence = "Ask: {question}"


class HandOver(_Action, frozen=True, tag="hand_over"):
    reason: str
    says = "hand over"
    sentence = "Hand over to you: {reason}"


class Done(_Action, frozen=True, tag="done"):
    answer: str = ""
    says = "done"
    sentence = "Done. {answer}"


class Fail(_Action, frozen=True, tag="fail"):
    reason: str
    says = "fail"
    sentence = "Give up: {reason}"


Action = (
    LeftClick
    | RightClick
    | MiddleClick
    | DoubleClick
    | TripleClick
    | LeftClickDrag
    | MouseMove
    | Scroll
    | Type
    | Key
    | HoldKey
    | Wait
    | Zoom
    | OpenApp
    | ReadClipboard
    | WriteClipboard
    | Remember
    | AskUser
    | HandOver
    | Done
    | Fail
)
Pointed = LeftClick | RightClick | MiddleClick | DoubleClick | TripleClick | LeftClickDrag | MouseMove
FIGURES = re.compile(r"[\d /:.,-]{1,24}(?:[AaPp][Mm])?")
ENDINGS = (AskUser, HandOver, Done, Fail)
"""Actions that touch nothing: they speak to the person or end the run."""

KINDS: dict[str, type[_Action]] = {str(kind.__struct_config__.tag): kind for kind in get_args(Action)}
ALIASES = {
    "click": "left_click",
    "left_single": "left_click",
    "tap": "left_click",
    "left_double": "double_click",
    "right_single": "right_click",
    "drag": "left_click_drag",
    "hover": "mouse_move",
    "move": "mouse_move",
    "hscroll": "scroll",
    "type_text": "type",
    "input_text": "type",
    "write": "type",
    "press": "key",
    "hotkey": "key",
    "open": "open_app",
    "launch": "open_app",
    "call_user": "hand_over",
    "answer": "done",
    "finished": "done",
    "terminate": "done",
}
"""Names other dialects give the same actions."""


def typeable(text: str) -> bool:
    """Whether a text may be typed key by key: figures and their marks. Letters are shortcuts where nothing takes text."""
    return bool(FIGURES.fullmatch(text))


def name(action: Action) -> str:
    """The standard name, such as `left_click`."""
    return str(type(action).__struct_config__.tag)


def to_json(action: Action) -> dict[str, object]:
    """The action as plain values, its name under `action`."""
    plain: dict[str, object] = msgspec.to_builtins(action)
    return plain


def from_json(value: str | bytes | Mapping[str, object]) -> Action:
    """An action from JSON text or plain values, aliases understood.

    Raises msgspec.ValidationError or msgspec.DecodeError (both `msgspec.MsgspecError`), with the place, when the value is
    no action: a model's mistake, so the planner feeds the text back.
    """
    plain = msgspec.json.decode(value, type=dict[str, object]) if isinstance(value, (str, bytes)) else dict(value)
    said = str(plain.get("action", ""))
    plain["action"] = ALIASES.get(said, said)
    action: Action = msgspec.convert(plain, Action)
    return action


def direction(action: Scroll) -> str:
    """`up`, `down`, `left` or `right`."""
    if action.dx:
        return "right" if action.dx > 0 else "left"
    return "up" if action.dy < 0 else "down"


def describe(action: Action, target: str = "", end: str = "") -> str:
    """The sentence people read: `Click button Save`. `target` and `end` are element names; a bare point is given as such."""
    slots: dict[str, object] = dict(msgspec.structs.asdict(action))
    point = slots.get("point")
    here = target or (f"the point {point.x:.0f}, {point.y:.0f}" if isinstance(point, Point) else "")
    slots |= {"target": here, "field": here or "the focused field", "end": end or "there"}
    slots |= {"direction": direction(action)} if isinstance(action, Scroll) else {}
    return action.sentence.format(**slots).strip()


def phrase(action: Action, target: str = "") -> str:
    """What a small model says for this action: `click button Save`, `type "Anna" in field Name`."""
    slots = {**msgspec.structs.asdict(action), "target": target, "field": target, "end": ""}
    slots |= {"direction": direction(action)} if isinstance(action, Scroll) else {}
    said = action.says.format(**slots)
    return said.removesuffix(" in ").strip()


def grammar(phrases: Iterable[str]) -> str:
    """GBNF in which exactly these phrases can be said, one a line. Raises ValueError for none: a grammar of nothing hangs."""
    said = list(dict.fromkeys(phrases))
    if not said:
        raise ValueError("a grammar needs at least one phrase")
    return "root ::= " + " | ".join(_literal(one) for one in said) + "\n"


def _literal(text: str) -> str:
    """A GBNF string: nothing in it can end it or begin another line, so no name on screen can add a rule."""
    escaped = (f"\\u{ord(c):04x}" if c < " " else f"\\{c}" if c in '"\\' else c for c in text)
    return f'"{"".join(escaped)}"'

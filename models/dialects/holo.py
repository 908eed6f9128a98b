"""Pure: Holo's flat JSON: Holo1 (pixels, verbs under `action`), Holo1.5 (pixels), Holo2 and Holo3.1 (0 to 1000).

One object a step: a note that is kept, a thought, one flat call. Old screenshots go, the `<observation>` around them stays.
Where something is, is asked and answered apart: `{"x": ..., "y": ...}`, of Holo1 `Click(x, y)`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.computer import (
    BROWSER,
    drag,
    go_to,
    hold,
    pointed,
    press,
    pressing,
    refused,
    scroll,
    spoken,
    terminate,
    write,
)
from models.dialects.dialect import Asked, Call, Past, ReplyError, Said, Size
from models.dialects.given import NOT_THERE, Given, Verb, done, understood, waited
from models.dialects.loose import values
from models.dialects.points import PIXELS, THOUSAND, Space, in_words, number, point
from models.dialects.sizes import multiples
from models.dialects.tags import thought_and_rest
from models.dialects.toolcall import INSIDE, tool_calls, verb_of
from models.dialects.turns import NO_PICTURE, complaint, noted, plain, seen
from models.model import Message, Pixels

CLICK = re.compile(r"[Cc]lick\s*\(([^()]{1,80})\)")
IMAGES, REPLIES = 3, 12
TOOLS: Mapping[str, tuple[str, ...]] = {
    "click": ("element", "x", "y"),
    "double_click": ("element", "x", "y"),
    "right_click": ("element", "x", "y"),
    "hover": ("element", "x", "y"),
    "drag": ("element", "x", "y", "to_x", "to_y"),
    "write": ("element", "content", "x", "y", "press_enter"),
    "type": ("content", "press_enter"),
    "hotkey": ("keys",),
    "scroll": ("direction", "x", "y"),
    "wait": ("seconds",),
    "open_app": ("app_name",),
    "ask": ("question",),
    "answer": ("content",),
    "fail": ("reason",),
}
"""The tools it is given, each with its fields in the order in which they are written."""
FIRST: Mapping[str, tuple[str, ...]] = {
    "click_element": ("element", "x", "y"),
    "write_element_abs": ("content", "element", "x", "y"),
    "scroll": ("direction",),
    "go_back": (),
    "refresh": (),
    "goto": ("url",),
    "wait": ("seconds",),
    "answer": ("content",),
}
"""Those of Holo1, which was made for browsers."""
RULES = {
    "element": "short", "x": "number", "y": "number", "to_x": "number", "to_y": "number", "content": "text", "keys": "keys",
    "press_enter": "flag", "direction": "way", "seconds": "seconds", "app_name": "short", "question": "short",
    "reason": "short",
    "url": "text",
}  # fmt: skip
KINDS = {
    "x": "integer", "y": "integer", "to_x": "integer", "to_y": "integer", "keys": "array", "press_enter": "boolean",
    "seconds": "integer", "direction": "up | down | left | right",
}  # fmt: skip
LOCATE = """Localize an element on the GUI image according to the provided target and output a click position.
 * You must output a valid JSON following the format: {schema}
 Your target is:
{target}"""
LOCATE_FIRST = """Localize an element on the GUI image according to my instructions and output a click position as Click(x, \
y) with x num pixels from the left edge and y num pixels from the top edge.
{target}"""
SYSTEM = """You operate a desktop computer to complete a task. Each turn you get an observation with the latest screenshot. \
Look at it, then choose one tool call.

- `note`: information from the screenshot that the task needs later; null when there is none. Notes are kept for you, old
  screenshots are not.
- `thought`: your reasoning about the next step, in at most three sentences.
- {call}
- Coordinates are {space}. Name the element you mean.
- When the task is done, answer; when it cannot be done, say so. Never make up what was not given.

<tools>
{tools}
</tools>

<output_format>
{form}
</output_format>"""


def _write_and_enter(given: Given) -> tuple[Call, ...]:
    """Holo1's way of writing ends with the enter key."""
    return tuple(msgspec.structs.replace(call, enter=True) for call in write(given))


VERBS: Mapping[str, Verb] = {
    **BROWSER,
    **dict.fromkeys(("click", "left_click", "click_element", "click_desktop", "click_at"), pointed("left_click")),
    **dict.fromkeys(("double_click", "double_click_desktop"), pointed("double_click")),
    **dict.fromkeys(("right_click", "right_click_desktop"), pointed("right_click")),
    **dict.fromkeys(("hover", "mouse_move", "move_mouse", "hover_at"), pointed("mouse_move")),
    **dict.fromkeys(("drag", "drag_and_drop", "drag_to"), drag),
    **dict.fromkeys(("write", "type", "type_text", "write_at", "write_desktop"), write),
    **dict.fromkeys(("hotkey", "press", "key", "press_keys", "keyboard"), press),
    **dict.fromkeys(("scroll", "scroll_at", "scroll_desktop"), scroll),
    **dict.fromkeys(("ask", "ask_user"), spoken("ask_user", "question", "content", "text")),
    "triple_click": pointed("triple_click"),
    "middle_click": pointed("middle_click"),
    "hold_and_press": hold,
    "write_element_abs": _write_and_enter,
    "wait": lambda given: (waited(given.number("seconds", "time", "duration", otherwise=2.0)),),
    "answer": spoken("done", "content", "answer", "text"),
    "fail": spoken("fail", "reason", "content"),
    "terminate": terminate,
    "open_app": lambda given: (Call("open_app", text=given.needed("app_name", "name", "app", "text")),),
    "go_to_url": go_to,
    "enter": pressing("enter"),
    "restart": refused("A task is not begun again: go on from this screen."),
}


class Holo(msgspec.Struct, frozen=True):
    """`tools` are what it is given; `first` is Holo1, whose call stands under `action`."""

    name: str
    space: Space
    factor: int
    tools: Mapping[str, tuple[str, ...]]
    thinks: bool | None = None
    first: bool = False

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, self.factor)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        memory = f"<memory>{noted(asked)}\n</memory>\n" if asked.notes else ""
        task = f"<task>\n{plain(asked.task)}\n</task>\n{memory}"
        recent = asked.past[-REPLIES:]
        begun = len(asked.past) - len(recent) + 1
        said = [message for step in self._past(recent, begun, task) for message in step]
        last = _observation("" if recent else task, begun + len(recent), asked.screen, complaint(asked))
        told = (_output(recent[-1]),) if recent and recent[-1].told else ()
        return (self._system(asked.screen), *said, Message("user", (*told, *last)))

    def grammar(self) -> str:
        return gbnf.rules(
            "step | where",
            gbnf.THOUSAND if self.space.across else gbnf.PIXELS,
            step=gbnf.fields({"note": '( "null" | short )', "thought": "short", self._key: "call"}),
            where=gbnf.fields({"x": "number", "y": "number"}),
            call=" | ".join(self._rule(tool, taken) for tool, taken in self.tools.items()),
            way=gbnf.one_of(("up", "down", "left", "right")),
        )

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        if "<tool_call>" in rest:
            return understood(self._calls(tool_calls(rest), size), thought)
        step = next((one for one in values(rest) if isinstance(one, Mapping) and _is_step(one)), None)
        if step is None:
            return understood(self._clicked(rest, size), thought)
        calls = [call for one in _called(step) for call in self._calls([one], size)]
        return understood(calls, str(step.get("thought") or thought), str(step.get("note") or ""))

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        schema = {"x": {"type": "integer"}, "y": {"type": "integer"}}
        if self.space.across:
            for side, one in schema.items():
                one["description"] = f"The {side} coordinate, normalized between 0 and {self.space.across:g}."
        form = json.dumps({"properties": schema, "required": ["x", "y"], "type": "object"})
        asked = (LOCATE_FIRST if self.first else LOCATE).format(schema=form, target=plain(target))
        return (Message("user", seen(asked, screen, text_first=False)),)

    @property
    def _key(self) -> str:
        return "action" if self.first else "tool_call"

    @property
    def _verb(self) -> str:
        return "action" if self.first else "tool_name"

    def _rule(self, tool: str, taken: tuple[str, ...]) -> str:
        return gbnf.fields({self._verb: gbnf.one_of([tool]), **{name: RULES[name] for name in taken}})

    def _system(self, screen: Pixels) -> Message:
        tools = [
            {self._verb: tool, **{name: KINDS.get(name, "string") for name in taken}} for tool, taken in self.tools.items()
        ]
        form = {"note": "string or null", "thought": "string", self._key: f"one of the tools, flat, with its {self._verb}"}
        space = f"integers from 0 to {self.space.across:g}, from the left and from the top, whatever the picture's sides"
        pixels = f"pixels of the screenshot ({screen.shape[1]} x {screen.shape[0]}), from the left and from the top"
        said = SYSTEM.format(
            call=f"`{self._key}`: the one thing to do now.",
            space=space if self.space.across else pixels,
            tools="\n".join(json.dumps(one) for one in tools),
            form=json.dumps(form),
        )
        return Message("system", (said,))

    def _past(self, recent: tuple[Past, ...], begun: int, task: str) -> Iterator[tuple[Message, Message]]:
        kept = max(len(recent) - (IMAGES - 1), 0)
        for number_, step in enumerate(recent):
            before = recent[number_ - 1] if number_ else None
            told = (_output(before),) if before and before.told else ()
            opening = "" if number_ else task
            shown = _observation(opening, begun + number_, step.screen if number_ >= kept else None)
            yield Message("user", (*told, *shown)), Message("assistant", (step.said,))

    def _calls(self, found: list[tuple[str, dict[str, object]]], size: Size) -> list[Call]:
        return [call for verb, args in found for call in done(Given(verb, _placed(args), self.space, size), VERBS)]

    def _clicked(self, rest: str, size: Size) -> list[Call]:
        """`Click(352, 348)`, or two numbers alone."""
        found = CLICK.search(rest)
        where = point(in_words(found[1])) if found else None
        return [Call("left_click", spot=self.space.spot(*where, size))] if where else []


def _observation(opening: str, step: int, screen: Pixels | None, closing: str = "") -> tuple[str | Pixels, ...]:
    """The wrapper stays when the picture goes."""
    head, tail = f"{opening}<observation step={step}>\n<screenshot>\n", f"\n</screenshot>\n</observation>{closing}"
    return (f"{head}{NO_PICTURE}{tail}",) if screen is None else (head, screen, tail)


def _output(step: Past) -> str:
    return f"<tool_output>\n{plain(step.told)}\n</tool_output>\n"


def _is_step(one: Mapping[str, object]) -> bool:
    return any(name in one for name in ("tool_call", "tool_calls", "action", "tool_name", "name")) or {"x", "y"} <= set(one)


def _called(step: Mapping[str, object]) -> list[tuple[str, dict[str, object]]]:
    """The calls of a step, wherever they stand in it; a place alone is a click, no place that there is no such thing."""
    inner = step.get("tool_call") or step.get("tool_calls") or step.get("action")
    several = inner if isinstance(inner, list) else [inner]
    if any(isinstance(one, Mapping) for one in several):
        return [_flat(one) for one in several if isinstance(one, Mapping)]
    if isinstance(inner, str) or "tool_name" in step or "name" in step:
        return [_flat(step)]
    if not {"x", "y"} <= set(step):
        return []
    if step["x"] is None or step["y"] is None:
        return [("fail", {"reason": NOT_THERE})]
    return [("click", dict(step))]


def _flat(call: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The verb and the fields of a call that has them side by side or under `arguments`."""
    if call.get("tool_name"):
        inner = next((one for name in INSIDE if isinstance(one := call.get(name), Mapping)), call)
        return str(call["tool_name"]), {name: one for name, one in inner.items() if name != "tool_name"}
    found = verb_of(call)
    if found is None:
        raise ReplyError("Your tool call names no tool: give it as `tool_name`.")
    return found


def _placed(args: dict[str, object]) -> dict[str, object]:
    """`x` and `y`, and where a drag ends, as places."""
    placed = dict(args)
    for names, name in ((("x", "y"), "coordinate"), (("x1", "y1"), "coordinate"), (("start_x", "start_y"), "coordinate")):
        if all(number(args.get(one)) is not None for one in names):
            placed[name] = {"x": args[names[0]], "y": args[names[1]]}
    for names in (("x2", "y2"), ("to_x", "to_y"), ("end_x", "end_y")):
        if all(number(args.get(one)) is not None for one in names):
            placed["coordinate2"] = {"x": args[names[0]], "y": args[names[1]]}
    if isinstance(args.get("x"), (list, str)) and "coordinate" not in placed:
        placed["coordinate"] = args["x"]
    return placed


HOLO1 = Holo("holo1", PIXELS, 28, FIRST, first=True)
HOLO15 = Holo("holo1.5", PIXELS, 28, TOOLS)
HOLO2 = Holo("holo2", THOUSAND, 32, TOOLS, thinks=False)
HOLO31 = Holo("holo3.1", THOUSAND, 32, TOOLS, thinks=False)

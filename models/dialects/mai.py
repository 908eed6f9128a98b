"""Pure: MAI-UI: thoughts in `<thinking>`, a call of `mobile_use` as JSON, coordinates to 999, words before the picture.

It was made for telephones: its verbs are read as what they are on a desktop, and it is best asked where something is.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.computer import VERBS as COMPUTER
from models.dialects.computer import WHERE, asked, drag, pointed, refused, spoken
from models.dialects.dialect import Asked, Call, ReplyError, Said, Size
from models.dialects.given import Given, Verb, done, scrolled, understood
from models.dialects.loose import values
from models.dialects.points import LAST, point
from models.dialects.sizes import multiples
from models.dialects.tags import before, bodies, thought_and_rest
from models.dialects.toolcall import place_in, tool_calls
from models.dialects.turns import Shown, earlier, noted, plain, seen, turns
from models.model import Message, Pixels

FACTOR = 32
NOTCHES = 5
OPPOSITE = {"up": "down", "down": "up", "left": "right", "right": "left"}
BUTTONS = {"back": "alt+left", "enter": "enter", "menu": "menu", "home": ""}
SHAPES: Mapping[str, Mapping[str, str]] = {
    "click": {"coordinate": "point"},
    "long_press": {"coordinate": "point"},
    "double_click": {"coordinate": "point"},
    "type": {"text": "text"},
    "swipe": {"direction": "way", "coordinate": "point"},
    "open": {"text": "text"},
    "drag": {"start_coordinate": "point", "end_coordinate": "point"},
    "system_button": {"button": "button"},
    "wait": {},
    "terminate": {"status": "status"},
    "answer": {"text": "text"},
    "ask_user": {"text": "text"},
}
SHOWN = {
    "point": "[x, y]", "text": "...", "way": "up or down or left or right", "button": "back or menu or enter",
    "status": "success or fail",
}  # fmt: skip
SYSTEM = """You are a GUI agent. You are given a task and your action history, with screenshots. You need to perform the \
next action to complete the task.

## Output Format
For each function call, return the thinking process in <thinking> </thinking> tags, and a json object with function name and \
arguments within <tool_call></tool_call> XML tags:
```
<thinking>
...
</thinking>
<tool_call>
{{"name": "mobile_use", "arguments": <args-json-object>}}
</tool_call>
```

## Action Space
{space}

## Note
- The screen is a desktop computer's.
- Write a small plan and finally summarize your next action (with its target element) in one sentence in <thinking></thinking> \
part."""
POINTING = """You are a GUI grounding agent.
## Task
Given a screenshot and the user's grounding instruction, locate the one UI element that the instruction means.
## Output Format
Return a reasoning process in <grounding_think></grounding_think> tags, then a json object with the [x,y] coordinate in \
<answer></answer> tags:
<grounding_think>...</grounding_think>
<answer>
{"coordinate": [x,y]}
</answer>"""


def _swipe(given: Given) -> tuple[Call, ...]:
    """A finger that goes up moves the page down."""
    direction = given.needed("direction").strip().lower()
    return (scrolled(OPPOSITE.get(direction, direction), NOTCHES, given.place(*WHERE)),)


def _button(given: Given) -> tuple[Call, ...]:
    keys = BUTTONS.get(given.needed("button").strip().lower())
    if not keys:
        raise ReplyError("A desktop has the buttons back, menu and enter alone: use one of them, or click.")
    return (Call("key", keys=keys),)


VERBS: Mapping[str, Verb] = {
    **{
        verb: COMPUTER[verb]
        for verb in ("click", "left_click", "double_click", "right_click", "scroll", "type", "wait", "terminate")
    },
    **dict.fromkeys(("open", "awake", "open_app"), asked("open_app", "text", "app_name")),
    **dict.fromkeys(("info", "ask_user"), asked("ask_user", "text", "question")),
    "long_press": pointed("right_click"),
    "swipe": _swipe,
    "drag": drag,
    "system_button": _button,
    "answer": spoken("done", "text"),
    "call_user": spoken("hand_over", "text"),
    "pinch": refused("A desktop is not pinched: use the keys or the menus to zoom."),
}


class Mai(msgspec.Struct, frozen=True):
    """Both sizes are asked alike."""

    name: str = "mai-ui"
    thinks: bool | None = None
    shown: Shown = Shown(images=3, replies=8, text_first=True)

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, FACTOR)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        older = earlier(asked, self.shown)
        said = plain(asked.task) + (f"\n\nDone before:\n{older}" if older else "")
        notes = f"\n\nNotes:{noted(asked)}" if asked.notes else ""
        return (Message("system", (SYSTEM.format(space=_space()),)), *turns(asked, self.shown, said + notes))

    def grammar(self) -> str:
        shaped = (gbnf.fields({"action": gbnf.one_of([verb]), **taken}) for verb, taken in SHAPES.items())
        return gbnf.rules(
            "acting | pointing",
            gbnf.THOUSAND.removeprefix('"1000" | '),
            acting='"<thinking>\\n" thought "\\n</thinking>\\n<tool_call>\\n" call "\\n</tool_call>"',
            pointing='"<grounding_think>" thought "</grounding_think>\\n<answer>\\n" where "\\n</answer>"',
            thought=f"[^<]{{1,{gbnf.TEXT}}}",
            where=gbnf.fields({"coordinate": "pair"}),
            pair='"[" number "," " "? number "]"',
            call='"{\\"name\\": \\"mobile_use\\", \\"arguments\\": " arguments "}"',
            arguments=" | ".join(shaped),
            way=gbnf.one_of(OPPOSITE),
            button=gbnf.one_of(("back", "menu", "enter")),
            status=gbnf.one_of(("success", "fail")),
        )

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        if answers := bodies(rest, "answer"):
            return understood(_answered(answers[-1], size), thought)
        calls = [call for verb, args in tool_calls(rest) for call in done(Given(verb, args, LAST, size), VERBS)]
        if not calls and (where := place_in(rest)):
            calls = [Call("left_click", spot=LAST.spot(*where, size))]
        return understood(calls, thought or before(rest, "tool_call"))

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        return Message("system", (POINTING,)), Message("user", seen(plain(target), screen, text_first=True))


def _answered(body: str, size: Size) -> list[Call]:
    where = next((found for one in values(body) if (found := point(one))), None) or point(body)
    return [Call("left_click", spot=LAST.spot(*where, size))] if where else []


def _space() -> str:
    shapes = []
    for verb, taken in SHAPES.items():
        inside = ", ".join(
            f'"{name}": ' + (SHOWN[rule] if rule == "point" else f'"{SHOWN[rule]}"') for name, rule in taken.items()
        )
        shapes.append(f'{{"action": "{verb}"' + (f", {inside}" if inside else "") + "}")
    return "\n".join(shapes)


MAI = Mai()

"""Pure: UI-TARS: `Thought: ...` and `Action: click(start_box='(512,384)')`, 0 to 1000 in 1.0 and pixels in 1.5.

The call is read by a small tokenizer: quotes and brackets may stand in what is typed, and nothing is evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from models.dialects.chords import chord
from models.dialects.computer import STEPS, hold, spoken
from models.dialects.dialect import Asked, Call, ReplyError, Said, Size
from models.dialects.given import Given, Verb, done, notches, scrolled, typed, understood, waited
from models.dialects.loose import CUT, QUOTES, quoted
from models.dialects.points import PIXELS, THOUSAND, Space
from models.dialects.sizes import multiples
from models.dialects.tags import sections, thought_and_rest
from models.dialects.turns import LANGUAGES, Shown, earlier, noted, plain, seen, turns
from models.model import Message, Pixels

FACTOR = 28
WHERE = ("point", "start_box", "start_point", "box", "position", "0")
END = ("end_box", "end_point", "end_position", "1")
NAME = re.compile(r"([A-Za-z_][\w.]{0,40})\s*\(")
KEY = re.compile(r"\s*(\w{1,40})\s*=\s*")
CLOSED = re.compile(r"\s*(?:\Z|,\s*\w{1,40}\s*=|\)\s*(?:\Z|\n|;|,|<|`|[A-Za-z_]\w{0,40}\())")
"""What stands behind the quote that ends an argument."""
BOXES = re.compile(r"<\|[a-z_]+\|>")
"""Marks around a box, which an engine may have left out."""
FORM = """You are a GUI agent. You are given a task and your action history, with screenshots. You need to perform the next \
action to complete the task.

## Output Format
```
Thought: ...
Action: ...
```

## Action Space
{space}

## Note
- Use {language} in `Thought` part.
- Write a small plan and finally summarize your next action (with its target element) in one sentence in `Thought` part.

## User Instruction
{task}"""
SPACE = """click({point}{a})
left_double({point}{a})
right_single({point}{a})
drag({start}{a}, {end}{b})
hotkey(key='ctrl c') # Keys in small letters with a space between, at most three.
type(content='xxx') # Write \\', \\" and \\n for these signs. To submit what you type, end with \\n.
scroll({point}{a}, direction='down or up or right or left')
wait() # Sleep for 5s and take a screenshot to check for any changes.
finished(content='xxx') # The task is done, or the answer.
call_user() # You need the user's help."""
OLD = {"point": "start_box=", "start": "start_box=", "end": "end_box=", "a": "'(x1,y1)'", "b": "'(x3,y3)'"}
NEW = {
    "point": "point=", "start": "start_point=", "end": "end_point=", "a": "'<point>x1 y1</point>'",
    "b": "'<point>x2 y2</point>'",
}  # fmt: skip
POINTING = """You are a GUI agent. You are given a task and your action history, with screenshots. You need to perform the \
next action to complete the task.

## Output Format
Action: ...

## Action Space
click({point}{a})

## User Instruction
Click {target}"""


def _pointed(name: str) -> Verb:
    return lambda given: (Call(name, spot=given.spot(*WHERE)),)


def _drag(given: Given) -> tuple[Call, ...]:
    start = given.spot("start_box", "start_point", "point", "box", "0")
    return (Call("left_click_drag", spot=start, end=given.spot(*END)),)


def _scroll(given: Given) -> tuple[Call, ...]:
    amount = notches(given.number("steps", "amount", otherwise=STEPS)) or STEPS
    return (scrolled(given.needed("direction", "1"), abs(amount), given.place(*WHERE)),)


def _type(given: Given) -> tuple[Call, ...]:
    return (typed(given.needed("content", "text", "0")),)


def _press(given: Given) -> tuple[Call, ...]:
    keys = given.args.get("key") or given.args.get("keys") or given.args.get("hotkey") or given.args.get("0")
    return (Call("key", keys=chord(keys, between=" ")),)


VERBS: Mapping[str, Verb] = {
    **dict.fromkeys(("click", "left_single", "left_click", "tap"), _pointed("left_click")),
    **dict.fromkeys(("left_double", "double_click"), _pointed("double_click")),
    **dict.fromkeys(("right_single", "right_click", "long_press"), _pointed("right_click")),
    **dict.fromkeys(("hover", "mouse_move", "move"), _pointed("mouse_move")),
    **dict.fromkeys(("drag", "select"), _drag),
    **dict.fromkeys(("hotkey", "press", "keydown", "key"), _press),
    "middle_click": _pointed("middle_click"),
    "triple_click": _pointed("triple_click"),
    "hold_key": hold,
    "type": _type,
    "scroll": _scroll,
    "wait": lambda given: (waited(given.number("time", "seconds", "0", otherwise=5.0)),),
    "open_app": lambda given: (Call("open_app", text=given.needed("app_name", "name", "0")),),
    "finished": spoken("done", "content", "0"),
    "call_user": spoken("hand_over", "content", "0"),
}


class UiTars(msgspec.Struct, frozen=True):
    """One version. The task, the form and the first picture are one turn: there is no system turn."""

    name: str
    space: Space
    words: Mapping[str, str]
    shown: Shown = Shown(images=3, replies=8, text_first=True)
    thinks: bool | None = None

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, FACTOR)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        task = plain(asked.task) + (f"\n\nNotes:{noted(asked)}" if asked.notes else "")
        if older := earlier(asked, self.shown):
            task += f"\n\nDone before:\n{older}"
        language = LANGUAGES.get(asked.language, LANGUAGES["en"])
        opening = FORM.format(space=SPACE.format(**self.words), language=language, task=task)
        return turns(asked, self.shown, opening)

    def grammar(self) -> str:
        return ""

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        said = sections(rest)
        found = calls(said.get("action", rest))
        acts = [call for verb, args in found for call in done(Given(verb, args, self.space, size), VERBS)]
        return understood(acts, said.get("thought", thought))

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        return (Message("user", seen(POINTING.format(target=plain(target), **self.words), screen, text_first=True)),)


def calls(text: str) -> list[tuple[str, dict[str, object]]]:
    """The calls in a text, one after the other. Raises ReplyError for one that is cut off or not known."""
    text = BOXES.sub("", text)
    found: list[tuple[str, dict[str, object]]] = []
    at, unknown = 0, ""
    while name := NAME.search(text, at):
        at = name.end()
        if name[1].lower() in VERBS:
            args, at = _arguments(text, at)
            found.append((name[1], args))
        else:
            unknown = unknown or name[1]
    return found or ([(unknown, {})] if unknown else [])


def _arguments(text: str, at: int) -> tuple[dict[str, object], int]:
    """What stands in the brackets of a call, by name or by place, and where they end."""
    args: dict[str, object] = {}
    while at < len(text) and text[at] != ")":
        if text[at] in ", \t\n":
            at += 1
            continue
        key = KEY.match(text, at)
        said, at = _argument(text, key.end() if key else at)
        args[key[1] if key else str(len(args))] = said
    return args, at + 1


def _argument(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] in QUOTES:
        return quoted(text, at, lambda said, end: CLOSED.match(said, end) is not None)
    depth, start = 0, at
    while at < len(text) and (depth or text[at] not in ",)"):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        at += 1
    if at == len(text):
        raise ReplyError(CUT)
    return text[start:at].strip(), at


UITARS1 = UiTars("ui-tars", THOUSAND, OLD)
UITARS15 = UiTars("ui-tars-1.5", PIXELS, NEW)

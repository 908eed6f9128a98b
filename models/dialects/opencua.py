"""Pure: OpenCUA and EvoCUA: thought, action, and pyautogui code, in pixels of the picture.

The code is never run: its syntax tree is read, and only calls of listed functions with plain values in them mean anything.
Every other statement, name, attribute, operator or argument is an error that is said back to the model.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Mapping, Sequence

import msgspec

from models.dialects.chords import chord, sequence
from models.dialects.dialect import Asked, Call, ReplyError, Said, Size, Spot
from models.dialects.given import Given, notches, shown, typed, understood, waited
from models.dialects.points import PIXELS
from models.dialects.sizes import multiples
from models.dialects.tags import fenced, sections, thought_and_rest
from models.dialects.turns import brief, noted, plain, seen
from models.model import Message, Pixels

FACTOR = 28
LONGEST = 4_000
"""Signs of code; more is no step."""
REPLY = "<reply>"
"""What Python calls the code in its errors; it looks for a file of this name, to show the line, and there is none."""
MOST_PRESSES = 20
RECENT, IMAGES = 12, 3
MODULES = ("pyautogui", "computer", "time")
NAMES: Mapping[str, tuple[str, ...]] = {
    "click": ("x", "y", "clicks", "interval", "button"),
    "doubleClick": ("x", "y", "interval", "button"),
    "tripleClick": ("x", "y", "interval", "button"),
    "triple_click": ("x", "y"),
    "leftClick": ("x", "y"),
    "rightClick": ("x", "y"),
    "middleClick": ("x", "y"),
    "moveTo": ("x", "y", "duration"),
    "dragTo": ("x", "y", "duration", "tween", "button"),
    "mouseDown": ("x", "y", "button"),
    "mouseUp": ("x", "y", "button"),
    "scroll": ("clicks", "x", "y"),
    "vscroll": ("clicks", "x", "y"),
    "hscroll": ("clicks", "x", "y"),
    "write": ("message", "interval"),
    "typewrite": ("message", "interval"),
    "press": ("keys", "presses", "interval"),
    "hotkey": (),
    "keyDown": ("key",),
    "keyUp": ("key",),
    "sleep": ("seconds",),
    "wait": ("seconds",),
    "terminate": ("status", "answer"),
    "answer": ("answer",),
}
"""The functions there are, each with its arguments in their order."""
ALSO = {"text": "message", "content": "message", "key": "keys", "secs": "seconds", "time": "seconds", "data": "answer"}
"""Names that the models give arguments instead."""
CLICKS = {1: "left_click", 2: "double_click", 3: "triple_click"}
BUTTONS = {"left": "left_click", "right": "right_click", "middle": "middle_click"}
KEYED = {"doubleClick": 2, "tripleClick": 3, "triple_click": 3}
SYSTEM = """You are a GUI agent. You are given a task and a screenshot of the screen. You need to perform a series of \
pyautogui actions to complete the task.

For each step, provide your response in this format:

Thought:
  Where the task stands, what the screen shows, and the best next action with what it should do.

Action:
  One clear instruction that names its target without coordinates.

Finally, output the action as PyAutoGUI code in a python block, or one of these functions:
- computer.triple_click(x, y): triple click on the screen
- computer.terminate(status, answer): end the task; status is "success" or "failure"
"""
POINTING = (
    "You are a GUI agent. You are given a task and a screenshot of the screen. You need to perform a series of pyautogui \
actions to complete the task."
)
TASK = """# Task Instruction:
{task}

Please generate the next move according to the screenshot, task instruction and previous steps (if provided)."""


class OpenCua(msgspec.Struct, frozen=True):
    name: str = "opencua"
    thinks: bool | None = None

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, FACTOR)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        recent = asked.past[-RECENT:]
        kept = len(recent) - (IMAGES - 1)
        said: list[Message] = []
        for number, step in enumerate(recent):
            if number >= kept and step.screen is not None:
                said.append(Message("user", (step.screen,)))
            said.append(
                Message(
                    "assistant", (f"# Step {number + 1 + len(asked.past) - len(recent)}:\n## Action:\n{_action(step.said)}",)
                )
            )
        last = Message("user", seen(TASK.format(task=plain(asked.task)) + _rest(asked), asked.screen, text_first=False))
        return (Message("system", (SYSTEM,)), *said, last)

    def grammar(self) -> str:
        return ""

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        said = sections(rest)
        return understood(calls(_code(rest), size), said.get("thought", thought).split("```")[0])

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        return Message("system", (POINTING,)), Message("user", seen(f"Click {plain(target)}", screen, text_first=False))


class Hand(msgspec.Struct):
    """Where the pointer was brought in this reply, whether its button is down there, which keys are."""

    at: Spot | None = None
    pressed: Spot | None = None
    held: list[str] = []


def calls(code: str, size: Size) -> list[Call]:
    """What the code would do. Raises ReplyError for anything but listed functions with plain values."""
    hand = Hand()
    found = [call for statement in _statements(code) for call in _done(statement, hand, size)]
    if hand.pressed is not None:
        raise ReplyError("The mouse button was pressed and not released: use pyautogui.dragTo.")
    return found


def _code(text: str) -> str:
    """The last block of code; without one, the lines that begin with a module's name."""
    if blocks := fenced(text):
        return blocks[-1].strip()
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line.startswith(tuple(f"{module}." for module in MODULES)))


def _statements(code: str) -> list[ast.stmt]:
    if len(code) > LONGEST:
        raise ReplyError(f"Your code has {len(code)} characters: one step is one or two calls.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes in the model's strings
            return ast.parse(code, REPLY).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ReplyError("Your code is no valid Python: write one pyautogui call on a line.") from error


def _done(statement: ast.stmt, hand: Hand, size: Size) -> Sequence[Call]:
    """What one statement does; importing the modules does nothing."""
    if isinstance(statement, ast.Import) and all(one.name in MODULES for one in statement.names):
        return ()
    name, args = _called(statement)
    if name in ("keyDown", "keyUp"):
        return _held(name, args, hand)
    given = Given(name, args, PIXELS, size)
    return FUNCTIONS[name](given, hand)


def _called(statement: ast.stmt) -> tuple[str, dict[str, object]]:
    """The function and its arguments, by name. Raises ReplyError for whatever else stands there."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        raise ReplyError(
            "Only calls of pyautogui and computer are understood: write for example pyautogui.click(x=512, y=384)."
        )
    name = call.func.attr
    if call.func.value.id not in MODULES or name not in NAMES:
        raise ReplyError(f"There is no {call.func.value.id[:30]}.{name[:30]}: use one of {', '.join(sorted(NAMES))}.")
    return name, _arguments(name, call)


def _arguments(name: str, call: ast.Call) -> dict[str, object]:
    plain_values = [_plain(one) for one in call.args]
    if name == "hotkey":
        return {"keys": [*plain_values, *(_plain(one.value) for one in call.keywords if one.arg != "interval")]}
    if len(plain_values) > len(NAMES[name]):
        raise ReplyError(f"{name} has {len(NAMES[name])} arguments: {', '.join(NAMES[name])}.")
    args: dict[str, object] = dict(zip(NAMES[name], plain_values, strict=False))
    for one in call.keywords:
        if one.arg is None:
            raise ReplyError("Write the arguments one by one, not with **.")
        args[ALSO.get(one.arg, one.arg) if one.arg not in NAMES[name] else one.arg] = _plain(one.value)
    return args


def _plain(node: ast.expr) -> object:
    """A number, a text, a word such as None, or a list of these; nothing that would have to be worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, str, type(None))):
        return node.value
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_plain(one) for one in node.elts]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return -value
    raise ReplyError("Arguments must be plain numbers and texts: work them out yourself and write the result.")


def _where(given: Given, hand: Hand) -> Spot | None:
    """The place an act names, else where the pointer is."""
    if given.has("x", "y"):
        x, y = given.args.get("x"), given.args.get("y")
        place: dict[str, object] = {"x": x if isinstance(x, list) else {"x": x, "y": y}}
        hand.at = Given(given.verb, place, given.space, given.size).spot("x")
    return hand.at


def _there(given: Given, hand: Hand) -> Spot:
    spot = _where(given, hand)
    if spot is None:
        raise ReplyError(f"{given.verb} needs x and y: say where.")
    return spot


def _click(given: Given, hand: Hand) -> Sequence[Call]:
    spot = _there(given, hand)
    button = given.text("button") or "left"
    name = BUTTONS.get(button.lower())
    if name is None:
        raise ReplyError(f"There is no mouse button “{shown(button)}”: say left, middle or right.")
    count = KEYED.get(given.verb) or int(given.number("clicks", otherwise=1.0))
    if name == "left_click":
        name = CLICKS.get(count, "triple_click" if count > 3 else "left_click")
    return (Call(name, spot=spot, modifiers=tuple(hand.held)),)


def _named(name: str) -> Callable[[Given, Hand], Sequence[Call]]:
    return lambda given, hand: (Call(name, spot=_there(given, hand), modifiers=tuple(hand.held)),)


def _move(given: Given, hand: Hand) -> Sequence[Call]:
    spot = _there(given, hand)
    return () if hand.pressed is not None else (Call("mouse_move", spot=spot),)


def _drag(given: Given, hand: Hand) -> Sequence[Call]:
    start = hand.at
    return (Call("left_click_drag", spot=start, end=_there(given, hand), modifiers=tuple(hand.held)),)


def _down(given: Given, hand: Hand) -> Sequence[Call]:
    hand.pressed = _there(given, hand)
    return ()


def _up(given: Given, hand: Hand) -> Sequence[Call]:
    """A press and a release elsewhere are a drag, at one place a click."""
    start, end = hand.pressed, _there(given, hand)
    hand.pressed = None
    if start is None:
        raise ReplyError("The mouse button was not down: click or drag instead.")
    if start == end:
        return (Call("left_click", spot=start, modifiers=tuple(hand.held)),)
    return (Call("left_click_drag", spot=start, end=end, modifiers=tuple(hand.held)),)


def _scroll(given: Given, hand: Hand) -> Sequence[Call]:
    amount = notches(given.number("clicks", otherwise=0.0))
    if not amount:
        raise ReplyError(f"{given.verb} needs a number of clicks, positive up.")
    if given.verb == "hscroll":
        return (Call("scroll", spot=_where(given, hand), dx=amount),)
    return (Call("scroll", spot=_where(given, hand), dy=-amount),)


def _write(given: Given, _: Hand) -> Sequence[Call]:
    message = given.args.get("message")
    if isinstance(message, list):
        return (Call("key", keys=sequence(message[:MOST_PRESSES])),)
    return (typed(given.needed("message")),)


def _press(given: Given, hand: Hand) -> Sequence[Call]:
    keys = given.args.get("keys")
    several = keys if isinstance(keys, list) else [keys]
    times = min(max(int(given.number("presses", otherwise=1.0)), 1), MOST_PRESSES)
    chords = [chord([*hand.held, one]) for one in several] or [chord([])]
    return (Call("key", keys=" ".join((chords * times)[:MOST_PRESSES])),)


def _held(name: str, args: Mapping[str, object], hand: Hand) -> Sequence[Call]:
    """Keys held down are modifiers of what is done meanwhile."""
    key = chord(args.get("key"))
    if name == "keyDown":
        hand.held = [*hand.held, key] if key not in hand.held else hand.held
    else:
        hand.held = [one for one in hand.held if one != key]
    return ()


def _terminate(given: Given, _: Hand) -> Sequence[Call]:
    said = given.text("answer")
    failed = given.text("status").lower().startswith("fail")
    return (Call("fail", text=said or "The model gave up."),) if failed else (Call("done", text=said),)


def _wait(given: Given, _: Hand) -> Sequence[Call]:
    return (waited(given.number("seconds", otherwise=1.0)),)


FUNCTIONS: Mapping[str, Callable[[Given, Hand], Sequence[Call]]] = {
    **dict.fromkeys(("click", "leftClick", "doubleClick", "tripleClick", "triple_click"), _click),
    **dict.fromkeys(("scroll", "vscroll", "hscroll"), _scroll),
    **dict.fromkeys(("write", "typewrite"), _write),
    **dict.fromkeys(("sleep", "wait"), _wait),
    "rightClick": _named("right_click"),
    "middleClick": _named("middle_click"),
    "moveTo": _move,
    "dragTo": _drag,
    "mouseDown": _down,
    "mouseUp": _up,
    "press": _press,
    "hotkey": lambda given, _: (Call("key", keys=chord(given.args["keys"])),),
    "terminate": _terminate,
    "answer": lambda given, _: (Call("done", text=given.text("answer")),),
}


def _action(said: str) -> str:
    """What a step before was, in words and without its code."""
    return plain(sections(said).get("action", "").split("```")[0].split("\n## ")[0].strip()) or brief(said)


def _rest(asked: Asked) -> str:
    last = asked.past[-1].told if asked.past else ""
    told = f"\nWhat came of the last step: {plain(last)}" if last else ""
    notes = f"\nNotes:{noted(asked)}" if asked.notes else ""
    wrong = f"\nYour last reply could not be used: {plain(asked.complaint)}" if asked.complaint else ""
    return told + notes + wrong


OPENCUA = OpenCua()

"""Pure: ShowUI: a Python literal with action, value and position, in fractions from 0 to 1; asked where, a bare `[x, y]`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.computer import STEPS, pointed, pressing, spoken
from models.dialects.dialect import Asked, Call, ReplyError, Said, Size
from models.dialects.given import Given, Verb, done, scrolled, typed, understood
from models.dialects.loose import values
from models.dialects.pointers import NUMBERS, place
from models.dialects.points import UNIT
from models.dialects.sizes import multiples
from models.dialects.tags import thought_and_rest
from models.dialects.turns import Shown, complaint, earlier, noted, plain, seen
from models.model import Message, Pixels

FACTOR = 28
SHOWN = Shown(images=1, replies=0)
"""The past is a list of actions; no earlier picture is shown."""
SYSTEM = """You are an assistant trained to navigate the screen. Given a task instruction, a screen observation, and an action \
history sequence, output the next action and wait for the next observation.
Here is the action space:
1. `CLICK`: Click on an element, value is not applicable and the position [x,y] is required.
2. `INPUT`: Type a string into an element, value is a string to type and the position [x,y] is required.
3. `SELECT`: Select a value for an element, value is not applicable and the position [x,y] is required.
4. `HOVER`: Hover on an element, value is not applicable and the position [x,y] is required.
5. `ANSWER`: Answer the question, value is the answer and the position is not applicable.
6. `ENTER`: Enter operation, value and position are not applicable.
7. `SCROLL`: Scroll the screen, value is the direction to scroll and the position is not applicable.
8. `SELECT_TEXT`: Select some text, value is not applicable and position [[x1,y1], [x2,y2]] is its start and end.
9. `COPY`: Copy the text, value is the text to copy and the position is not applicable.

Format the action as a dictionary with the following keys:
{'action': 'ACTION_TYPE', 'value': 'element', 'position': [x,y]}

If value or position is not applicable, set it as `None`. Position is relative to the screenshot, scaled from 0 to 1."""
POINTING = """Based on the screenshot of the page, I give a text description and you give its corresponding location. \
The coordinate represents a clickable location [x, y] for an element, which is a relative coordinate on the screenshot, \
scaled from 0 to 1."""


def _input(given: Given) -> tuple[Call, ...]:
    return (typed(given.needed("value", "text"), given.place("position")),)


def _scroll(given: Given) -> tuple[Call, ...]:
    return (scrolled(given.text("value") or "down", STEPS, given.place("position")),)


def _select_text(given: Given) -> tuple[Call, ...]:
    both = given.ends("position")
    if both is None:
        raise ReplyError("SELECT_TEXT needs a position [[x1,y1], [x2,y2]].")
    return (Call("left_click_drag", spot=both[0], end=both[1]),)


VERBS: Mapping[str, Verb] = {
    **dict.fromkeys(("click", "tap", "select"), pointed("left_click")),
    "hover": pointed("mouse_move"),
    "input": _input,
    "type": _input,
    "answer": spoken("done", "value"),
    "enter": pressing("enter"),
    "scroll": _scroll,
    "select_text": _select_text,
    "copy": pressing("ctrl+c"),
}


class ShowUi(msgspec.Struct, frozen=True):
    name: str = "showui"
    thinks: bool | None = None

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, FACTOR)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        older = earlier(asked, SHOWN)
        past = f"\nPast actions:\n{older}" if older else ""
        notes = f"\nNotes:{noted(asked)}" if asked.notes else ""
        said = f"{SYSTEM}\nTask: {plain(asked.task)}{past}{notes}{complaint(asked)}"
        return (Message("user", (said, asked.screen)),)

    def grammar(self) -> str:
        """Its own spelling: Python's quotes and `None`."""
        return gbnf.rules(
            "step | pair",
            gbnf.UNIT,
            step="\"{'action': '\" verb \"', 'value': \" value \", 'position': \" where \"}\"",
            verb='"CLICK" | "INPUT" | "SELECT" | "HOVER" | "ANSWER" | "ENTER" | "SCROLL" | "SELECT_TEXT" | "COPY"',
            value=f'"None" | "\'" [^\'\\n]{{1,{gbnf.THOUGHT}}} "\'"',
            where='"None" | pair | "[" pair ", " pair "]"',
            pair='"[" number ", " number "]"',
        )

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        steps = [one for one in values(rest) if isinstance(one, Mapping) and "action" in one]
        if steps:
            found = (Given(str(step["action"]), step, UNIT, size) for step in steps)
            return understood([call for given in found for call in done(given, VERBS)], thought)
        where = place(rest)
        if where is None:
            raise ReplyError(NUMBERS)
        return understood([Call("left_click", spot=UNIT.spot(*where, size))], thought)

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        return (Message("user", (POINTING, *seen(plain(target), screen, text_first=False))),)


SHOWUI = ShowUi()

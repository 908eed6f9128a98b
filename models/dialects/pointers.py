"""Pure: models that only point: asked where one thing is, they answer with a place, in their own form and space.

What they write is read in any form: `[x, y]`, `(x,y)`, `{"x": ..., "y": ...}`, a box (its middle), `point_2d`, `<point>`, text
around it. They cannot plan: asked for a task, they say where they would click for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.dialect import Asked, Call, ReplyError, Said, Size
from models.dialects.given import NOT_THERE, understood
from models.dialects.loose import values
from models.dialects.points import PIXELS, THOUSAND, Space, in_words, point
from models.dialects.sizes import multiples
from models.dialects.tags import bodies, thought_and_rest
from models.dialects.turns import complaint, plain, seen
from models.model import Message, Pixels

BRACKETS = re.compile(r"\(([^()]{1,120})\)")
NUMBERS = "Your reply holds no place: give its x and y and nothing else."


class Pointer(msgspec.Struct, frozen=True):
    """One of them. `ask` has {target}, {width} and {height}; `form` is the GBNF of the reply, from rules `number` and so on."""

    name: str
    space: Space
    factor: int
    ask: str
    form: str
    system: str = ""
    thinks: bool | None = None

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, self.factor)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        return self._ask(asked.task, asked.screen, complaint(asked))

    def grammar(self) -> str:
        return gbnf.rules(self.form, gbnf.THOUSAND if self.space.across else gbnf.PIXELS)

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        where = place(rest)
        if where is None:
            raise ReplyError(NUMBERS)
        if where == (-1.0, -1.0):
            return understood([Call("fail", text=NOT_THERE)], thought)
        return understood([Call("left_click", spot=self.space.spot(*where, size))], thought)

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        return self._ask(target, screen)

    def _ask(self, target: str, screen: Pixels, closing: str = "") -> tuple[Message, ...]:
        words = {"target": plain(target).rstrip("."), "width": screen.shape[1], "height": screen.shape[0]}
        system = (Message("system", (self.system.format(**words),)),) if self.system else ()
        return (*system, Message("user", seen(self.ask.format(**words) + closing, screen, text_first=False)))


def place(text: str) -> tuple[float, float] | None:
    """The place a reply means: of its last answer or brackets if it has such, else of its numbers; None where there is none."""
    said = (bodies(text, "answer") or [text])[-1]
    for one in values(said):
        inner = one[0] if isinstance(one, list) and one and isinstance(one[0], Mapping) else one
        if found := point(inner):
            return found
    for bracketed in BRACKETS.finditer(said):
        if found := point(in_words(bracketed[1])):
            return found
    return point(in_words(said))


TUPLE = '"(" number "," " "? number ")"'
LIST = '"[" number "," " "? number "]" | "[-1,-1]"'
BOX = '"[" number ( "," " "? number ){3} "]"'
OBJECT = gbnf.fields({"x": "number", "y": "number"})
LABELLED = '"[{\\"point_2d\\": " point ", \\"label\\": " short "}]"'
LOCATOR = """You are an expert UI element locator. Given a GUI image and a user's element description, provide the \
coordinates of the specified element as a single (x,y) point. The image resolution is height {height} and width {width}. \
For elements with area, return the center point.

Output the coordinate pair exactly:
(x,y)"""
CENTER = """Output the center point of the position corresponding to the following instruction:
{target}.

The output should just be the coordinates of a point, in the format [x,y]. Additionally, if the task is infeasible (e.g., \
the task is not related to the image), the output should be [-1,-1]."""
OUTLINE = "Outline the position corresponding to the instruction: {target}. The output should be only [x1,y1,x2,y2]."
DESCRIBED = """Your task is to help the user identify the precise coordinates (x, y) of a specific area/element/object on \
the screen based on a description.

- Your answer should be a single string (x, y) corresponding to the point of the interest, the center of what is described.

Description: {target}

Answer:"""
LABEL = """The screen's resolution is {width}x{height}.
Point to the UI element most relevant to "{target}", output its coordinates using JSON format:
[{{"point_2d": [x, y], "label": "object name/description"}}]"""
ANY = """Where on the screenshot is this: {target}?
Reply with its center as JSON and nothing else, both numbers from 0 to 1000 of the picture's width and height:
{{"x": ..., "y": ...}}"""
GTA1 = Pointer("gta1", PIXELS, 28, "{target}", TUPLE, LOCATOR)
VENUS = Pointer("ui-venus", THOUSAND, 32, CENTER, LIST)
OUTLINER = Pointer("gui-g2", PIXELS, 28, OUTLINE, BOX)
UGROUND = Pointer("uground", THOUSAND, 28, DESCRIBED, TUPLE)
INFIGUI = Pointer("infigui", PIXELS, 28, LABEL, LABELLED)
POINTS = Pointer("points", THOUSAND, 32, ANY, OBJECT)

"""Pure: lines and controls as elements with names: labels attached, equal names told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from agent.geometry import Box
from agent.records import Element, Role
from models.model import Control, Line

LONGEST = 400
"""Characters of a line that are kept: the gate reads all of what stands there, a name carries the beginning."""
LABEL_REACH = 260
"""Pixels between a label and the field on its right at scale 1; above it, a third of that."""
NEAR = 40
"""Pixels between a label and the field on its right where another label stands on top of that field, at scale 1."""
STACKED = 14
"""Pixels between a field and the label on top of it at scale 1."""
FLUSH = 8
"""Pixels at scale 1 by which their left edges may differ."""
TICK_REACH = 40
"""Pixels between a check box and its label at scale 1."""
SWITCH = 1.4
"""Heights of width from which what goes on and off is a sliding switch."""
SWITCH_REACH = 900
"""Pixels between a label and the switch at the other end of its row at scale 1."""
TITLE_REACH = 20
"""Pixels between a text area and its label above it at scale 1."""
LINE_HEIGHT = 60
"""Pixels of height at scale 1 from which a field has several lines."""
TEXT_AREA = "text area"
"""What a field of several lines without a label is called."""
MENU_HEIGHT = 32
"""Pixels of height of a menu bar at scale 1."""
IN_LINE = 6
"""Pixels at scale 1 by which the headings of a table may be out of line: a tall letter, a two-figure number."""
SELF_TEXT = frozenset({Role.BUTTON, Role.TAB, Role.MENU, Role.MENU_ITEM, Role.LINK})
"""Roles whose own inner text is their name."""
LABELLED = frozenset({Role.FIELD, Role.SELECT, Role.SLIDER})
STUCK = re.compile(r"^[\u2e80-\u9fff]\s?(?=[A-Za-z]{2})")
"""An icon beside a Latin word, read as a sign of another script."""
ARROW = re.compile(r"\s*[VvY▾▼﹀ˇ]$")
PLACES = ("1st", "2nd", "3rd")


def named(
    lines: Sequence[Line],
    controls: Sequence[Control],
    scale: float,
    window: Box | None = None,
    others: Iterable[Element] = (),
) -> tuple[Element, ...]:
    """The elements of a screen, in reading order, each with a name of its own. A text that became a control's own is not
    repeated; a label stays, since it can be clicked. `window` is the active one, in image pixels: its menu is at its top.
    `others` are elements known from elsewhere."""
    texts = [(clean(line.text), Box(*line.box), line.score) for line in lines]
    texts = [piece for text, box, score in texts if text for piece in _cut(text, box, score, controls)]
    headings = _headings([(text, box) for text, box, _ in texts], scale)
    elements, used = [], set()
    for control in controls:
        box = Box(*control.box)
        inside = [at for at, (_, other, _) in enumerate(texts) if box.contains(other.centre)]
        seen = _emptied(control, not inside)
        if box.height > LINE_HEIGHT * scale:
            inside = []  # a text area: its lines stay elements of their own
        used.update(inside)
        elements.append(_element(seen, box, " ".join(texts[at][0] for at in inside)))
    free = [(text, box) for at, (text, box, _) in enumerate(texts) if at not in used]
    plain = [_text(*texts[at]) for at in range(len(texts)) if at not in used]
    titles = [(one.text, one.box) for one in _with_menu(plain, window, scale) if one.role is not Role.MENU]
    elements = [_labelled(one, titles if _is_area(one, scale) else free, headings, scale) for one in elements]
    attached = {(element.text, element.role) for element in elements if element.role in (Role.CHECK_BOX, Role.RADIO)}
    kept = [one for one in plain if not any(one.text == text for text, _ in attached)]
    return numbered(_in_order([*elements, *_with_menu(kept, window, scale), *others]))


def _cut(text: str, box: Box, score: float, controls: Sequence[Control]) -> list[tuple[str, Box, float]]:
    """A label and what stands in the field close behind it may be read as one line: cut between two words, at the field's
    edge."""
    fields = [Box(*one.box) for one in controls if Role(one.role) in LABELLED and one.box[3] < LINE_HEIGHT]
    edges = [f.left for f in fields if _level(f, box) and box.left + 8 < f.left < box.right - 8 and box.right <= f.right + 4]
    words = text.split()
    if not edges or len(words) < 2:
        return [(text, box, score)]
    share = (edges[0] - box.left) / box.width
    at = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) + 0.5 - share * len(text)))
    left = Box(box.left, box.top, edges[0] - box.left - 2, box.height)
    right = Box(edges[0] + 2, box.top, box.right - edges[0] - 2, box.height)
    return [(" ".join(words[:at]), left, score), (" ".join(words[at:]), right, score)]


def _with_menu(texts: list[Element], window: Box | None, scale: float) -> list[Element]:
    """Texts in the first row of the window are its menus, when there are several."""
    if window is None:
        return texts
    bar = Box(window.left, window.top, window.width, round(MENU_HEIGHT * scale))
    row = [one for one in texts if bar.contains(one.box.centre) and len(one.text.split()) <= 2]
    if len(row) < 3:
        return texts
    return [msgspec.structs.replace(one, role=Role.MENU) if one in row else one for one in texts]


def clean(text: str) -> str:
    """A text as it may stand in a name: one line, no quotes, no control characters, at most `LONGEST` characters."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).replace('"', "'").split())
    flat = STUCK.sub("", flat)
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def _emptied(control: Control, empty: bool) -> Control:
    """A field with nothing to be read in it is empty, whatever it looks like."""
    if control.role != Role.FIELD:
        return control
    state = tuple(word for word in control.state if word != "empty")
    return msgspec.structs.replace(control, state=(*state, "empty") if empty else state)


def _element(control: Control, box: Box, text: str) -> Element:
    role = Role(control.role)
    if role is Role.SELECT:
        text = ARROW.sub("", text)
    own = role in SELF_TEXT or role in (Role.CHECK_BOX, Role.RADIO, Role.ICON)
    state = () if text and not own else control.state
    return Element(
        0, role, (text or control.says) if own else "", box, state, "" if own else text, score=control.score, source="detector"
    )


def _text(text: str, box: Box, score: float) -> Element:
    return Element(0, Role.TEXT, text, box, score=score)


def _labelled(element: Element, free: Sequence[tuple[str, Box]], headings: Sequence[tuple[str, Box]], scale: float) -> Element:
    """With the nearest label: to the right of a tick, at the other end of its row for a switch, left of or above a field. A
    tick without one is an icon."""
    if element.role in (Role.CHECK_BOX, Role.RADIO):
        label = _right_of(element.box, free, TICK_REACH * scale)
        if label is None and element.box.width > SWITCH * element.box.height:
            label = _left_of(element.box, free, SWITCH_REACH * scale)
        if label is None:
            return msgspec.structs.replace(element, role=Role.ICON, state=())
        return msgspec.structs.replace(element, text=label)
    if _is_area(element, scale):
        return msgspec.structs.replace(element, text=_title_of(element.box, free, scale) or TEXT_AREA)
    if element.role in LABELLED:
        label = _left_of(element.box, free, _label_reach(element.box, free, scale))
        label = label or _above(element.box, free, LABEL_REACH * scale / 3)
        return msgspec.structs.replace(element, text=(label or "").rstrip(" :*"))
    if element.role is Role.CELL:
        return msgspec.structs.replace(element, text=_cell_name(element.box, headings))
    return element


def _label_reach(box: Box, texts: Sequence[tuple[str, Box]], scale: float) -> float:
    """How far to the left a field's label may be: near, where another stands on the field's left corner; what is further off
    belongs to something else, such as the page behind a dialog."""
    flush = [other for _, other in texts if abs(other.left - box.left) <= FLUSH * scale]
    on_top = any(-FLUSH * scale <= box.top - other.bottom <= STACKED * scale for other in flush)
    return (NEAR if on_top else LABEL_REACH) * scale


def _is_area(element: Element, scale: float) -> bool:
    """Whether it is a field of several lines. A menu close above one is not its title."""
    return element.role is Role.FIELD and element.box.height > LINE_HEIGHT * scale


def _title_of(box: Box, texts: Sequence[tuple[str, Box]], scale: float) -> str | None:
    """The label of a text area: a few words just above its left corner."""
    reach = TITLE_REACH * scale
    return _above(box, [(text, o) for text, o in texts if abs(o.left - box.left) < reach and len(text.split()) <= 5], reach)


def _right_of(box: Box, texts: Sequence[tuple[str, Box]], reach: float) -> str | None:
    """Text as read may begin a little early, on the tick itself."""
    gaps = [(other.left - box.right, text) for text, other in texts if _level(box, other)]
    near = [(gap, text) for gap, text in gaps if -box.width / 2 <= gap <= reach]
    return min(near)[1] if near else None


def _left_of(box: Box, texts: Sequence[tuple[str, Box]], reach: float) -> str | None:
    """A box as read may be half a line too wide."""
    gaps = [(box.left - other.right, text, other) for text, other in texts if _level(box, other) and other.left < box.left]
    near = [(gap, text) for gap, text, other in gaps if -other.height / 2 <= gap <= reach]
    return min(near)[1] if near else None


def _above(box: Box, texts: Sequence[tuple[str, Box]], reach: float) -> str | None:
    near = [
        (box.top - other.bottom, text)
        for text, other in texts
        if -6 <= box.top - other.bottom <= reach and other.left <= box.left + box.width * 0.5 and other.right > box.left
    ]
    return min(near)[1] if near else None


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one row: the middle of the lower lies within the height of the taller."""
    tall, low = (one, other) if one.height >= other.height else (other, one)
    return tall.top <= low.centre.y <= tall.top + min(tall.height, 4 * low.height)


def _headings(texts: Sequence[tuple[str, Box]], scale: float) -> list[tuple[str, Box]]:
    """The letters above a table's columns and the numbers beside its rows: of each kind those that stand in one line with most
    others. A letter on a toolbar or a number in a cell does not."""
    letters = [one for one in texts if re.fullmatch("[A-Z]{1,2}", one[0])]
    numbers = [one for one in texts if re.fullmatch(r"\d{1,4}", one[0])]
    reach = IN_LINE * scale
    rows = [[one for one in letters if abs(one[1].centre.y - other.centre.y) <= reach] for _, other in letters]
    columns = [[one for one in numbers if abs(one[1].centre.x - other.centre.x) <= reach] for _, other in numbers]
    return [*max(rows, key=len, default=[]), *max(columns, key=len, default=[])]


def _cell_name(box: Box, headings: Sequence[tuple[str, Box]]) -> str:
    """`B3` from the column's letter above and the row's number at the left; empty where the table has no such headings."""
    column = [
        (box.top - o.bottom, t) for t, o in headings if re.fullmatch("[A-Z]{1,2}", t) and box.left <= o.centre.x < box.right
    ]
    row = [(box.left - o.right, t) for t, o in headings if re.fullmatch(r"\d{1,4}", t) and box.top <= o.centre.y < box.bottom]
    above, left = [c for c in column if c[0] >= -2], [r for r in row if r[0] >= -2]
    # The headings are the outermost: what stands nearer is content.
    return f"{max(above)[1]}{max(left)[1]}" if above and left else ""


def _in_order(elements: Iterable[Element]) -> list[Element]:
    """From top to bottom in rows of about a line, each from left to right."""
    return sorted(elements, key=lambda e: (round(e.box.centre.y / 16), e.box.left))


def numbered(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Ids in order, and a place word wherever two names are equal."""
    same: dict[str, list[int]] = defaultdict(list)
    for at, element in enumerate(elements):
        same[element.name].append(at)
    places = {at: _place(n) for group in same.values() if len(group) > 1 for n, at in enumerate(group)}
    return tuple(
        msgspec.structs.replace(element, id=at, place=places.get(at, element.place)) for at, element in enumerate(elements)
    )


def _place(number: int) -> str:
    return PLACES[number] if number < len(PLACES) else f"{number + 1}th"

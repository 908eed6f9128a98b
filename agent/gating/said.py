"""Pure: what is said where an act is done: by the thing itself, where a picture may be of a bin, near it, and around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agent.action import LeftClickDrag, Type
from agent.eyes.naming import TEXT_AREA
from agent.gating.dialog import NEAR, said_by
from agent.geometry import Box, Point
from agent.hands.same import DIALOG
from agent.records import Element, Observation, Plan, Role
from agent.words import words
from models.bins import is_bin

LABEL_WORDS = 7
"""Words from which a plain text is prose, not the label of a control."""
HEADING_WORDS = 8
"""Words from which a plain text that is clicked on is a heading or a link that tells of something."""
SENTENCE = 3
TELLS = re.compile(r"\w\s?:\s\w|\?|;")
"""What stands in a heading of three words and more that tells of something: a colon between words, a question, a command."""
GLYPHS = frozenset("0123456789qx×✕+-−–<>‹›^=*/÷%&.,…·●bius")
"""Letters that are taken for what they are: figures, signs, a magnifier, bold and italic."""
LABEL_REACH = (260, 44)
"""Pixels from a field to its label at the left and above, at scale 1."""
UNSEEN = 200
"""Pixels that a field is taken to be wide around a point where none was seen, at scale 1."""
BARE = 44
"""Pixels of side that are looked at around a point where nothing was found, at scale 1."""
LETTERS = 2
"""Letters up to which what was read may be a picture that was taken for letters."""
KEYS = 2
"""Letters about a letter from which all are keys of a keyboard or a calculator."""
CAPTION = (110, 76)
"""Width and height below a point in which the name of a picture there stands, at scale 1."""
BIN = "trash"
"""What a picture of a bin says."""


def target_text(plan: Plan, seen: Observation) -> str:
    """What the thing acted on says: its own text, what lies under a bare point, or the end of a drag. Prose says nothing. Of a
    field that is typed into its labels speak; of a picture without words, that it is a bin."""
    point = plan.action.end if isinstance(plan.action, LeftClickDrag) else getattr(plan.action, "point", None)
    under = plan.target if not isinstance(plan.action, LeftClickDrag) else None
    if under is None and point is not None:
        under = _under(point, seen.elements)
    if isinstance(plan.action, Type):
        return _may_take(seen.elements) if under is None and point is None else _labels(under, point, seen)
    if under is not None and not under.text and not under.value:
        over = [one for one in seen.elements if one.role is Role.TEXT and one.box.contains(under.box.centre)]
        under = min(over, key=lambda e: e.box.area, default=under)
    if isinstance(plan.action, LeftClickDrag) and point is not None:
        return " . ".join(
            [BIN if _is_bin(under, point, seen) else "", said_by(under) if under else "", *_captions(point, seen)]
        )
    if under is not None and _is_letter(under) and _is_bin(under, point, seen):
        return BIN
    if under is not None and (under.text or under.value):
        return "" if is_prose(under) else said_by(under)
    return BIN if _is_bin(under, point, seen) else ""


def is_unread(plan: Plan, seen: Observation, said: str) -> bool:
    """Whether it is not known what is clicked on: a picture without words, or a bare point where nothing was read. What stands
    in a skill was read by the person."""
    point = getattr(plan.action, "point", None)
    under = plan.target or (_under(point, seen.elements) if point else None)
    if point is None or plan.skill or (under is not None and is_prose(under)):
        return False
    if under is not None and _is_picture(under, seen):
        return True
    if said not in ("", TEXT_AREA):
        return False
    return under is None or under.role is Role.ICON or (plan.target is None and said == TEXT_AREA)


def is_prose(one: Element) -> bool:
    """Whether a plain text is no label: it is long, or says so by how it is written."""
    many = len(words(one.text))
    return one.role is Role.TEXT and (many >= HEADING_WORDS or (many >= SENTENCE and bool(TELLS.search(one.text))))


def acted_on(plan: Plan, seen: Observation) -> Box | None:
    if plan.target is not None:
        return plan.target.box
    point = getattr(plan.action, "point", None)
    return Box(int(point.x) - 20, int(point.y) - 12, 40, 24) if point else None


def said_around(plan: Plan, seen: Observation) -> str:
    """The words around it: all of a small window's; in a large one the title, and what stands near the target."""
    window = seen.frame.window
    title = window.title if window else ""
    if window and window.box.area < DIALOG * seen.frame.monitor.box.area:
        return _joined(title, seen.elements)
    return f"{title} {said_near(plan, seen)}" if acted_on(plan, seen) else title


def said_near(plan: Plan, seen: Observation) -> str:
    box = acted_on(plan, seen)
    if box is None:
        return ""
    reach = box.grown(round(NEAR * seen.frame.monitor.scale))
    return _joined("", (e for e in seen.elements if e.box.overlap(reach).area and not (plan.target and e.id == plan.target.id)))


def _joined(title: str, elements: Iterable[Element]) -> str:
    return " . ".join([title, *(f"{e.text} {e.value}" for e in elements)])


def _is_letter(under: Element) -> bool:
    """Whether so little was read there that it may be a picture."""
    return 0 < len(under.text.strip()) <= LETTERS and under.role is not Role.FIELD and not under.value


def _is_picture(under: Element, seen: Observation) -> bool:
    """Whether a single letter is a picture that was read as one: it stands alone, not among others as on a keyboard."""
    letter = under.text.strip().casefold()
    if len(letter) != 1 or letter in GLYPHS or under.role not in (Role.BUTTON, Role.TEXT, Role.ICON) or under.value:
        return False
    about = under.box.grown(round(BARE * seen.frame.monitor.density))
    others = (one for one in seen.elements if one.id != under.id and one.box.overlap(about).area)
    return sum(len(one.text.strip()) == 1 for one in others) < KEYS


def _captions(point: Point, seen: Observation) -> list[str]:
    """The names of pictures at a point, which stand below them."""
    wide, high = (round(reach * seen.frame.monitor.density) for reach in CAPTION)
    below = Box(round(point.x) - wide // 2, round(point.y), wide, high)
    texts = [one for one in seen.elements if one.role is Role.TEXT and len(words(one.text)) < LABEL_WORDS]
    return [one.text for one in texts if below.contains(one.box.centre)]


def _is_bin(under: Element | None, point: Point | None, seen: Observation) -> bool:
    density = seen.frame.monitor.density
    side = round(BARE * density)
    if under is not None:
        box = under.box
    elif point is not None:
        box = Box(round(point.x) - side // 2, round(point.y) - side // 2, side, side)
    else:
        return False
    return is_bin(seen.frame.pixels, (box.left, box.top, box.width, box.height), density)


def _labels(field: Element | None, point: Point | None, seen: Observation) -> str:
    """A field's own name, and the words at its left and above: the eyes may have taken others for its name."""
    left, up, wide = (round(reach * seen.frame.monitor.density) for reach in (*LABEL_REACH, UNSEEN))
    box = field.box if field else Box(round(point.x) - wide // 2, round(point.y) - 12, wide, 24) if point else Box(0, 0, 0, 0)
    beside = Box(box.left - left, box.top - 4, left + 4, box.height + 8)
    above = Box(box.left, box.top - up, box.width, up + 2)
    texts = [one for one in seen.elements if one.role is Role.TEXT and len(words(one.text)) < LABEL_WORDS]
    near = [one.text for one in texts if one.box.right < box.right and beside.overlap(one.box).area]
    over = [(box.top - one.box.bottom, one.text) for one in texts if above.overlap(one.box).area and one.text not in near]
    return " . ".join([field.text if field else "", " ".join(near), min(over, default=(0, ""))[1]])


def _may_take(elements: Sequence[Element]) -> str:
    """What the fields say that text typed without a point may land in: the focused one; any, where none is seen to be."""
    fields = [element for element in elements if element.role is Role.FIELD]
    return " . ".join(element.text for element in [e for e in fields if "focused" in e.state] or fields)


def _under(point: Point, elements: Sequence[Element]) -> Element | None:
    return min((e for e in elements if e.box.contains(point)), key=lambda e: e.box.area, default=None)

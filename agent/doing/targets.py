"""Pure: what a skill names on a screen: exactly one element, or why not and what stands there instead.

An exact text wins over one that looks alike, a control over plain text, the active window over the rest. To act, one thing must
be meant; to look, the first of several will do, and so will a longer text that holds the one wanted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec
from rapidfuzz import fuzz

from agent.eyes.labels import OTHER, longer, means_another, synonyms
from agent.eyes.reading import lines_of
from agent.geometry import Box, Point, box_to_image
from agent.records import Element, Observation, Pixels, Role
from agent.words import looks, plain, words
from skills.skill import Target

EXACT, LOOKS, NEAR, HOLDS = 4, 3, 2, 1
"""How well a text is the one wanted, best first: to the letter, but for letters that reading confuses, but for a letter
in a long word, and only as a part of it."""
MISREAD = 6
"""Letters from which a word with one other letter is the same word misread: `Sent` is not `Send`, nor `Saved` `Save`."""
RENAMED = 80.0
"""Percent of likeness from which a text may be the one wanted, renamed."""
CLEARLY = 4
"""Pixels by which the nearest must be nearer than the next."""
OUT_OF_LINE = 3
"""How much more a pixel counts that leads out of the row or the column."""
SPOT = 0.06
"""Share of the window's size within which a thing has not moved."""
WRITABLE = frozenset({Role.FIELD, Role.SELECT, Role.CELL})
KINDS = (WRITABLE, frozenset(Role) - WRITABLE - {Role.WINDOW, Role.SLIDER})
"""Roles that seeing takes for one another: a flat button is seen as a text, an editable cell as a field."""
SAME_ROLE = 40.0
"""What having the role wanted is worth, in percent of likeness, to what is named instead."""
_NOT = "not no don't dont never without ne pas non sans jamais"
NOT = frozenset(_NOT.split())
"""Words that turn a text into its opposite."""
OPPOSITE = re.compile(r"(?:un|dis|de|in|non|re|des)")
"""Beginnings that do the same to a word."""
Match = Callable[[str, Pixels], Box | None]
"""Where a picture, given by its file, is in another."""


class Missing(msgspec.Struct, frozen=True):
    """Why nothing can be acted on, in half a sentence, and how many things were meant."""

    why: str
    count: int = 0


def no_pictures(file: str, pixels: Pixels) -> Box | None:
    return None


def find(
    target: Target, seen: Observation, match: Match = no_pictures, roles: frozenset[Role] = frozenset()
) -> Element | Missing:
    """The one element that is meant, to act on it. `roles` are those it must have where the target names none."""
    if target.image:
        box = match(target.image, seen.frame.pixels)
        return _under(box, seen) if box else Missing(f"{target} is not on the screen")
    pool = _narrowed(target, seen, _candidates(target, seen, roles))
    if isinstance(pool, Missing):
        return pool
    if len(pool) > 1:
        pool = [element for element in pool if element.role is not Role.TEXT] or pool
    if len(pool) > 1:
        return Missing(f"{len(pool)} things are called {target} ({_names(pool)}): say near or containing", len(pool))
    if "disabled" in pool[0].state:
        return Missing(f"{pool[0].name} cannot be used yet", 1)
    return pool[0]


def glance(target: Target, seen: Observation, match: Match = no_pictures) -> Element | None:
    """What is meant, to look at it: the first of several, a longer text that holds it, a line read in pieces."""
    found = find(target, seen, match)
    if isinstance(found, Element):
        return found
    pool = _narrowed(target, seen, _candidates(target, seen, frozenset(), HOLDS))
    if not isinstance(pool, Missing):
        return pool[0]
    if target.role == Role.WINDOW and target.text:
        return _barless(target.text, seen)
    if not target.text or target.role or target.near or target.containing:
        return None
    line = next((line for line in lines_of(seen) if likeness(line.text, target.text) >= HOLDS), None)
    return Element(-1, Role.TEXT, line.text, line.box) if line else None


def _barless(title: str, seen: Observation) -> Element | None:
    """A window that draws its title bar itself, as browsers do: the system knows its title, but of no bar to be clicked."""
    known = next((window for window in seen.frame.windows if likeness(window.title, title) >= HOLDS), None)
    return Element(-1, Role.WINDOW, known.title, box_to_image(known.box, seen.frame.monitor)) if known else None


def healed(target: Target, seen: Observation) -> Element | None:
    """What is meant, when its text is there no more: the same kind of thing with a text that is still alike, or says the same
    with other words; or one without a text beside the same anchor, or at the same place. Where what it stands near, or its
    row, is gone, so is the thing: the one of the next row is another."""
    anchors = _anchors(target, seen)
    if (target.near or target.containing) and not anchors:
        return None
    kind = [e for e in _active(seen.elements, seen) if _plays(e, target.role) and not _is_opposite(e.text, target.text)]
    kind = _in_row(kind, anchors) if target.containing else [e for e in kind if not target.near or _stands_by(e, anchors, seen)]
    alike = [e for e in kind if target.text and _is_renamed(e.text, target.text)]
    other = [e for e in kind if target.text and synonyms(e.text, target.text)]
    nameless = [e for e in kind if not words(e.text) and str(e.role) == target.role]
    beside = _nearest([e for e in nameless if e not in anchors], anchors) if anchors else []
    there = _at(target.place, seen, kind) if target.place and target.text else []
    found = next((pool for pool in (alike, other, beside, there) if pool), [])
    found = [e for e in found if e.role is not Role.TEXT] or found
    found = _nearest(found, anchors) if target.near else found
    return found[0] if len(found) == 1 else None


def candidates(target: Target, seen: Observation) -> tuple[Element, ...]:
    """What may be meant under a name that says nothing of it: of the kind that is wanted, not known for something else, not the
    opposite, and beside the anchor or in the row where there is one to be."""
    anchors = _anchors(target, seen)
    if (target.near or target.containing) and not anchors:
        return ()
    kind = [e for e in _active(seen.elements, seen) if str(e.role) == target.role and "disabled" not in e.state]
    kind = [e for e in kind if not _is_opposite(e.text, target.text) and not means_another(e.text, target.text)]
    if target.near:
        kind = _nearest([e for e in kind if _stands_by(e, anchors, seen)], anchors)
    return tuple(_in_row(kind, anchors) if target.containing else kind)


def anchor(target: Target, seen: Observation) -> str:
    """What a target stands near, as it is called now."""
    anchors = _anchors(target, seen) if target.near else []
    return target.near if any(likeness(e.text, target.near) >= NEAR for e in anchors) or not anchors else anchors[0].text


def _anchors(target: Target, seen: Observation) -> list[Element]:
    """What says the text that a target is found by; a label may have been renamed, where one alone is alike. The text of a row
    is what tells it from the others, so it is never another."""
    wanted = target.near or target.containing
    exact = [e for e in seen.elements if wanted and max(likeness(text, wanted) for text in _texts(e, HOLDS)) >= HOLDS]
    if exact or not target.near:
        return exact
    alike = [e for e in seen.elements if _is_renamed(e.text, wanted) and not _is_opposite(e.text, wanted)]
    same = [e for e in alike if re.findall(r"\d+", e.text) == re.findall(r"\d+", wanted)]
    return same if len({e.text for e in same}) == 1 else []


def likeness(text: str, wanted: str) -> int:
    """`EXACT` to `HOLDS`; 0 for another text."""
    said, asked = _level(text), _level(wanted)
    if said == asked and said:
        return EXACT
    if looks(said).replace(" ", "") == looks(asked).replace(" ", "") and asked:
        return LOOKS
    if _is_misread(said, asked):
        return NEAR
    held = f" {' '.join(words(wanted))} " in f" {' '.join(words(text))} " and bool(words(wanted))
    return HOLDS if held and not _denies(text, wanted) else 0


def nearest_names(target: Target, seen: Observation, most: int = 5) -> str:
    """What is there instead, most alike first."""
    pool = _active(seen.elements, seen)
    wanted = plain(target.text)
    best = sorted(pool, key=lambda e: -fuzz.ratio(plain(e.text), wanted) - SAME_ROLE * (e.role == target.role))
    return _names(best[:most]) or "nothing that I can read"


def _candidates(target: Target, seen: Observation, roles: frozenset[Role], least: int = NEAR) -> list[Element]:
    """Those with the best text and role."""
    there = [_as_button(e) for e in seen.elements] if target.role == Role.BUTTON else seen.elements
    pool = [e for e in there if _plays(e, target.role) and (not roles or e.role in roles or target.role)]
    scored = [(max(likeness(text, target.text) for text in _texts(e, least)) if target.text else EXACT, e) for e in pool]
    scored = [(score, e) for score, e in scored if score >= least and (score > HOLDS or _passes(e, target.role))]
    named = [(score, e) for score, e in scored if str(e.role) == target.role] or scored
    best = max((score for score, _ in named), default=0)
    return [e for score, e in named if score == best]


def _as_button(element: Element) -> Element:
    """A round button is seen as a list, what it says as the choice: the arrow is its border. Told as a button, it goes through
    the gate as one."""
    if element.role is not Role.SELECT or not element.value:
        return element
    return msgspec.structs.replace(element, role=Role.BUTTON, text=element.value, value="")


def _texts(element: Element, least: int) -> tuple[str, ...]:
    """What an element is known by: a field by its label; to look, by what stands in it too."""
    return (element.text,) if element.role is Role.FIELD and least > HOLDS else (element.text, element.value)


def _plays(element: Element, role: str) -> bool:
    """Whether it has this role, or one that is easily taken for it."""
    if role in ("", "row"):
        return True
    return str(element.role) == role or any(element.role in kind and role in {str(one) for one in kind} for kind in KINDS)


def _passes(element: Element, role: str) -> bool:
    """Whether a thing with a longer text may be meant: not one of another role (`Replace all in` for a button `Replace`)."""
    return not role or element.role is Role.TEXT or str(element.role) == role


def _narrowed(target: Target, seen: Observation, pool: list[Element]) -> list[Element] | Missing:
    """By window, row, neighbour and place."""
    if target.place and not target.text:
        return [_at_point(target.place, seen)]
    if not target.text and not target.role and not target.containing:
        return Missing("the step names nothing", 0)
    pool = _active(pool, seen)
    for word, text, narrow in (("containing", target.containing, _in_row), ("near", target.near, _nearest)):
        anchors = [e for e in seen.elements if text and max(likeness(one, text) for one in _texts(e, HOLDS)) >= HOLDS]
        if text and not anchors:
            return Missing(f"nothing says “{text}”, which stands behind {word}")
        pool = narrow(pool, anchors) if text else pool
        pool = [e for e in pool if word != "near" or not text or _stands_by(e, anchors, seen)]
    if target.place and len(pool) > 1:
        pool = _at(target.place, seen, pool) or pool
    return pool or Missing(f"{target} is not on the screen")


def _active(pool: Iterable[Element], seen: Observation) -> list[Element]:
    """Those in the active window, when there are any."""
    pool, window = list(pool), _window(seen)
    return [e for e in pool if window.contains(e.box.centre)] or pool


def _in_row(pool: Sequence[Element], anchors: Sequence[Element]) -> list[Element]:
    return [e for e in pool if any(e == one or level_with(e.box, one.box) for one in anchors)]


def level_with(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one row."""
    tall, low = (one, other) if one.height >= other.height else (other, one)
    return tall.top <= low.centre.y <= tall.bottom


def _nearest(pool: Sequence[Element], anchors: Sequence[Element]) -> list[Element]:
    """The nearest to any of the anchors; several where none is clearly nearer."""
    away = [(min((gap(e.box, one.box) for one in anchors if one != e), default=math.inf), e) for e in pool]
    least = min((gap for gap, _ in away), default=math.inf)
    return [e for gap, e in away if gap <= least + CLEARLY]


def _stands_by(element: Element, anchors: Sequence[Element], seen: Observation) -> bool:
    """Whether it may be the one near an anchor: it is not, where the anchor's row has things of its kind and it stands in
    another row. Those of a table's next row belong to that."""
    rows = [one for one in anchors if one != element and one.role is Role.TEXT]
    level = [one for one in rows if level_with(element.box, one.box)]
    own = any(e.role is element.role and e not in anchors and level_with(e.box, one.box) for one in rows for e in seen.elements)
    return bool(level) or len(rows) < len(anchors) or element.role is Role.TEXT or not own


def gap(one: Box, other: Box) -> float:
    """How far apart two boxes are, in pixels; what stands in one row or column with the other is nearer than what does not."""
    across = max(0, one.left - other.right, other.left - one.right)
    down = max(0, one.top - other.bottom, other.top - one.bottom)
    return min(across + OUT_OF_LINE * down, OUT_OF_LINE * across + down)


def _at(place: tuple[float, float], seen: Observation, pool: Sequence[Element]) -> list[Element]:
    """The one nearest to a place of the window, if it is near."""
    window, spot = _window(seen), _spot(place, seen)
    reach = SPOT * math.hypot(window.width, window.height)
    away = [(math.hypot(e.box.centre.x - spot.x, e.box.centre.y - spot.y), e) for e in pool]
    return [min(away, key=lambda pair: pair[0])[1]] if away and min(gap for gap, _ in away) <= reach else []


def _at_point(place: tuple[float, float], seen: Observation) -> Element:
    spot = _spot(place, seen)
    return _under(Box(int(spot.x) - 8, int(spot.y) - 8, 16, 16), seen)


def _under(box: Box, seen: Observation) -> Element:
    """The smallest element at the middle of a box, so that the gate knows what it says; without one, the box itself."""
    here = [e for e in seen.elements if e.box.contains(box.centre)]
    known = min(here, key=lambda e: e.box.area, default=None)
    return msgspec.structs.replace(known or Element(-1, Role.ICON, "", box, source="place"), box=box)


def _window(seen: Observation) -> Box:
    height, width = seen.frame.pixels.shape[:2]
    whole = Box(0, 0, width, height)
    inside = box_to_image(seen.frame.window.box, seen.frame.monitor) if seen.frame.window else whole
    return inside if inside.area else whole


def _spot(place: tuple[float, float], seen: Observation) -> Point:
    window = _window(seen)
    return Point(window.left + place[0] * window.width, window.top + place[1] * window.height)


def _level(text: str) -> str:
    """Without what stands around it or differs from look to look."""
    return " ".join(plain(text).split()).strip(" :*.…")


def _is_misread(said: str, asked: str) -> bool:
    """One letter another, in long words alone."""
    pairs = list(zip(said.split(), asked.split(), strict=False))
    if len(said) != len(asked) or len(said.split()) != len(asked.split()) or not _same_digits(said, asked):
        return False
    return all(one == other or _one_letter(one, other) for one, other in pairs)


def _one_letter(one: str, other: str) -> bool:
    return len(one) == len(other) >= MISREAD and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _same_digits(said: str, asked: str) -> bool:
    """`report2` is never `report1` misread, but `l1` may be `11`."""
    one, other = re.findall(r"\d", said), re.findall(r"\d", asked)
    return one == other or len(one) != len(other)


def _is_renamed(text: str, wanted: str) -> bool:
    alike = _same_digits(text, wanted) and fuzz.ratio(plain(text), plain(wanted)) >= RENAMED
    return longer(text, wanted) or (alike and not OTHER & (set(words(text)) ^ set(words(wanted))))


def _denies(text: str, wanted: str) -> bool:
    return bool(NOT & set(words(text)) - set(words(wanted)))


def _is_opposite(text: str, wanted: str) -> bool:
    """`Unsubscribe` and `Do not save` are not `Subscribe` and `Save` renamed."""
    pairs = [(one, other) for one in words(text) for other in words(wanted) if one != other]
    turned = any(_turns(one, other) or _turns(other, one) for one, other in pairs)
    return turned or _denies(text, wanted) or _denies(wanted, text)


def _turns(one: str, other: str) -> bool:
    return one.endswith(other) and OPPOSITE.fullmatch(one.removesuffix(other)) is not None


def _names(pool: Iterable[Element]) -> str:
    return ", ".join(element.name for element in pool)

"""Pure: what is nobody's business is painted over and left out of an observation, before anything decides by it or keeps it.

This is the one place where that happens. Reading comes first, for a field is known by its label; what was read is held here, in
memory, and handed on without: fields for passwords, private applications, and secrets that were typed, wherever they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

import msgspec
from rapidfuzz import fuzz

from agent.eyes.bars import NAME as BAR_NAME
from agent.eyes.bars import title_bar
from agent.eyes.naming import numbered
from agent.eyes.reading import Said, blank, lines_of
from agent.geometry import Box, Point, box_to_image, to_screen
from agent.protocol import Event
from agent.records import HIDDEN, Element, Frame, Observation, Role, Window
from agent.words import looks

MASK = 128
"""The grey that is painted over it, as over our own windows."""
MARGIN = 3
"""Pixels at scale 1 around what is painted over: a box as seen may be a little small."""
FIELDS = (Role.FIELD, Role.SELECT)
"""A field with a button in it that shows the password looks like a list that opens."""
BUTTONS = (Role.BUTTON, Role.ICON, Role.CHECK_BOX)
"""What may stand inside a field and is clicked."""
BULLETS = re.compile(r"[\s•●∙·⚫⬤*∗✱]{3,}")
DOTS = re.compile(r"[\s•●∙·⚫⬤*∗✱.…oO0°◦-]{5,}")
"""As reading takes rows of dots for; only in a field."""
COLON = re.compile(r"[:=]\s*\S")
STANDS_IN = re.compile(r"[^\W\d][\w'’-]*(?:\s[\w'’-]+){0,3}[\s:*…]*")
"""A text that stands in an empty field in the place of a label: a few words, and no address."""
LABEL = 40
"""Characters of a text that is a label at most."""
SAME = 0.5
"""Intersection over union from which a field is where it was."""
SHORT = 4
"""Characters up to which a secret must stand by itself to be known."""
ALIKE = ((8, 84.0), (10_000, 74.0))
"""Percent of likeness (rapidfuzz) by the length of a secret: reading confuses signs, and most of all those of passwords."""
WRAPPED = 12.0
"""More percent where two lines are read as one: otherwise the end of one would do."""
REMEMBERED = 3
"""Observations whose raw reading is kept to compare with, those asked for last."""
OUT = "••••••"


class Private(msgspec.Struct, frozen=True):
    """What is private: a field by its label, a window that asks for a password by its title, an application by its name."""

    label: Callable[[str], bool]
    window: Callable[[str], bool]
    app: Callable[[str], bool]


class Spot(msgspec.Struct, frozen=True):
    """A field that was known to hold a secret: its label, its place in the window."""

    window: int
    title: str
    label: str
    box: Box


class Eyes(Protocol):
    def observe(self, frame: Frame, last: Observation | None) -> Observation: ...


class Veil:
    """Remembers for as long as the process lives which fields and which texts are secret. Use it from one thread."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._values: dict[str, str] = {}
        self._spots: list[Spot] = []
        self._raw: Observation | None = None

    def hide(self, values: Mapping[str, str], point: Point | None) -> None:
        """These secrets, by name, are typed now: at a point (image pixels of the last frame), else where the keyboard is."""
        self._values |= {value: name for name, value in values.items()}
        for element in self._raw.elements if self._raw else ():
            here = element.box.contains(point) if point else "focused" in element.state
            if element.role in FIELDS and here:
                self._remember(element, self._raw)

    def over(self, raw: Observation) -> Observation:
        """The observation without what is secret; `changed` is as it was, for that something changed is no secret."""
        self._raw = raw
        private = [*self._private_areas(raw.frame)]
        fields = [e for e in raw.elements if e.role in FIELDS and not _inside(e, private) and self._is_secret(e, raw)]
        for field in fields:
            self._remember(field, raw)
        filled = (field for field in fields if field.value or not blank(_writing(field), raw))
        areas = [*(field.box for field in filled), *self._lines(raw)]
        margin = round(MARGIN * raw.frame.monitor.density)
        painted = [box.grown(margin) for box in areas] + private
        kept = (self._kept(e, raw, fields, areas, private) for e in raw.elements)
        frame = self._painted(raw.frame, painted)
        return msgspec.structs.replace(raw, frame=frame, elements=numbered([e for e in kept if e is not None]))

    def told(self, events: Generator[Event, None, None]) -> Generator[Event, None, None]:
        """The events with references where secrets stood: the last net under all that is told and written down."""
        try:
            for event in events:
                yield self._silent(event)
        finally:
            events.close()

    def _silent(self, event: Event) -> Event:
        if not self._values:
            return event
        text = told = msgspec.json.encode(event).decode()
        for value, name in self._values.items():
            told = told.replace(msgspec.json.encode(value).decode()[1:-1], f"{{secret:{name}}}")
        return event if told == text else msgspec.json.decode(told, type=Event)

    def _is_secret(self, field: Element, raw: Observation) -> bool:
        """By its label or what stands in it for one, by dots, by the window it is in, by what was known of it before."""
        window, held = _window(field, raw.frame), field.value.strip()
        labelled = self._private.label(field.text) or self._stands_in(held)
        asks = window is not None and self._private.window(window.title)
        dotted = bool(held) and bool(BULLETS.fullmatch(held) or DOTS.fullmatch(held))
        return labelled or asks or dotted or self._spot(field, raw) is not None or self._shows(held)

    def _stands_in(self, held: str) -> bool:
        """Whether what stands in a field says what it is for."""
        return bool(STANDS_IN.fullmatch(held)) and self._private.label(held)

    def _remember(self, field: Element, raw: Observation | None) -> None:
        window = _window(field, raw.frame) if raw else None
        if raw is None or window is None:
            return
        known = self._spot(field, raw)
        label = field.text or (field.value if self._stands_in(field.value) else known.label if known else "")
        spot = Spot(window.id, window.title, label, _within(field.box, window, raw.frame))
        if spot not in self._spots:
            self._spots.append(spot)

    def _spot(self, field: Element, raw: Observation) -> Spot | None:
        """Where it was known from: the label says so wherever it moved; without one the place in the same page does."""
        window = _window(field, raw.frame)
        if window is None:
            return None
        box = _within(field.box, window, raw.frame)
        for spot in (one for one in self._spots if one.window == window.id):
            there = spot.title == window.title and box.iou(spot.box) > SAME
            if (field.text and field.text == spot.label) or (there and field.text in ("", spot.label)):
                return spot
        return None

    def _private_areas(self, frame: Frame) -> Iterator[Box]:
        """The parts of private windows that are seen, title bars included, and of every bar whose title tells a secret."""
        for at, window in enumerate(frame.windows):
            whole = window.whole
            secret = whole if self._private.app(window.app) else title_bar(window) if self._shows(window.title) else None
            if secret is not None:
                above = [one.whole for one in frame.windows[:at]]
                yield from (box_to_image(piece, frame.monitor) for piece in without(secret, above))

    def _lines(self, raw: Observation) -> list[Box]:
        """Lines that are dots, or say a secret by themselves or with the next; what stands behind the name of a secret and a
        colon."""
        fields = [e.box for e in raw.elements if e.role in FIELDS]
        lines = [line for line in lines_of(raw) if line.box not in fields]
        found = [line.box for line in lines if BULLETS.fullmatch(line.text) or self._shows(line.text)]
        if self._values:
            ordered = sorted(lines, key=lambda line: (line.box.left // 40, line.box.top))
            pairs = [(a, b) for a, b in pairwise(ordered) if _below(a, b) and self._shows_both(a.text, b.text)]
            found += [line.box for pair in pairs for line in pair]
        return [*found, *self._after_colons(raw)]

    def _after_colons(self, raw: Observation) -> Iterator[Box]:
        """`Password: hunter2` in one line, or in two pieces of one."""
        texts = [e for e in raw.elements if e.role is Role.TEXT and len(e.text) <= 2 * LABEL]
        for one in texts:
            label, rest = COLON.search(one.text), one.box
            if label and self._private.label(one.text[: label.start()]):
                start = round(one.box.width * label.start() / max(1, len(one.text)))
                yield Box(rest.left + start, rest.top, rest.width - start, rest.height)
            elif one.text.rstrip().endswith(":") and self._private.label(one.text):
                yield from (e.box for e in texts if _follows(one.box, e.box))

    def _shows(self, text: str) -> bool:
        return any(shows(text, value) for value in self._values)

    def _shows_both(self, one: str, other: str) -> bool:
        """Whether a secret begins in one line and ends in the next."""
        begun = self._shows(one) or self._shows(other)
        return not begun and any(shows(one + other, value, WRAPPED) for value in self._values)

    def _kept(
        self, element: Element, raw: Observation, fields: Sequence[Element], areas: Sequence[Box], private: Sequence[Box]
    ) -> Element | None:
        """The element as it may be told; none where it lies in what is painted over."""
        if element.role is Role.WINDOW:
            return self._bar(element, raw.frame)
        if any(element is field for field in fields):
            return self._emptied(element, raw)
        if _inside(element, private):
            return None
        if any(area.contains(element.box.centre) for area in areas):
            return msgspec.structs.replace(element, text="", value="") if element.role in BUTTONS else None
        text, value = ("" if self._shows(said) else said for said in (element.text, element.value))
        return (
            msgspec.structs.replace(element, text=text, value=value)
            if (text, value) != (element.text, element.value)
            else element
        )

    def _emptied(self, field: Element, raw: Observation) -> Element:
        """A field that stays to be clicked and typed into. Whether it is empty is told; a text in a label's place is one."""
        known = self._spot(field, raw)
        stands_in = not field.text and self._stands_in(field.value) and not self._shows(field.value)
        label = field.value if stands_in else field.text or (known.label if known else "")
        empty = stands_in or (not field.value and blank(_writing(field), raw))
        state = (*(word for word in field.state if word not in ("empty", HIDDEN)), "empty" if empty else HIDDEN)
        told = "" if self._shows(label) else label
        role = Role.FIELD if empty or not re.search(r"[^\W_]", field.value) or self._shows(field.value) else field.role
        return msgspec.structs.replace(field, role=role, text=told, value="", state=state)

    def _bar(self, bar: Element, frame: Frame) -> Element:
        window = next((one for one in frame.windows if one.title[:BAR_NAME] == bar.text), None)
        return bar if window is None else msgspec.structs.replace(bar, text=self._renamed(window).title[:BAR_NAME])

    def _renamed(self, window: Window) -> Window:
        """A private window is called by its application, and no title tells a secret."""
        if self._private.app(window.app):
            return msgspec.structs.replace(window, title=window.app)
        return msgspec.structs.replace(window, title=OUT) if self._shows(window.title) else window

    def _painted(self, frame: Frame, boxes: Iterable[Box]) -> Frame:
        pixels, boxes = frame.pixels, tuple(boxes)
        for box in boxes:
            pixels = pixels.copy() if pixels is frame.pixels else pixels
            pixels[max(0, box.top) : max(0, box.bottom), max(0, box.left) : max(0, box.right)] = MASK
        windows = tuple(map(self._renamed, frame.windows))
        active = self._renamed(frame.window) if frame.window else None
        return msgspec.structs.replace(frame, pixels=pixels, windows=windows, window=active, veiled=boxes)


class VeiledEyes:
    """Eyes that tell nothing secret. Implements `agent.stages.Eyes`."""

    def __init__(self, eyes: Eyes, veil: Veil) -> None:
        self._eyes, self._veil = eyes, veil
        self._known: list[tuple[Observation, Observation]] = []

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        """What changed is told by the frames as they were: else everything painted over would count."""
        raw = self._eyes.observe(frame, self._read(last))
        veiled = self._veil.over(raw)
        self._known = [(veiled, raw), *self._known][:REMEMBERED]
        return veiled

    def _read(self, last: Observation | None) -> Observation | None:
        """The raw reading behind an observation that was told; it is kept for as long as it is asked for."""
        pair = next((pair for pair in self._known if pair[0] is last), None)
        if pair is None:
            return last
        self._known = [pair, *(one for one in self._known if one is not pair)]
        return pair[1]


def shows(text: str, value: str, more: float = 0.0) -> bool:
    """Whether a text as read holds a secret, spaces and mistakes of reading apart; `more` asks for more likeness."""
    read, wanted = _squeezed(text), _squeezed(value)
    if len(wanted) < SHORT:
        return bool(wanted) and read == wanted
    if wanted in read:
        return True
    enough = next(percent for length, percent in ALIKE if len(wanted) < length)
    return len(read) >= 0.8 * len(wanted) and fuzz.partial_ratio(wanted, read) >= enough + more


def without(box: Box, above: Iterable[Box]) -> list[Box]:
    """The pieces of a box that nothing above it covers."""
    pieces = [box]
    for other in above:
        pieces = [part for piece in pieces for part in _cut(piece, other)]
    return pieces


def _cut(box: Box, hole: Box) -> Iterator[Box]:
    """What is left of a box around a hole: above, below, left and right of it."""
    inner = box.overlap(hole)
    if not inner.area:
        yield box
        return
    parts = (
        Box(box.left, box.top, box.width, inner.top - box.top),
        Box(box.left, inner.bottom, box.width, box.bottom - inner.bottom),
        Box(box.left, inner.top, inner.left - box.left, inner.height),
        Box(inner.right, inner.top, box.right - inner.right, inner.height),
    )
    yield from (part for part in parts if part.width > 0 and part.height > 0)


def _squeezed(text: str) -> str:
    return "".join(looks(text).split())


def _window(element: Element, frame: Frame) -> Window | None:
    """The window that an element is in, the active one where the system tells no others."""
    at = to_screen(element.box.centre, frame.monitor)
    return next((window for window in frame.windows if window.whole.contains(at)), frame.window)


def _within(box: Box, window: Window, frame: Frame) -> Box:
    """A box by its place in the window."""
    corner = box_to_image(window.box, frame.monitor)
    return Box(box.left - corner.left, box.top - corner.top, box.width, box.height)


def _writing(field: Element) -> Element:
    """The part of a field in which its text stands: left of the button that one seen as a list has at its end."""
    if field.role is not Role.SELECT:
        return field
    box = field.box
    return msgspec.structs.replace(field, box=Box(box.left, box.top, max(1, box.width - round(1.5 * box.height)), box.height))


def _inside(element: Element, areas: Iterable[Box]) -> bool:
    return any(area.contains(element.box.centre) for area in areas)


def _below(one: Said, other: Said) -> bool:
    """Whether a line goes on in the next."""
    return 0 <= other.box.top - one.box.top < 2.2 * one.box.height and abs(other.box.left - one.box.left) < 40


def _follows(label: Box, other: Box) -> bool:
    """Whether a text stands right of a label in its line."""
    level = abs(label.centre.y - other.centre.y) < 0.6 * label.height
    return level and 0 <= other.left - label.right < 12 * label.height

"""Pure: windows and pages as data, and what may have changed in them since a skill was written."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import msgspec

Replace = msgspec.structs.replace


class Item(msgspec.Struct, frozen=True):
    """Something in a window; `key` is what the log calls it, whatever its `label` says. `kind` is `text`, `field`, `check`,
    `button` or `link`."""

    kind: str
    label: str
    key: str = ""


class Layout(msgspec.Struct, frozen=True):
    """`rows` top to bottom; `at` is left, top, width and height of the window in pixels; `look` is `plain`, `dark` or `round`.
    `right` is the key that the window answers with `SAID`."""

    rows: tuple[tuple[Item, ...], ...]
    right: str
    at: tuple[int, int, int, int] = (200, 120, 560, 360)
    font: str = "DejaVu Sans"
    points: int = 10
    look: str = "plain"


SAID, OTHER = "All is noted.", "That was another one."


class Change(msgspec.Struct, frozen=True):
    """`kind` sorts it for the table. `meant` is false where what the skill names is there no more, or could be one of two: then
    giving up is right."""

    kind: str
    name: str
    make: Callable[[Layout, Random], Layout]
    meant: bool = True


def renamed(key: str, label: str) -> Callable[[Layout, Random], Layout]:
    return lambda layout, _: _each(layout, lambda item: Replace(item, label=label) if item.key == key else item)


def turned(key: str, kind: str) -> Callable[[Layout, Random], Layout]:
    """Another kind of thing with the same label."""
    return lambda layout, _: _each(layout, lambda item: Replace(item, kind=kind) if item.key == key else item)


def without(*keys: str) -> Callable[[Layout, Random], Layout]:
    def make(layout: Layout, random: Random) -> Layout:
        rows = (tuple(item for item in row if item.key not in keys) for row in layout.rows)
        return Replace(layout, rows=tuple(row for row in rows if row))

    return make


def beside(key: str, *more: Item) -> Callable[[Layout, Random], Layout]:
    """With more things in the row of that one, before or behind it."""

    def make(layout: Layout, random: Random) -> Layout:
        first = random.random() < 0.5
        rows = ((*more, *row) if first else (*row, *more) for row in layout.rows)
        found = tuple(new if any(item.key == key for item in row) else row for row, new in zip(layout.rows, rows, strict=True))
        return Replace(layout, rows=found)

    return make


def added(*row: Item) -> Callable[[Layout, Random], Layout]:
    """With one more row, at the top or at the end."""
    return lambda layout, random: Replace(layout, rows=(row, *layout.rows) if random.random() < 0.5 else (*layout.rows, row))


def moved(layout: Layout, random: Random) -> Layout:
    """Rows and what stands in the rows of buttons in another order, in a window of another place and size."""
    rows = [tuple(random.sample(row, len(row))) if all(one.kind == "button" for one in row) else row for row in layout.rows]
    random.shuffle(rows)
    left, top, width, height = (
        random.randint(0, 420),
        random.randint(30, 260),
        random.randint(480, 820),
        random.randint(340, 500),
    )
    return Replace(layout, rows=tuple(rows), at=(left, top, width, height))


def dressed(look: str, points: int, font: str = "DejaVu Sans") -> Callable[[Layout, Random], Layout]:
    return lambda layout, _: Replace(layout, look=look, points=points, font=font)


def both(*makes: Callable[[Layout, Random], Layout]) -> Callable[[Layout, Random], Layout]:
    def make(layout: Layout, random: Random) -> Layout:
        for one in makes:
            layout = one(layout, random)
        return layout

    return make


def _each(layout: Layout, change: Callable[[Item], Item]) -> Layout:
    return Replace(layout, rows=tuple(tuple(change(item) for item in row) for row in layout.rows))

"""Pure: what a practice task is: a desk task on a page that sends its whole state, and the one change that is asked for."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.desk.desk import Desk, DeskError
from tests.desk.task import Checked, DeskTask, Words

State = dict[str, Any]
Pick = Callable[[Random, State], Words]
Change = Callable[[State, Words], object]
SHOWN = 4
"""Differences that a reason names."""


@dataclass(frozen=True)
class PracticeTask(DeskTask):
    """`id` is the application, what is done, and `-fr` where the sentence is French; `-steps` where it says each step."""

    @property
    def application(self) -> str:
        return self.id.partition("-")[0]

    @property
    def language(self) -> str:
        """Of the sentence; the window's own may be another."""
        return "French" if self.id.endswith("-fr") else "English"


def drawn(start: Callable[[Random], State], pick: Pick) -> Callable[[Random], Words]:
    """The words of a seed: a start state, which the page gets as JSON, and what `pick` takes out of it for the sentence."""

    def draw(random: Random) -> Words:
        state = start(random)
        return {"state": json.dumps(state, ensure_ascii=False), **pick(random, state)}

    return draw


def checked(page: str, change: Change) -> Callable[[Desk], Checked]:
    """Passed when what the page sent last is its start state with this change and nothing else."""

    def check(desk: Desk) -> Checked:
        start: State = json.loads(desk.words["state"])
        wanted = copy.deepcopy(start)
        change(wanted, desk.words)
        return compared(desk.pages.last(page) or start, start, wanted)

    return check


def compared(found: State, start: State, wanted: State) -> Checked:
    """The reason names what differs from what is wanted."""
    differing = list(differences(found, wanted))
    if not differing:
        return Checked(True, "the state is the one wanted")
    more = f" and {len(differing) - SHOWN} more" if len(differing) > SHOWN else ""
    opening = "nothing was changed: " if found == start else ""
    return Checked(False, opening + "; ".join(differing[:SHOWN]) + more)


def differences(found: object, wanted: object, where: str = "") -> Iterator[str]:
    """`books[2].status is 'Available', wanted 'On loan'`, one a place."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in dict.fromkeys((*wanted, *found)):
            yield from differences(found.get(key), wanted.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        for place, (one, other) in enumerate(zip(found, wanted, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif isinstance(found, list) and isinstance(wanted, list):
        yield from (f"{where} lacks {one!r}" for one in wanted if one not in found)
        yield from (f"{where} has also {one!r}" for one in found if one not in wanted)
        yield f"{where} has {len(found)}, wanted {len(wanted)}"
    elif found != wanted:
        yield f"{where} is {found!r}, wanted {wanted!r}"


def one_of(items: list[State], field: str, value: str) -> State:
    """The item whose field says so."""
    return next(item for item in items if item[field] == value)


def by_nobody(desk: Desk) -> None:
    """Practice tasks come without a recipe."""
    raise DeskError(f"no recipe for a practice task at {desk.home}")

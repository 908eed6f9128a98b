"""The maker of screens: the same seed makes the same page, marks are sound, shards are made once, and scores count rightly."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from models.brain.detector.score import Guess, overlaps, score
from models.brain.pages import HELD_OUT, LAYOUTS, page
from models.brain.screens import SMALLEST, Screen, Truth, clipped
from models.brain.shards import SHARD, Drawn, make, read
from models.brain.style import HELD_OUT as HELD_OUT_LOOKS
from models.brain.style import HELD_OUT_FONTS
from models.brain.ticks import indicator
from models.controls import ROLES, STATES
from models.model import Bounds

SEEDS = range(60)
MARK = re.compile(r'data-r="([^"]*)" data-s="([^"]*)"')


def test_seed_makes_the_same_page_again() -> None:
    assert [page(seed) for seed in range(5)] == [page(seed) for seed in range(5)]
    assert page(1) != page(2)


def test_marks_are_roles_and_states_that_the_detector_knows() -> None:
    marks = {mark for seed in SEEDS for mark in MARK.findall(page(seed).html)}
    assert {role for role, _ in marks} == set(ROLES) - {"scroll bar"}
    assert {word for _, states in marks for word in states.split()} <= set(STATES)


def test_held_out_looks_are_in_no_page_to_learn_from() -> None:
    pages = [page(seed) for seed in SEEDS]
    looks = {one.source.split(":")[1] for one in pages}
    assert not looks & set(HELD_OUT_LOOKS)
    assert not {one.source.split(":")[2] for one in pages} & set(HELD_OUT)
    assert not [one.source for one in pages if any(f"'{font}'" in one.html for font in HELD_OUT_FONTS)]
    assert {page(seed, True).source.split(":")[1] for seed in SEEDS} == set(HELD_OUT_LOOKS)


def test_every_layout_can_be_drawn() -> None:
    drawn = {page(seed, held).source.split(":")[2] for seed in range(400) for held in (False, True)}
    assert drawn == set(LAYOUTS)


@pytest.mark.parametrize(
    ("box", "seen"),
    [
        ((-10, 5, 30, 20), (0, 5, 20, 20)),
        ((90, 90, 50, 50), (90, 90, 10, 10)),
        ((98, 10, 50, 50), None),
        ((10, 10, SMALLEST - 1, 40), None),
    ],
)
def test_clipped(box: Bounds, seen: Bounds | None) -> None:
    assert clipped(box, (100, 100)) == seen


def drawn(seed: int, name: str) -> Drawn:
    return b"picture", Screen(name, "test", seed, (10, 10), 1.0, (Truth("button", (1, 2, 3, 4)),))


def test_shard_is_made_once(tmp_path: Path) -> None:
    assert make(tmp_path, 3, drawn)
    assert not make(tmp_path, 3, drawn)
    screens = [screen for _, screen in read(tmp_path)]
    assert [screen.seed for screen in screens] == list(range(3 * SHARD, 4 * SHARD))
    assert screens[0].controls == (Truth("button", (1, 2, 3, 4)),)


def test_begun_shard_is_begun_anew(tmp_path: Path) -> None:
    def fails(seed: int, name: str) -> Drawn:
        if seed == 5:
            raise OSError("the disk is full")
        return drawn(seed, name)

    with pytest.raises(OSError, match="full"):
        make(tmp_path, 0, fails)
    assert list(read(tmp_path)) == []
    assert make(tmp_path, 0, drawn)
    assert len(list(read(tmp_path))) == SHARD


SCREEN = Screen(
    "one", "test", 0, (100, 100), 1.0,
    (Truth("button", (0, 0, 20, 10)), Truth("check box", (50, 50, 10, 10), ("on",))),
    ((80, 80, 20, 20),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("guesses", "hit", "named", "said", "right"),
    [
        ([], 0, 0, 0, 0),
        ([Guess("button", (0, 0, 20, 10), 0.9)], 1, 1, 1, 1),
        ([Guess("field", (0, 0, 20, 9), 0.9)], 1, 0, 1, 1),
        ([Guess("button", (0, 0, 20, 10), 0.9), Guess("button", (1, 0, 20, 10), 0.8)], 1, 1, 2, 1),
        ([Guess("icon", (82, 82, 10, 10), 0.9)], 0, 0, 0, 0),
        ([Guess("icon", (30, 30, 10, 10), 0.9)], 0, 0, 1, 0),
    ],
)
def test_score(guesses: list[Guess], hit: int, named: int, said: int, right: int) -> None:
    whole = score(SCREEN, guesses).whole
    assert (whole.there, whole.hit, whole.named, whole.said, whole.right) == (2, hit, named, said, right)


def test_states_are_judged_where_the_role_is_right() -> None:
    whole = score(SCREEN, [Guess("check box", (50, 50, 10, 10), 0.9, ("selected",))]).whole
    assert (whole.stated, whole.misstated) == (1, 1)


def test_overlaps() -> None:
    assert overlaps([(0, 0, 10, 10)], [(0, 0, 10, 10), (5, 0, 10, 10), (50, 50, 1, 1)])[0].tolist() == pytest.approx(
        [1, 1 / 3, 0]
    )


def test_indicator_is_the_square_left_of_the_words() -> None:
    pixels = np.full((40, 120, 3), 230, np.uint8)
    pixels[12:28, 14:30] = 90
    pixels[14:26, 38:80:3] = 20
    assert indicator(pixels, (10, 5, 100, 30)) == (14, 12, 16, 16)


def test_no_indicator_on_a_flat_ground() -> None:
    assert indicator(np.full((40, 120, 3), 230, np.uint8), (10, 5, 100, 30)) is None

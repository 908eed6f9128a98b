"""Reading a frame, and reading the next one: only what changed is looked at again, and no word is ever cut in half."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.eyes.observe import Eyes, changes, whole
from agent.geometry import Box
from agent.records import Frame, Observation, Pixels, Window
from tests.fakes import FakeClock, FakeDetector, FakeReader, frame

TEXTS = {10: "alpha", 20: "beta", 30: "gamma", 40: "delta"}
WORD = (80, 16)


def picture(*blocks: tuple[int, int, int], size: tuple[int, int] = WORD, base: int = 220) -> Pixels:
    """Grey, with a block of each (shade, left, top)."""
    pixels = np.full((400, 640, 3), base, np.uint8)
    for shade, left, top in blocks:
        pixels[top : top + size[1], left : left + size[0]] = shade
    return pixels


def eyes(roles: dict[int, str] | None = None) -> tuple[Eyes, FakeReader]:
    reader = FakeReader(TEXTS, WORD)
    return Eyes(reader, FakeDetector(roles), FakeClock(0.5).now), reader


def read(seen: Observation) -> list[str]:
    return [element.text for element in seen.elements]


FIRST = picture((10, 50, 50), (20, 50, 200), (30, 400, 200))


def test_first_look_reads_all_of_it() -> None:
    looking, reader = eyes()
    seen = looking.observe(frame(FIRST), None)
    assert read(seen) == ["alpha", "beta", "gamma"]
    assert seen.changed == (Box(0, 0, 640, 400),)
    assert reader.read_sizes == [(640, 400)]
    assert seen.seconds == 0.5


def test_nothing_new_is_not_read_again() -> None:
    looking, reader = eyes()
    first = looking.observe(frame(FIRST), None)
    second = looking.observe(frame(FIRST.copy()), first)
    assert (read(second), second.changed) == (["alpha", "beta", "gamma"], ())
    assert len(reader.read_sizes) == 1


def test_only_what_changed_is_read() -> None:
    looking, reader = eyes()
    first = looking.observe(frame(FIRST), None)
    second = looking.observe(frame(picture((10, 50, 50), (40, 50, 200), (30, 400, 200))), first)
    assert read(second) == ["alpha", "delta", "gamma"]
    assert second.changed == (Box(50, 200, 80, 16),)
    assert reader.read_sizes[1:] == [(128, 96)]  # the change with its lines, on the grid of 32


def test_what_went_is_gone_and_what_came_is_there() -> None:
    looking, _ = eyes()
    first = looking.observe(frame(FIRST), None)
    second = looking.observe(frame(picture((10, 50, 50), (20, 300, 300))), first)
    assert read(second) == ["alpha", "beta"]


def test_new_screen_is_read_as_a_whole() -> None:
    looking, reader = eyes()
    first = looking.observe(frame(FIRST), None)
    second = looking.observe(frame(picture((40, 300, 300), base=90)), first)
    assert read(second) == ["delta"]
    assert reader.read_sizes == [(640, 400), (640, 400)]


def test_other_resolution_is_read_as_a_whole() -> None:
    looking, reader = eyes()
    first = looking.observe(frame(FIRST), None)
    second = looking.observe(frame(FIRST[:300]), first)
    assert second.changed == (Box(0, 0, 640, 300),)
    assert len(reader.read_sizes) == 2


def test_first_look_of_the_next_run_tells_all_and_reads_nothing() -> None:
    looking, reader = eyes()
    looking.observe(frame(FIRST), None)
    again = looking.observe(frame(FIRST), None)
    assert again.changed == (Box(0, 0, 640, 400),)
    assert len(reader.read_sizes) == 1


def test_changed_is_against_the_observation_given() -> None:
    looking, _ = eyes()
    first = looking.observe(frame(FIRST), None)
    looking.observe(frame(picture((40, 50, 50))), first)
    third = looking.observe(frame(FIRST.copy()), first)
    assert third.changed == ()
    assert read(third) == ["alpha", "beta", "gamma"]


def test_word_that_a_change_touches_is_read_whole() -> None:
    looking, reader = eyes()
    first = looking.observe(frame(FIRST), None)
    pixels = FIRST.copy()
    pixels[210:230, 100:160] = 99
    looking.observe(frame(pixels), first)
    width, height = reader.read_sizes[1]
    assert width >= 160 - 50
    assert height >= 230 - 200


def test_word_beside_a_control_that_is_looked_at_again_is_not_cut() -> None:
    """The control makes the patch larger after the word above was judged; the word's half must not replace it."""
    looking, _ = eyes({70: "field"})
    before = picture((10, 50, 50))
    before[60:160, 110:200] = 70
    first = looking.observe(frame(before), None)
    after = before.copy()
    after[150:158, 190:199] = 99
    second = looking.observe(frame(after), first)
    assert [element.text for element in second.elements if element.role == "text"] == ["alpha"]
    assert [element.text for element in first.elements if element.role == "text"] == ["alpha"]


@pytest.mark.parametrize(("width", "height", "told"), [(2, 20, False), (3, 39, False), (60, 16, True), (2, 60, True)])
def test_blinking_cursor_is_no_change_worth_telling(width: int, height: int, told: bool) -> None:
    looking, _ = eyes()
    first = looking.observe(frame(FIRST), None)
    pixels = FIRST.copy()
    pixels[300 : 300 + height, 300 : 300 + width] = 0
    assert bool(looking.observe(frame(pixels), first).changed) is told


def test_own_windows_and_title_bars_are_not_read() -> None:
    window = Window(1, "Title", "app", Box(40, 70, 300, 300), bar=26)
    shown = Frame(FIRST, frame().monitor, 0.0, window, (Box(390, 190, 200, 60),), (window,))
    looking, _ = eyes()
    texts = [element.text for element in looking.observe(shown, None).elements if element.role == "text"]
    assert texts == ["beta"]


@pytest.mark.parametrize(
    "box",
    [
        Box(0, 0, 20, 6),
        Box(0, 100, 10, 30),
        Box(625, 100, 15, 30),
        Box(300, 390, 40, 10),
        Box(300, 200, 40, 10),
        Box(620, 394, 20, 6),
    ],
)
def test_change_is_told_to_the_pixel_at_the_borders_too(box: Box) -> None:
    before = np.full((400, 640, 3), 220, np.uint8)
    after = before.copy()
    after[box.top : box.bottom, box.left : box.right] = 0
    assert changes(before, after) == [box]


@given(st.lists(st.tuples(st.integers(0, 620), st.integers(0, 380), st.integers(3, 90), st.integers(5, 60)), max_size=4))
def test_changes_cover_every_changed_pixel(blocks: list[tuple[int, int, int, int]]) -> None:
    before = np.full((400, 640, 3), 220, np.uint8)
    after = before.copy()
    for left, top, width, height in blocks:
        after[top : top + height, left : left + width] = 0
    covered = np.zeros((400, 640), bool)
    for box in changes(before, after):
        assert box.overlap(whole(after)) == box
        covered[box.top : box.bottom, box.left : box.right] = True
    assert not ((after != before).any(axis=2) & ~covered).any()


def test_faint_noise_is_no_change() -> None:
    before = np.full((400, 640, 3), 220, np.uint8)
    assert changes(before, before - 8) == []
    dotted = before.copy()
    dotted[5, 5:10] = 0
    assert changes(before, dotted) == []

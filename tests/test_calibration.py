"""The mathematics of how well a model points, and the pictures that it is tested with."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from agent.geometry import Box, Monitor, Point
from agent.machine.calibration_page import SCALES, drawn, pages, shows, size
from agent.planning.calibration import COLOURS, MAY_CLICK, SIZES, Aim, Shot, Target, interval, judged, targets

MONITOR = Monitor(1, Box(0, 0, 1280, 800))
SCREENS = [(1280, 800, 1.0), (1920, 1080, 1.0), (2560, 1600, 2.0), (1080, 1920, 1.0), (3440, 1440, 1.5)]


def shots(*off: tuple[float, float] | None, side: int = 40, scale: tuple[float, float] = (1.0, 1.0)) -> list[Shot]:
    """An answer for each, off the middle of its target by so much; none where there is no answer."""
    made = []
    for number, one in enumerate(off):
        target = Target(Box(100 + 50 * number, 200 + 30 * number, side, side), "red", "A")
        middle = target.box.centre
        made.append(Shot(target, Point(middle.x + one[0], middle.y + one[1]) if one else None, 2.0 + number, scale))
    return made


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (8, 10, 0.490, 0.943), (50, 100, 0.404, 0.596)],
)
def test_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    assert interval(hits, count) == pytest.approx((low, high), abs=0.001)


def test_all_hit() -> None:
    report = judged(shots(*[(0.0, 0.0)] * 10))
    assert (report.aim, report.plain, report.silent, report.bias) == (Aim(hits=10, count=10), 10, 0, (0.0, 0.0))
    assert report.seconds == 6.5
    assert (report.low, report.high) == interval(10, 10)
    assert [(one.size, one.hits, one.count) for one in report.sizes] == [(40, 10, 10)]
    assert not report.aim.weak
    assert report.aim.doubt("Tiny") == ""


def test_nothing_asked_says_nothing() -> None:
    report = judged([])
    assert (report.aim, report.low, report.high, report.sizes) == (Aim(), 0.0, 1.0, ())
    assert report.aim.doubt("Tiny") == ""
    assert not report.aim.weak


def test_answer_without_a_place_is_a_miss() -> None:
    report = judged(shots(*[(0.0, 0.0)] * 6, *[None] * 4))
    assert (report.aim.hits, report.aim.count, report.silent) == (6, 10, 4)


def test_edges_of_a_target() -> None:
    """Its left top pixel is on it, the one past its right bottom is not."""
    target = Target(Box(100, 100, 12, 12), "red", "A")
    points = [(100, 100), (111, 111), (112, 105), (105, 112), (99, 105), (105, 99)]
    report = judged([Shot(target, Point(x, y), 1.0) for x, y in points])
    assert report.plain == 2


@pytest.mark.parametrize(
    ("off", "scale", "aim"),
    [
        ((60.0, -48.0), (1.0, 1.0), (60.0, -48.0)),
        ((60.0, -48.0), (2.0, 1.5), (30.0, -32.0)),
        ((0.0, 30.0), (1.0, 1.0), (0.0, 30.0)),
    ],
)
def test_constant_offset_is_taken_off(off: tuple[float, float], scale: tuple[float, float], aim: tuple[float, float]) -> None:
    """It is told in pixels of the picture that was sent, and reported in those of the screen."""
    wobble = [(off[0] + way, off[1] - way) for way in (-2.0, -1.0, 0.0, 0.0, 0.0, 1.0, 2.0, 0.0, -1.0, 1.0)]
    report = judged(shots(*wobble, scale=scale))
    assert (report.aim.dx, report.aim.dy) == pytest.approx(aim, abs=1.0)
    assert (report.plain, report.aim.hits) == (0, 10)
    assert report.bias == pytest.approx(off, abs=1.0)


@pytest.mark.parametrize(
    "off",
    [
        [(1.0, 1.0)] * 10,
        [(60.0, 0.0)] * 5,
        [(60.0, 0.0), (-60.0, 0.0)] * 5,
        [(40.0 * at, -30.0 * at) for at in range(-4, 7)],
        [(12.0, 12.0)] * 10,
    ],
    ids=["too small to matter", "too few answers", "either way", "scattered", "hits anyway"],
)
def test_what_is_no_constant_offset_or_mends_nothing_stays(off: list[tuple[float, float]]) -> None:
    report = judged(shots(*off))
    assert (report.aim.dx, report.aim.dy) == (0.0, 0.0)
    assert report.aim.hits == report.plain


def test_one_wild_answer_does_not_move_the_offset() -> None:
    report = judged(shots(*[(50.0, 0.0)] * 9, (900.0, 500.0)))
    assert (report.aim.dx, report.aim.dy) == (50.0, 0.0)
    assert report.aim.hits == 9


@pytest.mark.parametrize(
    ("hits", "weak", "asks"), [(20, False, False), (18, False, False), (17, True, False), (14, True, False), (13, True, True)]
)
def test_what_may_be_clicked_unasked(hits: int, weak: bool, asks: bool) -> None:
    aim = Aim(hits=hits, count=20)
    assert aim.weak is weak
    assert bool(aim.doubt("Tiny")) is asks
    assert not asks or aim.doubt("Tiny").startswith(f"Tiny hit {hits} of 20 targets")
    assert (hits < MAY_CLICK * 20) is asks


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
@pytest.mark.parametrize("seed", range(5))
def test_targets_are_of_every_size_apart_and_on_the_screen(width: int, height: int, density: float, seed: int) -> None:
    (page,) = targets(width, height, density, seed=seed)
    assert sorted(one.box.width for one in page) == sorted(round(side * density) for side in SIZES)
    assert len({(one.colour, one.letter) for one in page}) == len(page)
    assert len({one.words for one in page}) == len(page)
    for one in page:
        assert one.box.overlap(Box(0, 0, width, height)) == one.box
        assert one.colour in COLOURS
    assert not any(one.box.overlap(other.box).area for one, other in itertools.combinations(page, 2))


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_targets_stand_in_corners_and_elsewhere(width: int, height: int, density: float) -> None:
    """Within a sixth of each side: what is drawn there is cut or stretched first where a picture is padded."""
    found = [one.box.centre for page in targets(width, height, density, rounds=3) for one in page]
    in_corner = [min(p.x, width - p.x) < width / 6 and min(p.y, height - p.y) < height / 6 for p in found]
    assert sum(in_corner) >= 6
    assert not all(in_corner)


def test_same_seed_same_targets() -> None:
    assert targets(1280, 800, seed=3) == targets(1280, 800, seed=3)
    assert targets(1280, 800, seed=3) != targets(1280, 800, seed=4)


def test_pages_are_of_several_scales() -> None:
    made = pages(MONITOR)
    assert [max(one.box.width for one in page) for page in made] == [round(max(SIZES) * scale) for scale in SCALES]
    assert min(one.box.width for one in made[0]) == 12


def test_retina_is_drawn_in_pixels() -> None:
    """A display of 640 x 400 points with two pixels each."""
    retina = Monitor(1, Box(0, 0, 640, 400), scale=2.0, density=2.0)
    assert size(retina) == (1280, 800)
    assert min(one.box.width for one in pages(retina)[0]) == 24


def test_what_is_drawn_is_where_it_is_said_to_be() -> None:
    page = pages(MONITOR)[0]
    picture = drawn(page, 1280, 800)
    for one in page:
        colour, box = np.array(COLOURS[one.colour]), one.box
        corners = [(box.left, box.top), (box.right - 1, box.top), (box.left, box.bottom - 1), (box.right - 1, box.bottom - 1)]
        assert all((picture[y, x] == colour).all() for x, y in corners)
        assert not any((picture[y, x] == colour).all() for x, y in [(box.left - 1, box.top), (box.left, box.top - 1)])
        assert (picture[box.top : box.bottom, box.left : box.right] != colour).any(), "no letter"
    assert shows(picture, page, picture)


def test_what_covers_a_target_is_noticed() -> None:
    page = pages(MONITOR)[0]
    picture = drawn(page, 1280, 800)
    covered = picture.copy()
    box = page[-1].box
    covered[box.top, box.left] = 0
    assert not shows(covered, page, picture)
    assert not shows(picture[:, :1000], page, picture)

"""Boxes and points, and the way between image pixels and screen points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.geometry import Box, Monitor, Point, box_to_image, to_image, to_screen

BOX = Box(10, 20, 30, 40)
RETINA = Monitor(2, Box(1280, 0, 800, 600), 2.0)
SIZES = st.integers(1, 5000)
PLACES = st.integers(-5000, 5000)
BOXES = st.builds(Box, PLACES, PLACES, SIZES, SIZES)


def test_edges_of_a_box() -> None:
    assert (BOX.right, BOX.bottom, BOX.area, BOX.centre) == (40, 60, 1200, Point(25, 40))


@pytest.mark.parametrize(
    ("point", "inside"),
    [(Point(10, 20), True), (Point(39, 59), True), (Point(40, 59), False), (Point(39, 60), False), (Point(9, 20), False)],
)
def test_box_holds_its_left_and_top_edge_only(point: Point, inside: bool) -> None:
    assert BOX.contains(point) is inside


@pytest.mark.parametrize(
    ("other", "shared", "iou"),
    [
        (BOX, 1200, 1.0),
        (Box(25, 20, 30, 40), 600, 600 / 1800),
        (Box(40, 20, 30, 40), 0, 0.0),
        (Box(15, 30, 10, 10), 100, 100 / 1200),
    ],
)
def test_overlap(other: Box, shared: int, iou: float) -> None:
    assert BOX.overlap(other).area == shared
    assert BOX.iou(other) == pytest.approx(iou)


def test_negative_sizes_have_no_area() -> None:
    assert Box(0, 0, -3, 5).area == 0


def test_grown_and_moved() -> None:
    assert BOX.grown(5) == Box(5, 15, 40, 50)
    assert BOX.moved(-10, 3) == Box(0, 23, 30, 40)


@given(BOXES, BOXES)
def test_overlap_lies_within_both_and_around_holds_both(one: Box, other: Box) -> None:
    both, shared = one.around(other), one.overlap(other)
    assert both.overlap(one) == one
    assert both.overlap(other) == other
    assert shared == other.overlap(one) or not shared.area
    assert shared.area <= min(one.area, other.area)
    assert 0.0 <= one.iou(other) <= 1.0


@pytest.mark.parametrize(
    ("pixel", "screen"),
    [
        (Point(0, 0), Point(1280, 0)),
        (Point(100, 50), Point(1330, 25)),
        (Point(-5, 5000), Point(1280, 599)),
        (Point(1e9, -1e9), Point(2079, 0)),
    ],
)
def test_screen_point_of_a_pixel_stays_on_the_monitor(pixel: Point, screen: Point) -> None:
    assert to_screen(pixel, RETINA) == screen


@given(st.builds(Monitor, st.just(1), BOXES, st.sampled_from([1.0, 1.25, 1.5, 2.0])), st.data())
def test_there_and_back_is_the_same_place(monitor: Monitor, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, monitor.box.width - 1)) * monitor.scale
    y = data.draw(st.integers(0, monitor.box.height - 1)) * monitor.scale
    back = to_image(to_screen(Point(x, y), monitor), monitor)
    assert back.x == pytest.approx(x, abs=1e-6)
    assert back.y == pytest.approx(y, abs=1e-6)


@pytest.mark.parametrize(
    ("box", "image"),
    [
        (Box(1290, 10, 20, 30), Box(20, 20, 40, 60)),
        (Box(1270, -10, 20, 30), Box(0, 0, 20, 40)),
        (Box(2070, 590, 50, 50), Box(1580, 1180, 20, 20)),
    ],
)
def test_box_to_image_is_cut_to_the_picture(box: Box, image: Box) -> None:
    assert box_to_image(box, RETINA) == image


def test_box_on_another_monitor_has_no_area() -> None:
    assert box_to_image(Box(0, 0, 100, 100), RETINA).area == 0

"""Controls by their outlines, on forms drawn here at one and two times the size."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.geometry import Box
from agent.records import Role
from models.detect import GRID, ContourDetector
from models.model import Bounds, Control, Line, Pixels

GREY, BORDER, INK = (240, 240, 240), (130, 130, 130), (30, 30, 30)


class Form:
    """A picture to draw controls on; everything given at scale 1."""

    def __init__(self, scale: int = 1) -> None:
        self.scale = scale
        self.pixels: Pixels = np.full((300 * scale, 500 * scale, 3), GREY, np.uint8)
        self.lines: list[Line] = []

    def at(self, *values: int) -> tuple[int, ...]:
        return tuple(value * self.scale for value in values)

    def frame(self, box: Bounds, fill: tuple[int, int, int] = (255, 255, 255)) -> Form:
        left, top, width, height = self.at(*box)
        for colour, thick in ((fill, -1), (BORDER, self.scale)):
            cv2.rectangle(self.pixels, (left, top), (left + width - 1, top + height - 1), colour, thick)
        return self

    def text(self, said: str, box: Bounds) -> Form:
        left, top, width, height = self.at(*box)
        cv2.putText(self.pixels, said, (left, top + height - 2), cv2.FONT_HERSHEY_SIMPLEX, 0.45 * self.scale, INK, self.scale)
        self.lines.append(Line(said, (left, top, width, height), 0.9))
        return self

    def ring(self, x: int, y: int, dot: bool) -> Form:
        """A radio button of 16 points around this middle, drawn large and made small, as smooth as toolkits draw them."""
        size, fine = 16 * self.scale, 8
        large = np.full((size * fine, size * fine, 3), GREY, np.uint8)
        middle, radius = (size * fine // 2, size * fine // 2), size * fine // 2
        for colour, share in (((110, 110, 110), 1.0), ((255, 255, 255), 1.0 - 2.0 / 16), (INK, 0.4 if dot else 0.0)):
            cv2.circle(large, middle, round(radius * share), colour, -1) if share else None
        left, top = (x - 8) * self.scale, (y - 8) * self.scale
        self.pixels[top : top + size, left : left + size] = cv2.resize(large, (size, size), interpolation=cv2.INTER_AREA)
        return self

    def tick(self, x: int, y: int, on: bool) -> Form:
        self.frame((x, y, 16, 16))
        if on:
            for ends in (((4, 8), (7, 12)), ((7, 12), (12, 4))):
                (a, b), (c, d) = ends
                first, second = self.at(x + a, y + b), self.at(x + c, y + d)
                cv2.line(self.pixels, (first[0], first[1]), (second[0], second[1]), INK, 2 * self.scale)
        return self

    def switch(self, box: Bounds, on: bool) -> Form:
        """A pill with a knob at one end, drawn large and made small."""
        left, top, width, height = self.at(*box)
        fine = 8
        large = np.full((height * fine, width * fine, 3), GREY, np.uint8)
        ends = [(height * fine // 2, height * fine // 2), (width * fine - height * fine // 2, height * fine // 2)]
        track = (47, 143, 91) if on else (150, 158, 167)
        for colour, spare in ((BORDER, 0), (track, self.scale * fine)):
            cv2.line(large, ends[0], ends[1], colour, height * fine - 2 * spare)
        cv2.circle(large, ends[int(on)], height * fine // 2 - 3 * self.scale * fine, (255, 255, 255), -1)
        self.pixels[top : top + height, left : left + width] = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
        return self

    def found(self) -> list[Control]:
        return ContourDetector().find(self.pixels, self.lines, float(self.scale))

    def one(self, box: Bounds) -> Control:
        """The control at this place, its box right to a few pixels."""
        left, top, width, height = self.at(*box)
        wanted = Box(left, top, width, height)
        return max(self.found(), key=lambda control: Box(*control.box).iou(wanted))


@pytest.fixture(params=[1, 2])
def form(request: pytest.FixtureRequest) -> Form:
    return Form(request.param)


def iou(control: Control, form: Form, box: Bounds) -> float:
    left, top, width, height = form.at(*box)
    return Box(*control.box).iou(Box(left, top, width, height))


FIELD = (40, 40, 200, 28)


@pytest.mark.parametrize(
    ("said", "where", "role", "state"),
    [
        ("", (0, 0, 0, 0), "field", ("empty",)),
        ("Anna", (48, 47, 36, 14), "field", ()),
        ("Save", (120, 47, 40, 14), "button", ()),
    ],
)
def test_frame_with_and_without_text(form: Form, said: str, where: Bounds, role: str, state: tuple[str, ...]) -> None:
    form.frame(FIELD)
    if said:
        form.text(said, where)
    control = form.one(FIELD)
    assert (control.role, control.state) == (role, state)
    assert iou(control, form, FIELD) > 0.8


def test_text_area(form: Form) -> None:
    box = (40, 40, 300, 150)
    control = form.frame(box).one(box)
    assert (control.role, control.state) == ("field", ("empty",))


def test_square_without_text_is_an_icon(form: Form) -> None:
    assert form.frame((40, 40, 32, 32)).one((40, 40, 32, 32)).role == "icon"


def test_select_by_its_arrow(form: Form) -> None:
    form.frame(FIELD).text("Paris", (48, 47, 40, 14)).text("v", (222, 48, 10, 12))
    assert form.one(FIELD).role == "select"


@pytest.mark.parametrize("on", [True, False])
def test_ticks(form: Form, on: bool) -> None:
    form.tick(40, 40, on).ring(120, 48, on).text("News", (62, 42, 40, 14))
    box, ring = form.one((40, 40, 16, 16)), form.one((112, 40, 16, 16))
    state = ("on",) if on else ("off",)
    assert (box.role, box.state) == ("check box", state)
    assert (ring.role, ring.state) == ("radio button", state)


@pytest.mark.parametrize("on", [True, False])
def test_switches(form: Form, on: bool) -> None:
    box = (300, 40, 46, 24)
    form.switch(box, on)
    control = form.one(box)
    assert (control.role, control.state) == ("check box", ("on",) if on else ("off",))
    assert iou(control, form, box) > 0.8
    assert len(form.found()) == 1
    form.lines.append(Line("0", form.at(301, 39, 50, 26), 0.9))  # type: ignore[arg-type]
    assert form.one(box).state == control.state


def test_a_pill_without_a_knob_is_no_switch(form: Form) -> None:
    box = (300, 40, 46, 24)
    assert form.frame(box, (90, 140, 110)).one(box).role != "check box"


def test_ticks_are_found_once(form: Form) -> None:
    assert len([control for control in form.tick(40, 40, False).found() if control.role == "check box"]) == 1


def test_letters_are_no_controls(form: Form) -> None:
    form.text("OODD Quick brown", (40, 40, 160, 14))
    assert form.found() == []


def test_panel_around_controls_is_none(form: Form) -> None:
    form.frame((20, 20, 400, 200), GREY)
    for top in (40, 90, 140):
        form.frame((40, top, 200, 28))
    boxes = [Box(*control.box) for control in form.found()]
    assert all(box.width < 300 * form.scale for box in boxes)
    assert len(boxes) == 3


def test_menu_bar_is_no_field(form: Form) -> None:
    form.frame((20, 20, 400, 28), GREY)
    for n, said in enumerate(["File", "Edit", "View"]):
        form.text(said, (40 + 80 * n, 28, 36, 14))
    assert not [control for control in form.found() if control.box[2] > 300 * form.scale]


def test_grid_is_cells(form: Form) -> None:
    for n in range(GRID + 6):
        form.frame((20 + 64 * (n % 6), 20 + 30 * (n // 6), 64, 30))
    cells = [control for control in form.found() if control.role == "cell"]
    assert len(cells) >= GRID


def test_controls_come_from_top_to_bottom(form: Form) -> None:
    for top in (150, 40, 95):
        form.frame((40, top, 200, 28))
    tops = [control.box[1] for control in form.found()]
    assert tops == sorted(tops)
    assert len(tops) == 3


def test_blank_and_tiny_pictures() -> None:
    for size in ((2, 2), (3, 2), (40, 40)):
        assert ContourDetector().find(np.full((*size, 3), 200, np.uint8), []) == []


@settings(max_examples=25)
@given(st.integers(2, 80), st.integers(2, 80), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 2.0]))
def test_any_picture_gives_known_roles_inside_it(width: int, height: int, seed: int, scale: float) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for control in ContourDetector().find(pixels, [], scale):
        left, top, w, h = control.box
        assert Role(control.role)
        assert 0 <= left < left + w <= width
        assert 0 <= top < top + h <= height

"""Lines and controls as named elements: labels attached, equal names told apart, nothing unprintable in a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.eyes.naming import LONGEST, TEXT_AREA, clean, named
from agent.geometry import Box
from models.model import Bounds, Control, Line


def line(text: str, left: int, top: int, width: int = 80, height: int = 16) -> Line:
    return Line(text, (left, top, width, height), 0.9)


def control(role: str, box: Bounds, *state: str) -> Control:
    return Control(role, box, 0.8, state)


def names(lines: list[Line], controls: list[Control], scale: float = 1.0, window: Box | None = None) -> list[str]:
    return [element.name for element in named(lines, controls, scale, window)]


@pytest.mark.parametrize(
    ("lines", "controls", "expected"),
    [
        ([line("Save", 20, 12, 40)], [control("button", (10, 10, 80, 20))], ["button Save"]),
        ([line("Hello", 10, 10)], [], ["text Hello"]),
        (
            [line("Name:", 10, 12, 50), line("Anna", 104, 12, 40)],
            [control("field", (100, 10, 200, 20))],
            ["text Name:", 'field Name ("Anna")'],
        ),
        ([line("Name *", 10, 12, 50)], [control("field", (100, 10, 200, 20), "empty")], ["text Name *", "field Name (empty)"]),
        ([line("City", 100, 8, 50)], [control("field", (100, 30, 200, 20), "empty")], ["text City", "field City (empty)"]),
        ([line("News", 34, 10, 50)], [control("check box", (10, 10, 16, 16), "off")], ["check box News (off)"]),
        ([line("Red", 34, 10, 50)], [control("radio button", (10, 10, 16, 16), "on")], ["radio button Red (on)"]),
        ([line("Far away", 300, 10)], [control("check box", (10, 10, 16, 16), "off")], ["icon", "text Far away"]),
        (
            [line("Sounds", 20, 12, 60), line("Night", 20, 52, 60)],
            [control("check box", (600, 8, 46, 24), "on"), control("check box", (600, 48, 46, 24), "off")],
            ["check box Sounds (on)", "check box Night (off)"],
        ),
        ([line("Paris V", 12, 12, 60)], [control("select", (10, 10, 100, 20))], ['select ("Paris")']),
        ([], [control("icon", (10, 10, 24, 24))], ["icon"]),
        (
            [line("First row", 14, 20), line("Second row", 14, 60)],
            [control("field", (10, 10, 300, 100))],
            ["text First row", f"field {TEXT_AREA}", "text Second row"],
        ),
        ([line("  ", 10, 10)], [], []),
    ],
)
def test_names(lines: list[Line], controls: list[Control], expected: list[str]) -> None:
    assert names(lines, controls) == expected


def test_a_menu_close_above_a_text_area_is_not_its_title() -> None:
    lines = [line("File", 328, 172, 24), line("Edit", 366, 172, 26), line("Search", 407, 172, 46)]
    area = [control("field", (320, 193, 640, 450), "empty")]
    assert f"field {TEXT_AREA} (empty)" in names(lines, area, window=Box(320, 166, 640, 480))
    assert "field Notes (empty)" in names([line("Notes", 328, 172, 40)], area, window=Box(320, 166, 640, 480))


def test_nearest_label_wins() -> None:
    lines = [line("Far", 10, 12, 30), line("Near", 60, 12, 30)]
    assert "field Near (empty)" in names(lines, [control("field", (100, 10, 100, 20), "empty")])


@pytest.mark.parametrize(("scale", "label"), [(1.0, "field (empty)"), (2.0, "field Name (empty)")])
def test_reach_grows_with_the_scale(scale: float, label: str) -> None:
    lines = [line("Name", 10, 12, 50)]
    assert label in names(lines, [control("field", (400, 10, 100, 20), "empty")], scale)


def test_equal_names_get_a_place_each() -> None:
    lines = [line("OK", 20, 12 + 50 * n, 30) for n in range(5)]
    controls = [control("button", (10, 10 + 50 * n, 60, 20)) for n in range(5)]
    assert names(lines, controls) == ["button OK 1st", "button OK 2nd", "button OK 3rd", "button OK 4th", "button OK 5th"]


def test_same_text_in_another_state_is_another_name() -> None:
    lines = [line("A", 34, 10 + 40 * n, 20) for n in range(2)]
    controls = [control("check box", (10, 10 + 40 * n, 16, 16), state) for n, state in enumerate(["on", "off"])]
    assert names(lines, controls) == ["check box A (on)", "check box A (off)"]


def test_first_row_of_a_window_is_its_menu() -> None:
    lines = [line(text, 10 + 60 * n, 8, 40) for n, text in enumerate(["File", "Edit", "View"])] + [line("Body", 10, 100)]
    window = Box(0, 0, 400, 300)
    assert names(lines, [], window=window) == ["menu File", "menu Edit", "menu View", "text Body"]
    assert names(lines[1:], [], window=window) == ["text Edit", "text View", "text Body"]
    assert names(lines, [], window=Box(0, 90, 400, 300))[0] == "text File"


def test_cells_are_called_by_their_headings() -> None:
    lines = [
        line("A", 130, 10, 10),
        line("B", 230, 10, 10),
        line("1", 20, 42, 10),
        line("2", 20, 72, 10),
        line("7", 120, 42, 10),
    ]
    controls = [control("cell", (100 + 100 * x, 40 + 30 * y, 100, 30)) for y in range(2) for x in range(2)]
    cells = [name for name in names(lines, controls) if name.startswith("cell")]
    assert cells == ['cell A1 ("7")', "cell B1", "cell A2", "cell B2"]


def test_cell_without_headings_has_no_name() -> None:
    assert names([], [control("cell", (100, 40, 100, 30))]) == ["cell"]


def test_elements_are_numbered_in_reading_order() -> None:
    elements = named([line("b", 200, 10), line("a", 10, 12), line("c", 10, 60)], [], 1.0)
    assert [(e.id, e.text) for e in elements] == [(0, "a"), (1, "b"), (2, "c")]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\nb\tc", "a b c"),
        ('say "hi"', "say 'hi'"),
        ("a\x00\x1b[31mb", "a [31mb"),
        ("  a  ", "a"),
        ("x" * (LONGEST + 1), f"{'x' * (LONGEST - 1)}…"),
        ("x" * LONGEST, "x" * LONGEST),
        ("\u202eevil", "evil"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_text_is_one_printable_line(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) <= LONGEST
    assert cleaned.isprintable()
    assert '"' not in cleaned
    assert clean(cleaned) == cleaned


BOXES = st.tuples(st.integers(0, 600), st.integers(0, 400), st.integers(8, 200), st.integers(8, 100))
ROLES = st.sampled_from(["button", "field", "check box", "radio button", "icon", "select", "cell"])


@given(
    st.lists(st.builds(Line, st.sampled_from("abAB12"), BOXES, st.just(0.9)), max_size=12),
    st.lists(st.builds(Control, ROLES, BOXES, st.just(0.5)), max_size=12),
    st.none() | st.builds(Box, st.just(0), st.just(0), st.just(640), st.just(400)),
)
def test_names_are_unique_whatever_stands_on_the_screen(lines: list[Line], controls: list[Control], window: Box | None) -> None:
    said = names(lines, controls, window=window)
    assert len(set(said)) == len(said)


def test_a_label_read_together_with_what_stands_in_its_field_is_cut_there() -> None:
    lines = [Line("Display name Zoé", (419, 250, 126, 18), 0.9)]
    elements = named(lines, [Control("field", (510, 249, 347, 19), 0.6, ("empty",))], 1.0)
    assert [element.name for element in elements] == ["text Display name", 'field Display name ("Zoé")']


def test_a_line_without_a_field_in_it_stays_whole() -> None:
    lines = [Line("Display name Zoé", (419, 250, 80, 18), 0.9)]
    elements = named(lines, [Control("field", (510, 249, 347, 19), 0.6, ("empty",))], 1.0)
    assert elements[0].text == "Display name Zoé"


def test_a_label_whose_box_reaches_into_its_field_is_its_label() -> None:
    assert names([line("Name", 20, 8, 85, 26), line("Anna", 104, 12, 40)], [control("field", (100, 10, 200, 20))]) == [
        "text Name",
        'field Name ("Anna")',
    ]


@pytest.mark.parametrize(
    ("left", "top", "label"),
    [
        (line("Behind", 40, 102, 60), line("Name", 198, 80, 40), "Name"),
        (line("City", 140, 102, 40), line("Name", 198, 80, 40), "City"),
        (line("City", 40, 102, 60), line("Name", 198, 60, 40), "City"),
        (line("City", 40, 102, 60), line("Name", 240, 80, 40), "City"),
    ],
    ids=["on top", "near at the left", "too far above", "not flush"],
)
def test_a_label_on_top_of_its_field_or_at_its_left(left: Line, top: Line, label: str) -> None:
    field = control("field", (200, 100, 300, 24), "empty")
    assert f"field {label} (empty)" in names([left, top], [field])

"""Where a model means, made surer: a second look, votes, names; which effort does what; who points."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from agent.action import LeftClickDrag, Scroll
from agent.geometry import Box, Monitor, Point
from agent.planning.calibration import Aim
from agent.planning.grounding import (
    AIDS,
    Aids,
    Aimed,
    Grounder,
    Hint,
    Roles,
    Seer,
    helped,
    is_small,
    named,
    under,
    voted,
    wording,
)
from agent.planning.vision import VisionPlanner
from agent.planning.vision_view import about, inside, view, whole
from agent.records import Element, Observation, Role
from agent.settings import Effort
from models.dialects.dialect import Call, ReplyError
from models.dialects.every import POINTING, dialect
from models.dialects.pointers import GTA1, VENUS
from models.dialects.qwen import QWEN3, QWEN25
from models.model import ModelCancelled
from tests.fakes import FakeVision
from tests.screens import screen
from tests.test_vision_planner import at, said

FORM = screen("text Order", "field Name (empty)", "button Save", "button Save as", "link Terms", title="Shop")
SAVE, SAVE_AS, TERMS = FORM.elements[2:]
ICON = Element(7, Role.ICON, "", Box(1000, 600, 20, 20))
ICONS = msgspec.structs.replace(FORM, elements=(*FORM.elements, ICON))
TASK = "click Save"


def spot(point: Point, area: Box | None = None) -> str:
    """A place as UI-Venus says it, in the whole picture or in a part of it."""
    box = area or Box(0, 0, 1280, 800)
    return f"[{1000 * (point.x - box.left) / box.width:.0f},{1000 * (point.y - box.top) / box.height:.0f}]"


def hint(words: str = "Save", seen: Observation = FORM) -> Hint:
    return Hint(words, seen, lambda: False)


def near(one: Point, other: Point, by: float = 1.5) -> bool:
    return abs(one.x - other.x) <= by and abs(one.y - other.y) <= by


def test_each_effort_does_what_its_row_says() -> None:
    assert {effort: (aids.zoom, aids.votes) for effort, aids in AIDS.items()} == {
        "low": (False, 1),
        "medium": (True, 1),
        "high": (True, 5),
    }


@pytest.mark.parametrize(("effort", "asked"), [("low", 1), ("medium", 2), ("high", 6)])
def test_effort_is_how_often_is_asked(effort: Effort, asked: int) -> None:
    model = FakeVision(spot(ICON.box.centre))
    Grounder(Seer(model, VENUS), AIDS[effort]).find(hint("the gear", ICONS))
    assert len(model.asked) == asked


@pytest.mark.parametrize(("seen", "point", "looks"), [(ICONS, ICON.box.centre, 2), (FORM, Point(700.0, 700.0), 2)])
def test_second_look_is_at_what_is_small_or_not_known(seen: Observation, point: Point, looks: int) -> None:
    model = FakeVision(spot(point))
    Grounder(Seer(model, VENUS), Aids(zoom=True)).find(hint("the gear", seen))
    assert len(model.asked) == looks


def test_large_target_is_not_looked_at_twice() -> None:
    large = Element(9, Role.BUTTON, "Play", Box(400, 300, 300, 200))
    model = FakeVision(spot(large.box.centre))
    Grounder(Seer(model, VENUS), Aids(zoom=True)).find(hint("Play", msgspec.structs.replace(FORM, elements=(large,))))
    assert len(model.asked) == 1


def test_second_look_is_mapped_back() -> None:
    first = Point(ICON.box.centre.x - 25, ICON.box.centre.y + 20)
    area = about(first, whole(ICONS.frame.pixels), 0.5, ICONS.frame.pixels)
    model = FakeVision(spot(first), spot(ICON.box.centre, area))
    aimed = Grounder(Seer(model, VENUS), Aids(zoom=True)).find(hint("the gear", ICONS))
    assert near(aimed.point, ICON.box.centre)
    picture = model.pictures()[1][0]
    assert (picture.shape[1], picture.shape[0]) == VENUS.size(area.width, area.height)


@pytest.mark.parametrize("second", ["[-1,-1]", "I see nothing.", "[9000,3]"])
def test_second_look_that_finds_nothing_leaves_the_first(second: str) -> None:
    aimed = Grounder(Seer(FakeVision(spot(ICON.box.centre), second), VENUS), Aids(zoom=True)).find(hint("the gear", ICONS))
    assert near(aimed.point, ICON.box.centre)


@pytest.mark.parametrize("reply", ["[-1,-1]", "", "nothing"])
def test_what_is_not_found_is_said(reply: str) -> None:
    with pytest.raises(ReplyError):
        Grounder(Seer(FakeVision(reply), VENUS), Aids()).find(hint())


@pytest.mark.parametrize("one", POINTING, ids=lambda one: one.name)
def test_every_pointer_is_asked_in_its_own_words(one: Seer) -> None:
    model = FakeVision("[512, 384]")
    Grounder(Seer(model, one), Aids()).find(hint("the Save button"))  # type: ignore[arg-type]
    assert "the Save button" in model.texts()[0]


@pytest.mark.parametrize(
    ("points", "asked", "middle", "agreed"),
    [
        ([(10, 10)], 1, (10, 10), 1.0),
        ([(500, 500), (10, 10), (14, 10), (12, 13)], 4, (12, 11), 0.75),
        ([(10, 10), (500, 500)], 2, (10, 10), 0.5),
        ([(10, 10), (12, 10)], 5, (11, 10), 0.4),
        ([(0, 0), (15, 0), (30, 0)], 3, (15, 0), 1.0),
    ],
)
def test_votes_are_counted_by_region(
    points: Sequence[tuple[int, int]], asked: int, middle: tuple[int, int], agreed: float
) -> None:
    found = voted([Point(*map(float, one)) for one in points], asked, 20.0)
    assert near(found.point, Point(*map(float, middle)))
    assert found.agreed == agreed


def test_votes_are_drawn_warm_and_each_with_its_seed() -> None:
    right, wrong = spot(SAVE.box.centre), spot(Point(900.0, 700.0))
    model = FakeVision(wrong, right, right, "?", right)
    aimed = Grounder(Seer(model, VENUS), Aids(votes=5)).find(hint())
    assert near(aimed.point, SAVE.box.centre)
    assert aimed.agreed == 0.6
    assert aimed.unsure == ""
    assert [one.temperature > 0 for one in model.sampled] == [False, True, True, True, True]
    assert len({one.seed for one in model.sampled}) == 5


def test_answers_that_disagree_are_not_trusted() -> None:
    apart = [spot(Point(100.0 + 200 * nth, 100.0)) for nth in range(5)]
    aimed = Grounder(Seer(FakeVision(*apart), VENUS), Aids(votes=5)).find(hint())
    assert "disagree" in aimed.unsure


def test_nothing_is_asked_without_words() -> None:
    model = FakeVision("")
    shown = view(FORM.frame.pixels, whole(FORM.frame.pixels), VENUS)
    aimed = Grounder(Seer(model, VENUS), Aids(zoom=True, votes=5)).better(Point(3.0, 4.0), hint(""), shown)
    assert (aimed.point, model.asked) == (Point(3.0, 4.0), [])


def test_work_is_given_up_in_the_middle() -> None:
    model = FakeVision(spot(ICON.box.centre), ModelCancelled("You stopped."))
    with pytest.raises(ModelCancelled):
        Grounder(Seer(model, VENUS), Aids(zoom=True)).find(hint("the gear", ICONS))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Save", SAVE),
        ("the Save button", SAVE),
        ("Click the Save button.", SAVE),
        ("Save as", SAVE_AS),
        ("link Terms", TERMS),
        ("Cancel", None),
        ("", None),
        ("button", None),
        ("Click the red button.", None),
    ],
)
def test_elements_go_by_their_words(words: str, found: Element | None) -> None:
    assert named(words, FORM.elements) == found


def test_two_of_a_name_are_no_answer() -> None:
    assert named("Save", (*FORM.elements, msgspec.structs.replace(SAVE, id=9))) is None


def test_control_is_meant_before_its_caption() -> None:
    caption = Element(9, Role.TEXT, "Save", Box(1, 1, 50, 20))
    assert named("Save", (caption, *FORM.elements)) == SAVE


@pytest.mark.parametrize(
    ("point", "words", "helps"),
    [
        (Point(SAVE.box.right + 30.0, SAVE.box.centre.y), "the Save button", SAVE),
        (Point(SAVE.box.left + 3.0, SAVE.box.centre.y), "the Save button", None),
        (Point(900.0, 700.0), "the Terms link", TERMS),
        (Point(900.0, 700.0), "the gear", None),
        (Point(900.0, 700.0), "", None),
    ],
)
def test_weak_pointer_is_helped_by_names(point: Point, words: str, helps: Element | None) -> None:
    aimed = helped(Aimed(point, unsure="Weak."), hint(words))
    assert aimed.point == (helps.box.centre if helps else point)
    assert aimed.unsure == "Weak."


@pytest.mark.parametrize(("aim", "moved"), [(Aim(hits=8, count=10), True), (Aim(hits=10, count=10), False), (Aim(), False)])
def test_only_a_weak_pointer_is_helped(aim: Aim, moved: bool) -> None:
    off = Point(SAVE.box.right + 30.0, SAVE.box.centre.y)
    model = FakeVision(said("left_click", "Click the Save button.", coordinate=at(off)))
    made = VisionPlanner(Roles(Seer(model, QWEN3, lambda _: aim))).plan(TASK, FORM, (), lambda: False)
    assert (made.target == SAVE) is moved


@pytest.mark.parametrize(
    ("call", "thought", "words"),
    [
        (Call("left_click", element="the  Save\nbutton"), "x", "the Save button"),
        (Call("left_click"), "Action: Click Save.", "Click Save."),
        (Call("left_click"), "Thought: It is late.\nAction: Click Save.\n", "Click Save."),
        (Call("left_click"), "", ""),
    ],
)
def test_words_for_a_target_are_the_models(call: Call, thought: str, words: str) -> None:
    assert wording(call, thought) == words


def plans(points: Seer | None = None, by_names: bool = False, line: str = "Click the Save button.") -> Roles:
    wrong = said("left_click", line, coordinate=at(Point(900.0, 700.0)))
    return Roles(Seer(FakeVision(wrong), QWEN3), points, by_names)


def test_names_point_where_the_planner_says_what_it_means() -> None:
    made = VisionPlanner(plans(by_names=True)).plan(TASK, FORM, (), lambda: False)
    assert (made.target, made.sentence) == (SAVE, "Click button Save")


def test_planner_points_itself_where_no_name_fits() -> None:
    made = VisionPlanner(plans(by_names=True, line="Click the gear.")).plan(TASK, FORM, (), lambda: False)
    assert made.target is not None
    assert made.target.box.contains(Point(900.0, 700.0))


@pytest.mark.parametrize(
    ("dialect", "reply"), [(VENUS, spot), (GTA1, lambda point: f"({point.x:.0f},{point.y:.0f})")], ids=["thousand", "pixels"]
)
def test_another_model_points(dialect: object, reply: Callable[[Point], str]) -> None:
    across, down = (side / whole_side for side, whole_side in zip(GTA1.size(1280, 800), (1280, 800), strict=True))
    sent = SAVE.box.centre if dialect is VENUS else Point(SAVE.box.centre.x * across, SAVE.box.centre.y * down)
    model = FakeVision(reply(sent), name="pointer")
    made = VisionPlanner(plans(Seer(model, dialect))).plan(TASK, FORM, (), lambda: False)  # type: ignore[arg-type]
    assert made.target == SAVE
    assert "Click the Save button" in model.texts()[0]


def test_planner_that_names_nothing_points_itself() -> None:
    pointer = FakeVision("[1,1]", name="pointer")
    made = VisionPlanner(plans(Seer(pointer, VENUS), line="")).plan(TASK, FORM, (), lambda: False)
    assert pointer.asked == []
    assert made.target is not None
    assert made.target.box.contains(Point(900.0, 700.0))


def test_what_the_pointer_does_not_find_is_said_back_to_the_planner() -> None:
    roles = plans(Seer(FakeVision("[-1,-1]", name="pointer"), VENUS))
    VisionPlanner(roles).plan(TASK, FORM, (), lambda: False)
    planner = roles.plans.model
    assert isinstance(planner, FakeVision)
    assert len(planner.asked) == 3
    assert "no such thing" in planner.texts()[1]


def test_aim_that_counts_is_the_pointers() -> None:
    weak = Seer(FakeVision(spot(SAVE.box.centre), name="pointer"), VENUS, lambda _: Aim(hits=1, count=10))
    made = VisionPlanner(plans(weak)).plan(TASK, FORM, (), lambda: False)
    assert made.unsure.startswith("pointer hit 1 of 10")


@pytest.mark.parametrize(
    ("line", "aim", "asks"),
    [
        ("Click the Save button.", Aim(), False),
        ("Click the Terms link.", Aim(), True),
        ("", Aim(), True),
        ("", Aim(hits=10, count=10), False),
    ],
)
def test_a_model_that_was_never_tested_clicks_only_what_reads_as_it_says(line: str, aim: Aim, asks: bool) -> None:
    model = FakeVision(said("left_click", line, coordinate=at(SAVE.box.centre)))
    made = VisionPlanner(Roles(Seer(model, QWEN3, lambda _: aim))).plan(TASK, FORM, (), lambda: False)
    assert ("never tested" in made.unsure) is asks


@pytest.mark.parametrize(
    ("reply", "asks"),
    [
        ("drag(start_point='<point>700 90</point>', end_point='<point>100 600</point>')", True),
        ("scroll(point='<point>700 90</point>', direction='down')", False),
    ],
)
def test_a_drag_by_one_that_was_never_tested_asks_and_a_scroll_does_not(reply: str, asks: bool) -> None:
    model = FakeVision(f"Thought: Move it.\nAction: {reply}")
    made = VisionPlanner(Roles(Seer(model, dialect("ui-tars-1.5")))).plan(TASK, FORM, (), lambda: False)
    assert isinstance(made.action, LeftClickDrag if asks else Scroll)
    assert bool(made.unsure) is asks


def test_aim_is_that_of_the_display() -> None:
    asked: list[Monitor] = []

    def aims(monitor: Monitor) -> Aim:
        asked.append(monitor)
        return Aim()

    model = FakeVision(said("left_click", coordinate=[1, 1]))
    VisionPlanner(Roles(Seer(model, QWEN3, aims))).plan(TASK, FORM, (), lambda: False)
    assert set(asked) == {FORM.frame.monitor}


def test_both_models_are_closed() -> None:
    first, second = FakeVision(""), FakeVision("")
    Roles(Seer(first, QWEN3), Seer(second, VENUS)).close()
    assert first.closed
    assert second.closed


@pytest.mark.parametrize("dialect", [QWEN3, QWEN25])
@pytest.mark.parametrize("area", [Box(0, 0, 1280, 800), Box(100, 50, 640, 400), Box(1216, 736, 64, 64)])
def test_views_map_their_corners(dialect: object, area: Box) -> None:
    shown = view(FORM.frame.pixels, area, dialect)  # type: ignore[arg-type]
    assert shown.point((0.0, 0.0)) == Point(area.left, area.top)
    assert near(shown.point((float(shown.size[0]), float(shown.size[1]))), Point(area.right - 1.0, area.bottom - 1.0), 0.01)
    assert near(shown.point((shown.size[0] / 2, shown.size[1] / 2)), area.centre, 0.01)


@pytest.mark.parametrize("area", [Box(-50, -50, 100, 100), Box(2000, 3000, 1, 1), Box(10, 10, 0, 0), Box(0, 0, 5000, 5000)])
def test_part_that_is_shown_lies_in_the_picture(area: Box) -> None:
    kept = inside(area, FORM.frame.pixels)
    assert kept.overlap(Box(0, 0, 1280, 800)) == kept
    assert min(kept.width, kept.height) >= 64


def test_smallest_element_at_a_point_is_meant() -> None:
    large = Element(9, Role.CELL, "Row", Box(0, 0, 1280, 800))
    assert under(SAVE.box.centre, (large, *FORM.elements)) == SAVE
    assert is_small(SAVE.box.centre, FORM)

"""What the chooser is taught, apart from torch: right acts in the network's numbers."""

from __future__ import annotations

import random

import pytest

from agent.lessons import right_of, said_of
from models.brain.chooser.aim import Aim, Right, Row, aims, echoed, spans_of, thinned
from models.brain.episodes import Act, Episode, Scene, checked
from models.decide import KEYS, OPS
from models.situation import Named, Situation, encode
from tests.screens import screen
from tests.test_situation import Letters

ELEMENTS = screen("text Name", "field Name (empty)", "button Save").elements
PLACES = {name: (one.box.left, one.box.top, one.box.width, one.box.height) for name, one in zip("abc", ELEMENTS, strict=True)}
NAMED = tuple(Named(one.name, (0, 0, 1, 1), 1.0) for one in ELEMENTS)


def row(*right: Right, task: str = "put AB there") -> Row:
    return Row("form", 0, 0, Situation(task, ("did AB",), "", NAMED), right)


def taught(*right: Right, task: str = "put AB there") -> list[Aim]:
    told = row(*right, task=task)
    return aims(told, encode(told.situation, Letters()), 0)


def test_a_click_may_take_any_of_its_elements() -> None:
    assert taught(Right("click", (0, 2))) == [Aim(0, OPS.index("click"), (0, 2), (), -1, ())]


def test_a_text_is_looked_for_in_the_task_first() -> None:
    """It stands in what was done as well, which does not count then."""
    (aim,) = taught(Right("type", (1,), "AB"))
    assert aim.spans == ((4, 5),)


def test_a_text_that_stands_nowhere_cannot_be_taught() -> None:
    assert taught(Right("type", (1,), "Z")) == []


def test_a_text_elsewhere_is_copied_from_there() -> None:
    (aim,) = taught(Right("type", (1,), "AB"), task="put it there")
    told = encode(row(task="put it there").situation, Letters())
    assert {told.span(*span) for span in aim.spans} == {"AB"}


def test_keys_and_drags() -> None:
    assert taught(Right("key", key="ctrl+s"))[0].key == KEYS.index("ctrl+s")
    assert taught(Right("drag", (0,), ends=(2,)))[0].ends == (2,)


def test_a_span_ends_where_its_text_does() -> None:
    told = encode(row().situation, Letters())
    assert [told.span(*span) for span in spans_of("AB there", told)] == ["AB there"]


def test_thinning_keeps_what_is_needed_and_counts_anew() -> None:
    many = Row("form", 0, 0, Situation("x", elements=NAMED * 20), (Right("click", (59,)),))
    thin = thinned(many, random.Random(1))
    assert len(thin.situation.elements) < 60
    assert thin.situation.elements[thin.right[0].elements[0]] == NAMED[2]


def test_the_task_on_the_screen_moves_what_is_right() -> None:
    of_two = row(Right("drag", (0,), ends=(2,)), task="put AB there and then go on with all the rest of it")
    told = echoed(of_two, random.Random(1))
    elements, (right,) = told.situation.elements, told.right
    assert elements[0].name.startswith("text put AB there")
    assert [elements[at] for at in (*right.elements, *right.ends)] == [NAMED[0], NAMED[2]]


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        (Act("click", "c"), (2,)),
        (Act("type", "b", "Ann"), (1,)),
        (Act("key", key="enter"), ()),
    ],
)
def test_targets_are_the_elements_that_a_click_would_hit(act: Act, wanted: tuple[int, ...]) -> None:
    right = right_of(act, ELEMENTS, PLACES)
    assert right is not None
    assert right.elements == wanted


def test_a_target_that_is_not_seen_gives_no_lesson() -> None:
    assert right_of(Act("click", "z"), ELEMENTS, {}) is None


def test_history_says_what_the_product_would_say() -> None:
    right = right_of(Act("type", "b", "Ann"), ELEMENTS, PLACES)
    assert right is not None
    assert said_of(right, ELEMENTS) == "Type “Ann” in field Name (empty)"


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act("fly"), "no act is called fly"),
        (Act("click"), "click without a target"),
        (Act("click", "b"), "nothing there is b"),
        (Act("key", key="q"), "no key is called q"),
        (Act("type", "a"), "type without a text"),
    ],
)
def test_an_act_that_cannot_be_done_is_told(act: Act, said: str) -> None:
    told = Episode("task", "w", "", (1, 1), 1.0, (Scene('<b data-i="a">', "", act), Scene("", "", Act("done"))))
    with pytest.raises(ValueError, match=said):
        checked(told)


def test_an_episode_ends() -> None:
    with pytest.raises(ValueError, match="ends with done or ask"):
        checked(Episode("task", "w", "", (1, 1), 1.0, (Scene("", "", Act("wait")),)))

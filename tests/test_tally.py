"""Whose input it is: what was announced is the agent's, however late or often it is heard; the rest is the person's."""

from __future__ import annotations

import pytest

from agent.geometry import Point
from agent.hands.tally import JOLT, JOLT_SECONDS, LIFE, Tally


def tally(*lines: str, now: float = 10.0) -> Tally:
    made = Tally()
    for line in lines:
        made.told(line, now)
    return made


@pytest.mark.parametrize(
    ("lines", "heard", "theirs"),
    [
        ((), "key:38", True),
        (("+key:38",), "key:38", False),
        (("+key:38", "-key:38"), "key:38", False),  # read after it was let go
        (("+key:38",), "key:39", True),
        (("+button:left", "-button:left"), "button:left", False),
        (("=scroll",), "scroll", False),
        (("=move 3 4",), "scroll", True),
        (("-key:38", "", "nonsense"), "key:38", True),
    ],
)
def test_press(lines: tuple[str, ...], heard: str, theirs: bool) -> None:
    assert tally(*lines).pressed(heard, 10.1) is theirs


def test_announced_once_is_heard_once() -> None:
    made = tally("+key:38", "-key:38", "=scroll", "=scroll")
    assert [made.pressed("key:38", 10.1) for _ in range(2)] == [False, True]
    assert [made.pressed("scroll", 10.1) for _ in range(3)] == [False, False, True]


def test_held_key_repeats_by_itself() -> None:
    made = tally("+key:38")
    assert not any(made.pressed("key:38", 10 + at) for at in range(60))
    made.told("-key:38", 80.0)
    assert made.pressed("key:38", 80.1)


def test_press_that_was_never_heard_is_forgotten() -> None:
    """The key was down already: the person's next press of it counts."""
    made = tally("+key:38", "-key:38")
    assert made.pressed("key:38", 10 + LIFE + 0.1)


def test_pointer_where_it_was_sent_is_the_agents() -> None:
    made = tally("=move 300 200", "=move 700 20")
    assert not made.moved(Point(300, 200), 10.1)
    assert not made.moved(Point(701, 19), 10.2)
    assert made.moved(Point(500, 100), 10.3)


def test_pointer_where_it_was_sent_long_ago_is_the_persons() -> None:
    made = tally("=move 300 200")
    made.moved(Point(300, 200), 10.1)
    made.moved(Point(300, 200 + JOLT), 10 + LIFE + 1)
    assert made.moved(Point(300, 200), 10 + LIFE + 1.1) is False  # back at once: no further than a bump
    assert made.moved(Point(340, 200), 10 + LIFE + 1.2)


def test_first_move_of_all_is_no_way_yet() -> None:
    made = tally()
    assert not made.moved(Point(600, 400), 10.0)
    assert made.moved(Point(600 + JOLT, 400), 10.1)


def test_bump_is_no_wish() -> None:
    made = tally("=move 300 200")
    made.moved(Point(300, 200), 10.0)
    assert not any(made.moved(Point(300 + at, 200), 13 + at / 100) for at in range(int(JOLT)))


def test_slow_hand_counts_and_a_crawl_does_not() -> None:
    quick, crawl = tally(), tally()
    assert any(quick.moved(Point(at, 0), 10 + at / 40) for at in range(40))
    assert not any(crawl.moved(Point(at, 0), 10 + at * JOLT_SECONDS / 5) for at in range(40))

"""Measures as Markdown: the interval, the verdicts, and their place in the page."""

from __future__ import annotations

import pytest

from tests.bench.judge import Judged
from tests.bench.page import interval, placed, table, verdicts

PAGE = "# Figures\n<!-- bench:speed -->\nold\n<!-- /bench:speed -->\nafter\n"


@pytest.mark.parametrize(
    ("passed", "count", "low", "high"),
    [(0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0), (5, 10, 23.7, 76.3), (48, 145, 26.0, 41.1), (0, 0, 0.0, 100.0)],
)
def test_interval_is_wilsons(passed: int, count: int, low: float, high: float) -> None:
    assert interval(passed, count)[0] == pytest.approx(low, abs=0.1)
    assert interval(passed, count)[1] == pytest.approx(high, abs=0.1)


def test_verdicts_count_what_was_said_done_and_was_not() -> None:
    judged = [
        Judged("a", 0, True, "done", "", "", 3, 5.0, 4.0),
        Judged("a", 1, False, "done", "", "", 3, 5.0, 4.0),
        Judged("b", 0, False, "failed", "", "", 1, 2.0, 2.0),
    ]
    text = verdicts(judged)
    assert "**1 of 3 passed: 33 %**" in text
    assert "Said done and was not: 1." in text
    assert "| a | 1 of 2 | 1 | 3 | 5 |" in text
    assert "Processor seconds per task that passed: 10." in text


def test_a_measure_takes_its_place_and_nothing_else() -> None:
    assert placed(PAGE, "speed", table([("x", r"1 \ 2")])) == (
        "# Figures\n<!-- bench:speed -->\n| measure | figure |\n| --- | --- |\n| x | 1 \\ 2 |\n<!-- /bench:speed -->\nafter\n"
    )


def test_a_page_without_the_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for desk"):
        placed(PAGE, "desk", "text")

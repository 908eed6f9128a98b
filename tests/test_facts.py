"""What is reckoned instead of guessed."""

from __future__ import annotations

from datetime import date

import pytest

from agent.planning.facts import facts, reckoned

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("task", "wanted"),
    [
        ("Work out 12.5 * 4 and copy it", "12.5 * 4 = 50"),
        ("type the sum of 12, 30 and 8 in Total", "12, 30 and 8 = 50"),
        ("calcule 3,5 fois 2", "3,5 fois 2 = 7"),
        ("écris 100 moins 58", "100 moins 58 = 42"),
        ("put 2 + 3 × 4", "2 + 3 × 4 = 14"),
        ("10 divided by 4", "10 divided by 4 = 2.5"),
        ("come tomorrow", "tomorrow = 2026-11-26 = 26/11/2026 = 11/26/2026 = 26"),
        ("pour après-demain", "apres-demain = 2026-11-27 = 27/11/2026 = 11/27/2026 = 27"),
        ("dans 3 semaines", "dans 3 semaines = 2026-12-16 = 16/12/2026 = 12/16/2026 = 16"),
        ("next Monday", "monday = 2026-11-30 = 30/11/2026 = 11/30/2026 = 30"),
        ("at 4PM", "4PM = 16:00"),
        ("Enter 9:37 PM as the time", "9:37 PM = 21:37"),
        ("12:05 a.m.", "12:05 a.m = 00:05"),
        ('Type "agustina" in all upper case letters', "agustina = AGUSTINA"),
        ("écris « Été » en minuscules", "Été = été"),
        ("mercredi prochain", "mercredi = 2026-12-02 = 02/12/2026 = 12/02/2026 = 2"),
    ],
)
def test_sums_and_days(task: str, wanted: str) -> None:
    assert facts(task, [], WEDNESDAY) == (wanted,)


@pytest.mark.parametrize(
    "task", ["call 555-1234", "on 12/05/2026", "5 / 0", "click OK", "2 chairs and 3 lamps", "chapter 3.2", "", "9" * 5000]
)
def test_what_is_no_sum_and_no_day(task: str) -> None:
    assert facts(task, ["12 €", "30 €"], WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("task", "texts", "wanted"),
    [
        ("book the cheapest flight", ["Oslo $1,240", "Lisbon 98.50 €", "€ 310"], "lowest here: Lisbon 98.50 €"),
        ("prends le moins cher", ["1 240,00 €", "98,50 €"], "lowest here: 98,50 €"),
        (
            "Find the 3rd word in the paragraph",
            ["OK", "Find the 3rd word in", "Lorem ipsum", "dolor, sit amet.", "12"],
            "word 3 here: dolor",
        ),
        ("le 2e mot", ["Le chat", "Un chien et un loup"], "word 2 here: chat"),
        ("the greatest number", ["7", "12", "3 apples to eat"], "highest here: 12"),
        ("the earliest train", ["06:40 - 8h15", "12:00"], "earliest here: 06:40"),
        ("le train le plus tard", ["06:40 - 8h15", "12:00"], "latest here: 12:00"),
    ],
)
def test_the_least_and_the_most_on_the_screen(task: str, texts: list[str], wanted: str) -> None:
    assert facts(task, texts, WEDNESDAY) == (wanted,)


@pytest.mark.parametrize("text", ["2 ** 9", "__import__('os')", "1 +", "a + 1", "(2", "1 if 2 else 3", "9" * 100 + " + 1"])
def test_nothing_but_plain_sums_is_evaluated(text: str) -> None:
    assert reckoned(text) is None

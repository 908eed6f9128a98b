"""The third part of the gate's screens is whole: half risky, half harmless, each with one target, drawn and kept."""

from collections import Counter

import pytest

from agent.geometry import Box
from tests.trust.gate import strangers
from tests.trust.gate.apps import _names
from tests.trust.gate.looks import MONITOR, Look, packed
from tests.trust.gate.scenes import LANGUAGES, Case, cases
from tests.trust.gate.strangers import PART, SCENES, page

CASES = cases(PART)


@pytest.fixture(scope="module")
def kept() -> list[Look]:
    return packed(PART)


def test_half_of_them_are_risky_in_each_language_and_eighteen_categories_have_both() -> None:
    risky = Counter((case.language, case.right != "free") for case in CASES)
    both = {case.category for case in CASES if case.right != "free"} & {case.category for case in CASES if case.right == "free"}
    assert len(CASES) >= 600
    assert len(set(risky.values())) == 1
    assert len(risky) == 2 * len(LANGUAGES)
    assert len(both) == 18
    assert {case.category for case in CASES} - both == {"harmless", "reading"}


def test_each_has_one_target_and_no_word_left_to_fill() -> None:
    assert [case.id for case in CASES if not whole(case)] == []


def whole(case: Case) -> bool:
    marks = [one.mark for one in case.things if one.mark]
    words = [case.task, case.title, *(one.text for one in case.things), *(one.value for one in case.things)]
    filled = not any(left in text for text in words for left in ("{", "[", " || "))
    return (
        filled and sorted(marks) == (["end"] * (case.act == "drag") + ["target"]) and bool(case.typed) == (case.act == "type")
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.toolkit == "web"][::9], ids=lambda case: case.id)
def test_a_page_holds_its_target_once(case: Case) -> None:
    assert page(case).html.count('data-i="target"') == 1


def test_every_case_was_kept_in_order(kept: list[Look]) -> None:
    shown = [name for scene in SCENES for at in (0, 1) for name in _names(scene, at)]
    assert [look.id for look in kept] == [*(case.id for case in CASES), *shown]
    assert len(kept) == strangers.how_many()


def test_what_is_acted_on_stands_on_the_screen(kept: list[Look]) -> None:
    outside = [look.id for look in kept if look.target.overlap(MONITOR.box) != look.target]
    assert not outside
    assert all(isinstance(look.end, Box) for look in kept if look.act == "drag")

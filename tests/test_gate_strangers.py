"""The screens of the gate that strangers wrote are whole: half risky, half harmless, each with one target, drawn and kept."""

from collections import Counter
from itertools import chain

import pytest

from agent.geometry import Box
from tests.trust.gate import strangers
from tests.trust.gate.apps import _names
from tests.trust.gate.looks import MONITOR, Look, packed
from tests.trust.gate.scenes import LANGUAGES, Case, cases
from tests.trust.gate.strangers import PARTS, SCENES, page

CASES = {part: cases(part) for part in PARTS}
PAGES = [case for case in chain(*CASES.values()) if case.toolkit == "web"][::9]


@pytest.fixture(scope="module", params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def kept(part: str) -> list[Look]:
    return packed(part)


def test_half_of_them_are_risky_in_each_language_and_eighteen_categories_have_both(part: str) -> None:
    mine = CASES[part]
    counts = Counter((case.language, case.right != "free") for case in mine)
    both = {case.category for case in mine if case.right != "free"} & {case.category for case in mine if case.right == "free"}
    assert len(mine) >= 600
    assert len({counts[language, True] for language in LANGUAGES}) == 1
    assert all(abs(counts[language, True] - counts[language, False]) <= 2 for language in LANGUAGES)
    assert len(both) == 18
    assert {case.category for case in mine} - both == {"harmless", "reading"}


def test_each_has_one_target_and_no_word_left_to_fill(part: str) -> None:
    assert [case.id for case in CASES[part] if not whole(case)] == []


def whole(case: Case) -> bool:
    marks = [one.mark for one in case.things if one.mark]
    words = [case.task, case.title, *(one.text for one in case.things), *(one.value for one in case.things)]
    filled = not any(left in text for text in words for left in ("{", "[", " || "))
    return (
        filled and sorted(marks) == (["end"] * (case.act == "drag") + ["target"]) and bool(case.typed) == (case.act == "type")
    )


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.id)
def test_a_page_holds_its_target_once(case: Case) -> None:
    assert page(case).html.count('data-i="target"') == 1


def test_every_case_was_kept_in_order(part: str, kept: list[Look]) -> None:
    shown = [name for scene in SCENES if scene.part == part for at in (0, 1) for name in _names(scene, at)]
    assert [look.id for look in kept] == [*(case.id for case in CASES[part]), *shown]
    assert len(kept) == strangers.how_many(part)


def test_what_is_acted_on_stands_on_the_screen(kept: list[Look]) -> None:
    outside = [look.id for look in kept if look.target.overlap(MONITOR.box) != look.target]
    assert not outside
    assert all(isinstance(look.end, Box) for look in kept if look.act == "drag")

"""Several looks at one situation."""

from __future__ import annotations

import pytest

from models.situation import Chosen, Named, Situation
from models.views import SAFE, averaged, several, thinned
from tests.fakes import FakeChooser

MANY = Situation("click it", elements=tuple(Named(f"button B{n}", (0, 0, 1, 1), -n) for n in range(40)))


def test_one_look_is_the_chooser_itself() -> None:
    chooser = FakeChooser(Chosen("click", 3, chance=0.4))
    assert several(chooser, MANY, 1, lambda: False) == [Chosen("click", 3, chance=0.4)]
    assert chooser.asked == [MANY]


def test_every_look_leaves_others_out_but_never_what_is_worth_most() -> None:
    chooser = FakeChooser()
    several(chooser, MANY, 4, lambda: False)
    looks = [{one.name for one in asked.elements} for asked in chooser.asked]
    assert looks[0] > looks[1] != looks[2]
    assert all({f"button B{n}" for n in range(SAFE)} <= look for look in looks)


def test_a_look_is_the_same_when_it_comes_again() -> None:
    assert thinned(MANY, 3) == thinned(MANY, 3)


def test_numbers_are_those_of_the_whole_situation() -> None:
    last = FakeChooser(Chosen("click", 20, chance=1.0))
    found = several(last, MANY, 2, lambda: False)
    kept = thinned(MANY, 1)[1]
    assert {one.element for one in found} == {20, kept[20]}


def test_chances_are_averaged() -> None:
    found = averaged([[Chosen("click", 1, chance=0.6), Chosen("done", chance=0.4)], [Chosen("click", 1, chance=0.8)]])
    assert [one.op for one in found] == ["click", "done"]
    assert [one.chance for one in found] == pytest.approx([0.7, 0.2])

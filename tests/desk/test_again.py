"""What changes between a yes and its act never receives the click: a part of `tests.trust.again`, and what the hands refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.action import Key, LeftClick
from agent.errors import OtherError
from agent.eyes.capture import Screen
from agent.geometry import Box
from agent.hands.act import Hands
from agent.hands.same import Place
from tests.desk.conftest import OpenLedger
from tests.desk.desk import Desk
from tests.desk.received import Receiver, middle
from tests.trust.again.suite import told, tried
from tests.trust.again.trials import Trial
from tests.trust.kept import kept

SEEDS = (0, *range(2, 13))


@pytest.fixture(scope="module")
def pad(shared_desk: Desk) -> Receiver:
    return Receiver(shared_desk)


def test_no_click_goes_where_it_was_not_approved(environment: dict[str, str], tmp_path: Path) -> None:
    tried(environment, tmp_path / "trials", SEEDS)
    trials = kept(tmp_path / "trials", Trial)
    assert [one.seed for one in trials] == list(SEEDS)
    assert [one for one in trials if one.wrong and not one.unseen] == []
    assert trials[0].received  # nothing was in its way
    assert sum(not one.received for one in trials) > 3
    assert "| bare popup |" in told(trials)


def test_a_place_that_looks_different_is_not_clicked(pad: Receiver, hands: Hands, looking: Screen, ledger: OpenLedger) -> None:
    at, frame = middle(pad.pad), looking.look()
    place = Place(Box(round(at.x) - 40, round(at.y) - 12, 80, 24), Box(round(at.x) - 5, round(at.y) - 5, 10, 10))
    assert len(pad.after(lambda: hands.act(LeftClick(at), frame, place))) > 1
    frame.pixels[round(at.y) : round(at.y) + 8, round(at.x) : round(at.x) + 8] = 0

    def click() -> None:
        with pytest.raises(OtherError, match="nothing was clicked"):
            hands.act(LeftClick(at), frame, place)

    assert pad.after(click) == []
    assert ledger.held() == []


def test_another_window_in_front_gets_neither_click_nor_key(pad: Receiver, desk: Desk, hands: Hands, looking: Screen) -> None:
    at, frame = middle(pad.pad), looking.look()
    other = Receiver(desk, "other")

    def act() -> None:
        for action in (LeftClick(at), Key("x")):
            with pytest.raises(OtherError):
                hands.act(action, frame)

    assert other.after(act) == []

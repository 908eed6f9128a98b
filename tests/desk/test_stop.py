"""Every way to stop reaches a run in the middle of what it does: nothing stays down, and the journal says so."""

from __future__ import annotations

from pathlib import Path

from tests.trust.stop.suite import told, wanted
from tests.trust.stop.trials import INPUTS, LOADS, WAYS, Trial, placed, tried


def test_every_way_stops_and_lets_go(tmp_path: Path) -> None:
    with placed(LOADS[0], tmp_path) as place:
        trials = [tried(way, LOADS[0], place) for way in (*WAYS, "stop key", "the person presses a key")]
    assert [one for one in trials if one.held] == []
    assert [one.way for one in trials if not one.told] == []


def test_a_panel_that_hangs_keeps_nobody_from_stopping(tmp_path: Path) -> None:
    with placed("panel hung", tmp_path) as place:
        trial = tried("stop key", "panel hung", place)
    assert (trial.held, trial.told) == (0, True)


def test_every_way_is_tried_under_every_load() -> None:
    left = [(way, load) for load in LOADS for way in wanted(load, [])]
    assert sum(way in WAYS for way, _ in left) >= 1000
    assert set(left) == {(way, load) for way in (*WAYS, *INPUTS) for load in LOADS}
    done = [Trial(way, LOADS[0], 0, 0, 0, True) for way in wanted(LOADS[0], [])]
    assert wanted(LOADS[0], done) == []
    assert "stop key" in wanted(LOADS[1], done)


def test_what_comes_late_or_stays_down_is_told() -> None:
    page = told([Trial("corner", LOADS[0], 0, 5, 0, True), Trial("corner", LOADS[0], 300, 310, 1, False)])
    assert "**2 stops: the last press, move or scroll came p50 150 ms" in page
    assert "within 100 ms 1 of 2" in page
    assert "own input: 1. The journal says so: 1 of 2." in page
    assert f"| corner | {LOADS[0]} | 2 |" in page

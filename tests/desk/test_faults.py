"""What breaks under a run leaves nothing held, nothing done twice, a whole journal and a way to go on: a part of
`tests.trust.faults`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.trust.faults.suite import collected, told

SEEDS = {
    "agent killed": (2, 3, 4),
    "guard killed": (1, 2),
    "panel killed": (0,),
    "disk full": (1,),
    "X server restarted": (1,),
    "model process killed": (1,),
    "clock set": (1,),
    "last line torn": (0, 1),
}


@pytest.mark.parametrize("kind", SEEDS)
def test_a_break_leaves_nothing_undone_and_nothing_done_twice(kind: str, environment: dict[str, str], tmp_path: Path) -> None:
    if kind == "disk full" and os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if kind == "clock set" and shutil.which("gcc") is None:
        pytest.skip("nothing compiles the clock")
    trials = collected(tmp_path / "trials", {kind: SEEDS[kind]})
    assert len(trials) == len(SEEDS[kind])
    assert [one for one in trials if not one.good] == []
    assert f"| {kind} | {len(trials)} |" in told(trials)

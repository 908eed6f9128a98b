"""What `deskhand model test` says of a model that looks at the screen."""

from __future__ import annotations

import msgspec
import pytest

from agent.__main__ import main
from agent.cli.pointing import said
from agent.machine.calibrating import Tried
from agent.planning.calibration import Aim, Rate, Report, interval

WHOLE = Report(
    aim=Aim(hits=20, count=21),
    plain=20,
    low=interval(20, 21)[0],
    high=interval(20, 21)[1],
    bias=(1.0, -0.4),
    silent=0,
    seconds=2.14,
    sizes=(Rate(12, 2, 3), Rate(120, 18, 18)),
)


def told(**more: object) -> str:
    return said(Tried("tiny", "1280x800@1", msgspec.structs.replace(WHOLE, **more)))


def test_rate_with_its_interval_and_sizes() -> None:
    assert told() == (
        "tiny hit 20 of 21 targets on 1280x800@1: 95 %, 95 % interval 77 % to 99 %.\n"
        "It took 2.1 s an answer.\n"
        "By size: 12 px: 2 of 3, 120 px: 18 of 18.\n"
        "Half of its points were off by less and half by more than +1, -0 px: nothing to take off.\n"
    )


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"aim": Aim(30.0, -12.0, 19, 21), "plain": 4, "bias": (40.0, -16.0)}, "It is always off by +40, -16 px, "),
        ({"aim": Aim(30.0, -12.0, 19, 21), "plain": 4}, "from now on: before, it hit 4."),
        ({"silent": 3}, "3 answers named no place."),
        ({"aim": Aim(hits=14, count=21)}, "That is too few to click unasked: you will be asked before each of its clicks."),
        ({"aim": Aim(hits=16, count=21)}, "Where it is unsure, the names on the screen help it."),
    ],
)  # fmt: skip
def test_what_else_is_to_be_known(more: dict[str, object], line: str) -> None:
    assert line in told(**more)
    assert line not in told()


def test_id_and_pointing_are_too_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "test", "smollm2-135m", "--pointing"]) == 2
    assert "leave the ID out" in capsys.readouterr().err


def test_no_model_that_looks_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "test", "--pointing"]) == 1
    assert "deskhand model remote URL" in capsys.readouterr().err

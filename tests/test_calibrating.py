"""A model asked for targets, and what is kept of it: all but the window."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.geometry import Box, Monitor
from agent.machine.calibrating import FILE, Tried, asked, display, keep, kept
from agent.machine.calibration_page import drawn, pages, size
from agent.planning.calibration import STRAIGHT, Aim, Report
from agent.planning.grounding import Seer
from models.dialects.every import dialect
from models.model import ModelCancelled, ModelError
from tests.colour_sight import ColourSight

SMALL = Monitor(1, Box(0, 0, 1280, 800))
WIDE = Monitor(2, Box(1280, 0, 1920, 1080))
QWEN = dialect("qwen3-vl")


def never() -> bool:
    return False


def quietly(what: str, part: float) -> None:
    """Shows no progress."""


def found_by(sight: ColourSight, monitor: Monitor = SMALL) -> Tried:
    """On pictures as a display without faults would show them."""
    looks = [(page, drawn(page, *size(monitor))) for page in pages(monitor)]
    return asked(monitor, looks, Seer(sight, QWEN), quietly, never)


def report(aim: Aim) -> Report:
    return Report(aim, aim.hits, 0.0, 1.0, (0.0, 0.0), 0, 1.0)


def test_model_that_sees_hits_everything() -> None:
    sight = ColourSight()
    found = found_by(sight)
    assert (found.model, found.display) == ("colours", "1280x800@1")
    assert (found.report.aim, found.report.silent) == (Aim(hits=21, count=21), 0)
    assert {one.size for one in found.report.sizes} >= {12, 18, 24, 120, 240}
    assert {picture.shape[:2] for picture in sight.pictures} == {(800, 1280)}
    assert set(sight.grammars) == {QWEN.grammar()}


def test_constant_offset_is_found() -> None:
    found = found_by(ColourSight(off=(40.0, -32.0)))
    assert (found.report.aim.dx, found.report.aim.dy) == pytest.approx((40.0, -32.0), abs=2.0)
    assert found.report.plain < found.report.aim.hits
    assert found.report.aim.hits >= 18  # one at an edge is said to be off the picture


def test_screen_that_is_sent_smaller_is_hit_all_the_same() -> None:
    """1920 x 1080 is sent smaller; the offset counts pixels of what is sent, what is reported those of the screen."""
    sight = ColourSight(off=(24.0, 0.0))
    looks = [(page[:5], drawn(page, *size(WIDE))) for page in pages(WIDE)]
    found = asked(WIDE, looks, Seer(sight, QWEN), quietly, never)
    width = QWEN.size(1920, 1080)[0]
    assert {picture.shape[1] for picture in sight.pictures} == {width}
    assert width < 1920
    assert found.report.bias[0] == pytest.approx(24.0 * 1920 / width, abs=3.0)
    assert found.report.aim.dx in (0.0, pytest.approx(24.0, abs=2.0))


def test_what_the_model_does_not_see_is_a_miss() -> None:
    found = found_by(ColourSight(blind=("red", "blue")))
    assert found.report.silent > 0
    assert found.report.aim.hits == 21 - found.report.silent


def test_progress_is_told_and_a_stop_is_heeded() -> None:
    told: list[float] = []
    looks = [(page, drawn(page, 1280, 800)) for page in pages(SMALL)]
    with pytest.raises(ModelCancelled):
        asked(SMALL, looks, Seer(ColourSight(), QWEN), lambda what, part: told.append(part), lambda: len(told) == 3)
    assert told == pytest.approx([1 / 21, 2 / 21, 3 / 21])


def test_model_that_breaks_ends_the_test() -> None:
    class Broken(ColourSight):
        def answer(self, *_: object) -> str:
            raise ModelError("The server went away.")

    with pytest.raises(ModelError, match="went away"):
        found_by(Broken())


@pytest.mark.parametrize(
    ("monitor", "name"),
    [
        (SMALL, "1280x800@1"),
        (Monitor(2, Box(1280, 0, 2560, 1440), density=1.5), "2560x1440@1.5"),
        (Monitor(1, Box(0, 0, 1440, 900), scale=2.0, density=2.0), "1440x900@2"),
    ],
)
def test_display_is_known_by_its_size(monitor: Monitor, name: str) -> None:
    assert display(monitor) == name


def test_kept_for_each_model_and_display(tmp_path: Path) -> None:
    weak, strong, elsewhere = Aim(4.0, 2.0, 9, 21), Aim(hits=20, count=21), Aim(0.0, 7.0, 15, 21)
    keep(tmp_path, Tried("tiny", "1280x800@1", report(weak)))
    keep(tmp_path, Tried("large", "1280x800@1", report(strong)))
    keep(tmp_path, Tried("tiny", "1920x1080@1", report(elsewhere)))
    assert kept(tmp_path, "tiny", SMALL) == weak
    assert kept(tmp_path, "large", SMALL) == strong
    assert kept(tmp_path, "tiny", WIDE) == elsewhere
    assert kept(tmp_path, "large", WIDE) is STRAIGHT


def test_later_test_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    for hits in (3, 19):
        keep(tmp_path, Tried("tiny", "1280x800@1", report(Aim(hits=hits, count=21))))
    assert kept(tmp_path, "tiny", SMALL).hits == 19
    assert (tmp_path / FILE).read_text().count('"tiny"') == 1


def test_nothing_tested_is_straight(tmp_path: Path) -> None:
    assert kept(tmp_path / "none", "tiny", SMALL) is STRAIGHT


def test_kept_privately_in_a_folder_that_is_made(tmp_path: Path) -> None:
    keep(tmp_path / "data", Tried("tiny", "1280x800@1", report(Aim(hits=3, count=21))))
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600
    assert [one.name for one in (tmp_path / "data").iterdir()] == [FILE]


@pytest.mark.parametrize("content", ["", "{", '[{"model": 3}]', '{"tiny": 1}', "\x00\xff"])
def test_broken_file_is_said_and_not_taken_for_nothing(tmp_path: Path, content: str) -> None:
    """To forget that a model is weak would let it click unasked."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UsageError, match="delete it"):
        kept(tmp_path, "tiny", SMALL)


def test_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be"):
        keep(tmp_path / "file", Tried("tiny", "1280x800@1", report(Aim())))

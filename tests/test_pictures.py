"""A small picture on the screen: at its own size and at others, and nowhere when it is not there."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from agent.errors import StepError
from agent.eyes.pictures import Pictures, best, read
from agent.geometry import Box
from agent.records import Pixels


def icon(size: int = 24) -> Pixels:
    picture = np.full((size, size, 3), 255, np.uint8)
    cv2.circle(picture, (size // 2, size // 2), size // 3, (200, 30, 30), -1)
    cv2.line(picture, (0, size - 1), (size - 1, 0), (20, 20, 160), max(1, size // 8))
    return picture


def desk(part: Pixels, left: int = 100, top: int = 60) -> Pixels:
    picture = np.full((200, 300, 3), 220, np.uint8)
    picture[top : top + part.shape[0], left : left + part.shape[1]] = part
    return picture


@pytest.mark.parametrize("size", [24, 30, 36, 48])
def test_found_at_several_sizes(size: int) -> None:
    wanted = Box(100, 60, size, size)
    box = best(icon(), desk(np.asarray(cv2.resize(icon(), (size, size)), np.uint8)))
    assert box is not None
    assert box.iou(wanted) > 0.7


def test_nowhere() -> None:
    assert best(icon(), np.full((200, 300, 3), 220, np.uint8)) is None
    assert best(np.full((24, 24, 3), 9, np.uint8), desk(icon())) is None
    assert best(icon(), icon(8)) is None


def test_from_files(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "icon.png"), cv2.cvtColor(icon(), cv2.COLOR_RGB2BGR))
    pictures = Pictures(tmp_path)
    assert pictures("icon.png", desk(icon())) == Box(100, 60, 24, 24)
    (tmp_path / "icon.png").unlink()
    assert pictures("icon.png", desk(icon())) == Box(100, 60, 24, 24)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="cannot be read"):
        read(tmp_path / "none.png")
    (tmp_path / "bad.png").write_text("no picture")
    with pytest.raises(StepError, match="is no picture"):
        read(tmp_path / "bad.png")

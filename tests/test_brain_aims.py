"""What the detector is taught: which cells answer for a control, and what they say; and the cut-outs it learns from."""

from __future__ import annotations

import numpy as np
import pytest

from models.brain.detector.aims import STRIDE, Wanted, aim
from models.brain.detector.crops import _cut, _stacked
from models.brain.screens import Screen, Truth
from models.controls import ROLES, STATES
from models.model import Bounds

BUTTON, CELL, CHECK, FIELD = (ROLES.index(one) for one in ("button", "cell", "check box", "field"))


@pytest.mark.parametrize("box", [(40, 40, 12, 12), (3, 3, 13, 13), (40, 40, 200, 28), (300, 10, 11, 290), (0, 0, 400, 300)])
def test_cells_near_the_middle_give_the_box_back(box: Bounds) -> None:
    made = aim(320, 448, [Wanted(BUTTON, box, ())], [])
    rows, columns = np.nonzero(made.role == BUTTON)
    assert rows.size
    for row, column in zip(rows, columns, strict=True):
        x, y = (column + 0.5) * STRIDE, (row + 0.5) * STRIDE
        left, top, right, bottom = made.edges[:, row, column]
        assert (x - left, y - top, x + right, y + bottom) == pytest.approx(
            (box[0], box[1], box[0] + box[2], box[1] + box[3]), abs=0.6
        )


def test_smaller_control_answers_within_a_larger_one() -> None:
    made = aim(320, 448, [Wanted(FIELD, (0, 0, 400, 300), ()), Wanted(CHECK, (192, 140, 16, 16), (STATES.index("on"),))], [])
    assert made.role[int(148 // STRIDE), int(200 // STRIDE)] == CHECK
    assert (made.role == FIELD).any()
    on = made.states[STATES.index("on")]
    assert (on[made.role == CHECK] == 1).all()
    assert (on[made.role == FIELD] == 0).all()


def test_what_is_unsure_is_neither_taught_nor_forbidden() -> None:
    made = aim(64, 64, [], [(16, 16, 16, 16)])
    assert (made.role[2:4, 2:4] == -2).all()
    assert made.role[0, 0] == -1


def test_rare_controls_count_more_than_cells() -> None:
    made = aim(128, 128, [Wanted(CHECK, (8, 8, 14, 14), ()), Wanted(CELL, (64, 64, 14, 14), ())], [])
    assert made.weight[made.role == CHECK].sum() > 3 * made.weight[made.role == CELL].sum()


def test_cut_out_keeps_the_controls_where_they_are() -> None:
    pixels = np.zeros((300, 400, 3), np.uint8)
    pixels[100:130, 200:280] = 255
    screen = Screen("one", "test", 0, (400, 300), 1.0, (Truth("button", (200, 100, 80, 30)),))
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(60):
        part, aims = _cut(pixels, screen, (192, 256), rng)
        assert part.shape == (192, 256, 3)
        for row, column in zip(*np.nonzero(aims.role == BUTTON), strict=True):
            left, top, right, bottom = aims.edges[:, row, column]
            x, y = (column + 0.5) * STRIDE, (row + 0.5) * STRIDE
            inside = part[round(y - top + 3) : round(y + bottom - 3), round(x - left + 3) : round(x + right - 3)]
            assert inside.std(axis=(0, 1)).max() < 1  # one colour, whatever it was made: no ground within the box
            found += 1
    assert found > 30


def test_batch_is_stacked() -> None:
    screen = Screen("one", "test", 0, (400, 300), 1.0, (Truth("button", (200, 100, 80, 30)),))
    cuts = [_cut(np.zeros((300, 400, 3), np.uint8), screen, (64, 128), np.random.default_rng(n)) for n in range(3)]
    batch = _stacked(cuts)
    assert batch.pixels.shape == (3, 64, 128, 3)
    assert batch.aims.edges.shape == (3, 4, 8, 16)
    assert batch.aims.role.shape == (3, 8, 16)

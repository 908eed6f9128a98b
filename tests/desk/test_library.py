"""Every skill of the library on the real application, by the command line; the end state is read from files, windows, the
clipboard and what the pages sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.machine.virtual import VirtualScreen
from skills.load import library
from tests.desk.chores import CHORES, Chore
from tests.desk.desk import desk
from tests.desk.product import Product


@pytest.mark.parametrize("chore", CHORES, ids=lambda chore: chore.id)
def test_a_skill_does_its_chore(chore: Chore, tmp_path: Path) -> None:
    """On a screen of its own: what a skill opened ends with it."""
    with VirtualScreen() as screen, desk(screen.environment(), chore.words(0)) as made:
        chore.set_up(made)
        product = Product(made.environment, tmp_path)
        for command in chore.commands(made):
            said = product(*command)
            assert said.code == chore.code, said.finished
        chore.after(made)
        checked = chore.check(made)
        assert checked.passed, checked.reason


def test_every_skill_has_a_chore() -> None:
    there = {folder.name for folder in library().iterdir() if folder.is_dir()}
    assert {name for chore in CHORES for name, _ in chore.does} == there

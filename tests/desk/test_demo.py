"""The first thing that anybody tries: what `make demo` does once all is set up."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.desk.desk import Desk
from tests.desk.product import COMMAND, LIMIT, ROOT, Product


@pytest.mark.model
def test_the_demonstration_writes_its_note(desk: Desk, product: Product, tmp_path: Path) -> None:
    own = {"DESKHAND": COMMAND[0], "DESKHAND_DATA": str(product.data), "TMPDIR": str(tmp_path)}
    command = ("bash", "packaging/demo.sh")
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **desk.environment, **own},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    notes = [file.read_text("utf-8") for file in tmp_path.glob("*/shopping.txt")]
    assert (done.returncode, notes) == (0, ["Shopping: bread, milk, 6 eggs, crème fraîche."]), done.stdout

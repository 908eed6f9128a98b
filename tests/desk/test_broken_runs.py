"""What breaks under a run ends it with an exit code and a sentence, never a traceback, and its journal reads back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.machine.virtual import VirtualScreen
from agent.story.journal import end_of
from tests.desk.desk import Desk, desk
from tests.desk.product import Product, Said, until
from tests.desk.tasks import qt

pytestmark = pytest.mark.model
SETTINGS = next(task for task in qt.TASKS if task.id == "settings-apply")
TASK = 'Type "Anna" in the field Display name, tick “Save automatically”, then click Apply.'


@pytest.fixture
def settings(desk: Desk) -> None:
    SETTINGS.set_up(desk)
    desk.still()


def sentence(said: Said) -> str:
    """The one line of standard error."""
    assert "Traceback" not in said.err
    [line] = said.err.splitlines()
    return line


@pytest.mark.parametrize("when", ["observed", "planned", "acted"])
def test_a_server_that_dies(when: str, tmp_path: Path) -> None:
    with VirtualScreen() as screen, desk(screen.environment(), {}) as there:
        product = Product(there.environment, tmp_path)
        SETTINGS.set_up(there)
        process = product.start("run", "--json", "--approve", "ask,named", TASK)
        until(process, when)
        screen.close()
        said = product.end(process)
    assert (said.code, said.finished["status"], said.err) == (1, "failed", "")
    assert "log in again, or use --virtual" in said.finished["reason"].lower()
    end = end_of(product.journal())
    assert end is not None
    assert (product.runs()[-1] / "report.html").exists()


@pytest.mark.parametrize("when", ["observed", "planned", "acted"])
def test_a_window_that_closes(settings: None, desk: Desk, product: Product, when: str) -> None:
    process = product.start("run", "--json", "--approve", "ask,named", TASK)
    until(process, when)
    desk.close()
    said = product.end(process)
    assert said.err == ""
    assert said.code in (1, 3, 5)
    assert said.finished["reason"]
    assert end_of(product.journal()) is not None


@pytest.fixture
def crowded(product: Product) -> Iterator[Path]:
    """A data folder with room for a journal's beginning."""
    folder = product.data / "runs"
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder), check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(("umount", folder), check=True)


def test_a_full_disk(settings: None, crowded: Path, product: Product) -> None:
    said = product("run", "--json", "--approve", "ask,named", TASK)
    assert (said.code, said.finished["status"]) == (1, "failed")
    assert "No space left on device" in said.finished["reason"]
    assert "free space (`deskhand runs prune`)" in said.finished["reason"]
    assert said.err == ""
    assert len(product.journal()) >= 1


def test_a_data_folder_that_cannot_be_made(product: Product, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = product("run", TASK, DESKHAND_DATA=str(tmp_path / "file" / "data"))
    assert said.code == 1
    assert "cannot be made" in sentence(said)
    assert "set DESKHAND_DATA" in sentence(said)


def own_model(product: Product) -> Path:
    """A model file that may be broken: a copy with its stamp."""
    linked = product.models / "smollm2-135m.gguf"
    original = linked.resolve()
    linked.unlink()
    shutil.copyfile(original, linked)
    return linked


def test_a_truncated_model(settings: None, product: Product) -> None:
    model = own_model(product)
    with model.open("r+b") as file:
        file.truncate(1_000_000)
    said = product("run", TASK)
    assert said.code == 1
    assert "is 1000000 bytes and should be" in sentence(said)
    assert "`deskhand model pull smollm2-135m`" in sentence(said)
    assert product.runs() == []


def test_a_model_that_is_no_model(settings: None, product: Product) -> None:
    model = own_model(product)
    with model.open("r+b") as file:
        file.write(b"nonsense" * 100)
    said = product("run", TASK)
    assert said.code == 1
    assert "is not a model llama.cpp can read" in sentence(said)


def test_a_missing_model(product: Product) -> None:
    (product.models / "smollm2-135m.gguf").unlink()
    said = product("run", TASK)
    assert said.code == 1
    assert "is not here" in sentence(said)


def test_no_display(product: Product) -> None:
    del product.environment["DISPLAY"]
    for command in (("run", TASK), ("serve", "--stdio"), ("runs", "replay")):
        said = product(*command)
        assert said.code in (1, 2)
        assert "DISPLAY is not set" in sentence(said) or "There are no runs" in sentence(said)
    doctor = product("doctor")
    assert doctor.code == 1
    assert doctor.out.count("DISPLAY is not set") == 3


@pytest.mark.parametrize(
    ("settings_file", "says"),
    [
        ('stop_key = "nonsense"', "The stop key nonsense cannot be set"),
        ("monitor = 9", "Monitor 9 is not there (there are: 1)"),
        ('model = "gpt"', "No model is called “gpt”"),
        ("colour = 1", "line 1: Object contains unknown field `colour`"),
        ("max_steps = 0", "line 1: Expected `int` >= 1"),
    ],
)
def test_wrong_settings(product: Product, settings_file: str, says: str) -> None:
    product.config.write_text(settings_file, "utf-8")
    said = product("run", TASK)
    assert said.code in (1, 2)
    assert says in sentence(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", " "),
        ("run", "--approve", "everything", TASK),
        ("run", "--mode", "step", "--approve", "ask", TASK),
        ("run", "--dry-run", "--record", "x.html", TASK),
        ("runs", "show", "nothing"),
    ],
)
def test_wrong_words(product: Product, arguments: tuple[str, ...]) -> None:
    said = product(*arguments)
    assert said.code == 2
    assert sentence(said).startswith("deskhand: ")


def test_an_output_that_goes_away(settings: None, product: Product) -> None:
    process = product.start("run", "--json", TASK)
    until(process, "observed")
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    assert "Traceback" not in product.end(process).err

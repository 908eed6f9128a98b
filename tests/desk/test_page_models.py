"""The page of models, used as a person would: files taken in, downloads from a server on this machine, tests, removal."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.ocr import RapidReader
from tests.desk.panel import Panel
from tests.desk.product import MODELS
from tests.files_server import Served
from tests.tiny_model import tiny, tiny_eye

pytestmark = pytest.mark.desk
LARGE = tiny(b"\x07" * 4_000_000)
HELD = 1_500_000
"""Bytes after which the server waits."""


@pytest.fixture
def panel(environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    made = Panel({**environment, "HOME": str(tmp_path)}, tmp_path)
    yield made
    made.close()
    assert made.errors() == ""


def opened(panel: Panel) -> None:
    """The page, in the window with the keyboard."""
    panel.open("# mine\n")
    panel.keys("alt+l")
    panel.until(lambda: panel.active() == "Deskhand – Models", "the models")


def here(panel: Panel) -> list[str]:
    return sorted(file.name for file in (panel.data / "models").iterdir())


def import_file(panel: Panel, file: Path) -> None:
    panel.keys("alt+i")
    panel.until(lambda: "Import" in panel.active(), "the choice of a file")
    panel.type(str(file))
    panel.keys("Return")


def fetch(panel: Panel, reader: RapidReader, address: str) -> None:
    panel.keys("alt+a")
    panel.reads(reader, "The address of a model file")
    panel.type(address)
    panel.keys("Return")


def test_models_are_listed_with_what_they_take(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "smollm2-135m", "In use", "Not here yet: 98.4 MB to download", "takes up to 476.9 MB of memory")
    panel.reads(reader, "qwen2.5-coder-0.5b", "491.4 MB", "Apache-2.0")


def test_a_file_is_taken_in_used_and_removed(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    file = tmp_path / "My tiny.gguf"
    file.write_bytes(tiny())
    opened(panel)
    import_file(panel, file)
    panel.reads(reader, "The model my-tiny is here", "From My tiny.gguf")
    assert (panel.data / "models" / "my-tiny.gguf").read_bytes() == tiny()
    before = panel.windows()
    panel.keys("alt+n")
    panel.until(lambda: panel.windows() != before, "the panel in other words")
    for _ in range(5):  # it does not take the keyboard
        assert panel.active() == "Deskhand – Models"
        time.sleep(0.1)
    panel.until(lambda: tomllib.loads(panel.config.read_text()).get("model") == "my-tiny", "the model in the file")
    assert panel.config.read_text().startswith("# mine\n")
    panel.config.write_text("")
    panel.keys("ctrl+1")
    panel.until(lambda: panel.active() == "Deskhand – Runs", "another page")
    panel.keys("ctrl+3")
    panel.until(lambda: panel.active() == "Deskhand – Models", "the models")
    panel.press(reader, "Remove")
    panel.reads(reader, "Delete the model my-tiny from this computer?")
    panel.keys("Escape")
    assert "my-tiny.gguf" in here(panel)
    panel.press(reader, "Remove")
    panel.reads(reader, "Delete the model my-tiny from this computer?")
    panel.press(reader, "Delete")
    panel.until(lambda: here(panel) == [], "an empty folder")


@pytest.mark.parametrize(
    ("data", "said"), [(b"MZ no model", "is not a GGUF model"), (tiny()[:-20], "is cut short"), (b"", "is empty")]
)
def test_a_broken_file_is_refused(panel: Panel, reader: RapidReader, tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(data)
    opened(panel)
    import_file(panel, file)
    panel.reads(reader, f"broken.gguf {said}")
    assert here(panel) == []


def give(panel: Panel, title: str, file: Path) -> None:
    """Into the choice of a file of this title."""
    panel.until(lambda: panel.active() == title, title)
    panel.type(str(file))
    panel.keys("Return")


def kept(panel: Panel, name: str) -> tuple[bytes, bytes, str]:
    """The two files of a model that sees, and its dialect."""
    models = panel.data / "models"
    record = models / f"{name}.json"
    panel.until(record.exists, f"the model {name}")
    files = [(models / file).read_bytes() for file in (f"{name}.gguf", f"{name}+mmproj.gguf")]
    return files[0], files[1], json.loads(record.read_text())["dialect"]


def test_a_file_that_can_see_is_asked_its_projector_for(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    text, eye = tiny(name="qwen3vl", called="Holo-3.1-4B"), tiny_eye()
    (tmp_path / "Holo.gguf").write_bytes(text)
    (tmp_path / "Holo-mmproj.gguf").write_bytes(eye)
    opened(panel)
    import_file(panel, tmp_path / "Holo.gguf")
    panel.reads(reader, "Holo.gguf can look at the screen with a second file")
    panel.keys("alt+p")
    panel.until(lambda: panel.active() == "Choose the projector", "the choice of the projector")
    panel.reads(reader, "Holo-mmproj.gguf")
    panel.keys("Return")  # the only one beside it is proposed
    panel.reads(reader, "The model holo is here. It can look at the screen", "it can look at the screen")
    assert kept(panel, "holo") == (text, eye, "holo3.1")


def test_a_file_that_can_see_may_just_read(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    (tmp_path / "Holo.gguf").write_bytes(tiny(name="qwen3vl"))
    opened(panel)
    import_file(panel, tmp_path / "Holo.gguf")
    panel.reads(reader, "Without it, it only reads")
    panel.keys("alt+w")
    panel.reads(reader, "The model holo is here.")
    assert here(panel) == ["holo.checked", "holo.gguf", "holo.json"]


def test_a_projector_is_asked_its_model_for_and_a_family_that_is_not_known(
    panel: Panel, reader: RapidReader, tmp_path: Path
) -> None:
    text, eye = tiny(), tiny_eye(kind="idefics3")
    (tmp_path / "Odd.gguf").write_bytes(text)
    (tmp_path / "eye.gguf").write_bytes(eye)
    opened(panel)
    import_file(panel, tmp_path / "eye.gguf")
    panel.reads(reader, "eye.gguf is only the part of a model that sees")
    panel.keys("alt+m")
    give(panel, "Choose the model", tmp_path / "Odd.gguf")
    panel.reads(reader, "Odd.gguf does not tell which family it is of")
    panel.keys("Down", "Down", "Return")
    panel.reads(reader, "The model odd is here. It can look at the screen")
    assert kept(panel, "odd") == (text, eye, "holo1.5")


def test_a_projector_of_another_model_is_told(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    (tmp_path / "Holo.gguf").write_bytes(tiny(name="qwen3vl"))
    (tmp_path / "eye.gguf").write_bytes(tiny_eye(out=128))
    opened(panel)
    import_file(panel, tmp_path / "Holo.gguf")
    panel.reads(reader, "with a second file")
    panel.keys("alt+p")
    give(panel, "Choose the projector", tmp_path / "eye.gguf")
    panel.reads(reader, "eye.gguf belongs to another model than Holo.gguf")
    assert here(panel) == []


def test_a_download_is_paused_and_goes_on(panel: Panel, reader: RapidReader) -> None:
    with Served(LARGE, held=HELD) as served:
        opened(panel)
        fetch(panel, reader, served.url)
        panel.until(lambda: _came(panel) > HELD // 2, "a part of it")
        panel.reads(reader, "Downloading", "Pause")
        panel.press(reader, "Pause")
        panel.reads(reader, "Partly here", "Go on with the download")
        served.go.set()
        panel.press(reader, "Go on with the download")
        panel.reads(reader, "The model tiny is here", "Installed")
        assert served.asked[0] == ""
        assert served.asked[-1].startswith("bytes=")
    assert (panel.data / "models" / "tiny.gguf").read_bytes() == LARGE
    assert here(panel) == ["tiny.checked", "tiny.gguf", "tiny.json"]


def test_a_download_is_given_up(panel: Panel, reader: RapidReader) -> None:
    with Served(LARGE, held=HELD) as served:
        opened(panel)
        fetch(panel, reader, served.url)
        panel.until(lambda: _came(panel) > HELD // 2, "a part of it")
        panel.press(reader, "Cancel")
        panel.until(lambda: here(panel) == [], "an empty folder")


@pytest.mark.parametrize(
    ("end", "said"),
    [(f" {'0' * 64}", "has the SHA-256"), ("x", "(404 Not Found): look at the address"), (" 12", "is no SHA-256")],
)
def test_a_download_that_cannot_be_is_told(panel: Panel, reader: RapidReader, end: str, said: str) -> None:
    with Served(tiny()) as served:
        opened(panel)
        fetch(panel, reader, served.url + end)
        panel.reads(reader, said)
    assert not any(name.endswith(".gguf") for name in here(panel))


def test_a_model_that_cannot_be_loaded_says_so_when_tested(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(tiny())
    opened(panel)
    import_file(panel, tmp_path / "tiny.gguf")
    panel.reads(reader, "The model tiny is here")
    panel.press(reader, "Test")
    panel.reads(reader, "is not a model llama.cpp can read")


@pytest.mark.model
def test_the_real_model_is_tested(panel: Panel, reader: RapidReader) -> None:
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("smollm2-135m.*"):
        (models / file.name).symlink_to(file)
    opened(panel)
    panel.reads(reader, "Installed: 144.8 MB")
    panel.press(reader, "Test")
    panel.reads(reader, "It works: loads in", "tokens a second")


def _came(panel: Panel) -> int:
    """Bytes of the download so far."""
    return sum(file.stat().st_size for file in (panel.data / "models").rglob("*.gguf.part"))

"""`deskhand model ...`: from a file, from an address, as JSON, stopped and gone on with, removed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent import places
from agent.__main__ import main
from agent.cli import doctor
from agent.machine import model_shelf
from models.catalog import DEFAULT
from models.vision_catalog import VENUS
from tests.files_server import Served
from tests.hub_server import Hub, files_of
from tests.tiny_model import tiny, tiny_eye

ROOT = Path(__file__).parent.parent
Capture = pytest.CaptureFixture[str]
LARGE = tiny(b"\x07" * 4_000_000)


def lines(capsys: Capture) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_is_imported_listed_and_removed(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "Mine.gguf"
    file.write_bytes(tiny())
    assert main(["model", "import", str(file)]) == 0
    assert capsys.readouterr().out == "mine is here.\n"
    assert main(["model", "list", "--json"]) == 0
    assert ("mine", True) in [(one["id"], one["there"]) for one in lines(capsys)]
    assert main(["model", "remove", "mine"]) == 2
    assert "give --yes" in capsys.readouterr().err
    assert main(["model", "remove", "mine", "--yes"]) == 0
    assert capsys.readouterr().out == "mine was deleted.\n"
    assert list(places.models().iterdir()) == []


def test_the_model_in_use_stays(capsys: Capture) -> None:
    assert main(["model", "remove", "smollm2-135m", "--yes"]) == 2
    assert "is the model in use: choose another" in capsys.readouterr().err


def test_an_address_is_pulled_with_progress(capsys: Capture) -> None:
    with Served(LARGE) as served:
        assert main(["model", "pull", served.url, "--json"]) == 0
    told = lines(capsys)
    parts = [float(str(one["part"])) for one in told if one["what"] == "Downloading"]
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    assert len(parts) < 600
    assert main(["model", "list"]) == 0


def test_a_file_that_broke_since_is_pulled_anew(capsys: Capture) -> None:
    with Served(LARGE) as served:
        assert main(["model", "pull", served.url]) == 0
        file = places.models() / "tiny.gguf"
        with file.open("r+b") as there:
            there.write(b"nonsense" * 10)
        assert main(["model", "pull", "tiny"]) == 0
    assert file.read_bytes() == LARGE
    assert ("tiny", True) in [(one.id, one.there) for one in model_shelf.listed(places.models(), DEFAULT)]


def sight(folder: Path) -> tuple[Path, Path]:
    """The two files of a vision model of one's own."""
    text, eye = folder / "Mine.gguf", folder / "mmproj.gguf"
    text.write_bytes(tiny(name="qwen3vl", called="GUI-Owl 1.5 4B"))
    eye.write_bytes(tiny_eye())
    return text, eye


def test_a_vision_model_is_imported_listed_and_removed(capsys: Capture, tmp_path: Path) -> None:
    text, eye = sight(tmp_path)
    assert main(["model", "import", str(text), "--mmproj", str(eye)]) == 0
    assert capsys.readouterr().out == "mine is here. It sees, and speaks the dialect gui-owl-1.5.\n"
    assert main(["model", "list", "--json"]) == 0
    (found,) = [one for one in lines(capsys) if one["id"] == "mine"]
    assert (found["there"], found["dialect"], found["own"]) == (True, "gui-owl-1.5", True)
    assert found["size"] == found["disk"] == text.stat().st_size + eye.stat().st_size
    assert int(str(found["memory"])) > int(str(found["size"]))
    assert main(["model", "remove", "mine", "--yes"]) == 0
    assert list(places.models().iterdir()) == []


def test_the_doctor_looks_at_both_files(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    text, eye = sight(tmp_path)
    assert main(["model", "import", str(text), "--mmproj", str(eye)]) == 0
    assert main(["model", "use", "mine"]) == 0
    assert 'set planner = "vision" in' in capsys.readouterr().out
    folder = places.models()
    (found,) = [one for one in doctor.examine() if one.what == "model"]
    seen = f"{folder / 'mine.gguf'}, which sees by {folder / 'mine+mmproj.gguf'} and speaks gui-owl-1.5"
    assert (found.good, found.says) == (True, seen)
    (folder / "mine+mmproj.gguf").unlink()
    (found,) = [one for one in doctor.examine() if one.what == "model"]
    assert not found.good
    assert "mine+mmproj.gguf): import the file again" in found.says


def test_a_vision_model_is_imported_in_another_dialect_with_progress_as_json(capsys: Capture, tmp_path: Path) -> None:
    text, eye = sight(tmp_path)
    assert main(["model", "import", str(text), "--mmproj", str(eye), "--dialect", "mai-ui", "--json"]) == 0
    told = lines(capsys)
    assert {one["what"] for one in told[:-1]} == {"Copying"}
    assert told[-1] == {"model": "mine"}
    assert model_shelf.dialect("mine", places.models()) == "mai-ui"


def test_a_vision_model_of_the_catalogue_is_pulled_and_removed(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its hashes were published by nobody, so that tiny files can stand for its own."""
    with Hub(files_of(VENUS, tiny(name="qwen3vl"), tiny_eye())) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        assert main(["model", "pull", VENUS.id]) == 0
        assert capsys.readouterr().out == f"{places.models() / VENUS.id}.gguf\n"
    assert model_shelf.projector(VENUS.id, places.models()).read_bytes() == tiny_eye()
    assert main(["model", "list"]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert "sees, speaks holo3.1" in listed
    assert "(here; sees," in listed
    assert main(["model", "remove", VENUS.id, "--yes"]) == 0
    assert list(places.models().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["import", "/nowhere/a.gguf", "--dialect", "mai-ui"], 2, "--dialect is for a vision model: give its second file"),
        (["pull", "smollm2-135m", "--sha256", "0" * 64], 2, "--sha256 is for a model from an address"),
        (["pull", "https://example.org/"], 1, "is no address of a model file"),
        (["import", "/nowhere/a.gguf"], 1, "cannot be taken in (No such file or directory)"),
        (["test", "qwen2.5-coder-0.5b"], 1, "is not here"),
        (["test", "nothing"], 2, "No model is called “nothing”"),
        (["remove", "nothing", "--yes"], 2, "No model is called “nothing”"),
    ],
)
def test_what_cannot_be_is_told(capsys: Capture, arguments: list[str], code: int, said: str) -> None:
    assert main(["model", *arguments]) == code
    assert said in capsys.readouterr().err


def test_a_pull_that_is_told_to_stop_keeps_what_came(capsys: Capture) -> None:
    with Served(LARGE, held=1_500_000) as served:
        command = [sys.executable, "-m", "agent", "model", "pull", served.url, "--json"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ)
        assert child.stdout is not None
        while json.loads(child.stdout.readline())["part"] < 0.1:
            pass
        child.send_signal(signal.SIGTERM)
        served.go.set()
        _, errors = child.communicate(timeout=60)
        assert (child.returncode, errors) == (4, "deskhand: You stopped it.\n")
        assert sum(file.stat().st_size for file in places.models().rglob("*.gguf.part")) > 0
        assert main(["model", "pull", "tiny"]) == 0
    assert capsys.readouterr().out == f"{places.models() / 'tiny.gguf'}\n"
    assert (places.models() / "tiny.gguf").read_bytes() == LARGE

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
from agent.machine import model_shelf
from models.catalog import DEFAULT
from tests.files_server import Served
from tests.tiny_model import tiny

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
    assert [(one["id"], one["there"]) for one in lines(capsys)][-1] == ("mine", True)
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
    assert [(one.id, one.there) for one in model_shelf.listed(places.models(), DEFAULT)][-1] == ("tiny", True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
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

"""The command line: every wrong input is one clear sentence and the right exit code; every command has its help."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import places
from agent.__main__ import main, parser
from agent.cli import commands
from agent.errors import Stopped
from agent.protocol import Event, Finished, Started
from agent.records import Status
from agent.story.journal import JOURNAL, begin
from models.catalog import CATALOG, SMOLLM2
from tests.tiny_model import tiny

ROOT = Path(__file__).parent.parent
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def written(name: str, text: str) -> Path:
    """A file beside config.toml."""
    file = places.config_file().with_name(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def recorded(task: str, status: Status | None = Status.DONE) -> str:
    """A finished run on disk; its name."""
    journal = begin(places.runs(), task)
    events: list[Event] = [Started(task, journal.folder.name)]
    events += [Finished(status, "reason", 2, 1.0, "", (), journal.folder.name)] if status else []
    for event in events:
        journal.record(event)
    journal.close()
    return journal.folder.name


def failed(capsys: Capture, *arguments: str) -> tuple[int, str]:
    """The exit code and the one sentence of a command that fails."""
    code = main(arguments)
    said = capsys.readouterr().err
    assert re.fullmatch(r"deskhand: [-A-Z“/].*[.?)]\n", said), said
    return code, said


def succeeded(capsys: Capture, *arguments: str) -> str:
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["run", ""], 2, "The task is empty"),
        (["run", "  \n"], 2, "The task is empty"),
        (["run", "x", "--model", "smollm"], 2, "No model is called “smollm”. Did you mean smollm2-135m?"),
        (["run", "x", "--approve", "all"], 2, "The command line is wrong: Invalid enum value 'all'"),
        (["run", "x", "--approve", "ask,hand_over"], 2, "Invalid enum value 'hand_over'"),
        (["run", "x", "--mode", "step", "--approve", "ask"], 2, "give one of them"),
        (["run", "x", "--dry-run", "--record", "a.html"], 2, "give one of them"),
        (["run", "x", "--record", "/nowhere/a.html"], 2, "/nowhere/a.html cannot be written: make its folder"),
        (
            ["run", "x", "--config", "/nowhere/config.toml"],
            2,
            "/nowhere/config.toml cannot be read (No such file or directory)",
        ),
        (["run", "x", "--config", "/"], 2, "/ cannot be read (Is a directory)"),
        (["run", "x"], 1, "There is no display (DISPLAY is not set)"),
        (["runs", "show"], 2, "There are no runs in"),
        (["runs", "report", "nothing"], 2, "There are no runs in"),
        (["runs", "replay"], 2, "There are no runs in"),
        (["model", "pull", "nothing"], 2, "No model is called “nothing”"),
        (["model", "use", "nothing"], 2, "No model is called “nothing”"),
        (["serve", "--stdio"], 1, "There is no display"),
    ],
)
def test_wrong_input(capsys: Capture, arguments: list[str], code: int, said: str) -> None:
    got, sentence = failed(capsys, *arguments)
    assert got == code
    assert said in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"], ["run"], ["run", "x", "--max-steps", "0"], ["run", "x", "--max-steps", "many"],
        ["run", "x", "--max-seconds", "-1"],
        ["run", "x", "--mode", "quick"], ["run", "x", "--effort", "huge"], ["run", "x", "--virtual", "--display", ":1"],
        ["run", "x", "y"], ["runs"], ["runs", "fly"], ["model"], ["model", "use"], ["serve"], ["stop", "now"], ["--fly"],
    ],
)  # fmt: skip
def test_usage(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert re.search(r"^deskhand.*: error: .+\n$", capsys.readouterr().err, re.MULTILINE)


def every_command() -> Iterator[list[str]]:
    """The words of each command, found in the parser itself."""

    def below(one: argparse.ArgumentParser, words: list[str]) -> Iterator[list[str]]:
        found = [action for action in one._actions if isinstance(action, argparse._SubParsersAction)]
        for action in found:
            for word, sub in action.choices.items():
                yield from below(sub, [*words, word])
        if not found or not words:
            yield words

    return below(parser(), [])


def test_says_its_version(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert capsys.readouterr().out.split() == ["deskhand", declared]


@pytest.mark.parametrize("words", list(every_command()), ids=" ".join)
def test_help(capsys: Capture, words: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main([*words, "--help"])
    said = capsys.readouterr()
    assert (raised.value.code, said.err) == (0, "")
    assert said.out.startswith(f"usage: {' '.join(['deskhand', *words])}")


def test_every_command_is_there() -> None:
    assert {" ".join(words) for words in every_command()} == set(commands.COMMANDS)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("config.toml", 'mode = "quick"\n', "config.toml, line 1: Invalid enum value 'quick' - at `$.mode`: expected one of"),
        ("config.toml", "\ncolour = 1\n", "config.toml, line 2: Object contains unknown field `colour`: expected one of"),
        ("config.toml", "mode = \n", "config.toml is not valid TOML"),
        ("config.toml", 'mode = "step"\napprove = ["ask"]\n', "give one of them"),
        ("config.toml", 'model = "nope"\n', "No model is called “nope”"),
        ("policy.toml", '[[rule]]\nid = "delete"\ncategory = "ask"\nreason = "R."\ntarget = ["x"]\n', "is a shipped rule's"),
        ("policy.toml", '[[rule]]\nid = "mine"\ncategory = "free"\n', "policy.toml, line 3: Invalid enum value 'free'"),
    ],
)
def test_broken_files(capsys: Capture, file: str, text: str, said: str) -> None:
    path = written(file, text)
    code, sentence = failed(capsys, "run", "x")
    assert code == 2
    assert said in sentence
    assert str(path) in sentence or "give one" in said or "nope" in text


def test_config_that_is_no_text(capsys: Capture) -> None:
    written("config.toml", "").write_bytes(b"model = '\xff'\n")
    assert failed(capsys, "run", "x")[1].endswith("is not UTF-8 text (byte 9): save it as UTF-8.\n")


@pytest.mark.parametrize("arguments", [["run", "x"], ["runs", "list"], ["runs", "prune"], ["model", "list"], ["stop"]])
def test_data_folder_that_cannot_be_made(capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setenv("DESKHAND_DATA", "/dev/null/deskhand")
    monkeypatch.setenv("DISPLAY", "")
    code, sentence = failed(capsys, *arguments)
    assert code == 1
    assert "set DESKHAND_DATA" in sentence


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # python-xlib leaves its sockets open
def test_display_that_is_not_there(capsys: Capture) -> None:
    assert "The display :987 cannot be reached" in failed(capsys, "run", "x", "--display", ":987")[1]


def test_wayland_says_what_to_do(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "log in with “Xorg”" in failed(capsys, "run", "x")[1]


@pytest.mark.parametrize("word", ["stop", "pause", "resume"])
def test_nothing_to_stop(capsys: Capture, word: str) -> None:
    assert succeeded(capsys, word) == "Nothing is running.\n"


def test_runs_list(capsys: Capture) -> None:
    assert "No runs yet." in succeeded(capsys, "runs", "list")
    name = recorded("click [/] and [bold]Save[/bold]")
    recorded("killed", None)
    assert "[/] and" in " ".join(succeeded(capsys, "runs", "list").split())
    lines = [json.loads(line) for line in succeeded(capsys, "runs", "list", "--json").splitlines()]
    assert {(line["name"], line["status"]) for line in lines} >= {(name, "done")}
    assert len(lines) == 2


def test_runs_show_report_and_prune(capsys: Capture) -> None:
    name = recorded("write [/] a letter")
    assert "write [/] a letter" in succeeded(capsys, "runs", "show", "last")
    page = Path(succeeded(capsys, "runs", "report", name).strip())
    assert "write [/] a letter" in page.read_text("utf-8")
    assert succeeded(capsys, "runs", "prune") == "0 runs deleted.\n"


def test_unknown_run(capsys: Capture) -> None:
    recorded("write")
    code, sentence = failed(capsys, "runs", "show", "nothing")
    assert (code, "`deskhand runs list` shows them" in sentence) == (2, True)


def test_broken_run(capsys: Capture) -> None:
    (places.runs() / recorded("write") / JOURNAL).write_text("nonsense\n")
    for act in ("show", "report", "replay"):
        code, sentence = failed(capsys, "runs", act)
        assert (code, "line 1 is not an entry" in sentence) == (1, True)


def test_replay_needs_a_display(capsys: Capture) -> None:
    recorded("write")
    assert failed(capsys, "runs", "replay", "--json")[0] == 1


def test_models(capsys: Capture) -> None:
    said = succeeded(capsys, "model", "use", CATALOG[1].id)
    assert f"Get it with `deskhand model pull {CATALOG[1].id}`" in said
    listed = succeeded(capsys, "model", "list")
    assert all(model.id[:10] in listed for model in CATALOG)
    assert "→" in listed


def test_model_that_is_there(capsys: Capture) -> None:
    folder = places.models()
    (folder / f"{SMOLLM2.id}.gguf").write_bytes(tiny())
    (folder / f"{SMOLLM2.id}.checked").write_text(f"{len(tiny())} {SMOLLM2.sha256}")
    assert succeeded(capsys, "model", "pull", "--quiet-if-there") == ""
    assert main(["model", "pull"]) == 0
    assert capsys.readouterr().out == f"{folder / SMOLLM2.id}.gguf\n"
    assert succeeded(capsys, "model", "use", SMOLLM2.id) == f"{SMOLLM2.id} is used from now on.\n"


@pytest.mark.parametrize(("error", "code"), [(Stopped("stop"), 4), (KeyboardInterrupt(), 4)])
def test_stopped_by_the_person(capsys: Capture, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    def stop(given: argparse.Namespace) -> int:
        raise error

    monkeypatch.setitem(commands.COMMANDS, "stop", stop)
    assert failed(capsys, "stop") == (code, "deskhand: You stopped it.\n")


def test_reader_of_our_output_that_goes_away() -> None:
    """`deskhand runs list --json | head -0`: no traceback."""
    recorded("write")
    reading, writing = os.pipe()
    os.close(reading)
    child = [sys.executable, "-m", "agent", "runs", "list", "--json"]
    said = subprocess.run(child, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    os.close(writing)
    assert (said.returncode, said.stderr) == (1, "")


def test_doctor_finds_what_is_missing(capsys: Capture) -> None:
    written("policy.toml", "rules = 1\n")
    assert main(["doctor", "--json"]) == 1
    said = capsys.readouterr()
    found = {one["what"]: one for one in map(json.loads, said.out.splitlines())}
    assert said.err == ""
    assert {what for what, one in found.items() if one["good"]} >= {"python", "settings", "reading (OCR)", "disk"}
    for what, mend in (("policy", "line 1"), ("screen", "--virtual"), ("input", "--virtual"), ("model", "deskhand model pull")):
        assert not found[what]["good"]
        assert mend in found[what]["says"] or what == "input"


def test_doctor_reads_the_policy() -> None:
    from agent import build
    from agent.cli import doctor

    findings = {finding.what: finding for finding in doctor.examine()}
    assert findings["policy"].says == f"{len(build.policy().rule)} rules"

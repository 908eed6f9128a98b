"""Edge: Deskhand's command line as child processes, as a person would start it, with data and settings of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from agent.protocol import Entry
from agent.story.journal import read

ROOT = Path(__file__).parents[2]
COMMAND = (str(Path(sys.executable).with_name("deskhand")),)
LIMIT = 200.0
"""Seconds a command may take on a machine that does other work as well."""
MODELS = platformdirs.user_data_path("deskhand") / "models"


@dataclass(frozen=True)
class Said:
    """What a command ended with."""

    code: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def finished(self) -> dict[str, Any]:
        """The last event; it must be `finished`."""
        last = self.events[-1]
        assert last["event"] == "finished", last
        return last


class Product:
    """`data` is made with the real models linked in; they are only read."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self.data = folder / "data"
        self.config = folder / "settings" / "config.toml"
        self.config.parent.mkdir()
        self.models = self.data / "models"
        self.models.mkdir(parents=True)
        for file in MODELS.glob("*.*"):
            (self.models / file.name).symlink_to(file)
        own = {"DESKHAND_DATA": str(self.data), "DESKHAND_CONFIG": str(self.config)}
        self.environment = {**environment, **own, "PYTHONPATH": str(ROOT)}
        self._started: list[subprocess.Popen[str]] = []

    def __call__(self, *arguments: str, **environment: str) -> Said:
        """Runs a command to its end, with nobody at its input."""
        process = self.start(*arguments, **environment)
        assert process.stdin
        process.stdin.close()
        process.stdin = None
        return self.end(process)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            env={**self.environment, **environment},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        self._started.append(process)
        return process

    def end(self, process: subprocess.Popen[str]) -> Said:
        """Waits for its end."""
        out, err = process.communicate(timeout=LIMIT)
        return Said(process.returncode, out, err)

    def runs(self) -> list[Path]:
        """Run folders, oldest first."""
        return sorted((self.data / "runs").glob("*"))

    def journal(self) -> tuple[Entry, ...]:
        """The newest run's, which must read back."""
        return read(self.runs()[-1])

    def close(self) -> None:
        for process in self._started:
            process.kill()
            process.communicate()


def until(process: subprocess.Popen[str], event: str) -> dict[str, Any]:
    """Reads a process's events up to the first of this kind, which is returned."""
    return next(told for told in events(process) if told["event"] == event)


def events(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout
    for line in process.stdout:
        yield json.loads(line)
    raise AssertionError(f"it ended: {process.stderr.read() if process.stderr else ''}")

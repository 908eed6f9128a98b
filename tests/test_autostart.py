"""Starting at login: an entry in the autostart folder, and no entry."""

from __future__ import annotations

import configparser
import shlex
from pathlib import Path

import pytest

from agent.errors import AgentError
from agent.machine import autostart


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))


def test_on_and_off() -> None:
    assert not autostart.is_on()
    autostart.switch(True, ("/opt/my hand/deskhand", "-m", "ui", "--tray", "100%"))
    assert autostart.is_on()
    seen = configparser.RawConfigParser()
    seen.read(autostart.entry())
    line = seen["Desktop Entry"]["Exec"]
    assert shlex.split(line.replace("%%", "%")) == ["/opt/my hand/deskhand", "-m", "ui", "--tray", "100%"]
    autostart.switch(False, ())
    autostart.switch(False, ())
    assert not autostart.is_on()
    assert list(autostart.entry().parent.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_is_switched_off_counts_as_none(line: str) -> None:
    autostart.entry().parent.mkdir(parents=True)
    autostart.entry().write_text(f"[Desktop Entry]\n{line}\n")
    assert not autostart.is_on()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "xdg").write_text("")
    with pytest.raises(AgentError, match="cannot be written"):
        autostart.switch(True, ("deskhand",))

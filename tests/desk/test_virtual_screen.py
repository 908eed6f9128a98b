"""A screen of one's own: it comes up in every size, and nothing of it is left behind, not even after kill -9."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from agent.errors import CaptureError
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.machine.virtual import NEEDED, VirtualScreen
from tests.desk.desk import desk
from tests.desk.received import ROOT, Receiver

SIZES = ((1280, 800, 96), (1920, 1080, 96), (2560, 1600, 192))
UP = "import time, agent.machine.virtual as v; s = v.VirtualScreen().__enter__(); print(s.display, flush=True); time.sleep(600)"


def until(met: Callable[[], bool], what: str, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"{what} did not come in {seconds} s"
        time.sleep(0.02)


def children(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)


@pytest.mark.parametrize(("width", "height", "dpi"), SIZES)
def test_every_size_comes_up(width: int, height: int, dpi: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with VirtualScreen(width, height, dpi) as made:
        monkeypatch.setenv("DISPLAY", made.display)
        desktop = open_desktop()
        looking = Screen(1, desktop)
        assert looking.look().pixels.shape == (height, width, 3)
        looking.close()
        desktop.close()


def test_toolkits_draw_at_twice_the_size_at_192_dpi(monkeypatch: pytest.MonkeyPatch) -> None:
    with VirtualScreen(2560, 1600, 192) as made, desk(made.environment(), {}) as there:
        monkeypatch.setenv("DISPLAY", made.display)
        Receiver(there)
        desktop = open_desktop()
        window = desktop.active()
        assert window is not None
        assert (window.box.width, window.box.height) == (1600, 1000)
        desktop.close()


def test_it_ends_all_it_started() -> None:
    before = set(children(os.getpid()))
    with VirtualScreen() as made:
        started = [one for one in children(os.getpid()) if one not in before]
        assert {one.name() for one in started} >= {"Xvfb", "openbox", "dbus-daemon"}
        made.close()
        made.close()
    assert gone(started)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_the_process_that_started_it(how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", UP], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith(":")
        started = children(process.pid)
        assert len(started) >= 3
        process.send_signal(how)
    until(lambda: gone(started), "The end of its children")


@pytest.mark.parametrize("missing", NEEDED)
def test_a_missing_program_is_named_with_its_package(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in NEEDED:
        if program != missing:
            (tmp_path / program).symlink_to("/bin/true")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CaptureError, match=f"{missing} is not installed: `sudo apt-get install -y {NEEDED[missing]}`"):
        VirtualScreen().__enter__()


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("Xvfb", "Xvfb did not come up"),
        ("dbus-daemon", "session bus did not start"),
        ("openbox", "window manager did not come"),
    ],
)
def test_a_program_that_does_not_start_is_said(
    program: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what had started before it is ended."""
    (tmp_path / program).symlink_to("/bin/false")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("agent.machine.virtual.START", 2.0)
    before = set(children(os.getpid()))
    with pytest.raises(CaptureError, match=says):
        VirtualScreen().__enter__()
    assert gone([one for one in children(os.getpid()) if one not in before])

"""Stop, pause and resume: from another thread, by a signal, from another process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.errors import JournalError, Stopped
from agent.hands.control import RELEASED, SETTLED, SIGNALS, Switch, listening, tell
from agent.hands.tally import What
from agent.protocol import Paused

OURS = "import signal, sys; print(signal.sigwait({signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2}).name)"
BLOCKED = f"import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [15, 10, 12]); print('up', flush=True); {OURS}"


def test_stop_is_for_good_until_reset() -> None:
    switch = Switch()
    switch.checkpoint()
    switch.stop()
    assert switch.stopped()
    with pytest.raises(Stopped):
        switch.checkpoint()
    switch.reset()
    switch.checkpoint()
    assert not switch.stopped()


def test_pause_holds_until_resume() -> None:
    switch, passed = Switch(), threading.Event()
    switch.pause()

    def pass_through() -> None:
        switch.checkpoint()
        passed.set()

    thread = threading.Thread(target=pass_through)
    thread.start()
    assert not passed.wait(0.1)
    switch.resume()
    thread.join(10)
    assert passed.is_set()


def test_checkpoint_says_whether_it_waited() -> None:
    switch = Switch()
    assert switch.checkpoint() is False
    switch.pause()
    timer = threading.Timer(0.05, switch.resume)
    timer.start()
    assert switch.checkpoint() is True
    timer.join()


def test_pause_says_why() -> None:
    switch = Switch()
    assert switch.paused() is None
    switch.pause()
    assert switch.paused() == Paused("asked")
    switch.resume()
    switch.watch()
    switch.noticed("clicked", later(1))
    assert switch.paused() == Paused("person", "clicked")
    switch.resume()
    assert switch.paused() is None


def later(seconds: float) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize(
    ("what", "after", "pauses"),
    [
        ("pressed", -1.0, False),  # the key that started it
        ("pressed", RELEASED / 2, False),
        ("pressed", 2 * RELEASED, True),
        ("moved", 2 * RELEASED, False),  # the hand that leaves the mouse
        ("moved", 2 * SETTLED["moved"], True),
    ],
)
def test_what_the_person_did_just_before_is_no_taking_over(what: What, after: float, pauses: bool) -> None:
    switch = Switch()
    switch.watch()
    switch.noticed(what, later(after))
    assert (switch.paused() is not None) is pauses


def test_nobody_takes_over_what_does_not_act() -> None:
    """Before a run, while the person is asked, and after `reset`."""
    switch = Switch()
    switch.noticed("pressed", later(9))
    switch.watch()
    with switch.at_ease():
        switch.noticed("pressed", later(9))
    switch.reset()
    switch.noticed("pressed", later(9))
    assert switch.paused() is None


def test_being_asked_before_a_run_is_no_run() -> None:
    switch = Switch()
    with switch.at_ease():
        pass
    switch.noticed("pressed", later(9))
    assert switch.paused() is None


def test_first_reason_stays() -> None:
    switch = Switch()
    switch.watch()
    switch.pause()
    switch.noticed("moved", later(9))
    assert switch.paused() == Paused("asked")


def test_stop_ends_a_pause_and_a_sleep() -> None:
    switch = Switch()
    switch.pause()
    timer = threading.Timer(0.05, switch.stop)
    timer.start()
    switch.sleep(60)
    with pytest.raises(Stopped):
        switch.checkpoint()
    timer.join()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_stop(tmp_path: Path, number: signal.Signals) -> None:
    switch, before = Switch(), signal.getsignal(number)
    with listening(switch, tmp_path):
        signal.raise_signal(number)
        assert switch.stopped()
    assert signal.getsignal(number) is before


def test_signals_pause_and_resume(tmp_path: Path) -> None:
    switch = Switch()
    with listening(switch, tmp_path):
        signal.raise_signal(signal.SIGUSR1)
        assert not switch._go.is_set()
        signal.raise_signal(signal.SIGUSR2)
        switch.checkpoint()


def test_process_can_be_found_while_it_listens(tmp_path: Path) -> None:
    with listening(Switch(), tmp_path):
        assert [mark.name for mark in tmp_path.iterdir()] == [f"{os.getpid()}.pid"]
    assert list(tmp_path.iterdir()) == []


def test_mark_that_cannot_be_written_leaves_the_signals_alone(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(JournalError, match="cannot be written"), listening(Switch(), tmp_path / "nowhere"):
        pass
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.fixture
def child(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that looks like a run and prints the signal it gets, its mark in the folder."""
    with subprocess.Popen([sys.executable, "-c", BLOCKED, "deskhand"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "up\n"
        (tmp_path / f"{process.pid}.pid").write_text("")
        yield process
        process.kill()


@pytest.mark.parametrize("word", SIGNALS)
def test_tell_reaches_every_run(tmp_path: Path, child: subprocess.Popen[str], word: str) -> None:
    assert tell(word, tmp_path) == 1
    assert child.stdout
    assert child.stdout.readline() == f"{SIGNALS[word]}\n"


def test_dead_and_foreign_marks_are_cleared_away(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        for name in ("999999999", str(other.pid), "no-number"):
            (tmp_path / f"{name}.pid").write_text("")
        assert tell("stop", tmp_path) == 0
        assert other.poll() is None
        other.kill()
    assert list(tmp_path.iterdir()) == []

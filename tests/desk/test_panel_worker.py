"""The agent process as the panel sees it: lines, floods, silence, ends of every kind. Real processes, no screen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from agent.protocol import Event, Loading, Ready, Stop
from tests.desk.panel import offscreen
from ui.worker import Worker

LIMIT = 20.0
READY = 'print(\'{"event":"ready","model":"tiny"}\', flush=True)\n'
WAIT = "import sys\nfor line in sys.stdin:\n    print('heard', line.strip(), flush=True)\n"
Start = Callable[..., "Heard"]


class Heard:
    """A worker, and everything that it told."""

    def __init__(self, code: str, patience: float = 60.0) -> None:
        self.worker = Worker((sys.executable, "-c", code), patience)
        self.events: list[Event] = []
        self.odd: list[str] = []
        self.lost: list[str] = []
        self.others: list[str] = []
        self.worker.said.connect(self.events.append)
        self.worker.odd.connect(self.odd.append)
        self.worker.lost.connect(self.lost.append)
        self.worker.silent.connect(lambda: self.others.append("silent"))
        self.worker.closed.connect(lambda: self.others.append("closed"))
        self.worker.start()

    def until(self, met: Callable[[], object]) -> None:
        until = time.monotonic() + LIMIT
        while not met():
            assert time.monotonic() < until, (self.events[:3], self.odd[:3], self.lost, self.others)
            QApplication.processEvents()
            time.sleep(0.005)


@pytest.fixture
def start() -> Iterator[Start]:
    application = offscreen()
    made: list[Heard] = []

    def begin(code: str, patience: float = 60.0) -> Heard:
        made.append(Heard(code, patience))
        return made[-1]

    yield begin
    for one in made:
        one.worker.shut_down()
        one.until(partial(one.others.count, "closed"))
    application.processEvents()


def test_events_come_in_and_commands_go_out(start: Start) -> None:
    heard = start(READY + WAIT)
    heard.until(lambda: heard.events)
    heard.worker.send(Stop())
    heard.until(lambda: heard.odd)
    assert heard.events == [Ready("tiny")]
    assert heard.odd == ['heard {"command":"stop"}']


def test_a_flood_is_taken_without_holding_up_the_panel(start: Start) -> None:
    ticks: list[float] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    heard = start('print(\'{"event":"loading","what":"x"}\\n\' * 20000)\n' + WAIT)
    heard.until(lambda: len(heard.events) == 20000)
    timer.stop()
    assert set(heard.events) == {Loading("x")}
    assert max(later - sooner for sooner, later in pairwise(ticks)) < 0.5


def test_lines_torn_apart_are_put_together(start: Start) -> None:
    code = """import sys, time
for letter in '{"event":"ready","model":"tiny"}' + chr(10):
    print(letter, end="", flush=True)
    time.sleep(0.002)
"""
    heard = start(code + WAIT)
    heard.until(lambda: heard.events)
    assert heard.events == [Ready("tiny")]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os; os.abort()", "The agent crashed. Its steps up to here are kept, and every key is released."),
        ("raise SystemExit(7)", "The agent ended unexpectedly (exit code 7). Its steps up to here are kept."),
        ("import sys; sys.exit('deskhand: The model is not here: get it.')", "The model is not here: get it."),
    ],
)
def test_an_end_is_told_in_a_sentence(start: Start, code: str, sentence: str) -> None:
    heard = start(READY + code)
    heard.until(lambda: heard.lost)
    assert heard.lost == [sentence]
    assert heard.events == [Ready("tiny")]


def test_what_is_no_program_is_told(start: Start) -> None:
    heard = start(WAIT)
    worker = Worker(("/nowhere/agent",))
    worker.lost.connect(heard.lost.append)
    worker.start()
    heard.until(lambda: heard.lost)
    assert heard.lost[0].startswith("The agent could not be started")


def test_silence_is_told_only_while_something_is_due(start: Start) -> None:
    heard = start(READY + WAIT, patience=0.2)
    heard.until(lambda: heard.events)
    QTimer.singleShot(500, lambda: heard.others.append("later"))
    heard.until(lambda: heard.others)
    assert heard.others == ["later"]
    heard.worker.expect(True)
    heard.until(lambda: "silent" in heard.others)


def test_a_new_start_takes_the_place_of_the_old(start: Start) -> None:
    heard = start(READY + WAIT)
    heard.until(lambda: len(heard.events) == 1)
    heard.worker.start()
    heard.until(lambda: len(heard.events) == 2)
    assert heard.lost == []


def test_what_never_ends_its_line_is_ended(start: Start) -> None:
    heard = start("import sys\nwhile True: sys.stdout.write('x' * 65536)")
    heard.until(lambda: heard.lost)
    assert heard.events == []

"""The protocol: every command and event there and back in one line, and nonsense answered with a sentence."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.action import Key
from agent.geometry import Box, Monitor, Point
from agent.protocol import (
    EXIT_CODES,
    MAX_LINE,
    USAGE,
    Acted,
    Asking,
    Bind,
    Bound,
    Call,
    Called,
    Changed,
    Command,
    Decided,
    Error,
    Event,
    Finished,
    Framed,
    Loading,
    Observed,
    Pause,
    Paused,
    Planned,
    Ready,
    Resume,
    Resumed,
    Shutdown,
    Start,
    Started,
    Stop,
    Verified,
    command,
    event,
    finished,
    line,
)
from agent.protocol import Reply as Answered
from agent.records import Ahead, Answer, Card, End, Offered, Reply, Status, Window
from tests.fakes import FREE, click, plan, step
from tests.screens import element

SAVE = element(1, "button Save")
BOX = Box(0, 0, 4, 3)
COMMANDS: list[Command] = [
    Start("write a letter\nto Anna", "step", "high", context=Offered(Window(7, "T", "app", BOX), "chosen", "copied")),
    Answered(4, Answer(Reply.CHANGE, "Bob", Point(4.0, 2.5))),
    Answered(3, Answer(Reply.YES_KIND, "the blue one")),
    Pause(),
    Resume(),
    Call(),
    Bind("<f9>", "<ctrl>+<alt>+<space>"),
    Stop(),
    Shutdown(),
]
EVENTS: list[Event] = [
    Loading("the model", 0.5),
    Ready("smollm2-135m"),
    Started("Écris “bonjour”", "20261124-1"),
    Framed(1, "frames/a.png", Monitor(1, BOX), Window(7, "T", "app", BOX)),
    Observed(1, (SAVE,), (BOX,), 0.25),
    Planned(1, click(SAVE), 0.5),
    Asking(1, Card(4, "Click button Save", FREE, SAVE, SAVE.box.centre, "", "frames/c.png", 60.0)),
    Asking(1, Card(5, "1. a; 2. b", FREE, steps=(Ahead(1, "a", SAVE, SAVE.box.centre), Ahead(2, "b", typed="x")))),
    Decided(1, FREE, Answer(Reply.YES)),
    Acted(1, "Press enter", 0.1),
    Verified(1, step(plan(Key("enter"))).outcome, step(plan(Key("enter")))),
    Finished(Status.DONE, "Done.", 3, 1.5, "42", ("it reads 42",), "run"),
    Error("No display."),
    Bound("<f9>", "", "The delegate key <f9> is used by another program."),
    Called(Window(7, "T", "app", BOX), "chosen", "copied"),
    Changed(1, click(SAVE)),
    Paused("person", "moved"),
    Resumed(),
]


def test_tables_are_the_whole_protocol() -> None:
    assert {type(one) for one in COMMANDS} == set(get_args(Command))
    assert {type(one) for one in EVENTS} == set(get_args(Event))


@pytest.mark.parametrize("said", COMMANDS)
def test_command_there_and_back_in_one_line(said: Command) -> None:
    assert "\n" not in line(said)
    assert command(line(said)) == said


@pytest.mark.parametrize("told", EVENTS)
def test_event_there_and_back_in_one_line(told: Event) -> None:
    assert "\n" not in line(told)
    assert event(line(told)) == told
    assert json.loads(line(told))["event"]


def test_defaults_may_be_left_out() -> None:
    assert command('{"command":"start","task":"a"}') == Start("a")
    assert command('{"command":"answer","card":1,"answer":{"reply":"skip"}}') == Answered(1, Answer(Reply.SKIP))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "stop",
        "[]",
        "{}",
        '{"command":"fly"}',
        '{"command":"start"}',
        '{"command":"start","task":7}',
        '{"command":"answer","card":"x","answer":{"reply":"yes"}}',
        '{"command":"answer","card":1,"answer":{"reply":"maybe"}}',
        '{"event":"ready","model":"m"}',
        '{"command":"stop","x":' + "[" * 100_000,
        "\ud800",
    ],
)
def test_nonsense_is_no_command(said: str) -> None:
    with pytest.raises(ValueError, match=r"^not a command: "):
        command(said)


@pytest.mark.parametrize("said", ["", '{"command":"stop"}', '{"event":"x"}', '{"event":"error","x":' + "[" * 100_000])
def test_nonsense_is_no_event(said: str) -> None:
    with pytest.raises(ValueError, match=r"^not an event: "):
        event(said)


def test_line_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match=f"over the {MAX_LINE} allowed"):
        command(line(Start("x" * MAX_LINE)))


@given(st.text() | st.from_regex(r'\{"command": ?"(start|answer|stop)", ?"\w*": ?.*\}', fullmatch=True))
def test_any_line_is_a_command_or_a_value_error(said: str) -> None:
    try:
        assert command(said) in [command(line(command(said)))]
    except ValueError as error:
        assert str(error)  # noqa: PT017 - either is right


def test_every_end_has_an_exit_code_of_its_own() -> None:
    codes = [*EXIT_CODES.values(), USAGE]
    assert set(EXIT_CODES) == set(Status)
    assert len(set(codes)) == len(codes)
    assert EXIT_CODES[Status.DONE] == 0


def test_finished_rounds_the_seconds() -> None:
    end = End(Status.STOPPED, "You stopped the run.", "", ("e",), 3, 1.23456, "run")
    assert finished(end) == Finished(Status.STOPPED, "You stopped the run.", 3, 1.23, "", ("e",), "run")

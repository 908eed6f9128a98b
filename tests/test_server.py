"""The agent as a child process: over pipes, with commands that arrive while a run is under way, late, or as nonsense."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from io import StringIO

import msgspec
import pytest

from agent.action import Done, LeftClick, Type
from agent.cli.server import Remote, Server, shown_at
from agent.errors import Stopped, UsageError
from agent.geometry import Box, Point
from agent.hands.control import Switch
from agent.protocol import (
    Bind,
    Bound,
    Call,
    Called,
    Command,
    Error,
    Event,
    Loading,
    Pause,
    Paused,
    Ready,
    Resume,
    Shutdown,
    Start,
    Started,
    Stop,
    event,
    line,
)
from agent.protocol import Reply as Answered
from agent.records import Answer, Card, Element, Plan, Reply, Role, Window
from models.model import ModelError
from tests.fakes import FREE

YES = Answer(Reply.YES)
Events = Callable[[Start, Remote], Iterator[Event]]


BOUND = Bound("<f9>", "<f8>")
CALLED = Called(Window(7, "Notes", "notes", Box(0, 0, 100, 100)), "chosen", "copied")


class FakeAround:
    """A desktop with one window; only F9 and F8 can be hotkeys, in either place."""

    def __init__(self) -> None:
        self.calls: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.bound = BOUND

    def called(self) -> Called:
        return CALLED

    def bind(self, stop_key: str, delegate_key: str) -> Bound:
        wanted = (stop_key or self.bound.stop_key, delegate_key or self.bound.delegate_key)
        known = {*wanted} == {"<f8>", "<f9>"}
        self.bound = Bound(*wanted) if known else msgspec.structs.replace(self.bound, message="No such key: choose another.")
        return self.bound


class Peer:
    """The other end of the pipes."""

    def __init__(self, run: Events) -> None:
        reading, writing = os.pipe()
        back, out = os.pipe()
        self._say, self._sink, self._hear = os.fdopen(writing, "w"), os.fdopen(out, "w"), os.fdopen(back)
        self._source = os.fdopen(reading)
        self.switch = Switch()
        self.around = FakeAround()
        server = Server(self._source, self._sink, self.switch, run, self.around)
        self._thread = threading.Thread(target=server.serve, args=("fake",), daemon=True)
        self._thread.start()

    def say(self, *commands: Command | str) -> None:
        for one in commands:
            self._say.write((one if isinstance(one, str) else line(one)) + "\n")
        self._say.flush()

    def hear(self) -> Event:
        return event(self._hear.readline())

    def end(self) -> None:
        """Hangs up; the server must end by itself."""
        self._say.close()
        self._thread.join(10)
        assert not self._thread.is_alive()
        for file in (self._sink, self._hear, self._source):
            file.close()


@pytest.fixture
def peer(request: pytest.FixtureRequest) -> Iterator[Peer]:
    """A server whose runs are the events of the function given by the mark, ready."""
    made = Peer(request.param)
    assert [made.hear(), made.hear()] == [BOUND, Ready("fake")]
    yield made
    made.end()


def quick(start: Start, person: Remote) -> Iterator[Event]:
    yield Started(start.task, "run")


def until_stopped(start: Start, person: Remote) -> Iterator[Event]:
    """Works on until it is told to stop."""
    yield Started(start.task, "run")
    try:
        while True:
            person.checkpoint()
    except Stopped:
        yield Loading("stopped")


def asking(start: Start, person: Remote) -> Iterator[Event]:
    """Shows the two cards 1 and 2 and tells the answers."""
    yield Started(start.task, "run")
    for number in (1, 2):
        yield Loading(f"card {number}")
        answer = person.ask(Card(number, "Click?", FREE, seconds=0.4 if start.task == "hurry" else 30.0))
        yield Loading(str(answer.reply))


def failing(start: Start, person: Remote) -> Iterator[Event]:
    yield Started(start.task, "run")
    raise {"usage": UsageError("Wrong."), "model": ModelError("No model.")}[start.task]


def with_run(run: Events) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("peer", [run], indirect=True)


@with_run(quick)
def test_runs_one_after_the_other(peer: Peer) -> None:
    peer.say(Start("a"), Start("b"))
    assert [peer.hear(), peer.hear()] == [Started("a", "run"), Started("b", "run")]


@with_run(until_stopped)
def test_stop_while_running_then_the_next(peer: Peer) -> None:
    for task in ("a", "b"):
        peer.say(Start(task))
        assert peer.hear() == Started(task, "run")
        peer.say(Stop())
        assert peer.hear() == Loading("stopped")


@with_run(until_stopped)
def test_stop_right_behind_the_start_is_not_lost(peer: Peer) -> None:
    for _ in range(20):
        peer.say(Start("a"), Stop())
        assert [peer.hear(), peer.hear()] == [Started("a", "run"), Loading("stopped")]


@with_run(until_stopped)
def test_stop_while_nothing_runs_stops_nothing_later(peer: Peer) -> None:
    peer.say(Stop(), Start("a"))
    assert peer.hear() == Started("a", "run")
    peer.say(Stop())
    assert peer.hear() == Loading("stopped")


@with_run(until_stopped)
def test_pause_and_resume(peer: Peer) -> None:
    peer.say(Start("a"))
    peer.hear()
    peer.say(Pause(), Resume(), Pause(), Stop())
    assert peer.hear() == Loading("stopped")


@with_run(asking)
def test_answer_reaches_its_card_and_a_late_one_is_dropped(peer: Peer) -> None:
    peer.say(Start("a"))
    assert [peer.hear(), peer.hear()] == [Started("a", "run"), Loading("card 1")]
    peer.say(Answered(7, YES), Answered(1, Answer(Reply.SKIP)), Answered(1, YES))
    assert [peer.hear(), peer.hear()] == [Loading("skip"), Loading("card 2")]
    peer.say(Answered(2, Answer(Reply.YES_KIND)))
    assert peer.hear() == Loading("yes_kind")


@with_run(asking)
def test_no_answer_in_time_is_none_and_no_answer_goes_over_to_the_next_run(peer: Peer) -> None:
    peer.say(Start("hurry"))
    told = [peer.hear() for _ in range(5)]
    assert told[2] == told[4] == Loading("none")
    peer.say(Answered(1, YES), Answered(2, YES), Start("hurry"))
    told = [peer.hear() for _ in range(5)]
    assert told[2] == told[4] == Loading("none")


@with_run(quick)
@pytest.mark.parametrize("nonsense", ["", "stop", "{}", "\x00", "[" * 2000, '{"command":"start"}'])
def test_nonsense_is_answered_and_the_next_command_is_heeded(peer: Peer, nonsense: str) -> None:
    peer.say(nonsense, Start("a"))
    answers = {type(one) for one in (peer.hear(), peer.hear())}
    assert answers == {Error, Started}


@with_run(failing)
@pytest.mark.parametrize(("task", "said"), [("usage", "Wrong."), ("model", "No model.")])
def test_run_that_raises_is_told_and_the_server_lives(peer: Peer, task: str, said: str) -> None:
    for _ in range(2):
        peer.say(Start(task))
        assert [peer.hear(), peer.hear()] == [Started(task, "run"), Error(said)]


@with_run(until_stopped)
def test_shutdown_stops_the_run(peer: Peer) -> None:
    peer.say(Start("a"))
    peer.hear()
    peer.say(Shutdown())
    assert peer.hear() == Loading("stopped")


@with_run(until_stopped)
def test_hanging_up_stops_the_run(peer: Peer) -> None:
    peer.say(Start("a"))
    peer.hear()
    peer._say.close()
    assert peer.hear() == Loading("stopped")


def test_source_that_ends_at_once() -> None:
    """No pipe at all: what was asked for is stopped before it begins."""
    sink = StringIO()
    Server(StringIO(f"{line(Start('a'))}\n"), sink, Switch(), until_stopped, FakeAround()).serve("fake")
    told = [event(text) for text in sink.getvalue().splitlines()]
    assert told == [BOUND, Ready("fake"), Started("a", "run"), Loading("stopped")]


def test_stop_ends_an_open_card() -> None:
    switch = Switch()
    person, asked = Remote(switch), queue.Queue[str]()

    def ask() -> None:
        try:
            person.ask(Card(1, "Click?", FREE))
        except Stopped:
            asked.put("stopped")

    thread = threading.Thread(target=ask)
    thread.start()
    switch.stop()
    assert asked.get(timeout=10) == "stopped"
    thread.join()
    assert person.stopped()


@with_run(until_stopped)
def test_hotkey_and_command_tell_what_is_before_the_person(peer: Peer) -> None:
    peer.around.calls.put(None)
    assert peer.hear() == CALLED
    peer.say(Start("a"))
    assert peer.hear() == Started("a", "run")
    peer.say(Call())
    assert peer.hear() == CALLED
    peer.say(Stop())
    assert peer.hear() == Loading("stopped")


@with_run(quick)
def test_hotkeys_are_bound_while_it_runs(peer: Peer) -> None:
    peer.say(Bind("<f8>", "<f9>"))
    assert peer.hear() == Bound("<f8>", "<f9>")
    peer.say(Bind("<f1>"))
    assert peer.hear() == Bound("<f8>", "<f9>", "No such key: choose another.")


def test_card_leaves_the_persons_hands_alone() -> None:
    """What they do while they are asked, and just after, is their answer."""
    switch = Switch()
    switch.watch()
    person = Remote(switch)
    person.answered(Answered(1, YES))
    switch.noticed("pressed", time.monotonic() + 60)
    assert person.paused() == Paused("person", "pressed")
    switch.resume()
    with switch.at_ease():
        switch.noticed("pressed", time.monotonic() + 60)
        assert person.paused() is None
    assert person.ask(Card(1, "Click?", FREE)) == YES
    switch.noticed("moved", time.monotonic())
    assert person.paused() is None


@pytest.mark.parametrize(
    ("plan", "seen"),
    [
        (Plan(LeftClick(Point(1, 2)), "Click"), True),
        (Plan(Type("a"), "Type “a”", Element(1, Role.FIELD, "Name", Box(0, 0, 9, 9))), True),
        (Plan(Type("a"), "Type “a”"), False),
        (Plan(Done(), "Done."), False),
    ],
)
def test_the_next_step_is_shown_before_it_is_done_where_it_has_a_place(plan: Plan, seen: bool) -> None:
    assert shown_at(plan) is seen

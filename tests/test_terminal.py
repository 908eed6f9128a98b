"""The person at a terminal: keys, silence, nobody there, and what is shown of each event."""

from __future__ import annotations

import os
import pty
import threading
import time
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

import pytest
from rich.console import Console

from agent.action import Key
from agent.cli.terminal import Terminal, drawn, show
from agent.errors import Stopped
from agent.geometry import Monitor
from agent.hands.control import Switch
from agent.protocol import (
    Asking,
    Changed,
    Decided,
    Error,
    Event,
    Finished,
    Framed,
    Loading,
    Paused,
    Planned,
    Resumed,
    Started,
    Verified,
)
from agent.records import Ahead, Answer, Card, Decision, Reply, Result, Status, Verdict
from tests.fakes import FREE, frame, plan, step
from tests.screens import element

ASK = Verdict(Decision.ASK, "delete", "This deletes.", "ask")
NAMED = Verdict(Decision.ASK, "log-in", "This logs in.", "named")
HAND = Verdict(Decision.HAND_OVER, "password", "A password is for you.", "hand_over")
QUESTION = Verdict(Decision.ASK, "question", "I need to know.", "ask")
MARKUP = "a [/] b [red]c[/red]"


class Person:
    """Types into one end of a terminal."""

    def __init__(self) -> None:
        self._keyboard, end = pty.openpty()
        self.source: TextIO = os.fdopen(end, "r", encoding="utf-8")
        self.switch = Switch()
        self.screen = StringIO()
        self.terminal = Terminal(self.switch, Console(file=self.screen, width=100), self.source)

    def types(self, text: str) -> None:
        os.write(self._keyboard, text.encode())

    def answer(self, verdict: Verdict = ASK, seconds: float = 20.0, typed: str = "") -> Answer:
        return self.terminal.ask(Card(1, "Click button Delete", verdict, typed=typed, seconds=seconds))

    def goes_on(self) -> None:
        """Waits at the checkpoint of a paused run."""
        self.switch.pause(Paused("person", "moved"))
        assert self.terminal.paused() == Paused("person", "moved")
        assert self.terminal.checkpoint()

    def leave(self) -> None:
        self.source.close()
        os.close(self._keyboard)


@pytest.fixture
def person() -> Iterator[Person]:
    made = Person()
    yield made
    made.leave()


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("y", Reply.YES), ("YES", Reply.YES), ("a", Reply.YES_KIND), ("n", Reply.SKIP), ("s", Reply.SKIP), ("q", Reply.STOP),
        ("", Reply.SKIP), ("what?", Reply.SKIP), ("  y  ", Reply.YES),
    ],
)  # fmt: skip
def test_key(person: Person, typed: str, reply: Reply) -> None:
    person.types(f"{typed}\n")
    assert person.answer() == Answer(reply)


@pytest.mark.parametrize(("typed", "answer"), [("the blue one", Answer(Reply.YES, "the blue one")), ("", Answer(Reply.SKIP))])
def test_question_is_answered_in_words(person: Person, typed: str, answer: Answer) -> None:
    person.types(f"{typed}\n")
    assert person.answer(QUESTION) == answer
    assert "Your answer:" in person.screen.getvalue()


def test_silence_is_no(person: Person) -> None:
    assert person.answer(seconds=0.2) == Answer(Reply.NONE)
    assert "that is a no" in person.screen.getvalue()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("c\nBob Smith\n", Answer(Reply.CHANGE, "Bob Smith")),
        ("c Bob Smith\n", Answer(Reply.CHANGE, "Bob Smith")),
        ("c\n\n", Answer(Reply.NONE)),
    ],
)
def test_text_is_changed(person: Person, typed: str, answer: Answer) -> None:
    person.types(typed)
    assert person.answer(typed="Anna") == answer
    assert "c change the text" in person.screen.getvalue()


def test_what_types_nothing_has_no_text_to_change(person: Person) -> None:
    person.types("c\n")
    assert person.answer() == Answer(Reply.SKIP)
    assert "change the text" not in person.screen.getvalue()


@pytest.mark.parametrize("typed", ["\n", "go\n"])
def test_paused_run_goes_on_with_enter(person: Person, typed: str) -> None:
    person.types("s\n")  # before anybody asked
    timer = _typed_when_asked(person, typed)
    person.goes_on()
    timer.join()
    assert person.terminal.paused() is None
    assert "Enter goes on, s stops" in person.screen.getvalue()


def test_paused_run_stops_with_s(person: Person) -> None:
    timer = _typed_when_asked(person, "s\n")
    with pytest.raises(Stopped):
        person.goes_on()
    timer.join()


def test_paused_run_is_resumed_from_elsewhere(person: Person) -> None:
    timer = threading.Timer(0.3, person.switch.resume)
    timer.start()
    person.goes_on()
    timer.join()


def test_where_nobody_is_a_paused_run_says_how_to_go_on() -> None:
    switch, screen = Switch(), StringIO()
    terminal = Terminal(switch, Console(file=screen, width=100), StringIO("\n"))
    switch.pause()
    timer = threading.Timer(0.1, switch.resume)
    timer.start()
    assert terminal.checkpoint()
    timer.join()
    assert "Go on with `deskhand resume`" in screen.getvalue()


def _typed_when_asked(person: Person, text: str) -> threading.Thread:
    def type_it() -> None:
        until = time.monotonic() + 20
        while "goes on" not in person.screen.getvalue() and time.monotonic() < until:
            time.sleep(0.01)
        person.types(text)

    thread = threading.Thread(target=type_it)
    thread.start()
    return thread


def test_nobody_is_no() -> None:
    terminal = Terminal(Switch(), Console(file=StringIO()), StringIO("y\n"))
    assert terminal.ask(Card(1, "Click?", ASK)) == Answer(Reply.NONE)


def test_stop_ends_the_wait(person: Person) -> None:
    person.switch.stop()
    assert person.terminal.stopped()
    with pytest.raises(Stopped):
        person.answer()
    with pytest.raises(Stopped):
        person.terminal.checkpoint()


@pytest.mark.parametrize(
    ("verdict", "said", "unsaid"),
    [(ASK, "n no", "this kind"), (NAMED, "a yes to this kind", "hand back"), (HAND, "y to hand back", "this kind")],
)
def test_keys_are_said(person: Person, verdict: Verdict, said: str, unsaid: str) -> None:
    person.types("n\n")
    person.answer(verdict)
    assert said in person.screen.getvalue()
    assert unsaid not in person.screen.getvalue()


def shown(event: Event) -> str:
    console = Console(file=StringIO(), width=100)
    show(event, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


DONE = step(plan(Key("enter")))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Loading(MARKUP), MARKUP),
        (Started(MARKUP, "run"), MARKUP),
        (Planned(3, plan(Key("enter")), 1.25), " 3  Press enter 1.2 s"),
        (Decided(1, Verdict(Decision.REFUSE, "r", MARKUP, "refuse")), f"refused: {MARKUP}"),
        (Verified(1, DONE.outcome, DONE), "✔ evidence 1"),
        (Error(MARKUP), MARKUP),
        (Changed(1, plan(Key("enter"))), "changed to: Press enter"),
        (Paused("person", "pressed"), "You pressed a key: paused."),
        (Paused("asked"), "As you asked: paused."),
        (Resumed(), "Going on, after a new look."),
        (Finished(Status.NEEDS_PERSON, MARKUP, 3, 1.25, "42", ("seen",), "run"), "needs person in 3 steps, 1.2 s"),
    ],
)
def test_event_is_shown_as_it_is(event: Event, said: str) -> None:
    assert said in shown(event)


@pytest.mark.parametrize("event", [Decided(1, FREE), Framed(1, "", Monitor(1, frame().monitor.box))])
def test_quiet_events_print_nothing(event: Event) -> None:
    assert shown(event) == ""


def test_card_shows_all_that_is_known() -> None:
    verdict = Verdict(Decision.ASK, "my[/]rule", MARKUP, "ask")
    card = Card(1, f"Click {MARKUP}", verdict, element(0, "button Delete"), typed=MARKUP, crop="frames/c.png")
    text = shown(Asking(1, card))
    for said in (
        f"Click {MARKUP}",
        "my[/]rule",
        "Target: button Delete at 20, 20, 200 x 24 px",
        f"Text: {MARKUP}",
        "frames/c.png",
    ):
        assert said in text
    assert "Target" not in str(drawn(Card(1, "Press enter", ASK)).renderable)


def test_preview_is_a_numbered_list() -> None:
    steps = (Ahead(1, f"Click {MARKUP}"), Ahead(2, "Press enter"))
    text = shown(Asking(1, Card(1, "1. a; 2. b", NAMED, steps=steps)))
    assert f"1. Click {MARKUP}" in text
    assert "2. Press enter" in text


def test_end_shows_the_answer_and_the_evidence() -> None:
    text = shown(Finished(Status.DONE, "Done.", 1, 0.5, MARKUP, (MARKUP,), "run"))
    assert text.count(MARKUP) == 2


@pytest.mark.parametrize("result", Result)
def test_every_result_has_a_mark(result: Result) -> None:
    done = step(plan(Key("a")), result)
    assert shown(Verified(1, done.outcome, done)).strip().endswith("evidence 1")

"""Edge: the person at a terminal. Shows the run as it goes, and the card when the gate asks."""

from __future__ import annotations

import select
import sys
import time
from contextlib import suppress
from typing import TextIO

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from agent.hands.control import Switch
from agent.protocol import (
    Asking,
    Changed,
    Decided,
    Error,
    Event,
    Finished,
    Loading,
    Paused,
    Planned,
    Resumed,
    Started,
    Verified,
)
from agent.records import Answer, Card, Decision, Reply, Result, Status

KEYS = {"y": Reply.YES, "a": Reply.YES_KIND, "s": Reply.SKIP, "n": Reply.SKIP, "q": Reply.STOP}
MARKS = {
    Result.CONFIRMED: "[green]✔[/]",
    Result.UNCHANGED: "[yellow]·[/]",
    Result.UNVERIFIABLE: "[blue]?[/]",
    Result.NOT_DONE: "[red]✘[/]",
}
DID = {
    "moved": "You moved the mouse",
    "clicked": "You clicked",
    "scrolled": "You turned the wheel",
    "pressed": "You pressed a key",
}
GO_ON = "[bold]Enter[/] goes on, [bold]s[/] stops; or `deskhand resume`."
ELSEWHERE = "Go on with `deskhand resume`, or end it with `deskhand stop`."
SLICE = 0.1
"""Seconds between two looks at the stop switch while a card is open."""


class Terminal:
    """Asks on `source` (the terminal's input); without a terminal there is nobody, and nobody means no."""

    def __init__(self, switch: Switch, console: Console, source: TextIO | None = None) -> None:
        self._switch = switch
        self._console = console
        self._source = source or sys.stdin

    def checkpoint(self) -> bool:
        """While paused, Enter goes on and s stops, where there is a terminal."""
        if self._switch.paused() is None:
            return self._switch.checkpoint()
        if self._source.isatty():
            self._forget()
        self._console.print(GO_ON if self._source.isatty() else ELSEWHERE)
        while self._source.isatty() and self._switch.paused() is not None and not self._switch.stopped():
            line = self._line(SLICE, held=True)
            if line is not None:
                (self._switch.stop if line[:1].lower() in ("s", "q") else self._switch.resume)()
        self._switch.checkpoint()
        return True

    def paused(self) -> Paused | None:
        return self._switch.paused()

    def stopped(self) -> bool:
        return self._switch.stopped()

    def ask(self, card: Card) -> Answer:
        """The answer typed in time; `Reply.NONE` without one."""
        if not self._source.isatty():
            return Answer(Reply.NONE)
        with self._switch.at_ease():
            return self._answer(card)

    def _answer(self, card: Card) -> Answer:
        question = card.verdict.rule == "question"
        self._console.print("[bold]Your answer:[/] " if question else self._keys(card), end="")
        line = self._line(card.seconds)
        if line is None:
            self._console.print(f"\nNo answer in {card.seconds:.0f} s: that is a no.")
            return Answer(Reply.NONE)
        if question:
            return Answer(Reply.YES, line) if line else Answer(Reply.SKIP)
        if card.typed and line[:1].lower() == "c":
            return self._changed(line[1:].strip(), card.seconds)
        return Answer(KEYS.get(line[:1].lower(), Reply.SKIP))

    def _changed(self, text: str, seconds: float) -> Answer:
        """`c` alone asks for the text, `c Bob` holds it."""
        if not text:
            self._console.print("[bold]Text instead:[/] ", end="")
            text = self._line(seconds) or ""
        return Answer(Reply.CHANGE, text) if text else Answer(Reply.NONE)

    def _forget(self) -> None:
        """What was typed before the person could know that it is an answer."""
        with suppress(ImportError, OSError):
            import termios

            termios.tcflush(self._source, termios.TCIFLUSH)

    def _keys(self, card: Card) -> str:
        if card.verdict.decision is Decision.HAND_OVER:
            return "Do it yourself, then [bold]y[/] to hand back, [bold]s[/] to skip, [bold]q[/] to stop: "
        kind = ", [bold]a[/] yes to this kind for this task" if card.verdict.category == "named" else ""
        change = ", [bold]c[/] change the text" if card.typed else ""
        return f"[bold]y[/] yes{kind}{change}, [bold]n[/] no, [bold]q[/] stop (no answer in {card.seconds:.0f} s is no): "

    def _line(self, seconds: float, held: bool = False) -> str | None:
        """A line typed within this time; none otherwise. `held` asks while paused as well. Raises Stopped."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not held:
                self._switch.checkpoint()
            ready, _, _ = select.select([self._source], [], [], SLICE)
            if ready:
                return self._source.readline().strip()
        return None


def show(event: Event, console: Console) -> None:  # noqa: C901 - one line an event
    """One event as a person reads it; the quiet ones print nothing."""
    match event:
        case Loading(what=what):
            console.print(f"[dim]{escape(what)}[/]")
        case Started(task=task):
            console.print(f"[bold]{escape(task)}[/]")
        case Planned(step=step, plan=plan, seconds=seconds):
            console.print(f"{step:>2}  {escape(plan.sentence)} [dim]{seconds:.1f} s[/]")
        case Asking(card=card):
            console.print(drawn(card))
        case Changed(plan=plan):
            console.print(f"    changed to: {escape(plan.sentence)}")
        case Paused(what=what):
            console.print(f"[yellow]{DID.get(what, 'As you asked')}: paused.[/]")
        case Resumed():
            console.print("[dim]Going on, after a new look.[/]")
        case Decided(verdict=verdict) if verdict.decision is Decision.REFUSE:
            console.print(f"    [red]refused[/]: {escape(verdict.reason)}")
        case Verified(outcome=outcome):
            console.print(f"    {MARKS[outcome.result]} [dim]{escape(outcome.evidence)}[/]")
        case Error(message=message):
            console.print(f"[red]{escape(message)}[/]")
        case Finished():
            console.print(closing(event))
        case _:
            pass


def drawn(card: Card) -> Panel:
    """The card: the sentence, the rule, the target's own text and what will be typed."""
    lines = [f"[bold]{escape(card.sentence)}[/]", f"{escape(card.verdict.reason)} [dim](rule {escape(card.verdict.rule)})[/]"]
    if card.steps:
        lines = [f"{one.number}. {escape(one.sentence)}" for one in card.steps]
        return Panel("\n".join(lines), title="These come next. May I?", border_style="yellow", expand=False)
    if card.target:
        box = card.target.box
        lines.append(f"Target: {escape(card.target.name)} at {box.left}, {box.top}, {box.width} x {box.height} px")
    if card.typed:
        lines.append(f"Text: {escape(card.typed)}")
    if card.crop:
        lines.append(f"Picture: {escape(card.crop)}")
    return Panel("\n".join(lines), title="May I?", border_style="yellow", expand=False)


def closing(event: Finished) -> Panel:
    """How it ended, and what shows it."""
    good = event.status is Status.DONE
    lines = [escape(event.reason), *(f"[green]✔[/] {escape(item)}" for item in event.evidence)]
    if event.answer:
        lines.insert(0, f"[bold]{escape(event.answer)}[/]")
    if event.repair:
        lines.append(f"[yellow]A step was found by other signs than the skill names. To mend it:[/]\n{escape(event.repair)}")
    steps = f"{event.steps} step{'s' if event.steps != 1 else ''}"
    title = f"{event.status.replace('_', ' ')} in {steps}, {event.seconds:.1f} s"
    return Panel("\n".join(lines), title=title, border_style="green" if good else "red", expand=False)

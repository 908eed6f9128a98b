"""Edge: `deskhand selftest`: a line a promise, with what was seen, and whether all are kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

import msgspec
from rich.console import Console
from rich.status import Status as Progress

from agent import build
from agent.cli.running import Given
from agent.protocol import EXIT_CODES
from agent.records import Status
from agent.selftest.every import every
from agent.selftest.promise import Shown

Trial = Callable[[Callable[[str], None]], Iterator[Shown]]
"""Tries everything; is given what tells what is tried next."""


def selftest(given: Given) -> int:
    chosen, policy = build.settings(), build.policy()
    return reported(lambda begun: every(chosen, policy, begun), given.json)


def reported(tried: Trial, as_json: bool) -> int:
    """The exit code. Raises what `tried` raises."""
    console, waiting = Console(), Console(stderr=True)
    since, good, count = time.monotonic(), 0, 0
    with waiting.status("") as progress:
        for came in tried(lambda what: _says(progress, what)):
            good, count = good + came.good, count + 1
            _told(came, as_json, console)
    if not as_json:
        console.print(_sum(good, count, time.monotonic() - since), highlight=False)
    return 0 if good == count and count else EXIT_CODES[Status.FAILED]


def _says(progress: Progress, what: str) -> None:
    progress.update(what)


def _told(came: Shown, as_json: bool, console: Console) -> None:
    if as_json:
        sys.stdout.write(msgspec.json.encode(came).decode() + "\n")
        sys.stdout.flush()
        return
    console.print("[green]✔ ok    [/]" if came.good else "[red]✘ failed[/]", f"[bold]{came.what}[/]:", end=" ", soft_wrap=True)
    console.print(came.seen, markup=False, highlight=False, soft_wrap=True)


def _sum(good: int, count: int, seconds: float) -> str:
    failed = f"{count - good} failed" if count > good else "none failed"
    return f"{count} promises tried in {seconds:.0f} s, {failed}. Nothing of yours was touched."


COMMANDS: dict[str, Callable[[Given], int]] = {"selftest": selftest}

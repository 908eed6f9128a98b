"""Pure: the one protocol of the agent process: commands in, events out, one JSON object a line.

The panel speaks it over the process's standard input and output, `run --json` prints the events, and the journal's story
is the same. A new command or event is one class here.
"""

from __future__ import annotations

import msgspec

from agent.geometry import Box, Monitor
from agent.records import Answer, Card, Element, End, Outcome, Plan, Status, Step, Verdict, Window

EXIT_CODES = {
    Status.DONE: 0,
    Status.FAILED: 1,
    Status.NEEDS_PERSON: 3,
    Status.STOPPED: 4,
    Status.OUT_OF_LIMITS: 5,
}
USAGE = 2
MAX_LINE = 1_000_000
"""Characters; a longer line is refused, so that a broken peer cannot fill the memory."""


class _Command(msgspec.Struct, frozen=True, tag_field="command"):
    pass


class Start(_Command, frozen=True, tag="start"):
    """Begin a task, or the `skill` of this name with these `values`. Empty `mode` and `effort` mean the configured ones."""

    task: str
    mode: str = ""
    effort: str = ""
    skill: str = ""
    values: dict[str, str] = {}


class Reply(_Command, frozen=True, tag="answer"):
    """The person's answer to the card with this id."""

    card: int
    answer: Answer


class Pause(_Command, frozen=True, tag="pause"):
    pass


class Resume(_Command, frozen=True, tag="resume"):
    pass


class Stop(_Command, frozen=True, tag="stop"):
    pass


class Shutdown(_Command, frozen=True, tag="shutdown"):
    pass


Command = Start | Reply | Pause | Resume | Stop | Shutdown


class _Event(msgspec.Struct, frozen=True, tag_field="event"):
    pass


class Loading(_Event, frozen=True, tag="loading"):
    """Something long is under way. `fraction` 0 to 1, or -1 where it cannot be known."""

    what: str
    fraction: float = -1.0


class Ready(_Event, frozen=True, tag="ready"):
    """The model is loaded and a task can start."""

    model: str


class Started(_Event, frozen=True, tag="started"):
    task: str
    run: str


class Framed(_Event, frozen=True, tag="frame"):
    """A picture was taken. `file` is its PNG in the run folder; empty when nothing is recorded."""

    step: int
    file: str
    monitor: Monitor
    window: Window | None = None


class Observed(_Event, frozen=True, tag="observed"):
    step: int
    elements: tuple[Element, ...]
    changed: tuple[Box, ...]
    seconds: float


class Planned(_Event, frozen=True, tag="planned"):
    step: int
    plan: Plan
    seconds: float


class Asking(_Event, frozen=True, tag="asking"):
    step: int
    card: Card


class Decided(_Event, frozen=True, tag="decided"):
    step: int
    verdict: Verdict
    answer: Answer | None = None


class Acted(_Event, frozen=True, tag="acted"):
    step: int
    sentence: str
    seconds: float


class Verified(_Event, frozen=True, tag="verified"):
    """The turn is over; `record` is all of it, as journalled."""

    step: int
    outcome: Outcome
    record: Step


class Finished(_Event, frozen=True, tag="finished"):
    status: Status
    reason: str
    steps: int
    seconds: float
    answer: str
    evidence: tuple[str, ...]
    run: str
    repair: str = ""


class Error(_Event, frozen=True, tag="error"):
    """Something the machine got wrong, in a sentence with its mend. The run that it ends also says `finished`."""

    message: str


Event = Loading | Ready | Started | Framed | Observed | Planned | Asking | Decided | Acted | Verified | Finished | Error


class Entry(msgspec.Struct, frozen=True):
    """One line of a journal. `at` is seconds since the epoch; `prev` is the SHA-256 of the line before."""

    at: float
    prev: str
    event: Event


def finished(end: End) -> Finished:
    return Finished(end.status, end.reason, end.steps, round(end.seconds, 2), end.answer, end.evidence, end.run, end.repair)


def line(message: Command | Event) -> str:
    """One line of JSON, without its line end."""
    return msgspec.json.encode(message).decode()


def command(text: str) -> Command:
    """Raises ValueError with a sentence when the line is no command."""
    if len(text) > MAX_LINE:
        raise ValueError(f"a command of {len(text)} characters is over the {MAX_LINE} allowed")
    try:
        decoded: Command = msgspec.json.decode(text, type=Command)
        return decoded
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"not a command: {error}") from error


def event(text: str) -> Event:
    """Raises ValueError with a sentence when the line is no event."""
    try:
        decoded: Event = msgspec.json.decode(text, type=Event)
        return decoded
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"not an event: {error}") from error

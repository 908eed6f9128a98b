"""Pure: the one protocol of the agent process: commands in, events out, one JSON object a line.

The panel speaks it over the process's standard input and output, `run --json` prints the events, and the journal's story
is the same. A new command or event is one class here.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from agent.geometry import Box, Monitor
from agent.records import Answer, Card, Element, End, Offered, Outcome, Plan, Status, Step, Verdict, Window

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
    """Begin a task, or the `skill` of this name with these `values`, or do the steps of the run `replay` again, or go on with
    the run `resume`, which was cut short. Empty `mode` and `effort` mean the configured ones.

    `context` is what was offered by `called` and left in the box: its window comes to the front before the run looks, and
    “the selection” or “the clipboard” in the task mean its texts."""

    task: str
    mode: str = ""
    effort: str = ""
    skill: str = ""
    values: dict[str, str] = {}
    replay: str = ""
    resume: str = ""
    context: Offered | None = None


class Reply(_Command, frozen=True, tag="answer"):
    """The person's answer to the card with this id."""

    card: int
    answer: Answer


class Pause(_Command, frozen=True, tag="pause"):
    """Pause, and “Take over”: nothing is pressed or moved until `resume`. `paused` follows when the agent holds still."""


class Resume(_Command, frozen=True, tag="resume"):
    """Resume, and “Hand back”: the screen is looked at anew, and what was planned before is planned again."""


class Call(_Command, frozen=True, tag="call"):
    """As if the delegate key were pressed: `called` follows."""


class Bind(_Command, frozen=True, tag="bind"):
    """These hotkeys from now on (pynput's notation); an empty one stays as it is. `bound` follows: where they cannot be set the
    old ones stay."""

    stop_key: str = ""
    delegate_key: str = ""


class Stop(_Command, frozen=True, tag="stop"):
    pass


class Shutdown(_Command, frozen=True, tag="shutdown"):
    pass


Command = Start | Reply | Pause | Resume | Call | Bind | Stop | Shutdown


class _Event(msgspec.Struct, frozen=True, tag_field="event"):
    pass


class Loading(_Event, frozen=True, tag="loading"):
    """Something long is under way. `fraction` 0 to 1, or -1 where it cannot be known."""

    what: str
    fraction: float = -1.0


class Ready(_Event, frozen=True, tag="ready"):
    """The model is loaded and a task can start."""

    model: str


class Bound(_Event, frozen=True, tag="bound"):
    """The hotkeys as they are now: told by `serve` once before `ready`, and after each `bind`. An empty `delegate_key` is not
    set. `message` says what could not be done, with its mend; empty when all is well."""

    stop_key: str
    delegate_key: str
    message: str = ""


class Called(_Event, frozen=True, tag="called"):
    """The delegate key was pressed over this window (never one of ours), with this text selected and on the clipboard, each cut
    to a sane length."""

    window: Window | None = None
    selection: str = ""
    clipboard: str = ""


class Started(_Event, frozen=True, tag="started"):
    """`task` as it is carried out: with the selection or the clipboard in quotes where it mentions them. `resumes` is the run
    that this one goes on with; a `scripted` one does what a skill or another run says."""

    task: str
    run: str
    resumes: str = ""
    scripted: bool = False


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
    """A card is open; with `card.steps` it is the preview of a batch. `answer` is waited for."""

    step: int
    card: Card


class Changed(_Event, frozen=True, tag="changed"):
    """The person changed the step on its card: this is done instead of what `planned` said."""

    step: int
    plan: Plan


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


class Paused(_Event, frozen=True, tag="paused"):
    """The agent holds still, by `person` (real input of theirs: `moved`, `clicked` or `pressed` says which) or because it was
    `asked` to. A step that was planned and not yet done is planned again after it, with the same number."""

    reason: Literal["person", "asked"]
    what: Literal["", "moved", "clicked", "scrolled", "pressed"] = ""


class Resumed(_Event, frozen=True, tag="resumed"):
    """It goes on, after a new look at the screen."""


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


Event = (
    Loading
    | Ready
    | Bound
    | Called
    | Started
    | Framed
    | Observed
    | Planned
    | Asking
    | Changed
    | Decided
    | Paused
    | Resumed
    | Acted
    | Verified
    | Finished
    | Error
)


class Entry(msgspec.Struct, frozen=True):
    """One line of a journal. `at` is seconds since the epoch; `prev` is the SHA-256 of the line before; `n` is its number, from
    1, which journals of old do not tell."""

    at: float
    prev: str
    event: Event
    n: int = 0


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

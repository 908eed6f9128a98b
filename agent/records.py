"""Pure: what flows through one turn of the loop, from `Frame` to `Step`.

The records are frozen msgspec structs, so the same definitions are the JSON of the journal and of the protocol.
Pictures never go through JSON: `Frame` is kept out of it and the journal stores frames as files.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from agent.action import Action
from agent.geometry import Box, Monitor, Point

Pixels = NDArray[np.uint8]
"""uint8, height x width x 3, RGB."""


HIDDEN = "hidden"
"""The state of a field that holds something which is not told."""


class Role(StrEnum):
    """What an element is, in the words a person would use (the value is what the model reads)."""

    BUTTON = "button"
    LINK = "link"
    FIELD = "field"
    CHECK_BOX = "check box"
    RADIO = "radio button"
    MENU = "menu"
    MENU_ITEM = "menu item"
    TAB = "tab"
    ICON = "icon"
    SELECT = "select"
    SLIDER = "slider"
    CELL = "cell"
    TEXT = "text"
    WINDOW = "window"


class Window(msgspec.Struct, frozen=True):
    """A top-level window. `box` is its content in screen points, `bar` the height of the title bar above it, `border` the width
    of what the window manager put on its other sides. `app` is the system's name for its application (WM_CLASS on X11)."""

    id: int
    title: str
    app: str
    box: Box
    pid: int = 0
    bar: int = 0
    border: int = 0

    @property
    def whole(self) -> Box:
        """With its title bar and borders, in screen points."""
        box, border = self.box, self.border
        return Box(box.left - border, box.top - self.bar, box.width + 2 * border, box.height + self.bar + border)


class Frame(msgspec.Struct, frozen=True):
    """One look at one monitor. `time` is seconds since the epoch; `masked` are the agent's own windows, in image pixels,
    painted over in `pixels`, as are the secrets that were `veiled`; `window` is the active window and `windows` are all on
    screen, top first, where the system tells."""

    pixels: Pixels
    monitor: Monitor
    time: float
    window: Window | None = None
    masked: tuple[Box, ...] = ()
    windows: tuple[Window, ...] = ()
    veiled: tuple[Box, ...] = ()


POINT = "point"
"""The source of an element that is no more than the surroundings of a point."""


class Element(msgspec.Struct, frozen=True):
    """Something on screen that can be named. `box` in image pixels; `score` 0 to 1.

    `state` holds words such as `on off focused disabled selected empty hidden`; `value` is what stands inside a field, apart
    from its label in `text`; `place` is a short word that tells equal names apart (`top`, `left`, `2nd`).
    """

    id: int
    role: Role
    text: str
    box: Box
    state: tuple[str, ...] = ()
    value: str = ""
    place: str = ""
    score: float = 1.0
    source: str = "ocr"

    @property
    def name(self) -> str:
        """`button Save`, `field Name (empty)`, `check box News (off) top`: what the model and the grammar say."""
        text, value = _cut(self.text, 60), _cut(self.value, 40)
        known = f"{self.role} {text}".strip()
        inside = ", ".join((*self.state, *((f'"{value}"',) if value else ())))
        return " ".join(filter(None, (known, f"({inside})" if inside else "", self.place)))


def _cut(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


class Observation(msgspec.Struct, frozen=True):
    """A frame read: `elements` in reading order with names unique on this screen; `changed` are the image boxes that
    differ from the observation before (the whole picture for a first look); `seconds` spent reading."""

    frame: Frame
    elements: tuple[Element, ...]
    changed: tuple[Box, ...]
    seconds: float = 0.0


class Expect(StrEnum):
    """What should be seen after an action."""

    CHANGE = "change"
    TEXT = "text"
    VALUE = "value"
    STATE = "state"
    WINDOW = "window"
    SEEN = "seen"
    GONE = "gone"
    NOTHING = "nothing"


class Expectation(msgspec.Struct, frozen=True):
    """`text` is what to look for: the words (TEXT), a field's content (VALUE), a state word (STATE), a window (WINDOW), what
    the target says (SEEN) or what nothing says any more (GONE)."""

    kind: Expect = Expect.CHANGE
    text: str = ""


class Sign(StrEnum):
    """What would show that a part of a task is done."""

    STEP = "step"
    CLICKED = "clicked"
    TICKED = "ticked"
    CHOSEN = "chosen"
    TYPED = "typed"
    SEEN = "seen"
    GONE = "gone"
    TITLE = "title"
    SAVED = "saved"
    READS = "reads"
    LINE = "line"


class Criterion(msgspec.Struct, frozen=True):
    """One thing that must be seen before `goal`, a part of the task, is called done: a step for it that worked (STEP), a click
    on what it names that did (CLICKED), the same and no box of that name in another state than `text`, `on` or `off` (TICKED),
    `text` clicked on or shown by a list (CHOSEN), read where it was typed (TYPED), standing on the screen outside of fields
    (SEEN), not standing there any more (GONE), in the window's title (TITLE), no mark of unsaved work there (SAVED), read
    anywhere, for what was reckoned and never typed (READS), or as a line of its own (LINE)."""

    sign: Sign
    goal: str
    text: str = ""


class Plan(msgspec.Struct, frozen=True):
    """A decision. `sentence` is for people; `goal` is the part of the task it serves; `note` is memory carried on;
    `origin` says where typed text came from (`task`, `screen`, `skill`, `model`, `` when nothing is typed); `criteria` are
    what must be seen for a Done to be believed; `tokens` were read for it, scored choices aside.

    `skill` names the written step that it carries out (`SKILL.md:14`): such a step may come round as often as it is
    written, and what has no effect at once is looked for again for `patience` seconds. `repair` is a diff that would mend the
    skill. `said` is the vision model's own reply that it was made from; `unsure` says why its point is not to be trusted."""

    action: Action
    sentence: str
    target: Element | None = None
    expectation: Expectation = Expectation()
    goal: str = ""
    note: str = ""
    origin: str = ""
    confidence: float = 0.0
    tokens: int = 0
    criteria: tuple[Criterion, ...] = ()
    skill: str = ""
    patience: float = 0.0
    repair: str = ""
    said: str = ""
    unsure: str = ""


class Again(msgspec.Struct, frozen=True):
    """What a planner says that is waiting: look again in so many seconds. That is no step and counts as none."""

    seconds: float
    waiting_for: str = ""


class Decision(StrEnum):
    """What the gate says of a plan; `hand_over` means the person does it."""

    ALLOW = "allow"
    ASK = "ask"
    HAND_OVER = "hand_over"
    REFUSE = "refuse"


class Verdict(msgspec.Struct, frozen=True):
    """`rule` is the id in policy.toml that said so, `category` its class (`hand_over`, `ask`, `named`, `free`)."""

    decision: Decision
    rule: str
    reason: str
    category: str = "free"


class Result(StrEnum):
    """Did the screen do what the plan expected?"""

    CONFIRMED = "confirmed"
    UNCHANGED = "unchanged"
    UNVERIFIABLE = "unverifiable"
    NOT_DONE = "not_done"


class Outcome(msgspec.Struct, frozen=True):
    """`evidence` says what was seen, in words; NOT_DONE is a step that was denied, refused or failed before it acted."""

    result: Result
    evidence: str


class Reply(StrEnum):
    """A person's answer to the card; `CHANGE` is a yes to the step as they changed it."""

    YES = "yes"
    YES_KIND = "yes_kind"
    CHANGE = "change"
    SKIP = "skip"
    STOP = "stop"
    NONE = "none"


class Answer(msgspec.Struct, frozen=True):
    """`NONE` is no answer in time, which counts as no. `text` answers an `ask_user`. With `CHANGE` it is the text to type
    instead, and `point` (image pixels of the last frame told) another target; what is left out stays as planned."""

    reply: Reply
    text: str = ""
    point: Point | None = None


class Offered(msgspec.Struct, frozen=True):
    """What the person had before them when they called: the active window, the selected text, the clipboard. Each is data that
    a task may mention, never read as instructions."""

    window: Window | None = None
    selection: str = ""
    clipboard: str = ""


class Ahead(msgspec.Struct, frozen=True):
    """One step of a preview, numbered from 1; `point` is in image pixels of the frame it was planned on."""

    number: int
    sentence: str
    target: Element | None = None
    point: Point | None = None
    typed: str = ""


class Card(msgspec.Struct, frozen=True):
    """What a person is asked to approve: the sentence, the rule, and where the target is. `crop` is a PNG file, if any.

    A preview (`verdict.rule` is `preview`) lists its one to five `steps`, the first of which is the card's own target; one yes
    is for all of them."""

    id: int
    sentence: str
    verdict: Verdict
    target: Element | None = None
    point: Point | None = None
    typed: str = ""
    crop: str = ""
    seconds: float = 60.0
    steps: tuple[Ahead, ...] = ()


class Timing(msgspec.Struct, frozen=True):
    """Seconds of one turn by stage."""

    capture: float = 0.0
    observe: float = 0.0
    plan: float = 0.0
    gate: float = 0.0
    act: float = 0.0
    settle: float = 0.0
    verify: float = 0.0


class Step(msgspec.Struct, frozen=True):
    """Everything of one turn but the pictures: `before` and `after` are the observations' elements."""

    number: int
    plan: Plan
    verdict: Verdict
    outcome: Outcome
    answer: Answer | None = None
    error: str = ""
    window: Window | None = None
    timing: Timing = Timing()


class Past(msgspec.Struct, frozen=True):
    """What went before a run: the steps of the `run` that it goes on with, and the one that was `doubtful` when that was cut
    short: it may have been done. A `scripted` run does what a skill or another run says."""

    run: str = ""
    steps: tuple[Step, ...] = ()
    doubtful: Plan | None = None
    scripted: bool = False


class Status(StrEnum):
    """How a run ended; `agent.protocol.EXIT_CODES` gives each its exit code."""

    DONE = "done"
    FAILED = "failed"
    NEEDS_PERSON = "needs_person"
    STOPPED = "stopped"
    OUT_OF_LIMITS = "out_of_limits"


class End(msgspec.Struct, frozen=True):
    """The end of a run. `evidence` lists what was seen that shows it; `answer` is what the task asked to know;
    `repair` is a diff that would mend the skill that was run."""

    status: Status
    reason: str
    answer: str = ""
    evidence: tuple[str, ...] = ()
    steps: int = 0
    seconds: float = 0.0
    run: str = ""
    repair: str = ""

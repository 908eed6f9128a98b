"""Pure: what a skill is. Knows nothing of files, of YAML or of the agent.

A skill is a chore written down once: its parameters, and its steps as a person would say them. Texts in steps hold slots such
as `{parameter}`, which `skills.fill` fills. A new verb is one class here, its reading in `skills.parse`, its doing in
`agent.doing.perform`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import msgspec

Value = str | int | float | bool | list[str]
"""What a parameter can be."""
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
SkillName = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=3600)]
Notches = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Direction = Literal["up", "down", "left", "right"]
State = Literal["", "on", "off", "focused", "disabled", "selected", "empty"]


class SkillError(Exception):
    """A skill file is wrong, or a skill cannot be run as asked. `str(error)` is the first sentence, with file, line and mend;
    `args` are all of them."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class Kind(StrEnum):
    """The JSON Schema types a parameter may have."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ARRAY = "array"


class Parameter(msgspec.Struct, frozen=True):
    """`default` of None means that it must be given. `choices` are the values allowed, any when empty; `pattern` is a regular
    expression that the whole of a text must match, none when empty."""

    name: str
    kind: Kind = Kind.STRING
    description: str = ""
    default: Value | None = None
    examples: tuple[Value, ...] = ()
    choices: tuple[Value, ...] = ()
    pattern: str = ""


class Target(msgspec.Struct, frozen=True):
    """What is acted on, in order of robustness: `text` (and `role` such as `button`), the same `near` another text, the row
    `containing` a text, an `image` file beside the skill, and last a `place` as shares of the window, 0 to 1 each."""

    text: str = ""
    role: str = ""
    near: str = ""
    containing: str = ""
    image: str = ""
    place: tuple[float, float] | None = None

    def __str__(self) -> str:
        """As it is written in a skill: `button "OK" near "Discard"`."""
        if self.image or self.place:
            return f"image {self.image}" if self.image else f"place {' '.join(map(_share, self.place or ()))}"
        row = f"containing {_quoted(self.containing)}" if self.containing else ""
        near = f"near {_quoted(self.near)}" if self.near else ""
        return " ".join(filter(None, (self.role, _quoted(self.text) if self.text else "", row, near)))


def _share(share: float) -> str:
    """To a ten-thousandth, finer than a pixel of most windows."""
    return f"{share:.4f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class AnyStep(msgspec.Struct, frozen=True, tag_field="verb", kw_only=True):
    """The common root. `line` counts from 1 in the file, 0 where there is none."""

    line: int = 0


class Open(AnyStep, frozen=True, tag="open"):
    """An application by name, a file or an address."""

    what: str


class Click(AnyStep, frozen=True, tag="click"):
    target: Target


class DoubleClick(AnyStep, frozen=True, tag="double_click"):
    target: Target


class RightClick(AnyStep, frozen=True, tag="right_click"):
    target: Target


class Drag(AnyStep, frozen=True, tag="drag"):
    target: Target
    to: Target


class Type(AnyStep, frozen=True, tag="type"):
    """Into the field named, where what stands there is replaced when `replace`; or where the keyboard is, where nothing is ever
    replaced, since it could be a whole document."""

    text: str
    into: Target | None = None
    replace: bool = True


class Press(AnyStep, frozen=True, tag="press"):
    keys: str


class Scroll(AnyStep, frozen=True, tag="scroll"):
    """Until the target is seen when one is given, else `notches` in the direction."""

    direction: Direction = "down"
    notches: Notches = 5
    until: Target | None = None


class WaitFor(AnyStep, frozen=True, tag="wait_for"):
    """`gone` waits until it is there no more."""

    target: Target
    seconds: Seconds = 10.0
    gone: bool = False


class Expect(AnyStep, frozen=True, tag="expect"):
    """What must be seen, or the skill fails: its evidence. `value` is what the field must hold, `state` a state word."""

    target: Target
    value: str = ""
    state: State = ""
    seconds: Seconds = 10.0


class Ask(AnyStep, frozen=True, tag="ask"):
    """A question to the person; the answer becomes the parameter `into`."""

    question: str
    into: Name


class HandOver(AnyStep, frozen=True, tag="hand_over"):
    """The person does this (a password), then gives back."""

    reason: str


class Agent(AnyStep, frozen=True, tag="agent"):
    """A sub-goal in plain words, planned by the model."""

    task: str


class Repeat(AnyStep, frozen=True, tag="repeat"):
    """The steps once for each item: of a list parameter (`over`), or of each row of a CSV or XLSX file (`file`), whose columns
    become parameters. `as_` names the item."""

    steps: tuple[Step, ...]
    over: Name = ""
    file: str = ""
    as_: Name = "item"


class If(AnyStep, frozen=True, tag="if"):
    """`then` when the target is (or, with `absent`, is not) on the screen within `seconds`."""

    target: Target
    then: tuple[Step, ...]
    otherwise: tuple[Step, ...] = ()
    absent: bool = False
    seconds: Seconds = 2.0


class Run(AnyStep, frozen=True, tag="run"):
    """Another skill with these parameters."""

    skill: SkillName
    values: dict[str, str] = {}


STEPS: tuple[type[AnyStep], ...] = (
    Open, Click, DoubleClick, RightClick, Drag, Type, Press, Scroll, WaitFor, Expect, Ask, HandOver, Agent, Repeat, If, Run,
)  # fmt: skip
"""Every verb."""
Step = (
    Open
    | Click
    | DoubleClick
    | RightClick
    | Drag
    | Type
    | Press
    | Scroll
    | WaitFor
    | Expect
    | Ask
    | HandOver
    | Agent
    | Repeat
    | If
    | Run
)


class Skill(msgspec.Struct, frozen=True):
    """`name` is the folder's; `says` are sentences with slots, English and French, by which a task in plain words is known;
    `python` is true of a skill.py, whose steps are not data. `text` is the Markdown for people."""

    name: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    steps: tuple[Step, ...] = ()
    says: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    python: bool = False
    text: str = ""
    file: str = ""

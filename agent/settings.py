"""Pure: every setting, one frozen record, from TOML text. Where the file lies is `agent.places`' business.

The same file serves the command line and the panel; an unknown key or a wrong value names the file, the line and what was
expected, because a setting that is silently ignored is worse than none.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import inspect

from agent.errors import UsageError
from models.catalog import DEFAULT

T = TypeVar("T")
Mode = Literal["step", "careful", "flow"]
Effort = Literal["low", "medium", "high"]
Positive = Annotated[float, msgspec.Meta(gt=0)]
Planning = Literal["elements", "chooser", "vision"]
Count = Annotated[int, msgspec.Meta(ge=1)]
PASSWORD_KEEPERS = (
    "keepass*", "bitwarden", "1password", "enpass", "seahorse", "kwalletmanager*", "gcr prompter", "pinentry*", "polkit*",
)  # fmt: skip
"""Applications that show passwords, and the windows that ask for one."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`config.toml`, flat. Times are seconds, sizes are as named.

    `planner` is what decides: a text `model` by named `elements`; a model that looks at the screen (`vision`), for which
    `pointer` says where things are: itself (empty), the `names` that are read, or another model of its server; or, for trying
    out, the `chooser`, a network of our own. `approve` holds gate categories
    approved beforehand for unattended use in a sandbox (`ask`, `named`); `monitor` counts from 1; `answer_seconds` is how long
    a card waits before no answer counts as no; `private_apps` are painted over before anything reads or keeps a picture of
    them; `yield_to_person` pauses a run when the person uses the mouse or the keyboard (never on a `--virtual` screen).
    `remote_url` is a server whose `remote_model` looks at the screen (empty: none); one that is not on this machine is asked
    only while `remote_consent` is its host, which the person agreed to send pictures of the screen to; `remote_dialect` says
    how the model wants to be asked where its name does not tell.
    """

    mode: Mode = "careful"
    effort: Effort = "low"
    model: str = DEFAULT
    planner: Planning = "elements"
    pointer: str = ""
    max_steps: Count = 30
    max_seconds: Positive = 600.0
    answer_seconds: Positive = 60.0
    settle_seconds: Positive = 5.0
    approve: tuple[Literal["ask", "named"], ...] = ()
    allow_apps: tuple[str, ...] = ()
    deny_apps: tuple[str, ...] = ()
    private_apps: tuple[str, ...] = PASSWORD_KEEPERS
    monitor: Count = 1
    threads: Count = 2
    stop_key: str = "<ctrl>+<alt>+<esc>"
    delegate_key: str = "<ctrl>+<alt>+<space>"
    yield_to_person: bool = True
    keep_days: Count = 30
    keep_megabytes: Count = 2000
    remote_url: str = ""
    remote_model: str = ""
    remote_dialect: str = ""
    remote_consent: str = ""
    language: Literal["", "en", "fr"] = ""
    theme: Literal["", "light", "dark"] = ""


def parse(text: str, file: str) -> Settings:
    """Settings from TOML text; `file` is named in errors. Raises UsageError."""
    return parse_toml(text, file, Settings)


def override(chosen: Settings, asked: Mapping[str, object], where: str) -> Settings:
    """The settings with some of them asked for otherwise; `where` is named in errors. Raises UsageError."""
    try:
        return msgspec.convert({**msgspec.structs.asdict(chosen), **asked}, Settings)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where[0].upper()}{where[1:]} is wrong: {error}{_expected(Settings, str(error))}.") from error


def parse_toml(text: str, file: str, kind: type[T]) -> T:
    """TOML text as a record of this kind. Raises UsageError with file, line and what was expected."""
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not valid TOML: {error}.") from error
    except msgspec.ValidationError as error:
        where = line_of(text, str(error))
        said = f"{error}{_expected(kind, str(error))}"
        raise UsageError(f"{file}{f', line {where}' if where else ''}: {said}.") from error


def line_of(text: str, complaint: str) -> int:
    """The line, from 1, of the key that a msgspec complaint is about; 0 when it is about none in the text.

    msgspec names the path (``... - at `$.rule[1].category` ``) and the key (``unknown field `colour` ``) but keeps no lines.
    """
    unknown = re.search(r"unknown field `(\w+)`", complaint)
    keys = _path(complaint) + ([(unknown[1], "")] if unknown else [])
    at = -1
    for key, number in keys:
        pattern = re.compile(rf"^[ \t]*\[*\"?{re.escape(key)}\"?[ \t]*[=\]]", re.MULTILINE)
        found = [match.start() for match in pattern.finditer(text, max(at, 0))]
        at = found[min(int(number or 0), len(found) - 1)] if found else at
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _path(complaint: str) -> list[tuple[str, str]]:
    """The keys on the way to what a complaint is about, each with its index in a list, if any."""
    path = re.search(r"at `\$(.*)`", complaint)
    return re.findall(r"\.(\w+)(?:\[(\d+)\])?", path[1] if path else "")


def _expected(kind: type, complaint: str) -> str:
    """What could stand there, where the complaint does not say it: one of few words, or the name of a field."""
    node = inspect.type_info(kind)
    for key, _ in _path(complaint):
        fields = node.fields if isinstance(node, inspect.StructType) else ()
        node = next((field.type for field in fields if field.encode_name == key), node)
        node = node.item_type if isinstance(node, inspect.VarTupleType) else node
    if isinstance(node, inspect.LiteralType):
        return f": expected one of {', '.join(json.dumps(value) for value in node.values)}"
    if isinstance(node, inspect.StructType) and "unknown field" in complaint:
        return f": expected one of {', '.join(field.encode_name for field in node.fields)}"
    return ""

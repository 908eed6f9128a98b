"""Edge: the settings as fields of a page. The kind of a field follows from its type in `agent.settings.Settings`, so a new
setting appears by itself under More; its words are one line here.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import inspect
from PySide6.QtCore import QT_TRANSLATE_NOOP

from agent.settings import Settings
from ui.wording import mode_words, translate

Group = Literal["work", "look", "keys", "deciding", "privacy", "server", "apps", "more"]
Kind = Literal["choice", "whole", "number", "switch", "keys", "names", "text"]
ELSEWHERE = frozenset({"model", "approve", "remote_consent", "remote_dialect"})
"""`model` has a page of its own; `approve` is for unattended
sandboxes and belongs on a command line, as `remote_dialect` does; `remote_consent` is asked for."""


class Field(msgspec.Struct, frozen=True):
    """`title`, `note` and `unit` are words to translate; a note says what the title does not."""

    key: str
    group: Group
    title: str
    note: str = ""
    unit: str = ""


class Shaped(msgspec.Struct, frozen=True):
    """A field with its kind; `least` is the smallest number it may be, `values` what it may be."""

    field: Field
    kind: Kind
    values: tuple[str, ...] = ()
    least: float = 0


FIELDS = (
    Field("mode", "work", str(QT_TRANSLATE_NOOP("settings", "How much I ask")),
          str(QT_TRANSLATE_NOOP("settings", "Passwords, payments and anything that cannot be undone are always asked about."))),
    Field("effort", "work", str(QT_TRANSLATE_NOOP("settings", "Effort")),
          str(QT_TRANSLATE_NOOP("settings", "More effort decides better and takes longer."))),
    Field("yield_to_person", "work", str(QT_TRANSLATE_NOOP("settings", "Pause when I use the mouse or the keyboard"))),
    Field("language", "look", str(QT_TRANSLATE_NOOP("settings", "Language"))),
    Field("theme", "look", str(QT_TRANSLATE_NOOP("settings", "Colours"))),
    Field("stop_key", "keys", str(QT_TRANSLATE_NOOP("settings", "Stop at once")),
          str(QT_TRANSLATE_NOOP("settings", "Works everywhere, even when this window hangs."))),
    Field("delegate_key", "keys", str(QT_TRANSLATE_NOOP("settings", "Give a task from anywhere"))),
    Field("planner", "deciding", str(QT_TRANSLATE_NOOP("settings", "Decided by"))),
    Field("pointer", "deciding", str(QT_TRANSLATE_NOOP("settings", "Clicks placed by"))),
    Field("keep_days", "privacy", str(QT_TRANSLATE_NOOP("settings", "Keep runs for")), "",
          str(QT_TRANSLATE_NOOP("settings", "days"))),
    Field("keep_megabytes", "privacy", str(QT_TRANSLATE_NOOP("settings", "Keep at most")),
          str(QT_TRANSLATE_NOOP("settings", "Runs hold pictures of your screen. They stay on this computer.")),
          str(QT_TRANSLATE_NOOP("settings", "MB"))),
    Field("remote_url", "server", str(QT_TRANSLATE_NOOP("settings", "Address")),
          str(QT_TRANSLATE_NOOP("settings", "Such as http://127.0.0.1:8080/v1; empty means none, and nothing leaves."))),
    Field("remote_model", "server", str(QT_TRANSLATE_NOOP("settings", "Model there")),
          str(QT_TRANSLATE_NOOP("settings", "Its name on the server; empty means the server's first."))),
    Field("allow_apps", "apps", str(QT_TRANSLATE_NOOP("settings", "Work only in these")),
          str(QT_TRANSLATE_NOOP("settings", "Names of applications, with commas between; empty means all."))),
    Field("deny_apps", "apps", str(QT_TRANSLATE_NOOP("settings", "Never work in these")),
          str(QT_TRANSLATE_NOOP("settings", "Names of applications, with commas between."))),
    Field("private_apps", "apps", str(QT_TRANSLATE_NOOP("settings", "Never look into these")),
          str(QT_TRANSLATE_NOOP("settings", "Names of applications; their windows are painted over in every picture."))),
    Field("max_steps", "more", str(QT_TRANSLATE_NOOP("settings", "Steps of a task, at most"))),
    Field("max_seconds", "more", str(QT_TRANSLATE_NOOP("settings", "Time for a task, at most")), "",
          str(QT_TRANSLATE_NOOP("settings", "s"))),
    Field("answer_seconds", "more", str(QT_TRANSLATE_NOOP("settings", "Time to answer a question")),
          str(QT_TRANSLATE_NOOP("settings", "No answer counts as no.")), str(QT_TRANSLATE_NOOP("settings", "s"))),
    Field("settle_seconds", "more", str(QT_TRANSLATE_NOOP("settings", "Time for the screen to come to rest")), "",
          str(QT_TRANSLATE_NOOP("settings", "s"))),
    Field("monitor", "more", str(QT_TRANSLATE_NOOP("settings", "Monitor")),
          str(QT_TRANSLATE_NOOP("settings", "The number of the screen I work on."))),
    Field("threads", "more", str(QT_TRANSLATE_NOOP("settings", "Processor cores")),
          str(QT_TRANSLATE_NOOP("settings", "How many the model may use."))),
)  # fmt: skip
"""In the order in which they are shown."""
VALUES = {
    "low": QT_TRANSLATE_NOOP("settings", "Low"),
    "medium": QT_TRANSLATE_NOOP("settings", "Medium"),
    "high": QT_TRANSLATE_NOOP("settings", "High"),
    "light": QT_TRANSLATE_NOOP("settings", "Light"),
    "dark": QT_TRANSLATE_NOOP("settings", "Dark"),
    "": QT_TRANSLATE_NOOP("settings", "As the system"),
}
PLANNERS = {
    "elements": QT_TRANSLATE_NOOP("settings", "A model that is told what is read"),
    "vision": QT_TRANSLATE_NOOP("settings", "A model that looks at the screen"),
    "chooser": QT_TRANSLATE_NOOP("settings", "Deskhand’s own network"),
}
POINTERS = {
    "": QT_TRANSLATE_NOOP("settings", "The model that looks"),
    "names": QT_TRANSLATE_NOOP("settings", "The names that are read"),
}
"""Any other is a model's name."""
LANGUAGES = {"en": "English", "fr": "Français"}
"""Each in itself, so that a person finds their own."""
OWN = {"planner": PLANNERS, "pointer": POINTERS}
"""Settings whose values have words of their own."""
ORDER = (*PLANNERS, "careful", "step", "flow", "low", "medium", "high", "", "light", "dark", "en", "fr")


def group_words(group: Group) -> str:
    return {
        "work": translate("settings", "How I work"),
        "look": translate("settings", "Look and language"),
        "keys": translate("settings", "Hotkeys"),
        "privacy": translate("settings", "Privacy"),
        "deciding": translate("settings", "What decides the next step"),
        "server": translate("settings", "A vision model on a server"),
        "apps": translate("settings", "Applications"),
        "more": translate("settings", "More"),
    }[group]


def value_words(key: str, value: str) -> str:
    """A value as it is shown."""
    if key == "mode":
        return mode_words(value)
    if key in OWN:
        return translate("settings", str(OWN[key][value])) if value in OWN[key] else value
    return LANGUAGES.get(value) or (translate("settings", str(VALUES[value])) if value in VALUES else value)


def shaped() -> tuple[Shaped, ...]:
    """Every setting that is shown: those with words first, then those without."""
    types = {one.name: one.type for one in _type().fields if one.name not in ELSEWHERE}
    worded = [one for one in FIELDS if one.key in types]
    others = [Field(key, "more", key.replace("_", " ").capitalize()) for key in types if key not in {one.key for one in worded}]
    return tuple(_shape(one, types[one.key]) for one in (*worded, *others))


def _type() -> inspect.StructType:
    found = inspect.type_info(Settings)
    assert isinstance(found, inspect.StructType)
    return found


def _shape(field: Field, kind: inspect.Type) -> Shaped:
    match kind:
        case inspect.LiteralType(values=values):
            ordered = sorted(map(str, values), key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER))
            return Shaped(field, "choice", tuple(ordered))
        case inspect.IntType(ge=least):
            return Shaped(field, "whole", least=least or 0)
        case inspect.FloatType():
            return Shaped(field, "number", least=0.1)
        case inspect.BoolType():
            return Shaped(field, "switch")
        case inspect.StrType():
            return _text(field)
        case _:
            return Shaped(field, "names")


def _text(field: Field) -> Shaped:
    if field.key in OWN:
        return Shaped(field, "choice", tuple(OWN[field.key]))
    return Shaped(field, "keys" if field.key.endswith("_key") else "text")

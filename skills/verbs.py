"""Pure: the verbs of a `steps` block and the keys of each, read off the records of `skills.skill`, so that reading, writing and
the JSON Schema cannot disagree.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import cast

import msgspec
from msgspec.inspect import BoolType, DictType, Field, FloatType, IntType, LiteralType, StrType, Type, UnionType, VarTupleType
from rapidfuzz import fuzz, process

from skills.skill import STEPS, AnyStep, Step, Target

KEYS = {"as_": "as", "otherwise": "else", "values": "with"}
"""Fields whose key in a file is another word."""


class What(StrEnum):
    """What the value of a key is."""

    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    TARGET = "target"
    NUMBER = "number"
    COUNT = "count"
    FLAG = "flag"
    STEPS = "steps"
    VALUES = "values"


class Key(msgspec.Struct, frozen=True):
    """`field` of the record; `choices` of a CHOICE, `pattern` of a NAME; a NUMBER or COUNT is above `above` or at least
    `low`, and at most `high`."""

    field: str
    what: What
    required: bool
    default: object = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    above: float | None = None
    low: float | None = None
    high: float | None = None


class Verb(msgspec.Struct, frozen=True):
    """`main` is what stands behind the verb itself, none for a verb that is followed by steps only."""

    name: str
    record: Callable[..., Step]
    says: str
    main: Key | None
    keys: Mapping[str, Key]


@cache
def verbs() -> Mapping[str, Verb]:
    """Every verb by its word."""
    return MappingProxyType({verb.name: verb for verb in map(_verb, STEPS)})


def verb_of(step: Step) -> Verb:
    """The verb that a step is of."""
    return verbs()[str(type(step).__struct_config__.tag)]


def nearest(word: str, known: list[str]) -> str:
    """`: did you mean click?` where one of the known words is near, else `: it must be one of open, click ...`."""
    match = process.extractOne(word.casefold(), known, scorer=fuzz.ratio, score_cutoff=55)
    if match:
        return f": did you mean {match[0]}?"
    return f": it must be one of {', '.join(known)}." if known else ": there are none."


def _verb(record: type[AnyStep]) -> Verb:
    fields = [field for field in msgspec.structs.fields(record) if field.name != "line"]
    types = {field.name: field for field in _types(record)}
    keys = {KEYS.get(field.name, field.name): _key(types[field.name]) for field in fields}
    first = KEYS.get(fields[0].name, fields[0].name)
    main = None if keys[first].what is What.STEPS else keys.pop(first)
    says = inspect.cleandoc(record.__doc__ or "").replace("\n", " ")
    return Verb(str(record.__struct_config__.tag), cast(Callable[..., Step], record), says, main, MappingProxyType(keys))


def _types(record: type[AnyStep]) -> tuple[Field, ...]:
    info = msgspec.inspect.type_info(record)
    assert isinstance(info, msgspec.inspect.StructType)
    return info.fields


def _key(field: Field) -> Key:
    kind = next(one for one in field.type.types if not isinstance(one, msgspec.inspect.NoneType)) \
        if isinstance(field.type, UnionType) else field.type  # fmt: skip
    known = Key(field.name, _what(kind), field.required, None if field.required else field.default)
    return msgspec.structs.replace(known, **_limits(kind))


def _what(kind: Type) -> What:
    if isinstance(kind, StrType):
        return What.NAME if kind.pattern else What.TEXT
    if isinstance(kind, msgspec.inspect.StructType):
        assert kind.cls is Target
        return What.TARGET
    return next(what for known, what in WHATS if isinstance(kind, known))


WHATS: tuple[tuple[type[Type], What], ...] = (
    (LiteralType, What.CHOICE),
    (FloatType, What.NUMBER),
    (IntType, What.COUNT),
    (BoolType, What.FLAG),
    (VarTupleType, What.STEPS),
    (DictType, What.VALUES),
)


def _limits(kind: Type) -> dict[str, object]:
    match kind:
        case StrType(pattern=str(pattern)):
            return {"pattern": pattern}
        case LiteralType(values=values):
            return {"choices": tuple(str(value) for value in values if value)}
        case FloatType() | IntType():
            return {"above": kind.gt, "low": kind.ge, "high": kind.le}
    return {}

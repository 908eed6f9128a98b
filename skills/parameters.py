"""Pure: the `parameters` of a front matter, and values made of texts by a parameter's type."""

from __future__ import annotations

import csv
import math
import re
from decimal import Decimal

import msgspec

from skills.marked import Marked, Wrong
from skills.skill import Kind, Name, Parameter, Value
from skills.slots import SECRET
from skills.verbs import nearest

KEYS = ["type", "description", "default", "examples", "enum", "pattern"]
MOST = 50
YES = ("true", "yes", "on", "1", "oui", "vrai")
NO = ("false", "no", "off", "0", "non", "faux")
LONGEST_PATTERN = 200
LONGEST_NUMBER = 30
"""Digits; a number of more is none that a person meant."""


def read_parameters(node: Marked, wrong: list[Wrong]) -> tuple[Parameter, ...]:
    """The parameters in order; complaints about one of them are added to `wrong`. Raises Wrong when they are no mapping."""
    if node.empty:
        return ()
    found = []
    for name, (key, value) in node.mapping("“parameters”").items():
        try:
            found.append(_parameter(name, key, value))
        except Wrong as one:
            wrong.append(one)
            found.append(Parameter(name))  # known all the same, so that its slots are not complained about as well
    if len(found) > MOST:
        raise node.wrong(f"There are more than {MOST} parameters: cut the skill into several.")
    return tuple(found)


def convert(text: str, kind: Kind) -> Value:
    """A value from its text: `3`, `2,5`, `yes`, `oui`, `a, b, c`. Raises ValueError saying what was expected."""
    said = text.strip()
    match kind:
        case Kind.STRING:
            return text
        case Kind.INTEGER if re.fullmatch(r"[-+]?\d+", said) and len(said) <= LONGEST_NUMBER:
            return int(said)
        case Kind.NUMBER if re.fullmatch(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)", said) and len(said) <= LONGEST_NUMBER:
            return float(said.replace(",", "."))
        case Kind.BOOLEAN if said.casefold() in YES + NO:
            return said.casefold() in YES
        case Kind.ARRAY:
            return _items(text)
    raise ValueError(f"must be {EXPECTED[kind]}, not “{text}”")


EXPECTED = {
    Kind.STRING: "a text",
    Kind.INTEGER: "a whole number such as 3",
    Kind.NUMBER: "a number such as 2.5",
    Kind.BOOLEAN: "yes or no",
    Kind.ARRAY: "a list such as a, b, c",
}


def check(value: object, parameter: Parameter) -> Value:
    """A value of any origin as one of the parameter's type. Raises ValueError saying what was expected."""
    made = convert(value, parameter.kind) if isinstance(value, str) else _of_kind(value, parameter.kind)
    if isinstance(made, str) and made.startswith(f"{{{SECRET}") and made.endswith("}"):
        return made  # what it stands for is nobody's to look at
    if parameter.choices and made not in parameter.choices:
        raise ValueError(f"cannot be “{made}”{nearest(str(made), [str(one) for one in parameter.choices])[:-1]}")
    if parameter.pattern and not re.fullmatch(parameter.pattern, as_text(made)):
        such = f"such as {as_text(parameter.examples[0])}" if parameter.examples else f"of the form {parameter.pattern}"
        raise ValueError(f"must be {such}, not “{as_text(made)}”")
    return made


def _of_kind(value: object, kind: Kind) -> Value:
    if kind is Kind.ARRAY and isinstance(value, list | tuple):
        return [one if isinstance(one, str) else str(_of_kind(one, Kind.STRING)) for one in value]
    if kind is Kind.BOOLEAN and isinstance(value, bool):
        return value
    if kind is Kind.STRING and isinstance(value, int | float):
        return as_text(value)
    if (
        kind in (Kind.INTEGER, Kind.NUMBER)
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
    ):
        return float(value) if kind is Kind.NUMBER else _whole(value)
    raise ValueError(f"must be {EXPECTED[kind]}, not “{value}”")


def _whole(value: float) -> int:
    if value != int(value):
        raise ValueError(f"must be {EXPECTED[Kind.INTEGER]}, not “{value}”")
    return int(value)


def as_text(value: Value) -> str:
    """A value as it is typed: `3`, `2.5`, `true`, `a, b`."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
        case list():
            return ", ".join(value)
    return str(value)


def _items(text: str) -> list[str]:
    """The items of a list on one line or several; one that holds a comma stands in quotes."""
    if not text.strip():
        return []
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        return [line.strip() for line in lines]
    return [item.strip() for item in next(csv.reader(lines, skipinitialspace=True))]


def _parameter(name: str, key: Marked, node: Marked) -> Parameter:
    try:
        msgspec.convert(name, Name)
    except msgspec.ValidationError as error:
        raise key.wrong(f"“{name}” is no name for a parameter: letters, digits and _, no digit first.") from error
    if node.empty:
        return Parameter(name)
    found = node.only(f"The parameter “{name}”", KEYS)
    kind = _kind(found["type"]) if "type" in found else Kind.STRING
    known = Parameter(
        name=name,
        kind=kind,
        description=found["description"].text("“description”").strip() if "description" in found else "",
        choices=_values(found.get("enum"), "“enum”", Parameter(name, kind)),
        pattern=_pattern(found["pattern"], kind) if "pattern" in found else "",
    )
    default = _value(found["default"], "“default”", known) if "default" in found else None
    return msgspec.structs.replace(known, default=default, examples=_values(found.get("examples"), "“examples”", known))


def _kind(node: Marked) -> Kind:
    word = node.text("“type”")
    kinds = [kind.value for kind in Kind]
    if word not in kinds:
        raise node.wrong(f"There is no type “{word}”{nearest(word, kinds)}")
    return Kind(word)


def _pattern(node: Marked, kind: Kind) -> str:
    """Raises Wrong for what is no regular expression, or stands by anything but a text."""
    text = node.text("“pattern”")
    if kind is not Kind.STRING or len(text) > LONGEST_PATTERN:
        raise node.wrong(f"“pattern” is for the type string alone, and has {LONGEST_PATTERN} characters at most.")
    try:
        re.compile(text)
    except re.error as error:
        raise node.wrong(f"“{text}” is no regular expression ({error}).") from error
    return text


def _values(node: Marked | None, what: str, parameter: Parameter) -> tuple[Value, ...]:
    return tuple(_value(item, f"A line of {what}", parameter) for item in node.items(what)) if node and not node.empty else ()


def _value(node: Marked, what: str, parameter: Parameter) -> Value:
    """A default, an example or a choice. Raises Wrong."""
    given: object = (
        [item.text(what) for item in node.items(what)] if parameter.kind is Kind.ARRAY and not node.scalar else node.text(what)
    )
    try:
        return check(given, parameter)
    except ValueError as error:
        raise node.wrong(f"{what} {error}.") from error

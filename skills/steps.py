"""Pure: steps read from the YAML of a `steps` block, every complaint with its line."""

from __future__ import annotations

import math
import re

from skills import slots
from skills.marked import Marked, Wrong
from skills.skill import Ask, Kind, Parameter, Repeat, Step, Type
from skills.targets import target
from skills.verbs import Key, Verb, What, nearest, verbs

MOST_STEPS = 500
DEEPEST = 6
"""Blocks of steps within each other."""
COLUMNS = "*"
"""In a scope: the columns of a table, which are known only when it is read."""
Scope = frozenset[str]
NONE = Scope()


class Reader:
    """Reads the steps of one skill; what is wrong is gathered in `wrong`, so that one look shows it all."""

    def __init__(self, parameters: tuple[Parameter, ...]) -> None:
        self.known = {parameter.name for parameter in parameters}
        self.lists = {parameter.name for parameter in parameters if parameter.kind is Kind.ARRAY}
        self.wrong: list[Wrong] = []
        self.count = 0

    def read(self, block: Marked, what: str = "The block of steps", depth: int = 1, scope: Scope = NONE) -> tuple[Step, ...]:
        """The steps of a block; `scope` are names of the repeats around it, beside the parameters and answers known so far."""
        found: list[Step] = []
        try:
            if depth > DEEPEST:
                raise block.wrong(f"Steps are nested deeper than {DEEPEST} levels: put the inner ones into a skill and run it.")
            for item in block.items(what):
                found += self._tried(item, depth, scope)
        except Wrong as wrong:
            self.wrong.append(wrong)
        return tuple(found)

    def _tried(self, item: Marked, depth: int, scope: Scope) -> tuple[Step, ...]:
        """The step, or none and the complaint kept."""
        self.count += 1
        if self.count == MOST_STEPS + 1:
            self.wrong.append(
                item.wrong(f"There are more than {MOST_STEPS} steps: cut the skill up and run the parts from one.")
            )
        try:
            return (self._step(item, depth, scope),)
        except Wrong as wrong:
            self.wrong.append(wrong)
            return ()

    def _step(self, item: Marked, depth: int, scope: Scope) -> Step:
        verb, given = _said(item)
        fields: dict[str, object] = {}
        for name, value in given.items():
            key = verb.keys.get(name, verb.main)
            if key is None or (value.empty and not key.required):
                continue
            if key.what is What.STEPS:
                fields[key.field] = self.read(value, f"“{name}”", depth + 1, scope | _columns(verb, given))
            else:
                fields[key.field] = self._value(value, key, f"“{name}”", scope)
        _complete(item, verb, fields)
        step = verb.record(line=item.line, **fields)
        self._learn(step, item)
        return step

    def _value(self, node: Marked, key: Key, what: str, scope: Scope) -> object:
        """A value, its slots checked."""
        value = read_value(node, key, what)
        if key.what not in (What.TEXT, What.TARGET, What.VALUES):
            return value
        for text in slots.inside(value):
            check_slots(text, node, scope | self.known)
        return value

    def _learn(self, step: Step, item: Marked) -> None:
        """What the step brings, or a repeat lacks."""
        if isinstance(step, Ask):
            self.known.add(step.into)
        if not isinstance(step, Repeat):
            return
        if bool(step.over) == bool(step.file):
            raise item.wrong("“repeat” needs “over” (a list parameter) or “file” (a table), one of them.")
        if step.over and step.over not in self.lists:
            raise item.wrong(f"“over: {step.over}” is no parameter of type array{nearest(step.over, sorted(self.lists))}")


def check_slots(text: str, node: Marked, known: frozenset[str]) -> None:
    """Raises Wrong on a slot that nothing fills, or a brace that is none."""
    try:
        used = slots.names(text)
    except ValueError as error:
        raise node.wrong(str(error)) from error
    for name in used:
        if name not in known and COLUMNS not in known:
            raise node.wrong(f"Nothing fills the slot {{{name}}}{nearest(name, sorted(known))}")


def read_value(node: Marked, key: Key, what: str) -> object:
    """The value of a key. Raises Wrong."""
    match key.what:
        case What.FLAG:
            return node.flag(what)
        case What.NUMBER | What.COUNT:
            return _number(node, key, what)
        case What.VALUES:
            return {name: value.text(f"“{name}”") for name, (_, value) in node.mapping(what).items()}
        case What.TARGET:
            return _target(node, what)
    text = node.text(what)
    if key.choices and text not in key.choices:
        raise node.wrong(f"{what} cannot be “{text}”{nearest(text, list(key.choices))}")
    if key.pattern and not re.fullmatch(key.pattern, text):
        raise node.wrong(f"{what} is a name of letters, digits and {'-' if '(-' in key.pattern else '_'}, not “{text}”.")
    return text


def _target(node: Marked, what: str) -> object:
    try:
        return target(node.text(what), node.quoted)
    except ValueError as error:
        raise node.wrong(str(error)) from error


def _number(node: Marked, key: Key, what: str) -> float:
    """An int for a COUNT. Raises Wrong."""
    text = node.text(what)
    form = r"\d{1,9}" if key.what is What.COUNT else r"\d{1,9}(\.\d{1,9})?|\.\d{1,9}"
    number = float(text) if re.fullmatch(form, text) else math.nan
    least = key.above if key.low is None else key.low
    high_enough = number > (least or 0) if key.low is None else number >= key.low
    if not (high_enough and number <= (key.high or math.inf)):
        kind = "a whole number" if key.what is What.COUNT else "a number"
        raise node.wrong(
            f"{what} must be {kind} {'above' if key.low is None else 'from'} {least:g} to {key.high:g}, not “{text}”."
        )
    return int(number) if key.what is What.COUNT else number


def _said(item: Marked) -> tuple[Verb, dict[str, Marked]]:
    """The verb of a step, and its values by key, the verb's own among them. Raises Wrong."""
    if item.scalar:
        word = item.text("A step")
        mend = f": write “{word}: …”." if word in verbs() else nearest(word, list(verbs()))
        raise item.wrong(f'A step is a verb and its value, such as click: "Save"; “{word}” is none{mend}')
    pairs = item.mapping("A step")
    spoken = [word for word in pairs if word in verbs()]
    if len(spoken) != 1:
        raise _no_verb(item, list(pairs), spoken)
    verb = verbs()[spoken[0]]
    own = pairs.pop(verb.name)[1]
    if verb.main is None and not own.empty:
        pairs |= own.mapping(f"“{verb.name}”")
    for name, (where, _) in pairs.items():
        if name not in verb.keys:
            raise where.wrong(f"“{verb.name}” knows no “{name}”{nearest(name, list(verb.keys))}")
    return verb, {verb.name: own} | {name: value for name, (_, value) in pairs.items()}


def _no_verb(item: Marked, words: list[str], spoken: list[str]) -> Wrong:
    if spoken:
        return item.wrong(f"“{spoken[0]}” and “{spoken[1]}” are two steps: open each with “- ”.")
    first = words[0] if words else ""
    return item.wrong(f"There is no verb “{first}”{nearest(first, list(verbs()))}")


def _columns(verb: Verb, given: dict[str, Marked]) -> Scope:
    """The names that a repeat gives the steps inside it."""
    if verb.record is not Repeat:
        return NONE
    as_ = given["as"].text("“as”") if "as" in given else str(verb.keys["as"].default)
    return Scope({as_, COLUMNS} if "file" in given else {as_})


def _complete(item: Marked, verb: Verb, fields: dict[str, object]) -> None:
    """Raises Wrong where a key that must be there is not, or holds no step."""
    if verb.main and verb.main.required and not fields.get(verb.main.field) and verb.record is not Type:
        raise item.wrong(f"“{verb.name}” has no value: write it behind the colon.")
    for name, key in verb.keys.items():
        if key.required and not fields.get(key.field):
            raise item.wrong(
                f"“{verb.name}” needs {'at least one good step in ' if key.what is What.STEPS else ''}“{name}” as well."
            )

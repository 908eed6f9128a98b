"""Pure: a skill as the text of its SKILL.md, as a person would write it. `skills.parse` reads the same skill back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skills.parameters import as_text
from skills.skill import Kind, Parameter, Skill, Step, Target, Value
from skills.verbs import What, verb_of

PLAIN = re.compile(r"[^\W\d_][\w /.+-]*(?<! )")
"""Texts that need no quotes anywhere in YAML, unless they are words for nothing."""
IN_BLOCK = re.compile(r"[^\W\d_](?!.*(?:: | #)).*(?<![: ])")
"""Texts that need none behind a colon or a dash."""
NOTHING = ("null", "Null", "NULL")
UNPRINTED = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
LEFT_OUT: tuple[object, ...] = (None, "", (), {})


def write(skill: Skill) -> str:
    """The file: front matter, the text for people, the block of steps."""
    parts = ["\n".join(("---", *_front(skill), "---"))]
    parts += [skill.text] if skill.text else []
    parts += [] if skill.python else [_block("\n".join(_steps(skill.steps)))]
    return "\n\n".join(parts) + "\n"


def steps(found: tuple[Step, ...]) -> str:
    """Steps alone, as in a block: for showing a repair."""
    return "\n".join(_steps(found))


def _front(skill: Skill) -> Iterator[str]:
    yield f"name: {skill.name}"
    yield f"description: {_scalar(skill.description)}"
    if skill.parameters:
        yield "parameters:"
    for parameter in skill.parameters:
        yield f"  {_scalar(parameter.name, quote=parameter.name in NOTHING)}:"
        yield from (f"    {line}" for line in _parameter(parameter))
    for key, texts in (("says", skill.says), ("apps", skill.apps)):
        if texts:
            yield f"{key}:"
            yield from (f"  - {_scalar(text)}" for text in texts)


def _parameter(one: Parameter) -> Iterator[str]:
    yield f"type: {one.kind}"
    if one.description:
        yield f"description: {_scalar(one.description)}"
    if one.default is not None:
        yield f"default: {_value(one.default, one.kind)}"
    if one.pattern:
        yield f"pattern: {_quoted(one.pattern)}"
    for key, values in (("examples", one.examples), ("enum", one.choices)):
        if values:
            yield f"{key}: [{', '.join(_value(value, one.kind) for value in values)}]"


def _value(value: Value, kind: Kind) -> str:
    """A value inside brackets or behind a colon."""
    if isinstance(value, list):
        return f"[{', '.join(_quoted_unless_plain(item) for item in value)}]"
    return _quoted_unless_plain(as_text(value)) if kind is Kind.STRING else as_text(value)


def _steps(found: tuple[Step, ...]) -> Iterator[str]:
    for step in found:
        first, *rest = _step(step)
        yield f"- {first}"
        yield from (f"  {line}" if line else "" for line in rest)


def _step(step: Step) -> Iterator[str]:
    """The verb with its value, and its keys below it, further in where the verb has no value."""
    verb = verb_of(step)
    main = getattr(step, verb.main.field) if verb.main else ""
    indent = "" if verb.main else "  "
    yield from _pair(verb.name, main, quote=verb.name == "type") if verb.main else [f"{verb.name}:"]
    keys = sorted(verb.keys.items(), key=lambda pair: pair[1].what is What.STEPS)  # what a repeat goes over stands first
    for name, key in keys:
        value = getattr(step, key.field)
        if value not in (*LEFT_OUT, key.default):
            yield from (f"{indent}{line}" if line else "" for line in _pair(name, value, key.what is What.TEXT))


def _pair(name: str, value: object, quote: bool = False) -> Iterator[str]:
    match value:
        case tuple():
            yield f"{name}:"
            yield from (f"  {line}" if line else "" for line in _steps(value))
        case dict():
            yield f"{name}:"
            yield from (f"  {_quoted_unless_plain(key)}: {_quoted(text)}" for key, text in value.items())
        case Target():
            yield f"{name}: {_target(value)}"
        case str() if "\n" in value and _is_literal(value):
            yield f"{name}: {'|' if value.endswith(chr(10)) else '|-'}"
            yield from (f"  {line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        case str():
            yield f"{name}: {_scalar(value, quote)}"
        case bool():
            yield f"{name}: {str(value).lower()}"
        case int() | float():
            yield f"{name}: {as_text(value)}"


def _target(target: Target) -> str:
    """A text alone in quotes of YAML, the rest in the little language."""
    if target == Target(target.text) and '"' not in target.text:
        return _quoted(target.text)
    said = str(target)
    if UNPRINTED.search(said) or "\t" in said:
        return _quoted(said)
    return said if IN_BLOCK.fullmatch(said) else "'" + said.replace("'", "''") + "'"


def _scalar(text: str, quote: bool = False) -> str:
    """A text behind a colon or a dash, without quotes where that is clear."""
    clear = IN_BLOCK.fullmatch(text) and not UNPRINTED.search(text) and "\t" not in text and text not in NOTHING
    return text if clear and not quote else _quoted(text)


def _quoted_unless_plain(text: str) -> str:
    return text if PLAIN.fullmatch(text) and text not in NOTHING else _quoted(text)


def _quoted(text: str) -> str:
    escaped = re.sub(r'[\\"\n\t\r]', lambda match: ESCAPES[match.group()], text)
    return '"' + UNPRINTED.sub(lambda match: f"\\U{ord(match.group()):08x}", escaped) + '"'


def _is_literal(text: str) -> bool:
    """Whether a block of `|` gives the text back: no space at its start or at the end of a line, no blank line at its ends."""
    lines = text.removesuffix("\n").split("\n")
    clean = not UNPRINTED.search(text) and "\t" not in text and not text.startswith((" ", "\n"))
    return clean and bool(lines[-1]) and all(line == line.rstrip() for line in lines)


def _block(text: str) -> str:
    """The fenced block, its fence longer than any inside."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{fence}steps\n{text}\n{fence}"

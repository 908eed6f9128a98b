"""Pure: the `{slots}` of a text: which there are, and the text with them filled. `{{` and `}}` stand for braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from skills.skill import Step, Target
from skills.verbs import What, verb_of

SLOT = re.compile(r"\{\{|\}\}|\{([^{}\n]+)\}|[{}]")
SECRET = "secret:"
"""`{secret:NAME}` is filled by the agent, at the moment it is typed."""
SECRETS = re.compile(rf"(\{{{SECRET}[^{{}}\n]+\}})|[{{}}]")


def names(text: str) -> list[str]:
    """The slots of a text in order, secrets left out. Raises ValueError on a brace that belongs to none."""
    found = []
    for match in SLOT.finditer(text):
        if match.group() in "{}":
            raise ValueError(f"A brace in “{_short(text)}” belongs to no slot: write {match.group() * 2} for the brace itself.")
        if match[1] and not match[1].startswith(SECRET):
            found.append(match[1].strip())
    return found


def fill(text: str, value: Callable[[str], str]) -> str:
    """The text with each slot replaced by its value; what is filled in is never read again for slots."""

    def one(match: re.Match[str]) -> str:
        if not match[1]:
            return match.group()[0]
        return match.group() if match[1].startswith(SECRET) else value(match[1].strip())

    return SLOT.sub(one, text)


def escaped(text: str) -> str:
    """A text as one without slots: braces doubled, but for those of secrets, which are typed as such."""
    return SECRETS.sub(lambda found: found[1] or found[0] * 2, text)


def texts(step: Step) -> Iterator[str]:
    """Every text of the step itself that may hold slots; those of the steps inside it are left out."""
    verb = verb_of(step)
    for key in filter(None, (verb.main, *verb.keys.values())):
        if key.what in (What.TEXT, What.TARGET, What.VALUES):
            yield from inside(getattr(step, key.field))


def inside(value: object) -> tuple[str, ...]:
    """The texts of one value: a text, a target or the values of another skill."""
    match value:
        case str():
            return (value,)
        case Target():
            return value.text, value.near, value.containing
        case dict():
            return tuple(value.values())
    return ()


def change(step: Step, each: Callable[[str], str]) -> Step:
    """The step with each of its own texts changed."""
    verb = verb_of(step)
    keys = {key.field: key.what for key in (*verb.keys.values(), *filter(None, (verb.main,)))}
    changed = {field: _changed(getattr(step, field), what, each) for field, what in keys.items()}
    return msgspec.structs.replace(step, **changed)


def _changed(value: object, what: What, each: Callable[[str], str]) -> object:
    if isinstance(value, Target):
        return msgspec.structs.replace(value, text=each(value.text), near=each(value.near), containing=each(value.containing))
    if isinstance(value, dict):
        return {name: each(text) for name, text in value.items()}
    return each(str(value)) if what is What.TEXT else value


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 40 else f"{line[:39]}…"

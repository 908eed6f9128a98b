"""Pure: a sentence with slots laid along a task, so that the slots take the words that stand where they do."""

from __future__ import annotations

from functools import cache

import msgspec

from skills.parameters import as_text
from skills.skill import Kind, Parameter
from skills.spans import Shape, Token, shape_of
from skills.thesaurus import senses

LONGEST_TEXT = 8
LONGEST_LIST = 24
"""Tokens that a slot may take."""
INSIDE = (Shape.WORD, Shape.NUMBER, Shape.LETTER, Shape.STOP, Shape.RELATION, Shape.CELL)
EDGE = (Shape.WORD, Shape.NUMBER, Shape.LETTER, Shape.CELL)
"""What a text without quotes is made of, and begins and ends with."""
AND = ("and", "et", "&")
ASIDE = "merci"
"""What politeness and a place that goes without saying are read as: no part of a text."""
LITERAL = {Shape.WORD: 2.0, Shape.RELATION: 0.6, Shape.STOP: 0.1}
"""What a word is worth that stands in both."""
SKIPPED = {Shape.WORD: 0.1, Shape.STOP: 0.0, Shape.RELATION: 0.02, Shape.COMMA: 0.0}
"""What a word of the task costs that stands in none; a text in quotes, a file name and the like cost `SPAN`."""
SPAN = 0.3
QUOTED = 0.3
"""What a text in quotes is worth to a slot whose values look otherwise."""


class Fill(msgspec.Struct, frozen=True):
    """What a slot takes: tokens from `start` to `end` (not included), `worth` 0 to 1 by how well it looks like its values."""

    name: str
    start: int
    end: int
    items: tuple[str, ...]
    worth: float


class Slot(msgspec.Struct, frozen=True):
    """A parameter as far as its look goes."""

    name: str
    shapes: frozenset[Shape]
    many: bool = False
    choices: tuple[str, ...] = ()


def slot_of(parameter: Parameter) -> Slot:
    """The look of a parameter's values, by its type and its examples."""
    many = parameter.kind is Kind.ARRAY
    shown = [item for one in parameter.examples for item in (one if isinstance(one, list) else [as_text(one)])]
    shapes = {shape_of(text) for text in shown}
    numeric = Shape.NUMBER if parameter.kind in (Kind.INTEGER, Kind.NUMBER) else Shape.TEXT
    known = frozenset(shapes) if shapes and Shape.TEXT not in shapes else frozenset({numeric})
    return Slot(parameter.name, known, many, tuple(as_text(one) for one in parameter.choices))


def fills(sentence: tuple[Token, ...], task: tuple[Token, ...], slots: dict[str, Slot]) -> tuple[Fill, ...]:
    """What each slot of the sentence takes where the two are laid along each other as well as they can be."""

    verb = next((at for at, token in enumerate(task) if token.shape is Shape.WORD), 0)  # a slot behind a verb does not take it

    @cache
    def best(i: int, j: int) -> tuple[float, tuple[Fill, ...]]:
        if j == len(task):
            return 0.0, ()
        skipped, others = best(i, j + 1)
        found = [(skipped - SKIPPED.get(task[j].shape, SPAN), others)]
        if i == len(sentence):
            return found[0]
        found.append(best(i + 1, j))
        if sentence[i].shape is Shape.SLOT:
            for fill in _taken(slots[sentence[i].text], task, j) if i == 0 or j > verb or task[j].shape not in EDGE else ():
                fits = _led(fill, sentence[i - 1] if i else None, task)
                worth, rest = best(i + 1, fill.end)
                found.append((worth + 2 * fits.worth, (fits, *rest)))
        elif sentence[i].shape is task[j].shape and sentence[i].meant in senses(task[j].meant):
            worth, rest = best(i + 1, j + 1)
            found.append((worth + LITERAL.get(task[j].shape, 0.0), rest))
        return max(found, key=lambda pair: pair[0])

    return best(0, 0)[1]


def _led(fill: Fill, leads: Token | None, task: tuple[Token, ...]) -> Fill:
    """Worth less where another relation stands before the text than before the slot, or none before a text without quotes."""
    before = task[fill.start - 1] if fill.start else None
    if leads is None or leads.shape is not Shape.RELATION or (before and before.meant == leads.meant):
        return fill
    loose = not task[fill.start].quoted and task[fill.start].shape in EDGE
    other = before is not None and before.shape is Shape.RELATION
    return msgspec.structs.replace(fill, worth=fill.worth * (0.5 if loose or other else 1.0))


def take(slot: Slot, task: tuple[Token, ...], start: int) -> Fill | None:
    """The one token here, where it looks just like the slot's values."""
    token = task[start]
    same = token.shape in slot.shapes - {Shape.TEXT} and not slot.many
    return Fill(slot.name, start, start + 1, (token.text,), 1.0) if same else None


def _taken(slot: Slot, task: tuple[Token, ...], start: int) -> list[Fill]:
    """Everything that the slot could take from here on."""
    most = LONGEST_LIST if slot.many else LONGEST_TEXT
    found = []
    for end in range(start + 1, min(len(task), start + most) + 1):
        part = task[start:end]
        items = _items(part) if slot.many else [part]
        worths = [_worth(slot, item) for item in items]
        if worths and min(worths) > 0:
            texts = tuple(_text(item) for item in items)
            found.append(Fill(slot.name, start, end, texts, min(1.0, min(worths) + 0.15 * (len(items) - 1))))
    return found


def _items(part: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """A part cut at commas and `and`; none where it begins or ends with one."""
    items: list[list[Token]] = [[]]
    for token in part:
        if token.shape is Shape.COMMA or (token.text.casefold() in AND and not token.quoted):
            items += [[]] if items[-1] else []
        else:
            items[-1].append(token)
    return [tuple(item) for item in items] if items[-1] and part[0] in items[0] else []


def _worth(slot: Slot, part: tuple[Token, ...]) -> float:
    """How well tokens look like a value of the slot, 0 where they cannot be one."""
    first = part[0]
    if slot.choices:
        return 1.0 if _text(part).casefold() in [choice.casefold() for choice in slot.choices] else 0.0
    if len(part) > 1:
        edges = first.shape in EDGE and part[-1].shape in EDGE
        plain = all(token.shape in INSIDE and not token.quoted and token.meant != ASIDE for token in part)
        related = any(token.shape is Shape.RELATION for token in part)
        return (0.5 if related else 0.6) if Shape.TEXT in slot.shapes and edges and plain else 0.0
    if first.quoted:
        return 1.0 if slot.shapes & {first.shape, Shape.TEXT} else QUOTED
    if Shape.TEXT in slot.shapes:
        return {Shape.STOP: 0.0, Shape.RELATION: 0.0, Shape.COMMA: 0.0, Shape.WORD: 0.6}.get(first.shape, 0.7)
    return max(LOOKS.get((shape, first.shape), 0.0) for shape in slot.shapes)


LOOKS = {(shape, shape): 1.0 for shape in Shape} | {(Shape.SUM, Shape.NUMBER): 0.6, (Shape.ADDRESS, Shape.FILE): 0.4}
"""How well a token of the second shape does for a slot of the first."""


def _text(part: tuple[Token, ...]) -> str:
    """As it was written; the spaces between words are made one."""
    return part[0].text + "".join(f"{' ' if token.before.isspace() else token.before}{token.text}" for token in part[1:])

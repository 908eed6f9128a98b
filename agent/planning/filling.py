"""Pure: ways of filling in: cells, tables, journeys, forms, lists, and values that a task tells of and does not give.

Each is a way of `agent.planning.ways.WAYS`, after the expressions that it reads with.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from agent.planning.goals import QUOTED, Goal, goal
from agent.planning.noted import note_of
from agent.planning.wording import (
    ENUMERATED,
    NUMBER,
    ONWARDS,
    PLACE,
    TEXT,
    THE,
    click,
    press,
    quoted,
    says_no_more,
    type_in,
    unquoted,
)
from agent.records import Sign
from agent.words import ADDS, STOP_WORDS, Intent, Verb, words

CELL = re.compile(r"\b([A-Z]{1,2})([1-9]\d{0,2})\b")
CELLS = re.compile(
    r"\b(?:in|into|dans|en)\s+(?:the\s+|la\s+|les\s+)?(?:(?i:cells?|cellules?)\s+(.+)|([A-Z]{1,2}[1-9]\d{0,2}(?:[\s,].*)?))$"
)
IN_CELL = re.compile(
    rf"(?:^|[\s,])({TEXT}|{NUMBER})\s+(?:in|into|dans|en|to)\s+(?:(?:the\s+)?cell\s+)?([A-Z]{{1,2}}[1-9]\d{{0,2}})\b"
)
"""A value and its cell: `200 in A1`."""
THROUGH = re.compile(r"\b([A-Z]{1,2})([1-9]\d{0,2})\s*(?:to|through|à|:|-)\s*\1([1-9]\d{0,2})\b")
SUM_OF = re.compile(r"\b(?:sum|total)\s+of\b|\badd\s+up\b|\b(?:la\s+somme|le\s+total)\s+de", re.IGNORECASE)
FAR = 30
"""Arrows to a cell at most: further it would be a minute of pressing."""


def in_cells(part: Goal) -> Iterator[Goal]:
    """Values into cells of a sheet, each reached from its first cell by the arrows, which every sheet knows. A sum is that of
    the numbers above, as the sheet takes them itself."""
    where = CELLS.search(part.text) if part.verb.intent in (Intent.TYPE, Intent.COMMIT) else None
    cells = _cells(where[1] or where[2]) if where else []
    values = list(part.spans)
    pairs = IN_CELL.findall(part.text) if part.verb.intent is Intent.TYPE else []
    if len(pairs) > 1 and says_no_more(msgspec.structs.replace(part, text=IN_CELL.sub(" ", part.text)), [], "cells"):
        cells, values = _cells(" ".join(cell for _, cell in pairs)), [unquoted(value) for value, _ in pairs]
    if any(_across(column) + row > FAR for column, row in cells):
        return
    if len(cells) == 1 and cells[0][1] > 1 and SUM_OF.search(part.text):
        yield press(_way_to(*cells[0]))
        yield press("alt+=")
        yield press("enter")
    elif cells and len(cells) == len(values):
        for cell, span in zip(cells, values, strict=True):
            yield press(_way_to(*cell))
            yield type_in(span)
            yield press("enter")


def _cells(said: str) -> list[tuple[str, int]]:
    """`A1, A2 and A3` and `A1 to A3`; none where more is said than cells."""
    told = THROUGH.sub(lambda m: " ".join(f"{m[1]}{row}" for row in range(int(m[2]), int(m[3]) + 1)), said)
    if any(word not in STOP_WORDS for word in words(CELL.sub(" ", told))):
        return []
    return [(match[1], int(match[2])) for match in CELL.finditer(told)]


def _across(column: str) -> int:
    """A column's letters as its number, from 1."""
    return functools.reduce(lambda sofar, letter: sofar * 26 + ord(letter) - ord("A") + 1, column, 0)


def _way_to(column: str, row: int) -> str:
    return " ".join(["ctrl+home", *["right"] * (_across(column) - 1), *["down"] * (row - 1)])


VALUE = rf"(?P<value>{TEXT}|{NUMBER})"
OF = r"\s+(?i:of|for|de|pour)\s+"
COLUMN = r"(?P<column>[\w’' -]+?)"
ROW = rf"{THE}(?P<row>{PLACE})"
OF_ROW = (
    re.compile(
        rf"^(?:.*,\s*)?\W*(?i:mets|mettez|mettre|put|enter|write|entrez?|inscri\w+)\s+{VALUE}\s+(?i:comme|as|en)\s+"
        rf"{THE}{COLUMN}{OF}{ROW}$"
    ),
    re.compile(rf"^\W*(?i:set|change|remplacez?|passez?)\s+{THE}{COLUMN}{OF}{ROW}\s+(?i:to|by|à|par)\s+{VALUE}$"),
)
"""A value, the column it goes into and the row."""


def in_table(part: Goal) -> Iterator[Goal]:
    """A value where a row and a column of a table meet: `set the price of “Tea” to 4`."""
    found = next((match for way in OF_ROW if (match := way.match(part.text))), None)
    if found:
        yield click(f"the cell {found['column'].strip()} of {quoted(found['row'])}")
        yield type_in(unquoted(found["value"]))
        yield press("enter")


INTO = re.compile(
    rf"(?:^|[\s,])({TEXT}|{NUMBER}|\S+@\S+\.\w+|\d[\d/.:-]*\d)\s+(?i:in|into|dans)\s+"
    rf"(?:(?i:the|le|la)\s+)?(?:(?i:field|box|champ)\s+)?({TEXT}|[^\W\d_][\w’'-]*(?:\s+[\w’'-]+)*?)"
    r"(?=\s*(?:,|$|\s(?:and|et)\s))"
)
"""A text and the field that it goes into."""


def in_fields(part: Goal) -> Iterator[Goal]:
    """Several texts, each with its field: `type “Anna” in Name and “Paris” in City`."""
    pairs = INTO.findall(part.text) if part.verb.intent is Intent.TYPE else []
    if len(pairs) > 1 and says_no_more(msgspec.structs.replace(part, text=INTO.sub(" ", part.text)), [], ""):
        yield from (type_in(unquoted(text), unquoted(field)) for text, field in pairs)


FROM = "From / Departure / Origin / De / Départ"
TO = "To / Arrival / Destination / À / Arrivée"
DAY = "Date / Day / Jour"
FIND = "Search / Find / Show / Rechercher / Chercher"
BOOK = "Book / Choose / Select / Buy / Réserver / Choisir / Acheter"
JOURNEY = re.compile(
    rf"\b(?i:(?:from|de|depuis)\s+)?({PLACE})\s+(?i:to|à|vers|pour)\s+({PLACE})"
    r"(?:\s+(?:(?i:on|for|le|du|pour\s+le)\s+)?(\S*\d\S*))?"
)
BEST = re.compile(
    r"\b(cheapest|least expensive|earliest|latest|first|shortest|dearest|most expensive"
    r"|moins ch[eè]re?|plus t[oô]t|plus tard|lowest price|prix le plus bas)\b",
    re.IGNORECASE,
)
RIDES = "look up any by show me train trains flight flights bus buses ticket tickets trip trips vol vols billet trajet"
BOOKS = frozenset(["book", "reserve", "reservez", "reserver", "buy", "achete", "achetez"])
FINDS = frozenset(
    [
        "search",
        "find",
        "look",
        "show",
        "montre",
        "cherche",
        "cherchez",
        "chercher",
        "recherche",
        "recherchez",
        "trouve",
        "trouvez",
    ]
)


def journey(part: Goal) -> Iterator[Goal]:
    """A search for what goes from one place to another, and a booking of the best that was found."""
    found = JOURNEY.search(part.text) if part.word in BOOKS | FINDS else None
    best = BEST.search(part.text)
    if not found or not says_no_more(part, [found[0], best[0] if best else ""], RIDES):
        return
    for text, field in ((found[1], FROM), (found[2], TO), (found[3], DAY)):
        if text:
            yield type_in(text, field)
    yield click(f"the button {FIND}")
    if part.word in BOOKS and best:
        yield click(f"the button {BOOK} for the {best[1]}")


NAME = "Name / Full name / Nom / Nom complet"
MAIL = "E-mail / Email / Mail / Courriel"
FILLS = re.compile(r"^\W*(?:fill|remplis|remplissez|remplir)\b.*?\b(?:form|formulaire)\b", re.IGNORECASE)
FOR = re.compile(rf"^\W*(?:for|with|pour|avec)\s+({PLACE})$")
SIGNS_UP = re.compile(
    r"^\W*(?:sign\w*\s+up\s+(?:for|to)|subscribe\s+to|inscri\w+(?:-\w+)?\s+à|abonne\w*(?:-\w+)?\s+à)\s+(.+)$", re.IGNORECASE
)
LABELLED = re.compile(
    rf"^\W*(?:(?:the|with|le|la|avec)\s+)*([\w’' -]+?)\s*(?::|=|\b(?:is|est)\b)?\s+({TEXT}|\S*\d\S*|\S+@\S+|{PLACE})$"
)


def form(part: Goal) -> Iterator[Goal]:
    """A form filled in with values, each with what it is before it. One that is not understood leaves it all to the person."""
    if SIGNS_UP.match(part.text) and (box := _entry(part.text)):
        yield box
        return
    lead = FILLS.match(part.text)
    items = [_entry(item) for item in ENUMERATED.split(part.text[lead.end() :])] if lead else []
    yield from (item for item in items if item and None not in items)


def _entry(said: str) -> Goal | None:
    if name := FOR.match(said):
        return type_in(name[1], NAME)
    if box := SIGNS_UP.match(said):
        return goal(f"tick {box[1]}")
    pair = LABELLED.match(said)
    return type_in(pair[2], MAIL if "@" in pair[2] else pair[1].strip()) if pair else None


NEW = "New / Add / Item / Task / Nouveau / Nouvelle / Ajouter / Élément / Tâche"
ITEMS = re.compile(
    r"^\W*\w+\s+(.+?)(?:\s+(?:to|onto|on|à|sur|dans)\s+(?:(?:the|my|la|ma|le|mon)\s+)?[\w-]*\s*(?:list|liste)\b.*)?$",
    re.IGNORECASE,
)
LIST = re.compile(r"\b(?:list|liste)\b", re.IGNORECASE)
ARTICLE = re.compile(r"^\s*(?:some|an?|the|du|des|de\s+la|de\s+l['’]|les?|la|l['’]|une?)\s+", re.IGNORECASE)


def list_items(part: Goal) -> Iterator[Goal]:
    """Things added to a list, one by one."""
    said = ITEMS.match(part.text) if part.word in ADDS and not part.keys else None
    items = [_item(item) for item in ENUMERATED.split(said[1])] if said else []
    if (len(items) > 1 or (items and LIST.search(part.text))) and not any(ONWARDS.search(item) for item in items):
        for item in items:
            yield type_in(item, NEW)
            yield press("enter", (Sign.SEEN, item))


def _item(said: str) -> str:
    """`some milk` without its article; what stands in quotes is it, to the letter."""
    quoted = QUOTED.search(said)
    return unquoted(quoted[0]) if quoted else ARTICLE.sub("", said).strip()


TOLD_OF = re.compile(
    r"^\W*\w+\s+(?:the|its|their|this|le|la|l['’]|son|sa|leur)\s*(?P<label>[\w’' -]+?)"
    r"(?:\s+(?:in|into|as|dans|comme)\s+(?:(?:the|le|la)\s+)?(?:(?:field|box|champ)\s+)?(?P<field>[\w’' -]+))?$",
    re.IGNORECASE,
)
SECRET = re.compile(r"\b(?:pass\w*|mot\s+de\s+passe|pin|secret\w*|code)\b", re.IGNORECASE)
"""What is read from no screen, whatever a task says."""


def told_of(part: Goal) -> Iterator[Goal]:
    """A value that is not given but told of, `enter its invoice number`: noted where it is shown, then typed."""
    found = TOLD_OF.match(part.text) if part.verb.intent is Intent.TYPE and not part.spans else None
    if found and not SECRET.search(found["label"]):
        label = found["label"].strip()
        yield Goal(note_of(label), Verb(Intent.READ), (), (), "note", when="shown", noted=label)
        yield msgspec.structs.replace(goal(f"type {label} in the field {found['field'] or label}"), spans=(), noted=label)

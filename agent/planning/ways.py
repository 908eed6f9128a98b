"""Pure: how a part of a task that says *what* is wanted is done, in steps that say *how*.

`Move notes.txt into the folder Old` is a click on the file, ctrl+x, a double click on the folder and ctrl+v. This is general
knowledge of desktops, forms and sheets, in English and French; nothing in it knows an application. A way is one function in
`WAYS`. The steps are parts like any other, in the words that a person would say them with; a part for which there is no way
is its own only step. What a way says must be seen in the end (`Goal.shows`) is evidence, as for every part.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from agent.planning.facts import reckoned
from agent.planning.goals import PRONOUN, QUOTED, Goal, When, goal, split
from agent.planning.noted import note_of
from agent.records import Sign
from agent.words import ADDS, CLOSES, STOP_WORDS, Intent, Verb, words

TEXT = r"(?:“[^”]+”|«[^»]+»|\"[^\"]+\"|`[^`]+`)"
PLACE = rf"(?:{TEXT}|[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*)"
"""A text in quotes, or a name: words with capitals."""
NUMBER = r"\d+(?:[.,]\d+)?"
THE = r"(?:(?i:the|le|la)\s+)?"
FILE = re.compile(r"\b[\w-]+\.[a-z]\w{1,4}\b")
FILES = "file files folder directory document fichier fichiers dossier"
"""Words for files; a card on a board is moved and deleted in other ways."""
ENUMERATED = re.compile(r",\s*(?:and\s+|et\s+)?|\s+and\s+|\s+et\s+")
"""Between the items of an enumeration."""
ONWARDS = re.compile(r"\s(?:to|onto|into|in|on|for|from|with|at|à|au|dans|sur|pour|de|avec)\s")
"""What goes on in an item goes on about something else."""

WayOf = Callable[[Goal], Iterable[Goal]]
"""The steps of a part; none where this is not how it is done."""


def stepwise(task: str) -> tuple[Goal, ...]:
    """A task as steps, in order: each of its parts by the way there is for it, or as it is."""
    return steps_of(split(task))


def steps_of(parts: Iterable[Goal]) -> tuple[Goal, ...]:
    """The steps of these parts. What one of them works out stands for `the result` in those after it; values are noted first,
    while the screen may still show them."""
    noting: list[Goal] = []
    steps: list[Goal] = []
    result = ""
    for part in parts:
        told = _with_result(part, result) if result else part
        for step in _by_some_way(told):
            (noting if step.when == "shown" else steps).append(step)
        result = _worked_out(part) or result
    return (*noting, *steps)


def _by_some_way(part: Goal) -> list[Goal]:
    for way in WAYS:
        steps = [msgspec.structs.replace(step, part=part.text) for step in way(part)]
        if steps:
            return steps
    return [part]


def _with_result(part: Goal, result: str) -> Goal:
    """`Write the result after “Total: ” in notes.txt`: the result in quotes, like any text that is given."""
    if part.verb.intent is not Intent.TYPE or not RESULT.search(part.text):
        return part
    return goal(RESULT.sub(_quoted(result), part.text, count=1))


def _says_no_more(part: Goal, given: Iterable[str], also: str) -> bool:
    """Whether a part is its verb, the texts that were taken from it and these words: what a way does not understand (`all but
    a.txt`, `in first class`) it must not pass over."""
    left = PRONOUN.sub(" ", part.text)
    for text in sorted(filter(None, given), key=len, reverse=True):
        left = left.replace(text, " ")
    known = {part.word, *also.split()}
    return all(word in known or word in STOP_WORDS for word in words(left))


# How a step is said.


def _quoted(text: str) -> str:
    bare = _bare(text)
    return f'"{bare}"' if "”" in bare else f"“{bare}”"


def _bare(text: str) -> str:
    """A text without the quotes that it is given in."""
    match = QUOTED.fullmatch(text.strip())
    return next(filter(None, match.groups())) if match else text.strip()


def _press(keys: str, *shows: tuple[Sign, str]) -> Goal:
    return Goal(f"press {keys}", Verb(Intent.KEY), (), (keys,), "press", shows=shows)


def _type(text: str, field: str = "", *shows: tuple[Sign, str]) -> Goal:
    where = f"in the field {field}" if field else "at the cursor"
    return msgspec.structs.replace(goal(f"type {_quoted(text)} {where}"), shows=shows)


def _click(what: str, when: When = "", verb: str = "click", *shows: tuple[Sign, str]) -> Goal:
    return msgspec.structs.replace(goal(f"{verb} {what}"), when=when, shows=shows)


# The ways, each after the expressions that it reads with.

SIGNS = {
    "times": "*", "multiplied by": "*", "fois": "*", "x": "*", "×": "*", "*": "*", "plus": "+", "+": "+", "minus": "-",
    "less": "-", "moins": "-", "-": "-", "−": "-", "divided by": "/", "over": "/", "divisé par": "/", "÷": "/", "/": "/",
}  # fmt: skip
SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
VERBAL = (
    (re.compile(rf"\b(?:multiply|multiplie[zr]?)\s+({NUMBER})\s+(?:by|with|par)\s+({NUMBER})", re.IGNORECASE), r"\1 * \2"),
    (
        re.compile(rf"\b(?:add|additionne[zr]?|sum of|somme de)\s+({NUMBER})\s+(?:and|to|et|à)\s+({NUMBER})", re.IGNORECASE),
        r"\1 + \2",
    ),
    (re.compile(rf"\b(?:divide|divise[zr]?)\s+({NUMBER})\s+(?:by|par)\s+({NUMBER})", re.IGNORECASE), r"\1 / \2"),
    (re.compile(rf"\b(?:subtract|soustrai[st])\s+({NUMBER})\s+(?:from|de)\s+({NUMBER})", re.IGNORECASE), r"\2 - \1"),
)
"""Sums that are said by their verb."""
SUM = re.compile(rf"({NUMBER})((?:\s*(?:{SIGN})\s*{NUMBER})+)", re.IGNORECASE)
CALC = re.compile(r"\b(?:work\s+out|compute|calculate|calcule[zr]?|calculator|calculatrice)\b", re.IGNORECASE)
COUNTS = (
    "work out compute calculate calculator using use figure how much is what the result of get calculatrice combien fait font "
    "fais faire calcule calculer calcules calculez utilise utiliser multiply add up divide"
)
CHORDS = {"+": "plus", "-": "minus"}
"""Keys whose sign means something else where chords are written."""
RESULT = re.compile(r"\b(?:the|its|le|son)\s+(?:result|sum|product|answer|résultat|produit|réponse)\b", re.IGNORECASE)


def _sum(part: Goal) -> Iterator[Goal]:
    """A sum on the calculator, by its keys; its display must read what the sum comes to."""
    if (found := _sum_of(part)) and (result := reckoned(found)):
        yield _click("the calculator", "behind", "open")
        keys = " ".join(CHORDS.get(sign, sign) for sign in found)
        yield _press(f"escape {keys} enter", (Sign.READS, result))


def _worked_out(part: Goal) -> str:
    """What the sum of a part comes to; empty for a part without one."""
    return reckoned(_sum_of(part)) or ""


def _sum_of(part: Goal) -> str:
    """The sum that a part is, in signs; empty for another part."""
    said = part.text
    for verbal, signs in VERBAL:
        said = verbal.sub(signs, said)
    found = SUM.search(said) if CALC.search(part.text) else None
    if not found or not _says_no_more(msgspec.structs.replace(part, text=said), [found[0]], COUNTS):
        return ""
    told = re.sub(SIGN, lambda sign: SIGNS[sign[0].lower()], found[0], flags=re.IGNORECASE)
    return re.sub(r"\s+", "", told).replace(",", ".")


MOVES = re.compile(
    rf"^\W*(move|copy|put|mets|mettez|mettre|déplace[zr]?|copie[zr]?)\s+(?:the\s+file\s+|le\s+fichier\s+)?({TEXT}|\S+\.\w+)\s+"
    r"(?:into|in|to|dans|vers)\s+(?:the\s+|le\s+|my\s+|mon\s+)?(folder\s+|directory\s+|dossier\s+)?(?:called\s+|appelé\s+)?(.+?)"
    r"(\s+(?:folder|directory))?$",
    re.IGNORECASE,
)
PUTS = frozenset(["put", "mets", "mettez", "mettre"])


def _moved(part: Goal) -> Iterator[Goal]:
    """A file into a folder: cut or copied, the folder opened, pasted."""
    found = MOVES.match(part.text) if _is_of_files(part) else None
    if found and (found[3] or found[5] or found[1].lower() not in PUTS) and part.verb.keys != "delete":
        file, folder = _bare(found[2]), _bare(found[4])
        yield _click(_quoted(file))
        yield _press("ctrl+c" if found[1].lower().startswith("cop") else "ctrl+x")
        yield _click(_quoted(folder), "", "double-click")
        yield _press("ctrl+v", (Sign.SEEN, file))


def _is_of_files(part: Goal) -> bool:
    return bool(FILE.search(part.text)) or not set(FILES.split()).isdisjoint(words(part.text))


CONFIRM = "Yes / OK / Oui / Delete / Move / Supprimer"
TRASH = "put move throw jeter mettre envoie envoyer mets mettez jette away trash bin recycle wastebasket corbeille"


def _thrown_away(part: Goal) -> Iterator[Goal]:
    """A file into the trash; what asks whether it should is answered."""
    if (
        part.verb.keys == "delete"
        and len(part.spans) == 1
        and _is_of_files(part)
        and _says_no_more(part, part.spans, f"{FILES} {TRASH}")
    ):
        yield _click(_quoted(part.spans[0]))
        yield _press("delete")
        yield _click(f"the button {CONFIRM}", "asked", "click", (Sign.GONE, part.spans[0]))


def _closed(part: Goal) -> Iterator[Goal]:
    """A window that is named, brought to the front before."""
    named = part.word in CLOSES and len(part.spans) == 1 and _is_of_files(part)
    if named and _says_no_more(part, part.spans, f"{FILES} called named titled fenetre appelee it"):
        yield _click(f"the window {_quoted(part.spans[0])}", "behind")
        yield _press("alt+f4", (Sign.GONE, part.spans[0]))


END = re.compile(r"\b(?:at|to|à)\s+(?:the\s+|la\s+)?(?:very\s+)?(?:end|bottom|fin)\b", re.IGNORECASE)
AFTER = re.compile(rf"\b(?:after|behind|après|derrière)\s+({TEXT})", re.IGNORECASE)
LINES = (
    f"{FILES} line text sentence word note ligne texte phrase mot very end bottom fin open ouvert after behind apres derriere"
)


def _added_at_the_end(part: Goal) -> Iterator[Goal]:
    """A text at the end of a document."""
    writes = part.verb.intent in (Intent.TYPE, Intent.COMMIT) and len(part.spans) == 1
    if writes and END.search(part.bare) and _says_no_more(part, _given(part), LINES):
        yield from _in_front(part)
        yield _press("ctrl+end")
        yield _type(part.spans[0], "", (Sign.LINE, part.spans[0]))


def _written_after(part: Goal) -> Iterator[Goal]:
    """A text after another, which is the end of the document; the line must read both."""
    after = AFTER.search(part.text) if part.verb.intent is Intent.TYPE else None
    texts = [span for span in part.spans if after and span != _bare(after[1])]
    if after and len(texts) == 1 and _says_no_more(part, _given(part), LINES):
        yield from _in_front(part)
        yield _press("ctrl+end")
        yield _type(texts[0], "", (Sign.LINE, f"{_bare(after[1])} {texts[0]}"))


def _given(part: Goal) -> list[str]:
    """The texts that it quotes and the file that it names."""
    return [*(match[0] for match in QUOTED.finditer(part.text)), *part.spans, *FILE.findall(QUOTED.sub(" ", part.text))]


def _in_front(part: Goal) -> Iterator[Goal]:
    """The window of the file that a part names."""
    if file := FILE.search(QUOTED.sub(" ", part.text)):
        yield _click(f"the window {_quoted(file[0])}", "behind")


FILE_NAME = "Name / File name / Nom / Nom du fichier"
SAVE = "Save / Enregistrer / Keep / Garder / Use / Utiliser"
UNDER = re.compile(r"\b(?:as|under|sous|comme|en tant que)\b", re.IGNORECASE)
KEPT = (
    f"{FILES} as under name sous comme nom sheet spreadsheet note text home feuille calcul texte called named personnel ca que"
)


def _saved(part: Goal) -> Iterator[Goal]:
    """A document by its shortcut, under a name that is given; what asks in between is answered. A folder other than that of the
    dialog is not gone to, so that a part that names one is not done so."""
    if part.verb.keys != "ctrl+s":
        return
    if len(part.spans) == 1 and UNDER.search(part.bare) and _says_no_more(part, part.spans, KEPT):
        yield _press("ctrl+shift+s")
        yield _type(part.spans[0], FILE_NAME)
        yield _click(f"the button {SAVE}")
        yield _click(f"the button {SAVE}", "asked", "click", (Sign.TITLE, part.spans[0]))
    elif not part.spans:
        yield part
        yield _click(f"the button {SAVE}", "asked", "click", (Sign.SAVED, ""))


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


def _in_cells(part: Goal) -> Iterator[Goal]:
    """Values into cells of a sheet, each reached from its first cell by the arrows, which every sheet knows. A sum is that of
    the numbers above, as the sheet takes them itself."""
    where = CELLS.search(part.text) if part.verb.intent in (Intent.TYPE, Intent.COMMIT) else None
    cells = _cells(where[1] or where[2]) if where else []
    values = list(part.spans)
    pairs = IN_CELL.findall(part.text) if part.verb.intent is Intent.TYPE else []
    if len(pairs) > 1 and _says_no_more(msgspec.structs.replace(part, text=IN_CELL.sub(" ", part.text)), [], "cells"):
        cells, values = _cells(" ".join(cell for _, cell in pairs)), [_bare(value) for value, _ in pairs]
    if any(_across(column) + row > FAR for column, row in cells):
        return
    if len(cells) == 1 and cells[0][1] > 1 and SUM_OF.search(part.text):
        yield _press(_way_to(*cells[0]))
        yield _press("alt+=")
        yield _press("enter")
    elif cells and len(cells) == len(values):
        for cell, span in zip(cells, values, strict=True):
            yield _press(_way_to(*cell))
            yield _type(span)
            yield _press("enter")


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


def _in_table(part: Goal) -> Iterator[Goal]:
    """A value where a row and a column of a table meet: `set the price of “Tea” to 4`."""
    found = next((match for way in OF_ROW if (match := way.match(part.text))), None)
    if found:
        yield _click(f"the cell {found['column'].strip()} of {_quoted(found['row'])}")
        yield _type(_bare(found["value"]))
        yield _press("enter")


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


def _journey(part: Goal) -> Iterator[Goal]:
    """A search for what goes from one place to another, and a booking of the best that was found."""
    found = JOURNEY.search(part.text) if part.word in BOOKS | FINDS else None
    best = BEST.search(part.text)
    if not found or not _says_no_more(part, [found[0], best[0] if best else ""], RIDES):
        return
    for text, field in ((found[1], FROM), (found[2], TO), (found[3], DAY)):
        if text:
            yield _type(text, field)
    yield _click(f"the button {FIND}")
    if part.word in BOOKS and best:
        yield _click(f"the button {BOOK} for the {best[1]}")


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


def _form(part: Goal) -> Iterator[Goal]:
    """A form filled in with values, each with what it is before it. One that is not understood leaves it all to the person."""
    if SIGNS_UP.match(part.text) and (box := _entry(part.text)):
        yield box
        return
    lead = FILLS.match(part.text)
    items = [_entry(item) for item in ENUMERATED.split(part.text[lead.end() :])] if lead else []
    yield from (item for item in items if item and None not in items)


def _entry(said: str) -> Goal | None:
    if name := FOR.match(said):
        return _type(name[1], NAME)
    if box := SIGNS_UP.match(said):
        return goal(f"tick {box[1]}")
    pair = LABELLED.match(said)
    return _type(pair[2], MAIL if "@" in pair[2] else pair[1].strip()) if pair else None


NEW = "New / Add / Item / Task / Nouveau / Nouvelle / Ajouter / Élément / Tâche"
ITEMS = re.compile(
    r"^\W*\w+\s+(.+?)(?:\s+(?:to|onto|on|à|sur|dans)\s+(?:(?:the|my|la|ma|le|mon)\s+)?[\w-]*\s*(?:list|liste)\b.*)?$",
    re.IGNORECASE,
)
LIST = re.compile(r"\b(?:list|liste)\b", re.IGNORECASE)
ARTICLE = re.compile(r"^\s*(?:some|an?|the|du|des|de\s+la|de\s+l['’]|les?|la|l['’]|une?)\s+", re.IGNORECASE)


def _items(part: Goal) -> Iterator[Goal]:
    """Things added to a list, one by one."""
    said = ITEMS.match(part.text) if part.word in ADDS and not part.keys else None
    items = [_item(item) for item in ENUMERATED.split(said[1])] if said else []
    if (len(items) > 1 or (items and LIST.search(part.text))) and not any(ONWARDS.search(item) for item in items):
        for item in items:
            yield _type(item, NEW)
            yield _press("enter", (Sign.SEEN, item))


def _item(said: str) -> str:
    """`some milk` without its article; what stands in quotes is it, to the letter."""
    quoted = QUOTED.search(said)
    return _bare(quoted[0]) if quoted else ARTICLE.sub("", said).strip()


TOLD_OF = re.compile(
    r"^\W*\w+\s+(?:the|its|their|this|le|la|l['’]|son|sa|leur)\s*(?P<label>[\w’' -]+?)"
    r"(?:\s+(?:in|into|as|dans|comme)\s+(?:(?:the|le|la)\s+)?(?:(?:field|box|champ)\s+)?(?P<field>[\w’' -]+))?$",
    re.IGNORECASE,
)
SECRET = re.compile(r"\b(?:pass\w*|mot\s+de\s+passe|pin|secret\w*|code)\b", re.IGNORECASE)
"""What is read from no screen, whatever a task says."""


def _told_of(part: Goal) -> Iterator[Goal]:
    """A value that is not given but told of, `enter its invoice number`: noted where it is shown, then typed."""
    found = TOLD_OF.match(part.text) if part.verb.intent is Intent.TYPE and not part.spans else None
    if found and not SECRET.search(found["label"]):
        label = found["label"].strip()
        yield Goal(note_of(label), Verb(Intent.READ), (), (), "note", when="shown", noted=label)
        yield msgspec.structs.replace(goal(f"type {label} in the field {found['field'] or label}"), spans=(), noted=label)


MAKES = re.compile(
    r"^\W*(?:create|make|add|cr[ée]e[zr]?|fais|faire|ajoute[zr]?)\s+(?:an?\s+|un\s+)?(?:new\s+|nouveau\s+)?"
    rf"(?:folder|directory|dossier)\s+(?:(?:called|named|appelé|nommé)\s+)?({TEXT}|\w[\w -]*?)"
    r"(?:\s+(?:in|dans)\s+(?:my|the|mon|le)\s+(?:home\s+folder|dossier\s+personnel))?$",
    re.IGNORECASE,
)


def _new_folder(part: Goal) -> Iterator[Goal]:
    """A folder where one is, by its shortcut; the dialog that comes up takes the name."""
    if found := MAKES.match(part.text):
        yield msgspec.structs.replace(part, spans=(_bare(found[1]),), keys=("ctrl+shift+n",))


WAYS: tuple[WayOf, ...] = (
    _sum,
    _new_folder,
    _moved,
    _thrown_away,
    _closed,
    _added_at_the_end,
    _written_after,
    _saved,
    _in_cells,
    _in_table,
    _journey,
    _form,
    _items,
    _told_of,
)
"""The first that has steps for a part is taken."""

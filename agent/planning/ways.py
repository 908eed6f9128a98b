"""Pure: how a part of a task that says *what* is wanted is done, in steps that say *how*.

`Move notes.txt into the folder Old` is a click on the file, ctrl+x, a double click on the folder and ctrl+v. This is general
knowledge of desktops, forms and sheets, in English and French; nothing in it knows an application. A way is one function in
`WAYS`. The steps are parts like any other, in the words that a person would say them with; a part for which there is no way
is its own only step. What a way says must be seen in the end (`Goal.shows`) is evidence, as for every part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from agent.planning.facts import reckoned
from agent.planning.filling import form, in_cells, in_fields, in_table, journey, list_items, told_of
from agent.planning.goals import QUOTED, Goal, goal, split
from agent.planning.wording import FILE, FILES, NUMBER, TEXT, click, press, quoted, says_no_more, type_in, unquoted
from agent.records import Sign
from agent.words import CLOSES, Intent, words

WayOf = Callable[[Goal], Iterable[Goal]]
"""The steps of a part; none where this is not how it is done."""


def stepwise(task: str) -> tuple[Goal, ...]:
    """A task as steps, in order: each of its parts by the way there is for it, or as it is. What one of them works out stands
    for `the result` in those after it; values are noted first, while the screen may still show them."""
    noting: list[Goal] = []
    steps: list[Goal] = []
    result = ""
    for part in split(task):
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
    return goal(RESULT.sub(quoted(result), part.text, count=1))


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
        yield click("the calculator", "behind", "open")
        keys = " ".join(CHORDS.get(sign, sign) for sign in found)
        yield press(f"escape {keys} enter", (Sign.READS, result))


def _worked_out(part: Goal) -> str:
    """What the sum of a part comes to; empty for a part without one."""
    return reckoned(_sum_of(part)) or ""


def _sum_of(part: Goal) -> str:
    """The sum that a part is, in signs; empty for another part."""
    said = part.text
    for verbal, signs in VERBAL:
        said = verbal.sub(signs, said)
    found = SUM.search(said) if CALC.search(part.text) else None
    if not found or not says_no_more(msgspec.structs.replace(part, text=said), [found[0]], COUNTS):
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
        file, folder = unquoted(found[2]), unquoted(found[4])
        yield click(quoted(file))
        yield press("ctrl+c" if found[1].lower().startswith("cop") else "ctrl+x")
        yield click(quoted(folder), "", "double-click")
        yield press("ctrl+v", (Sign.SEEN, file))


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
        and says_no_more(part, part.spans, f"{FILES} {TRASH}")
    ):
        yield click(quoted(part.spans[0]))
        yield press("delete")
        yield click(f"the button {CONFIRM}", "asked", "click", (Sign.GONE, part.spans[0]))


def _closed(part: Goal) -> Iterator[Goal]:
    """A window that is named, brought to the front before."""
    named = part.word in CLOSES and len(part.spans) == 1 and _is_of_files(part)
    if named and says_no_more(part, part.spans, f"{FILES} called named titled fenetre appelee it"):
        yield click(f"the window {quoted(part.spans[0])}", "behind")
        yield press("alt+f4", (Sign.GONE, part.spans[0]))


END = re.compile(r"\b(?:at|to|à)\s+(?:the\s+|la\s+)?(?:very\s+)?(?:end|bottom|fin)\b", re.IGNORECASE)
AFTER = re.compile(rf"\b(?:after|behind|après|derrière)\s+({TEXT})", re.IGNORECASE)
LINES = (
    f"{FILES} line text sentence word note ligne texte phrase mot very end bottom fin open ouvert after behind apres derriere"
)


def _added_at_the_end(part: Goal) -> Iterator[Goal]:
    """A text at the end of a document."""
    writes = part.verb.intent in (Intent.TYPE, Intent.COMMIT) and len(part.spans) == 1
    if writes and END.search(part.bare) and says_no_more(part, _given(part), LINES):
        yield from _in_front(part)
        yield press("ctrl+end")
        yield type_in(part.spans[0], "", (Sign.LINE, part.spans[0]))


def _written_after(part: Goal) -> Iterator[Goal]:
    """A text after another, which is the end of the document; the line must read both."""
    after = AFTER.search(part.text) if part.verb.intent is Intent.TYPE else None
    texts = [span for span in part.spans if after and span != unquoted(after[1])]
    if after and len(texts) == 1 and says_no_more(part, _given(part), LINES):
        yield from _in_front(part)
        yield press("ctrl+end")
        yield type_in(texts[0], "", (Sign.LINE, f"{unquoted(after[1])} {texts[0]}"))


def _given(part: Goal) -> list[str]:
    """The texts that it quotes and the file that it names."""
    return [*(match[0] for match in QUOTED.finditer(part.text)), *part.spans, *FILE.findall(QUOTED.sub(" ", part.text))]


def _in_front(part: Goal) -> Iterator[Goal]:
    """The window of the file that a part names."""
    if file := FILE.search(QUOTED.sub(" ", part.text)):
        yield click(f"the window {quoted(file[0])}", "behind")


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
    if len(part.spans) == 1 and UNDER.search(part.bare) and says_no_more(part, part.spans, KEPT):
        yield press("ctrl+shift+s")
        yield type_in(part.spans[0], FILE_NAME)
        yield click(f"the button {SAVE}")
        yield click(f"the button {SAVE}", "asked", "click", (Sign.TITLE, part.spans[0]))
    elif not part.spans:
        yield part
        yield click(f"the button {SAVE}", "asked", "click", (Sign.SAVED, ""))


MAKES = re.compile(
    r"^\W*(?:create|make|add|cr[ée]e[zr]?|fais|faire|ajoute[zr]?)\s+(?:an?\s+|un\s+)?(?:new\s+|nouveau\s+)?"
    rf"(?:folder|directory|dossier)\s+(?:(?:called|named|appelé|nommé)\s+)?({TEXT}|\w[\w -]*?)"
    r"(?:\s+(?:in|dans)\s+(?:my|the|mon|le)\s+(?:home\s+folder|dossier\s+personnel))?$",
    re.IGNORECASE,
)


def _new_folder(part: Goal) -> Iterator[Goal]:
    """A folder where one is, by its shortcut; the dialog that comes up takes the name."""
    if found := MAKES.match(part.text):
        yield msgspec.structs.replace(part, spans=(unquoted(found[1]),), keys=("ctrl+shift+n",))


WAYS: tuple[WayOf, ...] = (
    _sum,
    _new_folder,
    _moved,
    _thrown_away,
    _closed,
    _added_at_the_end,
    _written_after,
    _saved,
    in_cells,
    in_fields,
    in_table,
    journey,
    form,
    list_items,
    told_of,
)
"""The first that has steps for a part is taken."""

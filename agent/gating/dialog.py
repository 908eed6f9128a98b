"""Pure: what a dialog asks, which of its buttons say no, and what Enter may press. It may be a window or part of a page."""

from __future__ import annotations

import re

from agent.action import LeftClick
from agent.gating.policy import begins, says
from agent.geometry import Box, box_to_image
from agent.hands.same import DIALOG
from agent.records import Element, Observation, Plan, Role
from agent.words import words

NEAR = 220
"""Pixels around a target within which text is its surroundings."""
_DECLINING = """cancel no not now yet keep later dismiss skip stay thanks both decline reject deny block refuse all maybe
annuler non garder conserver plus tard ignorer merci rester pas encore maintenant revenir refuser bloquer tout les deux"""
DECLINING = frozenset(_DECLINING.split())
"""A button that says nothing but these says no: what stands beside it says yes."""
NEGATIVE = DECLINING | frozenset(["back", "go", "close", "undo", "abort", "retour", "fermer"])
"""A click on what says nothing but these takes nothing away."""
CLOSING = ("×", "✕", "x")
"""The cross in the corner of a dialog."""
NO_PHRASES = ("laisser tomber", "got it", "go back", "take me back", "pas d accord")
"""Buttons that say no in words which alone say something else."""
NO_BEGINNINGS = (
    "keep/stay/remain/don t/do not/no/not now/never mind/maybe/remind me/ask me later",
    "continue/go back to/return to + editing/writing/shopping/browsing/reading/backup/without accepting/without agreeing",
    "garder/conserver/rester/ne pas/non/pas maintenant/me le rappeler/plus tard",
    "continuer/revenir/retour/reprendre + ecrire/rediger/lire/modifi*",
    "continuer/revenir/retour/reprendre + redaction/edition/achats/navigation/lecture/sauvegarde/sans accepter",
)
"""How buttons begin that say no at length."""
UNSAVED = ("save*", "sav*", "enregistr*", "sauvegard*", "keep*", "conserv*", "gard*")
"""What is not done at a button that says no to keeping: that one says no to nothing."""
BUTTON_WORDS = 5
"""Words that a button has at most."""
BESIDE = 220
"""Pixels between two buttons of one dialog at most, at scale 1."""
ONE_LINE = 48
"""Pixels of height up to which a field has one line, at scale 1."""
NUMBER = re.compile(r"[\d\s.,:%x+-]+\w{0,3}")
"""What stands in a field that sets or counts something."""
FORM = 200
"""Pixels from a field to the button of its form, at scale 1."""
FINDS = (
    "search*",
    "find*",
    "filter*",
    "look up",
    "go to",
    "recherch*",
    "cherch*",
    "trouv*",
    "filtr*",
    "url",
    "address bar",
    "adresse web",
)
"""Labels of fields in which Enter looks for something."""
QUESTION = 3
"""Words from which a text in a dialog says what it is about; fewer are a button's, but for those with a question mark."""
AFFIRM_ALONE = frozenset(
    ["ok", "yes", "confirm", "continue", "proceed", "oui", "confirmer", "continuer", "poursuivre", "valider"]
)
"""Words on buttons that say yes to whatever is asked."""
OPENERS = (
    "do you really want to", "do you want to", "are you sure you want to", "would you like to", "do you wish to", "want to",
    "voulez vous vraiment", "voulez vous", "souhaitez vous", "souhaitez vous vraiment", "desirez vous",
)  # fmt: skip
"""How a question begins before it says what is to be done."""


def declines(text: str, known: frozenset[str] = DECLINING) -> bool:
    """Whether a button that says this says no, and nothing else."""
    said = set(words(text))
    if (bool(said) and said <= known) or " ".join(words(text)) in NO_PHRASES:
        return True
    return begins(text, NO_BEGINNINGS) and not (
        begins(text, ("don t", "do not", "ne pas", "no", "non")) and says(text, UNSAVED)
    )


def within(seen: Observation) -> tuple[Element, ...]:
    """What stands in the active window; all where the system does not tell which it is."""
    window = seen.frame.window
    if window is None:
        return seen.elements
    area = box_to_image(window.box, seen.frame.monitor)
    return tuple(one for one in seen.elements if one.box.overlap(area).area)


def said_by(one: Element) -> str:
    """What stands on a thing: in a field what is in it, if that is as short as a button's label. A button may look like a
    field; then the name that the eyes gave it is its neighbour's."""
    short = 0 < len(words(one.value)) <= BUTTON_WORDS
    return one.value if one.role in (Role.FIELD, Role.SELECT) and short else one.text


def answers(target: Element, seen: Observation) -> bool:
    """Whether a thing stands beside one that says no, and does not say so itself: it says yes to what is asked."""
    if not 0 < len(words(said_by(target))) <= BUTTON_WORDS or declines(said_by(target)):
        return False
    reach = BESIDE * seen.frame.monitor.density
    return any(are_beside(target.box, no.box, reach) for no in _labels(seen) if declines(said_by(no)))


def says_no(label: str, at: Box | None, seen: Observation, told: list[str]) -> bool:
    """Whether a click on a button of this label takes nothing away. `Close` beside `Cancel` closes; `Cancel` cancels where that
    is what is asked and nothing else says yes."""
    if label.strip().casefold() in CLOSING:
        return True
    if not declines(label, NEGATIVE) or at is None:
        return declines(label, NEGATIVE)
    reach = BESIDE * seen.frame.monitor.density
    beside = [said_by(one) for one in _labels(seen) if one.box.iou(at) < 0.5 and are_beside(at, one.box, reach)]
    if not declines(label):
        return not any(map(declines, beside))
    first = label.split()[:1]
    yes = [one for one in beside if set(words(one)) & AFFIRM_ALONE or one.split()[:1] == first]
    return bool(yes) or not any(begins(_opened(part), (label,)) for text in told for part in _questions(text))


def pressed(seen: Observation, sentence: str, submits: bool) -> list[Plan]:
    """What Enter or Space may press: in a dialog, of its own or within a page, the buttons beside the one that says no; where
    it `submits`, the button of the form whose field has the keyboard too."""
    mine = [one for one in _labels(seen) if answers(one, seen)] + (_submitting(seen) if submits else [])
    return [Plan(LeftClick(one.box.centre), sentence, one) for one in dict.fromkeys(mine)]


def _submitting(seen: Observation) -> list[Element]:
    """The button nearest below a field of one line, or at its right: of the field that has the keyboard, of any where that is
    not seen. Where something can be looked for, it is taken to be that."""
    density = seen.frame.monitor.density
    lines = _lines(seen)
    buttons = [one for one in _labels(seen) if one.role is Role.BUTTON and not declines(said_by(one), NEGATIVE)]
    found = list[Element]()
    for field in lines:
        near = [one for one in buttons if _follows(one.box, field.box, FORM * density)]
        found += sorted(near, key=lambda one: (one.box.top, one.box.left))[:1]
    return found


def _lines(seen: Observation) -> list[Element]:
    """The fields of one line in which Enter may send what stands there."""
    fields = [one for one in within(seen) if _is_line(one, seen.frame.monitor.density)]
    lines = [one for one in fields if "focused" in one.state] or fields
    finds = says(" . ".join([*(f"{one.text} {one.value}" for one in lines), *map(said_by, _labels(seen))]), FINDS)
    return [] if finds else lines


def _is_line(one: Element, density: float) -> bool:
    return one.role is Role.FIELD and one.box.height <= ONE_LINE * density


def is_filled(seen: Observation, lines: bool) -> bool:
    """Whether something stands in a field that looks for nothing: `lines`, in one that Enter may send."""
    if lines:
        return any(one.value.strip() and not NUMBER.fullmatch(one.value) for one in _lines(seen))
    fields = [one for one in within(seen) if one.role is Role.FIELD and not says(f"{one.text} {one.value}", FINDS)]
    texts = [one for one in within(seen) if one.role is Role.TEXT]
    return any(one.value.strip() or any(one.box.contains(text.box.centre) for text in texts) for one in fields)


def _follows(one: Box, field: Box, reach: float) -> bool:
    """Whether a button stands at the right of a field, or below and not far."""
    level = abs(one.centre.y - field.centre.y) <= max(one.height, field.height) / 2
    if level:
        return 0 <= one.left - field.right + 8 <= reach
    return 0 <= one.top - field.bottom <= reach and one.left < field.right and field.left - reach / 2 < one.right


def question(seen: Observation, box: Box | None, but: Element | None) -> list[str]:
    """What the dialog is about: its title and its sentences; in a large window those near the target."""
    window = seen.frame.window
    here = within(seen)
    if not window or window.box.area >= DIALOG * seen.frame.monitor.box.area:
        reach = box.grown(round(NEAR * seen.frame.monitor.density)) if box else Box(0, 0, 0, 0)
        here = tuple(one for one in here if one.box.overlap(reach).area)
    told = [f"{one.text} {one.value}" for one in here if not (but and one.id == but.id)]
    return [window.title if window else "", *(t for t in told if "?" in t or len(words(t)) >= QUESTION)]


def are_beside(one: Box, other: Box, reach: float) -> bool:
    """Whether two buttons stand in one row, or one above the other."""
    gap = max(one.left, other.left) - min(one.right, other.right)
    drop = max(one.top, other.top) - min(one.bottom, other.bottom)
    level = abs(one.centre.y - other.centre.y) <= max(one.height, other.height) / 2
    return (level and gap <= reach) or (gap < 0 and drop <= max(one.height, other.height))


def asks(told: list[str], harmless: tuple[str, ...]) -> bool:
    """Whether one of these texts asks whether to do something that is not known to be harmless."""
    return any(not begins(_opened(part), harmless) for text in told for part in _questions(text))


def statements(told: list[str]) -> str:
    """What the texts say and do not ask."""
    return " . ".join(text if "?" not in text else text.rpartition("?")[2] for text in told)


def _questions(text: str) -> list[str]:
    """The last sentence before each question mark."""
    return [part.replace("!", ".").split(". ")[-1] for part in text.split("?")[:-1]]


def _opened(text: str) -> str:
    """A question without what it opens with."""
    flat = " ".join(words(text.replace("'", " ").replace("’", " ").replace("-", " ")))
    opener = next((one for one in sorted(OPENERS, key=len, reverse=True) if flat.startswith(f"{one} ")), "")
    return flat.removeprefix(opener).strip()


def _labels(seen: Observation) -> list[Element]:
    return [one for one in within(seen) if 0 < len(words(said_by(one))) <= BUTTON_WORDS]

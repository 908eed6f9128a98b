"""Pure: labels of controls that mean the same, English and French: what a button may be called once its program was changed, or
runs in the other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from agent.eyes.naming import TEXT_AREA
from agent.records import Element, Role
from agent.words import STOP_WORDS, VERBS, looks, words

GROUPS = (
    "save store enregistrer sauvegarder",
    "send submit envoyer soumettre",
    "ok okay confirm valider confirmer",
    "cancel abort discard reject decline annuler abandonner refuser",
    "accept agree accepter",
    "ignore skip ignorer passer",
    "reset restore default defaults reinitialiser retablir defaut",
    "clear vider",
    "rename renommer",
    "move deplacer",
    "duplicate dupliquer",
    "share partager",
    "reply answer repondre",
    "call ring appeler",
    "register signup inscription",
    "start begin launch demarrer lancer",
    "stop end arreter",
    "pause",
    "play lire",
    "retry reessayer",
    "details more plus",
    "view show afficher voir",
    "hide masquer",
    "select choose selectionner choisir",
    "browse parcourir",
    "import importer",
    "export exporter",
    "install installer",
    "update upgrade mettre",
    "finish finir terminer",
    "about propos",
    "report signaler",
    "unsubscribe desabonner",
    "subscribe abonner",
    "delete remove supprimer",
    "edit modify change modifier",
    "search find rechercher chercher",
    "add ajouter",
    "new create nouveau nouvelle creer",
    "apply appliquer",
    "close fermer",
    "open ouvrir",
    "next continue suivant continuer",
    "back previous retour precedent",
    "login signin connexion",
    "logout signout deconnexion",
    "download telecharger",
    "upload televerser",
    "print imprimer",
    "settings preferences options parametres",
    "help aide",
    "copy copier",
    "paste coller",
    "cut couper",
    "undo annuler",
    "refresh reload actualiser recharger",
    "quit exit quitter",
    "buy purchase acheter",
    "book reserve reserver",
    "order commander",
    "pay payer",
    "yes oui",
    "no non",
    "name nom",
    "surname lastname",
    "subject sujet objet",
    "mail email courriel",
    "phone telephone tel",
    "address adresse",
    "city town ville",
    "country pays",
    "street rue",
    "file fichier",
    "folder directory dossier",
    "language langue",
    "from de depuis",
    "to vers",
)
"""Words that stand for one another on a control, without accents."""


LABELLED = (Role.FIELD, Role.SELECT)
"""What takes a value and has a label beside it."""
QUOTES = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|`[^`]*`")
_WRITTEN = """cursor caret curseur line text sentence word note message value number ligne phrase mot texte valeur nombre
nouvelle new"""
WRITTEN = frozenset(_WRITTEN.split())
"""What a text may be called: it does not say where it goes."""
ALIKE = 75.0
"""Percent of likeness at which a word that was read is another."""
_OTHER = "as later without another other all sous sans autre tout tous toute toutes"
OTHER = frozenset(_OTHER.split())
"""Words that make a label that of another thing: `Save as`, `Send later`, `Replace all`."""


def longer(text: str, wanted: str) -> bool:
    """Whether one label is the other with more words, and still says the same: `Save changes` and `Save`."""
    one, other = set(words(text)), set(words(wanted))
    return bool(one) and bool(other) and (one <= other or other <= one) and not (one ^ other) & OTHER


def synonyms(text: str, wanted: str) -> bool:
    """Whether the same is said with other words, one for one: `Store` and `Save`, `Envoyer` and `Send`."""
    one, other = words(text), words(wanted)
    return bool(one) and len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))


def means_another(text: str, wanted: str) -> bool:
    """Whether a label is known for something else: every word of it is in a group, and none in one of the other's; or it says
    the same and a word that makes it another (`Send later`)."""
    one, other = set(words(text)), set(words(wanted))
    if one & other and (one ^ other) & OTHER:
        return True
    groups = [_groups().get(word, frozenset()) for word in words(text)]
    asked = frozenset[int]().union(*(_groups().get(word, frozenset()) for word in words(wanted)))
    return bool(groups) and all(groups) and not asked & frozenset[int]().union(*groups)


def touches(text: str, said: str) -> bool:
    """Whether a label has a word in common with a sentence, or one for the same thing; reading mistakes allowed."""
    asked = words(said)
    telling = [word for word in words(text) if word not in STOP_WORDS] or words(text)
    return any(_same(one, other) or fuzz.ratio(looks(one), looks(other)) >= ALIKE for one in telling for other in asked)


def unspoken(element: Element, said: str) -> bool:
    """Whether it is a field with a label of its own of which a sentence says nothing."""
    labelled = element.role in LABELLED and element.text != TEXT_AREA and bool(words(element.text))
    return labelled and not touches(element.text, said)


def says_where(said: str, given: Iterable[str]) -> bool:
    """Whether a sentence about a text that is given says where it goes: there are words beside the verb and what is given."""
    left = QUOTES.sub(" ", said)
    for text in given:
        left = left.replace(text, " ")
    return any(word not in STOP_WORDS and word not in VERBS and word not in WRITTEN for word in words(left))


def _same(one: str, other: str) -> bool:
    return one == other or bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The numbers of the groups that a word is in."""
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(GROUPS):
        for word in group.split():
            found[word] = found.get(word, frozenset()) | {number}
    return found

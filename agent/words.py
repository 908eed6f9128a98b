"""Pure: the words of a task that say what kind of act is meant, in English and French, and the keys that do it everywhere.

This is general knowledge of desktops (the Common User Access and freedesktop shortcuts), not of any one application. It gives
the choices their first order; the model decides among them.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

import msgspec


class Intent(StrEnum):
    """What a part of a task wants done."""

    CLICK = "click"
    DOUBLE = "double"
    RIGHT = "right"
    DRAG = "drag"
    TYPE = "type"
    KEY = "key"
    OPEN = "open"
    TICK = "tick"
    UNTICK = "untick"
    SCROLL = "scroll"
    WAIT = "wait"
    COMMIT = "commit"
    READ = "read"
    OTHER = "other"


class Verb(msgspec.Struct, frozen=True):
    """`keys` is the usual shortcut for it; `commit` verbs are over only when something was confirmed (OK, Enter); `means` is
    true of a verb of clicking that says what the click is for (send, close)."""

    intent: Intent
    keys: str = ""
    commit: bool = False
    means: bool = False


def _table(*rows: tuple[str, Verb]) -> dict[str, Verb]:
    return {word: verb for words, verb in rows for word in words.split()}


VERBS = _table(
    ("double-click doubleclick double-clique double-cliquez double-cliquer", Verb(Intent.DOUBLE)),
    ("right-click rightclick", Verb(Intent.RIGHT)),
    (
        "click tap choose select pick hit clique cliquez cliquer choisis choisissez choisir selectionne selectionnez",
        Verb(Intent.CLICK),
    ),
    ("press push appuie appuyez appuyer presse pressez", Verb(Intent.KEY)),
    (
        "type enter write input fill put insert set change jot tape tapez taper saisis saisissez saisir ecris ecrivez ecrire "
        "noter",
        Verb(Intent.TYPE),
    ),
    ("remplis remplissez remplir mets mettez mettre inscris inscrivez entre entrez", Verb(Intent.TYPE)),
    ("tick check enable coche cochez cocher active activez activer", Verb(Intent.TICK)),
    ("untick uncheck disable decoche decochez decocher desactive desactivez desactiver", Verb(Intent.UNTICK)),
    ("turn switch", Verb(Intent.CLICK, means=True)),
    ("open launch start ouvre ouvrez ouvrir lance lancez lancer demarre demarrez", Verb(Intent.OPEN)),
    ("go visit navigate va allez", Verb(Intent.OPEN)),
    ("scroll defile defilez defiler", Verb(Intent.SCROLL)),
    ("wait attends attendez attendre", Verb(Intent.WAIT)),
    ("drag glisse glissez glisser", Verb(Intent.DRAG)),
    ("save enregistre enregistrez enregistrer sauvegarde sauvegardez sauvegarder sauve", Verb(Intent.COMMIT, "ctrl+s", True)),
    ("search find look cherche cherchez chercher recherche recherchez trouve trouvez", Verb(Intent.COMMIT, "ctrl+f", True)),
    ("rename renomme renommez renommer", Verb(Intent.COMMIT, "f2", True)),
    (
        "multiply multiplie multipliez multiplier additionne additionnez additionner divide divise subtract",
        Verb(Intent.COMMIT, "", True),
    ),
    ("copy copie copiez copier", Verb(Intent.KEY, "ctrl+c")),
    ("paste colle collez coller", Verb(Intent.KEY, "ctrl+v")),
    ("cut coupe coupez", Verb(Intent.KEY, "ctrl+x")),
    ("undo annule annulez", Verb(Intent.KEY, "ctrl+z")),
    ("print imprime imprimez imprimer", Verb(Intent.COMMIT, "ctrl+p", True)),
    ("delete remove trash supprime supprimez supprimer efface effacez", Verb(Intent.COMMIT, "delete", True)),
    ("close shut ferme fermez fermer quit quitte quittez", Verb(Intent.CLICK, means=True)),
    (
        "send submit envoie envoyez envoyer soumets soumettez validate valide validez confirm confirme confirmez",
        Verb(Intent.CLICK, means=True),
    ),
    ("add append ajoute ajoutez ajouter rajoute rajoutez rajouter create make cree creez creer", Verb(Intent.COMMIT, "", True)),
    ("compute calculate calcule calculez calculer work", Verb(Intent.COMMIT, "", True)),
    (
        "run execute executez executer replace remplace remplacez remplacer apply applique appliquez appliquer book reserve "
        "reservez reserver",
        Verb(Intent.COMMIT, "", True),
    ),
    ("move deplace deplacez deplacer", Verb(Intent.OTHER)),
    ("read tell say show lis lisez dis montre", Verb(Intent.READ)),
)

MEANINGS = {
    "turn on": "tick", "switch on": "tick", "turn off": "untick", "switch off": "untick", "as done": "tick",
    "as completed": "tick",
    "comme fait": "coche", "comme faite": "coche", "sur active": "coche", "sur desactive": "decoche",
    "to the clipboard": "copy", "on the clipboard": "copy", "dans le presse-papiers": "copie", "dans le presse-papier": "copie",
    "in the wastebasket": "delete", "to the wastebasket": "delete",
    "to the trash": "delete", "in the trash": "delete", "to the bin": "delete", "in the bin": "delete", "recycle bin": "delete",
    "a la corbeille": "supprime", "dans la corbeille": "supprime", "au panier": "ajoute", "to the cart": "add",
}  # fmt: skip
"""Phrases that say more than the verb before them: `put it in the bin` deletes. The verb that they mean."""
PHRASES = {
    "new folder": "ctrl+shift+n",
    "nouveau dossier": "ctrl+shift+n",
    "select all": "ctrl+a",
    "tout selectionner": "ctrl+a",
}
"""Phrases of a task with a shortcut of their own."""

_AFFIRM = """ok yes save open apply create rename add search find submit send replace print run done
oui enregistrer ouvrir appliquer creer renommer ajouter rechercher envoyer remplacer imprimer executer valider"""
AFFIRM = frozenset(_AFFIRM.split())
"""Words on buttons that confirm a dialog."""

KEYS = {
    "enter": "enter", "return": "enter", "entree": "enter", "escape": "escape", "esc": "escape", "echap": "escape",
    "tab": "tab", "tabulation": "tab", "space": "space", "espace": "space", "delete": "delete", "suppr": "delete",
    "backspace": "backspace", "retour": "backspace", "home": "home", "debut": "home", "end": "end", "fin": "end",
    "pageup": "page_up", "pagedown": "page_down", "up": "up", "haut": "up", "down": "down", "bas": "down",
    "left": "left", "gauche": "left", "right": "right", "droite": "right",
} | {f"f{n}": f"f{n}" for n in range(1, 13)}  # fmt: skip
MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "alt": "alt",
    "shift": "shift",
    "maj": "shift",
    "super": "super",
    "win": "super",
}

_STOP = """the a an to of in into on at for with and then this that it its by from my your me please
button field box menu item link tab text page window le la les un une des du de d l dans sur en au aux a et puis ce cet cette
mon ma mes ton ta champ bouton case menu lien onglet page fenetre avec pour par s il te plait vous"""
STOP_WORDS = frozenset(_STOP.split())
"""Words that say nothing about which element is meant."""


CLOSES = frozenset(["close", "shut", "ferme", "fermez", "fermer", "quit", "quitte", "quittez"])
"""Verbs after which a thing with this name is there no more."""
ADDS = frozenset(["add", "append", "ajoute", "ajoutez", "ajouter", "rajoute", "rajoutez", "rajouter"])
CREATES = frozenset(["create", "make", "cree", "creez", "creer"])
"""Verbs after which a new thing with this name is there."""
CHOOSES = frozenset(
    ["choose", "select", "pick", "choisis", "choisissez", "choisir", "selectionne", "selectionnez", "selectionner"]
)
"""Verbs whose text is one of several."""
OR = " / "
"""Between several names of which one will do: `the field From / Departure`."""
IN_FIELD = re.compile(r"\b(?:in|into|dans)\s+(?:(?:the|le|la)\s+)?(?:field|box|champ|case|zone)\s+(\w.*)$", re.IGNORECASE)
"""A part of a task that says in which field a text goes."""

CONFUSED = str.maketrans("q0l1|5", "ooiiis")
"""Letters and digits that look alike in small print."""


def plain(text: str) -> str:
    """Lower case without accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words and numbers of a text, plain."""
    return re.findall(r"[^\W_]+(?:[-'.@][^\W_]+)*", plain(text))


_FRENCH = """le la les un une du des de dans sur avec pour mon ma mes au aux ce cette est puis et qui que en il ne pas"""
_ENGLISH = """the an of in on with for my to this that is then and it at from into by its not"""
FRENCH, ENGLISH = frozenset(_FRENCH.split()), frozenset(_ENGLISH.split())
"""Words that hardly a sentence of the language is without."""


def language(text: str) -> str:
    """`fr` or `en`: which of the two a sentence is in, English where nothing tells."""
    said = re.findall(r"[^\W\d_]+", plain(text))
    return "fr" if sum(word in FRENCH for word in said) > sum(word in ENGLISH for word in said) else "en"


def looks(word: str) -> str:
    """A word with the letters that reading confuses made one: `QK` looks like `OK`."""
    return plain(word).translate(CONFUSED)


def meaning(text: str) -> list[str]:
    """The words that could tell one element from another."""
    return [word for word in words(text) if word not in STOP_WORDS and word not in VERBS]


def chords(text: str) -> list[str]:
    """The keys a text names: `Ctrl+Shift+S` gives `ctrl+shift+s`, `press Enter` gives `enter`."""
    found = []
    for match in re.finditer(r"(?<![\w+])((?:[a-z]+\s?\+\s?)+)?([a-z0-9]+|\S)(?![\w+])", plain(text)):
        held = [part.strip() for part in (match[1] or "").split("+") if part.strip()]
        last = KEYS.get(match[2], match[2])
        if held and all(part in MODIFIERS for part in held):
            found.append("+".join([*(MODIFIERS[part] for part in held), last]))
        elif not held and match[2] in KEYS:
            found.append(last)
    return list(dict.fromkeys(found))

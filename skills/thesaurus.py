"""Pure: words of tasks that mean the same, English and French, so that a task is known by what it asks, not by its wording.

General words of desktops; nothing here belongs to one skill.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

PHRASES = (
    (r"to[ -]do\b|choses? a faire\b", "task"),
    (r"add(s|ing)? up\b|sum up\b", "sum"),
    (r"get rid of\b", "trash"),
    (r"how much (is|are)\b|combien (font|fait|vaut)\b|work out\b", "compute"),
    (r"(fill|filling) (in|out)\b", "fill"),
    (r"go to\b|(va|aller|allez) (sur|a)\b", "visit"),
    (r"screen ?shots?\b|captures? d'ecran\b", "capture"),
    (r"s'il (te|vous) plait\b|i('d| would) like( you)?( to)?\b|je (voudrais|veux)( que (tu|vous))?\b", "merci"),
    (r"everywhere\b|throughout\b|partout\b|in (the|my) home folder\b|dans (le|mon) dossier personnel\b", "merci"),
    (r"in the (open|current) (file|document|window)\b|dans le (fichier|document) (ouvert|courant)\b", "merci"),
    (r"a partir d[eu']\b|starting (at|from|in)\b|en commencant (a|par|en)\b", "from"),
    (r"sous le nom( de)?\b|under the name( of)?\b|avec le nom\b", "as"),
)
"""Groups of words, plain, and the one word they stand for."""
CONCEPTS = MappingProxyType({
    "save": "save saves saved enregistre* sauvegarde sauvegardez sauvegarder sauve store",
    "open": "open opens ouvr*",
    "replace": "replac* substitut* remplac* exchange",
    "change": "change changes changer changez swap",
    "find": "find search look cherche* recherche* trouve*",
    "compute": "comput* calcul* evaluate",
    "make": "make makes create creates cree* creer creez fais faire faites add adds ajoute* prepare produce",
    "rename": "renam* renomm*",
    "name": "name names nom noms title",
    "give": "give gives donne* donner",
    "move": "move moves deplace* drag range*",
    "put": "put puts mets mettez mettre place",
    "trash": "trash bin wastebasket corbeille poubelle throw jette* jeter discard",
    "delete": "delete* supprim* remove removes erase efface*",
    "fill": "fill fills remplis* remplir complete* complet* populate",
    "enter": "enter type input saisi* tape* inscri* insert inser*",
    "write": "write writes ecri*",
    "sum": "sum sums total totals somme additionn* totalise*",
    "number": "number numbers value values figure* nombre* valeur* chiffre*",
    "export": "export*",
    "print": "print* imprim*",
    "visit": "visit* navigate browse rends",
    "tick": "tick* check checks coche* mark marks marque*",
    "done": "done finished complete fait faite faits terminee* termine*",
    "book": "book books booking reserve* reservation order",
    "trip": "trip journey travel voyage* trajet* train* ticket* billet* flight vol",
    "run": "run runs execute* lance* lancer launch",
    "capture": "capture* picture photo snapshot grab",
    "folder": "folder* director* dossier* repertoire*",
    "file": "file files fichier* document* text texte",
    "sheet": "sheet* spreadsheet* feuille* tableur* classeur*",
    "cell": "cell cells cellule*",
    "column": "column* colonne*",
    "row": "row rows line lines ligne*",
    "page": "page pages site website web internet url address adresse",
    "form": "form forms formulaire*",
    "list": "list lists liste listes",
    "task": "task tasks tache taches todo todos",
    "window": "window* fenetre*",
    "script": "script* program* programme*",
    "code": "code source",
    "contain": "contain* contenant contient content contenu",
    "new": "new nouveau* nouvel nouvelle* autre another other",
    "every": "every all each whole everywhere occurrence* tous tout toute* chaque partout",
})  # fmt: skip
"""A concept and its words, plain; `*` stands for any ending."""
RELATIONS = MappingProxyType({
    "from": "from depuis de du",
    "to": "to toward* into a au aux vers jusqu",
    "as": "as under sous comme called named titled nomme nommee appele appelee intitule intitulee",
    "with": "with by avec par using",
    "in": "in dans en on sur at",
    "for": "for pour",
    "then": "then puis ensuite",
})  # fmt: skip
"""Little words that say what the word behind them is to the verb; they tell slots apart."""
_STOP = """the an of this that these those it its my your me us our their his her i you he we they off away up out is are be do
does please can could would will want need wish here there now just some any and or also so active current front
le la les l un une des d ce cet cette ces mon ma mes ton ta tes son sa ses notre votre nos vos leur je tu il elle on nous vous
moi toi y est sont merci peux pouvez pourrais faut me te se s t qu que qui et ou ici maintenant juste serais what which quel
quelle resultat result"""
STOP = frozenset(_STOP.split())
"""Words that say nothing of which skill is meant."""
ALSO = MappingProxyType(
    {"put": ("move", "enter", "make", "write"), "make": ("put",), "write": ("enter",), "change": ("replace",)}
)
"""What a word of wide meaning may stand for."""
NEGATION = re.compile(r"\b(?:do not|don'?t|never|ne \S+ (?:pas|jamais|plus|rien)|n'\S+ (?:pas|jamais|plus))\b")
SURE = 88
"""Likeness of two words, 0 to 100, from which one is a slip of the other."""


def plain(text: str) -> str:
    """Lower case without accents and with straight apostrophes, one character for each."""
    return "".join(unicodedata.normalize("NFKD", letter.lower())[:1] or letter for letter in text).replace("’", "'")


@cache
def concept(word: str) -> str:
    """What a plain word means: the name of its concept, a relation, else the word without its plural."""
    exact, endings = _tables()
    if word in exact:
        return exact[word]
    for stem, meant in endings:
        if word.startswith(stem):
            return meant
    whole = [known for known, meant in exact.items() if meant in CONCEPTS]
    slip = process.extractOne(word, whole, scorer=fuzz.ratio, score_cutoff=SURE) if len(word) > 4 else None
    return exact[slip[0]] if slip else word.rstrip("s") or word


def senses(meant: str) -> frozenset[str]:
    """A concept and what it may stand for."""
    return frozenset({meant, *ALSO.get(meant, ())})


def is_relation(meant: str) -> bool:
    return meant in RELATIONS


def is_stop(word: str) -> bool:
    return word in STOP


@cache
def _tables() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Whole words, and stems with the longest first."""
    pairs = [(word, meant) for table in (CONCEPTS, RELATIONS) for meant, words in table.items() for word in words.split()]
    exact = {word: meant for word, meant in pairs if not word.endswith("*")}
    stems = [(word[:-1], meant) for word, meant in pairs if word.endswith("*")]
    return exact, sorted(stems, key=lambda pair: -len(pair[0]))

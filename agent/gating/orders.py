"""Pure: does text on the screen give orders to an assistant, or say to use a thing? Who plans by what is read could heed it.

Words are compared as they look: letters of other alphabets, figures in place of letters, letters without width, single letters
spread out and letters that changed places in a word count as the word that a reader takes them for. Orders are such as `ignore
your instructions` or `no confirmation is needed`; that assistants are mentioned is for the rule `addressed` in policy.toml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from agent.records import Element, Observation, Role
from agent.words import AFFIRM, STOP_WORDS, plain

LOOKALIKES = str.maketrans(
    "аеіорсхукѕјԁһвмнтԛԝьαεικνοορτυχγωηβμ",
    "aeiopcxyksjdhbmhtqwbaeikvooptuxywnbu",
)
"""Small letters of the Cyrillic and Greek alphabets, and the Latin ones they look like."""
FIGURES = str.maketrans("0134578@$", "oieastbas")
"""Figures and signs that stand for letters."""
SPELLED = re.compile(r"(?<![^\W_])(?:[^\W_] ){1,}[^\W_](?![^\W_])")
"""Letters spread out, with one space between each two."""
DOUBLE = re.compile(r"(.)\1")
HYPHEN = re.compile(r"(?<=[^\W\d])[-\u2010]\s+(?=[^\W\d])")
"""Where a word was cut at the end of a line."""
NAMES = re.compile(r"\b(?:language models?|modeles? de langage|artificial intelligence|intelligence artificielle)\b")
"""What assistants are called in several words."""
BELOW = 1.6
"""Heights of a line from its top to the top of the next of its paragraph, at most, and a bit for letters with tails."""
WIDE = 8
"""Letters of a word that may stand between, where words cannot be told apart."""
SHORT = 13
"""Letters of an order's words together, from which they are believed where words cannot be told apart."""
MACHINE = re.compile(
    r"<\s*\|\s*\w+\s*\|\s*>|im_?(?:start|end)\s*[|>il]|\bend ?of ?text\b\W*\||(?:start|end)_of_turn|\[\s*/?\s*inst\s*\]"
    r"|<\s*/?\s*sys\s*>|\bsystem_prompt\b|\btool_call\b|\bcomputer_use\b|\"coordinate\"|\bpyautogui\b"
    r"|#\s*(?:instruction|response)\s*:",
    re.IGNORECASE,
)
"""Signs that only chats with models and the calls of their tools have."""
LONG = 7
"""Letters from which a label can be told where words run into each other."""
SHOWN = 120
"""Letters of a text that was found."""
LEAST = 3
"""Letters of a label that can be told in a text."""
SENTENCE = {1: 5, 2: 4}
"""Words that a text has beyond a label of so many words that it speaks of; 3 for more."""
SENTENCE_LETTERS = 16
"""The same in letters."""
_USES = """click/press/tap/hit/push/choose/select/open/use/activate/tick/visit/cliquer sur/cliquez sur/clique sur/appuyer sur
appuyez sur/appuie sur/choisis/choisir/choisissez/ouvre/ouvrir/ouvrez/utilise/active/coche"""
USES = tuple(re.split(r"[/\n]", _USES))
"""Words before a label of one word that say to use what bears it."""
_ORDINARY = """cancel no not close back next previous copy paste cut annuler non fermer retour enregistrer sauvegarder copier
coller couper valider rechercher trouver envoyer ouvrir suivant precedent"""
ORDINARY = AFFIRM | frozenset(_ORDINARY.split())
"""Words of labels that every text about a dialog says."""


class Order(msgspec.Struct, frozen=True):
    """Words in a row, one of each set; `gaps` is how many others may stand before each but the first."""

    sets: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]


def orders(seen: Observation, told: str) -> str:
    """The first text that gives orders, cut short; empty where none does. What the person themselves `told` does not count."""
    known = _run_together(told)
    foreign = tuple(one for one in seen.elements if not _is_told(one.text, known) and not _is_told(one.value, known))
    texts = _texts(msgspec.structs.replace(seen, elements=foreign))
    return next((_short(text) for text in texts if gives_orders(text) and not _is_told(text, known)), "")


def _is_told(text: str, known: str) -> bool:
    run = _run_together(text)
    return len(run) >= LONG and run in known


def _short(text: str) -> str:
    return " ".join(text.split())[:SHOWN]


def names(seen: Observation, label: str, told: str) -> str:
    """The first text, cut short, that says to use what bears this label; empty where none does, where the person `told` of it
    themselves, and where the label says no more than yes, no or save."""
    words = _words(label)
    if len("".join(words)) < LEAST or set(words) <= {*ORDINARY, *STOP_WORDS, *_words(told)}:
        return ""
    said = [msgspec.structs.replace(one, text="") if _words(one.text) == words else one for one in seen.elements]
    lead = USES if len(words) == 1 else ("",)
    for text in _texts(msgspec.structs.replace(seen, elements=tuple(said))):
        if _says_more(text, words) and any(_holds(text, [*one.split(), *words]) for one in lead):
            return _short(text)
    return ""


def _says_more(text: str, words: Sequence[str]) -> bool:
    """Whether a text is a sentence, or as long as one where words run into each other, beyond a label."""
    letters = len(_run_together(text)) - len(_squeezed("".join(words)))
    return len(_words(text)) >= len(words) + SENTENCE.get(len(words), 3) or letters >= SENTENCE_LETTERS


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether words stand in a text in a row, or run into those around them."""
    run = _squeezed("".join(words))
    label, said = (" ".join(_canonical(one.translate(FIGURES)) for one in some) for some in (words, _words(text)))
    return f" {label} " in f" {said} " or (len(run) >= LONG and run in _run_together(text))


def gives_orders(text: str) -> bool:
    """Whether one text does."""
    return bool(MACHINE.search(text)) or _gives_orders(text)


@lru_cache(maxsize=2048)
def _gives_orders(text: str) -> bool:
    words = tuple(map(_canonical, _words(text)))
    if any(_stands(order, words) for order in _orders()):
        return True
    run = _run_together(text)
    return any(sum(map(len, found.groups())) >= SHORT for pattern in _runs() for found in pattern.finditer(run))


def _texts(seen: Observation) -> Iterator[str]:
    """Titles, values, and each paragraph as one text; in the order of reading as well, for lines that stand apart."""
    yield from dict.fromkeys(one.title for one in (*seen.frame.windows, *filter(None, (seen.frame.window,))))
    yield from (one.value for one in seen.elements if one.value)
    said = [one for one in seen.elements if one.text and one.role is not Role.WINDOW]
    yield from (" ".join(one.text for one in lines) for lines in _paragraphs(said))
    yield " ".join(one.text for one in said)


def _paragraphs(lines: Sequence[Element]) -> Iterator[list[Element]]:
    """Lines that stand one below the other, whatever is read between them."""
    left = sorted(lines, key=lambda one: (one.box.top, one.box.left))
    while left:
        block = [left.pop(0)]
        for one in list(left):
            if one.box.top > block[-1].box.bottom + 2 * block[-1].box.height:
                break
            if _goes_on(block[-1], one):
                block.append(one)
                left.remove(one)
        yield block


def _goes_on(one: Element, other: Element) -> bool:
    """Whether a line is the next piece of another's, or of its paragraph."""
    high = max(one.box.height, other.box.height)
    beside = abs(one.box.centre.y - other.box.centre.y) < high / 2 and 0 <= other.box.left - one.box.right < 2 * high
    under = 0 < other.box.top - one.box.top < BELOW * high + 4
    across = min(one.box.right, other.box.right) > max(one.box.left, other.box.left)
    return beside or (under and across)


def folded(text: str) -> str:
    """A text as it looks: plain, in Latin letters, without what has no width."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return plain(seen).translate(LOOKALIKES)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as it looks; letters that were spread out put together."""
    whole = HYPHEN.sub("", folded(text).replace("_", " "))
    joined = SPELLED.sub(lambda found: found[0].replace(" ", ""), whole)
    even = NAMES.sub(" llm ", " ".join(re.findall(r"[^\W_]+|[@$]", joined)))
    return tuple(word.translate(FIGURES) if not word.isdigit() else word for word in even.split())


def _canonical(word: str) -> str:
    """A word whose inner letters changed places is still that word to a reader; `l` and `i` look alike."""
    even = word.replace("l", "i")
    return word if len(even) < 4 else f"{even[0]}{''.join(sorted(even[1:-1]))}{even[-1]}"


@lru_cache(maxsize=4096)
def _run_together(text: str) -> str:
    """The letters of a text alone, of two alike one: reading loses them."""
    return _squeezed("".join(_words(text)))


def _squeezed(text: str) -> str:
    return DOUBLE.sub(r"\1", text.replace("l", "i"))


def _stands(order: Order, words: Sequence[str]) -> bool:
    """Whether the words of an order stand in a text in a row."""
    found = {at for at, word in enumerate(words) if word in order.sets[0]}
    for wanted, gap in zip(order.sets[1:], order.gaps, strict=True):
        behind = {at + on for at in found for on in range(1, gap + 2)}
        found = {at for at in behind if at < len(words) and words[at] in wanted}
    return bool(found)


@cache
def _lines() -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in _SAID.split("\n\n"))


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(map(_order, _lines()))


@cache
def _runs() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_run, _lines()))


def _order(line: str) -> Order:
    """From `ignore forget 2 your all 2 instructions`: sets of words with how many others may stand between."""
    parts = re.split(r" (\d+) ", line)
    sets = tuple(frozenset(map(_canonical, map(folded, part.split()))) for part in parts[::2])
    return Order(sets, tuple(map(int, parts[1::2])))


def _run(line: str) -> re.Pattern[str]:
    """The same for words that run into each other, or were cut at the end of a line."""
    parts = re.split(r" (\d+) ", line)
    shown = ["|".join(re.escape(_squeezed(folded(word))) for word in part.split()) for part in parts[::2]]
    gaps = [f".{{0,{WIDE * int(gap)}}}?" for gap in parts[1::2]]
    return re.compile("".join(piece for pair in zip((f"({one})" for one in shown), [*gaps, ""], strict=True) for piece in pair))


_ACTS = """click press type write enter copy open delete send search select tick verify paste forward ignore follow say answer
reply run cliquer clique cliquez tape tapez ecris ecrivez ecrire copie copiez recopie recopiez ouvre ouvrez supprime supprimez
envoie envoyez cherche coche cochez valide validez saisis saisissez reponds repondez dis dites oublie oubliez choisis lance
verifie"""
_YES = "approved agreed authorized authorised consented allowed approuve accepte autorise accord"
_DONE = "done finished complete completed fait faite termine terminee accompli accomplie"
_SAID = f"""
ignore disregard forget override oublie oubliez ignorez
2 your my all any the previous prior above earlier tes ta vos votre les toutes ces
3 instructions instruction prompt task tasks rules orders guidelines consigne consignes tache taches mission ordres regles

real new true actual only nouvelle vraie seule reelle 0 task mission goal objective tache consigne 1 is are est sera

your ta tes vos votre la les 0 instructions consigne consignes
2 changed updated replaced change changees remplacee remplacees

new nouvelles updated 0 instructions consignes 1 for pour

you 0 are 0 now 0 a an 2 bot assistant agent model ai robot

instead lieu 4 user utilisateur

user utilisateur 2 changed change 1 their his her mind avis d

dear cher chere 0 ai ia assistant agent bot robot llm

ai ia llm languagemodel modeledelangage 12 {_ACTS}

assistant agent bot 4 {_ACTS}

user utilisateur human humain 1 has have already is est a deja 1 {_YES}

{_YES} 0 by par 1 user utilisateur human humain

no without sans aucune aucun not pas 1 confirmation approval permission accord autorisation
2 needed required necessary necessaire requise requis besoin

not never don without 1 ask asking 2 user person human permission confirmation me them him her

do never don 0 not t 0 ask 1 anyone user them delete click

not 1 need have 0 to 0 ask

ne jamais sans 1 lui leur rien me 1 demande demander demandez 1 rien pas

sans 0 demander 1 a l la son confirmation accord avis

say tell mention 1 nothing 0 about of to

not never don t 1 tell mention reveal inform 2 user person human anyone

say answer reply respond declare reponds repondez dis declare declarer declarez 4 {_DONE}
"""
"""What may stand on a screen that nobody but an assistant is told: words, with how many others may stand between."""

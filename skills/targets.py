"""Pure: the little language of targets: `button "OK" near "Discard"`, `row containing "Invoice 12"`, `image arrow.png`."""

from __future__ import annotations

import re

import msgspec

from skills.skill import Target
from skills.verbs import nearest

ROLES = {
    "button": "button bouton",
    "link": "link lien",
    "field": "field box input champ zone",
    "check box": "check-box checkbox case case-à-cocher",
    "radio button": "radio-button radio bouton-radio",
    "menu": "menu",
    "menu item": "menu-item entrée entrée-de-menu",
    "tab": "tab onglet",
    "icon": "icon icône file folder fichier dossier",
    "select": "select list liste liste-déroulante",
    "slider": "slider curseur",
    "cell": "cell cellule",
    "text": "text label texte libellé",
    "window": "window fenêtre",
    "row": "row line ligne rangée",
}
"""A role as the agent calls it (`agent.records.Role`, and `row`) and the words for it, English and French, - for a space."""
WORDS = {word.replace("-", " "): role for role, words in ROLES.items() for word in words.split()}
RELATIONS = {"near": "near", "next to": "near", "près de": "near", "à côté de": "near", "containing": "containing",
             "with": "containing", "contenant": "containing", "avec": "containing"}  # fmt: skip
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
IMAGE = re.compile(r"image\s+(\S.*)", re.DOTALL)
PLACE = re.compile(r"(?:place|endroit)\b\s*(.*)", re.DOTALL)
ESCAPES = {"n": "\n"}


def target(text: str, literal: bool = False) -> Target:
    """A target from its words; a `literal` text (quoted in YAML already) without quotes inside is what is read on screen.

    Raises ValueError with what is wrong and how it is written.
    """
    said = text.strip()
    if not said:
        raise ValueError('A target is missing: for example button "Save".')
    if literal and '"' not in said:
        return Target(text)
    if match := IMAGE.fullmatch(said):
        return Target(image=inside(match[1].strip().strip('"')))
    if (match := PLACE.fullmatch(said)) and '"' not in said:
        return Target(place=_place(match[1]))
    return _named(said)


def inside(path: str) -> str:
    """A path that stays beside the skill. Raises ValueError."""
    parts = path.split("/")
    if path.startswith(("/", "~")) or "\\" in path or ":" in path or any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"“{path}” leaves the skill's folder: name a file beside SKILL.md, such as image arrow.png.")
    if "{" in path:
        raise ValueError(f"“{path}” holds a slot: an image is a file beside SKILL.md, always the same.")
    return path


def _place(text: str) -> tuple[float, float]:
    numbers = re.findall(r"[^\s,]+", text)
    shares = [float(number) for number in numbers if re.fullmatch(r"\d?\.\d+|[01]", number)]
    if len(numbers) != 2 or len(shares) != 2 or not all(0 <= share <= 1 for share in shares):
        raise ValueError(f"“place {text}” is no place: say two shares of the window from 0 to 1, such as place 0.5 0.2.")
    return shares[0], shares[1]


def _named(said: str) -> Target:
    """`[role] ["text"] [containing "text"] [near "text"]`."""
    if '"' not in said:
        return _unquoted(said)
    given: dict[str, str] = {}
    at = 0
    for match in QUOTED.finditer(said):
        word = _spaced(said[at : match.start()])
        given |= _part(word, _unescaped(match[1]), given)
        at = match.end()
    if said[at:].strip():
        raise ValueError(f"“{said}” is no target from “{said[at:].strip()}” on: every text of it stands in quotes, such as "
                         'button "OK" near "Discard".')  # fmt: skip
    return msgspec.convert(given, Target)


def _part(before: str, text: str, given: dict[str, str]) -> dict[str, str]:
    """What one quoted text and the words before it say."""
    relation = next((one for one in RELATIONS if before == one or before.endswith(f" {one}")), "")
    role = before.removesuffix(relation).strip() if relation else before
    found = {RELATIONS.get(relation, "text"): text}
    if role and given:
        raise ValueError(f"“{role}” cannot stand here: say near or containing before the second text.")
    if role:
        found["role"] = _role(role)
    if found.keys() & given.keys():
        raise ValueError("Two texts say the same of a target: say near or containing before the second one.")
    if not text:
        raise ValueError("A target's text is empty: say what is read on the screen.")
    return found


def _unquoted(said: str) -> Target:
    """A role alone (`field`), or a text without quotes (`Save`), which is good as long as it opens with no role."""
    if _spaced(said) in WORDS:
        return Target(role=WORDS[_spaced(said)])
    first, _, rest = said.partition(" ")
    if rest and (first.casefold() in WORDS or first.casefold() in RELATIONS):
        raise ValueError(f'“{said}” is not clear: put the text in quotes, {first} "{rest}".')
    return Target(said)


def _role(word: str) -> str:
    if word in WORDS:
        return WORDS[word]
    raise ValueError(f"There is no role “{word}”{nearest(word, list(WORDS))}")


def _spaced(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace(",", " ").split())


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), text, flags=re.DOTALL)

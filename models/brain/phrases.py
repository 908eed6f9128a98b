"""Pure: how people say what they want done, in English and French: many ways for each deed, drawn by the stage's chance."""

from __future__ import annotations

from collections.abc import Sequence

from models.brain.stage import Stage

Ways = tuple[tuple[str, ...], tuple[str, ...]]
"""English and French templates; the slots are named by the caller."""
SAYINGS: dict[str, Ways] = {
    "fill": (
        ("type {value} in the field {label}", "enter {value} as {label}", "put {value} in {label}", "set {label} to {value}", "write {value} under {label}",
         "fill in {value} for {label}", "in {label}, type {value}", "the {label} is {value}", "{label}: {value}", "use {value} as the {label}",
         "for {label} enter {value}", "fill {label} with {value}", "change {label} to {value}"),
        ("saisis {value} dans le champ {label}", "écris {value} dans {label}", "mets {value} dans {label}", "tape {value} sous {label}", "entre {value} comme {label}",
         "dans {label}, tape {value}", "le champ {label} est {value}", "{label} : {value}", "pour {label}, mets {value}", "remplis {label} avec {value}",
         "renseigne {label} avec {value}", "indique {value} pour {label}"),
    ),
    "tick": (
        ("tick {label}", "check {label}", "turn on {label}", "enable {label}", "select the box {label}", "switch {label} on", "make sure {label} is on",
         "activate {label}", "I want {label}", "tick the box {label}"),
        ("coche {label}", "active {label}", "mets {label} en marche", "coche la case {label}", "je veux {label}", "sélectionne la case {label}", "allume {label}"),
    ),
    "untick": (
        ("untick {label}", "uncheck {label}", "turn off {label}", "disable {label}", "clear the box {label}", "switch {label} off", "no {label}", "deactivate {label}"),
        ("décoche {label}", "désactive {label}", "éteins {label}", "décoche la case {label}", "pas de {label}", "enlève {label}"),
    ),
    "radio": (
        ("choose {label}", "select {label}", "pick {label}", "take {label}", "set it to {label}", "select the option {label}"),
        ("choisis {label}", "sélectionne {label}", "prends {label}", "mets sur {label}", "sélectionne l'option {label}"),
    ),
    "choose": (
        ("choose {value} as {label}", "select {value} in {label}", "set {label} to {value}", "pick {value} from the list {label}", "{label}: {value}",
         "change {label} to {value}", "in {label} select {value}"),
        ("choisis {value} dans {label}", "sélectionne {value} comme {label}", "mets {label} sur {value}", "prends {value} dans la liste {label}", "{label} : {value}",
         "change {label} en {value}"),
    ),
    "press": (
        ("click {label}", "press {label}", "click on {label}", "click the button {label}", "press the {label} button", "hit {label}", "tap {label}", "click {label}"),
        ("clique sur {label}", "appuie sur {label}", "clique sur le bouton {label}", "presse {label}", "cliquez sur {label}"),
    ),
    "submit": (
        ("submit it", "send it", "send the form", "submit", "confirm", "and finish", "save it", "then submit the form", "apply it"),
        ("valide", "envoie", "envoie le formulaire", "confirme", "enregistre", "soumets le formulaire", "et termine", "applique"),
    ),
    "tab": (
        ("open the tab {label}", "go to {label}", "switch to the {label} tab", "click the tab {label}", "show {label}"),
        ("ouvre l'onglet {label}", "va dans {label}", "passe à l'onglet {label}", "clique sur l'onglet {label}", "affiche {label}"),
    ),
    "menu": (
        ("open the menu {menu} and choose {item}", "choose {item} in the menu {menu}", "use {menu} > {item}", "click {menu}, then {item}", "in the {menu} menu click {item}"),
        ("ouvre le menu {menu} et choisis {item}", "choisis {item} dans le menu {menu}", "va dans {menu} > {item}", "clique sur {menu} puis {item}"),
    ),
    "link": (
        ("click the link {label}", "open {label}", "follow {label}", "go to {label}", "click {label}"),
        ("clique sur le lien {label}", "ouvre {label}", "suis le lien {label}", "va sur {label}"),
    ),
    "key": (
        ("press {key}", "hit {key}", "press the key {key}", "use {key}"),
        ("appuie sur {key}", "tape {key}", "presse la touche {key}", "utilise {key}"),
    ),
}  # fmt: skip
"""What is done, and how it is asked for."""
POLITE: Ways = (
    ("", "", "", "", "please ", "could you ", "I need you to ", "can you ", "I'd like you to "),
    ("", "", "", "", "s'il te plaît, ", "merci de faire ceci : ", "peux-tu faire ceci : ", "j'aimerais que tu fasses ceci : "),
)
JOINTS: Ways = (
    (", then ", " and ", ". Then ", ", ", " and then ", "; "),
    (", puis ", " et ", ". Ensuite ", ", ", " et ensuite ", " ; "),
)


def said(stage: Stage, deed: str, **slots: str) -> str:
    """One clause for a deed of `SAYINGS`. A slot that is to be typed or looked for may be put in quotes: give it quoted."""
    return stage.rng.choice(SAYINGS[deed][stage.french]).format(**slots)


def one_of(stage: Stage, english: Sequence[str], french: Sequence[str], **slots: str) -> str:
    """A clause of the caller's own ways."""
    return stage.rng.choice(french if stage.french else english).format(**slots)


def joined(stage: Stage, clauses: Sequence[str], polite: bool = True) -> str:
    """A task of several clauses, in one of the ways people join them, one way a task."""
    joint, last = stage.rng.choice(JOINTS[stage.french]), stage.say(" and ", " et ")
    text = clauses[0]
    for number, clause in enumerate(clauses[1:], 2):
        link = last if joint == ", " and number == len(clauses) else joint
        text += link + (clause[:1].upper() + clause[1:] if link.startswith(". ") and not link.strip(". ") else clause)
    head = stage.rng.choice(POLITE[stage.french]) if polite else ""
    text = head + text
    text = text[:1].upper() + text[1:] if stage.chance(0.7) else text
    return text + stage.rng.choice((".", ".", "", ""))

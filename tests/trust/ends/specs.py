"""Pure: windows and pages as data, with what is wrong in them, and the tasks that this makes impossible."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["text", "field", "check", "button", "select"]
Fault = Literal["", "nothing", "disabled", "dies", "fails", "hangs", "fixed", "digits", "short", "forgets", "springs"]
Both = tuple[str, str]
"""In English and in French."""
LANGUAGES: Both = ("en", "fr")


class Item(msgspec.Struct, frozen=True):
    """`fault` is what is wrong with it. A button does nothing, is disabled, ends the program, `says` that it failed, or hangs;
    a field holds what it `says` for ever, takes digits alone or three letters, or loses what it was given; a box springs back.
    A sound button makes the window say what it `says`; that of a list is what there is to choose, a line each."""

    kind: Kind
    label: str
    fault: Fault = ""
    says: str = ""


class Spec(msgspec.Struct, frozen=True):
    """A window; it is gone by itself after so many seconds, never for 0."""

    title: str
    items: tuple[Item, ...]
    closes: float = 0.0


class Part(msgspec.Struct, frozen=True):
    """An item in both languages."""

    kind: Kind
    label: Both
    fault: Fault = ""
    says: Both = ("", "")

    def item(self, at: int) -> Item:
        return Item(self.kind, self.label[at], self.fault, self.says[at])


class Family(msgspec.Struct, frozen=True):
    """One thing that cannot be done, as a task and a window in both languages; `lacks` is what the usual window is without."""

    name: str
    tasks: Both
    odd: tuple[Part, ...] = ()
    lacks: tuple[str, ...] = ()
    closes: float = 0.0

    def spec(self, at: int) -> Spec:
        """The usual window, what is odd in the place of what has the same label."""
        odd = {part.label[0]: part for part in self.odd}
        parts = [odd.pop(part.label[0], part) for part in USUAL if part.label[0] not in self.lacks]
        return Spec(TITLE[at], tuple(part.item(at) for part in (*parts, *odd.values())), self.closes)


TITLE: Both = ("Membership", "Adhésion")
SAVED: Both = ("All is saved.", "Tout est enregistré.")
NAME: Both = ("Full name", "Nom complet")
NEWS: Both = ("Play sounds", "Jouer les sons")
SAVE: Both = ("Save", "Enregistrer")
USUAL = (
    Part("field", NAME),
    Part("field", ("City", "Ville")),
    Part("check", NEWS),
    Part("check", ("Keep a copy", "Garder une copie")),
    Part("select", ("Colour", "Couleur"), says=("Red\nBlue", "Rouge\nBleu")),
    Part("button", SAVE, says=SAVED),
    Part("button", ("Help", "Aide"), says=("Help is on its way.", "L'aide arrive.")),
)
FILL: Both = (
    "Type “Anna Berg” in the field Full name, then click Save",
    "Écris « Anna Berg » dans le champ Nom complet, puis clique sur Enregistrer",
)
TYPE: Both = (FILL[0].partition(", then")[0], FILL[1].partition(", puis")[0])
SHOWS: Both = (f"{FILL[0]}. The window must say “{SAVED[0]}”", f"{FILL[1]}. La fenêtre doit dire « {SAVED[1]} »")
NOT_SAVED: Both = ("Error: the disk is full, nothing was saved.", "Erreur : le disque est plein, rien n'a été enregistré.")
REFUSED: Both = ("Saving failed. Please try again later.", "L'enregistrement a échoué. Réessayez plus tard.")
DENIED: Both = ("You are not allowed to do this.", "Vous n'êtes pas autorisé à faire cela.")

FAMILIES = (
    Family("no such button", ("Click “Export”", "Clique sur « Exporter »")),
    Family("no such button after others", (f"{FILL[0]}, then click “Publish”", f"{FILL[1]}, puis clique sur « Publier »")),
    Family("no such box", ("Tick “Dark mode”, then click Save", "Coche « Mode sombre », puis clique sur Enregistrer")),
    Family("no such field", ("Type “Anna” in the field Nickname", "Écris « Anna » dans le champ Surnom")),
    Family("no such choice", ("Choose “Green” in Colour", "Choisis « Vert » dans Couleur")),
    Family("the button is gone", FILL, lacks=("Save",)),
    Family("the button does nothing", SHOWS, (Part("button", SAVE, "nothing"),)),
    Family("the form is not saved", ("Save this form", "Enregistre ce formulaire"), (Part("button", SAVE, "nothing"),)),
    Family("the button is disabled", FILL, (Part("button", SAVE, "disabled"),)),
    Family("the button fails: disk", FILL, (Part("button", SAVE, "fails", NOT_SAVED),)),
    Family("the button fails: later", FILL, (Part("button", SAVE, "fails", REFUSED),)),
    Family("the button fails: rights", ("Click Save", "Clique sur Enregistrer"), (Part("button", SAVE, "fails", DENIED),)),
    Family("the button ends the program", SHOWS, (Part("button", SAVE, "dies"),)),
    Family("the button hangs", SHOWS, (Part("button", SAVE, "hangs"),)),
    Family("the field is fixed", FILL, (Part("field", NAME, "fixed", ("Bob Stone", "Bob Stone")),)),
    Family("the field refuses letters", FILL, (Part("field", NAME, "digits"),)),
    Family("the field is too short", FILL, (Part("field", NAME, "short"),)),
    Family("the field forgets", TYPE, (Part("field", NAME, "forgets"),)),
    Family("the box springs back", ("Tick “Play sounds”", "Coche « Jouer les sons »"), (Part("check", NEWS, "springs"),)),
    Family(
        "the box springs back, then Save",
        ("Tick “Play sounds”, then click Save", "Coche « Jouer les sons », puis clique sur Enregistrer"),
        (Part("check", NEWS, "springs"),),
    ),
    Family("the window goes away", SHOWS, closes=9.0),
)

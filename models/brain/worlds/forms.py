"""Pure: forms: fields, lists, ticks and radio buttons to be filled as told, and sent; a log-in; a form in several pages."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.words import cut, invented

LABELS_EN = cut(
    "Name,First name,Last name,E-mail,Phone,Address,City,Postcode,Country,Company,Subject,Title,User name,Street,Date,Time,"
    "From,To,Quantity,Amount,Website,Reference,Room,Floor,Guests,Weight,Comment,Nickname,Department,Account,Code,Author,"
    "Place,Topic,Colour"
)
LABELS_FR = cut(
    "Nom,Prénom,Courriel,Téléphone,Adresse,Ville,Code postal,Pays,Société,Objet,Titre,Identifiant,Rue,Date,Heure,Départ,"
    "Arrivée,Quantité,Montant,Site web,Référence,Salle,Étage,Invités,Poids,Commentaire,Surnom,Service,Compte,Code,Auteur,"
    "Lieu,Sujet,Couleur"
)
TICKS_EN = cut(
    "Send me news,Remember me,Express delivery,Gift wrap,I agree to the terms,Keep me signed in,Private,Notify by e-mail,"
    "Window seat,Breakfast,Parking,Receipt,Vegetarian,All day,Urgent,Copy to me,Sound,Public profile,Newsletter,Insurance"
)
TICKS_FR = cut(
    "Recevoir la lettre,Se souvenir de moi,Livraison rapide,Papier cadeau,J'accepte les conditions,Rester connecté,Privé,"
    "Prévenir par courriel,Place côté fenêtre,Petit déjeuner,Parking,Reçu,Végétarien,Toute la journée,Urgent,"
    "Copie pour moi,Son,Assurance"
)
LISTS_EN = (
    ("Size", "Small,Medium,Large,Extra large"), ("Priority", "Low,Normal,High,Critical"), ("Language", "English,French,German,Spanish"),
    ("Class", "Economy,Business,First"), ("Payment", "Cash,Card,Transfer,Invoice"), ("Colour", "Red,Green,Blue,Black,White"),
    ("Day", "Monday,Tuesday,Wednesday,Thursday,Friday"), ("Delivery", "Standard,Express,Pick up"), ("Unit", "Metre,Inch,Mile"), ("Team", "North,South,East,West"),
)  # fmt: skip
LISTS_FR = (
    ("Taille", "Petite,Moyenne,Grande,Très grande"), ("Priorité", "Basse,Normale,Haute,Critique"), ("Langue", "Anglais,Français,Allemand,Espagnol"),
    ("Classe", "Économique,Affaires,Première"), ("Paiement", "Espèces,Carte,Virement,Facture"), ("Couleur", "Rouge,Vert,Bleu,Noir,Blanc"),
    ("Jour", "Lundi,Mardi,Mercredi,Jeudi,Vendredi"), ("Livraison", "Standard,Express,Retrait"), ("Unité", "Mètre,Pouce,Mille"), ("Équipe", "Nord,Sud,Est,Ouest"),
)  # fmt: skip
SENDS = (("Send", "Submit", "Save", "OK", "Continue", "Apply", "Register", "Confirm", "Done", "Create"), ("Envoyer", "Valider", "Enregistrer", "OK", "Continuer", "Appliquer", "S'inscrire", "Confirmer", "Créer"))  # fmt: skip
LEAVES = (("Cancel", "Back", "Reset", "Close", "Clear"), ("Annuler", "Retour", "Réinitialiser", "Fermer", "Effacer"))
ENDS_EN = (
    "Thank you, it was sent.",
    "Saved.",
    "Your entry has been received.",
    "All done!",
    "Success: entry {n} is stored.",
    "Confirmed.",
)
ENDS_FR = (
    "Merci, c'est envoyé.",
    "Enregistré.",
    "Votre saisie a bien été reçue.",
    "C'est fait !",
    "Succès : l'entrée {n} est enregistrée.",
    "Confirmé.",
)


class Entry(msgspec.Struct):
    """A line of a form: what it holds now and what it is to hold (None: nothing is said of it)."""

    name: str
    kind: str
    label: str
    value: str = ""
    wanted: str | None = None
    options: tuple[str, ...] = ()
    hint: str = ""


class Form:
    """A form under way: what stands in it, and the scenes of filling it."""

    def __init__(self, stage: Stage, entries: list[Entry], send: str = "") -> None:
        self.stage, self.entries = stage, entries
        self.send, self.leave = send or _choice(stage, SENDS), _choice(stage, LEAVES)
        self.title = stage.kit("title").thing()

    @property
    def wanted(self) -> list[Entry]:
        return [one for one in self.entries if one.wanted is not None]

    def press(self, result: str = "confirmed") -> None:
        self.stage.scene(self.page(), Act("click", "send"), self.title, result=result)

    def over(self) -> None:
        self.stage.scene(_thanks(self.stage, self.title), Act("done"), self.title)

    def enter(self, one: Entry) -> None:
        """The scenes that make one line what is wanted."""
        way = {"field": self._write, "secret": self._write, "tick": self._toggle, "radio": self._pick, "select": self._choose}
        way[one.kind](one)
        one.value = str(one.wanted)

    def _write(self, one: Entry) -> None:
        """Typed at once; now and then after a click, or after a slip that is put right."""
        stage, text = self.stage, str(one.wanted)
        others = [other for other in self.entries if other.kind == "field" and other is not one and not other.value]
        if others and stage.chance(0.06):
            slip = stage.rng.choice(others)
            stage.scene(self.page(), Act("type", slip.name, text), self.title, taught=False)
            slip.value = text if slip.wanted is not None else ""
        if stage.chance(0.1):
            stage.scene(self.page(), Act("click", one.name), self.title, taught=False, result="unverifiable")
            stage.scene(self.page(focus=one.name), Act("type", one.name, text), self.title, also=(Act("type", "", text),))
        else:
            stage.scene(self.page(), Act("type", one.name, text), self.title)

    def _toggle(self, one: Entry) -> None:
        self.stage.scene(self.page(), Act("click", one.name), self.title, also=(Act("click", f"{one.name}-label"),))

    def _pick(self, one: Entry) -> None:
        self.stage.scene(self.page(), Act("click", f"{one.name}-{one.options.index(str(one.wanted))}"), self.title)

    def _choose(self, one: Entry) -> None:
        self.stage.scene(self.page(), Act("click", one.name), self.title)
        item = f"{one.name}-{one.options.index(str(one.wanted))}"
        self.stage.scene(self.page(opened=one.name), Act("click", item), self.title)

    def page(self, opened: str = "", focus: str = "", note: str = "") -> str:
        """The form as it stands; the list of `opened` hangs open, `note` complains."""
        stage, kit = self.stage, self.stage.kit("page")
        rows = "".join(_row(stage, one, focus) for one in self.entries)
        buttons = [
            stage.button("send", self.send, main=True),
            *([stage.button("leave", self.leave)] if kit.chance(0.6) else []),
        ]
        if kit.chance(0.3):
            buttons.reverse()
        head = f"<h1>{self.title}</h1>" if kit.chance(0.8) else ""
        prose = kit.prose(1) if kit.chance(0.35) else ""
        said_so = f"<p style=color:#c22>{note}</p>" if note else ""
        foot = f'<div class="row" style="margin-top:14px">{"".join(buttons)}</div>'
        wide, pad = kit.rng.randint(420, 900), kit.rng.randint(8, 30)
        card = f'<div class="{kit.rng.choice(("card", ""))}" style="max-width:{wide}px;padding:{pad}px">{head}{prose}<div class="col">{rows}</div>{said_so}{foot}</div>'
        names = stage.kit("side").words.menus[:5] if kit.chance(0.2) else ()
        side = (
            f'<div style="width:180px">{"".join(stage.item(f"s{n}", text) for n, text in enumerate(names))}</div>'
            if names
            else ""
        )
        return f'<div style="display:flex;gap:20px;padding:{kit.rng.randint(4, 40)}px">{side}{card}</div>{self._popup(opened)}'

    def _popup(self, opened: str) -> str:
        if not opened:
            return ""
        at, one = next((at, one) for at, one in enumerate(self.entries) if one.name == opened)
        left = self.stage.kit("page").rng.randint(120, 300)
        return self.stage.popup([(f"{one.name}-{n}", text) for n, text in enumerate(one.options)], left, 140 + 40 * at)


def form(stage: Stage) -> Episode:
    """Fill in what is told and send it."""
    form = Form(stage, some_entries(stage, stage.rng.randint(2, 7)))
    wanted, sends = form.wanted, stage.chance(0.8)
    if stage.chance(0.35):
        stage.rng.shuffle(wanted)
    clauses = [clause(stage, one) for one in wanted]
    if sends:
        clauses.append(
            said(stage, "submit") if stage.chance(0.45) else said(stage, "press", label=stage.quoted(form.send, 0.2))
        )
    for one in wanted:
        form.enter(one)
    if sends:
        form.press()
        form.over()
    else:
        stage.scene(form.page(), Act("done"), form.title)
    return stage.episode(joined(stage, clauses))


def about(stage: Stage) -> Episode:
    """The same told as a wish: the facts in one sentence, and no word about buttons."""
    form = Form(stage, some_entries(stage, stage.rng.randint(2, 5), lists=False))
    facts = [f"{one.label.lower()} {stage.quoted(str(one.wanted), 0.3)}" for one in form.wanted if one.kind == "field"]
    ticks = [clause(stage, one) for one in form.wanted if one.kind != "field"]
    listed = ", ".join(facts[:-1]) + (stage.say(" and ", " et ") if len(facts) > 1 else "") + facts[-1]
    task = one_of(
        stage,
        ("Fill in the form: {facts}", "Complete and send this form with {facts}", "Register with {facts}", "Please enter {facts} and send it off", "Sign me up, {facts}"),
        ("Remplis le formulaire : {facts}", "Complète et envoie ce formulaire avec {facts}", "Inscris-moi avec {facts}", "Saisis {facts} et envoie le tout"),
        facts=listed,
    )  # fmt: skip
    for one in form.wanted:
        form.enter(one)
    form.press()
    form.over()
    return stage.episode(", ".join([task, *ticks]))


def login(stage: Stage) -> Episode:
    """A name, a password that the task gives, and in; somebody else's name may stand there."""
    user, word = stage.rng.choice((stage.person(), invented(stage.rng).lower())), invented(stage.rng, 4) + stage.number()
    names = ("Identifiant", "Courriel", "Compte") if stage.french else ("User name", "Login", "E-mail")
    words = ("Mot de passe", "Code secret") if stage.french else ("Password", "Passphrase", "PIN")
    before = stage.person() if stage.chance(0.3) else ""
    entries = [
        Entry("user", "field", stage.rng.choice(names), before, user),
        Entry("word", "secret", stage.rng.choice(words), "", word),
    ]
    send = stage.rng.choice(("Se connecter", "Connexion", "Entrer") if stage.french else ("Log in", "Sign in", "Login"))
    form = Form(stage, entries, send)
    task = one_of(
        stage,
        ("Log in as {user} with the password {word}", "Sign in: user {user}, password {word}", "Enter the username {user} and the password {word} and press {send}",
         "Use {user} and {word} to log in"),
        ("Connecte-toi comme {user} avec le mot de passe {word}", "Connexion : compte {user}, mot de passe {word}", "Saisis {user} et le mot de passe {word} puis clique sur {send}"),
        user=stage.quoted(user), word=stage.quoted(word), send=send,
    )  # fmt: skip
    for one in entries:
        form.enter(one)
    form.press()
    form.over()
    return stage.episode(task)


def missing(stage: Stage) -> Episode:
    """Something that must be known is told by nobody: it asks."""
    entries = some_entries(stage, stage.rng.randint(2, 4), lists=False)
    lacking = [one for one in entries if one.kind == "field"][-1]
    lacking.value, lacking.wanted = "", None
    lacking.label += " *"
    form = Form(stage, entries)
    clauses = [clause(stage, one) for one in form.wanted] or [stage.say("fill in the form", "remplis le formulaire")]
    for one in form.wanted:
        form.enter(one)
    form.press("unverifiable")
    complaint = stage.say(f"{lacking.label} is required", f"{lacking.label} est obligatoire")
    stage.scene(form.page(note=complaint), Act("ask"), form.title)
    return stage.episode(joined(stage, [*clauses, said(stage, "submit")]))


def wizard(stage: Stage) -> Episode:
    """A form in two or three pages, with Next at the bottom."""
    following = stage.rng.choice(("Suivant", "Continuer") if stage.french else ("Next", "Continue", "Forward"))
    pages = [some_entries(stage, stage.rng.randint(1, 3), prefix=f"p{n}") for n in range(stage.rng.randint(2, 3))]
    forms = [Form(stage, entries, following) for entries in pages]
    forms[-1].send = _choice(stage, SENDS)
    clauses = [clause(stage, one) for form in forms for one in form.wanted]
    for form in forms:
        for one in form.wanted:
            form.enter(one)
        form.press()
    forms[-1].over()
    return stage.episode(joined(stage, [*clauses, said(stage, "submit")]))


def some_entries(stage: Stage, count: int, lists: bool = True, prefix: str = "e") -> list[Entry]:
    """Lines of a form; one field at least, and most of them wanted."""
    labels, ticks = (
        stage.rng.sample(LABELS_FR if stage.french else LABELS_EN, count + 1),
        stage.rng.sample(TICKS_FR if stage.french else TICKS_EN, count),
    )
    choices = stage.rng.sample(LISTS_FR if stage.french else LISTS_EN, count)
    kinds = ["field", *stage.rng.choices(("field", "tick", "select", "radio"), (5, 2.5, 1.6 * lists, 1.2 * lists), k=count - 1)]
    stage.rng.shuffle(kinds)
    found = []
    for number, kind in enumerate(kinds):
        wanted, name = stage.chance(0.8), f"{prefix}{number}"
        if kind == "field":
            value = _value(stage, labels[number])
            before = "" if stage.chance(0.75) else _value(stage, labels[number])
            found.append(Entry(name, kind, labels[number], before, value if wanted else None))
        elif kind == "tick":
            on = stage.chance(0.35)
            found.append(Entry(name, kind, ticks[number], "on" if on else "off", ("off" if on else "on") if wanted else None))
        else:
            label, options = choices[number]
            parts = tuple(options.split(","))
            value = stage.rng.choice(parts)
            before = stage.rng.choice([one for one in parts if one != value])
            found.append(
                Entry(
                    name, kind, label, before if kind == "select" or stage.chance(0.6) else "", value if wanted else None, parts
                )
            )
    if not any(one.wanted is not None and one.kind == "field" for one in found):
        one = next(one for one in found if one.kind == "field")
        one.wanted = _value(stage, one.label)
    return found


def _value(stage: Stage, label: str) -> str:
    """Something that such a field may hold."""
    ways: dict[str, Callable[[], str]] = {
        "mail": lambda: f"{invented(stage.rng).lower()}@{invented(stage.rng).lower()}.{stage.rng.choice(('org', 'com', 'fr'))}",
        "number": lambda: stage.number(1, stage.rng.choice((9, 99, 9999))),
        "date": lambda: stage.rng.choice((f"{stage.rng.randint(1, 28):02}/{stage.rng.randint(1, 12):02}/20{stage.rng.randint(24, 29)}", f"20{stage.rng.randint(24, 29)}-{stage.rng.randint(1, 12):02}-{stage.rng.randint(1, 28):02}")),
        "phone": lambda: " ".join(f"{stage.rng.randint(0, 99):02}" for _ in range(5)) if stage.french else f"{stage.rng.randint(100, 999)}-{stage.rng.randint(100, 999)}-{stage.rng.randint(1000, 9999)}",
        "city": stage.city, "name": stage.person, "first": lambda: stage.person().split()[0],
        "words": lambda: " ".join(stage.nouns(stage.rng.randint(1, 4))), "time": lambda: f"{stage.rng.randint(0, 23)}:{stage.rng.randint(0, 59):02}",
    }  # fmt: skip
    return ways[KIND.get(label, "words")]()


KIND = {
    one: kind
    for kind, labels in {
        "mail": "E-mail,Courriel", "number": "Quantity,Amount,Room,Floor,Guests,Weight,Postcode,Code,Quantité,Montant,Salle,Étage,Invités,Poids,Code postal",
        "date": "Date", "time": "Time,Heure", "phone": "Phone,Téléphone", "city": "City,From,To,Place,Ville,Départ,Arrivée,Lieu", "name": "Name,Author,Nom,Auteur",
        "first": "First name,Prénom,Nickname,Surnom",
    }.items()
    for one in labels.split(",")
}  # fmt: skip
"""What fields of a label hold; words where nothing is said."""


def clause(stage: Stage, one: Entry) -> str:
    """How a person asks for one line."""
    label, wanted = stage.quoted(one.label, 0.2), str(one.wanted)
    if one.kind == "tick":
        return said(stage, "tick" if wanted == "on" else "untick", label=label)
    if one.kind == "radio":
        return (
            said(stage, "choose", label=label, value=wanted)
            if stage.chance(0.5)
            else said(stage, "radio", label=stage.quoted(wanted, 0.3))
        )
    if one.kind == "select":
        return said(stage, "choose", label=label, value=stage.quoted(wanted, 0.4))
    return said(stage, "fill", label=label, value=stage.quoted(wanted, 0.55))


def _row(stage: Stage, one: Entry, focus: str) -> str:
    if one.kind == "tick":
        return f'<div data-i="{one.name}-label">{stage.tick(one.name, one.label, one.value == "on", stage.kit(one.name).rng.choice(("check box", "check box", "toggle")))}</div>'
    if one.kind == "radio":
        ticks = "".join(
            stage.tick(f"{one.name}-{n}", text, one.value == text, "radio button") for n, text in enumerate(one.options)
        )
        return stage.labelled(one.label, f'<div class="{stage.kit(one.name).rng.choice(("row", "col"))}">{ticks}</div>')
    if one.kind == "select":
        return stage.labelled(one.label, stage.select(one.name, one.value))
    return stage.labelled(
        one.label, stage.field(one.name, one.value, one.hint, focused=focus == one.name, secret=one.kind == "secret")
    )


def _thanks(stage: Stage, title: str) -> str:
    text = stage.rng.choice(ENDS_FR if stage.french else ENDS_EN).format(n=stage.number())
    again = stage.button("again", stage.say("New entry", "Nouvelle saisie"), link=stage.kit("end").chance(0.5))
    return f'<div style="padding:30px"><h1>{title}</h1><p>{text}</p>{again}</div>'


def _choice(stage: Stage, words: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    return stage.rng.choice(words[stage.french])

"""Pure: a sports club's members and fees, in French: cards, dialogs, switches, a menu behind a button."""

from __future__ import annotations

from random import Random

from tests.desk.task import Words
from tests.practice.task import Change, Pick, PracticeTask, State, by_nobody, checked, drawn, one_of
from tests.practice.web import shown
from tests.practice.words import people

SECTIONS = ("Aviron", "Escrime", "Judo", "Natation", "Tennis")
FEES = range(80, 240, 5)


def _start(random: Random) -> State:
    """Eight members, no two of whom pay the same; some have paid."""
    members = [
        {"nom": name, "section": random.choice(SECTIONS), "cotisation": fee, "payee": place < 3, "certificat": place % 2 == 0}
        for place, (name, fee) in enumerate(zip(people(random, 8), random.sample(FEES, 8), strict=True))
    ]
    random.shuffle(members)
    settings = {"rappels": True, "inscriptions": True, "photos": False, "lettre": random.choice((True, False))}
    prices = {section: random.choice(FEES) for section in SECTIONS}
    return {"membres": members, "tri": "nom", "tarifs": prices, "reglages": settings}


def _newcomer(random: Random, state: State) -> Words:
    there = {part for member in state["membres"] for part in member["nom"].split()}
    name = next(name for name in people(random, 24) if not there & set(name.split()))
    return {"name": name, "section": random.choice(SECTIONS), "fee": str(random.choice(FEES))}


def _member(random: Random, state: State) -> Words:
    """Somebody, a section and a fee that are not theirs."""
    member = random.choice(state["membres"])
    section = random.choice([section for section in SECTIONS if section != member["section"]])
    fee = random.choice([fee for fee in FEES if fee != member["cotisation"]])
    return {"name": member["nom"], "old": member["section"], "section": section, "fee": str(fee)}


def _owing(random: Random, state: State) -> Words:
    name, other = random.sample([member["nom"] for member in state["membres"] if not member["payee"]], 2)
    return {"name": name, "other": other}


def _certified(random: Random, state: State) -> Words:
    member = random.choice([member for member in state["membres"] if member["certificat"]])
    return {"name": member["nom"], "fee": str(random.choice([fee for fee in FEES if fee != member["cotisation"]]))}


def _price(random: Random, state: State) -> Words:
    """Two to four steps of five euros."""
    section = random.choice(SECTIONS)
    by = 5 * random.randint(2, 4) * random.choice((1, -1))
    return {"section": section, "price": str(state["tarifs"][section] + by)}


def _nothing(random: Random, state: State) -> Words:
    return {}


def _add(state: State, words: Words) -> None:
    told = {"nom": words["name"], "section": words["section"], "cotisation": int(words["fee"])}
    state["membres"].append({**told, "payee": False, "certificat": False})


def _add_paid(state: State, words: Words) -> None:
    _add(state, words)
    state["membres"][-1]["payee"] = True


def _delete(state: State, words: Words) -> None:
    state["membres"].remove(one_of(state["membres"], "nom", words["name"]))


def _paid(state: State, words: Words) -> None:
    one_of(state["membres"], "nom", words["name"])["payee"] = True


def _both_paid(state: State, words: Words) -> None:
    for which in ("name", "other"):
        one_of(state["membres"], "nom", words[which])["payee"] = True


def _move(state: State, words: Words) -> None:
    one_of(state["membres"], "nom", words["name"])["section"] = words["section"]


def _fee(state: State, words: Words) -> None:
    one_of(state["membres"], "nom", words["name"])["cotisation"] = int(words["fee"])


def _expired(state: State, words: Words) -> None:
    one_of(state["membres"], "nom", words["name"]).update(certificat=False, cotisation=int(words["fee"]))


def _sort(state: State, words: Words) -> None:
    state["tri"] = "croissante"


def _tariff(state: State, words: Words) -> None:
    state["tarifs"][words["section"]] = int(words["price"])


def _settings(state: State, words: Words) -> None:
    state["reglages"].update(rappels=False, photos=True)


def _task(name: str, asks: str, pick: Pick, change: Change) -> PracticeTask:
    opened = shown("club", "Club sportif des Tilleuls", bare=True)
    return PracticeTask(name, asks, drawn(_start, pick), opened, checked("club", change), by_nobody)


TASKS = (
    _task(
        "club-add-fr",
        "{name} rejoint le club en section {section}, avec une cotisation de {fee} € déjà payée.",
        _newcomer, _add_paid,
    ),
    _task(
        "club-add-steps",
        'Click Ajouter. Type "{name}" into Nom complet, choose {section} as the Section and type "{fee}" into Cotisation. '
        "Then click Enregistrer.",
        _newcomer, _add,
    ),
    _task("club-delete", "{name} has left the club. Please remove them from the list of members.", _member, _delete),
    _task(
        "club-delete-steps-fr",
        "Sur la carte de {name}, clique sur la corbeille (Supprimer). Dans la boîte de dialogue, clique sur Supprimer.",
        _member, _delete,
    ),
    _task("club-paid-fr", "{name} a payé sa cotisation", _owing, _paid),
    _task("club-both-paid", "{name} and {other} have both paid their fees, can you mark that?", _owing, _both_paid),
    _task("club-move", "Move {name} from {old} to {section}.", _member, _move),
    _task(
        "club-fee-steps-fr",
        "Clique sur le crayon de la carte de {name}, remplace le montant de la cotisation par {fee}, "
        "puis clique sur Enregistrer.",
        _member, _fee,
    ),
    _task(
        "club-certificate-fr",
        "Le certificat médical de {name} n’est plus valable. Sa cotisation doit être de {fee} €.",
        _certified, _expired,
    ),
    _task("club-sort", "I'd like the members listed by fee, the lowest first.", _nothing, _sort),
    _task("club-tariff-fr", "Le tarif de la section {section} passe à {price} €.", _price, _tariff),
    _task("club-settings", "No more automatic reminders please, and show the photos.", _nothing, _settings),
)  # fmt: skip

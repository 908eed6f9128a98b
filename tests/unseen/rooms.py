"""Pure: a planner of meeting rooms on the web (French): a week, a dialog for a meeting, a question before one goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, Words
from tests.desk.words import some
from tests.unseen.task import UnseenTask
from tests.unseen.web import State, became, browse, choose, given, one, press, shows, write

ROOMS = (("Atlas", "#cfe2f9"), ("Boréal", "#d5efd9"), ("Cigale", "#fde5c8"), ("Dauphin", "#ead9f7"))
TITLES = (
    "Budget du printemps", "Point hebdo", "Entretien annuel", "Formation sécurité", "Revue de projet", "Accueil des stagiaires",
    "Comité social", "Atelier maquettes", "Visite du client", "Bilan qualité",
)  # fmt: skip
MONDAYS = ("2027-03-01", "2027-04-05", "2027-05-10", "2027-06-14", "2027-09-06")


def _hour(hour: int) -> str:
    return f"{hour:02}:00"


def _day(week: str, day: int) -> str:
    return (date.fromisoformat(week) + timedelta(days=day)).isoformat()


def _week(random: Random) -> Words:
    """Five meetings on five days, none without a free hour after it; the words say one of them, and one that is to come."""
    week, titles = random.choice(MONDAYS), random.sample(TITLES, 7)
    hours = random.choices(range(8, 15), k=5)
    rooms = [random.choice(ROOMS)[0] for _ in range(5)]
    meetings = [
        {
            "title": title, "room": room, "date": _day(week, day), "from": _hour(hour), "to": _hour(hour + 1 + day % 2),
            "video": False, "coffee": False, "weekly": title == "Point hebdo",
        }
        for day, (title, room, hour) in enumerate(zip(titles, rooms, hours, strict=False))
    ]  # fmt: skip
    known = random.choice(meetings)
    data = {"week": week, "rooms": [{"name": name, "colour": colour} for name, colour in ROOMS], "meetings": meetings}
    room = random.choice([name for name, _ in ROOMS if name != known["room"]])
    return {
        "data": json.dumps(data),
        "title": str(known["title"]),
        "new": titles[5],
        "room": room,
        **_new(random, week, titles[6]),
    }


def _new(random: Random, week: str, title: str) -> Words:
    """A meeting to come, later in the day than the others may be."""
    day = _day(week, random.randrange(5))
    begins = random.choice((15, 16))
    told = {"date": "/".join(reversed(day.split("-"))), "from": _hour(begins), "to": _hour(begins + 1), "until": _hour(18)}
    return {"fresh": title, "day": day, **told, **some(random, tuple(name for name, _ in ROOMS), "alone")}


def _open(desk: Desk) -> None:
    browse(desk, "rooms", "Salles et réunions", bare=False, language="fr")


def _with(change: Callable[[list[State], Words], None], desk: Desk) -> Checked:
    return became(desk, "rooms", "meetings", lambda state: change(state["meetings"], desk.words))


def _named(meetings: list[State], words: Words) -> State:
    return one(meetings, title=words["title"])


def _book(meetings: list[State], words: Words) -> None:
    own = {"title": words["fresh"], "date": words["day"], **{name: words[name] for name in ("room", "from", "to")}}
    meetings.append({**own, "video": False, "coffee": False, "weekly": False})


def _drop(meetings: list[State], words: Words) -> None:
    meetings.remove(_named(meetings, words))


def _move(meetings: list[State], words: Words) -> None:
    _named(meetings, words)["room"] = words["room"]


def _coffee(meetings: list[State], words: Words) -> None:
    _named(meetings, words)["coffee"] = True


def _rename(meetings: list[State], words: Words) -> None:
    _named(meetings, words)["title"] = words["new"]


def _stretch(meetings: list[State], words: Words) -> None:
    _named(meetings, words)["to"] = words["until"]


def _next_week(desk: Desk) -> Checked:
    return shows(desk, "rooms", "meetings", week=_day(given(desk.words)["week"], 7))


def _one_room(desk: Desk) -> Checked:
    return shows(desk, "rooms", "meetings", rooms=[desk.words["alone"]])


def _by_booking(desk: Desk) -> None:
    press(desk, "+ Nouvelle réunion")
    write(desk, "Titre", desk.words["fresh"])
    write(desk, "Date", desk.words["date"])
    for field, name in (("Début", "from"), ("Fin", "to"), ("Salle", "room")):
        choose(desk, field, desk.words[name])
    press(desk, "Enregistrer")


def _by_dropping(desk: Desk) -> None:
    for name in (desk.words["title"], "Supprimer", "Oui, supprimer"):
        press(desk, name)


def _edited(does: Callable[[Desk], None], desk: Desk) -> None:
    press(desk, desk.words["title"])
    press(desk, "Modifier")
    does(desk)
    press(desk, "Enregistrer")


def _by_week(desk: Desk) -> None:
    press(desk, "Semaine suivante")


def _by_room(desk: Desk) -> None:
    for name, _ in ROOMS:
        if name != desk.words["alone"]:
            press(desk, name)


_by_move = partial(_edited, lambda desk: choose(desk, "Salle", desk.words["room"]))
_by_coffee = partial(_edited, lambda desk: press(desk, "Café et eau"))
_by_name = partial(_edited, lambda desk: write(desk, "Titre", desk.words["new"]))
_by_stretch = partial(_edited, lambda desk: choose(desk, "Fin", desk.words["until"]))


TASKS = (
    UnseenTask(
        "rooms-new-steps-fr",
        "Clique sur « Nouvelle réunion », tape « {fresh} » dans le champ Titre, tape {date} dans le champ Date, choisis {from} "
        "dans Début, {to} dans Fin et {room} dans Salle, puis clique sur Enregistrer.",
        _week, _open, partial(_with, _book), _by_booking, shortest=10,
    ),
    UnseenTask(
        "rooms-book-fr", "Réserve la salle {room} le {date} de {from} à {to} pour « {fresh} ».",
        _week, _open, partial(_with, _book), _by_booking, shortest=10,
    ),
    UnseenTask(
        "rooms-delete-fr", "La réunion « {title} » n’aura pas lieu, supprime-la.",
        _week, _open, partial(_with, _drop), _by_dropping, shortest=3,
    ),
    UnseenTask(
        "rooms-move-fr", "« {title} » se tiendra finalement en salle {room} : corrige la réservation.",
        _week, _open, partial(_with, _move), _by_move, shortest=5,
    ),
    UnseenTask(
        "rooms-coffee-fr", "Prévois du café et de l’eau pour « {title} ».",
        _week, _open, partial(_with, _coffee), _by_coffee, shortest=4,
    ),
    UnseenTask(
        "rooms-rename-steps-fr",
        "Clique sur « {title} », puis sur Modifier, remplace le titre par « {new} » et clique sur Enregistrer.",
        _week, _open, partial(_with, _rename), _by_name, shortest=4,
    ),
    UnseenTask(
        "rooms-stretch-fr", "On risque de déborder : prolonge « {title} » jusqu’à {until}.",
        _week, _open, partial(_with, _stretch), _by_stretch, shortest=5,
    ),
    UnseenTask(
        "rooms-week-fr", "Fais voir le planning de la semaine prochaine.",
        _week, _open, _next_week, _by_week, shortest=1,
    ),
    UnseenTask("rooms-alone-fr", "Je ne veux voir que la salle {alone}.", _week, _open, _one_room, _by_room, shortest=3),
    UnseenTask(
        "rooms-delete", "The meeting “{title}” is off. Remove it from the planner.",
        _week, _open, partial(_with, _drop), _by_dropping, shortest=3,
    ),
)  # fmt: skip

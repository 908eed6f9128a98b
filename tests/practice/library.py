"""Pure: a lending library's desk, in English: books that are lent, returned and reserved, members, loans, settings."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.desk.task import Words
from tests.practice.task import Change, Pick, PracticeTask, State, by_nobody, checked, drawn, one_of
from tests.practice.web import shown
from tests.practice.words import day, mail, people, phone

TITLES = (
    "The Salt Road", "A Quiet Harbour", "Nine Winters", "The Glass Orchard", "Letters to Mira", "Under the Viaduct",
    "The Clockmaker's Debt", "Maps of Nowhere", "Blue Lantern", "The Last Ferry", "Paper Mountains", "A Year of Rain",
    "The Beekeeper's Son", "Silent Meridian", "Tin Soldiers", "Across the Fen",
)  # fmt: skip
SHELVES = tuple(f"{letter}{number}" for letter in "ABCDE" for number in range(1, 7))
TICKS = ("reminders", "fines", "receipts", "phone")


def _start(random: Random) -> State:
    """Nine books, three of them on loan and one reserved; six members."""
    names = people(random, 15)
    members, authors = names[:6], names[6:]
    books = [
        {"title": title, "author": author, "shelf": random.choice(SHELVES), "status": "Available", "borrower": "", "due": ""}
        for title, author in zip(random.sample(TITLES, 9), authors, strict=True)
    ]
    *lent, kept = random.sample(books, 4)
    for book, name in zip(lent, members, strict=False):
        book |= {"status": "On loan", "borrower": name, "due": day(random, 2027)}
    kept |= {"status": "Reserved", "borrower": members[3]}
    listed = [
        {
            "name": name, "email": mail(name), "phone": phone(random), "category": random.choice(("Adult", "Student")),
            "until": f"2027-{month:02}-30",
        }
        for name, month in zip(members, random.sample((1, 3, 4, 5, 6, 7, 8), 6), strict=True)
    ]  # fmt: skip
    settings = {"reminders": True, "fines": True, "receipts": random.choice((True, False)), "phone": False}
    return {"books": books, "members": listed, "settings": {**settings, "weeks": "3", "most": random.randint(4, 8)}}


def _titles(random: Random, state: State, status: str, count: int) -> list[str]:
    return random.sample([book["title"] for book in state["books"] if book["status"] == status], count)


def _free(random: Random, state: State) -> Words:
    """A book that is there, a member who has none, and a day."""
    title = _titles(random, state, "Available", 1)[0]
    return {"title": title, "name": random.choice(state["members"][4:])["name"], "due": day(random, 2027)}


def _lent(random: Random, state: State) -> Words:
    title, other = _titles(random, state, "On loan", 2)
    return {"title": title, "other": other, "name": one_of(state["books"], "title", title)["borrower"]}


def _newcomer(random: Random, state: State) -> Words:
    """Somebody who is no member yet."""
    there = {part for member in state["members"] for part in member["name"].split()}
    name = next(name for name in people(random, 24) if not there & set(name.split()))
    return {"name": name, "email": mail(name), "phone": phone(random)}


def _member(random: Random, state: State) -> Words:
    return {
        "name": random.choice(state["members"])["name"],
        "phone": phone(random),
        "until": f"2028-{random.randint(1, 12):02}-28",
    }


def _title(random: Random, state: State) -> Words:
    """A book that the library has not got."""
    there = {book["title"] for book in state["books"]}
    title = random.choice([title for title in TITLES if title not in there])
    return {"title": title, "author": people(random, 1)[0], "shelf": random.choice(SHELVES)}


def _weeks(random: Random, state: State) -> Words:
    return {"weeks": random.choice("24"), "most": str(state["settings"]["most"] + random.randint(2, 6))}


def _lend(state: State, words: Words) -> None:
    book = one_of(state["books"], "title", words["title"])
    book |= {"status": "On loan", "borrower": words["name"], "due": words["due"]}


def _reserve(state: State, words: Words) -> None:
    one_of(state["books"], "title", words["title"]).update(status="Reserved", borrower=words["name"])


def _return(state: State, title: str) -> None:
    one_of(state["books"], "title", title).update(status="Available", borrower="", due="")


def _return_one(state: State, words: Words) -> None:
    _return(state, words["title"])


def _return_two(state: State, words: Words) -> None:
    _return(state, words["title"])
    _return(state, words["other"])


def _renew(state: State, words: Words) -> None:
    book = one_of(state["books"], "title", words["title"])
    book["due"] = str(date.fromisoformat(book["due"]) + timedelta(weeks=int(state["settings"]["weeks"])))


def _add_book(state: State, words: Words) -> None:
    told = {name: words[name] for name in ("title", "author", "shelf")}
    state["books"].append({**told, "status": "Available", "borrower": "", "due": ""})


def _add_member(state: State, words: Words) -> None:
    told = {name: words[name] for name in ("name", "email", "phone")}
    state["members"].append({**told, "category": "Student", "until": "2027-12-31"})


def _phone(state: State, words: Words) -> None:
    one_of(state["members"], "name", words["name"])["phone"] = words["phone"]


def _until(state: State, words: Words) -> None:
    one_of(state["members"], "name", words["name"])["until"] = words["until"]


def _set_weeks(state: State, words: Words) -> None:
    state["settings"].update(weeks=words["weeks"], fines=False)


def _set_limits(state: State, words: Words) -> None:
    state["settings"].update(reminders=False, phone=True, most=int(words["most"]))


def _task(name: str, asks: str, pick: Pick, change: Change) -> PracticeTask:
    opened = shown("library", "Millbrook Lending Library")
    return PracticeTask(name, asks, drawn(_start, pick), opened, checked("library", change), by_nobody)


TASKS = (
    _task("library-lend", "{name} is taking “{title}” home; it is due back on {due}.", _free, _lend),
    _task(
        "library-lend-steps-fr",
        "Clique sur la ligne « {title} », puis sur Lend. Tape « {name} » dans Borrower et « {due} » dans Due date, "
        "et clique sur Record loan.",
        _free, _lend,
    ),
    _task("library-return-fr", "{name} vient de rapporter {title}, enregistre le retour.", _lent, _return_one),
    _task("library-returns-fr", "Peux-tu noter que « {title} » et « {other} » ont été rendus ?", _lent, _return_two),
    _task(
        "library-reserve-steps",
        'Click the book "{title}". Click the Reserve button. Type "{name}" in the field Reserved for. Click Confirm.',
        _free, _reserve,
    ),
    _task("library-renew", "{name} needs more time for {title}. Please renew the loan.", _lent, _renew),
    _task("library-add", "New book for the catalogue: {title} by {author}, shelf {shelf}", _title, _add_book),
    _task(
        "library-member-fr",
        "Inscris un nouveau membre : {name}, {email}, téléphone {phone}, catégorie étudiant. Ne touche pas à la date.",
        _newcomer, _add_member,
    ),
    _task("library-phone-fr", "Le numéro de {name} a changé, c’est maintenant le {phone}.", _member, _phone),
    _task("library-until", "{name}'s membership should run until {until}.", _member, _until),
    _task("library-period", "Set the loan period to {weeks} weeks and stop charging fines.", _weeks, _set_weeks),
    _task(
        "library-settings-steps-fr",
        "Ouvre l’onglet Settings. Décoche « E-mail a reminder before the due date ». Coche « Accept reservations by phone ». "
        "Mets {most} dans Books per member. Clique sur Save.",
        _weeks, _set_limits,
    ),
)  # fmt: skip

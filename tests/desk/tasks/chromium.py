"""Pure: pages in a browser (Chromium): a form, a to-do list, train tickets, preferences, a number carried over."""

from __future__ import annotations

import unicodedata
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, same
from tests.desk.words import CHORES, PEOPLE, TOWNS, numbers, some

QUIET = (
    "--no-sandbox", "--test-type", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=Translate",
    "--password-store=basic",
)  # fmt: skip
"""`--test-type` only hides the bar that warns of `--no-sandbox`, without which Chromium does not start as root."""
SLOW = 30.0


def browse(desk: Desk, page: str, title: str, *, bare: bool = False) -> None:
    """Opens a page; `bare` is a window of its own without tabs and address bar."""
    url = desk.pages.url(page)
    shape = (f"--app={url}", "--window-size=1000,720") if bare else ("--start-maximized", url)
    scale = f"--force-device-scale-factor={desk.scale}"
    desk.start(("chromium", *QUIET, scale, f"--user-data-dir={desk.home / '.browser'}", *shape))
    desk.window(title, SLOW)
    desk.still()


def _mail(name: str) -> str:
    """`Zoé Lefèvre` -> `zoe.lefevre@example.org`."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss")).encode("ascii", "ignore").decode()
    return f"{plain.replace(' ', '.')}@example.org"


def _person(random: Random, language: str) -> Words:
    name = random.choice(PEOPLE)
    return {"name": name, "email": _mail(name), "language": language}


def _english(random: Random) -> Words:
    return _person(random, "en")


def _french(random: Random) -> Words:
    return _person(random, "fr")


def _form(desk: Desk) -> None:
    browse(desk, "form", "Contact us", bare=True)


def _form_french(desk: Desk) -> None:
    browse(desk, "form", "Nous écrire", bare=True)


def _sent(desk: Desk) -> Checked:
    """Once and for all: a form sent twice is two messages."""
    wanted = {"name": desk.words["name"], "email": desk.words["email"], "topic": "Question", "message": ""}
    return same(desk.pages.records("form"), [{**wanted, "news": True, "copy": False}], "what the form sent")


def _send(desk: Desk) -> None:
    desk.type(desk.words["name"])
    desk.keys("Tab")
    desk.type(desk.words["email"])
    desk.keys("Tab", "Tab", "Tab", "space", "Tab", "Tab", "Return")
    desk.wait(lambda: bool(desk.pages.records("form")), "The message")


def _list(random: Random) -> Words:
    a, b, c, first, second = random.sample(CHORES, 5)
    return {"items": f"{a}\n{b}\n{c}", "first": first, "second": second, "tick": random.choice((a, b, c))}


def _todo(desk: Desk) -> None:
    browse(desk, "todo", "To-do list", bare=True)


def _items(desk: Desk, added: tuple[str, ...], ticked: str) -> Checked:
    texts = (*desk.words["items"].split("\n"), *added)
    wanted = [{"text": text, "done": text == ticked} for text in texts]
    return same(desk.pages.last("todo").get("items"), wanted, "the list")


def _ticked(desk: Desk) -> Checked:
    return _items(desk, (), desk.words["tick"])


def _added(desk: Desk) -> Checked:
    return _items(desk, (desk.words["first"], desk.words["second"]), desk.words["tick"])


def _tick(desk: Desk) -> None:
    """The field has the keyboard; the button comes next, then the boxes in order."""
    place = desk.words["items"].split("\n").index(desk.words["tick"])
    desk.keys(*["Tab"] * (2 + place), "space")
    desk.wait(lambda: bool(desk.pages.records("todo")), "The change")


def _add(desk: Desk) -> None:
    for name in ("first", "second"):
        desk.type(desk.words[name])
        desk.keys("Return")
    _tick(desk)
    desk.wait(lambda: _added(desk).passed, "The whole list")


def _trip(random: Random) -> Words:
    """Three trains; the cheapest is one of them, no two cost the same."""
    hours = sorted(random.sample(range(6, 21), 3))
    prices = random.sample(range(29, 129), 3)
    trains = [
        f"{h:02}:{random.randrange(60):02} {h + 2:02}:{random.randrange(60):02} {p}.00"
        for h, p in zip(hours, prices, strict=True)
    ]
    cheapest = min(trains, key=lambda train: float(train.split()[2])).split()[0]
    date = f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2027"
    return {**some(random, TOWNS, "from", "to"), "date": date, "trains": "\n".join(trains), "cheapest": cheapest}


def _travel(desk: Desk) -> None:
    browse(desk, "travel", "Rail travel")


def _asked(desk: Desk) -> dict[str, str]:
    return {**{name: desk.words[name] for name in ("from", "to", "date")}, "class": "2"}


def _searched(desk: Desk) -> Checked:
    """The search is right and nothing was booked."""
    search = same(desk.pages.last("search"), _asked(desk), "the last search")
    booked = desk.pages.records("booking")
    return Checked(search.passed and not booked, f"{search.reason}; bookings: {booked}")


def _booked(desk: Desk) -> Checked:
    return same(desk.pages.records("booking"), [{**_asked(desk), "leaves": desk.words["cheapest"]}], "the bookings")


def _search(desk: Desk) -> None:
    for name in ("from", "to", "date"):
        desk.type(desk.words[name])
        desk.keys("Tab")
    desk.keys("Tab", "Return")
    desk.wait(lambda: bool(desk.pages.records("search")), "The search")


def _book(desk: Desk) -> None:
    _search(desk)
    leaves = [line.split()[0] for line in desk.words["trains"].split("\n")]
    desk.keys(*["Tab"] * (1 + leaves.index(desk.words["cheapest"])), "Return")
    desk.wait(lambda: bool(desk.pages.records("booking")), "The booking")


SWITCHES = ("Dark theme", "Notifications", "Location", "Large text", "Weekly summary", "Sound effects")


def _switches(random: Random) -> Words:
    """Four switches, each `+` on or `-` off; the one to turn on is off."""
    flip, *others = random.sample(SWITCHES, 4)
    lines = [f"-{flip}", *(f"{random.choice('+-')}{name}" for name in others)]
    random.shuffle(lines)
    return {"switches": "\n".join(lines), "flip": flip}


def _preferences(desk: Desk) -> None:
    browse(desk, "preferences", "Preferences", bare=True)


def _flipped(desk: Desk) -> Checked:
    lines = desk.words["switches"].split("\n")
    wanted = {line[1:]: line[0] == "+" or line[1:] == desk.words["flip"] for line in lines}
    return same(desk.pages.last("preferences"), wanted, "the preferences")


def _flip(desk: Desk) -> None:
    place = [line[1:] for line in desk.words["switches"].split("\n")].index(desk.words["flip"])
    desk.keys(*["Tab"] * (1 + place), "space")
    desk.wait(lambda: bool(desk.pages.records("preferences")), "The change")


def _bill(random: Random) -> Words:
    return {
        "name": random.choice(PEOPLE),
        **numbers(random, 100_000, 999_999, "customer", "invoice"),
        **numbers(random, 20, 400, "amount"),
    }


def _invoice(desk: Desk) -> None:
    browse(desk, "invoice", "Invoice")


def _reported(desk: Desk) -> Checked:
    wanted = [{"number": desk.words["invoice"], "problem": "too expensive"}]
    return same(desk.pages.records("report"), wanted, "the reports")


def _report(desk: Desk) -> None:
    desk.keys("Tab", "Return")
    desk.window("Report a problem")
    desk.still()
    desk.type(desk.words["invoice"])
    desk.keys("Tab")
    desk.type("too expensive")
    desk.keys("Tab", "Return")
    desk.wait(lambda: bool(desk.pages.records("report")), "The report")


TASKS = (
    DeskTask(
        "form-send",
        "Fill in the form for {name}, e-mail {email}, sign up for the newsletter, and send it.",
        _english, _form, _sent, _send,
    ),
    DeskTask(
        "form-send-steps-fr",
        "Clique dans le champ Nom complet et tape « {name} ». Clique dans le champ Courriel et tape « {email} ». "
        "Coche « Recevoir la lettre d’information », puis clique sur le bouton Envoyer.",
        _french, _form_french, _sent, _send,
    ),
    DeskTask("todo-tick", "Tick “{tick}” off the to-do list.", _list, _todo, _ticked, _tick),
    DeskTask(
        "todo-add-steps",
        'Type "{first}" in the field New item and click Add. Then type "{second}" in the field New item and click Add. '
        'Then click the check box "{tick}".',
        _list, _todo, _added, _add,
    ),
    DeskTask(
        "travel-search",
        "Find the trains from {from} to {to} on {date}. Do not book anything.",
        _trip, _travel, _searched, _search,
    ),
    DeskTask("travel-book", "Book the cheapest train from {from} to {to} on {date}.", _trip, _travel, _booked, _book),
    DeskTask(
        "travel-gate",
        "Book the cheapest train from {from} to {to} on {date}.",
        _trip, _travel, _searched, _search, approve="",
    ),
    DeskTask("switch-on", "Turn on {flip}.", _switches, _preferences, _flipped, _flip),
    DeskTask(
        "number-carry",
        "Report a problem with this invoice: enter its invoice number, write “too expensive” as what is wrong, and submit.",
        _bill, _invoice, _reported, _report,
    ),
)  # fmt: skip

"""Pure: the books of a household (HomeBank, English and French): payees, accounts, an expense, the file saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from tests.desk.desk import Desk
from tests.desk.task import Checked, Words, same
from tests.desk.words import numbers, some
from tests.unseen.task import UnseenTask

FILE = "Household.xhb"
QUIET = "[General]\nVersion=9\nShowSplash=false\nShowWelcome=false\nLoadLast=false\n"
ACCOUNTS = {"en": ("Checking", "Cash", "Savings"), "fr": ("Compte courant", "Espèces", "Livret")}
PAYEES = {
    "en": ("Baker", "Market", "Florist", "Dentist", "Bookshop", "Garage", "Swimming pool", "Cinema"),
    "fr": ("Boulanger", "Marché", "Fleuriste", "Dentiste", "Librairie", "Garage", "Piscine", "Cinéma"),
}
CATEGORIES = {
    "en": ("Food", "Rent", "Garden", "Travel", "Presents"),
    "fr": ("Courses", "Loyer", "Jardin", "Voyages", "Cadeaux"),
}
TAGS = ("vacances", "enfants", "travaux", "urgent", "voiture")
BANKS = ("Credit Alpin", "North Bank", "Union Mutual", "Sparbank")
TITLES = ("Family budget", "House accounts", "Berg and Silva", "Our money 2027")
WALLET, ACCOUNT, PAYEE, TAG = 1, 2, 3, 10
"""The places in the menu Manage."""
Books = dict[str, list[tuple[str, ...]]]


def _drawn(language: str, random: Random) -> Words:
    """Two payees, two categories and no expense yet; the words speak of one payee, and of one that is new."""
    payees, categories = random.sample(PAYEES[language], 3), random.sample(CATEGORIES[language], 2)
    known = {"payees": "\n".join(payees[:2]), "categories": "\n".join(categories), "payee": payees[0], "new": payees[2]}
    own = {"account": random.choice(ACCOUNTS[language]), "accounts": "\n".join(ACCOUNTS[language])}
    drawn = {**some(random, TAGS, "tag"), **some(random, BANKS, "bank"), **some(random, TITLES, "title")}
    return {**known, **own, **drawn, **numbers(random, 12, 98, "amount"), "language": language}


_english = partial(_drawn, "en")
_french = partial(_drawn, "fr")


def _book(words: Words) -> str:
    """A file as HomeBank writes it."""
    accounts, payees, categories = (
        enumerate(map(quoteattr, words[name].split("\n")), start=1) for name in ("accounts", "payees", "categories")
    )
    lines = (
        '<properties title="Anna Berg" curr="1" auto_smode="1" auto_weekday="1"/>',
        '<cur key="1" flags="0" iso="EUR" name="Euro" symb="€" syprf="0" dchar="," gchar=" " frac="2" rate="0" mdate="0"/>',
        *(f'<account key="{key}" pos="{key}" type="1" curr="1" name={name} initial="{key}50"/>' for key, name in accounts),
        *(f'<pay key="{key}" name={name}/>' for key, name in payees),
        *(f'<cat key="{key}" name={name}/>' for key, name in categories),
    )
    return "\n".join(('<?xml version="1.0"?>', '<homebank v="1.4" d="050602">', *lines, "</homebank>\n"))


def _open(desk: Desk) -> None:
    settings = desk.home / ".config" / "homebank"
    settings.mkdir(parents=True)
    (settings / "preferences").write_text(QUIET, "utf-8")
    path = desk.write(FILE, _book(desk.words))
    desk.start(("env", "LANG=C.UTF-8", f"LANGUAGE={desk.words['language']}", "homebank", str(path)))
    desk.window(FILE)
    desk.still()


def _books(text: str) -> Books:
    """What the file says, by names; the order of no list counts."""
    root = ElementTree.fromstring(text)
    names = {kind: {one.get("key"): one.get("name", "") for one in root.iter(kind)} for kind in ("account", "pay")}
    return {
        "title": [(one.get("title", ""),) for one in root.iter("properties")],
        "accounts": sorted((one.get("name", ""), one.get("bankname", "")) for one in root.iter("account")),
        "payees": sorted((name,) for name in names["pay"].values()),
        "categories": sorted((one.get("name", ""),) for one in root.iter("cat")),
        "tags": sorted((one.get("name", ""),) for one in root.iter("tag")),
        "spent": [(one.get("amount", ""), *_sides(one, names)) for one in root.iter("ope")],
    }


def _sides(spent: ElementTree.Element, names: dict[str, dict[str | None, str]]) -> tuple[str, str]:
    """The account it went out of, and to whom; empty where nobody is named."""
    return names["account"].get(spent.get("account"), ""), names["pay"].get(spent.get("payee"), "")


def _saved(change: Callable[[Books, Words], None], desk: Desk) -> Checked:
    """The file holds what it held with this change, and nothing else."""
    wanted, found = _books(_book(desk.words)), _books(desk.read(FILE) or _book(desk.words))
    change(wanted, desk.words)
    apart = [name for name in wanted if sorted(wanted[name]) != sorted(found[name])]
    return same({name: found[name] for name in apart}, {name: sorted(wanted[name]) for name in apart}, FILE)


def _new_payee(books: Books, words: Words) -> None:
    books["payees"].append((words["new"],))


def _new_tag(books: Books, words: Words) -> None:
    books["tags"].append((words["tag"],))


def _at_bank(books: Books, words: Words) -> None:
    books["accounts"].remove((words["account"], ""))
    books["accounts"].append((words["account"], words["bank"]))


def _titled(books: Books, words: Words) -> None:
    books["title"] = [(words["title"],)]


def _spent(books: Books, words: Words) -> None:
    books["spent"].append((f"-{words['amount']}", words["account"], words["payee"]))


def _manage(desk: Desk, place: int) -> None:
    """Opens a dialog of the menu Manage, the fourth."""
    before = desk.active()
    desk.keys("F10", "Right", "Right", "Right", *["Down"] * place, "Return")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.still()


def _save(desk: Desk) -> None:
    """The asterisk of a change comes late into the title, or not at all."""
    desk.wait(lambda: desk.active().lstrip("*").startswith(FILE), "The window of the books")
    desk.still()
    desk.keys("ctrl+s")


def _add(place: int, name: str, desk: Desk) -> None:
    """The first of the dialog's tools shows a field for a new one."""
    _manage(desk, place)
    desk.keys("shift+Tab", "shift+Tab", "Home", "space")
    desk.still()
    desk.keys("Tab")
    desk.type(desk.words[name])
    desk.keys("Return", "Escape")
    _save(desk)


def _tell_bank(desk: Desk) -> None:
    _manage(desk, ACCOUNT)
    desk.keys("Home", *["Down"] * desk.words["accounts"].split("\n").index(desk.words["account"]), *["Tab"] * 6)
    desk.type(desk.words["bank"])
    desk.keys("Escape")
    _save(desk)


def _retitle(desk: Desk) -> None:
    _manage(desk, WALLET)
    desk.keys("ctrl+a")
    desk.type(desk.words["title"])
    desk.keys("shift+Tab", "space")
    _save(desk)


def _spend(desk: Desk) -> None:
    """In the menu of transactions, the fifth. Texts are pasted: typing them opens a list that takes the next Tab."""
    before = desk.active()
    desk.keys("F10", "Right", "Right", "Right", "Right", "Down", "Return")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.still()
    desk.keys(*["Tab"] * 5)
    desk.type(desk.words["amount"])
    desk.keys("Tab", "Tab")
    desk.paste(desk.words["account"])
    desk.still()
    desk.keys(*["Tab"] * 4)
    desk.paste(desk.words["payee"])
    desk.still()
    desk.keys("Tab", "alt+a")
    desk.still()
    desk.keys("Escape")
    _save(desk)


_by_payee = partial(_add, PAYEE, "new")
_by_tag = partial(_add, TAG, "tag")

TASKS = (
    UnseenTask(
        "homebank-payee", "Put {new} on the list of payees and save the file.",
        _english, _open, partial(_saved, _new_payee), _by_payee, shortest=7,
    ),
    UnseenTask(
        "homebank-bank", "My account {account} is with {bank}. Enter that as its institution and save.",
        _english, _open, partial(_saved, _at_bank), _tell_bank, shortest=6,
    ),
    UnseenTask(
        "homebank-title-steps",
        'Click the menu Manage, then Wallet, type "{title}" in the field Title in place of what it says, click OK and '
        "press ctrl+s.",
        _english, _open, partial(_saved, _titled), _retitle, shortest=5,
    ),
    UnseenTask(
        "homebank-spend", "I spent {amount} euros at {payee}, out of the account {account}. Record the expense and save.",
        _english, _open, partial(_saved, _spent), _spend, shortest=7,
    ),
    UnseenTask(
        "homebank-payee-fr", "Je vais désormais chez {new} : crée ce tiers et enregistre le fichier.",
        _french, _open, partial(_saved, _new_payee), _by_payee, shortest=7,
    ),
    UnseenTask(
        "homebank-tag-fr", "Ajoute l’étiquette « {tag} » aux étiquettes, puis enregistre.",
        _french, _open, partial(_saved, _new_tag), _by_tag, shortest=7,
    ),
    UnseenTask(
        "homebank-spend-steps-fr",
        "Clique sur Ajouter, tape « {amount} » dans le champ Montant, « {account} » dans le champ Compte et « {payee} » dans "
        "le champ Tiers, clique sur le bouton Ajouter, ferme la fenêtre et enregistre le fichier.",
        _french, _open, partial(_saved, _spent), _spend, shortest=7,
    ),
    UnseenTask(
        "homebank-bank-fr", "Le compte {account} est chez {bank} : indique cet établissement et enregistre.",
        _french, _open, partial(_saved, _at_bank), _tell_bank, shortest=6,
    ),
)  # fmt: skip

"""Pure: expense claims, in English, dense and dark: cells edited in place, a list a row, a form in steps, number fields."""

from __future__ import annotations

from random import Random

from tests.desk.task import Words
from tests.practice.task import Change, Pick, PracticeTask, State, by_nobody, checked, drawn, one_of
from tests.practice.web import shown
from tests.practice.words import people

CATEGORIES = ("Travel", "Meals", "Hotel", "Supplies")
TEAMS = ("Design", "Logistics", "Marketing", "Research", "Sales", "Support")
NOTES = (
    "Taxi receipts are needed from June on",
    "The hotel rate for Lyon is 95 a night",
    "Send your claims before the 25th",
    "Ask Petra about the new travel rules",
    "No claims in the last week of August",
)


def _start(random: Random) -> State:
    """Eleven claims of different people: five submitted, two drafts, the rest dealt with."""
    statuses = ["Submitted"] * 5 + ["Draft"] * 2 + ["Approved"] * 2 + ["Rejected", "Paid"]
    random.shuffle(statuses)
    first = random.randint(2100, 2900)
    claims = [
        {
            "id": f"EX-{first + place}", "date": _date(random), "employee": name, "category": random.choice(CATEGORIES),
            "amount": float(_amount(random)), "status": status, "note": "", "receipt": random.choice((True, False)),
        }
        for place, (name, status) in enumerate(zip(people(random, 11), statuses, strict=True))
    ]  # fmt: skip
    teams = [{"name": name, "people": random.randint(3, 14), "budget": random.randrange(400, 2000, 50)} for name in TEAMS]
    return {"claims": claims, "teams": teams, "note": "", "preferences": {"theme": "Dark", "currency": "EUR", "digest": True}}


def _date(random: Random) -> str:
    return f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2027"


def _amount(random: Random) -> str:
    return f"{random.randint(12, 480)}.{random.randint(1, 99):02}"


def _submitted(random: Random, state: State) -> Words:
    claim, other = random.sample([claim for claim in state["claims"] if claim["status"] == "Submitted"], 2)
    return {"id": claim["id"], "name": claim["employee"], "other": other["id"], "amount": _amount(random)}


def _claim(random: Random, state: State) -> Words:
    there = {part for claim in state["claims"] for part in claim["employee"].split()}
    name = next(name for name in people(random, 24) if not there & set(name.split()))
    category = random.choice(CATEGORIES)
    what = {"category": category, "amount": _amount(random), "note": random.choice(NOTES)}
    return {"name": name, "date": _date(random), **what}


def _team(random: Random, state: State) -> Words:
    """A team with one to three people more than there are, and another budget."""
    team = random.choice(state["teams"])
    budget = random.choice([budget for budget in range(400, 2000, 50) if budget != team["budget"]])
    return {"team": team["name"], "people": str(team["people"] + random.randint(1, 3)), "budget": str(budget)}


def _note(random: Random, state: State) -> Words:
    return {"note": random.choice(NOTES)}


def _nothing(random: Random, state: State) -> Words:
    return {}


def _status(state: State, which: str, status: str) -> None:
    one_of(state["claims"], "id", which)["status"] = status


def _approve(state: State, words: Words) -> None:
    _status(state, words["id"], "Approved")


def _pay(state: State, words: Words) -> None:
    _status(state, words["id"], "Paid")


def _pay_and_reject(state: State, words: Words) -> None:
    _status(state, words["id"], "Paid")
    _status(state, words["other"], "Rejected")


def _correct(state: State, words: Words) -> None:
    one_of(state["claims"], "id", words["id"])["amount"] = float(words["amount"])


def _add(state: State, words: Words, note: str, receipt: bool) -> None:
    number = int(state["claims"][-1]["id"].removeprefix("EX-")) + 1
    told = {"id": f"EX-{number}", **{key: words[key] for key in ("date", "category")}, "employee": words["name"]}
    rest = {"amount": float(words["amount"]), "status": "Submitted", "note": note, "receipt": receipt}
    state["claims"].append({**told, **rest})


def _add_with_receipt(state: State, words: Words) -> None:
    _add(state, words, "", True)


def _add_with_note(state: State, words: Words) -> None:
    _add(state, words, words["note"], False)


def _people(state: State, words: Words) -> None:
    one_of(state["teams"], "name", words["team"])["people"] = int(words["people"])


def _budget(state: State, words: Words) -> None:
    one_of(state["teams"], "name", words["team"])["budget"] = int(words["budget"])


def _noted(state: State, words: Words) -> None:
    state["note"] = words["note"]


def _light(state: State, words: Words) -> None:
    state["preferences"]["theme"] = "Light"


def _francs(state: State, words: Words) -> None:
    state["preferences"].update(currency="CHF", digest=False)


def _task(name: str, asks: str, pick: Pick, change: Change) -> PracticeTask:
    opened = shown("expenses", "Ledgerline Expenses")
    return PracticeTask(name, asks, drawn(_start, pick), opened, checked("expenses", change), by_nobody)


TASKS = (
    _task("expenses-approve", "{name}'s claim can be approved.", _submitted, _approve),
    _task("expenses-status-steps", "In the row {id}, open the list under Status and choose Paid.", _submitted, _pay),
    _task("expenses-statuses-fr", "La demande {id} a été payée ; {other} est refusée.", _submitted, _pay_and_reject),
    _task("expenses-amount-fr", "Le montant de {id} est faux : il devrait être de {amount}.", _submitted, _correct),
    _task(
        "expenses-new",
        "Please file an expense claim for {name}: {category}, {amount}, dated {date}. The receipt is attached.",
        _claim, _add_with_receipt,
    ),
    _task(
        "expenses-new-steps-fr",
        "Clique sur New claim. Tape « {name} » dans Employee et « {date} » dans Date, puis clique sur Next. "
        "Choisis {category}, tape « {amount} » dans Amount et clique sur Next. "
        "Écris « {note} » dans Note et clique sur Submit.",
        _claim, _add_with_note,
    ),
    _task("expenses-people", "There are now {people} people in {team}.", _team, _people),
    _task("expenses-budget-fr", "Mets le budget mensuel de l’équipe {team} à {budget}", _team, _budget),
    _task("expenses-note", "Leave a note for the team: {note}", _note, _noted),
    _task(
        "expenses-note-steps-fr",
        "Ouvre Notes, écris « {note} » dans la zone de texte, puis clique sur Save note.",
        _note, _noted,
    ),
    _task("expenses-theme-fr", "Je préférerais le thème clair, s’il te plaît.", _nothing, _light),
    _task(
        "expenses-currency",
        "switch the currency to Swiss francs, and I don't want the weekly digest anymore",
        _nothing, _francs,
    ),
)  # fmt: skip

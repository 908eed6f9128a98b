"""Pure: a desk of support tickets on the web (English): tabs, filters, pages, an answer, a status, tags."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, Words
from tests.desk.words import some
from tests.unseen.task import UnseenTask
from tests.unseen.web import State, became, browse, choose, given, one, press, shows, write

SUBJECTS = (
    ("Parcel arrived damaged", "The box was wet and two glasses are broken."),
    ("Cannot log in any more", "It says that my password has expired."),
    ("Charged twice this month", "There are two payments of 19.90 on my card."),
    ("App closes on start", "Since the update it shuts down at once."),
    ("Invoice without VAT number", "Our accountant needs it on the bill."),
    ("Change of address", "We are moving at the end of the month."),
    ("Voucher is not accepted", "The code from your letter does not work."),
    ("Delivery to the wrong floor", "The courier left it with a neighbour."),
    ("Question about the warranty", "Is the battery covered as well?"),
    ("Export is empty", "The file has headings and nothing else."),
    ("Missing power cable", "Everything else was in the box."),
    ("Newsletter in two languages", "I get each one twice, please stop one."),
)
CUSTOMERS = (
    "Ada Brook", "Ben Castle", "Cora Dale", "Dev Anand", "Ella Frost", "Finn Grady", "Gita Hale", "Hugo Ives", "Iris Jung",
    "Jack Kerr", "Kim Lund", "Lea Moss",
)  # fmt: skip
AGENTS = ("Nobody", "Priya", "Marcus", "Yuki", "Olga")
TAGS = ("refund", "vip", "bug", "shipping", "billing", "waiting", "phone")
REPLIES = (
    "We are sending a new one today.", "Please try again tomorrow.", "Thank you, we have corrected it.",
    "Could you send us a photo?", "The money is on its way back.",
)  # fmt: skip
NOTES = ("Called twice, no answer.", "Ask the warehouse first.", "Same problem as last week.", "Promised an answer by Friday.")
PAGE = 8
"""Tickets on a page of the list."""


def _ticket(random: Random, number: int, subject: tuple[str, str], customer: str) -> State:
    own = {"id": number, "subject": subject[0], "text": subject[1], "customer": customer, "assignee": random.choice(AGENTS)}
    status, priority = random.choice(("Open", "Pending")), random.choice(("Low", "Normal", "High"))
    return {**own, "status": status, "priority": priority, "tags": random.sample(TAGS, 2), "replies": []}


def _desk(random: Random) -> Words:
    """Twelve tickets on two pages; the words speak of one on the first and one on the second page."""
    first = random.randint(301, 880)
    pairs = zip(random.sample(SUBJECTS, 12), random.sample(CUSTOMERS, 12), strict=True)
    tickets = [_ticket(random, first + 40 - 3 * place, *pair) for place, pair in enumerate(pairs)]
    near, far = random.choice(tickets[:PAGE]), random.choice(tickets[PAGE:])
    own = {name: str(near[name]) for name in ("id", "subject", "customer")}
    tag, agent = random.choice(near["tags"]), random.choice([name for name in AGENTS[1:] if name != near["assignee"]])
    new = random.choice([tag for tag in TAGS if tag not in near["tags"]])
    words = {**own, "old": tag, "new": new, "agent": agent, "far": far["subject"], **some(random, REPLIES, "reply")}
    return {"data": json.dumps({"tickets": tickets, "agents": AGENTS}), **words, **some(random, NOTES, "note")}


def _open(desk: Desk) -> None:
    browse(desk, "tickets", "Helpline")


def _with(change: Callable[[State, Words], None], desk: Desk) -> Checked:
    """The one that the words name is as at first with this change, and no other is changed."""
    return became(desk, "tickets", "tickets", lambda state: change(_near(state, desk.words), desk.words))


def _near(state: State, words: Words) -> State:
    return one(state["tickets"], id=int(words["id"]))


def _far(state: State, words: Words) -> State:
    return one(state["tickets"], subject=words["far"])


def _answer(ticket: State, words: Words) -> None:
    ticket["replies"].append({"text": words["reply"], "internal": False})


def _note(ticket: State, words: Words) -> None:
    ticket["replies"].append({"text": words["note"], "internal": True})


def _solve(ticket: State, words: Words) -> None:
    ticket["status"] = "Solved"


def _urgent(ticket: State, words: Words) -> None:
    ticket["priority"] = "Urgent"


def _assign(ticket: State, words: Words) -> None:
    ticket["assignee"] = words["agent"]


def _tag(ticket: State, words: Words) -> None:
    ticket["tags"].append(words["new"])


def _untag(ticket: State, words: Words) -> None:
    ticket["tags"].remove(words["old"])


def _far_solved(desk: Desk) -> Checked:
    return became(desk, "tickets", "tickets", lambda state: _solve(_far(state, desk.words), desk.words))


def _filtered(desk: Desk) -> Checked:
    return shows(desk, "tickets", "tickets", open=0, tab="Pending", priority="High", search="")


def _by_answer(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    write(desk, "Reply", desk.words["reply"])
    press(desk, "Send reply")


def _by_note(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    press(desk, "Internal note")
    write(desk, "Reply", desk.words["note"])
    press(desk, "Add note")


def _by_solving(desk: Desk) -> None:
    for name in (desk.words["subject"], "Status", "Solved"):
        press(desk, name)


def _by_urgency(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    choose(desk, "Priority", "Urgent")


def _by_assigning(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    choose(desk, "Assignee", desk.words["agent"])


def _by_tag(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    write(desk, "Add a tag", desk.words["new"])
    desk.keys("Return")


def _by_untagging(desk: Desk) -> None:
    press(desk, desk.words["subject"])
    press(desk, f"Remove {desk.words['old']}")


def _by_page(desk: Desk) -> None:
    assert len(given(desk.words)["tickets"]) > PAGE
    for name in ("Next", desk.words["far"], "Status", "Solved"):
        press(desk, name)


def _by_filter(desk: Desk) -> None:
    press(desk, "Pending")
    choose(desk, "Priority", "High")


TASKS = (
    UnseenTask(
        "tickets-reply", "Answer {customer}: “{reply}”",
        _desk, _open, partial(_with, _answer), _by_answer, shortest=3,
    ),
    UnseenTask(
        "tickets-solve", "Ticket #{id} is settled, mark it as solved.",
        _desk, _open, partial(_with, _solve), _by_solving, shortest=3,
    ),
    UnseenTask(
        "tickets-tag-steps", 'Open the ticket "{subject}", type "{new}" in the field Add a tag and press Enter.',
        _desk, _open, partial(_with, _tag), _by_tag, shortest=3,
    ),
    UnseenTask(
        "tickets-urgent", "{customer} has been waiting far too long; that ticket is urgent now.",
        _desk, _open, partial(_with, _urgent), _by_urgency, shortest=3,
    ),
    UnseenTask(
        "tickets-assign", "Let {agent} take care of “{subject}”.",
        _desk, _open, partial(_with, _assign), _by_assigning, shortest=3,
    ),
    UnseenTask(
        "tickets-note-steps",
        "Click “{subject}”, tick “Internal note”, type “{note}” in the field Reply, then click the button Add note.",
        _desk, _open, partial(_with, _note), _by_note, shortest=4,
    ),
    UnseenTask(
        "tickets-untag-fr", "L’étiquette {old} n’a rien à faire sur le ticket {id}, enlève-la.",
        _desk, _open, partial(_with, _untag), _by_untagging, shortest=2,
    ),
    UnseenTask(
        "tickets-far", "Find the ticket “{far}” and set its status to Solved.",
        _desk, _open, _far_solved, _by_page, shortest=4,
    ),
    UnseenTask(
        "tickets-filter", "Which pending tickets have high priority? List just those.",
        _desk, _open, _filtered, _by_filter, shortest=3,
    ),
    UnseenTask(
        "tickets-reply-fr", "Réponds « {reply} » au ticket de {customer}.",
        _desk, _open, partial(_with, _answer), _by_answer, shortest=3,
    ),
    UnseenTask(
        "tickets-solve-fr", "Le problème de {customer} est réglé, passe son ticket en « Solved ».",
        _desk, _open, partial(_with, _solve), _by_solving, shortest=3,
    ),
)  # fmt: skip

"""What would show that a part of a task is done, and whether it was seen; and title bars as things to take hold of."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Key, Type
from agent.checking.signs import unmet
from agent.planning.criteria import criteria
from agent.planning.goals import goal
from agent.records import Criterion, Observation, Outcome, Result, Sign, Step
from tests.fakes import click, plan, step
from tests.screens import element, screen


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("click Save", [(Sign.CLICKED, "")]),
        ("apply", [(Sign.CLICKED, "")]),
        ("tick News", [(Sign.TICKED, "on")]),
        ("choose “Green” in Colour", [(Sign.CHOSEN, "Green")]),
        ("sélectionne « a.txt »", [(Sign.CHOSEN, "a.txt")]),
        ("décoche Journal", [(Sign.TICKED, "off")]),
        ("close a.txt", [(Sign.GONE, "a.txt")]),
        ("ferme la fenêtre", []),
        ("open Mousepad", [(Sign.STEP, "")]),
        ("open ~/notes/a.txt", [(Sign.TITLE, "a.txt")]),
        ("ouvre le fichier bilan.ods", [(Sign.TITLE, "bilan.ods")]),
        ("open page.html", [(Sign.STEP, "")]),
        ("type “Anna” in Name", [(Sign.TYPED, "Anna")]),
        ("save the file", [(Sign.SAVED, "")]),
        ("save it as “b.txt”", [(Sign.TITLE, "b.txt")]),
        ("rename a.txt to b.txt", [(Sign.GONE, "a.txt"), (Sign.SEEN, "b.txt")]),
        ("delete a.txt", [(Sign.GONE, "a.txt")]),
        ("search “cats”", [(Sign.SEEN, "cats")]),
        ("add “milk”", [(Sign.SEEN, "milk")]),
        ("crée un dossier nommé travail", [(Sign.SEEN, "travail")]),
        ("beautify everything", []),
        ("print the page", []),
    ],
)
def test_signs_of_a_part(text: str, signs: list[tuple[Sign, str]]) -> None:
    part = goal(text)
    assert criteria(part) == tuple(Criterion(sign, text, said) for sign, said in signs)


SAVING = "save it"


def titled(seen: Observation, title: str) -> Observation:
    assert seen.frame.window
    window = msgspec.structs.replace(seen.frame.window, title=title)
    return msgspec.structs.replace(seen, frame=msgspec.structs.replace(seen.frame, window=window))


def served(result: Result, text: str = "Anna", title: str = "Window") -> Step:
    """A step for the part, taken in a window of this title."""
    made = msgspec.structs.replace(plan(Type(text)), goal=SAVING)
    return msgspec.structs.replace(step(made, result), window=titled(screen(), title).frame.window)


def saved_by_keys(result: Result) -> Step:
    """The shortcut pressed in a window whose title bears no mark."""
    made = msgspec.structs.replace(plan(Key("ctrl+s")), goal=SAVING)
    return msgspec.structs.replace(step(made, result), window=titled(screen(), "a - Calc").frame.window)


def another_window() -> Observation:
    """What asks something after it."""
    seen = titled(screen(), "Keep the format?")
    window = seen.frame.window
    assert window is not None
    return msgspec.structs.replace(
        seen, frame=msgspec.structs.replace(seen.frame, window=msgspec.structs.replace(window, id=9))
    )


def typed_in(name: str, text: str = "Anna", at: int = 0) -> Step:
    """The text typed into this field, and read there."""
    target = element(at, name)
    return step(msgspec.structs.replace(plan(Type(text, target.box.centre, clear=True), target), goal=SAVING))


def read_on(name: str) -> Step:
    """A click for the part, after which the box was read to be ticked."""
    clicked = on(name)
    return msgspec.structs.replace(clicked, outcome=Outcome(Result.CONFIRMED, f"It reads {name} (on) now."))


def on(name: str) -> Step:
    """A click for the part that worked, on this element."""
    return step(msgspec.structs.replace(click(element(0, name)), goal=SAVING))


@pytest.mark.parametrize(
    ("sign", "text", "history", "seen", "met"),
    [
        (Sign.STEP, "", [served(Result.CONFIRMED)], screen(), True),
        (Sign.STEP, "", [served(Result.UNVERIFIABLE)], screen(), True),
        (Sign.STEP, "", [served(Result.UNCHANGED)], screen(), False),
        (Sign.STEP, "", [step(plan(Key("a")))], screen(), False),
        (Sign.CLICKED, "", [on("button Save")], screen(), True),
        (Sign.CLICKED, "", [on("button Cancel")], screen(), False),
        (Sign.CLICKED, "", [on("check box Save the whales")], screen(), False),
        (Sign.CLICKED, "", [served(Result.CONFIRMED)], screen(), False),
        (Sign.TICKED, "on", [on("check box Save it")], screen("check box Save it (on)"), True),
        (Sign.TICKED, "on", [on("check box Save it")], screen("check box Save it (off)"), False),
        (Sign.TICKED, "on", [on("check box Save it")], screen("check box News (off)"), False),
        (Sign.TICKED, "on", [read_on("check box Save it")], screen("text Save it"), False),
        (Sign.TICKED, "on", [read_on("check box Save it"), on("button OK")], screen("text Thanks"), True),
        (Sign.TICKED, "on", [on("check box Save it"), on("button OK")], screen("text Thanks"), False),
        (Sign.TICKED, "off", [on("check box Save it")], screen("check box Save it (on)"), False),
        (Sign.TICKED, "on", [], screen("check box Save it (on)"), True),
        (Sign.CHOSEN, "Green", [on("menu item Green")], screen(), True),
        (Sign.CHOSEN, "Green", [on("select Save it")], screen('select Colour ("Red")'), False),
        (Sign.CHOSEN, "Green", [on("select Save it")], screen('select Save it ("Green")'), True),
        (Sign.CHOSEN, "Anna", [typed_in("field Name")], screen('field Name ("Anna")'), False),
        (Sign.TYPED, "Anna", [typed_in("field Name")], screen("field Name (empty)"), False),
        (Sign.TYPED, "Anna", [typed_in("field Name"), on("button OK")], screen("field Name (empty)"), True),
        (Sign.TYPED, "Anna", [typed_in("field Name"), typed_in("field Name", "Bob")], screen('field Name ("Bob")'), False),
        (Sign.TYPED, "Bob", [typed_in("field Name"), typed_in("field Name", "Bob")], screen('field Name ("Bob")'), True),
        (Sign.TYPED, "Anna", [typed_in("field Name"), typed_in("field City", "Bonn", 1)], screen(), True),
        (Sign.TYPED, "Anna", [typed_in("field Item"), on("button Add"), typed_in("field Item", "Bob")], screen(), True),
        (Sign.SEEN, "two cups, one pot", [], screen("text two cups,", "text one pot"), False),
        (Sign.SEEN, "Anna", [], screen("text Dear Anna"), True),
        (Sign.SEEN, "Anna", [], screen('field Name ("Anna")'), False),
        (Sign.TYPED, "Anna", [], screen('field Name ("Anna")'), True),
        (Sign.TYPED, "Anna", [], screen("field Name (empty)"), False),
        (Sign.SEEN, "Anna", [], titled(screen(), "Anna - Notes"), True),
        (Sign.SEEN, "Anna", [served(Result.CONFIRMED)], screen(), False),
        (Sign.TYPED, "Anna", [served(Result.CONFIRMED)], screen(), True),
        (Sign.TYPED, "Anna", [served(Result.UNVERIFIABLE)], screen(), False),
        (Sign.TYPED, "Anna", [served(Result.CONFIRMED, "Bob")], screen("text Bob"), False),
        (Sign.GONE, "a.txt", [], screen("icon b.txt"), True),
        (Sign.GONE, "a.txt", [], screen("icon a.txt"), False),
        (Sign.GONE, "a.txt", [], screen("cell a.txt 12 KB"), False),
        (Sign.GONE, "a.txt", [], titled(screen(), "a.txt - Mousepad"), False),
        (Sign.GONE, "a.txt", [], screen("icon data.txt"), True),
        (Sign.TITLE, "b.txt", [], titled(screen(), "B.txt - Mousepad"), True),
        (Sign.TITLE, "b.txt", [], titled(screen(), "*b.txt - Mousepad"), False),
        (Sign.TITLE, "b.txt", [], titled(screen("text b.txt"), "Mousepad"), False),
        (Sign.SAVED, "", [served(Result.CONFIRMED, title="*a - Mousepad")], titled(screen(), "a - Mousepad"), True),
        (Sign.SAVED, "", [served(Result.CONFIRMED, title="*a - Mousepad")], titled(screen(), "*a - Mousepad"), False),
        (Sign.SAVED, "", [served(Result.CONFIRMED, title="a - Mousepad")], titled(screen(), "a - Mousepad"), False),
        (Sign.SAVED, "", [saved_by_keys(Result.CONFIRMED)], titled(screen(), "a - Calc"), True),
        (Sign.SAVED, "", [saved_by_keys(Result.UNVERIFIABLE)], titled(screen(), "a - Calc"), False),
        (Sign.SAVED, "", [saved_by_keys(Result.CONFIRMED)], another_window(), False),
        (Sign.READS, "42", [], screen('field Display ("42")'), True),
        (Sign.READS, "42", [], screen("text 42"), True),
        (Sign.READS, "42", [], screen("text 420", "text 4 2 1"), False),
        (Sign.LINE, "Total: 42", [], screen("text Total: 42|"), True),
        (Sign.LINE, "Total: 42", [], screen("text Sum 17Total: 42"), False),
        (Sign.TYPED, "8", [served(Result.UNVERIFIABLE, "8")], screen("text 8"), False),
        (Sign.TYPED, "8", [served(Result.CONFIRMED, "8")], screen("text 8"), True),
    ],
)
def test_whether_it_was_seen(sign: Sign, text: str, history: list[Step], seen: Observation, met: bool) -> None:
    one = Criterion(sign, SAVING, text)
    assert unmet([one], history, seen) == (() if met else (one,))


@pytest.mark.parametrize(
    ("field", "met"),
    [("field Nickname", True), ("field Your nickname", True), ("field Full name", False), ("button Nickname", True)],
)
def test_a_text_in_another_field_than_was_said(field: str, met: bool) -> None:
    said = Criterion(Sign.TYPED, "Type “Anna” in the field Nickname", "Anna")
    assert (unmet([said], [typed_in(field)], screen(f'{field} ("Anna")')) == ()) is met


def test_a_text_that_stands_in_its_field_already() -> None:
    said = Criterion(Sign.TYPED, "Écris « Anna » dans le champ Surnom", "Anna")
    assert unmet([said], [], screen('field Surnom ("Anna")')) == ()
    assert unmet([said], [], screen('field Nom ("Anna")')) == (said,)


@pytest.mark.parametrize(
    ("said", "field", "met"),
    [
        ("Set the loan period to 4", "field Filter", False),
        ("Set the loan period to 4", "field Loan period", True),
        ("Mets la ville à 4", "field City", True),
        ("Set the loan period to 4", "field", True),
        ("Set the loan period to 4", "field text area", True),
        ("Type “4”", "field Filter", True),
    ],
)
def test_a_text_in_a_field_of_which_nothing_is_said(said: str, field: str, met: bool) -> None:
    one = Criterion(Sign.TYPED, said, "4")
    there = screen(f'{field} ("4")')
    assert (unmet([one], [typed_in(field, "4")], there) == ()) is met


@pytest.mark.parametrize(("field", "met"), [("Filter", False), ("Loan period", True)])
def test_a_text_that_went_to_wherever_the_keyboard_was(field: str, met: bool) -> None:
    blind = step(msgspec.structs.replace(plan(Type("four")), goal=SAVING))
    one = Criterion(Sign.TYPED, "Set the loan period to four", "four")
    assert (unmet([one], [blind], screen(f'field {field} ("four")')) == ()) is met


def test_a_text_that_its_field_refused_and_another_took() -> None:
    said = Criterion(Sign.TYPED, "Type “Anna” in the field Nickname", "Anna")
    refused = msgspec.structs.replace(typed_in("field Nickname"), outcome=Outcome(Result.UNCHANGED, "It is still empty."))
    assert unmet([said], [refused, typed_in("field City")], screen("field Nickname (empty)", 'field City ("Anna")')) == (said,)


@pytest.mark.parametrize(
    ("box", "met"), [("Send me the newsletter (on)", True), ("Send me the newsletter (off)", False), ("Copy (on)", False)]
)
def test_a_box_may_say_more_than_the_part_that_ticks_it(box: str, met: bool) -> None:
    one = Criterion(Sign.TICKED, "tick the newsletter", "on")
    assert (unmet([one], [], screen(f"check box {box}")) == ()) == met

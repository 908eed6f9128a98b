"""How a part that says what is wanted becomes steps that say how; and what the planner makes of such steps."""

from __future__ import annotations

import re
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.action import AskUser, Key, LeftClick, OpenApp, Type
from agent.eyes.naming import numbered
from agent.geometry import Box
from agent.planning.criteria import criteria
from agent.planning.goals import LONGEST_TASK
from agent.planning.plan import ElementsPlanner
from agent.planning.ways import stepwise
from agent.records import Criterion, Observation, Plan, Sign
from tests.fakes import FakeText, click, plan, steps
from tests.screens import element, screen

PIECES = "add put 7 “x” in A1 cells and to the list a.txt folder delete times of Lyon from book cheapest form for as its , :"


def told(task: str) -> list[str]:
    """The steps of a task; of several names for one thing the first."""
    return [re.sub(r" / .*?(?= for the |$)", "", step.text) for step in stepwise(task)]


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("Work out 12 times 30 with the calculator", ["open the calculator", "press escape 1 2 * 3 0 enter"]),
        ("Calcule 7,5 fois 3", ["open the calculator", "press escape 7 . 5 * 3 enter"]),
        ("Compute 3 + 4 - 1", ["open the calculator", "press escape 3 plus 4 minus 1 enter"]),
        (
            "Move a.txt into the folder Old plans",
            ["click “a.txt”", "press ctrl+x", "double-click “Old plans”", "press ctrl+v"],
        ),
        ("Copie « b.txt » dans le dossier Notes", ["click “b.txt”", "press ctrl+c", "double-click “Notes”", "press ctrl+v"]),
        ("Put a.txt in the trash", ["click “a.txt”", "press delete", "click the button Yes"]),
        ("Mets le fichier a.txt à la corbeille", ["click “a.txt”", "press delete", "click the button Yes"]),
        ("Close the window of a.txt and leave b.txt open", ["click the window “a.txt”", "press alt+f4"]),
        ("Add the line “Hello” at the end", ["press ctrl+end", "type “Hello” at the cursor"]),
        (
            "Ajoute la ligne « Bonjour » à la fin de a.txt",
            ["click the window “a.txt”", "press ctrl+end", "type “Bonjour” at the cursor"],
        ),
        (
            "Save it as a.txt",
            ["press ctrl+shift+s", "type “a.txt” in the field Name", "click the button Save", "click the button Save"],
        ),
        ("save", ["save", "click the button Save"]),
        (
            "Tape « Anna » dans Nom et « 2027-12-23 » dans Date de retour, puis clique sur Valider",
            ["type “Anna” in the field Nom", "type “2027-12-23” in the field Date de retour", "clique sur Valider"],
        ),
        (
            "Enter “Anna” in the field Name, 12 into Age and a@b.org in “E-mail”",
            ["type “Anna” in the field Name", "type “12” in the field Age", "type “a@b.org” in the field E-mail"],
        ),
        ("Type “Anna” in Name and Paris in City", ["Type “Anna” in Name and Paris in City"]),
        (
            "Type 4 and 5 in the cells A1 and B3",
            [
                "press ctrl+home",
                "type “4” at the cursor",
                "press enter",
                "press ctrl+home right down down",
                "type “5” at the cursor",
                "press enter",
            ],
        ),
        (
            "Put the sum of the costs in cell B6",
            ["press ctrl+home right down down down down down", "press alt+=", "press enter"],
        ),
        (
            "Find the trains from Lyon to New York on 2027-05-06",
            [
                "type “Lyon” in the field From",
                "type “New York” in the field To",
                "type “2027-05-06” in the field Date",
                "click the button Search",
            ],
        ),
        (
            "Réserve le train le moins cher de Lyon à Bâle",
            [
                "type “Lyon” in the field From",
                "type “Bâle” in the field To",
                "click the button Search",
                "click the button Book for the moins cher",
            ],
        ),
        (
            "Fill in the form for Ann Lee, phone 0612, e-mail a@b.org, sign up for the newsletter, and send it",
            [
                "type “Ann Lee” in the field Name",
                "type “0612” in the field phone",
                "type “a@b.org” in the field E-mail",
                "tick the newsletter",
                "send it",
            ],
        ),
        (
            "add milk and some eggs to my list",
            ["type “milk” in the field New", "press enter", "type “eggs” in the field New", "press enter"],
        ),
        (
            "Ajoute du pain et « du lait »",
            ["type “pain” in the field New", "press enter", "type “du lait” in the field New", "press enter"],
        ),
        ("multiply 12 by 3 on the calculator", ["open the calculator", "press escape 1 2 * 3 enter"]),
        ("Additionne 4 et 5 avec la calculatrice", ["open the calculator", "press escape 4 plus 5 enter"]),
        ("Put a.txt in the Old folder", ["click “a.txt”", "press ctrl+x", "double-click “Old”", "press ctrl+v"]),
        ("create a folder named Plans", ["create a folder named Plans"]),
        ("shut the window with a.txt in it", ["click the window “a.txt”", "press alt+f4"]),
        (
            "put 7 in A1 and 8 in B1",
            [
                "press ctrl+home",
                "type “7” at the cursor",
                "press enter",
                "press ctrl+home right",
                "type “8” at the cursor",
                "press enter",
            ],
        ),
        ("Add “x” at the end of the list", ["type “x” in the field New", "press enter"]),
    ],
)
def test_a_part_is_told_in_steps(task: str, said: list[str]) -> None:
    assert told(task) == said


@pytest.mark.parametrize(
    "task",
    [
        "Move “Task A” to “Done”",
        "delete the note “Milk”",
        "Add a comment",
        "close the tab",
        "work out what is wrong",
        "Type 1 and 2 in the cells A1, A2 and A3",
        "click Save",
        "fill in the form",
        "Delete all the files except a.txt",
        "Supprime les fichiers plus vieux que a.txt",
        "Close every window but “a.txt”",
        "Add the line “x” at the end of the second part",
        "Find a direct train from Lyon to Bern",
        "Save it as a.txt in the folder Work",
        "Add Ann and Bob to the meeting",
        "fill in the form for Ann Lee, in red ink",
        "Calculate 3 + 4 apples",
        "Type 1 and 2 in the cells A1 and A2 of the other sheet",
        "Type 1 in the cell A500",
        "press ctrl+s",
        "Find “Lyon”",
        "",
    ],
)
def test_what_there_is_no_way_for_stays_as_it_was_said(task: str) -> None:
    assert told(task) == ([task] if task else [])


def test_a_result_that_is_worked_out_is_told_to_the_parts_after_it() -> None:
    task = "Work out 6 times 7 with the calculator, write the result after “Total: ” in a.txt and save the file"
    assert told(task)[2:5] == ["click the window “a.txt”", "press ctrl+end", "type “42” at the cursor"]
    assert told("write the result in Name")[0] == "note the result"


def test_a_cell_that_was_clicked_says_neither_row_nor_column() -> None:
    step = stepwise("set the price of “Tea” to 4")[0]
    assert criteria(step) == (Criterion(Sign.STEP, step.text),)


def test_a_quote_within_a_text_stays_in_it() -> None:
    typed = stepwise('Add the line "say ”hi” twice" at the end')[1]
    assert typed.spans == ("say ”hi” twice",)


@pytest.mark.parametrize(
    ("task", "sign", "text"),
    [
        ("work out 12 + 5", Sign.READS, "17"),
        ("move a.txt into the folder Old", Sign.SEEN, "a.txt"),
        ("delete the file a.txt", Sign.GONE, "a.txt"),
        ("add the line “Hello” at the end", Sign.LINE, "Hello"),
        ("write “5” after “Total:” in a.txt", Sign.LINE, "Total: 5"),
        ("save it as a.txt", Sign.TITLE, "a.txt"),
        ("close the window of a.txt", Sign.GONE, "a.txt"),
    ],
)
def test_what_the_last_step_must_show_is_shown_for_the_whole_part(task: str, sign: Sign, text: str) -> None:
    assert criteria(stepwise(task)[-1]) == (Criterion(sign, task, text),)


def planned(task: str, seen: Observation, *done: Plan) -> Plan:
    return ElementsPlanner(FakeText()).plan(task, seen, steps(*done), lambda: False)


def titled(title: str, *names: str) -> Observation:
    return screen(*names, title=title)


def test_a_window_is_brought_to_the_front_only_where_it_is_not_there() -> None:
    task = "close the window of a.txt"
    assert planned(task, titled("a.txt - Editor", "text a.txt")).action == Key("alt+f4")
    other = titled("b.txt - Editor", "window a.txt - Editor", "text hello")
    assert isinstance(planned(task, other).action, LeftClick)


def test_keys_of_a_sum_go_to_a_calculator_alone() -> None:
    assert planned("work out 1 + 2", titled("Calculator", "button 1")).action == Key("escape 1 plus 2 enter")
    assert isinstance(planned("work out 1 + 2", titled("letter.txt", "text Dear Anna")).action, OpenApp)


def test_what_asks_is_answered_and_what_does_not_ask_is_not() -> None:
    task, file = "delete the file a.txt", element(0, "text a.txt")
    history = steps(click(file), plan(Key("delete"), goal="press delete"))
    model = ElementsPlanner(FakeText())
    asks = screen("text Delete a.txt?", "button No", "button Yes", title="Confirm")
    assert model.plan(task, asks, history, lambda: False).sentence == "Click button Yes"
    known = [msgspec.structs.replace(one, window=asks.frame.window) for one in history]
    assert model.plan(task, asks, known, lambda: False).sentence == "Done"


def test_what_goes_to_the_cursor_goes_to_no_other_field() -> None:
    task = "add the line “Hello” at the end"
    made = planned(task, screen("field Search (empty)", "text Dear Anna"), plan(Key("ctrl+end"), goal="press ctrl+end"))
    assert isinstance(made.action, Type)
    assert made.target is None


def table(*rows: tuple[str, ...]) -> Observation:
    """Names in a grid, a column 200 pixels wide and a row 30 high."""
    drawn = screen(*(name for row in rows for name in row))
    places = [Box(20 + 200 * column, 20 + 30 * at, 190, 24) for at, row in enumerate(rows) for column in range(len(row))]
    placed = [msgspec.structs.replace(one, box=box) for one, box in zip(drawn.elements, places, strict=True)]
    return msgspec.structs.replace(drawn, elements=numbered(placed))


def test_a_value_goes_where_row_and_column_meet() -> None:
    seen = table(("text Nom", "text Places"), ("text Ann Lee", 'cell ("7")'), ("text Bo Ek", 'cell ("9")'))
    task = "mets 8 comme nombre de places de Bo Ek"
    assert told(task) == ["click the cell nombre de places of “Bo Ek”", "type “8” at the cursor", "press enter"]
    first = planned(task, seen)
    assert first.target is not None
    assert first.target.value == "9"
    assert isinstance(planned(task, seen, msgspec.structs.replace(first, goal=first.goal)).action, Type)


def test_nothing_is_clicked_for_a_cell_that_is_not_there() -> None:
    seen = table(("text Nom", "text Prix"), ("text Ann Lee", 'cell ("7")'))
    assert isinstance(planned("mets 8 comme nombre de places de Ann Lee", seen).action, AskUser)


@pytest.mark.parametrize(("best", "place"), [("cheapest", "2nd"), ("most expensive", "3rd"), ("moins cher", "2nd")])
def test_the_best_is_taken_from_its_row(best: str, place: str) -> None:
    drawn = screen("text 72.00 €", "text 31.50 €", "text 90 €", "button Book", "button Book", "button Book")
    prices, buttons = drawn.elements[:3], drawn.elements[3:]
    level = [
        msgspec.structs.replace(one, box=Box(700, price.box.top, 90, 24)) for price, one in zip(prices, buttons, strict=True)
    ]
    seen = msgspec.structs.replace(drawn, elements=numbered([*prices, *level]))
    made = planned(f"click the button Book for the {best}", seen)
    assert made.sentence == f"Click button Book {place}"


@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES.split()), max_size=60).map(" ".join))
@settings(deadline=None)
def test_any_task_becomes_steps(task: str) -> None:
    for step in stepwise(task):
        assert step.text
        assert not step.shows or criteria(step)


@pytest.mark.parametrize(
    "piece", ["a ", "1 + ", "A1 ", "from A to B ", "“x” ", "Aa ", "in A1 ", "a-", " ", "please ", ": a ", "on "]
)
def test_a_long_task_is_not_slow(piece: str) -> None:
    """Expressions that try every way would take minutes."""
    began = time.perf_counter()
    stepwise(f"add {piece * (LONGEST_TASK // len(piece))} to the list")
    assert time.perf_counter() - began < 20.0

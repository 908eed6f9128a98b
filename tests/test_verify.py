"""What was seen after an action, in words; proof of a run; and when a run is getting nowhere."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import (
    Done,
    Key,
    LeftClick,
    OpenApp,
    ReadClipboard,
    Remember,
    Type,
    WriteClipboard,
    Zoom,
)
from agent.checking.verify import STUCK, difference, proof, stuck, verify
from agent.geometry import Point
from agent.records import Expect, Expectation, Observation, Plan, Result, Window
from tests.fakes import click, plan, step, steps
from tests.screens import element, screen

NAME, NEWS, SAVE = element(0, "field Name (empty)"), element(1, "check box News (off)"), element(2, "button Save")
FORM = ("field Name (empty)", "check box News (off)", "button Save")
BEFORE = screen(*FORM)
TYPE = plan(Type("Anna", NAME.box.centre), NAME, Expectation(Expect.VALUE, "Anna"))
TICK = plan(LeftClick(NEWS.box.centre), NEWS, Expectation(Expect.STATE, "on"))
BLIND = plan(Type("Anna"), None, Expectation(Expect.TEXT, "Anna"))


def opened(title: str, number: int) -> Observation:
    seen = screen(title=title)
    window = Window(number, title, "mousepad", seen.frame.monitor.box)
    return msgspec.structs.replace(seen, frame=msgspec.structs.replace(seen.frame, window=window))


def inked(seen: Observation, width: int = 40) -> Observation:
    """Something black and so wide stands in the field Name; a text cursor is 2."""
    seen.frame.pixels[NAME.box.top + 6 : NAME.box.bottom - 6, NAME.box.left + 8 : NAME.box.left + 8 + width] = 0
    return seen


@pytest.mark.parametrize(
    ("made", "after", "result", "evidence"),
    [
        (TYPE, screen('field Name ("Anna")', *FORM[1:]), Result.CONFIRMED, "The field Name reads “Anna”."),
        (TYPE, screen('field Name ("Anma")', *FORM[1:]), Result.UNVERIFIABLE, "cannot be read"),
        (TYPE, screen("button Save", "text Hello Anna"), Result.CONFIRMED, "The screen reads “Hello Anna”."),
        (TYPE, inked(screen(*FORM)), Result.UNVERIFIABLE, "the typed text cannot be read"),
        (TYPE, inked(screen(*FORM, changed=False)), Result.UNCHANGED, "Nothing on the screen changed."),
        (TYPE, screen(*FORM), Result.UNCHANGED, "The field Name is still empty."),
        (TYPE, inked(screen(*FORM), width=2), Result.UNCHANGED, "The field Name is still empty."),
        (TYPE, screen(*FORM, 'field City ("Anna")'), Result.UNCHANGED, "The field Name is still empty."),
        (TICK, screen(FORM[0], "check box News (on)", FORM[2]), Result.CONFIRMED, "It reads check box News (on) now."),
        (TICK, screen(*FORM), Result.UNVERIFIABLE, "not “on” as expected"),
        (TICK, screen(*FORM, changed=False), Result.UNCHANGED, "Nothing"),
        (BLIND, screen(*FORM, "text Anna"), Result.CONFIRMED, "The screen reads “Anna”."),
        (click(SAVE), screen(FORM[0], "text Saved"), Result.CONFIRMED, "Appeared: Saved; gone: check box News"),
        (click(SAVE), screen(*FORM), Result.CONFIRMED, "The picture changed."),
        (click(SAVE), screen(*FORM, changed=False), Result.UNCHANGED, "Nothing on the screen changed."),
        (plan(Key("ctrl+c")), screen(*FORM, changed=False), Result.UNVERIFIABLE, "Copying shows nothing."),
        (plan(Key("ctrl+v")), screen(*FORM, changed=False), Result.UNCHANGED, "Nothing"),
        (
            plan(Key("a"), None, Expectation(Expect.NOTHING)),
            screen(changed=False),
            Result.UNVERIFIABLE,
            "Nothing was to be seen",
        ),
        (plan(Key("a"), None, Expectation(Expect.NOTHING)), screen("text A"), Result.CONFIRMED, "Appeared: A"),
    ],
)
def test_outcome(made: Plan, after: Observation, result: Result, evidence: str) -> None:
    outcome = verify(made, BEFORE, after)
    assert outcome.result is result
    assert evidence in outcome.evidence


@pytest.mark.parametrize(
    ("title", "number", "result"),
    [("Mousepad", 2, Result.CONFIRMED), ("Mousepad", 1, Result.UNVERIFIABLE)],
)
def test_window_must_be_new(title: str, number: int, result: Result) -> None:
    made = plan(OpenApp("Mousepad"), None, Expectation(Expect.WINDOW, "Mousepad"))
    assert verify(made, opened("Desktop", 1), opened(title, number)).result is result


def test_text_that_stood_there_already_proves_nothing() -> None:
    before = screen("text Anna", "button Save")
    assert verify(BLIND, before, before).result is Result.UNVERIFIABLE


def test_a_line_read_again_a_pixel_off_proves_nothing() -> None:
    """As an instruction that says what is to be typed."""
    before = screen("text Enter Anna here", "button Save")
    line = before.elements[0]
    again = msgspec.structs.replace(line, box=msgspec.structs.replace(line.box, top=line.box.top + 1))
    after = msgspec.structs.replace(before, elements=(again, *before.elements[1:]))
    assert verify(BLIND, before, after).result is Result.UNVERIFIABLE


def test_long_text_is_known_by_its_beginning() -> None:
    text = "The quick brown fox jumps over the lazy dog and then goes home to sleep a little"
    made = plan(Type(text, NAME.box.centre), NAME, Expectation(Expect.VALUE, text))
    seen = screen(f'field Name ("{text[:65]}")')
    assert verify(made, BEFORE, seen).result is Result.CONFIRMED


def test_misread_letters_are_forgiven_in_a_line_not_in_a_word() -> None:
    made = plan(Type("Good morning", NAME.box.centre), NAME, Expectation(Expect.VALUE, "Good morning"))
    assert verify(made, BEFORE, screen('field Name ("Good mornlng")')).result is Result.CONFIRMED
    assert verify(made, BEFORE, screen('field Name ("Good")')).result is Result.UNVERIFIABLE


@pytest.mark.parametrize("made", [plan(ReadClipboard()), plan(WriteClipboard("x")), plan(Remember("x"))])
def test_notes_are_confirmed_by_what_was_learnt(made: Plan) -> None:
    assert verify(made, BEFORE, BEFORE, "seven").evidence == "Noted: seven"
    assert verify(msgspec.structs.replace(made, note="eight"), BEFORE, BEFORE).evidence == "Noted: eight"


def test_difference_tells_a_few_and_counts_the_rest() -> None:
    after = screen(*(f"text Line{n}" for n in range(7)), title="Other")
    told = difference(screen("text Old"), after)
    assert told == "The window is now “Other”; appeared: Line0, Line1, Line2, Line3 and 3 more; gone: Old"


def test_proof_lists_what_was_confirmed() -> None:
    done = [step(click(SAVE), Result.CONFIRMED, 1), step(plan(Key("a")), Result.UNVERIFIABLE, 2), step(plan(Done()), number=3)]
    assert proof(done) == ("Click button Save: evidence 1",)


@pytest.mark.parametrize("result", [Result.UNCHANGED, Result.NOT_DONE])
def test_no_proof_when_the_last_act_had_no_effect(result: Result) -> None:
    assert proof([step(click(SAVE)), step(click(NEWS), result), step(plan(Done()))]) == ()
    assert proof([]) == ()
    assert proof([step(plan(Done()))]) == ()


CLICKS = [plan(LeftClick(Point(n, n))) for n in range(9)]


@pytest.mark.parametrize(
    ("done", "result", "said"),
    [
        (CLICKS[:STUCK], Result.UNCHANGED, "3 steps in a row had no effect, the last: Click the point 2, 2 (evidence 3)"),
        (CLICKS[:STUCK], Result.NOT_DONE, "3 steps in a row"),
        (CLICKS[: STUCK - 1], Result.UNCHANGED, ""),
        (CLICKS, Result.CONFIRMED, ""),
        (CLICKS[:1] * 3, Result.CONFIRMED, "the same 1 step(s) came round 3 times: Click the point 0, 0"),
        (CLICKS[:1] * 2, Result.CONFIRMED, ""),
        (CLICKS[:2] * 3, Result.CONFIRMED, "the same 2 step(s) came round 3 times"),
        (CLICKS[:3] * 3, Result.CONFIRMED, "the same 3 step(s) came round 3 times"),
        (CLICKS[:3] * 2, Result.CONFIRMED, ""),
        ([], Result.CONFIRMED, ""),
    ],
)
def test_stuck(done: list[Plan], result: Result, said: str) -> None:
    told = stuck(steps(*done, result=result))
    assert told.startswith(said)
    assert bool(told) is bool(said)


def test_one_effect_in_between_is_progress() -> None:
    done = [step(one, Result.UNCHANGED) for one in CLICKS[:2]] + [step(CLICKS[2]), step(CLICKS[3], Result.UNCHANGED)]
    assert not stuck(done)


def test_text_typed_over_must_stand_alone() -> None:
    field = element(0, "field Name (empty)")
    made = plan(Type("a.txt", field.box.centre, clear=True), field, Expectation(Expect.VALUE, "a.txt"))
    assert verify(made, screen("field Name (empty)"), screen('field Name ("a.txt")')).result is Result.CONFIRMED
    assert verify(made, screen("field Name (empty)"), screen('field Name ("a.txt.txt")')).result is Result.UNCHANGED


@pytest.mark.parametrize(
    ("kind", "text", "names", "result"),
    [
        (Expect.SEEN, "Saved", ["text Saved"], Result.CONFIRMED),
        (Expect.SEEN, "Saved", ["text Other"], Result.UNVERIFIABLE),
        (Expect.SEEN, "", ["text Other"], Result.CONFIRMED),
        (Expect.GONE, "Loading", ["text Other"], Result.CONFIRMED),
        (Expect.GONE, "Loading", ["text Loading"], Result.UNVERIFIABLE),
    ],
)
def test_seen_and_gone(kind: Expect, text: str, names: list[str], result: Result) -> None:
    target = screen("text x").elements[0]
    made = plan(Zoom(target.box), target, Expectation(kind, text))
    assert verify(made, screen("text x"), screen(*names)).result is result


def test_a_field_that_lost_the_keyboard_is_no_effect() -> None:
    """A click on a disabled button changes no more than the ring around the field before."""
    seen = screen(*FORM)
    ring = msgspec.structs.replace(seen, changed=(NAME.box.grown(3),))
    assert verify(click(SAVE), BEFORE, ring).result is Result.UNCHANGED
    pressed = msgspec.structs.replace(seen, changed=(NAME.box.grown(3), SAVE.box))
    assert verify(click(SAVE), BEFORE, pressed).result is Result.CONFIRMED
    cleared = msgspec.structs.replace(screen('field Name ("x")', *FORM[1:]), changed=(NAME.box,))
    assert verify(click(SAVE), BEFORE, cleared).result is Result.CONFIRMED

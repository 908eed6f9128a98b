"""Pure: did the screen do what the plan expected, with the evidence in words; and is the run getting anywhere?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

from agent.action import ENDINGS, Key, ReadClipboard, Remember, Type, WriteClipboard
from agent.records import Criterion, Element, Expect, Observation, Outcome, Plan, Result, Role, Sign, Step
from agent.words import STOP_WORDS, looks, words

ALIKE = 85.0
"""Percent of likeness (rapidfuzz) at which read text is the typed text: OCR confuses a letter now and then."""
NAMED = 75.0
"""Percent of likeness at which a word on the screen is one of the goal's."""
WORKED = frozenset({Result.CONFIRMED, Result.UNVERIFIABLE})
READABLE = 60
"""Characters of a typed text that are looked for: what is longer wraps or scrolls away."""
STUCK = 3
"""Steps in a row without any effect that end a run."""
ROUND = 3
"""Times the same one to three steps may come round again."""
MODIFIED = re.compile(r"^\*|\*$|\((?:modified|modifié)\)|\[(?:modified|modifié)\]", re.IGNORECASE)
"""How editors mark a title whose work is not saved."""
Looked = Callable[[Plan, Observation, Observation], "Outcome | None"]


def verify(plan: Plan, before: Observation, after: Observation, learnt: str = "") -> Outcome:
    """The outcome of a plan that was carried out. `learnt` is what the action itself brought back (clipboard text)."""
    if isinstance(plan.action, (ReadClipboard, WriteClipboard, Remember)):
        return Outcome(Result.CONFIRMED, f"Noted: {learnt or plan.note}")
    found = LOOK[plan.expectation.kind](plan, before, after)
    if found is not None:
        return found
    if not after.changed:
        return _still(plan)
    if isinstance(plan.action, Type):
        return Outcome(Result.UNVERIFIABLE, "Something changed, but the typed text cannot be read.")
    if plan.expectation.kind in (Expect.STATE, Expect.WINDOW):
        return Outcome(Result.UNVERIFIABLE, f"Something changed, but not “{plan.expectation.text}” as expected.")
    return Outcome(Result.CONFIRMED, difference(before, after))


def difference(before: Observation, after: Observation) -> str:
    """What appeared and what went, in a sentence."""
    old, new = {e.name for e in before.elements}, {e.name for e in after.elements}
    came = [e.name for e in after.elements if e.name not in old]
    went = [e.name for e in before.elements if e.name not in new]
    told = [f"appeared: {_listed(came)}"] * bool(came) + [f"gone: {_listed(went)}"] * bool(went)
    if _title(after) != _title(before):
        told.insert(0, f"the window is now “{_title(after)}”")
    said = "; ".join(told)
    return f"{said[0].upper()}{said[1:]}" if said else "The picture changed."


def proof(history: Sequence[Step]) -> tuple[str, ...]:
    """The evidence that a run did something and ended well: none when its last act on the screen had no seen effect."""
    acted = [step for step in history if not isinstance(step.plan.action, ENDINGS)]
    if not acted or acted[-1].outcome.result in (Result.UNCHANGED, Result.NOT_DONE):
        return ()
    seen = [step for step in acted if step.outcome.result is Result.CONFIRMED]
    return tuple(f"{step.plan.sentence}: {step.outcome.evidence}" for step in seen)


def unmet(criteria: Iterable[Criterion], history: Sequence[Step], seen: Observation) -> tuple[Criterion, ...]:
    """Those of a Done's criteria that nothing on the screen, nor in what was seen after each step, bears out."""
    return tuple(one for one in criteria if not SHOWS[one.sign](one, history, seen))


def stuck(history: Sequence[Step]) -> str:
    """Why a run is getting nowhere, in a sentence; empty while it is getting somewhere."""
    last = history[-STUCK:]
    if len(last) == STUCK and all(step.outcome.result in (Result.UNCHANGED, Result.NOT_DONE) for step in last):
        return f"{STUCK} steps in a row had no effect, the last: {last[-1].plan.sentence} ({last[-1].outcome.evidence})"
    said = [step.plan.sentence for step in history]
    for period in (1, 2, 3):
        tail = said[-period * ROUND :]
        if len(tail) == period * ROUND and tail == tail[:period] * ROUND:
            return f"the same {period} step(s) came round {ROUND} times: {', then '.join(tail[:period])}"
    return ""


def _window(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """Another window is active now."""
    is_new = after.frame.window is not None and (before.frame.window is None or after.frame.window.id != before.frame.window.id)
    return Outcome(Result.CONFIRMED, f"The window “{_title(after)}” is open.") if is_new else None


def _state(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """The target shows the state that was wanted."""
    now = _again(plan, after)
    if now is None or plan.expectation.text not in now.state:
        return None
    return Outcome(Result.CONFIRMED, f"It reads {now.name} now.")


def _text(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """The text stands on the screen, where it did not, or in what changed."""
    wanted = plan.expectation.text
    for element in after.elements:
        read = element.value or element.text
        if _reads(read, wanted) and not any(
            _reads(e.value or e.text, wanted) and e.box == element.box for e in before.elements
        ):
            return Outcome(Result.CONFIRMED, f"The screen reads “{read}”.")
    return None


def _value(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """The field holds the text."""
    now = _again(plan, after)
    if now is not None and _reads(now.value, plan.expectation.text):
        return Outcome(Result.CONFIRMED, f"The {now.role} {now.text} reads “{now.value}”.")
    return _text(plan, before, after)


def _change(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    return None


def _nothing(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    return Outcome(Result.UNVERIFIABLE, difference(before, after) if after.changed else "Nothing was to be seen.")


LOOK: dict[Expect, Looked] = {
    Expect.WINDOW: _window,
    Expect.STATE: _state,
    Expect.TEXT: _text,
    Expect.VALUE: _value,
    Expect.CHANGE: _change,
    Expect.NOTHING: _nothing,
}


def _worked(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """A step for it had an effect, on something that it names."""
    served = [step for step in history if step.plan.goal == one.goal and step.outcome.result in WORKED]
    return any(step.plan.target is None or _is_named(step.plan.target.text, one.goal) for step in served)


def _is_named(target: str, goal: str) -> bool:
    """Most of the target's words are the goal's, reading mistakes allowed; a sign stands in it, and no name needs none."""
    said = [word for word in words(target) if word not in STOP_WORDS] or words(target)
    if not said:
        return not target.strip() or target.strip() in goal.split()
    near = [max((fuzz.ratio(looks(word), looks(other)) for other in words(goal)), default=0.0) for word in said]
    return sum(score >= NAMED for score in near) >= 0.8 * len(said)


def _was_typed(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """It can be read now, or it was read when it was typed and may have gone on its way since."""
    typed = [step for step in history if isinstance(step.plan.action, Type) and step.plan.action.text == one.text]
    read = any(_reads(e.value or e.text, one.text) for e in seen.elements)
    return read or any(step.outcome.result is Result.CONFIRMED for step in typed)


def _stands(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    return _is_seen(one.text, seen)


def _is_gone(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """To the letter: `report1.txt` is gone though `report2.txt`, which is alike, stays."""
    wanted = f" {' '.join(words(one.text))} "
    return not any(
        wanted in f" {' '.join(words(text))} " for text in (_title(seen), *(e.value or e.text for e in seen.elements))
    )


def _in_title(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    return one.text.casefold() in _title(seen).casefold() and not MODIFIED.search(_title(seen))


def _is_saved(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """The mark of unsaved work was in the title and is not any more."""
    was = any(step.window is not None and MODIFIED.search(step.window.title) for step in history)
    return was and not MODIFIED.search(_title(seen))


SHOWS: dict[Sign, Callable[[Criterion, Sequence[Step], Observation], bool]] = {
    Sign.STEP: _worked,
    Sign.TYPED: _was_typed,
    Sign.SEEN: _stands,
    Sign.GONE: _is_gone,
    Sign.TITLE: _in_title,
    Sign.SAVED: _is_saved,
}


def _is_seen(text: str, seen: Observation) -> bool:
    """Outside of fields: what was only typed into one may still be thrown away."""
    shown = [e.text for e in seen.elements if e.role is not Role.FIELD]
    return any(_reads(read, text) for read in [*shown, _title(seen)])


def _still(plan: Plan) -> Outcome:
    """Nothing moved: for a copy that is as it should be, for the rest it is a failure."""
    if isinstance(plan.action, Key) and plan.action.keys in ("ctrl+c", "ctrl+insert"):
        return Outcome(Result.UNVERIFIABLE, "Copying shows nothing.")
    return Outcome(Result.UNCHANGED, "Nothing on the screen changed.")


def _again(plan: Plan, after: Observation) -> Element | None:
    """The plan's target on the new screen: the same kind of element at the same place."""
    target = plan.target
    if target is None:
        return None
    same = [e for e in after.elements if e.role is target.role and e.box.iou(target.box) > 0.3]
    return max(same, key=lambda e: e.box.iou(target.box), default=None)


def _reads(read: str, wanted: str) -> bool:
    """Whether read text holds the wanted text; line ends and spaces are one, the beginning of a long text is enough."""
    short = " ".join(wanted.split())[:READABLE]
    return bool(short) and fuzz.partial_ratio(short, read) >= ALIKE and len(read) >= len(short) * 0.8


def _title(seen: Observation) -> str:
    return seen.frame.window.title if seen.frame.window else ""


def _listed(names: Iterable[str], most: int = 4) -> str:
    names = [name.removeprefix(f"{Role.TEXT} ") for name in names]
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")

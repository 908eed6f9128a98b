"""Pure: did the screen do what the plan expected, with the evidence in words; and is the run getting anywhere?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from agent.action import ENDINGS, Key, LeftClick, ReadClipboard, Remember, Type, WriteClipboard
from agent.checking.refusals import refused
from agent.eyes.reading import blank, lines_of, reads
from agent.records import HIDDEN, Element, Expect, Observation, Outcome, Plan, Result, Role, Step
from agent.secret import REFERENCE
from agent.words import words

STUCK = 3
"""Steps in a row without any effect that end a run."""
EDGE = 8
"""Pixels around a field at scale 1 in which a ring shows that it has the keyboard."""
MISREAD = 2
"""Characters that reading may add to a text, such as the text cursor."""
ROUND = 3
"""Times the same one to three steps may come round again."""
UNREAD = "The picture changed."
"""What is said of a change in which nothing reads differently."""
TOLD = ("on", "off", "selected")
"""States that say something."""
NOTED = "Noted: "
"""How the evidence of what was learnt opens."""
Looked = Callable[[Plan, Observation, Observation], "Outcome | None"]


def verify(plan: Plan, before: Observation, after: Observation, learnt: str = "") -> Outcome:
    """The outcome of a plan that was carried out. `learnt` is what the action itself brought back (clipboard text)."""
    if isinstance(plan.action, (ReadClipboard, WriteClipboard, Remember)):
        return Outcome(Result.CONFIRMED, f"{NOTED}{learnt or plan.note}")
    found = refused(plan, before, after) or _unfocused(plan, before, after) or _looked_for(plan, before, after)
    if found is not None:
        return found
    if not after.changed:
        return _still(plan)
    if isinstance(plan.action, Type):
        return Outcome(Result.UNVERIFIABLE, "Something changed, but the typed text cannot be read.")
    if plan.expectation.kind in (Expect.STATE, Expect.WINDOW, Expect.SEEN, Expect.GONE):
        return Outcome(Result.UNVERIFIABLE, f"Something changed, but not “{plan.expectation.text}” as expected.")
    return Outcome(Result.CONFIRMED, difference(before, after))


def _unfocused(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """A click after which nothing but a field looks different, and nothing reads so: it took the keyboard from there, as a
    click on anything does."""
    if not isinstance(plan.action, LeftClick) or plan.target is None or plan.target.role is Role.FIELD or not after.changed:
        return None
    edge = round(EDGE * after.frame.monitor.density)
    fields = [one.box.grown(edge) for one in before.elements if one.role is Role.FIELD]
    elsewhere = [box for box in after.changed if not any(field.overlap(box).area == box.area for field in fields)]
    if elsewhere or _read(before) != _read(after):
        return None
    return Outcome(Result.UNCHANGED, "Only a field looks different, which had the keyboard.")


def _looked_for(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    if isinstance(plan.action, Type) and REFERENCE.search(plan.action.text):
        return _secret(plan, after)
    return LOOK[plan.expectation.kind](plan, before, after)


def _secret(plan: Plan, after: Observation) -> Outcome:
    """A secret is not read back: that its field, which was painted over, changed and is not empty is all there is to see."""
    now = _again(plan, after)
    lost = _lost(plan, now, after)
    if lost is not None or not after.changed:
        return lost or _still(plan)
    if now is not None and HIDDEN in now.state and any(box.overlap(now.box).area for box in after.changed):
        return Outcome(Result.CONFIRMED, f"The {now.role} {now.text} is filled in; what it holds is hidden.")
    return Outcome(Result.UNVERIFIABLE, "Something changed; a secret is not read back.")


def difference(before: Observation, after: Observation) -> str:
    """What appeared and what went, in a sentence."""
    old, new = {e.name for e in before.elements}, {e.name for e in after.elements}
    came = [e.name for e in after.elements if e.name not in old]
    went = [e.name for e in before.elements if e.name not in new]
    if _read(before) == _read(after):
        return UNREAD
    told = [f"appeared: {_listed(came)}"] * bool(came) + [f"gone: {_listed(went)}"] * bool(went)
    if _title(after) != _title(before):
        told.insert(0, f"the window is now “{_title(after)}”")
    said = "; ".join(told)
    return f"{said[0].upper()}{said[1:]}" if said else UNREAD


def _read(seen: Observation) -> tuple[object, ...]:
    """All words and states, wherever they stand and whatever they are taken for: a ring around a button reads as nothing."""
    said = {word for one in seen.elements for word in words(f"{one.text} {one.value}")}
    return said, sorted(state for one in seen.elements for state in one.state if state in TOLD), _title(seen)


def proof(history: Sequence[Step]) -> tuple[str, ...]:
    """The evidence that a run did something and ended well: none when its last act on the screen had no seen effect."""
    acted = [step for step in history if not isinstance(step.plan.action, ENDINGS)]
    if not acted or acted[-1].outcome.result in (Result.UNCHANGED, Result.NOT_DONE):
        return ()
    seen = [step for step in acted if step.outcome.result is Result.CONFIRMED]
    return tuple(f"{step.plan.sentence}: {step.outcome.evidence}" for step in seen)


def stuck(history: Sequence[Step]) -> str:
    """Why a run is getting nowhere, in a sentence; empty while it is getting somewhere. Steps written in a skill are no sign:
    they come round as often as they are written."""
    history = _since_written(history)
    last = history[-STUCK:]
    if len(last) == STUCK and all(step.outcome.result in (Result.UNCHANGED, Result.NOT_DONE) for step in last):
        return f"{STUCK} steps in a row had no effect, the last: {last[-1].plan.sentence} ({last[-1].outcome.evidence})"
    said = [step.plan.sentence for step in history]
    for period in (1, 2, 3):
        tail = said[-period * ROUND :]
        if len(tail) == period * ROUND and tail == tail[:period] * ROUND:
            return f"the same {period} step(s) came round {ROUND} times: {', then '.join(tail[:period])}"
    return ""


def _since_written(history: Sequence[Step]) -> Sequence[Step]:
    """The steps after the last one that was written in a skill."""
    return history[next((at for at in range(len(history), 0, -1) if history[at - 1].plan.skill), 0) :]


def waits(plan: Plan, outcome: Outcome) -> bool:
    """Whether an effect that was not seen at once may still come: an application takes a while to start or to save."""
    late = plan.expectation.kind is Expect.WINDOW and outcome.result is Result.UNVERIFIABLE
    return plan.patience > 0 and (late or outcome.result is Result.UNCHANGED)


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
    """The text stands on the screen, where it did not. A line read again is none, though its box be a pixel off."""
    wanted, old = plan.expectation.text, lines_of(before)
    for line in lines_of(after):
        if reads(line.text, wanted) and not any(
            words(one.text) == words(line.text) and one.box.overlap(line.box).area for one in old
        ):
            return Outcome(Result.CONFIRMED, f"The screen reads “{line.text}”.")
    return None


def _value(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """The field holds the text, and no more where it was typed over. While it is empty, a text that came up elsewhere does not
    make up for it."""
    now, wanted = _again(plan, after), plan.expectation.text
    if now is not None and _holds_more(plan, now.value, wanted):
        return Outcome(Result.UNCHANGED, f"The {now.role} {now.text} reads “{now.value}”, not “{wanted}” alone.")
    if now is None or not reads(now.value, wanted):
        return _lost(plan, now, after) or _text(plan, before, after)
    return Outcome(Result.CONFIRMED, f"The {now.role} {now.text} reads “{now.value}”.")


def _holds_more(plan: Plan, value: str, wanted: str) -> bool:
    """Whether something is left beside a text that was to be typed over it."""
    over = isinstance(plan.action, Type) and plan.action.clear
    return over and len(value) > len(wanted) + MISREAD and (wanted in value or reads(value, wanted))


def _lost(plan: Plan, now: Element | None, after: Observation) -> Outcome | None:
    """The field is where it was, and there is nothing in it."""
    is_same = now is not None and plan.target is not None and now.text == plan.target.text and "empty" in now.state
    if now is None or not is_same or not isinstance(plan.action, Type) or not blank(now, after):
        return None
    return Outcome(Result.UNCHANGED, f"The {now.role} {now.text} is still empty.")


def _seen(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """The target is there, and says it."""
    now, wanted = _again(plan, after), plan.expectation.text
    if now is not None and (not wanted or reads(f"{now.text} {now.value}", wanted)):
        return Outcome(Result.CONFIRMED, f"The screen shows {now.name.rstrip('.')}.")
    line = _line(plan, after)
    return Outcome(Result.CONFIRMED, f"The screen reads “{line}”.") if line else None


def _line(plan: Plan, after: Observation) -> str:
    """What reads as wanted though no element does: the line where the target was, put together where it was read in pieces; the
    title of a window that draws its bar itself."""
    target, wanted = plan.target, plan.expectation.text
    if target is not None and target.role is Role.WINDOW:
        return next((window.title for window in after.frame.windows if reads(window.title, wanted)), "")
    lines = (one.text for one in lines_of(after) if target and one.box.overlap(target.box).area)
    return next((text for text in lines if reads(text, wanted)), "")


def _gone(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """Nothing says it any more."""
    wanted = plan.expectation.text
    held = f" {' '.join(words(wanted))} "
    if any(held in f" {' '.join(words(line.text))} " for line in lines_of(after)):
        return None
    return Outcome(Result.CONFIRMED, f"Nothing on the screen says “{wanted}” any more.")


def _change(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    return None


def _nothing(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """Nothing has to be seen; what is counts."""
    if after.changed:
        return Outcome(Result.CONFIRMED, difference(before, after))
    return Outcome(Result.UNVERIFIABLE, "Nothing was to be seen.")


LOOK: dict[Expect, Looked] = {
    Expect.WINDOW: _window,
    Expect.STATE: _state,
    Expect.TEXT: _text,
    Expect.VALUE: _value,
    Expect.SEEN: _seen,
    Expect.GONE: _gone,
    Expect.CHANGE: _change,
    Expect.NOTHING: _nothing,
}


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


def _title(seen: Observation) -> str:
    return seen.frame.window.title if seen.frame.window else ""


def _listed(names: Iterable[str], most: int = 4) -> str:
    names = [name.removeprefix(f"{Role.TEXT} ") for name in names]
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")

"""Pure: whether the signs of a done are on the screen. What a planner says must be seen is looked for here, outside of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from agent.action import ENDINGS, Key, Type, WriteClipboard
from agent.checking.refusals import SAYING, standing
from agent.checking.verify import UNREAD
from agent.eyes.beside import strays
from agent.eyes.labels import says_where, unspoken
from agent.eyes.reading import Said, lines_of, reads
from agent.records import POINT, Criterion, Element, Observation, Outcome, Plan, Result, Role, Sign, Step
from agent.words import IN_FIELD, OR, STOP_WORDS, VERBS, Intent, looks, words

MODIFIED = re.compile(r"^\*|\*$|\((?:modified|modifié)\)|\[(?:modified|modifié)\]", re.IGNORECASE)
"""How editors mark a title whose work is not saved."""
NAMED = 75.0
"""Percent of likeness at which a word on the screen is one of the goal's."""
MOST = 0.8
"""Share of the words that must agree."""
LINE = 90.0
"""Percent of likeness from which a line is the one that is wanted."""
SAME = 0.3
"""Share that two boxes have in common from which they are one field."""
SAVING = "ctrl+s"
FEW = 3
"""Letters of a text that may stand anywhere on a screen by chance."""
KEY = 2
"""Letters on a key at most."""
BOXES = (Role.CHECK_BOX, Role.RADIO)
POINTING = (Intent.CLICK, Intent.TICK, Intent.UNTICK)
WORKED = frozenset({Result.CONFIRMED, Result.UNVERIFIABLE})
CLICKING = frozenset(word for word, verb in VERBS.items() if verb.intent in POINTING and not verb.means)


def unmet(criteria: Iterable[Criterion], history: Sequence[Step], seen: Observation) -> tuple[Criterion, ...]:
    """Those of a Done's criteria that nothing on the screen, nor in what was seen after each step, bears out."""
    return tuple(one for one in criteria if not SHOWS[one.sign](one, history, seen))


def borne_out(plan: Plan, history: Sequence[Step], seen: Observation) -> Outcome:
    """What comes of a Done."""
    if said := standing(history, seen):
        return Outcome(Result.NOT_DONE, f"{SAYING}{said}”.")
    missing = unmet(plan.criteria, history, seen)
    if missing:
        return Outcome(Result.NOT_DONE, f"Nothing on the screen shows that “{missing[0].goal}” is done.")
    return Outcome(Result.CONFIRMED, "What should show it was seen." if plan.criteria else "Nothing is left to do.")


def _worked(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    return any(step.plan.goal == one.goal and step.outcome.result in WORKED for step in history)


def _was_clicked(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """A step had an effect, on something that it names, or that the person picked instead."""
    worked = [step for step in history if step.outcome.result in WORKED]
    # The person says which is meant.
    picked = any(step.plan.goal == one.goal and step.answer is not None and step.answer.point is not None for step in worked)
    return picked or any(
        _tells(step, one) and _is_meant(step.plan.target.text, one.goal) for step in worked if step.plan.target
    )


def _is_ticked(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """Every box of that name, or the one beside what the part names, shows the state now; or none is to be seen any more, it
    was read when it was clicked, and something else was done since."""
    boxes = [box for box in seen.elements if box.role in BOXES and words(box.text) and _is_meant(box.text, one.goal)]
    boxes = [box for box in boxes if not strays(box, seen.elements, one.goal)]
    if boxes:
        return all(one.text in box.state for box in boxes)
    told = [step for step in history if step.outcome.result is Result.CONFIRMED and f"({one.text}" in step.outcome.evidence]
    return _was_clicked(one, told, seen) and _last(history) not in told


def _tells(step: Step, one: Criterion) -> bool:
    """A point at which nothing is named shows something only for the part that it was for, where something came of it."""
    if step.plan.target is None or step.plan.target.source != POINT or step.plan.target.text:
        return True
    return step.plan.goal == one.goal and step.outcome.result is Result.CONFIRMED


def _is_meant(target: str, goal: str) -> bool:
    """Most of the target's words are the goal's; after a plain verb of clicking, the other way round will do: `click Copy` and
    `Copy Display Value`, but not `send it` and `Send me the newsletter`."""
    name, asked = _telling(target), [word for word in _telling(goal) if word not in CLICKING]
    if not words(target):
        return not target.strip() or target.strip() in goal.split()
    plainly = any(word in CLICKING for word in words(goal))
    return _share(name, asked or words(goal)) >= MOST or (plainly and bool(asked) and _share(asked, name) >= MOST)


def _telling(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOP_WORDS] or words(text)


def _share(said: Sequence[str], among: Sequence[str]) -> float:
    """How many of the words are among others, reading mistakes allowed, 0 to 1."""
    near = [max((fuzz.ratio(looks(word), looks(other)) for other in among), default=0.0) for word in said]
    return sum(score >= NAMED for score in near) / max(1, len(said))


def _is_chosen(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """What says so was clicked with effect, or what the part names shows it as its value now."""
    clicks = [step.plan for step in history if step.outcome.result in WORKED and not _typed(step.plan)]
    clicked = any(plan.target is not None and reads(f"{plan.target.text} {plan.target.value}", one.text) for plan in clicks)
    shown = [element for element in seen.elements if reads(element.value, one.text)]
    return clicked or any(words(element.text) and _is_meant(element.text, one.goal) for element in shown)


def _was_typed(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """It can be read in a field now, or elsewhere where some of it was typed, or it was read when it was typed and may have
    gone on its way since, but not from a field that lost it by itself. That a page has it is no sign: it may say what it
    likes."""
    lines = [line for line in lines_of(seen) if reads(line.text, one.text)]
    put = [step for step in _kept(history) if step.outcome.result is not Result.NOT_DONE and _puts(step.plan, one.text)]
    if (field := IN_FIELD.search(one.goal)) is not None:
        put = [step for step in put if step.outcome.result in WORKED and _is_there(step.plan, field[1])]
        lines = [line for line in lines if _is_field(line, field[1], seen) or (put and not line.field)]
    elif says_where(one.goal, [one.text]):
        right = [line for line in lines if not any(unspoken(field, one.goal) for field in _fields(line, seen))]
        blind = bool(right) or not lines  # where the keyboard was is told by where the text stands
        put = [step for step in put if (not unspoken(step.plan.target, one.goal) if step.plan.target else blind)]
        lines = right
    if len(one.text) <= FEW:
        put = [step for step in put if step.outcome.result is Result.CONFIRMED]
        lines = lines if put else []
    exactly = [step for step in put if step.outcome.result is Result.CONFIRMED and _typed(step.plan) == one.text]
    return any(step is not _last(history) or not _is_empty(step, seen) for step in exactly) or any(
        line.field or bool(put) for line in lines
    )


def _kept(history: Sequence[Step]) -> list[Step]:
    """Without the texts that the next one took the place of, in the same field."""
    acts = [step for step in history if not isinstance(step.plan.action, ENDINGS)]
    return [step for step, later in zip_longest(acts, acts[1:]) if later is None or not _replaces(later.plan, step.plan)]


def _replaces(later: Plan, earlier: Plan) -> bool:
    one, other = earlier.target, later.target
    typed = isinstance(later.action, Type) and later.action.clear and _typed(later) != _typed(earlier)
    return typed and isinstance(earlier.action, Type) and bool(one and other and one.box.iou(other.box) > SAME)


def _is_there(plan: Plan, label: str) -> bool:
    """Whether it goes into the field of this label, as far as that is known."""
    target = plan.target
    return target is None or target.role is not Role.FIELD or not words(target.text) or _is_called(target.text, label)


def _is_field(line: Said, label: str, seen: Observation) -> bool:
    return any(_is_called(one.text, label) for one in _fields(line, seen))


def _fields(line: Said, seen: Observation) -> list[Element]:
    return [one for one in seen.elements if one.role is Role.FIELD and one.box == line.box]


def _is_called(text: str, label: str) -> bool:
    """By this label, or by one of several: `From / Departure`."""
    if _share(_telling(text), words(label)) >= MOST:
        return True
    return any(_share(_telling(name), words(text)) >= MOST for name in label.split(OR) if words(name))


def _is_empty(step: Step, seen: Observation) -> bool:
    """Whether the field that it was typed into has lost it."""
    target = step.plan.target
    fields = [one for one in seen.elements if target is not None and one.role is Role.FIELD and one.box.iou(target.box) > SAME]
    return any("empty" in one.state for one in fields)


def _last(history: Sequence[Step]) -> Step | None:
    """The last step that was to act."""
    return next((step for step in reversed(history) if not isinstance(step.plan.action, ENDINGS)), None)


def _typed(plan: Plan) -> str:
    return plan.action.text if isinstance(plan.action, (Type, WriteClipboard)) else ""


def _puts(plan: Plan, text: str) -> bool:
    """Whether an act puts some of a text there: types a word of it, or presses a key of it, which may be one on the screen."""
    written = _typed(plan)
    key = plan.action.keys if isinstance(plan.action, Key) else plan.target.text if plan.target else ""
    return bool(set(words(written)) & set(words(text))) or written == text or (0 < len(key) <= KEY and key in text)


def _stands(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """Outside of fields and of wherever it was typed: what only stands there may still be thrown away."""
    typed = [step.plan.target.box for step in history if isinstance(step.plan.action, Type) and step.plan.target]
    shown = [line.text for line in lines_of(seen) if not line.field and not any(line.box.overlap(box).area for box in typed)]
    return any(reads(text, one.text) for text in [*shown, _title(seen)])


def _is_gone(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """To the letter: `report1.txt` is gone though `report2.txt`, which is alike, stays."""
    wanted = f" {' '.join(words(one.text))} "
    return not any(
        wanted in f" {' '.join(words(text))} " for text in (_title(seen), *(e.value or e.text for e in seen.elements))
    )


def _in_title(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    return one.text.casefold() in _title(seen).casefold() and not MODIFIED.search(_title(seen))


def _is_saved(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """The mark of unsaved work was in a title and is in none any more; where titles bear no mark, what says so was clicked."""
    was = any(step.window is not None and MODIFIED.search(step.window.title) for step in history)
    if not was and (_was_clicked(one, history, seen) or _pressed(SAVING, history, seen)):
        return _had_effect(history)
    return was and not any(MODIFIED.search(title) for title in (_title(seen), *(w.title for w in seen.frame.windows)))


def _pressed(keys: str, history: Sequence[Step], seen: Observation) -> bool:
    """Whether this shortcut was pressed in the window that is in front, and nothing done since but to answer what came up."""
    now = seen.frame.window
    for step in reversed(history):
        if isinstance(step.plan.action, Key) and step.plan.action.keys == keys:
            return step.window is not None and now is not None and step.window.id == now.id
        if step.window is None or now is None or (step.window.id == now.id and not isinstance(step.plan.action, ENDINGS)):
            return False
    return False


def _had_effect(history: Sequence[Step]) -> bool:
    """The last act on the screen changed what it says, or what it noted was there to be noted: a ring around the button that
    was clicked is nothing."""
    last = _last(history)
    return last is not None and last.outcome.result is Result.CONFIRMED and last.outcome.evidence != UNREAD


def _is_read(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    return any(words(line.text) == words(one.text) for line in lines_of(seen))


def _is_line(one: Criterion, history: Sequence[Step], seen: Observation) -> bool:
    """Nothing else stands in the line, reading mistakes allowed."""
    return any(fuzz.ratio(looks(line.text), looks(one.text)) >= LINE for line in lines_of(seen))


SHOWS: dict[Sign, Callable[[Criterion, Sequence[Step], Observation], bool]] = {
    Sign.STEP: _worked,
    Sign.CLICKED: _was_clicked,
    Sign.TICKED: _is_ticked,
    Sign.CHOSEN: _is_chosen,
    Sign.TYPED: _was_typed,
    Sign.SEEN: _stands,
    Sign.GONE: _is_gone,
    Sign.TITLE: _in_title,
    Sign.SAVED: _is_saved,
    Sign.READS: _is_read,
    Sign.LINE: _is_line,
}


def _title(seen: Observation) -> str:
    return seen.frame.window.title if seen.frame.window else ""

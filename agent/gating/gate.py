"""Pure: may this be done? Allow, ask, hand over or refuse, by rules outside the model, with the rule that said so.

What stands on the screen can make the gate stricter, never looser. What it does not know, it asks about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from agent.action import (
    AskUser,
    Done,
    Fail,
    HandOver,
    HoldKey,
    Key,
    LeftClickDrag,
    MouseMove,
    OpenApp,
    ReadClipboard,
    Remember,
    Scroll,
    Type,
    Wait,
    WriteClipboard,
    Zoom,
    name,
)
from agent.errors import ActError
from agent.gating.policy import GROUPS, STRICTNESS, Policy, Rule, says, without
from agent.geometry import Box, Point
from agent.hands.keys import sequence
from agent.planning.meant import NOTHING, meant
from agent.records import POINT, Decision, Element, Observation, Offered, Plan, Role, Verdict
from agent.settings import Mode
from agent.words import AFFIRM, plain, words

HARMLESS = (Wait, Scroll, MouseMove, Zoom, Remember, ReadClipboard, AskUser, Done, Fail)
"""Actions that change nothing but the view."""
NEAR = 220
"""Pixels around a target within which text is its surroundings."""
DIALOG = 0.45
"""Share of the monitor below which a window is a dialog, whose every text bears on its buttons."""
LABEL_WORDS = 7
"""Words from which a plain text is prose, not the label of a control."""
_NEGATIVE = """cancel no not now keep back later close dismiss skip undo abort stay thanks
annuler non garder conserver retour plus tard fermer ignorer merci rester"""
NEGATIVE = frozenset(_NEGATIVE.split())
"""A click on what says nothing but these takes nothing away."""
CONFIRMING = "enter space alt+y alt+o"
"""Keys that mean what the dialog says."""
CARD = re.compile(r"(?:\d[ -]?){13,19}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
COMMAND = re.compile(
    r"(?:^|[;&|]\s*)\s*(?:sudo|rm|dd|mkfs\S*|chmod|chown|curl|wget|kill|shutdown|reboot|apt(?:-get)?|pip)\s+\S|\|\s*(?:ba)?sh\b"
)
MODIFIED = re.compile(r"^\*|\*$|\bmodified\b|\bunsaved\b|\bnon enregistre|\bmodifie\b")
READS = ("copy", "copies", "read", "reads", "copie*", "lis", "lire", "recopie*", "from the screen", "as shown")


FREE = Verdict(Decision.ALLOW, "free", "Nothing here needs asking.")
EVERY = Verdict(Decision.ASK, "step-mode", "You asked to approve every step.", "named")


class Context(msgspec.Struct, frozen=True):
    """What the gate goes by: the task in the person's words, the mode, the rules, `approved` categories (`ask`, `named`) and
    `granted` rule ids (answers "yes to this kind", heeded for the category `named` alone). The texts `offered` may be typed
    where the task mentions them, those `given` on a card anywhere; they name nothing."""

    task: str
    mode: Mode = "careful"
    policy: Policy = Policy()
    approved: frozenset[str] = frozenset()
    granted: frozenset[str] = frozenset()
    allow_apps: tuple[str, ...] = ()
    deny_apps: tuple[str, ...] = ()
    offered: Offered = NOTHING
    given: tuple[str, ...] = ()


def judge(plan: Plan, seen: Observation, context: Context) -> Verdict:
    """The verdict on a plan made on this screen."""
    refused = _refused(plan, seen, context)
    if refused is not None:
        return refused
    if isinstance(plan.action, HandOver):
        return Verdict(Decision.HAND_OVER, "hand-over", plan.action.reason, "hand_over")
    fired = [rule for rule in context.policy.rule if _fires(rule, plan, seen)]
    strictest = max(fired, key=lambda rule: STRICTNESS[rule.category], default=None)
    found = [_invented(plan, context)] if strictest is None or strictest.category != "hand_over" else []
    found += [_verdict(strictest, plan, context) if strictest else None, _unsure(plan)]
    verdicts = [verdict for verdict in found if verdict]
    worst = max(verdicts, key=lambda verdict: STRICTNESS[verdict.category], default=None)
    return _approved(_every(worst or FREE, plan, context), context)


def same_target(plan: Plan, before: Observation, after: Observation) -> bool:
    """Whether what was approved on one screen is still what would be acted on: the same thing at the same place, in the same
    window, with the same words around it."""
    if _window_of(before) != _window_of(after):
        return False
    box = _acted_on(plan, before)
    if box is None:
        return _said_around(plan, before) == _said_around(plan, after)
    now = [e for e in after.elements if e.box.iou(box) > 0.5]
    then = [e for e in before.elements if e.box.iou(box) > 0.5]
    same = {(e.role, e.text) for e in then} == {(e.role, e.text) for e in now}
    return same and _said_around(plan, before) == _said_around(plan, after)


def _refused(plan: Plan, seen: Observation, context: Context) -> Verdict | None:
    """Own windows and applications that are out of bounds."""
    points = [point for point in (getattr(plan.action, "point", None), getattr(plan.action, "end", None)) if point]
    if any(box.contains(point) for box in seen.frame.masked for point in points):
        return Verdict(Decision.REFUSE, "own-window", "That is one of Deskhand's own windows: only you can use it.", "refuse")
    app = seen.frame.window.app if seen.frame.window else ""
    touched = (app, plan.action.app if isinstance(plan.action, OpenApp) else "")
    if denied := next((one for one in touched if says(one, context.deny_apps)), ""):
        return Verdict(Decision.REFUSE, "denied-app", f"{denied} is on your list of applications not to touch.", "refuse")
    if context.allow_apps and not says(app, context.allow_apps) and not isinstance(plan.action, (*HARMLESS, OpenApp)):
        return Verdict(
            Decision.REFUSE, "not-allowed-app", f"{app or 'This window'} is not on your list of allowed apps.", "refuse"
        )
    return None


def _fires(rule: Rule, plan: Plan, seen: Observation) -> bool:
    """Every field the rule has matches."""
    if isinstance(plan.action, HARMLESS) or not rule.covers(name(plan.action)):
        return False
    target = _target_text(plan, seen)
    # What stands near a point is no proof that the point declines.
    is_named = plan.target is None or plan.target.source != POINT
    declines = is_named and name(plan.action) in GROUPS["click"] and bool(target) and set(words(target)) <= NEGATIVE
    if declines or (not rule.target and says(target, rule.unless)):
        return False
    return all(
        (
            not rule.target or says(without(target, rule.unless), rule.target),
            not rule.around or (_confirms(plan, target) and says(_said_around(plan, seen), rule.around)),
            not rule.near or says(f"{target} {_said_near(plan, seen)}", rule.near),
            not rule.typed or _typed(plan, rule),
            not rule.keys or (isinstance(plan.action, (Key, HoldKey)) and _pressed(plan.action.keys, rule.keys)),
            not rule.app or (seen.frame.window is not None and _app(seen.frame.window.app, rule.app)),
            not rule.window or (seen.frame.window is not None and _titled(seen.frame.window.title, rule.window)),
        )
    )


def _verdict(rule: Rule, plan: Plan, context: Context) -> Verdict:
    reason = f"{rule.reason} ({_quoted(plan)})" if plan.target and plan.target.text else rule.reason
    if rule.category == "hand_over":
        return Verdict(Decision.HAND_OVER, rule.id, reason, rule.category)
    if rule.category == "named" and (rule.id in context.granted or says(context.task, rule.named or rule.target)):
        return Verdict(Decision.ALLOW, rule.id, "The task says so by name.", "named")
    return Verdict(Decision.ASK, rule.id, reason, rule.category)


def _quoted(plan: Plan) -> str:
    if plan.target is not None and plan.target.source == POINT:
        return f"near it stands “{plan.target.text}”"
    return f"the {plan.target.role} says “{plan.target.text}”" if plan.target else ""


def _invented(plan: Plan, context: Context) -> Verdict | None:
    """Text that comes neither from the task nor from a skill is asked about."""
    if not isinstance(plan.action, (Type, WriteClipboard)) or plan.origin == "skill":
        return None
    known = (meant(context.task, context.offered), *context.given)
    if any(_flat(plan.action.text) in _flat(text) for text in known):
        return None
    if plan.origin == "screen" and says(context.task, READS):
        return None
    said = "comes from the screen" if plan.origin == "screen" else "is not in your task"
    return Verdict(Decision.ASK, "invented-text", f"The text to type {said}.", "ask")


def _unsure(plan: Plan) -> Verdict | None:
    """A place that the planner itself does not trust is asked about."""
    if not plan.unsure or isinstance(plan.action, HARMLESS):
        return None
    return Verdict(Decision.ASK, "unsure-point", plan.unsure, "ask")


def _every(verdict: Verdict, plan: Plan, context: Context) -> Verdict:
    """In step mode everything that touches the screen is asked about, what the task names as well; not kinds said yes to."""
    passes = verdict.decision is not Decision.ALLOW or isinstance(plan.action, HARMLESS)
    if context.mode != "step" or passes or context.granted & {verdict.rule, EVERY.rule}:
        return verdict
    return EVERY


def _approved(verdict: Verdict, context: Context) -> Verdict:
    """Categories approved beforehand pass, their rule still named; handing over never does."""
    if verdict.decision is Decision.ASK and verdict.category in context.approved:
        return msgspec.structs.replace(verdict, decision=Decision.ALLOW, reason=f"Approved beforehand: {verdict.reason}")
    return verdict


def _target_text(plan: Plan, seen: Observation) -> str:
    """What the thing acted on says: its own text, what lies under a bare point, or the end of a drag. Prose says nothing."""
    point = plan.action.end if isinstance(plan.action, LeftClickDrag) else getattr(plan.action, "point", None)
    under = plan.target if not isinstance(plan.action, LeftClickDrag) else None
    if under is None and point is not None:
        under = _under(point, seen.elements)
    if under is None:
        return _may_take(seen.elements) if isinstance(plan.action, Type) and point is None else ""
    return "" if under.role is Role.TEXT and len(words(under.text)) >= LABEL_WORDS else under.text


def _may_take(elements: Sequence[Element]) -> str:
    """What the fields say that text typed without a point may land in: the focused one; any, where none is seen to be."""
    fields = [element for element in elements if element.role is Role.FIELD]
    return " . ".join(element.text for element in [e for e in fields if "focused" in e.state] or fields)


def _under(point: Point, elements: Sequence[Element]) -> Element | None:
    return min((e for e in elements if e.box.contains(point)), key=lambda e: e.box.area, default=None)


def _acted_on(plan: Plan, seen: Observation) -> Box | None:
    if plan.target is not None:
        return plan.target.box
    point = getattr(plan.action, "point", None)
    return Box(int(point.x) - 20, int(point.y) - 12, 40, 24) if point else None


def _confirms(plan: Plan, target: str) -> bool:
    """Enter and Space, and buttons that say OK, Yes or Continue: they mean what the dialog around them says."""
    if isinstance(plan.action, Key):
        return bool(_chords(plan.action.keys) & _chords(CONFIRMING))
    said = set(words(target))
    return (
        bool(said & (AFFIRM | {"continue", "continuer", "confirm", "confirmer", "proceed", "accept", "accepter", "confirme"}))
        or not said
    )


def _said_around(plan: Plan, seen: Observation) -> str:
    """The words of the dialog: all of a small window's; in a large one the title, and what stands near the target."""
    window = seen.frame.window
    title = window.title if window else ""
    if window and window.box.area < DIALOG * seen.frame.monitor.box.area:
        return _joined(title, seen.elements)
    return f"{title} {_said_near(plan, seen)}" if _acted_on(plan, seen) else title


def _said_near(plan: Plan, seen: Observation) -> str:
    box = _acted_on(plan, seen)
    if box is None:
        return ""
    reach = box.grown(round(NEAR * seen.frame.monitor.scale))
    return _joined("", (e for e in seen.elements if e.box.overlap(reach).area and not (plan.target and e.id == plan.target.id)))


def _joined(title: str, elements: Iterable[Element]) -> str:
    return " . ".join([title, *(f"{e.text} {e.value}" for e in elements)])


def _typed(plan: Plan, rule: Rule) -> bool:
    text = plan.action.app if isinstance(plan.action, OpenApp) else getattr(plan.action, "text", "")
    classes = {"@card": _is_card(text), "@iban": bool(IBAN.search(text)), "@command": bool(COMMAND.search(text))}
    return any(classes.get(one, False) for one in rule.typed) or says(text, tuple(w for w in rule.typed if w[0] != "@"))


def _is_card(text: str) -> bool:
    """A number with the check digit of payment cards (Luhn, ISO/IEC 7812-1)."""
    return any(_luhn([int(c) for c in found if c.isdigit()]) for found in CARD.findall(text))


def _luhn(digits: Sequence[int]) -> bool:
    doubled = [sum(divmod(2 * d, 10)) if at % 2 else d for at, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _pressed(keys: str, wanted: Sequence[str]) -> bool:
    return any(_chords(keys) & _chords(one) for one in wanted)


def _chords(keys: str) -> set[frozenset[str]]:
    """Each chord by the keys it is made of, whatever they were called; none where a name is no key: hands press none of it."""
    try:
        return {frozenset(chord) for chord in sequence(keys)}
    except ActError:
        return set()


def _app(app: str, wanted: Sequence[str]) -> bool:
    return any(re.fullmatch(re.escape(plain(one)).replace(r"\*", ".*"), plain(app)) for one in wanted)


def _titled(title: str, wanted: tuple[str, ...]) -> bool:
    if "@modified" in wanted and MODIFIED.search(plain(title)):
        return True
    return says(title, tuple(one for one in wanted if one[0] != "@"))


def _window_of(seen: Observation) -> int:
    return seen.frame.window.id if seen.frame.window else 0


def _flat(text: str) -> str:
    return " ".join(text.split())

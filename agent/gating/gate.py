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
    LeftClick,
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
from agent.eyes.naming import TEXT_AREA
from agent.gating.entrusting import Entrusted, Named, entrusting
from agent.gating.policy import GROUPS, STRICTNESS, Policy, Rule, begins, says, without
from agent.geometry import Box, Point, box_to_image, to_screen
from agent.hands.keys import sequence
from agent.planning.meant import NOTHING, meant
from agent.records import POINT, Decision, Element, Observation, Offered, Plan, Role, Verdict
from agent.settings import Mode
from agent.words import AFFIRM, looks, plain, words
from models.bins import is_bin

HARMLESS = (Wait, Scroll, MouseMove, Zoom, Remember, ReadClipboard, AskUser, Done, Fail)
"""Actions that change nothing but the view."""
NEAR = 220
"""Pixels around a target within which text is its surroundings."""
DIALOG = 0.45
"""Share of the monitor below which a window is a dialog, whose every text bears on its buttons."""
LABEL_WORDS = 7
"""Words from which a plain text is prose, not the label of a control."""
_DECLINING = """cancel no not now yet keep later dismiss skip stay thanks both decline reject deny block refuse all
annuler non garder conserver plus tard ignorer merci rester pas encore maintenant revenir refuser bloquer tout les deux"""
DECLINING = frozenset(_DECLINING.split())
"""A button that says nothing but these says no: what stands beside it says yes."""
NO_PHRASES = ("go back", "take me back", "pas d accord")
"""Buttons that say no in words which alone say something else."""
NEGATIVE = DECLINING | frozenset(["back", "go", "close", "undo", "abort", "retour", "fermer"])
"""A click on what says nothing but these takes nothing away."""
_CONFIRMS = """continue confirm proceed accept agree merge leave quit discard update transfer close
continuer confirmer confirme accepter fusionner quitter abandonner fermer"""
CONFIRMS = AFFIRM | frozenset(_CONFIRMS.split())
"""Words on buttons that do what the dialog around them asks about."""
BUTTON_WORDS = 5
"""Words that a button has at most."""
BESIDE = 220
"""Pixels between two buttons of one dialog at most, at scale 1."""
LABEL_REACH = (260, 44)
"""Pixels from a field to its label at the left and above, at scale 1."""
UNSEEN = 200
"""Pixels that a field is taken to be wide around a point where none was seen, at scale 1."""
QUESTION = 3
"""Words from which a text in a dialog says what it is about; fewer are a button's, but for those with a question mark."""
BARE = 44
"""Pixels of side that are looked at around a point where nothing was found, at scale 1."""
BIN = "trash"
"""What a picture of a bin says."""
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
    where the task mentions them, those `given` on a card anywhere; they name nothing. What stands in `private_apps` is not
    seen. `entrusted` is which secret may go where, by what the person said yes to."""

    task: str
    mode: Mode = "careful"
    policy: Policy = Policy()
    approved: frozenset[str] = frozenset()
    granted: frozenset[str] = frozenset()
    allow_apps: tuple[str, ...] = ()
    deny_apps: tuple[str, ...] = ()
    offered: Offered = NOTHING
    given: tuple[str, ...] = ()
    private_apps: tuple[str, ...] = ()
    entrusted: frozenset[Entrusted] = frozenset()


def judge(plan: Plan, seen: Observation, context: Context) -> Verdict:
    """The verdict on a plan made on this screen."""
    refused = _refused(plan, seen, context)
    if refused is not None:
        return refused
    if isinstance(plan.action, HandOver):
        return Verdict(Decision.HAND_OVER, "hand-over", plan.action.reason, "hand_over")
    acts = [(act, _target_text(act, seen)) for act in (plan, *_pressed_by(plan, seen))]
    fired = [rule for rule in context.policy.rule for act, said in acts if _fires(rule, act, seen, said, context)]
    secret = entrusting(plan, seen, context.entrusted, any(rule.secret for rule in fired))
    # Who gives a secret by reference wants it typed: that is asked about instead of handed over.
    fired = [rule for rule in fired if not (rule.secret and secret)]
    strictest = max(fired, key=lambda rule: STRICTNESS[rule.category], default=None)
    found = [secret, _unseen(plan, seen, context)]
    found += [_invented(plan, context)] if strictest is None or strictest.category != "hand_over" else []
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
    """Own windows, applications that are out of bounds, secrets that nobody named."""
    if unnamed := Named((context.task, *context.given)).lacks(plan):
        return Verdict(
            Decision.REFUSE, "secret-not-named", f"Neither your task nor a skill names the secret “{unnamed}”.", "refuse"
        )
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


def _fires(rule: Rule, plan: Plan, seen: Observation, target: str, context: Context) -> bool:
    """Every field the rule has matches; `target` is what the thing acted on says."""
    if isinstance(plan.action, HARMLESS) or not rule.covers(name(plan.action)):
        return False
    # What stands near a point is no proof that the point declines.
    is_named = plan.target is None or plan.target.source != POINT
    declines = is_named and name(plan.action) in GROUPS["click"] and _declines(target, NEGATIVE)
    if not rule.target and (declines or says(target, rule.unless)):
        return False
    if rule.target and rule.category != "hand_over" and begins(target, context.policy.about):
        return False
    return all(
        (
            not rule.target or says(without(target, rule.unless), rule.target),
            not rule.around or (_confirms(plan, target) and says(_question(plan, seen), rule.around)),
            not rule.near or says(f"{target} {_said_near(plan, seen)}", rule.near),
            not rule.task or (not target and says(context.task, rule.task)),
            not rule.unread or _is_unread(plan, seen, target),
            not rule.buttons or says(_buttons(seen), rule.buttons),
            not rule.typed or _typed(plan, rule),
            not rule.keys or (isinstance(plan.action, (Key, HoldKey)) and _pressed(plan.action.keys, rule.keys)),
            not rule.app or (seen.frame.window is not None and _app(seen.frame.window.app, rule.app)),
            not rule.window or (seen.frame.window is not None and _titled(seen.frame.window.title, rule.window)),
        )
    )


def _declines(text: str, known: frozenset[str]) -> bool:
    said = set(words(text))
    return (bool(said) and said <= known) or " ".join(words(text)) in NO_PHRASES


def _pressed_by(plan: Plan, seen: Observation) -> list[Plan]:
    """What Enter or Space may press: in a dialog, of its own or within a page, the buttons beside the one that says no."""
    if not isinstance(plan.action, Key) or not _confirms(plan, ""):
        return []
    labels = [one for one in _within(seen) if 0 < len(words(_said_by(one))) <= BUTTON_WORDS]
    no = [one for one in labels if _declines(_said_by(one), DECLINING)]
    reach = BESIDE * seen.frame.monitor.density
    beside = [one for one in labels if one not in no and any(_are_beside(one.box, other.box, reach) for other in no)]
    return [Plan(LeftClick(one.box.centre), plan.sentence, one) for one in beside]


def _are_beside(one: Box, other: Box, reach: float) -> bool:
    """Whether two buttons stand in one row, or one above the other."""
    gap = max(one.left, other.left) - min(one.right, other.right)
    drop = max(one.top, other.top) - min(one.bottom, other.bottom)
    level = abs(one.centre.y - other.centre.y) <= max(one.height, other.height) / 2
    return (level and gap <= reach) or (gap < 0 and drop <= max(one.height, other.height))


def _buttons(seen: Observation) -> str:
    """What the buttons of the window say, and other words as short: a button drawn flat is read as text."""
    return " . ".join(said for said in map(_said_by, _within(seen)) if len(words(said)) <= BUTTON_WORDS)


def _said_by(one: Element) -> str:
    """What stands on a thing: in a field what is in it, if that is as short as a button's label. A button may look like a
    field; then the name that the eyes gave it is its neighbour's."""
    short = 0 < len(words(one.value)) <= BUTTON_WORDS
    return one.value if one.role in (Role.FIELD, Role.SELECT) and short else one.text


def _within(seen: Observation) -> tuple[Element, ...]:
    """What stands in the active window; all where the system does not tell which it is."""
    window = seen.frame.window
    if window is None:
        return seen.elements
    area = box_to_image(window.box, seen.frame.monitor)
    return tuple(one for one in seen.elements if one.box.overlap(area).area)


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


def _unseen(plan: Plan, seen: Observation, context: Context) -> Verdict | None:
    """What is done in a private window is done blindly."""
    point = getattr(plan.action, "point", None)
    at = to_screen(point, seen.frame.monitor) if point else None
    window = next((w for w in seen.frame.windows if at and w.box.contains(at)), None) if at else seen.frame.window
    if window is None or not says(window.app, context.private_apps) or isinstance(plan.action, (*HARMLESS, OpenApp)):
        return None
    return Verdict(Decision.ASK, "private-app", f"{window.app} is private: what stands in its window is not seen.", "ask")


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
    """What the thing acted on says: its own text, what lies under a bare point, or the end of a drag. Prose says nothing. Of a
    field that is typed into its labels speak; of a picture without words, that it is a bin."""
    point = plan.action.end if isinstance(plan.action, LeftClickDrag) else getattr(plan.action, "point", None)
    under = plan.target if not isinstance(plan.action, LeftClickDrag) else None
    if under is None and point is not None:
        under = _under(point, seen.elements)
    if isinstance(plan.action, Type):
        return _may_take(seen.elements) if under is None and point is None else _labels(under, point, seen)
    if under is not None and not under.text and not under.value:
        over = [one for one in seen.elements if one.role is Role.TEXT and one.box.contains(under.box.centre)]
        under = min(over, key=lambda e: e.box.area, default=under)
    if under is not None and (under.text or under.value):
        return "" if under.role is Role.TEXT and len(words(under.text)) >= LABEL_WORDS else _said_by(under)
    return BIN if _is_bin(under, point, seen) else ""


def _is_bin(under: Element | None, point: Point | None, seen: Observation) -> bool:
    density = seen.frame.monitor.density
    side = round(BARE * density)
    if under is not None:
        box = under.box
    elif point is not None:
        box = Box(round(point.x) - side // 2, round(point.y) - side // 2, side, side)
    else:
        return False
    return is_bin(seen.frame.pixels, (box.left, box.top, box.width, box.height), density)


def _is_unread(plan: Plan, seen: Observation, said: str) -> bool:
    """Whether it is not known what is clicked on: a picture without words, or a bare point where nothing was read. What stands
    in a skill was read by the person."""
    point = getattr(plan.action, "point", None)
    if point is None or plan.skill or said not in ("", TEXT_AREA):
        return False
    under = plan.target or _under(point, seen.elements)
    return under is None or under.role is Role.ICON or (plan.target is None and said == TEXT_AREA)


def _labels(field: Element | None, point: Point | None, seen: Observation) -> str:
    """A field's own name, and the words at its left and above: the eyes may have taken others for its name."""
    left, up, wide = (round(reach * seen.frame.monitor.density) for reach in (*LABEL_REACH, UNSEEN))
    box = field.box if field else Box(round(point.x) - wide // 2, round(point.y) - 12, wide, 24) if point else Box(0, 0, 0, 0)
    beside = Box(box.left - left, box.top - 4, left + 4, box.height + 8)
    above = Box(box.left, box.top - up, box.width, up + 2)
    texts = [one for one in seen.elements if one.role is Role.TEXT and len(words(one.text)) < LABEL_WORDS]
    near = [one.text for one in texts if one.box.right < box.right and beside.overlap(one.box).area]
    over = [(box.top - one.box.bottom, one.text) for one in texts if above.overlap(one.box).area and one.text not in near]
    return " . ".join([field.text if field else "", " ".join(near), min(over, default=(0, ""))[1]])


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
    return not said or bool(said & CONFIRMS or {looks(word) for word in said} & {looks(word) for word in CONFIRMS})


def _question(plan: Plan, seen: Observation) -> str:
    """What the dialog is about: its title and its sentences; in a large window those near the target."""
    window, box = seen.frame.window, _acted_on(plan, seen)
    here = _within(seen)
    if not window or window.box.area >= DIALOG * seen.frame.monitor.box.area:
        reach = box.grown(round(NEAR * seen.frame.monitor.density)) if box else Box(0, 0, 0, 0)
        here = tuple(one for one in here if one.box.overlap(reach).area)
    told = [f"{one.text} {one.value}" for one in here if not (plan.target and one.id == plan.target.id)]
    return " . ".join([window.title if window else "", *(t for t in told if "?" in t or len(words(t)) >= QUESTION)])


def _said_around(plan: Plan, seen: Observation) -> str:
    """The words around it: all of a small window's; in a large one the title, and what stands near the target."""
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

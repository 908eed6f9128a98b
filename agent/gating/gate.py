"""Pure: may this be done? Allow, ask, hand over or refuse, by rules outside the model, with the rule that said so.

What stands on the screen can make the gate stricter, never looser. What it does not know, it asks about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from agent.action import (
    AskUser,
    Done,
    Fail,
    HandOver,
    HoldKey,
    Key,
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
from agent.gating import reach
from agent.gating.dialog import (
    BUTTON_WORDS,
    answers,
    asks,
    declines,
    is_filled,
    pressed,
    question,
    said_by,
    says_no,
    statements,
    within,
)
from agent.gating.entrusting import Entrusted, Named, entrusting
from agent.gating.misplaced import misplaced
from agent.gating.orders import names, orders
from agent.gating.policy import GROUPS, STRICTNESS, Policy, Rule, begins, but, does, says, starts, without
from agent.gating.said import acted_on, is_prose, is_unread, said_around, said_near, target_text
from agent.geometry import Box, to_screen
from agent.hands.same import alike
from agent.planning.meant import NOTHING, meant
from agent.records import POINT, Decision, Frame, Observation, Offered, Plan, Role, Verdict, Window
from agent.settings import Mode
from agent.words import AFFIRM, looks, plain, words

HARMLESS = (Wait, Scroll, MouseMove, Zoom, Remember, ReadClipboard, AskUser, Done, Fail)
"""Actions that change nothing but the view."""
_CONFIRMS = """continue confirm proceed accept agree merge leave quit discard update transfer close
continuer confirmer confirme accepter fusionner quitter abandonner fermer"""
CONFIRMS = AFFIRM | frozenset(_CONFIRMS.split())
"""Words on buttons that do what the dialog around them asks about."""
CONFIRMING = "enter space alt+y alt+o"
"""Keys that mean what the dialog says."""
CARD = re.compile(r"(?:\d[ -]?){13,19}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
PRICE = re.compile(
    r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)\b)\s?\d|\d\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?)\b)", re.IGNORECASE
)
COMMAND = re.compile(
    r"(?:^|[;&|]\s*)\s*(?:sudo|rm|dd|mkfs\S*|chmod|chown|curl|wget|p?kill|killall|xdotool|deskhand|shutdown|reboot|apt(?:-get)?|pip)\s+\S|\|\s*(?:ba)?sh\b"
)
MODIFIED = re.compile(r"^\*|\*$|\w\* [-–—] |\bmodified\b|\bunsaved\b|\bnon enregistre|\bmodifie\b")
READS = ("copy", "copies", "read", "reads", "copie*", "lis", "lire", "recopie*", "from the screen", "as shown")


FREE = Verdict(Decision.ALLOW, "free", "Nothing here needs asking.")
EVERY = Verdict(Decision.ASK, "step-mode", "You asked to approve every step.", "named")


class Context(msgspec.Struct, frozen=True):
    """What the gate goes by: the task in the person's words, the mode, the rules, `approved` categories (`ask`, `named`) and
    `granted` rule ids (answers "yes to this kind", heeded for the category `named` alone). The texts `offered` may be typed
    where the task mentions them, those `given` on a card anywhere; they name nothing. What stands in `private_apps` is not
    seen. `entrusted` is which secret may go where, by what the person said yes to. `hotkeys` are the person's alone."""

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
    hotkeys: tuple[str, ...] = ()


def judge(plan: Plan, seen: Observation, context: Context) -> Verdict:
    """The verdict on a plan made on this screen."""
    refused = _refused(plan, seen, context)
    if refused is not None:
        return refused
    if isinstance(plan.action, HandOver):
        return Verdict(Decision.HAND_OVER, "hand-over", plan.action.reason, "hand_over")
    acts = [(act, target_text(act, seen)) for act in (plan, *_pressed_by(plan, seen), *_spelt(plan))]
    fired = [
        rule for rule in context.policy.rule for act, said in acts if not rule.last and _fires(rule, act, seen, said, context)
    ]
    last = [rule for rule in context.policy.rule if rule.last and not fired]
    fired += [rule for rule in last for act, said in acts if _fires(rule, act, seen, said, context)]
    secret = entrusting(plan, seen, context.entrusted, any(rule.secret for rule in fired))
    # Who gives a secret by reference wants it typed: that is asked about instead of handed over.
    fired = [rule for rule in fired if not (rule.secret and secret)]
    strictest = max(fired, key=lambda rule: STRICTNESS[rule.category], default=None)
    found = [secret, _unseen(plan, seen, context)]
    found += [_invented(plan, context)] if strictest is None or strictest.category != "hand_over" else []
    found += [_verdict(strictest, plan, context) if strictest else None, _unsure(plan), _elsewhere(plan, seen, context)]
    verdicts = [verdict for verdict in found if verdict]
    worst = max(verdicts, key=lambda verdict: STRICTNESS[verdict.category], default=None)
    return _approved(_every(worst or FREE, plan, context), context)


def same_target(plan: Plan, before: Observation, after: Observation) -> bool:
    """Whether what was approved on one screen is still what would be acted on: the same thing at the same place, in the same
    window, with the same words around it."""
    if _window_of(before) != _window_of(after):
        return False
    box = acted_on(plan, before)
    if box is None:
        return said_around(plan, before) == said_around(plan, after)
    now = [e for e in after.elements if e.box.iou(box) > 0.5]
    then = [e for e in before.elements if e.box.iou(box) > 0.5]
    same = {(e.role, e.text) for e in then} == {(e.role, e.text) for e in now}
    if not any(e.text for e in then) and not _looks_alike(box, before.frame, after.frame):
        return False  # a picture without words is known by its looks alone
    return same and said_around(plan, before) == said_around(plan, after)


def _looks_alike(box: Box, before: Frame, after: Frame) -> bool:
    """Whether a part of the picture is as it was."""
    height, width = before.pixels.shape[:2]
    part = box.overlap(Box(0, 0, width, height))
    same_size = before.pixels.shape == after.pixels.shape
    return same_size and alike(before, part, after.pixels[part.top : part.bottom, part.left : part.right])


def _refused(plan: Plan, seen: Observation, context: Context) -> Verdict | None:
    """Own windows, applications that are out of bounds, secrets that nobody named."""
    if unnamed := Named((context.task, *context.given)).lacks(plan):
        return Verdict(
            Decision.REFUSE, "secret-not-named", f"Neither your task nor a skill names the secret “{unnamed}”.", "refuse"
        )
    points = [point for point in (getattr(plan.action, "point", None), getattr(plan.action, "end", None)) if point]
    if any(box.contains(point) for box in seen.frame.masked for point in points):
        return Verdict(Decision.REFUSE, "own-window", "That is one of Deskhand's own windows: only you can use it.", "refuse")
    if reach.rings(plan, context.hotkeys):
        return Verdict(Decision.REFUSE, "own-hotkey", "That is one of Deskhand's hotkeys: only you press it.", "refuse")
    there = [one.app for one in reach.windows(plan, seen)] or [""]
    touched = (*there, plan.action.app if isinstance(plan.action, OpenApp) else "")
    if denied := next((one for one in touched if says(one, context.deny_apps)), ""):
        return Verdict(Decision.REFUSE, "denied-app", f"{denied} is on your list of applications not to touch.", "refuse")
    other = next((app or "This window" for app in there if not says(app, context.allow_apps)), "")
    if context.allow_apps and other and not isinstance(plan.action, (*HARMLESS, OpenApp)):
        return Verdict(Decision.REFUSE, "not-allowed-app", f"{other} is not on your list of allowed apps.", "refuse")
    return None


def _fires(rule: Rule, plan: Plan, seen: Observation, target: str, context: Context) -> bool:
    """Every field the rule has matches; `target` is what the thing acted on says."""
    if isinstance(plan.action, HARMLESS) or not rule.covers(name(plan.action)):
        return False
    # What stands near a point is no proof that the point declines.
    is_named = plan.target is None or plan.target.source != POINT
    at = plan.target.box if plan.target else None
    no = is_named and name(plan.action) in GROUPS["click"] and says_no(target, at, seen, _question(plan, seen))
    if (not rule.speaks() and says(target, rule.unless)) or (no and (rule.last or not rule.speaks())):
        return False
    if (rule.speaks() or rule.around) and _tells(plan) and not rule.literal:
        return False
    if rule.last and rule.speaks() and any(starts(target, one.unless) for one in context.policy.rule if not one.literal):
        return False
    if rule.speaks() and rule.category != "hand_over" and not rule.literal:
        target = "" if begins(target, context.policy.about) else but(target, context.policy.shows)
    return all(
        (
            not rule.speaks() or _says(target, rule),
            not rule.price or PRICE.search(f"{plan.target.text if plan.target else target} {said_near(plan, seen)}"),
            not rule.beside or _answers(plan, seen),
            not rule.answers or (_answers(plan, seen) and asks(_question(plan, seen), rule.answers)),
            not rule.around or (_agrees(plan, seen, target) and says(_dialog(plan, seen, rule), rule.around)),
            not rule.near or says(f"{target} {said_near(plan, seen)}", rule.near),
            not rule.task or (not target and not _tells(plan) and says(context.task, rule.task)),
            not rule.unread or is_unread(plan, seen, target),
            not rule.drawn or (not plan.skill and plan.target is not None and plan.target.role is Role.BUTTON),
            not rule.filled or (not plan.skill and is_filled(seen, lines=isinstance(plan.action, Key))),
            not rule.orders or (not plan.skill and bool(orders(seen, _told(context)))),
            not rule.spoken or (not plan.skill and bool(names(seen, _used(plan), _told(context)))),
            not rule.buttons or says(_buttons(seen), rule.buttons),
            not rule.typed or _typed(plan, rule),
            not rule.keys or (isinstance(plan.action, (Key, HoldKey)) and _pressed(plan.action.keys, rule.keys)),
            not rule.free or not isinstance(plan.action, Key) or not _presses_only(plan.action.keys, rule.free),
            not rule.outside or not any(_titled(window.title, rule.outside) for window in reach.windows(plan, seen)),
            not (rule.app or rule.window) or any(_is_in(rule, window) for window in reach.windows(plan, seen)),
        )
    )


def _tells(plan: Plan) -> bool:
    """Whether what is acted on is no label but tells of something."""
    return plan.target is not None and is_prose(plan.target)


def _is_in(rule: Rule, window: Window) -> bool:
    return (not rule.app or _app(window.app, rule.app)) and (not rule.window or _titled(window.title, rule.window))


def _spelt(plan: Plan) -> list[Plan]:
    """A text that is typed key by key, as one that is typed."""
    text = reach.spelt(plan.action.keys) if isinstance(plan.action, Key) else ""
    return [msgspec.structs.replace(plan, action=Type(text))] if text else []


def _says(target: str, rule: Rule) -> bool:
    return says(without(target, rule.unless), rule.target) or (does(target, rule.does) and not begins(target, rule.unless))


def _pressed_by(plan: Plan, seen: Observation) -> list[Plan]:
    """What a key that confirms may press; Enter in a field of a form too."""
    if not isinstance(plan.action, Key) or not _confirms(plan, ""):
        return []
    return pressed(seen, plan.sentence, submits=_pressed(plan.action.keys, ("enter",)))


def _answers(plan: Plan, seen: Observation) -> bool:
    """Whether it clicks on what says yes beside a way out."""
    if plan.target is None or name(plan.action) not in GROUPS["click"]:
        return False
    label = said_by(plan.target)
    return answers(plan.target, seen) or (declines(label) and not says_no(label, plan.target.box, seen, _question(plan, seen)))


def _agrees(plan: Plan, seen: Observation, target: str) -> bool:
    """Whether it does what the dialog around it is about: by a word for it, or in any words beside a way out."""
    return _confirms(plan, target) or _answers(plan, seen)


def _dialog(plan: Plan, seen: Observation, rule: Rule) -> str:
    """What the dialog says, its questions too where it is not what is left once they were judged."""
    told = _question(plan, seen)
    return statements(told) if rule.last else " . ".join(told)


def _question(plan: Plan, seen: Observation) -> list[str]:
    return question(seen, acted_on(plan, seen), plan.target)


def _buttons(seen: Observation) -> str:
    """What the buttons of the window say, and other words as short: a button drawn flat is read as text."""
    return " . ".join(said for said in map(said_by, within(seen)) if len(words(said)) <= BUTTON_WORDS)


def _verdict(rule: Rule, plan: Plan, context: Context) -> Verdict:
    reason = f"{rule.reason} ({_quoted(plan)})" if plan.target and plan.target.text else rule.reason
    if rule.category == "hand_over":
        return Verdict(Decision.HAND_OVER, rule.id, reason, rule.category)
    if rule.category == "named" and (rule.id in context.granted or _is_named(rule, plan, context.task)):
        return Verdict(Decision.ALLOW, rule.id, "The task says so by name.", "named")
    return Verdict(Decision.ASK, rule.id, reason, rule.category)


def _is_named(rule: Rule, plan: Plan, task: str) -> bool:
    """Whether the task names what the rule is about; of a button that is not known, what it says."""
    label = " ".join(words(said_by(plan.target))) if rule.drawn and plan.target else ""
    return says(task, rule.named or rule.target) or bool(label and says(task, (label,)))


def _quoted(plan: Plan) -> str:
    if plan.target is not None and plan.target.source == POINT:
        return f"near it stands “{plan.target.text}”"
    return f"the {plan.target.role} says “{plan.target.text}”" if plan.target else ""


def _invented(plan: Plan, context: Context) -> Verdict | None:
    """Text that comes neither from the task nor from a skill is asked about, typed by keys as well: those know no gaps."""
    known = (meant(context.task, context.offered), *context.given)
    if spelt := [] if plan.skill else _spelt(plan):
        plan, known = spelt[0], (*known, *("".join(text.lower().split()) for text in known))
    if not isinstance(plan.action, (Type, WriteClipboard)) or plan.origin == "skill":
        return None
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


def _told(context: Context) -> str:
    """Everything in the person's own words. What they offered with the task may be a stranger's."""
    return " ".join((context.task, *context.given))


def _used(plan: Plan) -> str:
    """What an act makes use of, in words: an application, or what is acted on."""
    if isinstance(plan.action, OpenApp):
        return plan.action.app
    if plan.target is None or plan.target.role is Role.WINDOW:
        return ""
    return plan.target.text if isinstance(plan.action, Type) else said_by(plan.target)


def _elsewhere(plan: Plan, seen: Observation, context: Context) -> Verdict | None:
    """A text of the task in another place than the task has it in."""
    meant_for = misplaced(plan, seen, meant(context.task, context.offered))
    said = f"Your task has this text in “{meant_for}”; this is another place."
    return Verdict(Decision.ASK, "misplaced-text", said, "ask") if meant_for else None


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


def _confirms(plan: Plan, target: str) -> bool:
    """Enter and Space, and buttons that say OK, Yes or Continue: they mean what the dialog around them says."""
    if isinstance(plan.action, Key):
        return bool(reach.chords(plan.action.keys) & reach.chords(CONFIRMING))
    # A menu confirms nothing, and behind three dots there is another dialog.
    if (plan.target is not None and plan.target.role in (Role.MENU, Role.TAB)) or target.endswith(("...", "…")):
        return False
    said = set(words(target))
    return not said or bool(said & CONFIRMS or {looks(word) for word in said} & {looks(word) for word in CONFIRMS})


def _typed(plan: Plan, rule: Rule) -> bool:
    text = plan.action.app if isinstance(plan.action, OpenApp) else getattr(plan.action, "text", "")
    classes = {"@card": _is_card(text), "@iban": bool(IBAN.search(text)), "@command": bool(COMMAND.search(text))}
    classes["@own"] = reach.is_own(text)
    return any(classes.get(one, False) for one in rule.typed) or says(text, tuple(w for w in rule.typed if w[0] != "@"))


def _is_card(text: str) -> bool:
    """A number with the check digit of payment cards (Luhn, ISO/IEC 7812-1)."""
    return any(_luhn([int(c) for c in found if c.isdigit()]) for found in CARD.findall(text))


def _luhn(digits: Sequence[int]) -> bool:
    doubled = [sum(divmod(2 * d, 10)) if at % 2 else d for at, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _pressed(keys: str, wanted: Sequence[str]) -> bool:
    return any(reach.chords(keys) & reach.chords(one) for one in wanted)


def _presses_only(keys: str, free: Sequence[str]) -> bool:
    pressed = reach.chords(keys)
    return bool(pressed) and pressed <= set().union(*map(reach.chords, free))


def _app(app: str, wanted: Sequence[str]) -> bool:
    """Words that begin with `!` are applications that it is not."""
    no, yes = ([one.removeprefix("!") for one in wanted if one.startswith("!") is not_] for not_ in (True, False))
    return not _called(app, no) and (not yes or _called(app, yes))


def _called(app: str, names: Sequence[str]) -> bool:
    return any(re.fullmatch(re.escape(plain(one)).replace(r"\*", ".*"), plain(app)) for one in names)


def _titled(title: str, wanted: tuple[str, ...]) -> bool:
    if "@modified" in wanted and MODIFIED.search(plain(title)):
        return True
    return says(title, tuple(one for one in wanted if one[0] != "@"))


def _window_of(seen: Observation) -> int:
    return seen.frame.window.id if seen.frame.window else 0


def _flat(text: str) -> str:
    return " ".join(text.split())

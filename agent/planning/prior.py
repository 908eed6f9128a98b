"""Pure: how well each choice suits the part of the task at hand, before the model is asked.

A sum of named features with fixed weights. It stands for what a trained model will learn. Nothing in it knows an application.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from agent.action import Key, LeftClick, OpenApp, Scroll, Type, Wait
from agent.eyes.beside import strays
from agent.eyes.labels import says_where, unspoken
from agent.geometry import box_to_image
from agent.planning.choices import Choice, likeness
from agent.planning.facts import extreme
from agent.planning.goals import Goal
from agent.planning.progress import SEEN, SUITS, Progress
from agent.records import Element, Observation, Role
from agent.words import AFFIRM, IN_FIELD, OR, VERBS, Intent, plain, words

ROLE_WORDS = {
    Role.BUTTON: "button bouton", Role.LINK: "link lien", Role.FIELD: "field box area champ zone", Role.MENU: "menu",
    Role.CHECK_BOX: "checkbox check tick case coche",
    Role.WINDOW: "window fenetre", Role.RADIO: "radio", Role.TAB: "tab onglet", Role.MENU_ITEM: "item entree",
    Role.ICON: "icon icone", Role.CELL: "cell cellule", Role.SELECT: "list dropdown liste", Role.SLIDER: "slider curseur",
}  # fmt: skip


class Situation(msgspec.Struct, frozen=True):
    """What a feature may look at."""

    goal: Goal
    progress: Progress
    seen: Observation
    tried: frozenset[str] = frozenset()
    """Sentences of what did nothing on this very screen."""
    ready: bool = False
    """The keyboard is where it should be: a window has just come up, or a field was just clicked."""
    first: int | None = None
    """The first field of a window that has just come up."""


Feature = Callable[[Choice, Situation], float]
CARETS = frozenset(["cursor", "caret", "curseur"])


def suits(choice: Choice, now: Situation) -> float:
    """The kind of action is the one the verb asks for."""
    return float(isinstance(choice.plan.action, SUITS.get(now.goal.verb.intent, ())))


def named(choice: Choice, now: Situation) -> float:
    """The target's text is in the part's words."""
    target = choice.plan.target
    if target is None:
        return 0.0
    if not isinstance(choice.plan.action, Type):
        return likeness(target.text, now.goal.text)
    return max(likeness(target.text, now.goal.bare), *(0.9 * likeness(name, target.text) for name in labels(now.goal)), 0.0)


def labels(goal: Goal) -> list[str]:
    """What the field is called that a part types into: one name, or several of which one will do (`From / Departure`)."""
    field = IN_FIELD.search(goal.bare)
    return [name for name in field[1].split(OR) if words(name)] if field else []


def exact(choice: Choice, now: Situation) -> float:
    """The target's text is a text the part quotes, or all that the part says besides its verb."""
    target = choice.plan.target
    if target is None or isinstance(choice.plan.action, Type) or not words(target.text):
        return 0.0
    said = [words(span) for span in now.goal.spans] + [words(now.goal.text)[1:]] + [[now.goal.word]] * now.goal.verb.means
    return float(any(words(target.text) == one for one in said))


def role(choice: Choice, now: Situation) -> float:
    """The part names the kind of thing: `the menu File`, `the check box`."""
    target = choice.plan.target
    said = set(words(now.goal.bare))
    asked = {kind for kind, names in ROLE_WORDS.items() if said & set(names.split())}
    if target is None or not asked:
        return 0.0
    return 1.0 if target.role in asked else -0.3


def text(choice: Choice, now: Situation) -> float:
    """The next unused text is typed, once what the verb's shortcut opens is there; a used one is not typed again."""
    if not isinstance(choice.plan.action, Type):
        return 0.0
    if now.progress.left[:1] != (choice.plan.action.text,):
        return -1.0
    opened = now.progress.steps if now.goal.verb.keys else set(now.goal.keys) <= set(_pressed(now))
    return 1.0 if opened else 0.0


def field(choice: Choice, now: Situation) -> float:
    """Typing aims at a field that the part names, then at an empty or focused one."""
    target = choice.plan.target
    if target is None or not isinstance(choice.plan.action, Type):
        return 0.0
    return 0.5 * ("empty" in target.state) + 0.5 * ("focused" in target.state)


def astray(choice: Choice, now: Situation) -> float:
    """Typing into a field with a label of which the part, that says where its text goes, says nothing."""
    target, typing = choice.plan.target, isinstance(choice.plan.action, Type)
    if not typing or target is None or now.goal.verb.intent is Intent.COMMIT or labels(now.goal):
        return 0.0
    return float(unspoken(target, now.goal.text) and says_where(now.goal.text, now.goal.spans))


def only(choice: Choice, now: Situation) -> float:
    """The part names a kind of thing and this is the only one there: `click in the text area`."""
    target = choice.plan.target
    if target is None or isinstance(choice.plan.action, Type) or role(choice, now) <= 0:
        return 0.0
    return float(sum(one.role is target.role for one in now.seen.elements) == 1)


def caret(choice: Choice, now: Situation) -> float:
    """`At the cursor`: into whatever has the keyboard, and nowhere else."""
    if not isinstance(choice.plan.action, Type) or not CARETS & set(words(now.goal.bare)):
        return 0.0
    return 1.0 if choice.plan.target is None else -1.0


def best(choice: Choice, now: Situation) -> float:
    """`Book the cheapest`: what the part names, in the row of the cheapest."""
    target = choice.plan.target
    if target is None or target.role is Role.TEXT or not isinstance(choice.plan.action, LeftClick):
        return 0.0
    said = extreme(now.goal.text, [element.text or element.value for element in now.seen.elements])
    rows = [one.box for one in now.seen.elements if said and said in (one.text, one.value)]
    level = any(row.top <= target.box.centre.y <= row.bottom for row in rows)
    return float(level and likeness(target.text, now.goal.text) > 0)


def beside(choice: Choice, now: Situation) -> float:
    """Of several called alike the one beside what the part names besides: `tick Paid for Anna Roy`; -1 for the others."""
    target = choice.plan.target
    said = now.goal.bare if isinstance(choice.plan.action, Type) else now.goal.text
    other = strays(target, now.seen.elements, said) if target is not None else None
    return 0.0 if other is None else (-1.0 if other else 1.0)


def here(choice: Choice, now: Situation) -> float:
    """Typing goes where the keyboard is, when that was just chosen: into the first field of a window that came up."""
    if not now.ready or not isinstance(choice.plan.action, Type):
        return 0.0
    target = choice.plan.target
    return float(target is None if now.first is None else target is not None and target.id == now.first)


def outside(choice: Choice, now: Situation) -> float:
    """The target is in another window than the active one, which a dialog would not let through."""
    target, window = choice.plan.target, now.seen.frame.window
    if target is None or window is None or target.role is Role.WINDOW:
        return 0.0
    return float(not box_to_image(window.box, now.seen.frame.monitor).contains(target.box.centre))


def shortcut(choice: Choice, now: Situation) -> float:
    """Keys that the part names, or that do its verb everywhere; once each."""
    action = choice.plan.action
    if not isinstance(action, Key):
        return 0.0
    if action.keys in _pressed(now):
        return -1.0
    if action.keys in now.goal.keys:
        return 1.0
    alone = now.goal.verb.commit and not now.goal.spans  # `save it`: nothing is to be chosen before
    return (2.0 if alone else 0.8) * (action.keys == now.goal.verb.keys)


def commit(choice: Choice, now: Situation) -> float:
    """A part that must be confirmed is, once its texts are used; never before."""
    action, target = choice.plan.action, choice.plan.target
    confirms = isinstance(action, LeftClick) and target is not None and _affirms(target, now.goal)
    enters = isinstance(action, Key) and action.keys == "enter"
    if not (confirms or enters) or not now.goal.verb.commit or _comes_first(now, choice):
        return 0.0
    if now.progress.left:
        return -0.5 if enters else 0.0
    return 1.0 if confirms else 0.8


def chosen(choice: Choice, now: Situation) -> float:
    """What a verb acts on is clicked first: `rename report.txt ...` clicks report.txt."""
    target, left = choice.plan.target, now.progress.left
    if target is None or not left or not isinstance(choice.plan.action, LeftClick) or now.goal.verb.intent is not Intent.COMMIT:
        return 0.0
    return float(
        words(target.text) == words(left[0]) and target.role is not Role.FIELD and len(now.goal.spans) > len(_typed(now))
    )


def toggled(choice: Choice, now: Situation) -> float:
    """Ticking what is off; not what is on already."""
    target, intent = choice.plan.target, now.goal.verb.intent
    if target is None or intent not in (Intent.TICK, Intent.UNTICK):
        return 0.0
    wanted = "off" if intent is Intent.TICK else "on"
    return 1.0 if wanted in target.state else -0.5


def again(choice: Choice, now: Situation) -> float:
    """What did nothing here, or was just done for this part."""
    done = {step.plan.sentence for step in now.progress.steps if step.outcome.result in SEEN}
    return float(choice.plan.sentence in now.tried) + 0.7 * (choice.plan.sentence in done)


def idle(choice: Choice, now: Situation) -> float:
    """Waiting, scrolling, escaping, confirming: only when the part asks for it."""
    action = choice.plan.action
    stray = ("escape", "tab") if now.goal.verb.commit else ("escape", "tab", "enter")
    aimless = isinstance(action, (Wait, Scroll)) or (isinstance(action, Key) and action.keys in stray)
    asked = isinstance(action, SUITS.get(now.goal.verb.intent, ())) and not isinstance(action, Key)
    return float(aimless and not asked and not (isinstance(action, Key) and action.keys in now.goal.keys))


def direction(choice: Choice, now: Situation) -> float:
    """Scrolling goes the way the part says, down if it says none."""
    if not isinstance(choice.plan.action, Scroll):
        return 0.0
    up = bool(re.search(r"\b(up|top|haut)\b", plain(now.goal.text)))
    return float((choice.plan.action.dy < 0) == up)


FEATURES: tuple[tuple[float, Feature], ...] = (
    (3.0, suits),
    (3.0, named),
    (2.0, exact),
    (1.5, role),
    (2.0, text),
    (1.0, field),
    (-4.0, astray),
    (2.0, only),
    (2.0, here),
    (4.0, caret),
    (4.0, best),
    (3.0, beside),
    (-4.0, outside),
    (3.0, shortcut),
    (3.0, commit),
    (3.0, chosen),
    (2.0, toggled),
    (-4.0, again),
    (-2.0, idle),
    (0.5, direction),
)


POINTS_OUT: tuple[Feature, ...] = (named, exact, only, text, shortcut, commit, chosen, toggled, best)


def pointed_out(choice: Choice, now: Situation) -> bool:
    """Whether something in the task itself speaks for this choice, rather than the model alone."""
    asked = isinstance(choice.plan.action, (Scroll, Wait, OpenApp)) and suits(choice, now) > 0
    return asked or any(feature(choice, now) > 0 for feature in POINTS_OUT)


def prior(choice: Choice, now: Situation) -> float:
    """The weighted sum of the features."""
    return sum(weight * feature(choice, now) for weight, feature in FEATURES)


def _affirms(target: Element, goal: Goal) -> bool:
    said = set(words(target.text))
    return target.role not in (Role.FIELD, Role.MENU) and (bool(said & {*AFFIRM, goal.word}) or target.text.strip() == "=")


def _comes_first(now: Situation, choice: Choice) -> bool:
    """Whether the verb's shortcut is to be pressed yet, and this is no button that says the verb itself: `save it` means
    ctrl+s, not the button Search."""
    said = words(choice.plan.target.text) if choice.plan.target else []
    own = any(VERBS.get(word) == now.goal.verb for word in said)
    return bool(now.goal.verb.keys) and not now.progress.steps and not own


def _pressed(now: Situation) -> list[str]:
    return [step.plan.action.keys for step in now.progress.steps if isinstance(step.plan.action, Key)]


def _typed(now: Situation) -> list[str]:
    return [step.plan.action.text for step in now.progress.steps if isinstance(step.plan.action, Type)]

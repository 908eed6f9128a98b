"""Pure: what the small model is shown. The stable comes first (system, examples, task, what was done), so that the key-value
cache keeps it from step to step; the screen comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent.planning.goals import Goal
from agent.records import Element, Observation, Step
from models.cleaned import cleaned
from models.model import Prompt, Turn

SYSTEM = (
    "You use a computer for a person. You are shown the task, what was done, what to do now, and the screen as a list of "
    "names. Answer with the one next action."
)
EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "Task: write to Paul\nDone: nothing yet\nNow: type Paul in the field To\nScreen:\nbutton Send\nfield To (empty)\n"
        "field Subject (empty)",
        'type "Paul" in field To (empty)',
    ),
    (
        "Task: choose the blue theme and keep it\nDone: click radio button Blue\nNow: keep it\nScreen:\n"
        "radio button Red (off)\nradio button Blue (on)\nbutton Cancel\nbutton Save",
        "click button Save",
    ),
    (
        "Tâche : ouvrir le menu Édition\nDone: nothing yet\nNow: ouvrir le menu Édition\nScreen:\nmenu Fichier\nmenu Édition",
        "click menu Édition",
    ),
)
LONGEST = 300
"""Characters of a task or of a part that are shown."""
REMEMBERED = 6
"""Steps that are shown."""


def prompt(task: str, goal: Goal, history: Sequence[Step], seen: Observation, shown: Iterable[Element]) -> Prompt:
    """The chat for one decision."""
    done = _line("; ".join(step.plan.sentence for step in history[-REMEMBERED:])) or "nothing yet"
    window = _line(seen.frame.window.title)[:60] if seen.frame.window else ""
    names = "\n".join(_line(element.name) for element in shown)
    told = (_cut(_line(text)) for text in (task, done, goal.text))
    asked = "Task: {}\nDone: {}\nNow: {}\nScreen{}:\n{}".format(*told, f" of {window}" if window else "", names)
    return (*_opening(), Turn("user", asked))


def neutral() -> Prompt:
    """The same chat with nothing in it: how likely each phrase is by itself, to be taken off (pointwise mutual information,
    Holtzman et al. 2021, "Surface Form Competition")."""
    return (*_opening(), Turn("user", "Task: none\nDone: nothing yet\nNow: the next action\nScreen:"))


def _opening() -> tuple[Turn, ...]:
    pairs = [(Turn("user", asked), Turn("assistant", said)) for asked, said in EXAMPLES]
    return (Turn("system", SYSTEM), *(turn for pair in pairs for turn in pair))


def _line(text: str) -> str:
    """One line: a title with line ends in it would else begin lines of its own, such as `Now: ...`. The signs that tell turns
    apart are broken."""
    return cleaned(" ".join(text.split()), "user")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

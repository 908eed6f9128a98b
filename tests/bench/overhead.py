"""Edge: what a step costs: the same chores by a skill and by a bare pyautogui script, in turn in one run, on new desks.

The script knows where everything is and believes that it worked. The skill looks before each step, waits until its target holds
still and looks afterwards; its time is from its first look to its end, without the start of the program.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from agent.action import ENDINGS
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.machine.virtual import VirtualScreen
from agent.protocol import Verified
from agent.records import Timing
from tests.bench.on_display import on_display
from tests.desk.catalogue import TASKS
from tests.desk.desk import Desk, DeskError, desk
from tests.desk.person import Person
from tests.desk.product import Product

NAME = "timed"
HEAD = "---\nname: timed\ndescription: A chore that is timed.\n---\n```steps\n{steps}\n```\n"
TIMES = 5
READY = 0.5
"""Seconds that the script gives a dialog whose window is up, or that completes a path: too early a key is lost."""
BY_NAME = {task.id: task for task in TASKS}
Find = Callable[[str], tuple[float, float]]
"""Where something is, by its name, in points of the screen."""


class Chore(msgspec.Struct, frozen=True):
    """`steps` are those of the skill, slots filled from `words`; `acts` the same for the script."""

    name: str
    words: Mapping[str, str]
    set_up: Callable[[Desk], None]
    steps: str
    acts: Callable[[Desk, Find], list[Any]]
    done: Callable[[Desk], bool]


class Timed(msgspec.Struct, frozen=True):
    """One chore once: seconds by the script and by the skill, the skill's `steps` that acted or looked, and their times."""

    chore: str
    bare: float
    skill: float
    steps: int
    timings: tuple[Timing, ...] = ()


SUM = """- press: escape
- press: "1"
- press: "2"
- press: "*"
- press: "3"
- press: "4"
- press: enter
- press: ctrl+c"""
NOTE = """- type: Call the bank
- press: ctrl+shift+s
- wait_for: window "Save As"
- press: ctrl+a
- type: "HOME/note.txt"
- press: enter
- wait_for: window "note.txt\""""
FORM = """- type: Anna Berg
  into: field "Full name"
- type: anna@example.org
  into: field "E-mail"
- click: check box "Send me a copy"
- click: button "Send"
"""


def _sum(desk: Desk, find: Find) -> list[Any]:
    return [*(["press", key] for key in ("escape", "1", "2", "*", "3", "4", "enter")), ["hotkey", "ctrl", "c"]]


def _note(desk: Desk, find: Find) -> list[Any]:
    typed = ["write", f"{desk.home}/note.txt"]
    ready: list[Any] = [["window", "Save As"], ["sleep", READY]]
    save: list[Any] = [
        ["hotkey", "ctrl", "shift", "s"],
        *ready,
        ["hotkey", "ctrl", "a"],
        typed,
        ["sleep", READY],
        ["press", "enter"],
    ]
    return [["write", "Call the bank"], *save, ["window", "note.txt"]]


def _form(desk: Desk, find: Find) -> list[Any]:
    name, mail = find('field "Full name"'), find('field "E-mail"')
    fill: list[Any] = [["click", *name], ["write", "Anna Berg"], ["click", *mail], ["write", "anna@example.org"]]
    return [*fill, ["click", *find('check box "Send me a copy"')], ["click", *find('button "Send"')]]


def _filled(desk: Desk) -> bool:
    sent = desk.pages.last("form")
    return (sent.get("name"), sent.get("email"), sent.get("copy")) == ("Anna Berg", "anna@example.org", True)


CHORES = (
    Chore("12 × 34 on galculator", {}, BY_NAME["sum-copy"].set_up, SUM, _sum, lambda desk: desk.clipboard().strip() == "408"),
    Chore(
        "a note saved in Mousepad", {}, BY_NAME["note-save"].set_up, NOTE, _note,
        lambda desk: (desk.read("note.txt") or "").strip() == "Call the bank",
    ),
    Chore("a form sent in Chromium", BY_NAME["form-send"].words(0), BY_NAME["form-send"].set_up, FORM, _form, _filled),
)  # fmt: skip


def all_timed(times: int, out: Path) -> Iterator[Timed]:
    """Round by round; what `out` has already is not done again. Raises DeskError when a chore was not done."""
    out.parent.mkdir(parents=True, exist_ok=True)
    old = [msgspec.json.decode(line, type=Timed) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    yield from old
    with out.open("a", encoding="utf-8") as file:
        for turn in range(times):
            for chore in CHORES:
                if sum(one.chore == chore.name for one in old) > turn:
                    continue
                one = timed(chore)
                file.write(msgspec.json.encode(one).decode() + "\n")
                file.flush()
                yield one


def timed(chore: Chore) -> Timed:
    bare = _on_desk(chore, _bare)[0]
    skill, *timings = _on_desk(chore, _skill)
    return Timed(chore.name, bare, skill, len(timings), tuple(timings))


def _on_desk(chore: Chore, does: Callable[[Chore, Desk], Any]) -> Any:
    with VirtualScreen() as screen, desk(screen.environment(), chore.words) as made, on_display(screen.environment()):
        chore.set_up(made)
        made.still()
        taken = does(chore, made)
        made.wait(lambda: chore.done(made), f"The end of “{chore.name}”")
        return taken


def _bare(chore: Chore, made: Desk) -> tuple[float]:
    acts = chore.acts(made, _found(made))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bare"],
        env={**made.environment, "PYTHONPATH": str(Path.cwd())},
        input=json.dumps(acts), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise DeskError(f"the bare script failed: {done.stderr[-300:]}")
    return (float(done.stdout),)


def _found(made: Desk) -> Find:
    """By Deskhand's own eyes, before anything is timed."""

    def find(named: str) -> tuple[float, float]:
        desktop = open_desktop()
        screen = Screen(1, desktop)
        try:
            at = Person(made, screen).find(named).box.centre
        finally:
            screen.close()
            desktop.close()
        return at.x, at.y

    return find


def _skill(chore: Chore, made: Desk) -> tuple[float | Timing, ...]:
    with tempfile.TemporaryDirectory(prefix="overhead-") as folder:
        product = Product(made.environment, Path(folder))
        home = product.config.parent / "skills" / NAME
        home.mkdir(parents=True)
        (home / "SKILL.md").write_text(HEAD.format(steps=chore.steps.replace("HOME", str(made.home))), "utf-8")
        for command in (("skill", "trust", NAME), ("skill", "run", NAME, "--json", "--approve", "ask")):
            said = product(*command)
            if said.code:
                raise DeskError(f"the skill failed: {(said.out or said.err)[-300:]}")
        steps = [entry.event.record for entry in product.journal() if isinstance(entry.event, Verified)]
        acted = [step.timing for step in steps if not isinstance(step.plan.action, ENDINGS)]
        return (said.finished["seconds"], *acted)


def table(found: Sequence[Timed]) -> str:
    """A row a chore, medians of its rounds; then where the time of a step goes."""
    titles = "| chore | steps | pyautogui | skill | ratio | a step costs more |\n| --- | --- | --- | --- | --- | --- |"
    names = dict.fromkeys(one.chore for one in found)
    rows = [_row(name, [one for one in found if one.chore == name]) for name in names]
    parts = [timing for one in found for timing in one.timings]
    shares = ", ".join(f"{part} {1e3 * statistics.median(getattr(one, part) for one in parts):.0f}" for part in STAGES)
    return "\n".join([titles, *rows, "", f"Milliseconds of a step by stage, medians of {len(parts)}: {shares}."])


STAGES = ("observe", "plan", "gate", "act", "settle", "verify")


def _row(name: str, mine: Sequence[Timed]) -> str:
    bare, skill = statistics.median(one.bare for one in mine), statistics.median(one.skill for one in mine)
    ratio = statistics.median(one.skill / one.bare for one in mine)
    more = statistics.median((one.skill - one.bare) / one.steps for one in mine)
    return (
        f"| {name} | {mine[0].steps} | {bare:.1f} s | {skill:.1f} s | {ratio:.1f} x | {1e3 * more:.0f} ms (n = {len(mine)}) |"
    )


def main() -> None:
    began = time.monotonic()
    for one in all_timed(1, Path("build/bench/overhead-once.jsonl")):
        print(f"{one.chore}: {one.bare:.2f} s bare, {one.skill:.2f} s by {one.steps} steps ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()

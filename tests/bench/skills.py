"""Edge: the skills of the library at their chores, on screens, windows, themes and font sizes that the seed draws.

`python -m tests.bench.skills --times 10` prints a Markdown table and goes on where an earlier run of the same `--out` stopped;
parts of the ids of chores choose some of them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec
from rich.console import Console

from agent.machine.virtual import VirtualScreen
from tests.bench.page import interval
from tests.desk.chores import CHORES, Chore
from tests.desk.desk import Desk, DeskError, desk

LIMIT = 1200
"""Seconds a skill has, on a machine that may do much else."""
SCREENS = ((1280, 800), (1366, 768), (1600, 900), (1920, 1080))
THEMES = ("Adwaita", "Adwaita:dark", "HighContrast")
"""Those inside GTK 3 itself."""
FONTS = (9, 10, 11, 13)
"""Points."""
SMALLEST = 0.7
"""Share of the screen that a window has at least, to each side."""


class Look(msgspec.Struct, frozen=True):
    """How the desk looks: `window` is left, top, width and height in shares of the screen, none where it stays as it is."""

    screen: tuple[int, int]
    theme: str
    font: int
    window: tuple[float, float, float, float] | None


class Tried(msgspec.Struct, frozen=True):
    """One chore once; `seconds` are those of the skills, loading included."""

    chore: str
    seed: int
    look: Look
    passed: bool
    reason: str
    seconds: float


def drawn(chore: Chore, seed: int) -> Look:
    """The same for the same seed; seed 0 is the desk as it comes."""
    if not seed:
        return Look(SCREENS[0], THEMES[0], 10, None)
    random = Random(f"look:{chore.id}:{seed}")
    wide, high = random.uniform(SMALLEST, 0.95), random.uniform(SMALLEST, 0.9)
    left, top = random.uniform(0, 1 - wide), random.uniform(0.04, 0.96 - high)
    window = (round(left, 3), round(top, 3), round(wide, 3), round(high, 3))
    return Look(random.choice(SCREENS), random.choice(THEMES), random.choice(FONTS), window)


def tried(chore: Chore, seed: int, runs: Path) -> Tried:
    """Does one chore; the journals of its skills are kept below `runs`. A desk that fails is a failure told as such."""
    look, began = drawn(chore, seed), time.monotonic()
    with VirtualScreen(*look.screen) as screen, desk(screen.environment(), chore.words(seed)) as made:
        try:
            _dress(made, look)
            chore.set_up(made)
            _place(made, look)
            began = time.monotonic()
            reason = _done(chore, made, runs / f"{chore.id}-{seed}-{time.time_ns()}")
            seconds = time.monotonic() - began
            if not reason:
                chore.after(made)
                checked = chore.check(made)
                reason = "" if checked.passed else checked.reason
        except DeskError as error:
            reason, seconds = f"the desk failed: {error}", time.monotonic() - began
    return Tried(chore.id, seed, look, not reason, reason, seconds)


def _dress(made: Desk, look: Look) -> None:
    """Theme and font, for GTK 3 and GTK 2; LibreOffice follows the first."""
    made.environment["GTK_THEME"] = look.theme
    settings = made.home / ".config" / "gtk-3.0" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[Settings]\ngtk-font-name=DejaVu Sans {look.font}\n", "utf-8")
    made.write(".gtkrc-2.0", f'gtk-font-name="DejaVu Sans {look.font}"\n')


def _place(made: Desk, look: Look) -> None:
    """Moves and sizes the window in front; a maximised one and one that does not let itself be sized stay as they are."""
    if look.window is None or not made.active():
        return
    left, top, wide, high = (
        str(round(share * side)) for share, side in zip(look.window, (*look.screen, *look.screen), strict=True)
    )
    made.tool("xdotool", "getactivewindow", "windowsize", wide, high, "windowmove", left, top)
    made.still()


def _done(chore: Chore, made: Desk, data: Path) -> str:
    """What went wrong; empty when every skill ended as it was to."""
    data.mkdir(parents=True)
    own = {"DESKHAND_DATA": str(data), "DESKHAND_CONFIG": str(data / "config.toml"), "PYTHONPATH": str(Path.cwd())}
    for command in chore.commands(made):
        try:
            ended = subprocess.run(
                [sys.executable, "-m", "agent", *command],
                env={**made.environment, **own},
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"no end in {LIMIT} s"
        if ended.returncode != chore.code:
            return f"ended with {ended.returncode}: {(ended.stdout or ended.stderr).splitlines()[-1]}"
    return ""


def all_tried(chores: Sequence[Chore], seeds: range, out: Path) -> Iterator[Tried]:
    """Round by round, so that what is there early is of every chore; what `out` has already is not done again."""
    out.parent.mkdir(parents=True, exist_ok=True)
    old = [msgspec.json.decode(line, type=Tried) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    there = {(one.chore, one.seed): one for one in old}
    wanted = [(chore, seed) for seed in seeds for chore in chores]
    yield from (there[chore.id, seed] for chore, seed in wanted if (chore.id, seed) in there)
    with out.open("a", encoding="utf-8") as file:
        for chore, seed in wanted:
            if (chore.id, seed) not in there:
                one = tried(chore, seed, out.with_suffix(""))
                file.write(msgspec.json.encode(one).decode() + "\n")
                file.flush()
                yield one


def table(found: Sequence[Tried]) -> str:
    """The whole, and a row a skill."""
    passed, names = sum(one.passed for one in found), dict.fromkeys(skill for chore in CHORES for skill, _ in chore.does)
    low, high = interval(passed, len(found))
    head = f"**{passed} of {len(found)} chores done** (95 % interval {low:.0f} to {high:.0f} %), {len(names)} skills."
    rows = [_row(name, mine) for name in names if (mine := [one for one in found if one.chore in _chores(name)])]
    titles = "| skill | chores | done | 95 % interval | seconds |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, "", titles, *rows])


def _chores(skill: str) -> list[str]:
    """Those that the skill has a part in."""
    return [chore.id for chore in CHORES if skill in dict(chore.does)]


def _row(skill: str, mine: Sequence[Tried]) -> str:
    passed, seconds = sum(one.passed for one in mine), statistics.median(one.seconds for one in mine)
    low, high = interval(passed, len(mine))
    chores = ", ".join(dict.fromkeys(one.chore for one in mine))
    return f"| {skill} | {chores} | {passed} of {len(mine)} | {low:.0f} to {high:.0f} % | {seconds:.0f} |"


def chosen(names: Sequence[str]) -> list[Chore]:
    """The chores with these in their ids; all without any."""
    return [chore for chore in CHORES if not names or any(name in chore.id for name in names)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("chores", nargs="*", help="parts of their ids (default: all)")
    arguments.add_argument("--times", type=int, default=10)
    arguments.add_argument("--first", type=int, default=0, metavar="SEED", help="to begin with; 0 is the desk as it comes")
    arguments.add_argument("--out", type=Path, default=Path("build/bench/skills.jsonl"))
    given = arguments.parse_args()
    console, found = Console(stderr=True, width=160), list[Tried]()
    for one in all_tried(chosen(given.chores), range(given.first, given.first + given.times), given.out):
        found.append(one)
        mark = "✔" if one.passed else "✘"
        console.print(f"{mark} {one.chore} {one.seed} {one.seconds:.1f} s {one.look} {one.reason}", markup=False)
    print(table(found))


if __name__ == "__main__":
    main()

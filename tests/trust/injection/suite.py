"""Edge: the figures of the injection suite: every attempt before planners that obey and before the real ones, with gates and
with a person who says yes to everything. What was tried is kept until the whole is done, so that a stopped run goes on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from agent import places
from agent.gating.rulebook import shipped
from agent.machine import model_shelf
from agent.planning.choosing import ChoosingPlanner
from agent.planning.plan import ElementsPlanner, Planner
from agent.settings import Settings
from tests.trust.gate.judging import share
from tests.trust.gate.looks import DATA
from tests.trust.injection import obeying
from tests.trust.injection.attacks import PARTS, Attempt, attempts
from tests.trust.injection.shown import Shown
from tests.trust.injection.shown import kept as looks
from tests.trust.injection.trying import Once, Tried, tried
from tests.trust.kept import keep, kept, table, whole

RECORDED = DATA / "injection.json"
"""The attempts that were reached with gates when it was measured last, a list for each planner."""
SAMPLE = 200
"""Attempts before the planner by elements, one decision each: its model takes most of a second."""
OBEY = {"obeying plan", "obeying model", "obeying chooser"}
Makes = Callable[[Attempt, Shown], Planner | None]


def measured() -> str:
    """The table of the suite as it is now."""
    found = whole("injection", lambda file: list(all_tried(file)))
    RECORDED.write_bytes(msgspec.json.format(msgspec.json.encode(reached(found))) + b"\n")
    return told(found)


def all_tried(file: Path) -> Iterator[Tried]:
    """Every attempt before every planner, with gates and without."""
    shown, policy = looks(), shipped()
    done = {(one.id, one.planner, one.gates == "on"): one for one in kept(file, Tried)}
    for name, makes, chosen in _planners():
        for one in chosen:
            for gates in (True, False):
                known = done.get((one.id, name, gates))
                planner = None if known else makes(one, shown[one.id])
                if known is None and planner is None:
                    continue
                came = known or tried(one, shown[one.id], (name, planner), policy, gates)  # type: ignore[arg-type]
                if known is None:
                    keep(file, came)
                yield came


def every() -> list[Attempt]:
    return [one for part in PARTS for one in attempts(part)]


def obedient() -> dict[str, Makes]:
    """The planners that obey, by name."""
    return {
        "obeying plan": lambda one, shown: obeying.Obeying(one, shown) if obeying.wanted(one, shown) else None,
        "obeying model": obeying.model,
        "obeying chooser": lambda one, shown: obeying.chooser(one),
    }


def _planners() -> Iterator[tuple[str, Makes, Sequence[Attempt]]]:
    """Each with what it is tried on; a model is loaded when its turn comes."""
    from models.chooser import OnnxChooser
    from models.llama import LlamaText

    for name, makes in obedient().items():
        yield name, makes, every()
    chooser = OnnxChooser(threads=1)
    yield "chooser", lambda one, shown: ChoosingPlanner(chooser), every()
    chosen = Settings()
    model = LlamaText(model_shelf.path(chosen.model, places.models()), chosen.model, 1)
    elements = Once(ElementsPlanner(model))
    yield "elements", lambda one, shown: elements, random.Random("elements").sample(every(), SAMPLE)
    model.close()


def reached(found: Sequence[Tried]) -> dict[str, list[str]]:
    """Which attempts were reached with gates, by planner."""
    names = dict.fromkeys(one.planner for one in found)
    return {name: [one.id for one in found if one.planner == name and one.gates == "on" and one.reached] for name in names}


def recorded() -> dict[str, list[str]]:
    return msgspec.json.decode(RECORDED.read_bytes(), type=dict[str, list[str]])


def told(found: Sequence[Tried]) -> str:
    """A head, a row for each planner, and for the obeying ones a row for each channel and goal."""
    on = [one for one in found if one.gates == "on"]
    obeyed = [one for one in on if one.planner in OBEY]
    whole, real = [one for one in obeyed if one.reached], [one for one in on if one.planner not in OBEY]
    heads = [
        f"- Planners that obey the attack, {len(obeyed)} attempts: **goal reached with gates "
        f"{_of(len(whole), len(obeyed))}**; of these {sum(not one.read for one in whole)} unread by the eyes.",
        f"- The real planners, {len(real)} attempts: attack started {_of(sum(o.started for o in real), len(real))}, "
        f"**goal reached with gates {_of(sum(o.reached for o in real), len(real))}**.",
    ]
    titles = ["planner", "attempts", "attack started", "goal reached, gates on", "goal reached, yes to everything"]
    rows = [_row(name, [one for one in found if one.planner == name]) for name in dict.fromkeys(one.planner for one in found)]
    by = list[tuple[object, ...]]()
    kinds = {one.id: one.attack for one in every()}
    for what in ("channel", "goal", "part", "language"):
        for kind in dict.fromkeys(getattr(kinds[one.id], what) for one in obeyed):
            mine = [one for one in obeyed if getattr(kinds[one.id], what) == kind]
            by.append((f"{what} {kind}", len(mine), _of(sum(one.reached for one in mine), len(mine))))
    rules = Counter(rule for one in obeyed for rule in set(one.rules))
    asked = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(12))
    parts = table(("obeying planners, gates on", "attempts", "goal reached"), by)
    return "\n".join([*heads, "", table(titles, rows), "", parts, "", f"Asked or refused by rule: {asked}."])


def _row(name: str, mine: Sequence[Tried]) -> tuple[object, ...]:
    on, yes = [one for one in mine if one.gates == "on"], [one for one in mine if one.gates != "on"]
    counts = ((sum(o.started for o in on), on), (sum(o.reached for o in on), on), (sum(o.reached for o in yes), yes))
    return name, len(on), *(_of(count, len(tried)) for count, tried in counts)


def _of(part: int, whole: int) -> str:
    return f"{part}: {share(part, whole)}" if whole else ""

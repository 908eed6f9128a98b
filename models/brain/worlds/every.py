"""Pure: every world, by name, and how often it is drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from models.brain.episodes import Episode
from models.brain.stage import Stage
from models.brain.worlds import (
    desktop,
    desktop_apps,
    desktop_calculator,
    desktop_files,
    desktop_settings,
    desktop_terminal,
    forms,
    lookup,
    reckon,
    sheets,
    web,
    web_bumps,
    web_count,
    web_shop,
    web_values,
    web_widgets,
)

WORLDS: dict[str, tuple[float, Callable[[Stage], Episode]]] = {
    "form": (4.0, forms.form),
    "about": (2.0, forms.about),
    "login": (1.0, forms.login),
    "missing": (0.7, forms.missing),
    "wizard": (1.5, forms.wizard),
    "sums": (0.7, reckon.sums),
    "days": (0.7, reckon.days),
    "todo": (1.5, web.todo),
    "mail": (2.0, web.mail),
    "search": (1.2, web_shop.search),
    "shop": (1.2, web_shop.shop),
    "journey": (1.2, web_shop.journey),
    "cell": (1.0, lookup.cell),
    "copied": (1.0, lookup.copied),
    "carried": (1.0, lookup.carried),
    "ordered": (0.8, lookup.ordered),
    "opened": (0.8, lookup.opened),
    "sought": (0.7, lookup.sought),
    "hidden": (1.0, web_widgets.hidden),
    "several": (0.8, web_widgets.several),
    "tree": (0.8, web_widgets.tree),
    "switches": (1.0, web_widgets.switches),
    "marked": (0.7, web_widgets.marked),
    "choice": (0.8, web_widgets.chosen_at),
    "stepping": (0.8, web_values.stepping),
    "sliding": (0.6, web_values.sliding),
    "stars": (0.6, web_values.stars),
    "calendar": (0.8, web_values.days),
    "order": (1.0, web_count.order),
    "nth": (0.8, web_count.nth),
    "each": (0.8, web_count.every),
    "presses": (0.6, web_count.presses),
    "numbers": (0.7, web_count.numbers),
    "bumped": (2.0, web_bumps.bumped),
    "below": (0.7, web_bumps.below),
    "far": (1.0, web_bumps.far),
    "dead": (0.5, web_bumps.dead),
    "settled": (0.6, web_bumps.settled),
    "absent": (0.5, web_bumps.absent),
    "write": (1.2, desktop.write),
    "edit": (1.6, desktop.edit),
    "another": (0.7, desktop.another),
    "leave": (0.8, desktop.leave),
    "existing": (0.3, desktop.existing),
    "tidy": (2.0, desktop_files.tidy),
    "look": (0.9, desktop_files.look),
    "distant": (0.7, desktop_files.far),
    "reach": (0.4, desktop_files.reach),
    "calculator": (1.2, desktop_calculator.reckon),
    "result": (0.7, desktop_calculator.carry),
    "cells": (1.5, sheets.cells),
    "sheet": (1.3, sheets.reckoned),
    "commands": (1.0, desktop_terminal.commands),
    "guarded": (0.4, desktop_terminal.guarded),
    "adjust": (2.0, desktop_settings.adjust),
    "explore": (0.8, desktop_settings.explore),
    "bring": (1.0, desktop_apps.bring),
    "both": (0.4, desktop_apps.both),
    "messages": (0.5, desktop_apps.messages),
    "shut": (0.4, desktop_apps.shut),
    "astray": (0.6, desktop_apps.astray),
    "progress": (0.3, desktop_apps.progress),
    "fact": (0.9, desktop_apps.fact),
    "pressed": (0.6, desktop_apps.pressed),
}


def episode(seed: int, held_out: bool = False, only: Sequence[str] = ()) -> Episode:
    """The episode of a seed; of the held-out looks, or of some worlds only, when asked."""
    rng = random.Random(f"episode {seed} {held_out}")
    names = [name for name in WORLDS if not only or name in only]
    name = rng.choices(names, [WORLDS[one][0] for one in names])[0]
    return WORLDS[name][1](Stage(seed, name, held_out))

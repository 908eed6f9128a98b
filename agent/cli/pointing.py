"""Edge: `deskhand model test` of a model that looks at the screen: how well it points on a monitor, told and kept."""

from __future__ import annotations

import msgspec

from agent import build, places
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.machine import calibrating
from agent.machine.calibrating import Tried
from agent.planning.calibration import STRAIGHT, Report
from agent.settings import Settings
from models.model import Cancelled, Progress


def tried(chosen: Settings, monitor: int, progress: Progress, cancelled: Cancelled) -> Tried:
    """Tests the model that points under these settings on this monitor, and keeps what was found. Raises CaptureError,
    ModelError, UsageError."""
    seer = build.pointing(chosen)
    desktop = open_desktop()
    try:
        screen = Screen(monitor, desktop)
        try:
            # As it points by itself: what was found before is not taken off.
            plainly = msgspec.structs.replace(seer, aims=lambda _: STRAIGHT)
            found = calibrating.tried(plainly, screen, progress, cancelled)
        finally:
            screen.close()
    finally:
        desktop.close()
        seer.model.close()
    calibrating.keep(places.data(), found)
    return found


def said(found: Tried) -> str:
    """What was found, in sentences, a line each."""
    report, aim = found.report, found.report.aim
    sizes = ", ".join(f"{one.size} px: {one.hits} of {one.count}" for one in report.sizes)
    share, low, high = (_percent(one) for one in (aim.hits / max(aim.count, 1), report.low, report.high))
    lines = [
        f"{found.model} hit {aim.hits} of {aim.count} targets on {found.display}: {share}, 95 % interval {low} to {high}.",
        f"It took {report.seconds:.1f} s an answer.",
        f"By size: {sizes}.",
        _offset(report),
        f"{report.silent} answers named no place." if report.silent else "",
        _meaning(found),
    ]
    return "".join(f"{line}\n" for line in lines if line)


def _offset(report: Report) -> str:
    """Pixels of the screen, right and down."""
    across, down = report.bias
    if (report.aim.dx, report.aim.dy) == (0.0, 0.0):
        return f"Half of its points were off by less and half by more than {across:+.0f}, {down:+.0f} px: nothing to take off."
    return f"It is always off by {across:+.0f}, {down:+.0f} px, which is taken off from now on: before, it hit {report.plain}."


def _meaning(found: Tried) -> str:
    """What follows from it."""
    if found.report.aim.doubt(found.model):
        return "That is too few to click unasked: you will be asked before each of its clicks."
    return "Where it is unsure, the names on the screen help it." if found.report.aim.weak else ""


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"

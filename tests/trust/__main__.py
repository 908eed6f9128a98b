"""Edge: `python -m tests.trust [SUITE ...]` measures what Deskhand promises and writes docs/safety.md; no name: all.

A suite is a function that gives its figures as Markdown: it stands in `SUITES`, its marks (`<!-- bench:NAME -->`) in the page.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from tests.bench.page import placed
from tests.trust import fidelity
from tests.trust.again import suite as again
from tests.trust.approval import suite as approval
from tests.trust.ends import suite as ends
from tests.trust.faults import suite as faults
from tests.trust.gate import suite as gate
from tests.trust.injection import suite as injection
from tests.trust.stop import suite as stop

PAGE = Path(__file__).parents[2] / "docs" / "safety.md"
SUITES: dict[str, Callable[[], str]] = {
    "gate": gate.measured,
    "injection": injection.measured,
    "approval": approval.measured,
    "again": again.measured,
    "faults": faults.measured,
    "stop": stop.measured,
    "fidelity": fidelity.measured,
    "ends": ends.measured,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("suites", nargs="*", metavar="SUITE", help=f"{', '.join(SUITES)} (default: all)")
    given = arguments.parse_args()
    unknown = [name for name in given.suites if name not in SUITES]
    if unknown:
        arguments.error(f"no suite is called {unknown[0]}: there are {', '.join(SUITES)}")
    for name in given.suites or SUITES:
        told(name, SUITES[name]())


def told(name: str, figures: str) -> None:
    """Printed, and put on the page."""
    text = f"{figures}\n\nMeasured {time.strftime('%Y-%m-%d')}."
    PAGE.write_text(placed(PAGE.read_text("utf-8"), name, text), "utf-8")
    Console().print(text, markup=False, highlight=False)


if __name__ == "__main__":
    main()

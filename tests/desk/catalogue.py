"""Pure: every desk task."""

from __future__ import annotations

from tests.desk.tasks import calc, chromium, galculator, mousepad, pcmanfm, qt, xterm

TASKS = (*mousepad.TASKS, *galculator.TASKS, *pcmanfm.TASKS, *xterm.TASKS, *qt.TASKS, *chromium.TASKS, *calc.TASKS)

"""Pure: every unseen task."""

from __future__ import annotations

from tests.unseen import homebank, recipes, rooms, tickets, zim

TASKS = (*recipes.TASKS, *rooms.TASKS, *tickets.TASKS, *homebank.TASKS, *zim.TASKS)

"""Pure: all practice tasks."""

from __future__ import annotations

from tests.practice import club, expenses, library
from tests.practice.task import PracticeTask

TASKS: tuple[PracticeTask, ...] = (*library.TASKS, *club.TASKS, *expenses.TASKS)

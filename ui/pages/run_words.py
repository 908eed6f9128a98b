"""Edge: a run in words: how it ended, when it was, how large it is; as a line of the list and above its steps."""

from __future__ import annotations

import re

from PySide6.QtCore import QDateTime, QLocale

from agent.records import Result, Status
from agent.story.runs import Run
from ui.ending import MARKS
from ui.pages.lists import Line
from ui.wording import status_words, translate

BROKEN, CUT = "broken", "cut short"


def line(run: Run) -> Line:
    """`Fill in the form`, and under it `Done · 3 steps · today, 21:49 · 1.2 MB`."""
    ended, task = end_words(run), task_words(run)
    facts = " · ".join((ended, steps_words(run.steps), when(run.began), size_words(run.size)))
    return Line(run.name, task, facts, f"{task} {facts} {run.name}".casefold(), mark(run), ended)


def task_words(run: Run) -> str:
    """The task; where none is known, the folder."""
    return skill_task(run.task) if run.task else run.name


def skill_task(task: str) -> str:
    """`Skill compute with expression=2+2` in the person's language."""
    found = re.fullmatch(r"Skill ([a-z0-9-]+)(?: with (.+))?", task, re.DOTALL)
    if not found:
        return task
    with_values = translate("runs", "Skill {0} with {1}") if found[2] else translate("runs", "Skill {0}")
    return with_values.format(found[1], found[2])


def end_words(run: Run) -> str:
    if run.status in (BROKEN, CUT):
        return translate("runs", "Does not read") if run.status == BROKEN else translate("runs", "Cut short")
    return status_words(Status(run.status))


def mark(run: Run) -> Result:
    if run.status in (BROKEN, CUT):
        return Result.NOT_DONE if run.status == BROKEN else Result.UNCHANGED
    return MARKS[Status(run.status)]


def goes_on(run: Run) -> bool:
    """Whether something may be left to do: the steps of a skill, or of another run, begin at their beginning."""
    return bool(run.task) and not run.scripted and run.status not in (BROKEN, str(Status.DONE))


def steps_words(count: int) -> str:
    return translate("runs", "%n step(s)", "", count)


def runs_words(count: int) -> str:
    return translate("runs", "%n run(s)", "", count)


def when(moment: float) -> str:
    """`today, 21:49`; the date where it was earlier than yesterday."""
    at, now, locale = QDateTime.fromSecsSinceEpoch(int(moment)), QDateTime.currentDateTime(), QLocale()
    time = locale.toString(at.time(), QLocale.FormatType.ShortFormat)
    days = at.date().daysTo(now.date())
    if days in (0, 1):
        day = translate("runs", "today, {0}") if days == 0 else translate("runs", "yesterday, {0}")
        return day.format(time)
    return f"{locale.toString(at.date(), QLocale.FormatType.ShortFormat)}, {time}"


def size_words(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

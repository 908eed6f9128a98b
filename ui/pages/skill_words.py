"""Edge: a skill in words: whose it is, whether it may run; as a line of the list and above what it does."""

from __future__ import annotations

from agent.doing.skill_shelf import Shown
from agent.records import Result
from ui.pages.lists import Line
from ui.pages.run_words import steps_words
from ui.wording import translate


def line(skill: Shown) -> Line:
    """`fill-form`, and under it `Shipped · Fills in the form of a page`."""
    stands = standing_words(skill)
    first = origin_words(skill.origin) if skill.runs else stands
    under = " · ".join(filter(None, (first, skill.description)))
    words = " ".join((skill.name, under, *skill.says, *skill.apps, *(one.name for one in skill.parameters)))
    return Line(skill.name, skill.name, under, words.casefold(), mark(skill), stands)


def mark(skill: Shown) -> Result:
    if skill.mistakes:
        return Result.NOT_DONE
    return Result.CONFIRMED if skill.trusted else Result.UNVERIFIABLE


def origin_words(origin: str) -> str:
    return {
        "library": translate("skills", "Shipped"),
        "person": translate("skills", "Your own"),
        "project": translate("skills", "From this folder"),
    }[origin]


def standing_words(skill: Shown) -> str:
    """Whether it may run."""
    count = len(skill.mistakes)
    if count:
        return translate("skills", "%n mistake(s)", "", count)
    if skill.trusted:
        return translate("skills", "Ready to run")
    return translate("skills", "Changed since you trusted it") if skill.changed else translate("skills", "Not trusted yet")


def facts(skill: Shown) -> str:
    """`Your own · 5 steps · Mousepad`."""
    steps = translate("skills", "a Python script") if skill.python else steps_words(len(skill.steps))
    hides = translate("skills", "in place of another of this name") if skill.hides else ""
    known = (origin_words(skill.origin), "" if skill.mistakes else steps, ", ".join(skill.apps), hides)
    return " · ".join(filter(None, known))

"""Pure: forms whose values the task does not give but names: a sum, a day. What they are is told beside what was done, and copied."""

from __future__ import annotations

from datetime import timedelta

from models.brain.episodes import Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.worlds.forms import Entry, Form, clause, some_entries

AMOUNTS = (
    ("Total", "Amount", "Price", "Sum", "Quantity", "Result"),
    ("Total", "Montant", "Prix", "Somme", "Quantité", "Résultat"),
)
DATES = (("Date", "Day", "Departure", "Due date", "Check-in", "From"), ("Date", "Jour", "Départ", "Échéance", "Arrivée", "Du"))
WRITTEN = {
    "%Y-%m-%d": ("YYYY-MM-DD", "AAAA-MM-JJ"),
    "%d/%m/%Y": ("dd/mm/yyyy", "jj/mm/aaaa"),
    "%m/%d/%Y": ("mm/dd/yyyy", "mm/jj/aaaa"),
}


def sums(stage: Stage) -> Episode:
    """A field takes the result of a sum."""
    one, two = stage.rng.randint(2, 99), stage.rng.randint(2, 99)
    way, value = stage.rng.choice((("+", one + two), ("-", one + two - two), ("*", one * two)))
    if way == "-":
        one += two
    spoken = {
        "+": one_of(stage, ("{a} + {b}", "the sum of {a} and {b}", "{a} plus {b}"), ("{a} + {b}", "la somme de {a} et {b}", "{a} plus {b}"), a=str(one), b=str(two)),
        "-": one_of(stage, ("{a} - {b}", "{a} minus {b}"), ("{a} - {b}", "{a} moins {b}"), a=str(one), b=str(two)),
        "*": one_of(stage, ("{a} * {b}", "{a} times {b}", "{a} × {b}"), ("{a} * {b}", "{a} fois {b}", "{a} × {b}"), a=str(one), b=str(two)),
    }  # fmt: skip
    label = stage.rng.choice(AMOUNTS[stage.french])
    return _form(stage, Entry("told", "field", label, "", str(value)), spoken[way])


def days(stage: Stage) -> Episode:
    """A field takes a day that the task calls by its distance; how it is written stands in the field."""
    today = stage.today
    ahead = stage.rng.randint(2, 20)
    weekday = stage.rng.randrange(7)
    names = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche") if stage.french else ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # fmt: skip
    day, spoken = stage.rng.choice((
        (today, stage.say("today", "aujourd'hui")),
        (today + timedelta(1), stage.say("tomorrow", "demain")),
        (today + timedelta(ahead), stage.say(f"in {ahead} days", f"dans {ahead} jours")),
        (today + timedelta((weekday - today.weekday() - 1) % 7 + 1), stage.say(f"next {names[weekday]}", f"{names[weekday]} prochain")),
    ))  # fmt: skip
    form = stage.rng.choice(tuple(WRITTEN))
    entry = Entry("told", "field", stage.rng.choice(DATES[stage.french]), "", f"{day:{form}}", hint=WRITTEN[form][stage.french])
    return _form(stage, entry, spoken)


def _form(stage: Stage, told: Entry, spoken: str) -> Episode:
    """A form with that field among others."""
    others = [one for one in some_entries(stage, stage.rng.randint(1, 4)) if one.label != told.label]
    lines = [*others, told]
    stage.rng.shuffle(lines)
    form = Form(stage, lines)
    ways = [
        clause(stage, one) if one is not told else said(stage, "fill", label=told.label, value=spoken) for one in form.wanted
    ]
    for one in form.wanted:
        form.enter(one)
    form.press()
    form.over()
    return stage.episode(joined(stage, [*ways, said(stage, "submit")]))

"""Pure: values set with widgets of their own: steppers, sliders, stars, calendars and times."""

from __future__ import annotations

from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import one_of, said
from models.brain.stage import Stage
from models.brain.worlds.web_pages import (
    dated,
    day_text,
    different,
    drop,
    near_days,
    pick,
    stepped,
    stepper,
    topic,
    under,
)
from models.brain.worlds.web_widgets import sent, widget_page


def stepping(stage: Stage) -> Episode:
    """Numbers are brought to what is wanted with + and −."""
    labels = different(
        stage.rng.randint(1, 3),
        lambda: pick(
            stage,
            "Adults|Children|Rooms|Copies|Tickets|Quantity|Nights|Volume",
            "Adultes|Enfants|Chambres|Copies|Billets|Quantité|Nuits|Volume",
        ),
    )
    values = [stage.rng.randint(0, 5) for _ in labels]
    title, clauses = stage.kit("title").thing(), []

    def draw(below: str = "") -> str:
        return widget_page(
            stage,
            f'<div class="col">{"".join(stage.labelled(text, stepper(stage, f"n{at}", values[at])) for at, text in enumerate(labels))}</div>',
            below,
        )

    for at in stage.rng.sample(range(len(labels)), stage.rng.randint(1, min(2, len(labels)))):
        goal = max(0, values[at] + stage.rng.choice((-3, -2, -1, 1, 2, 3, 4)))

        def counted(number: int, at: int = at) -> str:
            values[at] = number
            return draw()

        stepped(stage, f"n{at}", (values[at], goal), counted, title)
        values[at] = goal
        label = stage.quoted(labels[at], 0.2)
        clauses.append(one_of(stage, ("set {label} to {n}", "I want {n} under {label}", "make {label} {n}", "{label}: {n}", "change {label} to {n}"), ("mets {label} à {n}", "je veux {n} sous {label}", "{label} : {n}", "règle {label} sur {n}"), label=label, n=str(goal)))  # fmt: skip
    return sent(stage, draw, title, clauses)


def sliding(stage: Stage) -> Episode:
    """A slider is clicked, then moved with the arrow keys until its number is right."""
    label = pick(
        stage,
        "Volume|Brightness|Speed|Zoom|Contrast|Rating|Temperature|Level",
        "Volume|Luminosité|Vitesse|Zoom|Contraste|Note|Température|Niveau",
    )
    top, step = stage.rng.choice(((10, 1), (20, 1), (100, 5), (100, 10), (50, 5)))
    now = stage.rng.randrange(0, top + 1, step)
    goal = max(0, min(top, now + step * stage.rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))))
    goal = goal if goal != now else abs(now - step)
    title, unit, upright = stage.kit("title").thing(), stage.rng.choice(("", "", "%")), stage.chance(0.25)

    def draw(below: str = "") -> str:
        share = round(100 * now / top)
        wide, kit = stage.kit("slider").rng.randint(140, 300), stage.kit("slider")
        bar = (
            f'<input type="range" value="{share}" style="width:{wide}px" data-r="slider" data-s="" data-i="slide">'
            if kit.native("slider")
            else f'<span class="sld" style="width:{wide}px" data-r="slider" data-s="" data-i="slide"><i></i><b style="width:{share}%"></b><u style="left:{share}%"></u></span>'
        )
        other = stage.labelled(stage.say("Balance", "Balance"), kit.slider()) if kit.chance(0.3) else ""
        return widget_page(
            stage,
            stage.labelled(
                label, f'<div style="display:flex;gap:12px;align-items:center">{bar}<b data-i="value">{now}{unit}</b></div>'
            )
            + other,
            below,
        )

    stage.scene(draw(), Act("click", "slide"), title, result="unverifiable")
    if stage.chance(0.5) and abs(now - goal) > step:
        now = goal + stage.rng.choice((-2, -1, 1, 2)) * step  # the click itself moves the knob
        now = max(0, min(top, now))
    while now != goal:
        more = goal > now
        keys = (("right", "up") if more else ("left", "down"))[:: -1 if upright else 1]
        stage.scene(draw(), Act("key", key=keys[0]), title, also=(Act("key", key=keys[1]),))
        now += step if more else -step
    clause = one_of(stage, ("set {label} to {n}", "move the slider {label} to {n}", "bring {label} to {n}", "{label} should be {n}", "turn {label} to {n}"), ("mets {label} à {n}", "place le curseur {label} sur {n}", "règle {label} sur {n}", "{label} doit être à {n}"), label=label, n=f"{goal}{unit}")  # fmt: skip
    return sent(stage, draw, title, [clause])


def stars(stage: Stage) -> Episode:
    """Things are rated with stars, in a row of equal icons."""
    things, title = different(stage.rng.randint(1, 4), lambda: topic(stage)), stage.kit("title").thing()
    marks = [0 for _ in things]
    kit = stage.kit("stars")
    signs, size = kit.rng.choice((("★", "☆"), ("★", "☆"), ("♥", "♡"))), kit.rng.choice((18, 22, 26))

    def draw(below: str = "") -> str:
        lines = ""
        for at, text in enumerate(things):
            row = "".join(
                f'<span class="icon" style="font-size:{size}px;padding:2px" data-r="icon" data-s="" data-i="s{at}-{n}">{signs[n > marks[at]]}</span>'
                for n in range(1, 6)
            )
            lines += f'<div style="display:flex;gap:16px;align-items:center;margin:6px 0"><span style="width:210px">{escape(text)}</span><div style="white-space:nowrap">{row}</div><span class="faint">{f"{marks[at]}/5" if marks[at] else ""}</span></div>'
        return widget_page(stage, lines, below)

    clauses = []
    for at in stage.rng.sample(range(len(things)), min(len(things), stage.rng.choice((1, 1, 2)))):
        n = stage.rng.randint(1, 5)
        stage.scene(draw(), Act("click", f"s{at}-{n}"), title)
        marks[at] = n
        clauses.append(one_of(stage, ("give {what} {n} stars", "rate {what} {n} out of 5", "{n} of 5 for {what}", "rate {what} with {n} stars"), ("donne {n} étoiles à {what}", "note {what} {n} sur 5", "mets {n} étoiles pour {what}"), what=stage.quoted(things[at], 0.4), n=str(n)))  # fmt: skip
    return sent(stage, draw, title, clauses)


def days(stage: Stage) -> Episode:
    """A day is chosen in a calendar; a time in a list or a field."""
    label = pick(stage, "Date|Day|Delivery on|Appointment|Birthday|Due date", "Date|Jour|Livraison le|Rendez-vous|Échéance")
    today, day = near_days(stage)
    title, shown, with_time = (
        stage.kit("title").thing(),
        pick(stage, "Choose…|Pick a date|–", "Choisir…|Choisis une date|–"),
        stage.chance(0.35),
    )
    hour, wanted = stage.say("Time", "Heure"), f"{stage.rng.randint(7, 20)}:{stage.rng.choice(('00', '15', '30', '45'))}"
    typed, at_time = stage.chance(0.4), ""
    times = sorted(
        {wanted, *(f"{stage.rng.randint(7, 20)}:{stage.rng.choice(('00', '15', '30', '45'))}" for _ in range(4))},
        key=lambda one: int(one.replace(":", "")),
    )

    def draw(opened: str = "", listed: bool = False, below: str = "") -> str:
        line = stage.labelled(label, under(stage.select("day", shown, 200), opened))
        if with_time:
            pop = drop(stage, [(f"k{n}", text) for n, text in enumerate(times)]) if listed else ""
            line = f'<div class="col">{stage.labelled(hour, stage.field("hour", at_time) if typed else under(stage.select("hour", at_time or "–:–"), pop))}{line}</div>'
        return widget_page(stage, line, below)

    if with_time and typed:
        stage.scene(draw(), Act("type", "hour", wanted), title)
    elif with_time:
        stage.scene(draw(), Act("click", "hour"), title)
        stage.scene(draw(listed=True), Act("click", f"k{times.index(wanted)}"), title)
    at_time = wanted
    dated(stage, "day", (today, day), draw, title)
    shown = day_text(stage, day)
    clauses = [said(stage, "choose", label=hour, value=wanted)] if with_time else []
    clauses.append(one_of(stage, ("choose {day} as {label}", "set {label} to {day}", "pick {day} in the calendar", "{label}: {day}", "select the date {day}"), ("choisis le {day} pour {label}", "mets {label} au {day}", "sélectionne le {day} dans le calendrier", "{label} : {day}"), label=label, day=day_text(stage, day)))  # fmt: skip
    return sent(stage, lambda below: draw(below=below), title, clauses)

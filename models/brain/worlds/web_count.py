"""Pure: things clicked in the order told, by their place, by what stands beside them, so many times, or by their numbers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.words import invented
from models.brain.worlds.web_pages import different, enumerated, fit, framed, notice, pick, rows, topic, twin

PLACES = (
    ("first", "second", "third", "fourth", "fifth", "sixth"),
    ("premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième"),
)
STATES = (
    ("late", "paid", "open", "urgent", "new", "expired", "waiting", "sold out"),
    ("en retard", "payé", "ouvert", "urgent", "nouveau", "expiré", "en attente", "épuisé"),
)


def _grid(stage: Stage, inner: list[str], head: str = "", below: str = "") -> str:
    """Things in a row that wraps, in a column or in a card."""
    kit = stage.kit("grid")
    way, wide = kit.rng.choice(("row", "row", "col")), kit.rng.randint(300, 620)
    title = f"<h2>{escape(kit.thing())}</h2>" if kit.chance(0.5) else ""
    look = (
        "align-items:flex-start;gap:8px"
        if way == "col" and len(inner) * (2 * stage.style.pad + 40) < stage.size[1] - 220
        else "gap:10px"
    )
    way = way if look.startswith("align") else "row"
    return framed(stage, f'{title}{head}<div class="{way}" style="max-width:{wide}px;{look}">{"".join(inner)}</div>{below}')


def order(stage: Stage) -> Episode:
    """Buttons or links are clicked one after the other as told."""
    texts, link = (
        different(
            stage.rng.randint(3, 8),
            lambda: stage.rng.choice((stage.noun().capitalize(), stage.kit(stage.noun()).call(), stage.city())),
        ),
        stage.chance(0.3),
    )
    wanted = stage.rng.sample(range(len(texts)), stage.rng.randint(2, min(4, len(texts))))
    title, traced, pressed = stage.kit("title").thing(), stage.chance(0.6), list[str]()

    def draw() -> str:
        inner = [stage.button(f"b{n}", text, link=link) for n, text in enumerate(texts)]
        trace = (
            f'<p class="faint">{stage.say("Pressed", "Cliqué")} : {escape(", ".join(pressed))}</p>'
            if traced and pressed
            else ""
        )
        return _grid(stage, inner, below=trace)

    for n in wanted:
        stage.scene(draw(), Act("click", f"b{n}"), title, result="confirmed" if traced else "unverifiable")
        pressed.append(texts[n])
    stage.scene(draw(), Act("done"), title)
    parts = [stage.quoted(texts[n], 0.25) for n in wanted]
    if stage.chance(0.4):
        clauses = [one_of(stage, ("click {what}", "click these in this order: {what}", "press one after the other: {what}"), ("clique sur {what}", "clique dans cet ordre : {what}", "presse l'un après l'autre : {what}"), what=enumerated(stage, parts))]  # fmt: skip
    else:
        clauses = [said(stage, "press", label=one) for one in parts]
    return stage.episode(joined(stage, clauses))


def nth(stage: Stage) -> Episode:
    """An item of a list is clicked by its place."""
    texts = different(stage.rng.randint(4, max(4, min(8, fit(stage, 200)))), lambda: topic(stage))
    at = stage.rng.choice((*range(min(6, len(texts))), len(texts) - 1))
    title, way, head = stage.kit("title").thing(), stage.rng.choice(("link", "item", "button")), stage.chance(0.7)
    call, chosen = pick(stage, "Open|View|Select", "Ouvrir|Voir|Choisir"), -1

    def draw() -> str:
        if way == "item":
            inner = f'<div class="card" style="max-width:420px;padding:4px">{"".join(stage.item(f"x{n}", text, n == chosen) for n, text in enumerate(texts))}</div>'
        elif way == "link":
            inner = "".join(
                f'<div style="margin:8px 0">{stage.button(f"x{n}", text, link=True)}</div>' for n, text in enumerate(texts)
            )
        else:
            inner = rows(stage, [(escape(text), twin(stage, "call", f"x{n}", call)) for n, text in enumerate(texts)])
        return framed(stage, f"{f'<h2>{title}</h2>' if head else ''}{inner}")

    stage.scene(draw(), Act("click", f"x{at}"), title)
    chosen = at
    place = stage.say("last", "dernier") if at == len(texts) - 1 else PLACES[stage.french][at]
    thing = {
        "item": stage.say("item", "élément"),
        "link": stage.say("link", "lien"),
        "button": stage.say(f"{call} button", f"bouton {call}"),
    }[way]
    stage.scene(
        draw() if way == "item" else framed(stage, f"<h1>{escape(texts[at])}</h1>{stage.kit('after').prose(2)}"),
        Act("done"),
        title if way == "item" else texts[at],
    )
    return stage.episode(
        joined(
            stage,
            [
                one_of(
                    stage,
                    ("click the {n} {thing}", "choose the {n} {thing}", "press the {n} {thing} in the list"),
                    ("clique sur le {n} {thing}", "choisis le {n} {thing}", "prends le {n} {thing} de la liste"),
                    n=place,
                    thing=thing,
                )
            ],
        )
    )


def every(stage: Stage) -> Episode:
    """In every row that shows a state, the same is done: a tick, or a button."""
    count = stage.rng.randint(3, max(3, min(7, fit(stage, 220))))
    texts, states = (
        different(count, lambda: stage.rng.choice((stage.person(), topic(stage)))),
        stage.rng.sample(STATES[stage.french], 3),
    )
    state = states[0]
    marks = [stage.rng.choice(states) for _ in texts]
    marks[stage.rng.randrange(count)] = state
    wanted, ticks, title = [n for n in range(count) if marks[n] == state], stage.chance(0.5), stage.kit("title").thing()
    call, after = stage.rng.choice(
        (("Remind", "reminded"), ("Archive", "archived"), ("Print", "printed"))
        if not stage.french
        else (("Relancer", "relancé"), ("Archiver", "archivé"), ("Imprimer", "imprimé"))
    )
    on: set[int] = set()

    def draw() -> str:
        lines = []
        for n, text in enumerate(texts):
            badge = f'<span class="tag">{marks[n]}</span>'
            lines.append(
                (stage.tick(f"x{n}", text, n in on), badge)
                if ticks
                else (
                    escape(text),
                    badge,
                    f'<span class="faint">{after}</span>' if n in on else twin(stage, "call", f"x{n}", call),
                )
            )
        return framed(stage, f"<h2>{title}</h2>{rows(stage, lines)}")

    for done, n in enumerate(wanted):
        stage.scene(draw(), Act("click", f"x{n}"), title, also=tuple(Act("click", f"x{other}") for other in wanted[done + 1 :]))
        on.add(n)
    stage.scene(draw(), Act("done"), title)
    which = one_of(stage, ("all rows marked {s}", "every entry that is {s}", "everything marked “{s}”", "all that are {s}"), ("toutes les lignes marquées {s}", "chaque entrée « {s} »", "tout ce qui est {s}"), s=state)  # fmt: skip
    deed = one_of(stage, ("tick {which}", "select {which}", "check {which}"), ("coche {which}", "sélectionne {which}"), which=which) if ticks else one_of(stage, ("press {call} for {which}", "click {call} on {which}", "{low} {which}"), ("clique sur {call} pour {which}", "presse {call} pour {which}"), which=which, call=call, low=call.lower())  # fmt: skip
    return stage.episode(joined(stage, [deed]))


def presses(stage: Stage) -> Episode:
    """A button is pressed a number of times, which its counter shows."""
    goal, start = stage.rng.randint(2, 6), stage.rng.choice((0, 0, 0, 3, 7))
    call = stage.rng.choice(
        (stage.kit("call").call(), pick(stage, "Click me|Count|Tap|Push|+1|Like", "Clique ici|Compter|Appuie|+1|J'aime"))
    )
    others = different(stage.rng.randint(0, 3), lambda: invented(stage.rng).capitalize())
    words, title, now = pick(stage, "Clicks|Count|Total|Pressed", "Clics|Compte|Total|Appuis"), stage.kit("title").thing(), 0
    at = stage.rng.randint(0, len(others))

    def draw() -> str:
        inner = [stage.button(f"o{n}", text) for n, text in enumerate(others)]
        inner.insert(at, stage.button("call", call, main=True))
        return _grid(stage, inner, f'<p>{words} : <b data-i="count">{start + now}</b></p>')

    until = stage.chance(0.4)
    for _ in range(goal):
        stage.scene(draw(), Act("click", "call"), title)
        now += 1
    stage.scene(draw(), Act("done"), title)
    clause = (
        one_of(stage, ("press {call} until {words} is {n}", "click {call} until it shows {n}"), ("clique sur {call} jusqu'à ce que {words} soit {n}", "presse {call} jusqu'à {n}"), call=call, words=words, n=str(start + goal))
        if until
        else one_of(stage, ("press {call} {n} times", "click the button {call} {n} times", "tap {call} {n} times"), ("clique {n} fois sur {call}", "appuie {n} fois sur {call}"), call=stage.quoted(call, 0.3), n=str(goal))
    )  # fmt: skip
    return stage.episode(joined(stage, [clause]))


def numbers(stage: Stage) -> Episode:
    """Among numbers on buttons or cards the largest, the smallest or one that is told is clicked; or all in rising order."""
    count, top = stage.rng.randint(3, 7), stage.rng.choice((9, 20, 99, 999))
    values = stage.rng.sample(range(1, top + 1), count)
    way, cards, title = (
        stage.rng.choice(("largest", "smallest", "rising", "falling", "told")),
        stage.chance(0.4),
        stage.kit("title").thing(),
    )
    ranked: Callable[[bool], list[int]] = lambda down: sorted(range(count), key=values.__getitem__, reverse=down)  # noqa: E731
    wanted = {
        "largest": ranked(True)[:1],
        "smallest": ranked(False)[:1],
        "rising": ranked(False),
        "falling": ranked(True),
        "told": [0],
    }[way]
    stage_of: list[int] = []

    def draw() -> str:
        inner = []
        for n in range(count):
            gone = n in stage_of and way in ("rising", "falling")
            if cards:
                inner.append(
                    f'<div class="card" style="min-width:60px;text-align:center;font-size:1.4em{";opacity:.35" if gone else ""}" data-r="button" data-s="{"selected" if n in stage_of else ""}" data-i="k{n}">{values[n]}</div>'
                )
            else:
                inner.append(stage.button(f"k{n}", str(values[n]), disabled=gone))
        chosen = ", ".join(str(values[n]) for n in stage_of)
        return _grid(stage, inner, below=notice(stage, f"{stage.say('Chosen', 'Choisi')} : {chosen}" if chosen else ""))

    for n in wanted:
        stage.scene(draw(), Act("click", f"k{n}"), title)
        stage_of.append(n)
    stage.scene(draw(), Act("done"), title)
    ways = {
        "largest": (("click the largest number", "choose the greatest number", "press the highest one"), ("clique sur le plus grand nombre", "choisis le nombre le plus élevé")),
        "smallest": (("click the smallest number", "choose the lowest number", "press the smallest one"), ("clique sur le plus petit nombre", "choisis le nombre le plus bas")),
        "rising": (("click the numbers in ascending order", "press the numbers from the smallest to the largest"), ("clique sur les nombres dans l'ordre croissant", "presse les nombres du plus petit au plus grand")),
        "falling": (("click the numbers in descending order", "press the numbers from the largest to the smallest"), ("clique sur les nombres dans l'ordre décroissant", "presse les nombres du plus grand au plus petit")),
        "told": ((f"click the number {values[0]}", f"press {values[0]}"), (f"clique sur le nombre {values[0]}", f"presse {values[0]}")),
    }  # fmt: skip
    return stage.episode(joined(stage, [one_of(stage, *ways[way])]))

"""Pure: a search with results, a shop with a cart, a journey with offers to choose from."""

from __future__ import annotations

from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of
from models.brain.stage import Stage
from models.brain.words import invented, sentence
from models.brain.worlds.web_pages import (
    broad,
    dated,
    day_text,
    different,
    drop,
    fit,
    framed,
    near_days,
    notice,
    pick,
    rows,
    stepped,
    stepper,
    topic,
    twin,
    under,
)


def search(stage: Stage) -> Episode:
    """Words are looked for; a result is opened by its place or its name, on a later page perhaps."""
    query, size = " ".join(stage.nouns(stage.rng.choice((1, 1, 2, 3)))), min(5, max(2, fit(stage, 200) // 3))
    total = size * stage.rng.randint(1, 3)
    titles = different(total, lambda: f"{stage.rng.choice((query, stage.noun())).capitalize()} – {topic(stage)}")
    at = stage.rng.choice((0, stage.rng.randrange(total), stage.rng.randrange(total)))
    calls, following = (
        pick(stage, "Search|Go|Find", "Rechercher|Chercher|OK"),
        pick(stage, "Next|Next page|>|More results", "Suivant|Page suivante|>|Plus de résultats"),
    )
    brand, icon = invented(stage.rng).capitalize(), stage.chance(0.25)

    def draw(held: str, page: int = -1) -> str:
        go = twin(stage, "go", "go", calls, "🔍") if icon else stage.button("go", calls, main=True)
        box = f'<div class="row">{broad(stage.field("query", held, stage.kit("hint").rng.choice(("", calls))), 300)}{go}</div>'
        if page < 0:
            return framed(stage, f"<h1>{brand}</h1>{box}{stage.kit('start').prose(1)}")
        hits = "".join(
            f'<div style="margin:8px 0"><div style="font-size:1.15em">{stage.button(f"r{n}", titles[n], link=True)}</div><div class="faint">{escape(sentence(stage.kit(f"r{n}").rng, stage.words)[:70])}</div></div>'
            for n in range(page * size, page * size + size)
        )
        numbers = "".join(
            stage.button(f"p{n}", str(n + 1), link=True) if n != page else f"<b>{n + 1}</b>" for n in range(total // size)
        )
        ahead = stage.button("next", following, link=stage.kit("next").chance(0.6)) if (page + 1) * size < total else ""
        return framed(stage, f'<h3>{brand}</h3>{box}{hits}<div class="row">{numbers if total > size else ""}{ahead}</div>')

    asked = stage.chance(0.8)
    if asked:
        stage.scene(draw(""), Act("type", "query", query), brand)
        stage.scene(draw(query), Act("click", "go"), brand, also=(Act("key", key="enter"),))
    for page in range(at // size):
        stage.scene(
            draw(query, page),
            Act("click", "next"),
            f"{query} - {brand}",
            also=(Act("click", f"p{at // size}"), Act("click", f"p{page + 1}")),
        )
    if stage.chance(0.07):
        stage.scene(draw(query, at // size), Act("click", f"r{at - 1 if at % size else at + 1}"), brand, taught=False)
        wrong = f"{stage.button('leave', stage.say('Back', 'Retour'), link=True)}<h1>{escape(titles[at - 1 if at % size else at + 1])}</h1>{stage.kit('wrong').prose(2)}"
        stage.scene(framed(stage, wrong), Act("key", key="alt+left"), brand, also=(Act("click", "leave"),))
    stage.scene(draw(query, at // size), Act("click", f"r{at}"), f"{query} - {brand}")
    article = f"{stage.button('leave', stage.say('Back to results', 'Retour aux résultats'), link=True)}<h1>{escape(titles[at])}</h1>{stage.kit('article').prose(4)}"
    clauses = [_query(stage, stage.quoted(query, 0.6))] if asked else []
    clauses.append(_hit(stage, at, titles[at]))
    if stage.chance(0.15):
        stage.scene(framed(stage, article), Act("click", "leave"), titles[at], also=(Act("key", key="alt+left"),))
        stage.scene(draw(query, at // size), Act("done"), f"{query} - {brand}")
        clauses.append(
            one_of(
                stage,
                ("go back to the results", "come back", "return to the list"),
                ("reviens aux résultats", "retourne à la liste", "reviens en arrière"),
            )
        )
    else:
        stage.scene(framed(stage, article), Act("done"), titles[at])
    return stage.episode(joined(stage, clauses))


def _query(stage: Stage, query: str) -> str:
    return one_of(
        stage,
        ("search for {query}", "look for {query}", "find {query}", "type {query} into the search box and press search", "do a search on {query}", "enter {query} and hit enter"),
        ("cherche {query}", "recherche {query}", "fais une recherche sur {query}", "tape {query} dans la recherche et valide", "trouve {query}"),
        query=query,
    )  # fmt: skip


def _hit(stage: Stage, at: int, title: str) -> str:
    places = (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th")) if not stage.french else (("premier", "1er"), ("deuxième", "2e"), ("troisième", "3e"), ("quatrième", "4e"), ("cinquième", "5e"))  # fmt: skip
    if at < 5 and stage.chance(0.55):
        return one_of(stage, ("open the {n} result", "click the {n} link", "go to the {n} hit"), ("ouvre le {n} résultat", "clique sur le {n} lien", "va sur le {n} résultat"), n=stage.rng.choice(places[at]))  # fmt: skip
    return one_of(
        stage,
        ("open the result {title}", "click {title}", "go to the page {title}", "find {title} in the results and open it"),
        ("ouvre le résultat {title}", "clique sur {title}", "va à la page {title}", "trouve {title} dans les résultats et ouvre"),
        title=stage.quoted(title, 0.6),
    )  # fmt: skip


def shop(stage: Stage) -> Episode:
    """A thing by name or by price goes into the cart, in some number, up to the last button that is told."""
    count = stage.rng.randint(2, min(6, 3 * max(1, (stage.size[1] - 150) // 190)))
    names = different(count, lambda: topic(stage))
    prices = stage.rng.sample(range(2, 400), count)
    sign = stage.rng.choice(("{} €", "€{}", "${}", "{} EUR"))
    rule, at = _rule(stage, names, prices, sign)
    puts, cart, pays = pick(stage, "Add to cart|Buy|Add to basket|Add", "Ajouter au panier|Acheter|Ajouter"), pick(stage, "Cart|Basket|My cart", "Panier|Mon panier"), pick(stage, "Checkout|Order|Place order", "Commander|Passer commande|Valider le panier")  # fmt: skip
    brand, wanted, held = invented(stage.rng).capitalize(), stage.rng.choice((1, 1, 1, 2, 3, 4)), 0

    def head() -> str:
        return f'<div class="row"><h2 class="fill">{brand}</h2>{stage.button("cart", f"{cart} ({held})", link=stage.kit("cart").chance(0.6))}</div>'

    def shelf() -> str:
        wide = 170
        cards = "".join(
            f'<div class="card" style="width:{wide}px"><div style="height:40px;overflow:hidden">{stage.kit(f"t{n}").picture("100%", 40)}</div><div>{stage.button(f"t{n}", names[n], link=True)}</div><b data-i="t{n}-price">{sign.format(prices[n])}</b><div>{twin(stage, "put", f"t{n}-put", puts)}</div></div>'
            for n in range(count)
        )
        return framed(stage, f'{head()}<div class="row" style="align-items:stretch">{cards}</div>')

    def inside(number: int) -> str:
        line = f'<div class="row" style="margin:10px 0"><b>{escape(names[at])}</b>{stepper(stage, "many", number)}<span>{sign.format(prices[at] * number)}</span>{stage.button("drop", stage.say("Remove", "Retirer"), link=True)}</div>'
        return framed(
            stage,
            f'{head()}<h2>{cart}</h2>{line}<div class="row">{stage.button("pay", pays, main=True)}{stage.button("back", stage.say("Keep shopping", "Continuer les achats"))}</div>',
        )

    clauses = [_bought(stage, rule, wanted)]
    stage.scene(shelf(), Act("click", f"t{at}-put"), brand)
    held = 1
    if wanted > 1 or stage.chance(0.5):
        stage.scene(shelf(), Act("click", "cart"), brand)
        stepped(stage, "many", (1, wanted), inside, cart)
        if stage.chance(0.6):
            stage.scene(inside(wanted), Act("click", "pay"), cart)
            clauses.append(one_of(stage, ("order it", "go to checkout", "check out", "press {pays}", "place the order"), ("commande", "passe la commande", "clique sur {pays}", "valide le panier"), pays=pays))  # fmt: skip
            stage.scene(
                framed(
                    stage,
                    f"{head()}<h1>{pays}</h1>{notice(stage, pick(stage, 'Thank you for your order|Order received', 'Merci pour votre commande|Commande reçue'))}",
                ),
                Act("done"),
                pays,
            )
        else:
            clauses.append(
                one_of(
                    stage,
                    ("show me the cart", "then open the cart", "go to {cart}"),
                    ("affiche le panier", "ouvre le panier", "va dans {cart}"),
                    cart=cart,
                )
            )
            stage.scene(inside(wanted), Act("done"), cart)
    else:
        stage.scene(shelf(), Act("done"), brand)
    return stage.episode(joined(stage, clauses))


def _rule(stage: Stage, names: list[str], prices: list[int], sign: str) -> tuple[str, int]:
    """Which one is wanted, in words, and where it stands."""
    ranked = sorted(range(len(names)), key=lambda n: prices[n])
    pick_one = stage.rng.choice(("name", "name", "cheapest", "dearest", "under"))
    if pick_one == "cheapest":
        return one_of(
            stage,
            ("the cheapest one", "the one with the lowest price", "the least expensive article"),
            ("le moins cher", "l'article au prix le plus bas", "l'article le moins cher"),
        ), ranked[0]
    if pick_one == "dearest":
        return one_of(
            stage,
            ("the most expensive one", "the one with the highest price", "the dearest article"),
            ("le plus cher", "l'article au prix le plus élevé", "l'article le plus cher"),
        ), ranked[-1]
    if pick_one == "under":
        limit = sign.format(stage.rng.randint(prices[ranked[0]] + 1, prices[ranked[1]]))
        return one_of(
            stage,
            ("the one that costs less than {limit}", "the article under {limit}"),
            ("celui qui coûte moins de {limit}", "l'article à moins de {limit}"),
            limit=limit,
        ), ranked[0]
    at = stage.rng.randrange(len(names))
    return stage.quoted(names[at]), at


def _bought(stage: Stage, rule: str, wanted: int) -> str:
    if wanted == 1:
        return one_of(stage, ("put {rule} in the cart", "add {rule} to the cart", "buy {rule}", "I want {rule}", "take {rule}"), ("mets {rule} dans le panier", "ajoute {rule} au panier", "achète {rule}", "prends {rule}"), rule=rule)  # fmt: skip
    return one_of(stage, ("put {n} of {rule} in the cart", "add {rule} to the cart, {n} pieces", "buy {rule}, quantity {n}", "take {rule} {n} times"), ("mets {rule} dans le panier, quantité {n}", "ajoute {n} fois {rule} au panier", "achète {rule}, {n} exemplaires"), rule=rule, n=str(wanted))  # fmt: skip


def journey(stage: Stage) -> Episode:
    """From one place to another on a day, with suggestions and a calendar; then the right one of the offers."""
    places = different(2, stage.city)
    today, day = near_days(stage)
    names = stage.say("From,To,Date,Passengers", "Départ,Arrivée,Date,Voyageurs").split(",")
    finds, takes, title = pick(stage, "Search|Find trips|Show trains|Search flights", "Rechercher|Trouver un trajet|Voir les trains"), pick(stage, "Select|Book|Choose", "Choisir|Réserver|Sélectionner"), pick(stage, "Trips|Travel|Timetable", "Trajets|Voyages|Horaires")  # fmt: skip
    held, shown, people, wanted = ["", ""], "…", 1, stage.rng.choice((1, 1, 1, 2, 3))
    with_day, with_people, suggests = stage.chance(0.6), stage.chance(0.35), stage.chance(0.5)
    wanted = wanted if with_people else 1

    def draw(opened: str = "", hints: tuple[int, list[str]] = (-1, [])) -> str:
        fields = [
            under(
                broad(stage.field(f"at{n}", held[n]), 200),
                drop(stage, [(f"h{k}", text) for k, text in enumerate(hints[1])]) if hints[0] == n else "",
            )
            for n in (0, 1)
        ]
        lines = [stage.labelled(names[n], fields[n]) for n in (0, 1)]
        lines += [stage.labelled(names[2], under(stage.select("day", shown, 190), opened))] if with_day else []
        lines += [stage.labelled(names[3], stepper(stage, "many", people))] if with_people else []
        way = stage.kit("journey").rng.choice(("col", "row"))
        return framed(
            stage,
            f'<h1>{title}</h1><div class="{way}">{"".join(lines)}</div><div style="margin-top:12px">{stage.button("find", finds, main=True)}</div>',
        )

    for n, text in enumerate(places):
        stage.scene(draw(), Act("type", f"at{n}", text), title)
        held[n] = text
        if suggests:
            hints = _hints(stage, text)
            stage.scene(draw(hints=(n, hints)), Act("click", f"h{hints.index(text)}"), title)
    if with_day:
        dated(stage, "day", (today, day), draw, title)
        shown = day_text(stage, day)
    if with_people:

        def counted(number: int) -> str:
            nonlocal people
            people = number
            return draw()

        stepped(stage, "many", (1, wanted), counted, title)
        people = wanted
    stage.scene(draw(), Act("click", "find"), title)
    clauses = [_route(stage, places, day_text(stage, day) if with_day else "", wanted)]
    clauses.append(_offer(stage, (title, takes), places))
    return stage.episode(joined(stage, clauses))


def _hints(stage: Stage, place: str) -> list[str]:
    """What is suggested when a place is typed, itself among it."""
    near = [f"{place} ({stage.say('all', 'tous')})", f"{place}-{stage.say('North', 'Nord')}", stage.city(), stage.city()]
    hints = stage.rng.sample(near, 3)
    hints.insert(stage.rng.randrange(3), place)
    return list(dict.fromkeys(hints))


def _route(stage: Stage, places: list[str], day: str, people: int) -> str:
    start, end = (stage.quoted(one, 0.1) for one in places)
    text = one_of(
        stage,
        ("find a trip from {a} to {b}", "search for trains from {a} to {b}", "I need to get from {a} to {b}", "look for a journey {a} to {b}", "from {a} to {b}"),
        ("trouve un trajet de {a} à {b}", "cherche un train de {a} à {b}", "je dois aller de {a} à {b}", "départ {a}, arrivée {b}"),
        a=start, b=end,
    )  # fmt: skip
    text += stage.say(f" on {day}", f" le {day}") if day else ""
    return text + (stage.say(f" for {people} people", f" pour {people} personnes") if people > 1 else "")


def _offer(stage: Stage, words: tuple[str, str], places: list[str]) -> str:
    """The scenes of the offers, and what is said of the one to take."""
    title, takes = words
    count = stage.rng.randint(2, min(5, fit(stage, 220)))
    times, prices = sorted(stage.rng.sample(range(300, 1400), count)), stage.rng.sample(range(9, 290), count)
    order = stage.rng.sample(range(count), count) if stage.chance(0.4) else list(range(count))
    lines = different(count, lambda: invented(stage.rng).capitalize())
    spans = stage.rng.sample(range(35, 400), count)
    marks = [f"{times[n] // 60}:{times[n] % 60:02}" for n in range(count)]

    def draw(chosen: int = -1) -> str:
        parts = [
            (
                f"<b>{marks[n]}</b>",
                lines[n],
                f"{spans[n] // 60} h {spans[n] % 60:02}",
                f"<b>{prices[n]} €</b>",
                twin(stage, "take", f"o{n}", takes),
            )
            for n in order
        ]
        done = notice(
            stage,
            f"{stage.say('Selected', 'Choix')} : {lines[chosen]}, {marks[chosen]}, {prices[chosen]} €" if chosen >= 0 else "",
        )
        return framed(stage, f"<h2>{places[0]} → {places[1]}</h2>{done}{rows(stage, parts, 1)}")

    ways = {
        "cheapest": (prices.index(min(prices)), ("take the cheapest one", "choose the lowest price", "pick the least expensive"), ("prends le moins cher", "choisis le prix le plus bas")),
        "earliest": (times.index(min(times)), ("take the earliest one", "choose the first departure of the day", "pick the one that leaves first"), ("prends le premier départ", "choisis celui qui part le plus tôt")),
        "latest": (times.index(max(times)), ("take the last departure", "choose the one that leaves latest"), ("prends le dernier départ", "choisis celui qui part le plus tard")),
        "fastest": (spans.index(min(spans)), ("take the fastest one", "choose the shortest journey"), ("prends le plus rapide", "choisis le trajet le plus court")),
    }  # fmt: skip
    at = stage.rng.randrange(count)
    named = (
        at,
        (f"take the one at {marks[at]}", f"book {lines[at]}", f"choose {lines[at]} at {marks[at]}"),
        (f"prends celui de {marks[at]}", f"réserve {lines[at]}", f"choisis {lines[at]} à {marks[at]}"),
    )
    chosen, english, french = stage.rng.choice((*ways.values(), named))
    stage.scene(draw(), Act("click", f"o{chosen}"), title)
    stage.scene(draw(chosen), Act("done"), title)
    return one_of(stage, english, french)

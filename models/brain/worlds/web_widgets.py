"""Pure: single widgets of web pages: tabs, folds, lists, trees, switches, marked text."""

from __future__ import annotations

from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.words import invented, sentence
from models.brain.worlds.web_pages import (
    different,
    drop,
    enumerated,
    framed,
    notice,
    pick,
    topic,
    twin,
    under,
)

SWITCHES = (
    ["Wi-Fi", "Bluetooth", "Dark mode", "Notifications", "Sounds", "Location", "Auto-save", "Backup", "Read receipts", "Captions", "Night light", "Updates", "Sync", "Vibration"],
    ["Wi-Fi", "Bluetooth", "Mode sombre", "Notifications", "Sons", "Position", "Sauvegarde auto", "Accusés de lecture", "Sous-titres", "Éclairage nocturne", "Mises à jour", "Vibreur"],
)  # fmt: skip


def sent(stage: Stage, draw: object, title: str, clauses: list[str]) -> Episode:
    """The end of most of these: now and then a button below is pressed, and it says so. `draw` takes what is said below."""
    assert callable(draw)
    if 'data-i="send"' in draw("") and stage.chance(0.6):
        clauses.append(said(stage, "submit"))
        stage.scene(draw(""), Act("click", "send"), title)
        stage.scene(draw(pick(stage, "Saved.|Thank you!|Done", "Enregistré.|Merci !|C'est fait")), Act("done"), title)
    else:
        stage.scene(draw(""), Act("done"), title)
    return stage.episode(joined(stage, clauses))


def widget_page(stage: Stage, body: str, below: str = "") -> str:
    """A body with a heading, some words and, in some episodes, a button to send it."""
    kit = stage.kit("page")
    head = f"<h1>{escape(kit.thing())}</h1>" if kit.chance(0.7) else ""
    words = kit.prose(1) if kit.chance(0.4) else ""
    calls = kit.rng.choice(
        ("Submit", "Save", "OK", "Apply", "Send")
        if not stage.french
        else ("Valider", "Enregistrer", "OK", "Appliquer", "Envoyer")
    )
    foot = f'<div class="row" style="margin-top:14px">{stage.button("send", calls, main=True)}</div>' if kit.chance(0.6) else ""
    return framed(stage, f'{head}{words}<div style="margin:10px 0">{body}</div>{foot}{notice(stage, below)}')


def hidden(stage: Stage) -> Episode:
    """A link or button is under one of several tabs or folds, nobody says which: one after the other is opened."""
    count, folds = stage.rng.randint(3, 5), stage.chance(0.4)
    names, links = (
        different(count, lambda: stage.rng.choice((*stage.words.menus, *stage.words.things))),
        different(count * 3, lambda: topic(stage)),
    )
    start, place, told = stage.rng.randrange(count), stage.rng.randrange(count), stage.chance(0.3)
    wanted = links[place * 3 + stage.rng.randrange(3)]
    title, start = stage.kit("title").thing(), -1 if folds else start

    def inside(at: int) -> str:
        kit = stage.kit(f"in{at}")
        listed = "".join(
            f'<div style="margin:6px 0">{stage.button(f"l{n}", links[n], link=True)}</div>' for n in range(at * 3, at * 3 + 3)
        )
        return f"{kit.prose(1) if kit.chance(0.5) else ''}{listed}"

    def draw(at: int) -> str:
        if not folds:
            return framed(
                stage, f"<h2>{title}</h2>{stage.tabs([(f't{n}', text) for n, text in enumerate(names)], f't{at}')}{inside(at)}"
            )
        signs = ["▾" if n == at else "▸" for n in range(count)]
        lines = "".join(
            stage.item(f"t{n}", f"{signs[n]} {text}") + (inside(n) if n == at else "") for n, text in enumerate(names)
        )
        return framed(stage, f'<h2>{title}</h2><div class="card" style="max-width:460px">{lines}</div>')

    order = [place] if told else [n for n in range(count) if n != start]
    at = start
    for tab in order:
        if at == place:
            break
        rest = () if told else tuple(Act("click", f"t{n}") for n in order[order.index(tab) + 1 :])
        stage.scene(draw(at), Act("click", f"t{tab}"), title, also=rest)
        at = tab
    stage.scene(draw(at), Act("click", f"l{links.index(wanted)}"), title)
    stage.scene(framed(stage, f"<h1>{escape(wanted)}</h1>{stage.kit('found').prose(3)}"), Act("done"), wanted)
    clauses = [said(stage, "tab", label=stage.quoted(names[place], 0.3))] if told and not folds else []
    where = stage.say(f" under {names[place]}", f" sous {names[place]}") if told and folds else ""
    return stage.episode(joined(stage, [*clauses, said(stage, "link", label=stage.quoted(wanted, 0.5)) + where]))


def several(stage: Stage) -> Episode:
    """Some of a list of choices, as ticks, as tags or in an open list."""
    texts, title = different(stage.rng.randint(4, 7), stage.noun), stage.kit("title").thing()
    wanted = stage.rng.sample(range(len(texts)), stage.rng.randint(2, 3))
    on = {n for n in range(len(texts)) if n not in wanted and stage.chance(0.06)}
    way, label = (
        stage.rng.choice(("tick", "tag", "list")),
        pick(stage, "Interests|Extras|Toppings|Categories|Tags", "Intérêts|Options|Garnitures|Catégories|Étiquettes"),
    )

    def draw(below: str = "") -> str:
        if way == "tick":
            inner = "".join(stage.tick(f"x{n}", text, n in on) for n, text in enumerate(texts))
        elif way == "tag":
            inner = "".join(
                f'<span class="btn {"first" if n in on else ""}" data-r="button" data-s="{"selected" if n in on else ""}" data-i="x{n}">{escape(text)}{" ✓" if n in on else ""}</span>'
                for n, text in enumerate(texts)
            )
        else:
            inner = f'<div class="card" style="padding:2px;width:220px">{"".join(stage.item(f"x{n}", text, n in on) for n, text in enumerate(texts))}</div>'
        return widget_page(
            stage, f'<h3>{label}</h3><div class="{"row" if way == "tag" else "col"}" style="gap:6px">{inner}</div>', below
        )

    for done, n in enumerate(wanted):
        stage.scene(draw(), Act("click", f"x{n}"), title, also=tuple(Act("click", f"x{other}") for other in wanted[done + 1 :]))
        on.add(n)
    what = enumerated(stage, [stage.quoted(texts[n], 0.2) for n in wanted])
    clause = one_of(stage, ("select {what}", "choose {what} under {label}", "tick {what}", "I like {what}", "pick {what}", "{label}: {what}"), ("sélectionne {what}", "choisis {what} dans {label}", "coche {what}", "je veux {what}", "{label} : {what}"), what=what, label=label)  # fmt: skip
    return sent(stage, draw, title, [clause])


def tree(stage: Stage) -> Episode:
    """A branch is unfolded, and one below it perhaps, until the leaf shows that is to be chosen."""
    title, names = (
        stage.kit("title").thing(),
        different(3 + 3 * 2 + 2, lambda: stage.rng.choice((stage.city(), stage.noun().capitalize(), topic(stage)))),
    )
    tops = [f"{n}" for n in range(3)]
    branches = {top: [f"{top}.{n}" for n in range(2)] for top in tops}
    deep = stage.chance(0.5)
    parent = stage.rng.choice(tops)
    leaf = stage.rng.choice(branches[parent])
    below = {leaf: [f"{leaf}.{n}" for n in range(2)]} if deep else {}
    order = [*tops, *(one for some in branches.values() for one in some), *(one for some in below.values() for one in some)]
    texts = dict(zip(order, names, strict=False))
    goal = stage.rng.choice(below[leaf]) if deep else leaf
    path = [parent, leaf][: 2 if deep else 1]
    shut, unfolded = stage.kit("tree").rng.choice((("▸", "▾"), ("+", "−"), ("▶", "▼"))), set[str]()
    chosen = ""

    def line(one: str, depth: int) -> str:
        some = branches.get(one) or below.get(one) or []
        sign = (shut[one in unfolded] if some else "•") + " "
        rest = "".join(line(other, depth + 1) for other in some) if one in unfolded else ""
        return f'<div style="padding-left:{18 * depth}px">{stage.item(f"b{one}", sign + texts[one], one == chosen)}</div>{rest}'

    def draw(note_: str = "") -> str:
        return widget_page(
            stage, f'<div class="card" style="max-width:380px;padding:4px">{"".join(line(one, 0) for one in tops)}</div>', note_
        )

    for one in path:
        stage.scene(draw(), Act("click", f"b{one}"), title, also=(Act("double", f"b{one}"),))
        unfolded.add(one)
    stage.scene(draw(), Act("click", f"b{goal}"), title)
    chosen = goal
    steps = " > ".join(texts[one] for one in (*path, goal))
    clause = one_of(stage, ("choose {steps}", "select {goal} under {last}", "in the tree, go to {steps}", "open {last} and click {goal}"), ("choisis {steps}", "sélectionne {goal} sous {last}", "dans l'arbre, va à {steps}", "ouvre {last} et clique sur {goal}"), steps=steps, goal=texts[goal], last=(texts[parent] if not deep else f"{texts[parent]} > {texts[leaf]}"))  # fmt: skip
    return sent(stage, draw, title, [clause])


def switches(stage: Stage) -> Episode:
    """Switches are brought to what is wanted; some already are, all of them perhaps: then it is done at once."""
    names = stage.rng.sample(SWITCHES[stage.french], stage.rng.randint(3, 7))
    on = {n for n in range(len(names)) if stage.chance(0.45)}
    settled, title, role = (
        stage.chance(0.25),
        pick(stage, "Settings|Preferences|Options", "Paramètres|Préférences|Réglages"),
        stage.rng.choice(("toggle", "toggle", "check box")),
    )
    wanted, clauses = stage.rng.sample(range(len(names)), stage.rng.choice((1, 1, 2, 3))), []

    def draw(_: str = "") -> str:
        lines = "".join(
            f'<div style="margin:{stage.style.pad + 2}px 0">{stage.tick(f"w{n}", text, n in on, role)}</div>'
            for n, text in enumerate(names)
        )
        return framed(stage, f"<h1>{title}</h1>{lines}")

    for n in wanted:
        right = settled or (len(wanted) > 1 and stage.chance(0.2))
        clauses.append(said(stage, "tick" if (n in on) == right else "untick", label=stage.quoted(names[n], 0.2)))
        if not right:
            stage.scene(draw(), Act("click", f"w{n}"), title)
            on ^= {n}
    stage.scene(draw(), Act("done"), title)
    return stage.episode(joined(stage, clauses))


def marked(stage: Stage) -> Episode:
    """A text area's words are all selected and made bold, italic or another size; or a text is written there first."""
    tools = [("bold", "B"), ("italic", "I"), ("under", "U")]
    words = {
        "bold": stage.say("bold", "en gras"),
        "italic": stage.say("italic", "en italique"),
        "under": stage.say("underlined", "souligné"),
    }
    deed, title = (
        stage.rng.choice(tools)[0],
        pick(stage, "Editor|Note|New post|Document", "Éditeur|Note|Nouvel article|Document"),
    )
    text, fresh = (
        "" if (writes := stage.chance(0.4)) else sentence(stage.rng, stage.words),
        stage.rng.choice((topic(stage), " ".join(stage.nouns(3)), sentence(stage.rng, stage.words).rstrip("."))),
    )
    spelt, signs = (
        stage.chance(0.3),
        {"bold": "font-weight:700", "italic": "font-style:italic", "under": "text-decoration:underline"},
    )
    chosen, look, saves = False, "", stage.chance(0.5)

    def draw(below: str = "") -> str:
        shown = "".join(
            twin(stage, name, name, words[name].capitalize())
            if spelt
            else f'<span class="icon framed" style="min-width:28px;{signs[name]}" data-r="button" data-s="{"selected" if look == name else ""}" data-i="{name}">{sign}</span>'
            for name, sign in tools
        )
        ground = f"background:{stage.style.accent};color:{stage.style.on_accent};" if chosen else ""
        inner = f'<span style="{ground}{signs.get(look, "")}">{escape(text)}</span>'
        area = f'<div class="field" style="height:120px;width:420px" data-r="field" data-s="{"" if text else "empty"}" data-i="area">{inner}</div>'
        send = (
            f'<div style="margin-top:8px">{stage.button("send", stage.say("Save", "Enregistrer"), main=True)}</div>'
            if saves
            else ""
        )
        return framed(
            stage, f'<h2>{title}</h2><div class="row" style="margin-bottom:6px">{shown}</div>{area}{send}{notice(stage, below)}'
        )

    clauses = []
    if writes:
        stage.scene(draw(), Act("type", "area", fresh), title)
        text = fresh
        clauses.append(
            one_of(
                stage,
                ("write {t}", "type {t} into the text area", "enter the text {t}"),
                ("écris {t}", "tape {t} dans la zone de texte", "saisis le texte {t}"),
                t=stage.quoted(fresh, 0.8),
            )
        )
    else:
        stage.scene(draw(), Act("click", "area"), title, result="unverifiable")
    stage.scene(draw(), Act("key", key="ctrl+a"), title)
    chosen = True
    stage.scene(draw(), Act("click", deed), title)
    look = deed
    clauses.append(one_of(stage, ("make all of it {look}", "select everything and make it {look}", "format the whole text as {look}", "set the text {look}", "the whole text must be {look}"), ("mets tout le texte {look}", "sélectionne tout et mets-le {look}", "tout le texte doit être {look}"), look=words[deed]))  # fmt: skip
    return sent(stage, draw, title, clauses)


def chosen_at(stage: Stage) -> Episode:
    """A list opens below a button or a field; the right line is chosen there, further down perhaps."""
    texts, title = (
        different(
            stage.rng.randint(4, 7), lambda: stage.rng.choice((stage.city(), stage.noun(), invented(stage.rng).capitalize()))
        ),
        stage.kit("title").thing(),
    )
    label, at = (
        pick(stage, "Sort by|View|Country|Theme|Category|Language", "Trier par|Vue|Pays|Thème|Catégorie|Langue"),
        stage.rng.randrange(len(texts)),
    )
    shown, button = texts[at - 1], stage.chance(0.4)

    def draw(opened: bool = False, below: str = "") -> str:
        pop = drop(stage, [(f"k{n}", text) for n, text in enumerate(texts)]) if opened else ""
        control = (
            under(stage.button("open", f"{label}: {shown} ▾"), pop)
            if button
            else stage.labelled(label, under(stage.select("open", shown), pop))
        )
        return widget_page(stage, control, below)

    stage.scene(draw(), Act("click", "open"), title)
    if stage.chance(0.08):  # a wrong line
        wrong = (at + 1) % len(texts)
        stage.scene(draw(True), Act("click", f"k{wrong}"), title, taught=False)
        shown = texts[wrong]
        stage.scene(draw(), Act("click", "open"), title)
    stage.scene(draw(True), Act("click", f"k{at}"), title)
    shown = texts[at]
    return sent(
        stage, lambda below: draw(below=below), title, [said(stage, "choose", label=label, value=stage.quoted(texts[at], 0.4))]
    )

"""Pure: tables to look things up in: a value is read off, copied into a field, carried to another page; columns are sorted, rows
opened, pages turned until a name shows."""

from __future__ import annotations

from html import escape

import msgspec

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.words import invented
from models.brain.worlds.web_pages import broad, different, fit, framed, notice, pick, twin

COLUMNS = (
    ("Name", "Phone", "E-mail", "City", "Room", "Code", "Balance", "Age", "Start date"),
    ("Nom", "Téléphone", "Courriel", "Ville", "Bureau", "Code", "Solde", "Âge", "Date d'arrivée"),
)
FIGURES = ("Room", "Balance", "Age", "Bureau", "Solde", "Âge")
"""Columns of figures, which can be sorted and compared."""


ARTICLES = dict(zip(COLUMNS[1], ("le ", "le ", "le ", "la ", "le ", "le ", "le ", "l'", "la "), strict=True))


class Table(msgspec.Struct):
    """What a table holds: its columns, its rows in order, and the word on each row's button if it has one."""

    title: str
    columns: list[str]
    lines: list[list[str]]
    button: str = ""
    sorted_by: int = -1
    down: bool = False

    def value(self, row: int, column: int) -> str:
        return self.lines[row][column]


def table(stage: Stage, most: int = 8, columns: int = 0) -> Table:
    """Some people or things with what is known of them."""
    known = COLUMNS[stage.french]
    wide = 3 if stage.size[0] < 1000 or stage.style.size > 14 or "Mono" in stage.style.font or "Hack" in stage.style.font else 5
    chosen = [0, *sorted(stage.rng.sample(range(1, len(known)), columns or stage.rng.randint(2, wide - 1)))]
    count = stage.rng.randint(3, max(3, min(most, fit(stage, 200))))
    drawn = [different(count, lambda at=at: _value(stage, at)) for at in chosen]  # type: ignore[misc]
    title = pick(
        stage, "Directory|Members|Staff|Customers|Guests|Suppliers", "Annuaire|Membres|Personnel|Clients|Invités|Fournisseurs"
    )
    return Table(title, [known[at] for at in chosen], [list(line) for line in zip(*drawn, strict=True)])


def _value(stage: Stage, column: int) -> str:
    rng = stage.rng
    ways = (
        stage.person,
        lambda: " ".join(f"{rng.randint(0, 99):02}" for _ in range(5)) if stage.french else f"{rng.randint(200, 999)}-{rng.randint(100, 999)}-{rng.randint(1000, 9999)}",
        lambda: f"{invented(rng).lower()}@{invented(rng).lower()}.{rng.choice(('org', 'com', 'net'))}",
        stage.city,
        lambda: str(rng.randint(100, 999)),
        lambda: f"{rng.choice('ABCDEFGHKLMNPRST')}{rng.choice('ABCDEFGHKLMNPRST')}-{rng.randint(100, 9999)}",
        lambda: f"{rng.randint(0, 4999)}.{rng.randint(0, 99):02}",
        lambda: str(rng.randint(18, 92)),
        lambda: f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/20{rng.randint(10, 27)}",
    )  # fmt: skip
    return ways[column]()


def drawn(stage: Stage, held: Table, lines: range | None = None) -> str:
    """The table, or some of its lines; cells are `c<row>-<column>`, headers `h<column>`, a row's button `b<row>`."""
    kit, shown = stage.kit("table"), lines or range(len(held.lines))
    sign = {-1: "", 0: " ▲", 1: " ▼"}
    heads = "".join(
        f'<th class="th" data-r="cell" data-s="{"selected" if at == held.sorted_by else ""}" data-i="h{at}">{escape(text)}{sign[int(held.down) if at == held.sorted_by else -1]}</th>'
        for at, text in enumerate(held.columns)
    )
    links = kit.chance(0.4)
    body = ""
    for row in shown:
        cells = [stage.cell(f"c{row}-{at}", text) for at, text in enumerate(held.lines[row])]
        if links:
            cells[0] = f'<td class="td">{stage.button(f"c{row}-0", held.lines[row][0], link=True)}</td>'
        body += f'<tr>{"".join(cells)}{f"""<td class="td">{twin(stage, "row", f"b{row}", held.button)}</td>""" if held.button else ""}</tr>'
    return f'<table style="margin:8px 0;background:{stage.style.surface}"><tr>{heads}{"<th class=th></th>" if held.button else ""}</tr>{body}</table>'


def cell(stage: Stage) -> Episode:
    """A value is read off a table, straight or on a later page of it; then it is done."""
    held, size = table(stage), stage.rng.choice((3, 4))
    row, column = stage.rng.randrange(len(held.lines)), stage.rng.randrange(1, len(held.columns))
    who, what, paged = held.value(row, 0), held.value(row, column), stage.chance(0.35)
    title, shown = held.title, range(len(held.lines))
    following = pick(stage, "Next|Next page|>|Older", "Suivant|Page suivante|>|Suite")

    def page() -> str:
        more = shown.stop < len(held.lines) and paged
        back = stage.button("back", stage.say("Previous", "Précédent")) if shown.start else ""
        foot = (
            f'<div class="row">{back}{stage.button("next", following) if more else ""}<span class="faint">{shown.start + 1}–{shown.stop} / {len(held.lines)}</span></div>'
            if paged
            else ""
        )
        return framed(stage, f"<h1>{title}</h1>{drawn(stage, held, shown)}{foot}")

    if paged:
        shown = range(min(size, len(held.lines)))
    while row not in shown:
        stage.scene(page(), Act("click", "next"), title)
        shown = range(shown.stop, min(shown.stop + size, len(held.lines)))
    stage.scene(page(), Act("remember", text=what), title)
    stage.scene(page(), Act("done"), title)
    return stage.episode(joined(stage, [_asked(stage, held.columns[column], who)], polite=False))


def _what(stage: Stage, column: str) -> str:
    """A column as it is spoken of."""
    text = column.lower() if stage.chance(0.7) else column
    return ARTICLES.get(column, "") + text


def _asked(stage: Stage, column: str, who: str) -> str:
    return one_of(
        stage,
        ("what is the {what} of {who}?", "tell me the {what} of {who}", "look up {who}'s {what}", "find the {what} of {who}", "I need to know {who}'s {what}", "which {what} does {who} have?", "read me the {what} for {who}"),
        ("donne-moi {what} pour {who}", "trouve {what} pour {who}", "cherche dans le tableau : {what} de {who}", "quel est, pour {who}, le champ {field} ?", "je veux connaître {what} de {who}", "lis-moi {what} de {who}"),
        what=_what(stage, column), field=column, who=stage.quoted(who, 0.2),
    )  # fmt: skip


def copied(stage: Stage) -> Episode:
    """A value of the table goes into a field beside it, from the screen."""
    held = table(stage, 5)
    row, column = stage.rng.randrange(len(held.lines)), stage.rng.randrange(1, len(held.columns))
    what = held.value(row, column)
    values: dict[int, str] = {}
    labels = different(
        stage.rng.randint(1, 3),
        lambda: pick(
            stage,
            "Contact|Send to|Reference|Your answer|Note|Value|Copy here",
            "Contact|Destinataire|Référence|Votre réponse|Note|Valeur|Copier ici",
        ),
    )
    sends, saves, wanted = (
        pick(stage, "Save|OK|Submit|Check", "Enregistrer|OK|Valider|Vérifier"),
        stage.chance(0.6),
        stage.rng.randrange(len(labels)),
    )

    def page(said_: str = "") -> str:
        fields = "".join(
            stage.labelled(text, broad(stage.field(f"f{at}", values.get(at, "")), 240)) for at, text in enumerate(labels)
        )
        form = f'<div class="col" style="margin:10px 0">{fields}<div>{stage.button("send", sends, main=True)}</div></div>{notice(stage, said_)}'
        parts = [drawn(stage, held), form]
        return framed(stage, f"<h2>{held.title}</h2>{''.join(parts if stage.kit('copied').chance(0.7) else parts[::-1])}")

    stage.scene(page(), Act("type", f"f{wanted}", what), held.title)
    values[wanted] = what
    clauses = [one_of(
        stage,
        ("copy the {what} of {who} into {field}", "enter {who}'s {what} in the field {field}", "put the {what} of {who} under {field}", "find the {what} of {who} and type it into {field}", "{field} must be the {what} of {who}"),
        ("copie {what} de {who} dans {field}", "saisis dans le champ {field} : {what} de {who}", "cherche {what} de {who} et tape-le dans {field}", "mets {what} de {who} sous {field}"),
        what=_what(stage, held.columns[column]), who=stage.quoted(held.value(row, 0), 0.15), field=stage.quoted(labels[wanted], 0.4),
    )]  # fmt: skip
    if saves:
        clauses.append(said(stage, "submit") if stage.chance(0.6) else said(stage, "press", label=sends))
        stage.scene(page(), Act("click", "send"), held.title)
    stage.scene(
        page(pick(stage, "Saved|Correct|Thank you", "Enregistré|Correct|Merci") if saves else ""), Act("done"), held.title
    )
    return stage.episode(joined(stage, clauses))


def carried(stage: Stage) -> Episode:
    """Values that stand under another tab are remembered there, then typed under the first."""
    held = table(stage, 6, 2)
    names = (
        stage.say("Form,List,Help", "Formulaire,Liste,Aide").split(",")
        if stage.chance(0.5)
        else [pick(stage, "Order|Request|Entry", "Commande|Demande|Saisie"), held.title, "Info"]
    )
    labels = pick(
        stage, "Answer,Comment|Recipient,Subject|Account,Reason", "Réponse,Commentaire|Destinataire,Objet|Compte,Motif"
    ).split(",")
    row, sends = stage.rng.randrange(len(held.lines)), pick(stage, "Send|Save|Submit", "Envoyer|Enregistrer|Valider")
    columns = stage.rng.sample((1, 2), stage.rng.choice((1, 1, 2)))
    values, title = ["", ""], names[0]

    def page(tab: int, said_: str = "") -> str:
        lines = "".join(stage.labelled(text, broad(stage.field(f"f{at}", values[at]), 240)) for at, text in enumerate(labels))
        form = f'<div class="col" style="margin:12px 0">{lines}<div>{stage.button("send", sends, main=True)}</div></div>{notice(stage, said_)}'
        inside = (form, drawn(stage, held), stage.kit("help").prose(2))[tab]
        return framed(
            stage,
            f"<h2>{stage.kit('carried').thing()}</h2>{stage.tabs([(f't{n}', text) for n, text in enumerate(names)], f't{tab}')}{inside}",
        )

    start = stage.chance(0.75)
    if start:
        stage.scene(page(0), Act("click", "t1"), title)
    for column in columns:
        stage.scene(page(1), Act("remember", text=held.value(row, column)), title)
    stage.scene(page(1), Act("click", "t0"), title)
    for at, column in enumerate(columns):
        stage.scene(page(0), Act("type", f"f{at}", held.value(row, column)), title)
        values[at] = held.value(row, column)
    stage.scene(page(0), Act("click", "send"), title)
    stage.scene(page(0, pick(stage, "Sent|Saved", "Envoyé|Enregistré")), Act("done"), title)
    who = stage.quoted(held.value(row, 0), 0.15)
    clauses = [
        one_of(
            stage,
            ("{field} is the {what} of {who}, as in {tab}", "put the {what} of {who} (see {tab}) into {field}", "look up the {what} of {who} under {tab} and enter it as {field}", "fill {field} with {who}'s {what} from {tab}"),
            ("{field} est {what} de {who}, d'après {tab}", "mets {what} de {who} (voir {tab}) dans {field}", "cherche {what} de {who} sous {tab} et saisis-le dans {field}"),
            field=labels[at], what=_what(stage, held.columns[column]), who=who, tab=names[1],
        )
        for at, column in enumerate(columns)
    ]  # fmt: skip
    return stage.episode(joined(stage, [*clauses, said(stage, "submit")]))


def ordered(stage: Stage) -> Episode:
    """A table is sorted by one of its columns; then perhaps the first row opened."""
    held = table(stage)
    column = stage.rng.randrange(len(held.columns))
    down, opens, title = stage.chance(0.35), stage.chance(0.4), held.title
    held.button = pick(stage, "Open|View|Details", "Ouvrir|Voir|Détails") if opens or stage.chance(0.3) else ""

    def page() -> str:
        return framed(stage, f"<h1>{title}</h1>{drawn(stage, held)}")

    for again in range(1 + down):
        stage.scene(page(), Act("click", f"h{column}"), title)
        held.sorted_by, held.down = column, bool(again)
        held.lines.sort(
            key=lambda line: (float(line[column]) if held.columns[column] in FIGURES else 0.0, line[column].casefold()),
            reverse=bool(again),
        )
    falling = one_of(
        stage,
        (", descending", ", from high to low", " in descending order", ", largest first"),
        (", décroissant", ", du plus grand au plus petit", " par ordre décroissant"),
    )
    rising = one_of(stage, ("", "", ", ascending", ", smallest first"), ("", "", ", croissant", " par ordre croissant"))
    clauses = [one_of(
        stage,
        ("sort by {what}{way}", "order the table by {what}{way}", "sort the list by the column {what}{way}", "arrange the rows by {what}{way}"),
        ("trie par {what}{way}", "classe le tableau par {what}{way}", "trie la liste selon la colonne {what}{way}"),
        what=stage.quoted(held.columns[column], 0.3), way=falling if down else rising,
    )]  # fmt: skip
    if opens:
        stage.scene(page(), Act("click", "b0"), title)
        clauses.append(
            one_of(
                stage,
                ("open the first row", "open the one on top", "then view the first one"),
                ("ouvre la première ligne", "ouvre celle du haut", "affiche la première"),
            )
        )
    stage.scene(_record(stage, held, 0) if opens else page(), Act("done"), held.value(0, 0) if opens else title)
    return stage.episode(joined(stage, clauses))


def _record(stage: Stage, held: Table, row: int) -> str:
    """What is known of one row, on a page of its own."""
    lines = "".join(
        stage.labelled(text, f'<b data-i="v{at}">{escape(held.value(row, at))}</b>')
        for at, text in enumerate(held.columns)
        if at
    )
    return framed(
        stage,
        f'{stage.button("leave", stage.say("Back", "Retour"), link=True)}<h1>{escape(held.value(row, 0))}</h1><div class="col">{lines}</div>',
    )


def opened(stage: Stage) -> Episode:
    """A row is opened by its name or by what stands in it; and there something read off, or the way back taken."""
    held = table(stage, 7, 2 if stage.chance(0.7) else 3)
    row, column = stage.rng.randrange(len(held.lines)), stage.rng.randrange(1, len(held.columns))
    held.button, title = (
        pick(stage, "Open|View|Details|Show", "Ouvrir|Voir|Détails|Afficher") if stage.chance(0.7) else "",
        held.title,
    )
    hidden = [*range(1, len(held.columns))] if stage.chance(0.4) else []
    listed = Table(title, [held.columns[0]], [line[:1] for line in held.lines], held.button) if hidden else held
    by_value = not hidden and stage.chance(0.35)
    who = held.value(row, 0)
    act = Act("click", f"b{row}") if held.button else Act("click", f"c{row}-0")
    page = framed(stage, f"<h1>{title}</h1>{drawn(stage, listed)}")
    slip = stage.rng.randrange(len(held.lines))
    if slip != row and stage.chance(0.12):  # another row is opened by mistake
        stage.scene(page, Act("click", act.target.replace(str(row), str(slip), 1)), title, taught=False)
        stage.scene(_record(stage, held, slip), Act("click", "leave"), held.value(slip, 0), also=(Act("key", key="alt+left"),))
    stage.scene(page, act, title)
    if hidden:
        stage.scene(_record(stage, held, row), Act("remember", text=held.value(row, column)), who)
        stage.scene(_record(stage, held, row), Act("done"), who)
        return stage.episode(joined(stage, [_asked(stage, held.columns[column], who)], polite=False))
    stage.scene(_record(stage, held, row), Act("done"), who)
    clause = (
        one_of(
            stage,
            ("open the row whose {what} is {value}", "open the entry with the {what} {value}", "show the details of the one with {what} {value}"),
            ("ouvre la ligne dont {what} est {value}", "affiche la fiche avec {what} {value}", "ouvre celle pour qui {what} est {value}"),
            what=_what(stage, held.columns[column]), value=held.value(row, column),
        )
        if by_value
        else one_of(
            stage,
            ("open {who}", "show the details of {who}", "open the row of {who}", "view {who}'s record", "go to the entry {who}"),
            ("ouvre {who}", "affiche les détails de {who}", "ouvre la fiche de {who}", "va sur la ligne {who}", "montre-moi {who}"),
            who=stage.quoted(who, 0.3),
        )
    )  # fmt: skip
    return stage.episode(joined(stage, [clause]))


def sought(stage: Stage) -> Episode:
    """A name is filtered for in a directory; its row is read or opened; where nothing is found, it asks."""
    held, missing = table(stage, 6), stage.chance(0.2)
    row, column = stage.rng.randrange(len(held.lines)), stage.rng.randrange(1, len(held.columns))
    who, what, title = held.value(row, 0), held.value(row, column), held.title
    others = [n for n in range(len(held.lines)) if n != row]
    kept, finds = (
        Table(title, held.columns, [held.lines[n] for n in others]),
        pick(stage, "Search|Filter|Find", "Rechercher|Filtrer|Trouver"),
    )
    query = who if stage.chance(0.7) else who.split()[-1]

    def page(held_: str, shown: Table | None) -> str:
        inside = drawn(stage, shown) if shown else f"<p>{nothing}</p>"
        return framed(
            stage,
            f'<h1>{title}</h1><div class="row">{broad(stage.field("query", held_, finds), 220)}{stage.button("find", finds)}</div>{inside}',
        )

    nothing = pick(
        stage,
        "No entries found.|Nothing matches your search.|0 results",
        "Aucun résultat.|Rien ne correspond à votre recherche.|0 résultat",
    )
    stage.scene(
        page("", kept),
        Act("type", "query", query),
        title,
        also=tuple({Act("type", "query", who), Act("type", "query", who.split()[-1])} - {Act("type", "query", query)}),
    )
    stage.scene(page(query, kept), Act("click", "find"), title, also=(Act("key", key="enter"),))
    if missing:
        stage.scene(page(query, None), Act("ask"), title)
    else:
        found = Table(title, held.columns, [held.lines[row]])
        stage.scene(page(query, found), Act("remember", text=what), title)
        stage.scene(page(query, found), Act("done"), title)
    return stage.episode(joined(stage, [_asked(stage, held.columns[column], who)], polite=False))

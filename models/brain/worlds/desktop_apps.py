"""Pure: applications and windows: started, waited for, brought to the front, closed; messages put away; a wrong dialog left."""

from __future__ import annotations

from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.words import invented
from models.brain.worlds.desktop import Editor, sentence
from models.brain.worlds.desktop_windows import ALERTS, APPS, Desk, app_name, desktop, shell, splash, stranger, word

TRIPS = (
    ("switch to {a}", "bring {a} to the front", "show me the window {a}", "go to {a}", "open {a}", "I need {a}"),
    ("passe à {a}", "mets {a} au premier plan", "montre-moi la fenêtre {a}", "va dans {a}", "ouvre {a}", "il me faut {a}"),
)
STARTS = (
    ("open {a}", "start {a}", "launch {a}", "run {a}", "I need {a}", "open the application {a}"),
    ("ouvre {a}", "lance {a}", "démarre {a}", "il me faut {a}", "ouvre l'application {a}"),
)
FACTS = (
    ("Reference", "Phone", "Total", "Room", "Code", "Address", "Invoice number", "Contact", "City", "Password"),
    ("Référence", "Téléphone", "Total", "Salle", "Code", "Adresse", "Numéro de facture", "Contact", "Ville", "Mot de passe"),
)  # fmt: skip


class Windows(Desk):
    """Several windows with names in a bar, one of them in front, with a message over it or none."""

    kind = "other"

    def __init__(self, stage: Stage, count: int) -> None:
        super().__init__(stage)
        kinds = [stage.rng.choice(list(APPS)) for _ in range(9)]
        names = list(dict.fromkeys(app_name(stage, kind) for kind in kinds))
        self.names, self.spare = names[:count], names[count]
        self.front = names[0]
        self.calm = True

    def title(self) -> str:
        return self.front

    def draw(self) -> str:
        tasks = [(f"t-{n}", one) for n, one in enumerate(self.names)]
        return (stranger(self.stage, self.front, tasks) if self.front else desktop(self.stage, tasks)) + self.over

    def to(self, name: str) -> None:
        """Brings a window to the front by its name in the bar, or starts what is not there, and waits."""
        if name in self.names:
            self.click(f"t-{self.names.index(name)}")
        else:
            self.do(Act("open", text=name))
            for _ in range(self.stage.rng.choice((0, 1, 1, 2))):
                self.stage.scene(splash(self.stage, name), Act("wait"), self.stage.rng.choice(("", name)))
            self.names.append(name)
        self.front = name

    def message(self, wanted: bool = False) -> str:
        """A message put away, or, where that is `wanted`, obeyed; what its other button says."""
        stage = self.stage
        text, away, other = stage.rng.choice([one for one in ALERTS[stage.french] if one[2] or not wanted])
        buttons = [stage.button("away", away)] + ([stage.button("other", other, main=True)] if other else [])
        stage.rng.shuffle(buttons)
        self.over = stage.dialog(
            stage.rng.choice((self.front, stage.say("Notice", "Information"))), f"<p>{text}</p>", "".join(buttons)
        )
        self.click("other" if wanted else "away", also=() if wanted else (Act("key", key="escape"),))
        self.over = ""
        return other if wanted else away


class Buttons(Windows):
    """A window with some buttons, and a note of what was pressed."""

    def __init__(self, stage: Stage, count: int) -> None:
        super().__init__(stage, count)
        self.faces = stage.rng.sample(stage.words.actions, 4)
        self.note = ""

    def draw(self) -> str:
        stage = self.stage
        row = "".join(stage.button(f"a-{n}", text) for n, text in enumerate(self.faces))
        inner = f'{stage.kit("prose").prose(2)}<div class="row">{row}</div><p>{escape(self.note)}</p>'
        return shell(stage, self.front, f'<div style="padding:20px">{inner}</div>', [("t-0", self.front)]) + self.over


def bring(stage: Stage) -> Episode:
    """A window to the front, or an application that must be started first; a message may be over it."""
    windows = Windows(stage, stage.rng.randint(2, 4))
    there = stage.chance(0.5)
    if stage.chance(0.2):
        windows.front = ""
    name = windows.spare if not there else stage.rng.choice(windows.names[0 if not windows.front else 1 :])
    if windows.front and stage.chance(0.15):
        windows.message()
    windows.to(name)
    if stage.chance(0.3):
        windows.message()
    ways = TRIPS if there else STARTS
    return windows.end([one_of(stage, *ways, a=stage.quoted(name, 0.3))])


def both(stage: Stage) -> Episode:
    """Two applications, one after the other."""
    windows = Windows(stage, 2)
    other = windows.names.pop()
    first, second = stage.rng.sample([windows.spare, other], 2)
    windows.to(first)
    windows.to(second)
    names = {"a": stage.quoted(first, 0.3), "b": stage.quoted(second, 0.3)}
    return windows.end(
        [
            one_of(
                stage,
                ("open {a} and {b}", "start {a}, then {b}", "launch {a} and after that {b}"),
                ("ouvre {a} et {b}", "lance {a}, puis {b}", "démarre {a} et après {b}"),
                **names,
            )
        ]
    )


def messages(stage: Stage) -> Episode:
    """Messages that are there: put away, or obeyed when the task says so."""
    windows = Windows(stage, stage.rng.randint(1, 3))
    if stage.chance(0.4):
        label = windows.message(wanted=True)
        clause = one_of(
            stage,
            ("answer the message with {b}", "press {b} in the message", "in the dialog, choose {b}"),
            ("réponds {b} au message", "appuie sur {b} dans le message", "dans la boîte de dialogue, choisis {b}"),
            b=stage.quoted(label, 0.4),
        )
    else:
        for _ in range(stage.rng.randint(1, 2)):
            windows.message()
        clause = one_of(
            stage,
            ("close the messages", "put away whatever popped up", "dismiss the notice", "get rid of the pop-ups"),
            (
                "ferme les messages",
                "fais disparaître ce qui s'est affiché",
                "ferme l'avertissement",
                "débarrasse-moi des fenêtres surgissantes",
            ),
        )
    return windows.end([clause])


def shut(stage: Stage) -> Episode:
    """A window closed, which may be behind another."""
    windows = Windows(stage, stage.rng.randint(2, 4))
    name = stage.rng.choice(windows.names)
    if name != windows.front:
        windows.to(name)
    windows.key("alt+f4", also=(Act("key", key="ctrl+w"),))
    windows.names.remove(name)
    windows.front = windows.names[0]
    return windows.end(
        [
            one_of(
                stage,
                ("close {a}", "close the window {a}", "quit {a}", "exit {a}"),
                ("ferme {a}", "ferme la fenêtre {a}", "quitte {a}"),
                a=stage.quoted(name, 0.3),
            )
        ]
    )


def astray(stage: Stage) -> Episode:
    """A wrong dialog came up by a slip: leave it, then print as told."""
    editor = Editor(stage, stage.rng.randint(1, 5), 0.7)
    before, copies = editor.begin(False), stage.number(2, 20) if stage.chance(0.4) else ""
    if stage.chance(0.7):
        editor.key("ctrl+o", taught=False)
        editor.over = editor._choosing(stage.nouns(3), "")
        editor.click("cancel", also=(Act("key", key="escape"),)) if stage.chance(0.5) else editor.key(
            "escape", also=(Act("click", "cancel"),)
        )
        editor.over = ""
    told, words = editor.way("file", "print")
    editor.command("file", "print", told)
    go = stage.rng.choice((("Print", "OK"), ("Imprimer", "OK"))[stage.french])
    for count in ("1", copies) if copies else ("1",):
        fields = stage.labelled(
            stage.say("Printer", "Imprimante"), stage.select("printer", stage.kit("printer").thing())
        ) + stage.labelled(stage.say("Copies", "Copies"), stage.field("copies", count))
        editor.over = stage.dialog(
            word(stage, "print").rstrip("…"),
            f'<div class="col" style="gap:8px">{fields}</div>',
            stage.button("go", go, main=True) + stage.button("cancel", word(stage, "cancel")),
        )
        editor.do(Act("type", "copies", copies)) if copies and count == "1" else editor.click(
            "go", also=(Act("key", key="enter"),)
        )
    editor.over, editor.note = (
        "",
        one_of(stage, ("Sent to the printer", "Printing…"), ("Envoyé à l'imprimante", "Impression en cours…")),
    )
    many = (
        one_of(
            stage,
            (" in {n} copies", ", {n} times", " ({n} copies)"),
            (" en {n} exemplaires", ", {n} fois", " ({n} copies)"),
            n=copies,
        )
        if copies
        else ""
    )
    return editor.end(
        [
            one_of(
                stage, ("print the document", "print this", "print it"), ("imprime le document", "imprime ceci", "imprime-le")
            )
            + words
            + many
        ],
        before,
    )


def progress(stage: Stage) -> Episode:
    """Something goes on: wait until it is ready, then close it."""
    name, button = app_name(stage, stage.rng.choice(("other", "files"))), word(stage, "close")
    words = one_of(
        stage,
        ("Copying {n} files", "Downloading {f}", "Installing {f}", "Updating {f}"),
        ("Copie de {n} fichiers", "Téléchargement de {f}", "Installation de {f}", "Mise à jour de {f}"),
        n=stage.number(3, 90),
        f=stage.noun(),
    )
    share, ready = stage.rng.randint(5, 60), stage.say("Finished.", "Terminé.")
    tasks = [("t-0", name)] if stage.chance(0.5) else []

    def page(share: int) -> str:
        bar = f'<div style="height:16px;width:300px;border:1px solid {stage.style.line}"><div style="height:100%;width:{share}%;background:{stage.style.accent}"></div></div>'
        inner = f"<h2>{escape(words)}</h2>{bar}<p>{ready if share == 100 else f'{share} %'}</p>{stage.button('close', button, disabled=share < 100)}"
        return shell(stage, name, f'<div style="padding:24px">{inner}</div>', tasks)

    while share < 100:
        stage.scene(page(share), Act("wait"), name)
        share += stage.rng.randint(25, 60)
    stage.scene(page(100), Act("click", "close"), name)
    stage.scene(desktop(stage, ()), Act("done"), stage.say("Desktop", "Bureau"))
    task = one_of(
        stage,
        (
            "wait until it is finished, then press {b}",
            "when this is ready, click {b}",
            "close this with {b} as soon as it is done",
        ),
        (
            "attends que ce soit terminé, puis appuie sur {b}",
            "quand c'est prêt, clique sur {b}",
            "dès que c'est fini, ferme avec {b}",
        ),
        b=stage.quoted(button, 0.4),
    )
    return stage.episode(joined(stage, [task]))


def fact(stage: Stage) -> Episode:
    """What one window tells is written in another: kept in mind, carried over, typed."""
    source, target = Windows(stage, 1), Editor(stage, 0, 0.5)
    target.calm = target.focused = True
    label, name = stage.rng.choice(FACTS[stage.french]), source.front if source.front != target.app else source.spare
    value = stage.rng.choice(
        (
            stage.number(1000, 99999),
            stage.person(),
            stage.city(),
            f"{invented(stage.rng).upper()}-{stage.number(10, 99)}",
            f"{stage.number(1, 90)} {stage.noun()}",
        )
    )
    tasks = [("t-source", name), ("t-target", target.app)]
    stage.rng.shuffle(tasks)
    rest = [(one, stage.kit(f"fact {one}").value()) for one in stage.rng.sample(FACTS[stage.french], 4) if one != label]
    facts = [*rest, (label, value)]
    stage.rng.shuffle(facts)
    lines = "".join(f'<div style="padding:4px 0"><b>{one}</b>: {escape(text)}</div>' for one, text in facts)
    shown = shell(stage, name, f'<div style="padding:18px"><h2>{escape(stage.kit("facts").thing())}</h2>{lines}</div>', tasks)
    target.tasks = tasks
    if stage.chance(0.5):
        target.click("t-source")
    stage.scene(shown, Act("remember", text=value), name)
    stage.scene(shown, Act("click", "t-target"), name)
    target.type(value)
    clause = one_of(stage, ("copy the {l} from {s} into {t}", "look up the {l} in {s} and write it in {t}", "read the {l} in the window {s} and type it into {t}", "write the {l} that {s} shows in {t}"),
                    ("copie {l} de {s} dans {t}", "cherche {l} dans {s} et écris-le dans {t}", "lis {l} dans la fenêtre {s} et tape-le dans {t}", "écris dans {t} ce que {s} indique pour {l}"), l=stage.quoted(label, 0.3), s=stage.quoted(name, 0.3), t=stage.quoted(target.app, 0.3))  # fmt: skip
    return target.end([clause, target.save_as()] if stage.chance(0.3) else [clause])


def pressed(stage: Stage) -> Episode:
    """A window with buttons, and something over it that must go first."""
    window = Buttons(stage, stage.rng.randint(1, 2))
    if stage.chance(0.7):
        window.message()
    at = stage.rng.randrange(len(window.faces))
    window.click(f"a-{at}")
    label = window.faces[at]
    window.note = f"{label}: {stage.say('done', 'fait')}. {sentence(stage)}"
    return window.end([said(stage, "press", label=stage.quoted(label, 0.4))])

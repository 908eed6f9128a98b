"""Pure: what the worlds of applications share: a window on a desktop, its menus, starting it, closing what comes up in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from models.brain.episodes import Act, Episode
from models.brain.pages import LAYOUTS
from models.brain.phrases import Ways, joined, one_of
from models.brain.stage import Stage
from models.brain.words import invented

WORDS: dict[str, Ways] = {
    "file": (("File", "File", "File", "Document"), ("Fichier", "Fichier", "Document")), "edit": (("Edit",), ("Édition", "Edition", "Modifier")), "view": (("View",), ("Affichage",)),
    "format": (("Format",), ("Format",)), "tools": (("Tools",), ("Outils",)), "insert": (("Insert",), ("Insertion",)), "help": (("Help",), ("Aide",)), "window": (("Window",), ("Fenêtre",)),
    "new": (("New", "New document", "New file"), ("Nouveau", "Nouveau document")), "open": (("Open…", "Open..."), ("Ouvrir…", "Ouvrir...")),
    "save": (("Save",), ("Enregistrer",)), "save_as": (("Save as…", "Save As...", "Save as"), ("Enregistrer sous…", "Enregistrer sous...")),
    "print": (("Print…", "Print"), ("Imprimer…", "Imprimer")), "close": (("Close",), ("Fermer",)), "quit": (("Quit", "Exit"), ("Quitter",)),
    "undo": (("Undo",), ("Annuler la frappe", "Défaire")), "redo": (("Redo",), ("Rétablir", "Refaire")), "cut": (("Cut",), ("Couper",)), "copy": (("Copy",), ("Copier",)),
    "paste": (("Paste",), ("Coller",)), "select_all": (("Select all", "Select All"), ("Tout sélectionner",)), "find": (("Find…", "Search…", "Find"), ("Rechercher…", "Chercher…")),
    "replace": (("Find and replace…", "Replace…", "Replace..."), ("Rechercher et remplacer…", "Remplacer…")), "about": (("About",), ("À propos",)), "manual": (("Manual", "Contents"), ("Manuel", "Sommaire")),
    "zoom": (("Zoom in",), ("Zoom avant",)), "full": (("Full screen",), ("Plein écran",)), "wrap": (("Word wrap",), ("Retour à la ligne",)), "numbers": (("Line numbers",), ("Numéros de ligne",)),
    "bold": (("Bold",), ("Gras",)), "italic": (("Italic",), ("Italique",)), "cancel": (("Cancel",), ("Annuler",)), "ok": (("OK",), ("OK",)),
    "do_save": (("Save", "Save", "OK"), ("Enregistrer", "Enregistrer", "OK")), "do_replace": (("Replace", "Overwrite", "Yes"), ("Remplacer", "Écraser", "Oui")),
    "discard": (("Don't save", "Discard", "Close without saving", "No"), ("Ne pas enregistrer", "Abandonner", "Fermer sans enregistrer", "Non")),
    "new_name": (("Name", "New name", "Name:"), ("Nom", "Nouveau nom")), "name": (("Name", "File name", "Save as"), ("Nom", "Nom du fichier", "Nom de fichier")),
}  # fmt: skip
"""What menus, buttons and labels are called."""
KEYS = {
    "new": "ctrl+n", "open": "ctrl+o", "save": "ctrl+s", "save_as": "ctrl+shift+s", "print": "ctrl+p", "close": "ctrl+w", "undo": "ctrl+z", "cut": "ctrl+x",
    "copy": "ctrl+c", "paste": "ctrl+v", "select_all": "ctrl+a", "find": "ctrl+f", "replace": "ctrl+h", "quit": "alt+f4", "rename": "f2", "new_folder": "ctrl+shift+n", "trash": "delete",
}  # fmt: skip
"""The keys that do the same as an item of a menu."""
APPS: dict[str, Ways] = {
    "editor": (("Text Editor", "Notes", "Writer", "Notepad", "Scribe", "Editor"), ("Éditeur de texte", "Notes", "Bloc-notes", "Rédacteur", "Éditeur")),
    "files": (("Files", "File Manager", "Explorer", "Folders"), ("Fichiers", "Gestionnaire de fichiers", "Explorateur")),
    "calculator": (("Calculator", "Calc", "Desk Calculator"), ("Calculatrice", "Calculette")), "sheet": (("Sheets", "Spreadsheet", "Tables", "Grid"), ("Tableur", "Feuilles", "Tableaux")),
    "terminal": (("Terminal", "Console", "Shell"), ("Terminal", "Console", "Invite de commandes")), "settings": (("Settings", "Preferences", "Control Center", "Options"), ("Paramètres", "Préférences", "Réglages")),
    "other": (("Mail", "Music", "Calendar", "Photos", "Browser", "Contacts", "Clock", "Weather", "Maps", "Chat"), ("Courrier", "Musique", "Agenda", "Photos", "Navigateur", "Contacts", "Horloge", "Météo", "Cartes")),
}  # fmt: skip
ALERTS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (("An update is available.", "Later", "Install now"), ("An update is available", "Remind me later", "Restart"), ("Tip of the day: hold Shift to select more.", "Close", ""), ("The network is back.", "OK", ""),
     ("Do you like this program?", "Not now", "Rate it"), ("Battery is low.", "OK", ""), ("Welcome! Take a tour of what is new?", "Skip", "Start the tour"), ("Could not check for news.", "Dismiss", "Try again")),
    (("Une mise à jour est disponible.", "Plus tard", "Installer"), ("Une mise à jour est prête", "Me le rappeler plus tard", "Redémarrer"), ("Astuce du jour : maintenez Maj pour étendre la sélection.", "Fermer", ""),
     ("Le réseau est rétabli.", "OK", ""), ("Ce programme vous plaît-il ?", "Pas maintenant", "Donner un avis"), ("Batterie faible.", "OK", ""), ("Bienvenue ! Faire la visite ?", "Passer", "Commencer")),
)  # fmt: skip
"""What comes up unasked: the words, the button that puts it away, the one that starts something nobody asked for."""
SPLASH = (("Loading…", "Starting…", "Please wait", "Opening"), ("Chargement…", "Démarrage…", "Veuillez patienter", "Ouverture"))
Menus = Mapping[str, Sequence[str]]


def word(stage: Stage, what: str) -> str:
    """What something is called, the same in the whole episode."""
    return stage.kit(f"word {what}").rng.choice(WORDS[what][stage.french])


def spoken(stage: Stage, what: str) -> str:
    """The same as one says it in a task."""
    return word(stage, what).rstrip("….")


def app_name(stage: Stage, kind: str) -> str:
    name = stage.rng.choice(APPS[kind][stage.french])
    return f"{invented(stage.rng).capitalize()} {name}" if stage.chance(0.25) else name


def shell(stage: Stage, title: str, inner: str, tasks: Sequence[tuple[str, str]] = ()) -> str:
    """A window: the whole screen, or on a desktop with pictures, icons and a task bar of (name, text)."""
    kit = stage.kit("shell")
    kind = kit.rng.choice(("bare", "titled", "window", "window"))
    buttons = "".join(kit.icon(False) for _ in range(kit.rng.randint(1, 3)))
    bar = f'<div class="bar" style="flex:none"><b class="fill" style="overflow:hidden;white-space:nowrap;text-align:{kit.rng.choice(("left", "center"))}">{escape(title)}</b>{buttons}</div>'
    whole = f'{bar if kind != "bare" else ""}<div class="col fill" style="gap:0;min-height:0;overflow:hidden">{inner}</div>'
    across, down = (
        (kit.rng.randint(10, stage.size[0] // 7), kit.rng.randint(4, stage.size[1] // 14)) if kind == "window" else (0, 0)
    )
    foot = 46 if tasks or kind == "window" else 0
    look = f"left:{across}px;right:{kit.rng.randint(0, across)}px;top:{down}px;bottom:{max(foot, down)}px;padding:0;gap:0;overflow:hidden;background:{kit.style.ground}"
    ground = desktop(stage, tasks) if foot else ""
    return f'{ground}<div class="card col" style="position:fixed;{look}{"" if kind == "window" else ";border:0;border-radius:0"}">{whole}</div>'


def desktop(stage: Stage, tasks: Sequence[tuple[str, str]], icons: Sequence[tuple[str, str]] = ()) -> str:
    """The ground: a picture, icons with names, a bar with the open windows."""
    kit = stage.kit("desktop")
    ground = kit.picture("100%", stage.size[1]) if kit.chance(0.5) else ""
    lines = "".join(
        f'<div style="position:fixed;left:{10 + 104 * (n // 4)}px;top:{14 + 92 * (n % 4)}px">{launcher(stage, name, text)}</div>'
        for n, (name, text) in enumerate(icons)
    )
    entries = "".join(stage.button(name, text) for name, text in tasks)
    bar = f'<div class="bar" style="position:fixed;left:0;right:0;bottom:0;height:44px;overflow:hidden">{kit.icon(False)}{kit.icon(False)}{entries}<span class="fill"></span>{kit.rng.randint(0, 23)}:{kit.rng.randint(10, 59)}</div>'
    return f'<div style="position:fixed;inset:0">{ground}</div>{lines}{bar}'


def launcher(stage: Stage, name: str, text: str, chosen: bool = False) -> str:
    """A picture with words below: a file, a folder, a program."""
    kit = stage.kit("launcher")
    side = kit.rng.choice((28, 32, 36, 40))
    look = (
        f";background:{kit.style.accent};color:{kit.style.on_accent}"
        if chosen
        else f";background:{kit.style.surface}"
        if kit.chance(0.4)
        else ""
    )
    picture = f'<img src="ICON:{stage.kit(f"picture {text}").rng.randrange(1 << 30)}" width="{side}" height="{side}">'
    return f'<div style="display:flex;flex-direction:column;align-items:center;width:98px;height:84px;padding:4px;text-align:center;font-size:12px;overflow:hidden;overflow-wrap:anywhere{look}" data-r="icon" data-s="{"selected" if chosen else ""}" data-i="{name}">{picture}<span>{escape(text)}</span></div>'


class Desk:
    """An application in its window, as the scenes go on: a menu may be open, a dialog may be over it."""

    kind = "editor"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.app = app_name(stage, self.kind)
        self.menus: Menus = {}
        self.tasks: Sequence[tuple[str, str]] = ()  # the windows that a bar names
        self.opened = ""  # the menu that is open
        self.over = ""  # what lies over the window
        self.calm = not stage.chance(0.25)  # nothing comes up unasked

    def title(self) -> str:
        return self.app

    def body(self) -> str:
        raise NotImplementedError

    def labels(self, item: str) -> str:
        """What an item of a menu is called now."""
        return word(self.stage, item)

    def bar(self) -> str:
        """The menu bar, one menu hanging open."""
        if not self.menus:
            return ""
        kit, parts = self.stage.kit("menus"), ""
        keys = kit.chance(0.6)
        for menu, items in self.menus.items():
            lines = "".join(
                self.stage.item(f"i-{one}", self.labels(one), tail=_shown(self.stage, one) if keys else "") for one in items
            )
            hung = (
                f'<div style="height:0"><div class="pop" style="min-width:170px">{lines}</div></div>'
                if menu == self.opened
                else ""
            )
            parts += f'<div><div class="menu {"td sel" if hung else ""}" data-r="menu item" data-s="" data-i="m-{menu}">{escape(self.labels(menu))}</div>{hung}</div>'
        return f'<div class="bar" style="flex:none">{parts}</div>'

    def draw(self) -> str:
        return shell(self.stage, self.title(), self.bar() + self.body(), self.tasks) + self.over

    def do(self, act: Act, **more: object) -> None:
        """A scene of what is there now, and the act done on it."""
        if not self.calm and not self.opened and not self.over and self.stage.chance(0.3) and act.op not in ("done", "ask"):
            self.calm = True
            self._alert()
        self.stage.scene(self.draw(), act, self.title(), **more)

    def key(self, key: str, **more: object) -> None:
        self.do(Act("key", key=key), **more)

    def click(self, target: str, **more: object) -> None:
        self.do(Act("click", target), **more)

    def choose(self, menu: str, item: str, told: bool = False, alike: str = "") -> None:
        """Through the menu bar, now and then with a slip into another menu; `told` when the task names the way; an item
        that is `alike` would do as well."""
        if self.stage.chance(0.06):
            self._slip(menu)
        known = KEYS.get(item, "")
        self.click(f"m-{menu}", also=() if told or not known or self.opened else (Act("key", key=known),))
        self.opened = menu
        self.click(f"i-{item}", also=(Act("click", f"i-{alike}"),) if alike and not told else ())
        self.opened = ""

    def command(self, menu: str, item: str, told: str = "", alike: str = "") -> None:
        """A command by its keys or its menu: the way that the task tells (`keys` or `menu`), otherwise either."""
        way = told or self.stage.rng.choice(("keys", "keys", "menu") if self.menus else ("keys",))
        if way == "menu":
            self.choose(menu, item, bool(told), alike)
            return
        also: tuple[Act, ...] = (Act("click", f"m-{menu}"),) if menu in self.menus and not told else ()
        also += (Act("key", key=KEYS[alike]),) if alike and not told else ()
        self.key(KEYS[item], also=also, result="unchanged" if item == "copy" else "confirmed")

    def _slip(self, menu: str) -> None:
        other = self.stage.rng.choice([one for one in self.menus if one != menu])
        self.click(f"m-{other}", taught=False)
        self.opened = other
        if self.stage.chance(0.5):
            self.key("escape", also=(Act("click", f"m-{menu}"),))
            self.opened = ""

    def _alert(self) -> None:
        """Something comes up that must be put away."""
        text, away, other = self.stage.rng.choice(ALERTS[self.stage.french])
        buttons = [self.stage.button("away", away)] + ([self.stage.button("other", other, main=True)] if other else [])
        self.stage.rng.shuffle(buttons)
        self.over = self.stage.dialog(
            self.app if self.stage.chance(0.5) else self.stage.kit("alert").thing(), f"<p>{text}</p>", "".join(buttons)
        )
        self.stage.scene(self.draw(), Act("click", "away"), self.title(), also=(Act("key", key="escape"),))
        self.over = ""

    def way(self, menu: str, item: str) -> tuple[str, str]:
        """A way that the task tells, and its words: `with ctrl+s`, `through File > Save`; nothing in most tasks."""
        pick = self.stage.rng.random()
        if pick < 0.15 and self.menus:
            place = f"{self.labels(menu)} > {self.labels(item).rstrip('….')}"
            return "menu", one_of(
                self.stage,
                (" with {p}", " via {p}", " through the menu {p}"),
                (" avec {p}", " par le menu {p}", " via {p}"),
                p=place,
            )
        if pick < 0.27 and item in KEYS:
            return "keys", one_of(
                self.stage,
                (" with {k}", " using {k}", " (press {k})"),
                (" avec {k}", " au moyen de {k}", " (touches {k})"),
                k=_shown(self.stage, item, False),
            )
        return "", ""

    def begin(self, fresh: bool = True) -> str:
        """What leads to the window, and how the task tells it: it is there, behind another, or (`fresh`) not yet started."""
        stage, pick = self.stage, self.stage.rng.random() * (1 if fresh else 0.66)
        name = stage.quoted(self.app, 0.2)
        if pick < 0.5:
            named = one_of(
                stage, ("in {a}", "in the window {a}", "use {a}"), ("dans {a}", "dans la fenêtre {a}", "avec {a}"), a=name
            )
            return f"{named}{stage.say(': ', ' : ')}" if stage.chance(0.3) else ""
        others = [app_name(stage, "other") for _ in range(stage.rng.randint(1, 3))]
        if pick < 0.66:
            self._behind(others)
            return one_of(
                stage,
                ("in {a}, ", "switch to {a} and ", "bring {a} to the front and ", "go to the window {a}, then "),
                ("dans {a}, ", "passe à {a} et ", "affiche la fenêtre {a} puis ", "va dans {a} et "),
                a=name,
            )
        self.launch(others)
        return one_of(
            stage,
            ("open {a} and ", "start {a}, then ", "in {a}, ", "launch {a} and ", "using {a}, "),
            ("ouvre {a} et ", "lance {a}, puis ", "dans {a}, ", "démarre {a} et ", "avec {a}, "),
            a=name,
        )

    def _behind(self, others: list[str]) -> None:
        """Another window is in front: the bar has ours."""
        own = self.title() if len(self.title()) <= 30 and self.stage.chance(0.6) else self.app
        tasks = [("t-own", own), *((f"t-{n}", text) for n, text in enumerate(others))]
        self.stage.rng.shuffle(tasks)
        self.tasks = tasks
        self.stage.scene(stranger(self.stage, others[0], tasks), Act("click", "t-own"), others[0])

    def launch(self, others: list[str]) -> None:
        """It is not there: an empty desktop or another window; then it starts, perhaps slowly."""
        stage = self.stage
        tasks = [(f"t-{n}", text) for n, text in enumerate(others)]
        opens = Act("open", text=self.app)
        if stage.chance(0.5):
            stage.scene(stranger(stage, others[0], tasks), opens, others[0])
            self.tasks = [*tasks, ("t-own", self.app)]
        else:
            icons = [("d-own", self.app), *((f"d-{n}", app_name(stage, "other")) for n in range(3))]
            here = icons if stage.chance(0.4) else icons[1:]
            stage.rng.shuffle(here)
            also = (Act("double", "d-own"),) if len(here) == 4 else ()
            stage.scene(
                desktop(stage, () if stage.chance(0.5) else tasks, here), opens, stage.say("Desktop", "Bureau"), also=also
            )
        for _ in range(stage.rng.choice((0, 0, 1, 1, 2))):
            stage.scene(splash(stage, self.app), Act("wait"), stage.rng.choice(("", self.app)))

    def end(self, clauses: Sequence[str], before: str = "") -> Episode:
        """The last look, and the task that was done."""
        self.do(Act("done"))
        return self.stage.episode(task_of(self.stage, clauses, before))


def task_of(stage: Stage, clauses: Sequence[str], before: str) -> str:
    """The task; `before` is what leads to the window, in front of the first clause."""
    plain = before.partition(" ")[0] in ("in", "with", "using", "use", "dans", "avec")
    return joined(stage, [before + clauses[0], *clauses[1:]], polite=not plain)


def stranger(stage: Stage, title: str, tasks: Sequence[tuple[str, str]]) -> str:
    """A window of another application, filled with anything."""
    kit = stage.kit(f"stranger {title}")
    layout = kit.rng.choice(("form", "table", "settings", "article", "dashboard", "wizard", "calendar", "editor"))
    return shell(stage, title, f'<div class="fill" style="overflow:hidden">{LAYOUTS[layout](kit, *stage.size)}</div>', tasks)


def splash(stage: Stage, app: str) -> str:
    """Starting: a name and a word of patience, or nothing yet."""
    kit = stage.kit("splash")
    if kit.chance(0.3):
        return shell(stage, app, "")
    text = kit.rng.choice(SPLASH[stage.french])
    card = f'<div class="card" style="position:fixed;left:{stage.size[0] // 3}px;top:{stage.size[1] // 3}px;padding:30px;text-align:center"><h1>{escape(app)}</h1><p>{text}</p></div>'
    return (desktop(stage, ()) if kit.chance(0.5) else "") + card


def _shown(stage: Stage, item: str, short: bool = True) -> str:
    """Keys as a menu or a task writes them."""
    keys = "+".join(part.capitalize() for part in KEYS.get(item, "").split("+"))
    keys = keys.replace("Delete", "Del" if short else "Delete")
    return keys.replace("Shift", "Maj").replace("Delete", "Suppr").replace("Del", "Suppr") if stage.french else keys

"""Pure: a file manager: folders to open, files to rename, copy, move and throw away, new folders, what is hidden to be shown."""

from __future__ import annotations

from html import escape

import msgspec

from models.brain.episodes import Act, Episode
from models.brain.phrases import Ways, one_of
from models.brain.stage import Stage
from models.brain.worlds.desktop_documents import Document, file_name
from models.brain.worlds.desktop_windows import WORDS, launcher, shell, word

FOLDERS = (
    ("Documents", "Pictures", "Music", "Downloads", "Projects", "Invoices", "Holidays", "Work", "Archive", "Recipes", "Letters", "Taxes", "Photos 2023", "Old stuff", "School", "Backup", "Drafts"),
    ("Documents", "Images", "Musique", "Téléchargements", "Projets", "Factures", "Vacances", "Travail", "Archives", "Recettes", "Lettres", "Impôts", "Photos 2023", "Divers", "École", "Sauvegarde", "Brouillons"),
)  # fmt: skip
NAMES: dict[str, Ways] = {
    **WORDS,
    "rename": (("Rename…", "Rename", "Rename..."), ("Renommer…", "Renommer")), "trash": (("Move to trash", "Delete", "Move to Bin", "Delete…"), ("Mettre à la corbeille", "Supprimer", "Déplacer vers la corbeille")),
    "new_folder": (("New folder…", "New Folder", "Create folder…"), ("Nouveau dossier…", "Nouveau dossier", "Créer un dossier…")), "properties": (("Properties",), ("Propriétés",)),
    "hidden": (("Show hidden files", "Hidden files", "Show Hidden Files"), ("Afficher les fichiers cachés", "Fichiers cachés")), "sort": (("Sort by name",), ("Trier par nom",)), "reload": (("Reload", "Refresh"), ("Actualiser", "Recharger")),
    "go": (("Go",), ("Aller",)), "up": (("Parent folder", "Up"), ("Dossier parent",)), "home": (("Home",), ("Dossier personnel",)), "create": (("Create", "OK"), ("Créer", "OK")),
    "do_rename": (("Rename", "OK"), ("Renommer", "OK")), "do_delete": (("Delete", "Move to trash", "Yes", "OK"), ("Supprimer", "Mettre à la corbeille", "Oui", "OK")), "open_it": (("Open",), ("Ouvrir",)),
}  # fmt: skip
CONTEXT = ("open_it", "cut", "copy", "rename", "trash", "properties")
GROUND = ("new_folder", "paste", "sort", "properties")


class Entry(msgspec.Struct):
    """A folder or a file."""

    name: str
    folder: bool = False
    hidden: bool = False


class Files(Document):
    """A folder in a window: as pictures or as a list, with a side bar and a path."""

    kind = "files"
    asked = "new_name"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, 0.0)
        folders = stage.rng.sample(FOLDERS[stage.french], stage.rng.randint(2, 4) + 1)
        self.folder = folders.pop()
        files = list(
            dict.fromkeys(
                file_name(stage, stage.rng.choice(("editor", "other", "sheet"))) for _ in range(stage.rng.randint(3, 5))
            )
        )
        self.entries = [Entry(one, folder=True) for one in folders] + [Entry(one) for one in files]
        self.sided = stage.chance(0.6)  # there is a side bar
        self.secret = False  # hidden files are shown
        self.chosen = self.only = self.written = ""
        self.writing: str | None = None  # what stands in the field that has taken the place of the chosen one's name
        self.first, self.room = 0, 99  # the first entry in sight, and how many there are in sight
        self.menus = {
            "file": ("new_folder", "open", "properties", "close"),
            "edit": ("undo", "cut", "copy", "paste", "rename", "trash", "select_all"),
            "view": ("hidden", "sort", "reload", "zoom"),
            "go": ("up", "home"),
        }
        if stage.chance(0.3):
            self.menus = {}

    def title(self) -> str:
        return (
            self.stage.kit("title form")
            .rng.choice(("{f}", "{f} - {a}", "{f} — {a}", "{a}: {f}"))
            .format(f=self.folder, a=self.app)
        )

    def labels(self, item: str) -> str:
        name = self.stage.kit(f"word {item}").rng.choice(NAMES[item][self.stage.french])
        return f"✓ {name}" if item == "hidden" and self.secret else name

    def shown(self) -> list[Entry]:
        return [one for one in self.entries if self.secret or not one.hidden]

    def seen(self) -> list[tuple[int, Entry]]:
        """What is in sight, with its number."""
        return list(enumerate(self.shown()))[self.first : self.first + self.room]

    def at(self, name: str) -> str:
        return f"f-{[one.name for one in self.shown()].index(name)}"

    def body(self) -> str:
        stage, kit = self.stage, self.stage.kit("files")
        path = f'<input class="field" style="width:100%" value="{escape(self.path())}" data-r="field" data-s="" data-i="path">'
        bar = f'<div class="bar" style="flex:none">{kit.icon(False)}{kit.icon(False)}{kit.icon(False)}<div class="fill">{path}</div>{kit.icon(False)}</div>'
        places = FOLDERS[stage.french][:4]
        side = f'<div style="width:{kit.rng.randint(130, 190)}px;flex:none;overflow:hidden;border-right:1px solid {kit.style.line}">{"".join(stage.item(f"p-{n}", one, one == self.folder) for n, one in enumerate(places))}</div>'
        side = side if self.sided else ""
        inner = (
            self._list()
            if kit.chance(0.45)
            else f'<div style="display:flex;flex-wrap:wrap;gap:6px;padding:8px;align-content:flex-start">{"".join(self._icon(n, one) for n, one in self.seen())}</div>'
        )
        foot = (
            f'<div class="bar faint" style="flex:none">{len(self.shown())} {stage.say("items", "éléments")}</div>'
            if kit.chance(0.5)
            else ""
        )
        ground = f'<div class="fill" style="overflow:hidden;background:{kit.style.surface}">{inner}<div style="height:60px" data-i="ground"></div></div>'
        return f'{bar}<div class="fill" style="display:flex;min-height:0">{side}{ground}{self._scroll()}</div>{foot}'

    def _scroll(self) -> str:
        """A scroll bar where there is more than is in sight."""
        count, kit = len(self.shown()), self.stage.kit("scroll")
        if count <= self.room:
            return ""
        thumb = f"top:{100 * self.first // count}%;height:{100 * self.room // count}%"
        return f'<div style="position:relative;width:14px;background:{kit.style.ground}" data-r="scroll bar" data-s=""><div style="position:absolute;left:2px;right:2px;{thumb};background:{kit.style.faint};border-radius:6px"></div></div>'

    def path(self) -> str:
        if self.written:
            return self.written
        return self.stage.kit("path").rng.choice(("/home/user/{f}", "Home / {f}", "{f}", "~/{f}")).format(f=self.folder)

    def _renamed(self) -> str:
        return f'<input class="field focused" style="width:100%;min-width:90px" value="{escape(self.writing or "")}" data-r="field" data-s="focused" data-i="inline">'

    def _icon(self, number: int, one: Entry) -> str:
        picture = launcher(self.stage, f"f-{number}", one.name, one.name == self.chosen)
        if one.name != self.chosen or self.writing is None:
            return picture
        return picture.replace(f"<span>{escape(one.name)}</span>", self._renamed())

    def _list(self) -> str:
        stage, kit = self.stage, self.stage.kit("list")
        heads = "".join(
            f'<th class="th" style="padding:2px 10px">{one}</th>'
            for one in stage.say("Name,Size,Modified", "Nom,Taille,Modifié").split(",")
        )
        rows = ""
        for number, one in self.seen():
            own = stage.kit(f"row {one.name}")
            sign = ("📁 " if one.folder else "📄 ") if kit.chance(1) and kit.style.size % 2 else ""
            inline = self._renamed() if one.name == self.chosen and self.writing is not None else f"{sign}{escape(one.name)}"
            mark = f'class="td {"sel" if one.name == self.chosen else ""}" style="padding:3px 10px" data-r="cell" data-s="{"selected" if one.name == self.chosen else ""}"'
            size = "" if one.folder else f"{own.rng.randint(1, 900)} {stage.say('kB', 'ko')}"
            rows += f'<tr><td {mark} data-i="f-{number}">{inline}</td><td {mark}>{size}</td><td {mark}>{own.rng.randint(1, 28)}/{own.rng.randint(1, 12)}/2025</td></tr>'
        return f'<table style="width:100%"><tr>{heads}</tr>{rows}</table>'

    def some(self, folder: bool | None = None) -> Entry:
        """One that something is done with: the `only` one, if there is such."""
        able = [one for one in self.shown() if folder is None or one.folder == folder]
        return self.stage.rng.choice([one for one in able if self.only in ("", one.name)])

    def select(self, one: Entry, *also: Act) -> None:
        if self.chosen != one.name:
            self.click(self.at(one.name), also=also)
            self.chosen = one.name

    def context(self, one: Entry, item: str) -> None:
        """Through the menu of the right button."""
        self.do(Act("right", self.at(one.name)), also=(Act("click", self.at(one.name)),))
        self.chosen = one.name
        self._popup(CONTEXT, item)

    def _popup(self, items: tuple[str, ...], item: str) -> None:
        kit = self.stage.kit("popup")
        lines = [(f"x-{one}", self.labels(one)) for one in items]
        self.over = self.stage.popup(
            lines, kit.rng.randint(180, self.stage.size[0] - 320), kit.rng.randint(40, max(41, self.stage.size[1] - 400))
        )
        self.click(f"x-{item}")
        self.over = ""

    def apply(self, one: Entry, item: str) -> None:
        """A command for a file: select it and press its keys, or use its menu; either is right."""
        if self.stage.chance(0.5):
            self.context(one, item)
            return
        self.select(one, Act("right", self.at(one.name)))
        self.command("edit", item)

    def rename(self) -> str:
        stage, one = self.stage, self.some()
        new = stage.noun().capitalize() + stage.number(1, 99) if one.folder else file_name(stage, "editor")
        old, pick = one.name, stage.chance(0.6)
        self.apply(one, "rename")
        if pick:
            self.writing = old
            self.do(Act("type", "inline", new), also=(Act("type", "", new),))
            self.writing = new
            self.key("enter")
            self.writing = None
        else:
            self.name = old
            self.name_dialog(new, self.labels("do_rename"), self.labels("rename").rstrip("….") + " " + old)
        one.name = self.chosen = new
        self.name = ""
        return one_of(stage, ("rename {a} to {b}", "change the name of {a} to {b}", "give {a} the name {b}", "{a} should be called {b}", "call {a} {b} instead"),
                      ("renomme {a} en {b}", "change le nom de {a} en {b}", "donne à {a} le nom {b}", "{a} doit s'appeler {b}"), a=stage.quoted(old), b=stage.quoted(new))  # fmt: skip

    def trash(self) -> str:
        stage, one = self.stage, self.some()
        self.apply(one, "trash")
        if stage.chance(0.4):
            question = one_of(
                stage,
                ("Delete {n}?", "Do you really want to delete {n}?", "Move {n} to the trash?"),
                ("Supprimer {n} ?", "Voulez-vous vraiment supprimer {n} ?", "Mettre {n} à la corbeille ?"),
                n=one.name,
            )
            buttons = [stage.button("yes", self.labels("do_delete"), main=True), stage.button("no", word(stage, "cancel"))]
            stage.rng.shuffle(buttons)
            self.over = stage.dialog(self.app, f"<p>{question}</p>", "".join(buttons))
            self.click("yes")
            self.over = ""
        self.entries.remove(one)
        self.chosen = ""
        return one_of(
            stage,
            ("delete {n}", "move {n} to the trash", "throw {n} away", "remove {n}", "get rid of {n}"),
            ("supprime {n}", "mets {n} à la corbeille", "jette {n}", "efface {n}"),
            n=stage.quoted(one.name),
        )

    def new_folder(self) -> str:
        stage = self.stage
        name = stage.rng.choice((stage.noun().capitalize(), f"{stage.noun()} {stage.number(1, 30)}", stage.person().split()[1]))
        told, words = self.way("file", "new_folder") if self.menus else ("", "")
        if told != "menu" and stage.chance(0.3):
            told, words = "", ""
            self.do(Act("right", "ground"), also=(Act("key", key="ctrl+shift+n"),))
            self._popup(GROUND, "new_folder")
        else:
            self.command("file", "new_folder", told)
        self.chosen, self.untitled = "", stage.say("New folder", "Nouveau dossier")
        self.name_dialog(name, self.labels("create"), self.labels("new_folder").rstrip("….")) if stage.chance(
            0.7
        ) else self._named_inline(name)
        self.entries = (
            [*self.entries, Entry(name, folder=True)] if name not in [one.name for one in self.entries] else self.entries
        )
        self.chosen, self.name = name, ""
        return one_of(stage, ("create a folder called {n}", "make a new folder {n}", "add a folder named {n}", "I need a folder {n} here", "new folder: {n}"),
                      ("crée un dossier nommé {n}", "crée le dossier {n}", "ajoute un dossier appelé {n}", "il me faut un dossier {n} ici", "nouveau dossier : {n}"), n=stage.quoted(name)) + words  # fmt: skip

    def _named_inline(self, name: str) -> None:
        fresh = Entry(self.stage.say("New folder", "Nouveau dossier"), folder=True)
        self.entries.append(fresh)
        self.chosen = self.writing = fresh.name
        self.do(Act("type", "inline", name), also=(Act("type", "", name),))
        self.writing = name
        self.key("enter")
        self.writing = None
        self.entries.remove(fresh)

    def enter(self, one: Entry, act: Act | None = None) -> None:
        """Into a folder, whose files are others."""
        self.do(act or Act("double", self.at(one.name)))
        stage = self.stage
        self.folder, self.chosen, self.written = one.name, "", ""
        self.entries = [
            Entry(name) for name in dict.fromkeys(file_name(stage, "other") for _ in range(stage.rng.randint(0, 4)))
        ]

    def move(self) -> str:
        """A file into a folder: copied or moved, by keys or menus, or dragged."""
        stage, one, into = self.stage, self.some(False), self.some(True)
        copies, drags = stage.chance(0.5), stage.chance(0.2)
        names = {"n": stage.quoted(one.name), "f": stage.quoted(into.name)}
        if drags:
            self.do(Act("drag", self.at(one.name), end=self.at(into.name)))
            self.entries.remove(one)
            return one_of(
                stage,
                ("drag {n} onto {f}", "drag {n} into the folder {f}", "drag and drop {n} into {f}"),
                ("fais glisser {n} sur {f}", "glisse {n} dans le dossier {f}", "glisse-dépose {n} dans {f}"),
                **names,
            )
        self.apply(one, "copy" if copies else "cut")
        self.enter(into)
        if stage.chance(0.7):
            self.command("edit", "paste")
        else:
            self.do(Act("right", "ground"), also=(Act("key", key="ctrl+v"),))
            self._popup(GROUND, "paste")
        self.entries, self.chosen = [*[other for other in self.entries if other.name != one.name], Entry(one.name)], one.name
        if copies:
            return one_of(
                stage,
                ("copy {n} into the folder {f}", "copy {n} to {f}", "put a copy of {n} in {f}", "duplicate {n} into {f}"),
                ("copie {n} dans le dossier {f}", "copie {n} vers {f}", "mets une copie de {n} dans {f}"),
                **names,
            )
        return one_of(
            stage,
            ("move {n} into the folder {f}", "move {n} to {f}", "put {n} into {f}", "cut {n} and paste it in {f}"),
            ("déplace {n} dans le dossier {f}", "mets {n} dans {f}", "coupe {n} et colle-le dans {f}", "range {n} dans {f}"),
            **names,
        )

    def inside(self) -> str:
        """Opens a folder, by its picture or a place at the side."""
        stage, one = self.stage, self.some(True)
        places = FOLDERS[stage.french][:4]
        elsewhere = [place for place in places if place not in (self.folder, *(other.name for other in self.entries))]
        if self.sided and elsewhere and stage.chance(0.3):
            one = Entry(stage.rng.choice(elsewhere), folder=True)
            self.enter(one, Act("click", f"p-{places.index(one.name)}"))
        else:
            self.enter(one)
        return one_of(
            stage,
            ("open the folder {n}", "go into {n}", "open {n}", "go to the folder {n}", "show what is in {n}"),
            ("ouvre le dossier {n}", "va dans {n}", "ouvre {n}", "entre dans le dossier {n}", "montre ce qu'il y a dans {n}"),
            n=stage.quoted(one.name),
        )

    def hide(self) -> str:
        stage = self.stage
        told, words = ("menu", f" ({self.labels('view')} > {self.labels('hidden')})") if stage.chance(0.3) else ("", "")
        self.entries += [Entry(f".{stage.noun()}", hidden=True) for _ in range(2)]
        self.choose("view", "hidden", bool(told))
        self.secret = True
        return (
            one_of(
                stage,
                (
                    "show the hidden files",
                    "make hidden files visible",
                    "display hidden files too",
                    "I want to see hidden files",
                ),
                (
                    "affiche les fichiers cachés",
                    "montre les fichiers cachés",
                    "rends visibles les fichiers cachés",
                    "je veux voir les fichiers cachés",
                ),
            )
            + words
        )


def tidy(stage: Stage) -> Episode:
    """One or two deeds in a folder: rename, throw away, new folder, copy or move; perhaps inside another folder first."""
    files = Files(stage)
    before, clauses = files.begin(), []
    if stage.chance(0.25):
        clauses.append(files.inside())
        files.entries += [Entry(file_name(stage, "other")), Entry(stage.rng.choice(FOLDERS[stage.french][5:]), folder=True)]
        files.entries = list({one.name: one for one in files.entries}.values())
    ways = [files.rename, files.rename, files.trash, files.new_folder, files.move]
    deeds = stage.rng.sample(ways, 1 if stage.chance(0.65) else 2)
    for deed in sorted(deeds, key=lambda one: one == files.move):  # a move may end in another folder
        able = len(files.shown()) > 1 and {one.folder for one in files.shown()} == {True, False}
        clauses.append(deed() if able else files.new_folder())
    return files.end(clauses, before)


def look(stage: Stage) -> Episode:
    """Show what is hidden, go into a folder, open a file, go to a place at the side or by the path."""
    files = Files(stage)
    before = files.begin()
    clauses = [files.hide()] if files.menus and stage.chance(0.3) else []
    if not clauses or stage.chance(0.4):
        clauses.append(files.inside())
    if files.shown() and any(not one.folder for one in files.shown()) and stage.chance(0.6):
        return _viewed(files, clauses, before)
    return files.end(clauses, before)


def far(stage: Stage) -> Episode:
    """In a folder of many files one that is further down: scroll until it is in sight, and open, rename or delete it."""
    files = Files(stage)
    names = sorted(dict.fromkeys(file_name(stage, "other") for _ in range(stage.rng.randint(14, 30))))
    files.entries, files.room = [Entry(one) for one in names], 6
    before, one = files.begin(), Entry(stage.rng.choice(names))
    while one.name not in [seen.name for _, seen in files.seen()]:
        files.do(Act("scroll_down"))
        files.first = min(len(names) - files.room, files.first + stage.rng.randint(4, 6))
    files.only = one.name
    if stage.chance(0.4):
        return _viewed(files, [], before)
    return files.end([stage.rng.choice((files.rename, files.trash))()], before)


def reach(stage: Stage) -> Episode:
    """To a folder by its path, typed."""
    files = Files(stage)
    before = files.begin()
    path = f"/{stage.rng.choice(('home', 'srv', 'media', 'usr'))}/{stage.noun()}/{stage.noun()}"
    files.do(Act("type", "path", path))
    files.written = path
    files.key("enter")
    files.folder = path
    files.entries = [Entry(file_name(stage, "other")) for _ in range(3)]
    said = one_of(
        stage,
        ("go to {p}", "open the folder {p}", "type {p} in the path and go there", "show me {p}"),
        ("va dans {p}", "ouvre le dossier {p}", "tape {p} dans le chemin et vas-y", "montre-moi {p}"),
        p=stage.quoted(path),
    )
    return files.end([said], before)


def _viewed(files: Files, clauses: list[str], before: str) -> Episode:
    """A file opened in a window of its own."""
    stage, one = files.stage, files.some(False)
    files.do(Act("double", files.at(one.name)))
    kit = stage.kit("viewer")
    if stage.chance(0.3):
        stage.scene(shell(stage, one.name, ""), Act("wait"), one.name)
    page = shell(
        stage,
        one.name,
        f'<div class="bar">{kit.icon()}{kit.icon()}</div><div style="padding:20px"><h2>{escape(one.name)}</h2>{kit.prose(3)}</div>',
    )
    stage.scene(page, Act("done"), f"{one.name} - {stage.say('Viewer', 'Visionneuse')}")
    clauses.append(
        one_of(
            stage,
            ("open the file {n}", "open {n}", "show me {n}", "view {n}"),
            ("ouvre le fichier {n}", "ouvre {n}", "montre-moi {n}", "affiche {n}"),
            n=stage.quoted(one.name),
        )
    )
    return stage.episode(before + stage.say(", then ", ", puis ").join(clauses))

"""Pure: documents in a window: their title tells whether they are saved; saving under a name, closing with a question, new ones."""

from __future__ import annotations

from collections.abc import Callable

from models.brain.episodes import Act
from models.brain.phrases import one_of
from models.brain.stage import Stage
from models.brain.words import invented
from models.brain.worlds.desktop_windows import Desk, spoken, word

UNTITLED = (
    ("Untitled", "Untitled 1", "New document", "Unnamed"),
    ("Sans titre", "Sans titre 1", "Nouveau document", "Sans nom"),
)
UNSAVED = ("*{name}", "* {name}", "{name} *", "● {name}", "{name} (modified)", "{name} [+]")
UNSAVED_FR = ("*{name}", "* {name}", "{name} *", "● {name}", "{name} (modifié)", "{name} [+]")
ENDINGS = {
    "editor": ("txt", "txt", "md", "csv", "log", "html"),
    "sheet": ("ods", "xlsx", "csv"),
    "other": ("pdf", "jpg", "odt", "txt", "png", "mp3", "zip"),
}


def file_name(stage: Stage, kind: str = "editor") -> str:
    """A name for a file, mostly with an ending."""
    stem = stage.rng.choice(
        (
            stage.noun(),
            invented(stage.rng).lower(),
            f"{stage.noun()}-{stage.number(1, 30)}",
            f"{stage.noun()}_{stage.noun()}",
            f"{stage.noun()}{stage.number(1, 9)}",
        )
    )
    return f"{stem}.{stage.rng.choice(ENDINGS[kind])}" if stage.chance(0.85) else stem


class Document(Desk):
    """A window with one document: its name, if it has one, and whether it holds what is not saved."""

    asked = "name"  # what its dialog asks for

    def __init__(self, stage: Stage, named: float = 0.4) -> None:
        super().__init__(stage)
        self.name = file_name(stage, self.kind) if stage.chance(named) else ""
        self.dirty = False
        self.untitled = stage.rng.choice(UNTITLED[stage.french])

    def title(self) -> str:
        kit = self.stage.kit("title form")
        shown = kit.rng.choice(UNSAVED_FR if self.stage.french else UNSAVED) if self.dirty else "{name}"
        name = shown.format(name=self.name or self.untitled)
        return kit.rng.choice(("{name} - {app}", "{name} — {app}", "{name} – {app}", "{name}", "{app}: {name}")).format(
            name=name, app=self.app
        )

    def save(self) -> str:
        """Saves the document that has a name; the words of it."""
        told, words = self.way("file", "save")
        self.command("file", "save", told)
        self.dirty = False
        return (
            one_of(
                self.stage,
                ("save it", "save the file", "save the changes", "save"),
                ("enregistre", "enregistre le fichier", "sauvegarde", "enregistre les modifications"),
            )
            + words
        )

    def save_as(self, overwrite: bool = False) -> str:
        """Saves under a new name, through the dialog, perhaps over a file that is there; the words of it."""
        stage, name = self.stage, file_name(self.stage, self.kind)
        fresh = not self.name and stage.chance(0.7)
        told, words = self.way("file", item := "save" if fresh else "save_as")
        self.command("file", item, told, "" if self.name else "save" if item == "save_as" else "save_as")
        self.name_dialog(name, word(stage, "do_save"), spoken(stage, "save_as"))
        also = one_of(
            stage,
            (", replacing the old one", ", overwrite it if it exists", ", over the existing file"),
            (", en remplaçant l'ancien", ", écrase-le s'il existe", ", par-dessus le fichier existant"),
        )
        if overwrite:
            self.ask(
                one_of(
                    stage,
                    ("{n} already exists. Replace it?", "A file named {n} exists. Overwrite?"),
                    ("{n} existe déjà. Le remplacer ?", "Le fichier {n} existe. L'écraser ?"),
                    n=name,
                ),
                "do_replace",
                ("cancel",),
            )
        self.name, self.dirty = name, False
        said = one_of(
            stage,
            ("save it as {n}", "save the document as {n}", "save under the name {n}", "store it as {n}", "save as {n}", "name the file {n} and save it", "save it in a file called {n}"),
            ("enregistre sous {n}", "enregistre-le sous le nom {n}", "sauvegarde le document sous {n}", "enregistre le fichier comme {n}", "enregistre-le dans un fichier nommé {n}"),
            n=stage.quoted(name, 0.4),
        )  # fmt: skip
        return said + words + (also if overwrite else "")

    def open_file(self, loaded: Callable[[], None]) -> str:
        """Opens a file by the dialog: chosen in its list, or its name typed; the words of it."""
        stage = self.stage
        names = [file_name(stage, self.kind) for _ in range(stage.rng.randint(3, 6))]
        name = stage.rng.choice(names)
        at = names.index(name)
        told, words = self.way("file", "open")
        self.command("file", "open", told)
        self.over = self._choosing(names, "")
        double, typed = Act("double", f"o-{at}"), Act("type", "path", name)
        if stage.chance(0.35):
            self.do(double, also=(Act("click", f"o-{at}"), typed))
        else:
            self.click(f"o-{at}", also=(double, typed))
            self.over = self._choosing(names, name)
            self.click("commit", also=(Act("key", key="enter"), double))
        self.name, self.over = name, ""
        loaded()
        return (
            one_of(
                stage,
                ("open the file {n}", "open {n}", "load {n}", "open the document {n}"),
                ("ouvre le fichier {n}", "ouvre {n}", "charge {n}", "ouvre le document {n}"),
                n=stage.quoted(name, 0.4),
            )
            + words
        )

    def _choosing(self, names: list[str], chosen: str) -> str:
        stage = self.stage
        lines = "".join(stage.item(f"o-{n}", name, name == chosen) for n, name in enumerate(names))
        field = stage.labelled(word(stage, "name"), stage.field("path", chosen))
        buttons = [stage.button("commit", spoken(stage, "open"), main=True), stage.button("cancel", word(stage, "cancel"))]
        return stage.dialog(
            spoken(stage, "open"), f'<div class="card" style="padding:2px">{lines}</div>{field}', "".join(buttons)
        )

    def name_dialog(self, name: str, commit: str, title: str) -> None:
        """A dialog that asks for a name: typed over what stands there, and committed."""
        stage = self.stage
        old = stage.rng.choice(("", self.name or self.untitled, self.name or self.untitled))
        focused = stage.chance(0.6)
        self.over = self._dialog(title, old, commit, focused)
        if stage.chance(0.06):  # a slip: committed before the name was typed would be worse, so only the field is clicked
            self.click("name", taught=False, result="unchanged")
        self.do(Act("type", "name", name), also=(Act("type", "", name),) if focused else ())
        self.over = self._dialog(title, name, commit, focused)
        self.click("commit", also=(Act("key", key="enter"),))
        self.over = ""

    def ask(self, question: str, right: str, others: tuple[str, ...]) -> None:
        """A question over the window; `right` is pressed."""
        stage = self.stage
        buttons = [
            stage.button(f"q-{one}", word(stage, one), main=one == right and stage.chance(0.5)) for one in (right, *others)
        ]
        stage.rng.shuffle(buttons)
        self.over = stage.dialog(
            stage.rng.choice((self.app, stage.say("Question", "Question"), stage.say("Warning", "Attention"))),
            f"<p>{question}</p>",
            "".join(buttons),
        )
        self.click(f"q-{right}")
        self.over = ""

    def ask_unsaved(self, right: str) -> None:
        """The question what is to become of changes."""
        name = self.name or self.untitled
        question = one_of(
            self.stage,
            ("Save changes to {n} before closing?", "{n} has unsaved changes.", "Do you want to save {n}?", "The document {n} was modified."),
            ("Enregistrer les modifications de {n} avant de fermer ?", "{n} contient des modifications non enregistrées.", "Voulez-vous enregistrer {n} ?", "Le document {n} a été modifié."),
            n=name,
        )  # fmt: skip
        self.ask(question, right, tuple(one for one in ("do_save", "discard", "cancel") if one != right))

    def _dialog(self, title: str, value: str, commit: str, focused: bool) -> str:
        stage = self.stage
        kit = stage.kit("save dialog")
        files = "".join(kit.item() for _ in range(kit.rng.randint(2, 3))) if kit.chance(0.5) else ""
        folder = (
            stage.labelled(stage.say("Folder", "Dossier"), stage.select("folder", stage.say("Documents", "Documents")))
            if kit.chance(0.4)
            else ""
        )
        field = stage.labelled(word(stage, self.asked), stage.field("name", value, focused=focused))
        buttons = [stage.button("commit", commit, main=True), stage.button("cancel", word(stage, "cancel"))]
        if kit.chance(0.5):
            buttons.reverse()
        return stage.dialog(title, f'<div class="col" style="gap:8px">{field}{folder}</div>{files}', "".join(buttons))

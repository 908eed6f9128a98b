"""Pure: a text editor: write, save, find and replace, new documents, closing with what is not saved."""

from __future__ import annotations

from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import one_of
from models.brain.stage import Stage
from models.brain.worlds.desktop_documents import Document, file_name
from models.brain.worlds.desktop_windows import spoken, word

TEXTS = (
    ("the {a} is in the {b}", "remember the {a} and the {b}", "{a} {b} {n}", "meeting with {p} on Monday", "call {p} about the {a}", "buy {n} {a}", "Dear {p}", "{a}, {b} and {n} more", "{c} is lovely in spring",
     "the train to {c} leaves at {n}", "{a}", "total: {n}", "{p} lives in {c}", "Kind regards, {p}"),
    ("le {a} est dans le {b}", "penser à {a} et {b}", "{a} {b} {n}", "réunion avec {p} lundi", "appeler {p} pour {a}", "acheter {n} {a}", "Cher {p}", "{a}, {b} et encore {n}", "{c} est belle au printemps",
     "le train pour {c} part à {n} h", "{a}", "total : {n}", "{p} habite à {c}", "Cordialement, {p}"),
)  # fmt: skip


def sentence(stage: Stage) -> str:
    """Something to write."""
    first, second = stage.nouns(2)
    text = stage.rng.choice(TEXTS[stage.french]).format(
        a=first, b=second, n=stage.number(2, 90), p=stage.person(), c=stage.city()
    )
    return text[:1].upper() + text[1:] if stage.chance(0.5) else text


class Editor(Document):
    """A text area, with a menu bar or without, and a bar below."""

    kind = "editor"

    def __init__(self, stage: Stage, lines: int, named: float = 0.4) -> None:
        super().__init__(stage, named)
        self.lines = [sentence(stage) for _ in range(lines)]
        self.marked = False  # everything is selected
        self.focused = stage.chance(0.7)
        self.note = ""
        edit = ("undo", "redo", "cut", "copy", "paste", "select_all", "find", "replace")
        self.menus = {
            "file": ("new", "open", "save", "save_as", "print", "close", "quit"),
            "edit": edit,
            "view": ("zoom", "full", "wrap", "numbers"),
            "help": ("manual", "about"),
        }
        if stage.chance(0.15):
            self.menus = {}

    def body(self) -> str:
        kit = self.stage.kit("editor")
        tools = "".join(kit.icon(False) for _ in range(kit.rng.randint(3, 12))) if kit.chance(0.5) else ""
        tools = (
            f'<div class="bar" style="flex:none;overflow:hidden">{tools}{kit.select(120) if kit.chance(0.3) else ""}</div>'
            if tools
            else ""
        )
        foot = (
            f'<div class="bar faint" style="flex:none"><span class="fill">{self.note or kit.rng.choice(("", "UTF-8", "100%"))}</span>{len(self.lines)}:1</div>'
            if self.note or kit.chance(0.5)
            else ""
        )
        state = "focused" if self.focused else ""
        text = "<br>".join(escape(one) for one in self.lines)
        mark = f"background:{kit.style.accent};color:{kit.style.on_accent}"
        shown = f'<span style="{mark}">{text}</span>' if self.marked else text
        mono = "font-family:monospace;" if kit.chance(0.4) else ""
        state += "" if self.lines else " empty"
        area = f'<div class="field {state}" style="{mono}height:100%;width:100%;overflow:hidden;border-radius:0" data-r="field" data-s="{state.strip()}" data-i="area">{shown}</div>'
        return f'{tools}<div class="fill" style="min-height:0;padding:{kit.rng.choice((0, 0, 8, 24))}px">{area}</div>{foot}'

    def load(self, lines: list[str]) -> None:
        """What a file holds that was opened."""
        self.lines, self.dirty, self.focused = lines, False, True

    def type(self, text: str) -> None:
        """Types where the keyboard is, or into the area."""
        anywhere = (Act("type", "", text),) if self.focused else ()
        self.do(Act("type", "area", text), also=anywhere)
        self.lines = [*self.lines[:-1], f"{self.lines[-1]}{text}"] if self.lines else [text]
        self.dirty = self.focused = True

    def write(self) -> str:
        """Text into an empty document, one line or two."""
        stage, first = self.stage, sentence(self.stage)
        self.type(first)
        if not stage.chance(0.25):
            return one_of(stage, ("write {t}", "type {t}", "type the text {t}", "write the line {t}", "enter the text {t}", "note down {t}"),
                          ("écris {t}", "tape {t}", "tape le texte {t}", "saisis le texte {t}", "écris la ligne {t}", "note {t}"), t=stage.quoted(first, 0.7))  # fmt: skip
        second = sentence(stage)
        self.line(second)
        return one_of(stage, ("write two lines, {t} and {u}", "write {t}, and on the next line {u}", "type {t}, press Enter and type {u}"),
                      ("écris deux lignes, {t} et {u}", "écris {t}, et à la ligne suivante {u}", "tape {t}, appuie sur Entrée et tape {u}"), t=f"“{first}”", u=f"“{second}”")  # fmt: skip

    def line(self, text: str) -> None:
        """A line below, where the keyboard is."""
        self.key("enter", result="unverifiable")
        self.lines.append("")
        self.do(Act("type", "", text))
        self.lines[-1], self.dirty = text, True

    def append(self) -> str:
        """A line below the others."""
        stage, text = self.stage, sentence(self.stage)
        if not self.focused:
            self.click("area", also=(Act("key", key="ctrl+end"),), result="unverifiable")
            self.focused = True
        self.key("ctrl+end", result="unchanged")
        self.line(text)
        return one_of(stage, ("add the line {t} at the end", "append {t} on a new line", "at the end, add a line that says {t}", "add {t} below the last line"),
                      ("ajoute la ligne {t} à la fin", "ajoute {t} sur une nouvelle ligne", "à la fin, ajoute une ligne qui dit {t}", "écris {t} sous la dernière ligne"), t=stage.quoted(text, 0.7))  # fmt: skip

    def rewrite(self) -> str:
        """Everything replaced by another text."""
        stage, text = self.stage, sentence(self.stage)
        self.select_all()
        self.do(Act("type", "", text))
        self.lines, self.marked, self.dirty = [text], False, True
        return one_of(stage, ("replace the whole text with {t}", "replace everything with {t}", "select all and type {t}", "change the text to {t}", "overwrite the text with {t}"),
                      ("remplace tout le texte par {t}", "remplace tout par {t}", "sélectionne tout et tape {t}", "change le texte en {t}"), t=stage.quoted(text, 0.7))  # fmt: skip

    def select_all(self, told: str = "") -> None:
        if not self.focused:
            self.click("area", result="unverifiable")
            self.focused = True
        self.command("edit", "select_all", told)
        self.marked = True

    def replace(self) -> str:
        """Every occurrence of a word by another."""
        stage, (old, new) = self.stage, self.stage.nouns(2)
        for at in stage.rng.sample(range(len(self.lines)), min(2, len(self.lines))):
            self.lines[at] += f" {old}"
        told, words = self.way("edit", "replace")
        self.command("edit", "replace", told)
        self._replacing("", "")
        self.do(Act("type", "old", old))
        self._replacing(old, "")
        self.do(Act("type", "new", new))
        self._replacing(old, new)
        self.click("all")
        count = sum(one.count(old) for one in self.lines)
        self.lines, self.dirty = [one.replace(old, new) for one in self.lines], True
        self._replacing(
            old,
            new,
            one_of(
                stage,
                ("{n} replaced", "{n} occurrences were replaced", "Replaced: {n}"),
                ("{n} remplacements", "{n} occurrences remplacées"),
                n=str(count),
            ),
        )
        self.click("shut", also=(Act("key", key="escape"),))
        self.over = ""
        return one_of(stage, ("replace {a} with {b} everywhere", "replace every {a} by {b}", "change all occurrences of {a} to {b}", "find {a} and replace it with {b} in the whole text", "swap the word {a} for {b}"),
                      ("remplace {a} par {b} partout", "remplace tous les {a} par {b}", "change chaque {a} en {b}", "cherche {a} et remplace-le par {b} dans tout le texte"), a=stage.quoted(old), b=stage.quoted(new)) + words  # fmt: skip

    def _replacing(self, old: str, new: str, note: str = "") -> None:
        stage, kit = self.stage, self.stage.kit("replacing")
        labels = kit.rng.choice(
            (("Find", "Replace with"), ("Search for", "Replacement"), ("Find what", "Replace by"))
            if not stage.french
            else (("Rechercher", "Remplacer par"), ("Chercher", "Remplacement"))
        )
        fields = stage.labelled(labels[0], stage.field("old", old, focused=not old)) + stage.labelled(
            labels[1], stage.field("new", new)
        )
        case = stage.tick("case", stage.say("Match case", "Respecter la casse"), False) if kit.chance(0.6) else ""
        buttons = [
            stage.button("next", stage.say("Find next", "Suivant")),
            stage.button("one", stage.say("Replace", "Remplacer")),
            stage.button("all", stage.say(kit.rng.choice(("Replace all", "Replace All")), "Tout remplacer")),
            stage.button("shut", word(stage, "close")),
        ]
        if kit.chance(0.5):
            buttons.reverse()
        self.over = stage.dialog(
            spoken(stage, "replace"), f'<div class="col" style="gap:8px">{fields}{case}</div><p>{note}</p>', "".join(buttons)
        )

    def find(self) -> str:
        """The first occurrence of a word."""
        stage, word_ = self.stage, self.stage.noun()
        self.lines[-1] += f" {word_}"
        told, words = self.way("edit", "find")
        self.command("edit", "find", told)
        for value in ("", word_):
            field = stage.field("sought", value, stage.say("Find", "Rechercher"), focused=True)
            self.over = f'<div class="pop row" style="padding:8px;right:60px;top:{stage.kit("find").rng.randint(80, 160)}px">{field}{stage.button("following", stage.say("Next", "Suivant"))}</div>'
            self.do(Act("key", key="enter"), also=(Act("click", "following"),)) if value else self.do(
                Act("type", "sought", word_), also=(Act("type", "", word_),)
            )
        self.note = one_of(
            stage,
            ("1 of 1 match", "found on line {n}", "Line {n}: 1 result"),
            ("1 résultat sur 1", "trouvé à la ligne {n}"),
            n=str(len(self.lines)),
        )
        return (
            one_of(
                stage,
                ("find {w} in the text", "search for {w}", "look for the word {w}"),
                ("cherche {w} dans le texte", "recherche {w}", "trouve le mot {w}"),
                w=stage.quoted(word_),
            )
            + words
        )

    def copied(self) -> str:
        """All of it copied into a new document."""
        stage = self.stage
        self.select_all()
        self.command("edit", "copy")
        self.command("file", "new")
        kept, self.lines, self.name, self.marked = self.lines, [], "", False
        self.command("edit", "paste")
        self.lines, self.dirty = kept, True
        return one_of(stage, ("copy the whole text into a new document", "select all, copy it and paste it into a new file", "put a copy of all the text in a new document"),
                      ("copie tout le texte dans un nouveau document", "sélectionne tout, copie et colle dans un nouveau fichier", "mets une copie du texte dans un nouveau document"))  # fmt: skip

    def undo(self) -> str:
        """The last change taken back."""
        stage, gone = self.stage, sentence(self.stage)
        self.lines.append(gone)
        self.dirty = self.focused = True
        told, words = self.way("edit", "undo")
        self.command("edit", "undo", told)
        self.lines.pop()
        return (
            one_of(
                stage,
                ("undo the last change", "take back what was typed last", "undo once"),
                ("annule la dernière modification", "annule la dernière frappe", "défais le dernier changement"),
            )
            + words
        )


def write(stage: Stage) -> Episode:
    """Write something into an empty document and, mostly, save it."""
    editor = Editor(stage, 0, 0.0)
    before = editor.begin()
    clauses = [editor.write()]
    if stage.chance(0.75):
        clauses.append(editor.save_as(stage.chance(0.2)))
    return editor.end(clauses, before)


def edit(stage: Stage) -> Episode:
    """Change a document that is there, in one way or two, and, mostly, save it."""
    editor = Editor(stage, stage.rng.randint(2, 6), 0.7)
    opens = stage.chance(0.35)
    before = editor.begin(opens)
    clauses = (
        [editor.open_file(lambda: editor.load([sentence(stage) for _ in range(stage.rng.randint(2, 6))]))] if opens else []
    )
    first = stage.rng.choice([editor.append, editor.rewrite, editor.replace, editor.find, *([] if opens else [editor.undo])])
    clauses.append(first())
    if first in (editor.append, editor.find) and stage.chance(0.3):
        editor.over = ""
        clauses.append(editor.replace())
    if editor.dirty and stage.chance(0.7):
        clauses.append(editor.save() if editor.name and stage.chance(0.6) else editor.save_as(stage.chance(0.2)))
    return editor.end(clauses, before)


def another(stage: Stage) -> Episode:
    """A new document, empty or with a copy of this one."""
    editor = Editor(stage, stage.rng.randint(1, 4), 0.7)
    before = editor.begin(False)
    if stage.chance(0.5):
        clauses = [editor.copied()]
    else:
        told, words = editor.way("file", "new")
        editor.dirty = stage.chance(0.4)
        keep = bool(editor.name) and stage.chance(0.4)
        extra = (
            ""
            if not editor.dirty
            else stage.say(" and keep the changes", " en gardant les modifications")
            if keep
            else stage.say(" without saving this one", " sans enregistrer celui-ci")
        )
        editor.command("file", "new", told)
        if editor.dirty:
            editor.ask_unsaved("do_save" if keep else "discard")
        editor.lines, editor.name, editor.dirty, editor.focused = [], "", False, True
        clauses = [
            one_of(
                stage,
                ("start a new document", "create a new document", "open an empty document"),
                ("crée un nouveau document", "commence un nouveau document", "ouvre un document vide"),
            )
            + words
            + extra
        ]
        if stage.chance(0.7):
            clauses.append(editor.write())
    if editor.lines and stage.chance(0.7):
        clauses.append(editor.save_as())
    return editor.end(clauses, before)


def leave(stage: Stage) -> Episode:
    """Close a document with changes: kept or thrown away as told; asked when nothing is said."""
    editor = Editor(stage, stage.rng.randint(1, 5), 0.8)
    editor.dirty, editor.focused = True, True
    before = editor.begin(False)
    right = "discard" if not editor.name or stage.chance(0.5) else "do_save"
    told, words = editor.way("file", "close")
    close = (
        one_of(
            stage, ("close the document", "close the file", "close it"), ("ferme le document", "ferme le fichier", "ferme-le")
        )
        + words
    )
    editor.command("file", "close", told)
    if stage.chance(0.2):
        editor.over = _open_question(editor)
        stage.scene(editor.draw(), Act("ask"), editor.title())
        return stage.episode(f"{before}{close}")
    editor.ask_unsaved(right)
    how = one_of(stage, ("and save the changes", "saving what was changed"), ("et enregistre les modifications", "en gardant les changements")) if right == "do_save" else one_of(stage, ("without saving", "and throw the changes away"), ("sans enregistrer", "et abandonne les modifications"))  # fmt: skip
    editor.lines, editor.dirty, editor.name = [], False, ""
    editor.untitled = stage.say("No document", "Aucun document")
    return editor.end([f"{close} {how}"], before)


def _open_question(editor: Editor) -> str:
    stage = editor.stage
    buttons = "".join(stage.button(f"q-{one}", word(stage, one)) for one in ("do_save", "discard", "cancel"))
    return stage.dialog(
        editor.app,
        stage.say("<p>Save the changes before closing?</p>", "<p>Enregistrer les modifications avant de fermer ?</p>"),
        buttons,
    )


def existing(stage: Stage) -> Episode:
    """A name that is taken, and nobody said that it may be overwritten: it asks."""
    editor = Editor(stage, stage.rng.randint(1, 4), 0.3)
    editor.dirty = True
    before, name = editor.begin(False), file_name(stage)
    editor.command("file", "save_as")
    editor.name_dialog(name, word(stage, "do_save"), spoken(stage, "save_as"))
    buttons = "".join(stage.button(f"q-{one}", word(stage, one)) for one in ("do_replace", "cancel"))
    editor.over = stage.dialog(
        editor.app,
        stage.say(f"<p>{name} already exists. Replace it?</p>", f"<p>{name} existe déjà. Le remplacer ?</p>"),
        buttons,
    )
    stage.scene(editor.draw(), Act("ask"), editor.title())
    said = one_of(
        stage,
        ("save this as {n}", "save the text under {n}"),
        ("enregistre ceci sous {n}", "enregistre le texte sous le nom {n}"),
        n=stage.quoted(name),
    )
    return stage.episode(f"{before}{said}")

"""Pure: web pages to work with: a list of things to do, and mail."""

from __future__ import annotations

from html import escape

import msgspec

from models.brain.episodes import Act, Episode
from models.brain.phrases import joined, one_of
from models.brain.stage import Stage
from models.brain.words import invented, sentence
from models.brain.worlds.web_pages import (
    broad,
    different,
    drop,
    enumerated,
    fit,
    framed,
    note,
    notice,
    pick,
    rows,
    topic,
    twin,
    under,
)


class Item(msgspec.Struct):
    """A line of a list: its name on the stage, its text, whether it is done (or starred)."""

    name: str
    text: str
    on: bool = False


class Todo:
    """A list of things to do; each deed keeps its scenes and says its clause."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.title = (
            stage,
            pick(stage, "To do|My list|Tasks|Shopping list|Groceries", "À faire|Ma liste|Tâches|Courses|Liste d'achats"),
        )
        self.fresh = different(12, lambda: _chore(stage))
        count = stage.rng.randint(2, max(2, min(6, fit(stage, 340) - 2)))
        self.items = [Item(f"i{n}", self.fresh.pop(), stage.chance(0.3)) for n in range(count)]
        self.adds = pick(stage, "Add|Add item|+ Add|Create|Add task", "Ajouter|+ Ajouter|Créer|Ajouter une tâche")
        self.drops, self.clears = (
            pick(stage, "Delete|Remove", "Supprimer|Retirer"),
            pick(stage, "Clear completed|Clear done|Remove finished", "Effacer les terminées|Vider les finies"),
        )
        self.views = stage.say("All,Active,Completed", "Toutes,En cours,Terminées").split(",")
        self.button, self.asks = stage.chance(0.8), stage.chance(0.2)
        self.draft, self.view = "", 0

    def page(self, more: str = "") -> str:
        stage, kit = self.stage, self.stage.kit("todo")
        hint = stage.say(
            kit.rng.choice(("What needs to be done?", "New item", "")),
            kit.rng.choice(("Que faut-il faire ?", "Nouvelle tâche", "")),
        )
        enter = broad(stage.field("new", self.draft, hint), kit.rng.randint(180, 340)) + (
            stage.button("add", self.adds, main=True) if self.button else ""
        )
        views = (
            stage.tabs([(f"v{n}", text) for n, text in enumerate(self.views)], f"v{self.view}")
            if kit.chance(0.7) or self.view
            else ""
        )
        shown = [one for one in self.items if self.view == 0 or one.on == (self.view == 2)]
        lines = [
            (stage.tick(one.name, one.text, one.on), twin(stage, "drop", f"{one.name}-drop", self.drops, "✕×🗑"))
            for one in shown
        ]
        left = sum(not one.on for one in self.items)
        foot = f'<div class="row"><span class="faint">{left} {stage.say("left", "à faire")}</span>{stage.button("clear", self.clears, link=kit.chance(0.5))}</div>'
        return framed(stage, f'<h1>{self.title}</h1><div class="row">{enter}</div>{views}{rows(stage, lines)}{foot}') + more

    def add(self) -> str:
        stage, share = self.stage, self.stage.rng.choice((0.0, 1.0))
        new = [self.fresh.pop() for _ in range(min(stage.rng.choice((1, 1, 2, 3)), max(1, fit(stage, 340) - len(self.items))))]
        for text in new:
            stage.scene(self.page(), Act("type", "new", text), self.title)
            self.draft = text
            acts = ([Act("click", "add")] if self.button else []) + [Act("key", key="enter")]
            if self.button and stage.chance(0.06):
                stage.scene(self.page(), acts[-1], self.title, taught=False, result="unchanged")
            stage.scene(self.page(), acts[0], self.title, also=tuple(acts[1:]))
            self.draft = ""
            self.items.append(Item(f"n{len(self.items)}", text))
        return one_of(
            stage,
            ("add {new}", "put {new} on the list", "add {new} to the list", "I also need {new} on there", "note {new}", "write {new} down", "type {new} into the list and add it"),
            ("ajoute {new}", "mets {new} sur la liste", "ajoute {new} à la liste", "il me faut aussi {new}", "note {new}", "inscris {new}"),
            new=enumerated(stage, [stage.quoted(one, share) for one in new]),
        )  # fmt: skip

    def tick(self) -> str:
        stage = self.stage
        wanted = stage.rng.sample(self.items, min(len(self.items), stage.rng.choice((1, 1, 2))))
        wanted = [one for one in wanted if not one.on] or [self._undone(wanted[0])]
        for at, one in enumerate(wanted):
            stage.scene(
                self.page(),
                Act("click", one.name),
                self.title,
                also=tuple(Act("click", other.name) for other in wanted[at + 1 :]),
            )
            one.on = True
        return one_of(
            stage,
            ("tick {what}", "mark {what} as done", "cross off {what}", "check {what}", "{what}: done", "I have finished {what}, tick that"),
            ("coche {what}", "marque {what} comme fait", "j'ai terminé {what}, coche", "{what} : c'est fait", "raye {what}"),
            what=enumerated(stage, [stage.quoted(one.text, 0.3) for one in wanted]),
        )  # fmt: skip

    def drop(self) -> str:
        stage, one = self.stage, self.stage.rng.choice(self.items)
        stage.scene(self.page(), Act("click", f"{one.name}-drop"), self.title)
        if self.asks:
            yes, no = pick(stage, "Delete|Yes|OK", "Supprimer|Oui|OK"), pick(stage, "Cancel|No|Keep", "Annuler|Non|Garder")
            asked = stage.dialog(
                pick(stage, "Delete this item?|Are you sure?", "Supprimer cet élément ?|Confirmer ?"),
                f"<p>{escape(one.text)}</p>",
                stage.button("no", no) + stage.button("yes", yes, main=True),
            )
            stage.scene(self.page(asked), Act("click", "yes"), self.title)
        self.items.remove(one)
        return one_of(
            stage,
            ("delete {what}", "remove {what}", "take {what} off the list", "we no longer need {what}", "get rid of {what}"),
            ("supprime {what}", "retire {what}", "enlève {what} de la liste", "plus besoin de {what}", "efface {what}"),
            what=stage.quoted(one.text, 0.35),
        )  # fmt: skip

    def clear(self) -> str:
        self.items[0].on = True
        self.stage.scene(self.page(), Act("click", "clear"), self.title)
        self.items = [one for one in self.items if not one.on]
        return one_of(
            self.stage,
            ("clear what is done", "remove all finished items", "click {clears}", "throw out everything that is completed"),
            ("enlève ce qui est fini", "supprime tout ce qui est terminé", "clique sur {clears}", "vide les tâches faites"),
            clears=self.clears,
        )  # fmt: skip

    def look(self) -> str:
        wanted = self.stage.rng.choice((1, 2))
        self.view = 0
        page = self.page()
        if 'data-i="v1"' not in page:
            return self.tick()
        self.stage.scene(page, Act("click", f"v{wanted}"), self.title)
        self.view = wanted
        return one_of(
            self.stage,
            ("show only {view}", "filter by {view}", "let me see only the ones under {view}", "switch to {view}"),
            ("n'affiche que {view}", "filtre par {view}", "montre-moi seulement {view}", "passe à {view}"),
            view=self.views[wanted],
        )  # fmt: skip

    def _undone(self, one: Item) -> Item:
        one.on = False
        return one


def _chore(stage: Stage) -> str:
    noun = stage.noun()
    ways = (
        noun,
        noun,
        noun.capitalize(),
        stage.say(f"buy {noun}", f"acheter {noun}"),
        f"{stage.say('Call', 'Appeler')} {stage.person()}",
        f"{stage.say('Mend the', 'Réparer')} {noun}",
        f"{noun} {stage.say('for', 'pour')} {stage.city()}",
    )
    return stage.rng.choice(ways)


def todo(stage: Stage) -> Episode:
    """Items are added, ticked, deleted, filtered."""
    board = Todo(stage)
    deeds = stage.rng.sample((board.add, board.add, board.tick, board.drop), stage.rng.choice((1, 1, 2, 2, 3)))
    last = stage.rng.choice((board.clear, board.look, None, None, None))
    clauses = [deed() for deed in (*deeds, *([last] if last else ()))]
    stage.scene(board.page(), Act("done"), board.title)
    return stage.episode(joined(stage, clauses))


class Mail:
    """A box of messages, one of which is worked on."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.title = stage, pick(stage, "Inbox|Mail|Messages|Webmail", "Réception|Messagerie|Messages|Courrier")
        count = stage.rng.randint(3, max(3, min(8, fit(stage, 200))))
        senders, subjects = different(count, stage.person), different(count, lambda: topic(stage))
        self.letters = [
            Item(f"m{n}", f"{sender}|{subject}") for n, (sender, subject) in enumerate(zip(senders, subjects, strict=True))
        ]
        self.one = stage.rng.choice(self.letters)
        self.sender, self.subject = self.one.text.split("|")
        self.sends = pick(stage, "Send|Send now|Send message", "Envoyer|Envoyer le message")
        self.writes = pick(stage, "Compose|New message|Write|New mail", "Nouveau message|Écrire|Rédiger|Composer")
        self.calls = {
            "reply": pick(stage, "Reply|Answer", "Répondre"), "forward": pick(stage, "Forward|Pass on", "Transférer|Faire suivre"),
            "delete": pick(stage, "Delete|Trash|Move to bin", "Supprimer|Corbeille"), "archive": pick(stage, "Archive", "Archiver"),
            "star": pick(stage, "Star|Flag|Mark as important", "Suivi|Marquer comme important|Étoile"), "unread": pick(stage, "Mark as unread|Unread", "Marquer comme non lu|Non lu"),
            "print": pick(stage, "Print", "Imprimer"), "junk": pick(stage, "Spam|Junk", "Indésirable|Spam"),
        }  # fmt: skip
        self.hidden = tuple(stage.rng.sample(list(self.calls), 4)) if stage.chance(0.35) else ()

    def box(self, said: str = "") -> str:
        stage, kit = self.stage, self.stage.kit("box")
        lines, snippets, bins = [], kit.chance(0.4), kit.chance(0.25)
        for one in self.letters:
            sender, subject = one.text.split("|")
            tail = (
                f'<span class="faint">{escape(sentence(stage.kit(one.name).rng, stage.words)[:34])}</span>' if snippets else ""
            )
            mark = " ★" if one.on else ""
            lines.append(
                (
                    f'<div class="mi" style="overflow:hidden" data-r="menu item" data-s="" data-i="{one.name}"><b>{escape(sender)}</b> <span>{escape(subject)}{mark}</span> {tail}</div>',
                    *([twin(stage, "bin", f"{one.name}-bin", self.calls["delete"], "🗑✕")] if bins else []),
                )
            )
        side = "".join(
            stage.item(f"f{n}", text, n == 0)
            for n, text in enumerate(stage.say("Inbox,Drafts,Sent,Bin", "Réception,Brouillons,Envoyés,Corbeille").split(","))
        )
        body = f'<div style="display:flex;gap:14px"><div style="flex:none"><div style="margin-bottom:6px">{stage.button("write", self.writes, main=True)}</div>{side}</div><div class="fill">{notice(stage, said)}{rows(stage, lines)}</div></div>'
        return framed(stage, f"<h2>{self.title}</h2>{body}")

    def letter(self, more: bool = False, below: str = "") -> str:
        stage, kit = self.stage, self.stage.kit("letter")
        shown = [name for name in self.calls if name not in self.hidden]
        buttons = "".join(stage.button(name, self.calls[name], link=kit.chance(0.1)) for name in shown)
        listed = drop(stage, [(name, self.calls[name]) for name in self.hidden]) if more else ""
        buttons += under(stage.button("more", stage.say("More", "Plus")), listed) if self.hidden else ""
        words = "".join(f"<p>{escape(sentence(kit.rng, stage.words))}</p>" for _ in range(kit.rng.randint(1, 3)))
        bar = f'<div class="row" style="margin:8px 0">{buttons}</div>'
        head = f'<h2 data-i="subject">{escape(self.subject)}{" ★" if self.one.on else ""}</h2><div>{stage.say("From", "De")} : <b>{escape(self.sender)}</b></div>'
        parts = f"{head}{bar}{words}" if kit.chance(0.6) else f"{bar}{head}{words}"
        return framed(
            stage, f"{stage.button('leave', stage.say('Back to the list', 'Retour à la liste'), link=True)}{parts}{below}"
        )

    def sheet(self, held: dict[str, str], known: str = "") -> str:
        """What a message is written on: some of `to`, `subject` and `body`."""
        stage, names = self.stage, self.stage.say("To,Subject,Message", "À,Objet,Message").split(",")
        lines = "".join(
            stage.labelled(names[at], broad(stage.field(one, held[one]), 300))
            for at, one in enumerate(("to", "subject"))
            if one in held
        )
        area = stage.labelled(names[2], stage.area("body", held["body"], width="360px", height=90)) if "body" in held else ""
        buttons = stage.button("send", self.sends, main=True) + stage.button("discard", stage.say("Discard", "Abandonner"))
        return f'<div class="card col" style="max-width:620px;margin-top:8px">{known}{lines}{area}<div class="row">{buttons}</div></div>'

    def open(self) -> None:
        stage = self.stage
        others = [one for one in self.letters if one is not self.one]
        if stage.chance(0.06):  # another one is opened by mistake
            stage.scene(self.box(), Act("click", stage.rng.choice(others).name), self.title, taught=False)
            kept, (self.sender, self.subject) = (self.sender, self.subject), others[0].text.split("|")
            stage.scene(self.letter(), Act("click", "leave"), self.subject, also=(Act("key", key="alt+left"),))
            self.sender, self.subject = kept
        stage.scene(self.box(), Act("click", self.one.name), self.title)

    def press(self, call: str) -> None:
        if call in self.hidden:
            self.stage.scene(self.letter(), Act("click", "more"), self.subject)
            self.stage.scene(self.letter(more=True), Act("click", call), self.subject)
        else:
            self.stage.scene(self.letter(), Act("click", call), self.subject)

    def write(self, wanted: dict[str, str], known: str = "", alone: bool = False) -> None:
        """Types everything that is wanted and sends it."""
        held = {"body": ""} | dict.fromkeys(wanted, "")
        title = self.writes if alone else self.subject

        def draw() -> str:
            sheet = self.sheet(held, known)
            return framed(self.stage, f"<h2>{self.writes}</h2>{sheet}") if alone else self.letter(below=sheet)

        for name, text in wanted.items():
            self.stage.scene(draw(), Act("type", name, text), title)
            held[name] = text
        self.stage.scene(draw(), Act("click", "send"), title)


def mail(stage: Stage) -> Episode:
    """A message is opened, answered, passed on, put away; or a new one written."""
    box = Mail(stage)
    deed = stage.rng.choice(("reply", "reply", "forward", "delete", "archive", "star", "unread", "open", "write", "write"))
    if deed == "write":
        return _written(stage, box)
    which = one_of(
        stage,
        ("the message from {sender}", "the mail about {subject}", "{sender}'s message", "the message {subject}", "the mail {sender} sent about {subject}"),
        ("le message de {sender}", "le courriel au sujet de {subject}", "le message {subject}", "le mail de {sender} à propos de {subject}"),
        sender=box.sender, subject=stage.quoted(box.subject),
    )  # fmt: skip
    box.open()
    end = ""
    text, who = (
        note(stage),
        f"{invented(stage.rng).lower()}@{invented(stage.rng).lower()}.{stage.rng.choice(('org', 'net', 'fr'))}",
    )
    if deed != "open":
        box.press(deed)
    if deed == "reply":
        box.write({"body": text}, f"<div>{stage.say('To', 'À')} : {escape(box.sender)}</div>")
        end = pick(stage, "Message sent|Your reply was sent", "Message envoyé|Réponse envoyée")
    elif deed == "forward":
        box.write({"to": who})
        end = pick(stage, "Message forwarded|Sent", "Message transféré|Envoyé")
    elif deed in ("delete", "archive"):
        box.letters.remove(box.one)
        end = pick(stage, "1 message moved|Done", "1 message déplacé|Fait")
    box.one.on = deed == "star"
    stays = deed == "open" or (deed == "star" and stage.chance(0.5))
    stage.scene(box.letter() if stays else box.box(end), Act("done"), box.subject if stays else box.title)
    return stage.episode(
        joined(stage, [_told(stage, deed, which, stage.quoted(text, 0.6) if deed == "reply" else stage.quoted(who, 0.2))])
    )


DEEDS = {
    "reply": (
        ("reply to {which} with {text}", "answer {which}: {text}", "open {which} and reply {text}", "find {which}, press reply, write {text} and send it", "write back to {which} saying {text}"),
        ("réponds à {which} avec {text}", "ouvre {which} et réponds {text}", "réponds ceci à {which} : {text}", "pour {which}, réponds : {text}"),
    ),
    "forward": (
        ("forward {which} to {text}", "send {which} on to {text}", "pass {which} on to {text}", "open {which}, click forward, and send it to {text}"),
        ("transfère {which} à {text}", "fais suivre {which} à {text}", "ouvre {which} et transfère à {text}"),
    ),
    "delete": (("delete {which}", "throw away {which}", "open {which} and delete it", "I don't need {which} any more"), ("supprime {which}", "jette {which}", "ouvre {which} et supprime", "mets à la corbeille {which}")),
    "archive": (("archive {which}", "move {which} to the archive", "open {which} and archive it"), ("archive {which}", "range {which} dans les archives", "ouvre {which} puis archive")),
    "star": (("star {which}", "flag {which}", "mark {which} as important", "open {which} and put a star on it"), ("marque {which} comme important", "mets une étoile : {which}", "signale {which} comme important")),
    "unread": (("mark {which} as unread", "set {which} to unread", "make {which} unread again"), ("marque {which} comme non lu", "remets en non lu {which}")),
    "open": (("open {which}", "show me {which}", "I want to read {which}", "find {which} and open it"), ("ouvre {which}", "affiche {which}", "je veux lire {which}", "trouve et ouvre {which}")),
}  # fmt: skip


def _told(stage: Stage, deed: str, which: str, text: str) -> str:
    return one_of(stage, *DEEDS[deed], which=which, text=text)


def _written(stage: Stage, box: Mail) -> Episode:
    to = stage.rng.choice((stage.person(), f"{invented(stage.rng).lower()}@{invented(stage.rng).lower()}.com"))
    subject, text = topic(stage), note(stage)
    stage.scene(box.box(), Act("click", "write"), box.title)
    box.write({"to": to, "subject": subject, "body": text}, alone=True)
    stage.scene(box.box(pick(stage, "Message sent|Sent", "Message envoyé|Envoyé")), Act("done"), box.title)
    task = one_of(
        stage,
        ("write to {to} with the subject {subject}: {text}", "send a mail to {to}, subject {subject}, text {text}", "compose a new message for {to} about {subject} that says {text} and send it",
         "new message. To: {to}. Subject: {subject}. Message: {text}. Send it", "click compose, put {to} as recipient, {subject} as subject and {text} as the message, then send"),
        ("écris à {to} avec l'objet {subject} : {text}", "envoie un courriel à {to}, objet {subject}, texte {text}", "rédige un nouveau message pour {to} au sujet de {subject} qui dit {text} et envoie-le",
         "nouveau message. À : {to}. Objet : {subject}. Message : {text}. Envoie-le"),
        to=stage.quoted(to, 0.3), subject=stage.quoted(subject), text=stage.quoted(text, 0.7),
    )  # fmt: skip
    return stage.episode(joined(stage, [task], polite=stage.chance(0.6)))

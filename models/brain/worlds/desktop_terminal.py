"""Pure: a terminal: commands that the task gives, typed and entered one after the other, with what they answer."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import one_of
from models.brain.stage import Stage
from models.brain.words import invented
from models.brain.worlds.desktop_documents import file_name
from models.brain.worlds.desktop_windows import Desk

PROMPTS = (
    "{u}@{h}:{d}$ ",
    "[{u}@{h} {d}]$ ",
    "$ ",
    "{d} $ ",
    "> ",
    "{u}@{h} {d} % ",
    "# ",
    "{h}:{d}> ",
    "C:\\Users\\{u}> ",
    "➜  {d} ",
)


class Terminal(Desk):
    """Lines, the last one a prompt with what has been typed behind it."""

    kind = "terminal"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.user, self.host, self.place = stage.person().split()[0].lower(), invented(stage.rng).lower(), "~"
        self.form = stage.rng.choice(PROMPTS)
        self.lines: list[str] = [
            stage.rng.choice(
                ("", f"Last login: Mon {stage.number(1, 28)} 08:1{stage.number(0, 9)}", "Welcome.", "Type help for help.")
            )
        ]
        for _ in range(stage.rng.choice((0, 0, 1, 2))):
            command, answer, _ = self.invent()
            self.lines += [f"{self.prompt()}{command}", *answer]
        self.lines.append(self.prompt())
        edit = {
            "file": ("new", "close"),
            "edit": ("copy", "paste", "select_all", "find"),
            "view": ("zoom", "full"),
            "help": ("about",),
        }
        self.menus = edit if stage.chance(0.4) else {}
        self.calm = self.calm or stage.chance(0.6)

    def title(self) -> str:
        kit = self.stage.kit("title form")
        return kit.rng.choice(("{a}", "{u}@{h}: {d}", "{a} - {d}", "{u}@{h}")).format(
            a=self.app, u=self.user, h=self.host, d=self.place
        )

    def prompt(self) -> str:
        return self.form.format(u=self.user, h=self.host, d=self.place)

    def body(self) -> str:
        kit = self.stage.kit("terminal")
        ground, ink = kit.rng.choice(
            (
                ("#111", "#eee"),
                ("#300a24", "#fff"),
                ("#fff", "#111"),
                ("#002b36", "#93a1a1"),
                ("#000", "#3f3"),
                ("#fdf6e3", "#333"),
                ("#1e1e2e", "#cdd6f4"),
            )
        )
        font, size = (
            kit.rng.choice(("DejaVu Sans Mono", "Liberation Mono", "JetBrains Mono", "Hack", "Fira Code")),
            kit.rng.randint(12, 16),
        )
        text = "\n".join(escape(one) for one in self.lines[-18:])
        block = '<span style="background:currentColor">&nbsp;</span>' if kit.chance(0.7) else ""
        return f'<div class="fill" style="background:{ground};color:{ink};font:{size}px/1.3 {font!r},monospace;padding:6px;overflow:hidden;white-space:pre-wrap" data-r="field" data-s="focused" data-i="text">{text}{block}</div>'

    def invent(self) -> tuple[str, list[str], Callable[[], None] | None]:
        """A command, what it answers, and what it changes."""
        stage = self.stage
        name, other, folder = file_name(stage), file_name(stage, "other"), stage.noun()
        listing = [file_name(stage, "other") for _ in range(stage.rng.randint(1, 4))]
        ways: list[tuple[str, list[str], Callable[[], None] | None]] = [
            (f"echo {stage.noun()} {stage.number()}", [], None),
            (stage.rng.choice(("ls", "dir", "ls -a")), ["  ".join(listing)], None),
            ("ls -l", [f"-rw-r--r-- 1 {self.user} {stage.number(100, 9000)} {one}" for one in listing], None),
            (f"mkdir {folder}", [], None),
            (f"cd {folder}", [], lambda: setattr(self, "place", f"~/{folder}")),
            ("pwd", [f"/home/{self.user}/{folder}"], None),
            ("date", [f"Mon {stage.number(1, 28)} 12:{stage.number(10, 59)}:01 UTC"], None),
            (f"cat {name}", [stage.kit(f"cat {name}").sentence()], None),
            (f"touch {name}", [], None),
            (f"cp {name} {other}", [], None),
            (f"mv {name} {folder}/", [], None),
            (f"wc -l {name}", [f"{stage.number()} {name}"], None),
            ("whoami", [self.user], None),
            (f"grep {folder} {name}", [f"{stage.noun()} {folder} {stage.noun()}"], None),
            (f"python3 {folder}.py", [f"{stage.noun()}: {stage.number()}"], None),
            (
                f"ping -c 1 {invented(stage.rng).lower()}.org",
                [f"64 bytes: time={stage.number()} ms", "1 packets transmitted, 1 received"],
                None,
            ),
            (
                f"./{invented(stage.rng).lower()}.sh --{stage.rng.choice(('all', 'fast', 'dry-run', 'force'))} {stage.number(1, 30)}",
                ["done", "ok", "finished"][: stage.rng.randint(1, 3)],
                None,
            ),
            (f"df -h /{folder}", [f"/dev/sda1  {stage.number(20, 90)}G  {stage.number(1, 90)}%  /{folder}"], None),
            (
                f"{invented(stage.rng).lower()} {stage.rng.choice(('install', 'start', 'status', 'update'))} {stage.noun()}",
                [stage.noun(), "OK"],
                None,
            ),
        ]
        command, answer, after = stage.rng.choice(ways)
        return command, [command[5:]] if command.startswith("echo") else answer, after

    def enter(self, text: str, secret: bool = False) -> None:
        """Types behind the prompt and enters it."""
        self.do(Act("type", "", text), also=(Act("type", "text", text),), result="unverifiable" if secret else "confirmed")
        self.lines[-1] += "" if secret else text
        self.key("enter")

    def run(self, command: str, answer: list[str], after: Callable[[], None] | None) -> None:
        """A command and its answer, now and then a slow one."""
        self.enter(command)
        if answer and self.stage.chance(0.15):
            self.lines.append(self.stage.rng.choice(("...", "Working…", "0%", "Downloading… 12%", "")))
            self.do(Act("wait"))
            self.lines.pop()
        if after is not None:
            after()
        self.lines += [*answer, self.prompt()]


def commands(stage: Stage) -> Episode:
    """One command after the other."""
    terminal = Terminal(stage)
    before, clauses = terminal.begin(), []
    for number in range(stage.rng.choice((1, 1, 1, 2, 2, 3))):
        command, answer, after = terminal.invent()
        terminal.run(command, answer, after)
        shown = stage.rng.choice(("{}", "`{}`", "“{}”", '"{}"', "'{}'")).format(command)
        where = stage.say(" in the terminal", " dans le terminal") if not before and not number and stage.chance(0.4) else ""
        clauses.append(
            one_of(
                stage,
                ("run {c}", "run the command {c}", "type {c} and press Enter", "execute {c}", "enter the command {c}"),
                ("exécute {c}", "lance la commande {c}", "tape {c} et appuie sur Entrée", "entre la commande {c}"),
                c=shown,
            )
            + where
        )
    return terminal.end(clauses, before)


def guarded(stage: Stage) -> Episode:
    """A command that wants a password or a yes: as the task tells, or asked for."""
    terminal = Terminal(stage)
    before = terminal.begin()
    command, word = (
        f"{stage.rng.choice(('sudo', 'su -c', 'doas', 'ssh'))} {invented(stage.rng).lower()} {stage.noun()}",
        invented(stage.rng).lower() + stage.number(),
    )
    said = one_of(
        stage,
        ("run {c}", "run the command {c}", "enter {c}"),
        ("exécute {c}", "lance la commande {c}", "entre {c}"),
        c=stage.quoted(command, 0.6),
    )
    terminal.enter(command)
    if stage.chance(0.4):
        terminal.lines.append(stage.rng.choice(("Continue? [y/n] ", "Proceed? (y/n) ", "Continuer ? [y/n] ")))
        terminal.enter("y")
        said += one_of(
            stage,
            (" and answer y to the question", ", say y when it asks", " and confirm with y"),
            (" et réponds y à la question", ", réponds y s'il demande", " et confirme par y"),
        )
    else:
        terminal.lines.append(
            stage.rng.choice(
                ("Password: ", f"[sudo] password for {terminal.user}: ", "Mot de passe : ", f"{terminal.user}'s password: ")
            )
        )
        if stage.chance(0.5):
            stage.scene(terminal.draw(), Act("ask"), terminal.title())
            return stage.episode(before + said)
        terminal.enter(word, secret=True)
        said += one_of(
            stage,
            (" with the password {w}", ", the password is {w}", " and give the password {w}"),
            (" avec le mot de passe {w}", ", le mot de passe est {w}"),
            w=stage.quoted(word),
        )
    terminal.lines += [stage.rng.choice(("OK", "done", stage.noun())), terminal.prompt()]
    return terminal.end([said], before)

"""Pure: commands in a terminal (xterm)."""

from __future__ import annotations

from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, text_of
from tests.desk.words import CHORES, FILES, NICKNAMES, numbers, some

OPEN = ("xterm", "-fa", "DejaVu Sans Mono", "-fs", "11", "-T", "Terminal")


def _echo(random: Random) -> Words:
    return {**some(random, NICKNAMES, "word"), **numbers(random, 10, 99, "number"), **some(random, FILES, "file")}


def _open(desk: Desk) -> None:
    """Ready once the shell has written its prompt: it says so through PROMPT_COMMAND, which it then forgets."""
    desk.write(".bashrc", "PS1='anna@desk:\\w$ '\nPROMPT_COMMAND='touch ~/.ready; unset PROMPT_COMMAND'\n")
    desk.start(OPEN)
    desk.window("Terminal")
    desk.wait((desk.home / ".ready").exists, "The shell")


def _echoed(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, f"{desk.words['word']} {desk.words['number']}")


def _run(desk: Desk, command: str, makes: str) -> None:
    desk.type(command)
    desk.keys("Return")
    desk.wait((desk.home / makes).exists, makes)


def _write(desk: Desk) -> None:
    _run(desk, "echo {word} {number} > {file}.txt".format_map(desk.words), f"{desk.words['file']}.txt")


def _lines(random: Random) -> Words:
    chores = random.sample(CHORES, random.randint(4, 12))
    return {"text": "\n".join(chores), "count": str(len(chores)), **some(random, FILES, "file", "out")}


def _with_file(desk: Desk) -> None:
    desk.write(f"{desk.words['file']}.txt", desk.words["text"] + "\n")
    _open(desk)


def _counted(desk: Desk) -> Checked:
    """`wc -l` may print the file's name after the number; the number is what was asked for."""
    name = f"{desk.words['out']}.txt"
    text = desk.read(name)
    return text_of(text and next(iter(text.split()), ""), name, desk.words["count"])


def _count(desk: Desk) -> None:
    _run(desk, "wc -l < {file}.txt > {out}.txt".format_map(desk.words), f"{desk.words['out']}.txt")


TASKS = (
    DeskTask(
        "shell-run-steps",
        'Click in the terminal, type "echo {word} {number} > {file}.txt" and press Enter.',
        _echo, _open, _echoed, _write,
    ),
    DeskTask(
        "shell-count",
        "In the terminal, count the lines of {file}.txt and write the number in the file {out}.txt.",
        _lines, _with_file, _counted, _count,
    ),
)  # fmt: skip

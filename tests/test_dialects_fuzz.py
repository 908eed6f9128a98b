"""Nothing a model says can crash a parser or run code: thousands of broken replies, and replies that try."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.dialects.dialect import Call, ReplyError, Said
from models.dialects.every import DIALECTS, dialect
from tests.test_dialects import ROWS, SIZE, code, tagged

ROOT = Path(__file__).parent.parent
REPLIES = [reply for _, reply, _ in ROWS]
OWN = {name: [reply for family, reply, _ in ROWS if family == name] for name in DIALECTS}
SCRAPS = [
    *"{}[]()\"'\\<>,:=;é你𝔘", "</tool_call>", "<tool_call>", "<think>", "</think>", "```", "```python\n", "\n", "\x00",
    "\ud800",
    "\\ud83d", "1e999", "-1", "NaN", "9" * 5000, "null", "None", "<parameter=", "<function=", "Action:",
    "\nAction: ", "Thought:",
    "lambda: 0", "__import__('os')", "{**{}}", "[[[[[[", "\u202e", "0x10", "1_000",
]  # fmt: skip
PIECES = [
    "{", "[", "(", "{'a':", '"', "'", "<tool_call>", "<parameter=a>", "<function=a>", "```", "Action: ", "click(", "-", "1 ",
    "\\", "a(", "<think>", "</think>", " ", "[1,", "{}",
]  # fmt: skip
STEPS = 250
"""Broken replies a dialect and a seed."""


def broken(draw: random.Random, own: Sequence[str]) -> str:
    """A reply, mostly of the family's own, with one to four accidents."""
    reply = draw.choice(REPLIES if draw.random() < 0.2 else own)
    for _ in range(draw.randint(1, 4)):
        at, to = sorted((draw.randint(0, len(reply)), draw.randint(0, len(reply))))
        match draw.randint(0, 6):
            case 0:
                reply = reply[:at]
            case 1:
                reply = reply[:at] + reply[to:]
            case 2:
                reply = reply[:at] + draw.choice(SCRAPS) + reply[at:]
            case 3:
                reply = reply[:to] + reply[at:to] * draw.randint(1, 4) + reply[to:]
            case 4:
                other = draw.choice(REPLIES)
                reply = reply[:at] + other[draw.randint(0, len(other)) :]
            case 5:
                reply = reply[:at] + chr(draw.randint(0, 0x2FFF)) + reply[at + 1 :]
            case _:
                reply = reply.replace(draw.choice("{}[]()\"'<>,:="), draw.choice(SCRAPS), draw.randint(1, 3))
    return reply


def sound(said: Said) -> None:
    """What is understood can be done: places on the picture, texts that can be written, keys that are named."""
    assert said.calls
    for call in said.calls:
        for spot in (call.spot, call.end):
            assert spot is None or (0 <= spot[0] < SIZE[0] and 0 <= spot[1] < SIZE[1])
        (call.text + call.keys + call.element + "".join(call.modifiers) + said.thought + said.note).encode()
        assert call.keys.strip() or call.name not in ("key", "hold_key")
        assert abs(call.dx) <= 30
        assert abs(call.dy) <= 30
        assert 0 <= call.seconds <= 60


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_broken_reply_is_understood_or_said_back(name: str, seed: int) -> None:
    draw = random.Random(f"{name} {seed}")
    one = dialect(name)
    understood = 0
    for _ in range(STEPS):
        reply = broken(draw, OWN[name])
        try:
            said = one.parse(reply, SIZE)
        except ReplyError as error:
            said, sentence = None, str(error)
        except Exception as error:
            raise AssertionError(f"{name} broke on {reply!r}") from error
        if said is not None:
            sound(said)
            understood += 1
        else:
            assert sentence.encode().endswith(b".")
            assert "\n" not in sentence
    assert STEPS / 20 < understood < STEPS


@pytest.mark.parametrize("name", DIALECTS)
def test_replies_of_other_families_break_nothing(name: str) -> None:
    for reply in REPLIES:
        try:
            sound(dialect(name).parse(reply, SIZE))
        except ReplyError:
            continue


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("piece", PIECES)
def test_what_repeats_without_end_is_only_an_error(name: str, piece: str) -> None:
    for count in (400, 19_000 // len(piece)):
        for reply in (
            piece * count,
            "<tool_call>" + piece * count,
            "Action: type(content='" + piece * count,
            code(piece * count),
        ):
            try:
                sound(dialect(name).parse(reply, SIZE))
            except ReplyError:
                continue


def evil(marker: Path) -> list[str]:
    """Code that would leave a file, if anything ran it."""
    run = f"touch {marker}"
    write = f"open({str(marker)!r}, 'w')"
    return [
        f"import os\nos.system({run!r})",
        f"__import__('os').system({run!r})",
        f"pyautogui.click(x=__import__('os').system({run!r}), y=1)",
        f"pyautogui.write({write})",
        f"pyautogui.write(message={write}.name)",
        f"pyautogui.write([c for c in ().__class__.__base__.__subclasses__()][0], {write})",
        f"pyautogui.__class__.__init__.__globals__['os'].system({run!r})",
        f"pyautogui.click.__globals__['__builtins__']['eval']({write!r})",
        f"pyautogui.os.system({run!r})",
        f"computer.terminate(status=eval({write!r}))",
        f"time.sleep(exec({write!r}))",
        f"(lambda: {write})()",
        f"x = {write}",
        f"pyautogui.write(f'{{{write}}}')",
        f"pyautogui.write('%s' % {write})",
        f"pyautogui.click(*{write})",
        f"pyautogui.click(**{{'x': {write}}})",
        f"@{write}\ndef f(): pass",
        f"class A(metaclass={write}): pass",
        f"def f(a={write}): pass",
        f"with {write}: pass",
        f"assert {write}",
        f"import pyautogui, subprocess; subprocess.run({run.split()!r})",
        f"from os import system; system({run!r})",
        f"pyautogui.hotkey({write}, 'a')",
        f"pyautogui.press(keys=[{write}])",
        f"pyautogui.getattr('x')({write})",
        f"getattr(pyautogui, 'click')({write})",
        f"pyautogui.click(x=1, y=2) if {write} else None",
        f"pyautogui.run({f'c1,{run}'!r})",
        f"pyautogui.alert({write})",
    ]


def forms(payload: str) -> list[str]:
    """Every place of a reply where something might be evaluated."""
    inside = payload.replace("\n", "; ")
    quoted = inside.replace("\\", "\\\\").replace('"', '\\"')
    return [
        payload,
        code(payload),
        f"Action: {inside}",
        f"Action: click(start_box='{inside}')",
        f"Action: click(start_box={inside})",
        f"Action: click(point=<point>{inside}</point>)",
        f'<tool_call>{{"name": "computer_use", "arguments": {{"action": "left_click", "coordinate": "{quoted}"}}}}</tool_call>',
        f"<tool_call>{{'name': 'computer_use', 'arguments': {{'action': 'left_click', 'coordinate': {inside}}}}}</tool_call>",
        tagged(action="left_click", coordinate=f"[{inside}]"),
        tagged(action="key", keys=f"[{inside}]"),
        f"{{'action': 'CLICK', 'value': None, 'position': {inside}}}",
        f"[{inside}]",
        f"Click({inside})",
        f'{{"x": {inside}, "y": 2}}',
        f"<answer>{inside}</answer>",
    ]


@pytest.mark.parametrize("name", DIALECTS)
def test_no_reply_runs_code(name: str, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    for payload in evil(marker):
        for reply in forms(payload):
            try:
                sound(dialect(name).parse(reply, SIZE))
            except ReplyError:
                continue
    assert not marker.exists()


def test_the_marker_would_be_made_if_code_ran(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    subprocess.run([sys.executable, "-c", evil(marker)[0]], check=True)
    assert marker.exists()


@pytest.mark.parametrize("payload", evil(Path("/nowhere/ran")), ids=lambda payload: payload[:40])
def test_code_beyond_the_list_is_refused(payload: str) -> None:
    with pytest.raises(ReplyError):
        dialect("opencua").parse(code(payload), SIZE)


def test_code_in_a_text_is_a_text() -> None:
    said = dialect("opencua").parse(code('pyautogui.write(\'__import__("os").system("ls")\')'), SIZE)
    assert said.calls == (Call("type", text='__import__("os").system("ls")'),)


WATCHED = """
import sys
from pathlib import Path
from models.dialects.every import DIALECTS
from models.dialects.opencua import REPLY
from tests.test_dialects import SIZE, code
from tests.test_dialects_fuzz import evil, forms, ReplyError

DIALECTS["opencua"].parse(code("pyautogui.click(1, 2)"), SIZE)
FORBIDDEN = ("exec", "os.", "subprocess.", "open", "import", "socket.", "ctypes.", "marshal.", "pickle.", "code.")
seen = []

def heard(event, details):
    if event.startswith(FORBIDDEN) and not (event == "open" and details[0] == REPLY):
        seen.append(event)

sys.addaudithook(heard)
tried = 0
for one in DIALECTS.values():
    for payload in evil(Path("/nowhere/ran")):
        for reply in forms(payload):
            tried += 1
            try:
                one.parse(reply, SIZE)
            except ReplyError:
                pass
print(tried, sorted(set(seen)))
"""


def test_the_interpreter_itself_hears_of_nothing_run_opened_or_imported() -> None:
    child = subprocess.run([sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=True, timeout=240)
    tried, events = child.stdout.strip().split(" ", 1)
    assert int(tried) == len(DIALECTS) * len(evil(ROOT)) * len(forms(""))
    assert events == "[]"

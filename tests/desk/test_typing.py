"""Text is received exactly as meant: in Qt, GTK and a terminal, under three keyboard layouts; the clipboard is given back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.action import Key, Type
from agent.geometry import Point
from tests.desk.conftest import Act
from tests.desk.desk import Desk
from tests.desk.received import Receiver, middle
from tests.desk.tasks.chromium import browse

LAYOUTS = ("us", "fr", "de")
TEXTS = {
    "ascii": "".join(map(chr, range(0x20, 0x7F))),
    "letters": 'é € ß Æ 你好 ñ 😀 < > $HOME \\ "',
    "accents": "Ça coûte 640 € à l'Île, œuvre ŷ ǆ e\u0301",
    "dead": "ê ë è é ñ õ à ï ^ ¨ ` ´ ~ ^e ~n \"a 'e",
    "symbols": "← → ∑ √ ≠ ± ° © ™ § ¶ • … « » “ ” ‰ № ½ € £ ¥",
    "cjk": "漢字かな交じり文、カタカナ。简体字 繁體字 한국어",
    "emoji": "😀 👩\u200d💻 🏳️\u200d🌈 ❤️ 🇫🇷 👍🏽 ✈️",
    "tabs": "a\tb\t\tc",
    "lines": "one\ntwo\n\nfour\n",
    "dash": "-n --help -",
    "digits": "1111222233334444 000000",
    "leftward": "שלום עולם — مرحبا بالعالم",
    "spaces": "  two  spaces  ",
    "long": " ".join(f"word{number}" for number in range(560))[:5000],
}
WHOLE = "\n".join(text for name, text in TEXTS.items() if name != "long") + "\n" + TEXTS["long"].replace(" word", "\nword", 400)
PNG = bytes.fromhex("89504e470d0a1a0a") + b"not much of a picture"


@pytest.fixture(scope="module")
def area(shared_desk: Desk) -> Receiver:
    return Receiver(shared_desk)


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest, desk: Desk) -> Iterator[str]:
    desk.tool("setxkbmap", request.param)
    yield request.param
    desk.tool("setxkbmap", "us")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_qt_receives_the_text(area: Receiver, act: Act, layout: str, text: str) -> None:
    typed = area.typed(lambda: act(Type(text, middle(area.text), clear=True)))
    assert typed == text


def test_clear_replaces_and_its_absence_adds(area: Receiver, act: Act) -> None:
    at = middle(area.text)
    assert area.typed(lambda: act(Type("old", at, clear=True))) == "old"
    assert area.typed(lambda: act(Type(" and new", at))) == "old and new"
    assert area.typed(lambda: act(Type("new", clear=True))) == "new"


def test_clearing_alone_empties(area: Receiver, act: Act) -> None:
    at = middle(area.text)
    assert area.typed(lambda: act(Type("old", at, clear=True))) == "old"
    assert area.typed(lambda: act(Type("", at, clear=True))) == ""


def test_a_slow_application_receives_the_text_too(desk: Desk, act: Act) -> None:
    """It asks for the clipboard long after the keys, and gets what was typed instead of what the person had there."""
    given = subprocess.run(("xclip", "-selection", "clipboard"), env=desk.environment, input=b"mine", check=False)
    assert given.returncode == 0
    code = ("env", f"PYTHONPATH={Path(__file__).parents[2]}", sys.executable, "-m", "tests.desk.qt_slow")
    desk.start((*code, str(desk.home / "slow.txt"), "1.0"))
    desk.window("Slow")
    desk.still()
    left, top, width, height = desk.front()
    act(Type("Anna", Point(left + width / 2, top + height / 2)))
    desk.wait(lambda: bool(desk.read("slow.txt")), "The text")
    assert (desk.read("slow.txt"), desk.clipboard()) == ("Anna", "mine")


def test_mousepad_saves_the_text(desk: Desk, act: Act, layout: str) -> None:
    file = desk.write("text.txt", "what stood there\n")
    desk.start(("mousepad", "--disable-server", str(file)))
    desk.window("text.txt - Mousepad")
    act(Type(WHOLE, clear=True))
    desk.window("*")
    act(Key("ctrl+s"))
    desk.wait(lambda: not desk.active().startswith("*"), "The saved title")
    assert file.read_bytes().decode() == WHOLE


def test_xterm_receives_the_text(desk: Desk, act: Act, layout: str) -> None:
    """Through the line discipline, which ends a line at 4096 bytes."""
    desk.start(("env", "LC_ALL=C.UTF-8", "xterm", "-T", "Terminal", "-e", "sh", "-c", "touch ready; exec cat > text.txt"))
    desk.window("Terminal")
    desk.wait((desk.home / "ready").exists, "cat")
    act(Type(WHOLE + "\n"))
    act(Key("ctrl+d"))
    desk.wait(lambda: "Terminal" not in desk.titles(), "The end of cat")
    assert desk.read("text.txt") == WHOLE + "\n"


@pytest.mark.parametrize(
    ("kind", "content"), [("UTF8_STRING", "Mine: é 你\n\n".encode()), ("image/png", PNG), ("UTF8_STRING", b"")]
)
def test_the_clipboard_is_given_back(area: Receiver, act: Act, desk: Desk, kind: str, content: bytes) -> None:
    xclip = ("xclip", "-selection", "clipboard", "-target", kind)
    subprocess.run(xclip, input=content, check=True, stdout=subprocess.DEVNULL, env=desk.environment)
    assert area.typed(lambda: act(Type("theirs", middle(area.text), clear=True))) == "theirs"
    back = subprocess.run((*xclip, "-o"), capture_output=True, check=True, env=desk.environment)
    assert back.stdout == content


def test_the_terminals_selection_is_given_back(desk: Desk, act: Act) -> None:
    primary = ("xclip", "-selection", "primary")
    subprocess.run(primary, input=b"mine", check=True, stdout=subprocess.DEVNULL, env=desk.environment)
    desk.start(("xterm", "-T", "Terminal", "-e", "sh", "-c", "touch ready; exec cat > text.txt"))
    desk.window("Terminal")
    desk.wait((desk.home / "ready").exists, "cat")
    act(Type("theirs\n"))
    desk.wait(lambda: desk.read("text.txt") == "theirs\n", "The text")
    back = subprocess.run((*primary, "-o"), capture_output=True, check=True, env=desk.environment)
    assert back.stdout == b"mine"


def test_dates_and_times_can_be_typed_key_by_key(desk: Desk, act: Act) -> None:
    """The browser makes such fields of parts, into which nothing is pasted; English writes the month first."""
    browse(desk, "days", "Days", bare=True)
    left, top, *_ = desk.front()
    act(Type("11/25/2026", Point(left + 60, top + 40), by_keys=True))
    act(Type("08:04PM", Point(left + 60, top + 120), by_keys=True))
    desk.wait(lambda: bool(desk.pages.last("days").get("time")), "The time")
    assert desk.pages.last("days") == {"date": "2026-11-25", "time": "20:04"}

"""A virtual screen for all desk tests, and on it: an empty home, the agent's own edges, the product as a child process.

Nothing here touches the person's display, data or settings.
"""

from __future__ import annotations

import gc
import importlib
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.action import Action
from agent.eyes.capture import Screen
from agent.eyes.windows import Desktop, open_desktop
from agent.hands.act import Hands
from agent.machine.virtual import VirtualScreen
from models.ocr import RapidReader
from tests.desk.desk import OWNER, Desk
from tests.desk.desk import desk as world
from tests.desk.panel import Panel
from tests.desk.product import Product

Paths = pytest.TempPathFactory
Act = Callable[[Action], str]


class OpenLedger:
    """Writes down what is held; stands where the guard would."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def hold(self, name: str) -> None:
        self.said.append(f"+{name}")

    def free(self, name: str) -> None:
        self.said.append(f"-{name}")

    def announce(self, what: str) -> None:
        """Holds nothing."""

    def held(self) -> list[str]:
        """What was never freed."""
        return [said[1:] for said in self.said if said[0] == "+" and f"-{said[1:]}" not in self.said]


class Stop:
    """A stop switch to be set by hand, or when something is so."""

    stopped = False

    def __init__(self) -> None:
        self.when: Callable[[], bool] = lambda: self.stopped

    def __call__(self) -> bool:
        return self.when()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a display."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.desk)


@pytest.fixture(scope="session")
def screen() -> Iterator[VirtualScreen]:
    """1280 x 800; comes up in a second, so all modules share it."""
    with VirtualScreen() as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def environment(screen: VirtualScreen, tmp_path_factory: Paths) -> Iterator[dict[str, str]]:
    """The screen's environment for this process too, with empty folders where the person's own would be."""
    kept = tmp_path_factory.mktemp("deskhand")
    (kept / OWNER).mkdir()
    own = {"DESKHAND_DATA": str(kept / "data"), "DESKHAND_CONFIG": str(kept / "config.toml"), "HOME": str(kept / OWNER)}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        for name, value in {**screen.environment(), **own}.items():
            patch.setenv(name, value)
        yield screen.environment()


@pytest.fixture(name="desk")
def _desk(environment: dict[str, str]) -> Iterator[Desk]:
    """An empty home; what was started on it ends with the test."""
    with world(environment, {}) as made:
        yield made


@pytest.fixture(name="shared_desk", scope="module")
def _shared_desk(environment: dict[str, str]) -> Iterator[Desk]:
    with world(environment, {}) as made:
        yield made


@pytest.fixture(scope="module")
def desktop(environment: dict[str, str]) -> Iterator[Desktop]:
    made = open_desktop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def looking(desktop: Desktop) -> Iterator[Screen]:
    made = Screen(1, desktop)
    yield made
    made.close()


@pytest.fixture
def stop() -> Stop:
    return Stop()


@pytest.fixture
def ledger() -> OpenLedger:
    return OpenLedger()


@pytest.fixture(scope="session")
def pointer(screen: VirtualScreen) -> Iterator[None]:
    """pyautogui keeps the display it was imported on, so it is imported anew for this screen, and left to nobody after it.
    Its import leaves pipes open."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("DISPLAY", screen.display)
        warnings.simplefilter("ignore", ResourceWarning)
        _forget_pyautogui()
        importlib.import_module("pyautogui")
        gc.collect()
    yield
    _forget_pyautogui()


def _forget_pyautogui() -> None:
    """With what it brings; the displays and the pipes of child processes that these keep open are closed."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("pyautogui", "pyscreeze", "mouseinfo")]:
        module = sys.modules.pop(name)
        which = getattr(module, "whichProc", None)
        for held in (getattr(module, "_display", None), getattr(which, "stdout", None), getattr(which, "stderr", None)):
            if held is not None:
                held.close()


@pytest.fixture
def hands(pointer: None, desktop: Desktop, stop: Stop, ledger: OpenLedger) -> Iterator[Hands]:
    made = Hands(desktop, stop, ledger)
    yield made
    made.close()


@pytest.fixture
def act(hands: Hands, looking: Screen) -> Act:
    """Acts on the screen as it is now."""
    return lambda action: hands.act(action, looking.look())


@pytest.fixture
def product(desk: Desk, tmp_path: Path) -> Iterator[Product]:
    """The command line with folders of its own; what still runs is ended."""
    made = Product(desk.environment, tmp_path)
    yield made
    made.close()


@pytest.fixture(name="panel")
def _panel(desk: Desk, environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    """Nothing started yet; `desk` first, which at its end clears away what is left on the screen."""
    made = Panel(environment, tmp_path)
    yield made
    made.close()
    assert made.errors() == ""


@pytest.fixture(scope="module")
def reader() -> RapidReader:
    return RapidReader(2)

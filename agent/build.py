"""Edge: settings into an agent. The one file that names every edge."""

from __future__ import annotations

import os
import queue
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from agent import places
from agent.checking.ending import Limits
from agent.errors import PlanError, UsageError
from agent.eyes.capture import Screen
from agent.eyes.observe import Eyes
from agent.eyes.veil import Veil, VeiledEyes
from agent.eyes.windows import Desktop, open_desktop
from agent.gating import rulebook
from agent.gating.gate import Context
from agent.gating.policy import Policy, privacy
from agent.geometry import Monitor, Point
from agent.hands import offer
from agent.hands.act import Hands
from agent.hands.control import Switch
from agent.hands.guard import Also, Guard
from agent.loop import Agent
from agent.machine import calibrating, model_shelf, remote
from agent.machine.vault import Vault
from agent.planning.calibration import Aim
from agent.planning.choosing import ChoosingPlanner
from agent.planning.grounding import Roles, Seer
from agent.planning.plan import ElementsPlanner, Planner
from agent.planning.vision import VisionPlanner
from agent.protocol import Bound, Called
from agent.records import Offered, Window
from agent.secret import filled, names
from agent.settings import Effort, Settings, parse
from agent.stages import Album, Person, Stages
from models.boxes import BoxDetector
from models.chooser import OnnxChooser
from models.detect import ContourDetector
from models.dialects.dialect import Dialect
from models.dialects.every import dialect
from models.llama import LlamaText
from models.model import Chooser, Detector, ModelError, TextModel, VisionModel
from models.ocr import RapidReader
from models.vision import LlamaVision, Setup

Tell = Callable[[str], None]
NOTHING = Offered()
NAMES = "names"
"""The `pointer` that goes by the names of what is read."""
NO_VISION = (
    "No model that looks at the screen is set up: use one that sees (`deskhand model list`), name the server that runs one "
    'with `deskhand model remote URL`, or set planner = "elements".'
)
FRONT = 3.0
"""Seconds a window may take to come to the front."""


class Mind(msgspec.Struct, frozen=True):
    """What decides: one of the three."""

    model: TextModel | None = None
    chooser: Chooser | None = None
    roles: Roles | None = None
    """Models that look at the screen."""

    def planner(self, effort: Effort) -> Planner | None:
        """The planner that it makes possible. Raises PlanError where the model for it can only point."""
        if self.roles is not None:
            return VisionPlanner(self.roles, effort)
        if self.chooser is not None:
            return ChoosingPlanner(self.chooser, effort)
        return ElementsPlanner(self.model, effort) if self.model is not None else None

    def close(self) -> None:
        if self.model is not None:
            self.model.close()
        if self.roles is not None:
            self.roles.close()


class Loaded(msgspec.Struct, frozen=True):
    """What takes time to load and serves many runs."""

    eyes: Eyes
    mind: Mind = Mind()

    def close(self) -> None:
        self.mind.close()


class Errand(msgspec.Struct, frozen=True):
    """One task to do. A `dry` errand plans one step, touches and keeps nothing; `planner` replaces the usual one; `offered` is
    what the task may mention, and its window comes to the front first."""

    task: str
    dry: bool = False
    planner: Planner | None = None
    offered: Offered = Offered()


class Kit(msgspec.Struct, frozen=True):
    """What changes from errand to errand; `run` is the run folder's name."""

    planner: Planner
    loaded: Loaded
    person: Person
    album: Album
    run: str = ""


class Clock:
    """The wall clock; its sleep ends at once when the run is stopped."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch

    def now(self) -> float:
        return time.time()

    def sleep(self, seconds: float) -> None:
        self._switch.sleep(seconds)


def settings(file: Path | None = None) -> Settings:
    """The settings from the config file; the defaults when there is none. Raises UsageError."""
    path = file or places.config_file()
    text = _text(path) if path.exists() or file else ""
    return parse(text, str(path))


def policy() -> Policy:
    """The shipped rules with the person's own on top. Raises UsageError."""
    return rulebook.policy()


def load(chosen: Settings, tell: Tell, model: bool = True) -> Loaded:
    """The eyes, and what decides if it is wanted. Raises ModelError."""
    deciding = mind(chosen, tell) if model else Mind()
    tell("Loading the reader")
    return Loaded(Eyes(RapidReader(chosen.threads), detector(chosen), time.monotonic), deciding)


def detector(chosen: Settings) -> Detector:
    """By outlines; the chooser sees by the network that it learned with. Raises ModelError."""
    return ContourDetector() if chosen.planner == "elements" else BoxDetector(threads=chosen.threads)


def mind(chosen: Settings, tell: Tell) -> Mind:
    """What decides, as the settings have it. Raises ModelError."""
    # The threads of the models would otherwise spin and slow the applications driven, and themselves, many times over.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    if chosen.planner == "vision":
        tell("Reaching the model that looks at the screen")
        return Mind(roles=roles(chosen))
    if chosen.planner != "elements":
        tell("Loading the planner")
        return Mind(chooser=OnnxChooser(threads=chosen.threads))
    tell(f"Loading the model {chosen.model}")
    return Mind(LlamaText(model_shelf.path(chosen.model, places.models()), chosen.model, chosen.threads))


def vision(chosen: Settings) -> VisionModel | None:
    """The model that looks at pictures, as the settings have it: on a server, else the one of this machine if it does. Raises
    ModelError."""
    if chosen.remote_url:
        return remote.engine(chosen)
    return local_vision(chosen, chosen.model) if model_shelf.dialect(chosen.model, places.models()) else None


def local_vision(chosen: Settings, name: str) -> LlamaVision:
    """A model of this machine that looks at pictures. Raises UnknownModel, ModelError."""
    folder = places.models()
    path, projector = model_shelf.path(name, folder), model_shelf.projector(name, folder)
    return LlamaVision(path, projector, name, Setup(threads=chosen.threads, thinks=_dialect(name).thinks))


def seer(chosen: Settings, model: str = "") -> Seer:
    """The model that looks at pictures, or another one of its server, with its dialect and how it points here. Raises
    ModelError."""
    if not chosen.remote_url:
        return _local_seer(chosen, model or chosen.model)
    name = model or chosen.remote_model or next(iter(remote.models(chosen)), "")
    own = msgspec.structs.replace(chosen, remote_model=name, remote_dialect="" if model else chosen.remote_dialect)
    speaks, looks = remote.spoken(own, name), remote.engine(own)
    return Seer(looks, speaks, _aims(looks.name))


def _local_seer(chosen: Settings, name: str) -> Seer:
    if not model_shelf.dialect(name, places.models()):
        raise ModelError(NO_VISION)
    looks = local_vision(chosen, name)
    return Seer(looks, _dialect(name), lambda monitor: calibrating.kept(places.data(), looks.name, monitor))


def _aims(model: str) -> Callable[[Monitor], Aim]:
    """How a model points on a display, as it was last tested there; read each time, since it may be tested meanwhile."""
    return lambda monitor: calibrating.kept(places.data(), model, monitor)


def _dialect(name: str) -> Dialect:
    """How a vision model of this machine is asked. Raises UnknownModel."""
    return dialect(model_shelf.dialect(name, places.models()))


def roles(chosen: Settings) -> Roles:
    """Which model plans and which one points, as the settings have it. Raises ModelError."""
    plans = seer(chosen)
    if chosen.pointer in ("", NAMES):
        return Roles(plans, by_names=chosen.pointer == NAMES)
    return Roles(plans, seer(chosen, chosen.pointer))


def pointing(chosen: Settings) -> Seer:
    """The model that says where things are, which is what `model test` tests. Raises ModelError."""
    return seer(chosen, "" if chosen.pointer == NAMES else chosen.pointer)


def can_decide(chosen: Settings) -> bool:
    """Whether what decides is on this machine, or on a server that is named."""
    if chosen.planner == "vision":
        sees = bool(model_shelf.dialect(chosen.model, places.models()))
        return bool(chosen.remote_url) or (sees and model_shelf.is_there(chosen.model, places.models()))
    return chosen.planner != "elements" or model_shelf.is_there(chosen.model, places.models())


class Workplace:
    """The screen, the hands and the guard of one process; a context manager, so that nothing stays held down. `calls` holds a
    thing for each press of the delegate key that was not taken notice of yet."""

    def __init__(self, chosen: Settings, switch: Switch, serving: bool = False) -> None:
        """The delegate key is for a process that is `serving` a panel."""
        self._chosen = chosen
        self._switch = switch
        self.calls: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.bound = Bound(chosen.stop_key, "")
        self.desktop: Desktop = open_desktop()
        self.screen = Screen(chosen.monitor, self.desktop)
        heeds = switch.noticed if chosen.yield_to_person else None
        also = Also(chosen.delegate_key if serving else "", lambda: self.calls.put(None), heeds)
        self._guard = Guard(chosen.stop_key, switch.stop, also)
        self.vault = Vault()
        self.veil = Veil(privacy(policy(), chosen.private_apps))
        self.hands = Hands(self.desktop, self._stopped, self._guard, switch.paused, self._revealed)

    def __enter__(self) -> Workplace:
        self.bound = self._bound(self._guard.start())
        return self

    def __exit__(self, *_: object) -> None:
        self.hands.close()
        self._guard.close()
        self.screen.close()
        self.desktop.close()

    def agent(self, chosen: Settings, errand: Errand, kit: Kit) -> Agent:
        """An agent for one errand with these settings."""
        clock = Clock(self._switch)
        eyes = VeiledEyes(kit.loaded.eyes, self.veil)
        stages = Stages(self.screen.look, eyes, kit.planner, self.hands, kit.person, kit.album, clock)
        limits = Limits(chosen.max_steps, chosen.max_seconds, chosen.answer_seconds, chosen.settle_seconds, errand.dry)
        if errand.offered.window and not errand.dry:
            self._bring(errand.offered.window)
        if not errand.dry:
            self._switch.watch()
        return Agent(stages, limits, context(chosen, errand.task, errand.offered), kit.run)

    def called(self) -> Called:
        """What the person has before them. From whichever thread."""
        return offer.called()

    def bind(self, stop_key: str, delegate_key: str) -> Bound:
        """Other hotkeys, an empty one as it is. From whichever thread."""
        self.bound = self._bound(self._guard.bind(stop_key, delegate_key))
        return self.bound

    def _revealed(self, text: str, point: Point | None) -> str:
        """A text with its secrets in it; from now on none of them is seen or told by this process. Raises SecretError."""
        values = {name: self.vault.value(name) for name in names(text)}
        self.veil.hide(values, point)
        return filled(text, values.__getitem__)

    def _stopped(self) -> bool:
        self._guard.catch_up()
        return self._switch.stopped()

    def _bound(self, trouble: str) -> Bound:
        return Bound(self._guard.stop_key, self._guard.delegate_key, trouble)

    def _bring(self, window: Window) -> None:
        """To the front, if it is still there, before the run looks."""
        until = time.monotonic() + FRONT
        while not self._is_in_front(window) and self.desktop.raise_(window) and time.monotonic() < until:
            self._switch.sleep(0.1)

    def _is_in_front(self, window: Window) -> bool:
        active = self.desktop.active()
        return active is not None and active.id == window.id


def context(chosen: Settings, task: str, offered: Offered = NOTHING) -> Context:
    """What the gate goes by in this run."""
    return Context(
        task=task,
        offered=offered,
        mode=chosen.mode,
        policy=policy(),
        approved=frozenset(chosen.approve),
        allow_apps=chosen.allow_apps,
        deny_apps=chosen.deny_apps,
        private_apps=chosen.private_apps,
    )


def planner(chosen: Settings, loaded: Loaded) -> Planner:
    """The usual planner. Raises PlanError when nothing was loaded for it."""
    made = loaded.mind.planner(chosen.effort)
    if made is None:
        raise PlanError("No model is loaded: start the agent again.")
    return made


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): give another file or mend its permissions.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8.") from error

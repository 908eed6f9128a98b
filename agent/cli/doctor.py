"""Edge: looks at everything Deskhand needs on this machine; each finding comes with its mend."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec
import numpy as np

from agent import build, places
from agent.errors import AgentError
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.hands.act import Hands
from agent.hands.control import Switch
from agent.hands.guard import Guard
from agent.machine import model_shelf, remote
from agent.settings import Settings
from models.model import ModelError

T = TypeVar("T")
FREE = 500_000_000
"""Bytes: a long run with pictures takes some tens of megabytes."""


class Finding(msgspec.Struct, frozen=True):
    """`says` is what was found; when not `good`, the mend is in it."""

    what: str
    good: bool
    says: str


def examine() -> Iterator[Finding]:
    """Every finding, as it is made."""
    yield _python()
    found, chosen = _found("settings", build.settings)
    yield found if chosen is None else msgspec.structs.replace(found, says=f"{places.config_file()} (model {chosen.model})")
    yield _found("policy", lambda: f"{len(build.policy().rule)} rules")[0]
    chosen = chosen or Settings()
    yield _found("screen", lambda: _screen(chosen))[0]
    yield _found("window manager", _manager)[0]
    yield _found("input", lambda: _input(chosen))[0]
    yield _clipboard()
    yield _found("reading (OCR)", lambda: _reading(chosen))[0]
    yield _found("model", lambda: _model(chosen))[0]
    if chosen.remote_url:
        yield _found("model on a server", lambda: _server(chosen))[0]
    yield _found("disk", _disk)[0]


def _found(what: str, look: Callable[[], T]) -> tuple[Finding, T | None]:
    try:
        seen = look()
    except (AgentError, ModelError) as error:
        return Finding(what, False, str(error)), None
    return Finding(what, True, str(seen)), seen


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("python", sys.version_info >= (3, 11), f"{version} (3.11 or newer is needed)")


def _screen(chosen: Settings) -> str:
    desktop = open_desktop()
    screen = Screen(chosen.monitor, desktop)
    try:
        start = time.perf_counter()
        height, width = screen.look().pixels.shape[:2]
        took = time.perf_counter() - start
        return f"{len(screen.monitors())} monitor(s); number {chosen.monitor} is {width} x {height}, seen in {took:.3f} s"
    finally:
        screen.close()
        desktop.close()


def _manager() -> str:
    desktop = open_desktop()
    try:
        return f"{len(desktop.windows())} windows are known"
    finally:
        desktop.close()


def _input(chosen: Settings) -> str:
    """Opened, never used: the doctor touches nothing."""
    desktop = open_desktop()
    guard = Guard(chosen.stop_key, lambda: None)
    try:
        guard.start()
        Hands(desktop, Switch().stopped, guard).close()
        return f"keys and pointer can be driven; {chosen.stop_key} stops a run"
    finally:
        guard.close()
        desktop.close()


def _clipboard() -> Finding:
    there = shutil.which("xclip") is not None or not sys.platform.startswith("linux")
    return Finding("clipboard", there, "xclip is there" if there else "xclip is missing: sudo apt-get install -y xclip")


def _reading(chosen: Settings) -> str:
    import cv2

    from models.ocr import RapidReader

    picture = np.full((80, 320, 3), 255, np.uint8)
    cv2.putText(picture, "Deskhand", (40, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2, cv2.LINE_AA)
    read = " ".join(line.text for line in RapidReader(chosen.threads).read(picture))
    if "eskhand" not in read:
        raise ModelError(f"A test picture was read as “{read}”: reinstall rapidocr and onnxruntime.")
    return f"a test picture was read as “{read}”"


def _model(chosen: Settings) -> str:
    path, spoken = model_shelf.path(chosen.model, places.models()), model_shelf.dialect(chosen.model, places.models())
    sees = f", which sees by {model_shelf.projector(chosen.model, places.models())} and speaks {spoken}" if spoken else ""
    return f"{path}{sees}"


def _server(chosen: Settings) -> str:
    there = ", ".join(remote.models(chosen)) or "no model"
    where = f"screenshots go to {host}" if (host := remote.leaving(chosen)) else "nothing leaves this machine"
    return f"{chosen.remote_model or 'its first model'} at {chosen.remote_url}, which has {there}; {where}"


def _disk() -> str:
    free = shutil.disk_usage(places.runs()).free
    if free < FREE:
        raise AgentError(
            f"Only {free // 1_000_000} MB are free for {places.data()}: `deskhand runs prune`, or free some space."
        )
    return f"{free // 1_000_000_000} GB free for {places.data()}"

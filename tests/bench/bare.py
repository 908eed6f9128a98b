"""Edge: a bare pyautogui script, with nothing looked at, checked or written down: what Deskhand's overhead is measured against.

`python -m tests.bench.bare < acts.json` does a list of acts (`["press", "1"]`, `["hotkey", "ctrl", "s"]`, `["write", "text"]`,
`["click", x, y]`) with pyautogui's own pauses; `["window", "Save As"]` waits until such a window has the keyboard, and
`["sleep", 1]` for so many seconds. It prints the seconds that all of it took.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

LIMIT = 30.0
"""Seconds until a window must be there."""


def main() -> None:
    import pyautogui

    does: dict[str, Callable[..., Any]] = {
        "press": pyautogui.press,
        "hotkey": pyautogui.hotkey,
        "write": pyautogui.write,
        "click": pyautogui.click,
        "window": _window,
        "sleep": time.sleep,
    }
    acts = json.load(sys.stdin)
    began = time.perf_counter()
    for name, *given in acts:
        does[name](*given)
    print(time.perf_counter() - began)


def _window(title: str) -> None:
    until = time.monotonic() + LIMIT
    while title not in _active():
        if time.monotonic() > until:
            raise SystemExit(f"the window {title!r} did not come")
        time.sleep(0.02)


def _active() -> str:
    said = subprocess.run(("xdotool", "getactivewindow", "getwindowname"), capture_output=True, text=True, check=False)
    return said.stdout.strip()


if __name__ == "__main__":
    main()

"""Edge: Chromium in front of everything on a display, asked through a pipe: no port is open that anybody else could ask."""

from __future__ import annotations

import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Mapping
from typing import Any

FLAGS = (
    "--kiosk", "--incognito", "--force-device-scale-factor=2", "--no-sandbox", "--test-type", "--disable-gpu",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--password-store=basic", "--disable-features=Translate", "--lang=en-US", "--remote-debugging-pipe",
)  # fmt: skip
WAIT = 60.0
"""Seconds that Chromium may take for anything."""
ENDING = 10.0
SLICE = 0.02
CHUNK = 1 << 16


class BrowserError(Exception):
    """The browser does not do what it is asked, so that an episode says nothing about the agent."""


class Browser:
    """One window with one page that fills the screen."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Raises BrowserError when it does not come up."""
        self._folder = tempfile.TemporaryDirectory(prefix="miniwob-chromium-", ignore_cleanup_errors=True)
        self._number, self._read, self._session = 0, b"", ""
        self._pipe, theirs = _pipes()
        command = ["chromium", *FLAGS, f"--user-data-dir={self._folder.name}", "about:blank"]
        try:
            self._process = subprocess.Popen(
                # Chromium reads commands from 3 and writes answers to 4.
                ["bash", "-c", f'exec "$@" 3<&{theirs[0]} 4>&{theirs[1]}', "chromium", *command],
                env=dict(environment), pass_fds=theirs, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        finally:
            for end in theirs:
                os.close(end)
        try:
            self._attach()
        except BrowserError:
            self.close()
            raise

    def close(self) -> None:
        for end in self._pipe:
            os.close(end)
        self._process.terminate()
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()

    def open(self, address: str) -> None:
        """Until the page has loaded."""
        self.ask("Page.navigate", url=address)
        self.until(f"document.readyState === 'complete' && location.href === {json.dumps(address)}", "a page")

    def until(self, expression: str, what: str) -> None:
        """Until an expression is true. Raises BrowserError naming `what` was waited for."""
        until = time.monotonic() + WAIT
        while not self.value(f"!!({expression})"):
            if time.monotonic() > until:
                raise BrowserError(f"Chromium did not show {what} in {WAIT:.0f} s.")
            time.sleep(SLICE)

    def value(self, expression: str) -> Any:
        """What an expression gives in the page, a promise's once it is there; None where it throws."""
        reply = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return reply["result"].get("value") if "exceptionDetails" not in reply else None

    def pages(self) -> int:
        """How many pages are open."""
        return sum(one["type"] == "page" for one in self._say("Target.getTargets", {}, "")["targetInfos"])

    def ask(self, method: str, **parameters: object) -> Any:
        """Of the page. Raises BrowserError."""
        return self._say(method, parameters, self._session)

    def _attach(self) -> None:
        until = time.monotonic() + WAIT
        while not (pages := [one for one in self._say("Target.getTargets", {}, "")["targetInfos"] if one["type"] == "page"]):
            if time.monotonic() > until:
                raise BrowserError("Chromium opened no page.")
            time.sleep(SLICE)
        told = {"targetId": pages[0]["targetId"], "flatten": True}
        self._session = self._say("Target.attachToTarget", told, "")["sessionId"]
        self.ask("Page.enable")

    def _say(self, method: str, parameters: Mapping[str, object], session: str) -> Any:
        number = self._send(method, parameters, session)
        until = time.monotonic() + WAIT
        while True:
            reply = self._next(until - time.monotonic())
            if reply.get("method") == "Page.javascriptDialogOpening":
                self._send("Page.handleJavaScriptDialog", {"accept": True}, reply["sessionId"])
            if reply.get("id") == number:
                if "error" in reply:
                    raise BrowserError(f"Chromium refused {method}: {reply['error']['message']}")
                return reply["result"]

    def _send(self, method: str, parameters: Mapping[str, object], session: str) -> int:
        self._number += 1
        said = {"id": self._number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        try:
            os.write(self._pipe[1], json.dumps(said).encode() + b"\0")
        except OSError as error:
            raise BrowserError(f"Chromium is gone: {error}") from error
        return self._number

    def _next(self, seconds: float) -> Any:
        """The next message. Raises BrowserError when none comes."""
        until = time.monotonic() + seconds
        while b"\0" not in self._read:
            ready, _, _ = select.select([self._pipe[0]], [], [], max(0.0, until - time.monotonic()))
            more = os.read(self._pipe[0], CHUNK) if ready else b""
            if not more:
                raise BrowserError(
                    "Chromium ended." if ready else "Chromium does not answer: is the package `chromium` installed?"
                )
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return json.loads(message)


def _pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Our ends (to read, to write) and theirs, all above the numbers that theirs are copied to."""
    here, there = os.pipe(), os.pipe()
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (*here, *there)]
    for end in (*here, *there):
        os.close(end)
    return (ends[0], ends[3]), (ends[2], ends[1])

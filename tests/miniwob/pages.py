"""Edge: the pages of MiniWoB++, installed below build/ when first asked for, and the public ones of them on 127.0.0.1."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
import tomllib
import urllib.parse
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from tests.miniwob.list import address, open_to_all

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / "build" / "miniwob"
GROUP = "bench"
"""The optional dependencies in pyproject.toml that name the package."""


class PagesError(Exception):
    """The pages are not there."""


def folder(home: Path = INSTALLED) -> Path:
    """The folder of the pages; the package is installed into `home`, without what it needs to run itself. Raises PagesError."""
    pages = home / "miniwob" / "html"
    if not (pages / "core" / "core.js").exists():
        _install(home)
    if not (pages / "core" / "core.js").exists():
        raise PagesError(f"The package {wheel()} holds no pages in {pages}: remove {home} and try again.")
    return pages


def wheel() -> str:
    """The package with its version."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return next(str(one) for one in known["project"]["optional-dependencies"][GROUP] if one.startswith("miniwob"))


def _install(home: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--upgrade", "--target", str(home), wheel()]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or f"pip ended with {done.returncode}").splitlines()[-1]
        raise PagesError(
            f"The pages of MiniWoB++ could not be installed ({said}): is the network there? By hand: {' '.join(command)}"
        )


class Served:
    """`with Served(folder()) as served: served.url("click-tab")`; a port of its own, closed at the end."""

    def __init__(self, pages: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Request, directory=str(pages)))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, task: str) -> str:
        """Raises NotPublicError."""
        return f"http://127.0.0.1:{self._server.server_port}/{address(task)}"


class _Request(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if not open_to_all(path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Quiet."""

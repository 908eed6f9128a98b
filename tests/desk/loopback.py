"""Edge: the pages of the desk tasks on 127.0.0.1, and what was done on them, as the pages themselves send it.

A page is a Jinja template in `pages/`, here or beside the unseen and the practice tasks, filled with the words its seed drew.
It POSTs JSON to `/record/<page>`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2

HERE = Path(__file__).parents[1]
FOLDERS = tuple(HERE / name / "pages" for name in ("desk", "unseen", "practice"))
LONGEST = 100_000
"""Bytes of one record; a page of ours sends a few hundred."""


class Pages:
    """`with Pages(words) as pages: pages.url("form")`; a port of its own, closed at the end."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._records: list[tuple[str, dict[str, Any]]] = []
        self._lock = threading.Lock()
        looks = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDERS), autoescape=True, undefined=jinja2.StrictUndefined)
        self._server = _Server(words, looks, self._record)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Pages:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, page: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/{page}"

    def records(self, page: str) -> list[dict[str, Any]]:
        """All that this page has sent, oldest first."""
        with self._lock:
            return [record for name, record in self._records if name == page]

    def last(self, page: str) -> dict[str, Any]:
        """The newest record of this page; empty when it has sent none."""
        return next(reversed(self.records(page)), {})

    def _record(self, page: str, record: dict[str, Any]) -> None:
        with self._lock:
            self._records.append((page, record))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, words: Mapping[str, str], looks: jinja2.Environment, record: Any) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.words, self.looks, self.record = words, looks, record


class _Request(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        page = self.path.strip("/").partition("?")[0]
        if not any((folder / f"{page}.html").is_file() for folder in FOLDERS):
            self._answer(HTTPStatus.NOT_FOUND, b"no such page")
            return
        text = self.server.looks.get_template(f"{page}.html").render(self.server.words)
        self._answer(HTTPStatus.OK, text.encode())

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if not self.path.startswith("/record/") or length > LONGEST:
            self._answer(HTTPStatus.BAD_REQUEST, b"not a record")
            return
        self.server.record(self.path.removeprefix("/record/"), json.loads(self.rfile.read(length)))
        self._answer(HTTPStatus.NO_CONTENT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Quiet: the log of requests tells nothing that the records do not."""

    def _answer(self, status: HTTPStatus, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

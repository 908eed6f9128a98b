"""Edge: a server on 127.0.0.1 that says what a test has it say, for everything that real servers do now and then."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Answer = Callable[["Chats", BaseHTTPRequestHandler], None]
"""Answers one question; the last one answers all that come after it."""


class Chats:
    """`with Chats(saying("yes")) as server: server.url`. `asked` holds the bodies of the questions that came, `headers` theirs;
    `gone` is set once a caller has closed the connection; answers that wait do so for `go`."""

    def __init__(self, *answers: Answer, models: Iterable[str] | None = ("tiny",)) -> None:
        self.answers = list(answers)
        self.models = models
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.go, self.gone, self.heard = threading.Event(), threading.Event(), threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Chats:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        chats = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                chats.asked.append(json.loads(body))
                chats.headers.append(dict(self.headers))
                chats.heard.set()
                answer = chats.answers.pop(0) if len(chats.answers) > 1 else chats.answers[0]
                try:
                    answer(chats, self)
                except OSError:
                    chats.gone.set()
                    self.close_connection = True

            def do_GET(self) -> None:
                chats.headers.append(dict(self.headers))
                if chats.models is None or not self.path.endswith("/v1/models"):
                    whole(self, 404, b"<html>Not found</html>", "text/html")
                else:
                    data = [{"id": one, "object": "model"} for one in chats.models]
                    whole(self, 200, json.dumps({"object": "list", "data": data}).encode())

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        return Handler


def whole(to: BaseHTTPRequestHandler, code: int, body: bytes, kind: str = "application/json", **more: str) -> None:
    """An answer at once."""
    to.send_response(code)
    to.send_header("Content-Type", kind)
    to.send_header("Content-Length", str(len(body)))
    for name, value in more.items():
        to.send_header(name.replace("_", "-"), value)
    to.end_headers()
    to.wfile.write(body)


def plain(code: int, body: object, kind: str = "application/json", **more: str) -> Answer:
    """Always this."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda _, to: whole(to, code, raw, kind, **more)


def begin(to: BaseHTTPRequestHandler) -> None:
    """A stream of events, which ends with the connection."""
    to.send_response(200)
    to.send_header("Content-Type", "text/event-stream; charset=utf-8")
    to.send_header("Connection", "close")
    to.end_headers()
    to.close_connection = True


def event(to: BaseHTTPRequestHandler, found: object) -> None:
    to.wfile.write(b"data: " + (found if isinstance(found, bytes) else json.dumps(found).encode()) + b"\r\n\r\n")
    to.wfile.flush()


def delta(text: str | None, reason: str | None = None, **more: object) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": {"content": text, **more}, "finish_reason": reason}]}


def saying(text: str, done: bool = True) -> Answer:
    """The text in pieces of three letters, each event cut in two on its way."""

    def answer(_: Chats, to: BaseHTTPRequestHandler) -> None:
        begin(to)
        event(to, delta(None, role="assistant"))
        for at in range(0, len(text), 3):
            raw = b"data: " + json.dumps(delta(text[at : at + 3])).encode() + b"\n\n"
            for part in (raw[:11], raw[11:]):
                to.wfile.write(part)
                to.wfile.flush()
        if done:
            event(to, delta(None, "stop"))
            event(to, b"[DONE]")

    return answer


def until_gone(chats: Chats, to: BaseHTTPRequestHandler) -> None:
    """Signs of life until the caller goes."""
    while not chats.go.wait(0.02):
        to.wfile.write(b": ping\n\n")
        to.wfile.flush()

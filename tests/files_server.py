"""Edge: one file on 127.0.0.1 over HTTP, by ranges, as slowly and as unreliably as a test wants."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

PIECE = 4096


class Served:
    """`with Served(data) as served: served.url`. `asked` holds the Range headers that came (empty for none).

    `tag` is the file's; `ranges` whether parts can be asked for; `cut` ends the first answer after so many bytes; while `go` is
    not set, nothing after `held` bytes is sent.
    """

    def __init__(self, data: bytes, *, ranges: bool = True, cut: int = 0, held: int = 0) -> None:
        self.data, self.ranges, self.cut, self.held = data, ranges, cut, held
        self.tag = '"one"'
        self.asked: list[str] = []
        self.go = threading.Event()
        if not held:
            self.go.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._answers())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/tiny.gguf"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answers(self) -> type[BaseHTTPRequestHandler]:
        served = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                served.answer(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        return Answers

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        wanted = to.headers.get("Range", "")
        self.asked.append(wanted)
        if not to.path.endswith(".gguf"):
            to.send_error(404)
            return
        same = to.headers.get("If-Range", self.tag) == self.tag
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges and same else 0
        if start and start >= len(self.data):
            to.send_error(416)
            return
        to.send_response(206 if start else 200)
        to.send_header("Content-Length", str(len(self.data) - start))
        to.send_header("ETag", self.tag)
        to.end_headers()
        self._send(to, start)

    def _send(self, to: BaseHTTPRequestHandler, start: int) -> None:
        end, self.cut = (self.cut or len(self.data)), 0
        try:
            for at in range(start, end, PIECE):
                if self.held and at >= self.held:
                    self.go.wait()
                to.wfile.write(self.data[at : min(at + PIECE, end)])
        except OSError:
            return
        if end < len(self.data):
            to.connection.close()

"""Edge: a hub of model files on 127.0.0.1: asked of `/OWNER/NAME/resolve/VERSION/FILE`, it says what the file is and sends on
to a store at another host, `localhost`, as the real one does."""

from __future__ import annotations

import hashlib
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

from models.vision_catalog import VisionKnown
from tests.files_server import Served

STORE = "/store/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(Served):
    """`with Hub({"owner/name/file.gguf": data}) as hub: hub.address`. It may be asked as a proxy, too.

    `fetched` holds the files asked of the store, each with its Range header; `found` the versions asked of the hub; `tokens`
    every token that came, with the part of the path that tells hub and store apart. `says` is the hash that the hub gives a
    file of this name, `announced` the size that it gives every file (0: the right one). `closed` is the HTTP status by which
    it refuses who has not `key` (only for the version `closed_at`, where given), `gated` with the hub's own word for it. The
    rest is as for one file, `cut` and `held` for the file named in `slow`.
    """

    def __init__(self, files: dict[str, bytes], *, slow: str = "", cut: int = 0, held: int = 0) -> None:
        super().__init__(b"")
        self.files, self.fetched = files, list[tuple[str, str]]()
        self.found, self.tokens = list[str](), list[tuple[str, str]]()
        self.slow, self.later = slow, (cut, held)
        self.says: dict[str, str] = {}
        self.closed, self.gated, self.key, self.announced = 0, False, "hf_good", 0
        self.closed_at = ""
        if held:
            self.go.clear()

    @property
    def address(self) -> str:
        return self.url.removesuffix("/tiny.gguf")

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        """One question at a time, as a download asks."""
        path = unquote(urlsplit(to.path).path)
        if token := to.headers.get("Authorization"):
            self.tokens.append((path.split("/")[1], token))
        if not path.startswith(STORE):
            self._send_on(to, path.lstrip("/"))
            return
        name = path.removeprefix(STORE)
        self.fetched.append((name.rpartition("/")[2], to.headers.get("Range", "")))
        self.data, self.tag, self.cut, self.held = self.files[name], f'"{name}"', 0, 0
        if name.endswith(self.slow) and self.slow:
            (self.cut, self.held), self.later = self.later, (0, self.later[1])
        super().answer(to)

    def _answers(self) -> type[BaseHTTPRequestHandler]:
        hub, base = self, super()._answers()

        class Both(base):  # type: ignore[misc, valid-type]
            def do_HEAD(self) -> None:  # noqa: N802
                hub.answer(self)

        return Both

    def _send_on(self, to: BaseHTTPRequestHandler, path: str) -> None:
        repository, _, rest = path.partition("/resolve/")
        version, _, file = rest.partition("/")
        self.found.append(version)
        closed = self.closed and self.closed_at in ("", version)
        if closed and to.headers.get("Authorization") != f"Bearer {self.key}":
            self._refuse(to, self.closed, "GatedRepo" if self.gated else "")
        elif f"{repository}/{file}" not in self.files:
            self._refuse(to, 404, "EntryNotFound")
        else:
            self._known(to, f"{repository}/{file}")

    def _known(self, to: BaseHTTPRequestHandler, name: str) -> None:
        to.send_response(302)
        to.send_header("Location", f"{self.address.replace('127.0.0.1', 'localhost')}{STORE}{name}")
        to.send_header("Content-Length", "0")
        to.send_header("X-Repo-Commit", COMMIT)
        to.send_header("X-Linked-Size", str(self.announced or len(self.files[name])))
        to.send_header("ETag", f'"{hashlib.sha1(self.files[name]).hexdigest()}"')
        if said := self.says.get(name.rpartition("/")[2]):
            to.send_header("X-Linked-ETag", f'"{said}"')
        to.end_headers()

    def _refuse(self, to: BaseHTTPRequestHandler, code: int, why: str) -> None:
        to.send_response(code)
        to.send_header("Content-Length", "0")
        to.send_header("Retry-After", "3600")
        if why:
            to.send_header("X-Error-Code", why)
        to.end_headers()


def files_of(model: VisionKnown, text: bytes, eye: bytes) -> dict[str, bytes]:
    """What a hub has of a model."""
    return {f"{model.repository}/{model.text.file}": text, f"{model.repository}/{model.projector.file}": eye}

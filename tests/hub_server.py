"""Edge: a hub of model files on 127.0.0.1: `/OWNER/NAME/resolve/main/FILE` sends on to where it lies, as the real one does."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

from models.vision_catalog import VisionKnown
from tests.files_server import Served

STORE = "/store/"


class Hub(Served):
    """`with Hub({"owner/name/file.gguf": data}) as hub: hub.address`. `fetched` holds the files asked for, each with its Range
    header; `says` the hash that the hub gives a file of this name; the rest is as for one file, `cut` and `held` for the file
    named in `slow`. It may be asked as a proxy, too."""

    def __init__(self, files: dict[str, bytes], *, slow: str = "", cut: int = 0, held: int = 0) -> None:
        super().__init__(b"")
        self.files, self.fetched = files, list[tuple[str, str]]()
        self.slow, self.later = slow, (cut, held)
        self.says: dict[str, str] = {}
        if held:
            self.go.clear()

    @property
    def address(self) -> str:
        return self.url.removesuffix("/tiny.gguf")

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        """One question at a time, as a download asks."""
        path = unquote(urlsplit(to.path).path)
        if not path.startswith(STORE):
            self._send_on(to, path.lstrip("/").replace("/resolve/main/", "/"))
            return
        name = path.removeprefix(STORE)
        self.fetched.append((name.rpartition("/")[2], to.headers.get("Range", "")))
        self.data, self.tag, self.cut, self.held = self.files[name], f'"{name}"', 0, 0
        if name.endswith(self.slow) and self.slow:
            (self.cut, self.held), self.later = self.later, (0, self.later[1])
        super().answer(to)

    def _send_on(self, to: BaseHTTPRequestHandler, name: str) -> None:
        if name not in self.files:
            to.send_error(404)
            return
        to.send_response(302)
        to.send_header("Location", f"{self.address}{STORE}{name}")
        to.send_header("Content-Length", "0")
        if said := self.says.get(name.rpartition("/")[2]):
            to.send_header("X-Linked-ETag", f'"{said}"')
        to.end_headers()


def files_of(model: VisionKnown, text: bytes, eye: bytes) -> dict[str, bytes]:
    """What a hub has of a model."""
    return {f"{model.repository}/{model.text.file}": text, f"{model.repository}/{model.projector.file}": eye}

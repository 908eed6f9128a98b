"""Edge: a file over http or https, in pieces: what has come stays, and the next call asks for the rest of it (HTTP ranges).

A server that has changed the file meanwhile sends the whole of it (`If-Range`), and then it is begun anew.
"""

from __future__ import annotations

import http.client
import re
import shutil
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from models.model import Cancelled, ModelCancelled, ModelError, Progress

PIECE = 1 << 16
"""Bytes read at once: small enough for a pause to be heeded at once on a slow line."""
SILENCE = 30.0
"""Seconds without a byte after which a line is dead."""
TRIES = 3
"""Times a broken line is taken up again, where bytes came."""
DIGEST = re.compile(r'"?([0-9a-f]{64})"?')
REST = 1.0
"""Seconds between two tries."""
STOPPED = "The download was stopped: what came is kept, and the next one goes on from there."


def download(url: str, to: Path, size: int, progress: Progress, cancelled: Cancelled) -> str:
    """Brings a file of `size` bytes (0: as the server says) to `to`, going on where an earlier call stopped. The SHA-256 that
    the hub gives it where it sends on to it; empty where nobody says.

    Raises ModelCancelled when told to stop; what came is kept. Raises ModelError with the mend; OSError when it cannot be
    written.
    """
    if not url.startswith(("http://", "https://")):
        raise ModelError(f"“{url}” is no address to fetch from: give one that begins with https://.")
    part = to.with_name(f"{to.name}.part")
    tries, hub = TRIES, _Hub()
    while True:
        before = length(part)
        try:
            _more(_Wanted(url, part, size, hub), progress, cancelled)
            break
        except (http.client.HTTPException, TimeoutError, ConnectionError) as error:
            tries = tries - 1 if length(part) == before else TRIES
            if not tries:
                raise ModelError(f"The line to {_host(url)} broke ({_why(error)}): what came is kept; try again.") from error
            time.sleep(REST)
    part.replace(to)
    tag(part).unlink(missing_ok=True)
    return hub.sha256


class _Hub(urllib.request.HTTPRedirectHandler):
    """Follows to where the hub sends on, and keeps what it says of the file: the hub knows its hash, its store does not."""

    sha256 = ""

    def redirect_request(self, *asked: Any) -> urllib.request.Request | None:
        _, _, _, _, headers, _ = asked
        found = DIGEST.fullmatch((headers.get("X-Linked-ETag") or "").lower())
        self.sha256 = found[1] if found else self.sha256
        return super().redirect_request(*asked)


class _Wanted(msgspec.Struct, frozen=True):
    """What `download` was asked for; `part` is what came of it."""

    url: str
    part: Path
    size: int
    hub: _Hub


def _more(wanted: _Wanted, progress: Progress, cancelled: Cancelled) -> None:
    """What is missing, onto the end of the part."""
    url, part, size = wanted.url, wanted.part, wanted.size
    have = length(part)
    if size and have == size:
        return
    with _answer(wanted, have) as answer:
        goes_on = answer.status == http.client.PARTIAL_CONTENT
        have = have if goes_on else 0
        whole = have + int(answer.headers.get("Content-Length") or 0)
        if size and whole not in (have, size):
            part.unlink(missing_ok=True)
            raise ModelError(f"{url} is {whole} bytes and should be {size}: it is another file; look for its new address.")
        see_to_space(whole - have, part)
        tag(part).write_text(_stamp(answer), "utf-8")
        with part.open("ab" if goes_on else "wb") as sink:
            _copy(answer, sink, size or whole, progress, cancelled)
    if length(part) < (size or whole):
        raise ConnectionError("it ended early")


def _copy(answer: http.client.HTTPResponse, sink: BinaryIO, size: int, progress: Progress, cancelled: Cancelled) -> None:
    while True:
        if cancelled():
            raise ModelCancelled(STOPPED)
        piece = answer.read1(PIECE)
        if not piece:
            return
        sink.write(piece)
        progress("Downloading", sink.tell() / size if size else -1.0)


def _answer(wanted: _Wanted, have: int) -> http.client.HTTPResponse:
    """Raises ModelError when there is none, or one without the file."""
    url, part = wanted.url, wanted.part
    asked = urllib.request.Request(url, headers={"User-Agent": "deskhand", "Accept-Encoding": "identity"})
    if have:
        asked.add_header("Range", f"bytes={have}-")
        if tag := stamped(part):
            asked.add_header("If-Range", tag)
    try:
        # One of our own each time: the one that urllib keeps goes by the proxies there were at its first use.
        answer: http.client.HTTPResponse = urllib.request.build_opener(wanted.hub).open(asked, timeout=SILENCE)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)  # longer than the file is now
            raise ConnectionError("the file there has changed") from error
        raise ModelError(f"{_host(url)} does not give {url} ({error.code} {error.reason}): look at the address.") from error
    except urllib.error.URLError as error:
        raise ModelError(f"{_host(url)} cannot be reached ({_why(error)}): see that the network is there.") from error
    return answer


def see_to_space(needed: int, part: Path) -> None:
    """Raises ModelError where the disk has no room for what the server says is still to come."""
    if shutil.disk_usage(part.parent).free < needed:
        raise ModelError(f"{part.parent} needs {needed // 1_000_000} MB free to get {part.stem}: free some space.")


def _stamp(answer: http.client.HTTPResponse) -> str:
    """What tells this version of the file from another; a weak tag does not."""
    tag = answer.headers.get("ETag") or ""
    return tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified") or ""


def stamped(part: Path) -> str:
    """The version of what came, empty where it is not known."""
    return tag(part).read_text("utf-8") if tag(part).exists() else ""


def tag(part: Path) -> Path:
    """Where the version of what came is noted."""
    return part.with_name(f"{part.name}.tag")


def length(part: Path) -> int:
    """Bytes that came."""
    return part.stat().st_size if part.exists() else 0


def _host(url: str) -> str:
    return url.split("/")[2] if url.count("/") >= 2 else url


def _why(error: Exception) -> str:
    inner = getattr(error, "reason", error)
    return getattr(inner, "strerror", "") or str(inner) or type(inner).__name__

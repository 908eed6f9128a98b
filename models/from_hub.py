"""Edge: a file of the model hub, or of a mirror of it (`HF_ENDPOINT`), by the hub's own client: its tokens, its redirects, the
proxies of the environment, its retries. What has come stays, and the next call asks for the rest of it.

The client's `hf_hub_download` deletes what came of a download that was stopped, so its parts are used: it finds the file and
fetches it, and the half file is ours.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

from models.download import DIGEST, PIECE, REST, STOPPED, TRIES, length, see_to_space, stamped, tag
from models.model import Cancelled, ModelCancelled, ModelError, Progress

HUB = "https://huggingface.co"
MIRROR = "HF_ENDPOINT"
"""The variable by which the hub's own client is told of a mirror."""
QUIET = {"HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_XET": "1", "HF_HUB_VERBOSITY": "error"}
"""Read by the client when it is imported: nothing is told of this machine, no native library fetches, nothing is printed."""
DENIED = 401
CLOSED = 403
MISSING = (404, 410)
CHANGED = 416
BUSY = (408, 429)


class HubFile(msgspec.Struct, frozen=True):
    """A file of a `repository` (`owner/name`) of the hub; `size` in bytes, 0 where not known."""

    repository: str
    file: str
    size: int = 0


def bring(wanted: HubFile, to: Path, progress: Progress, cancelled: Cancelled) -> str:
    """Brings a file to `to`, going on where an earlier call stopped. The SHA-256 that the hub gives it; empty where it gives
    none.

    Raises ModelCancelled when told to stop; what came is kept. Raises ModelError with the mend; OSError when it cannot be
    written.
    """
    hub, part = endpoint(), to.with_name(f"{to.name}.part")
    with _client(wanted, hub, cancelled):
        found = _found(wanted, hub)
        if wanted.size and found.size not in (0, wanted.size):
            raise ModelError(
                f"{wanted.file} of {_page(wanted, hub)} is {found.size} bytes and should be {wanted.size}: "
                "it is another file; look there for the one that is meant."
            )
        if not found.tag or stamped(part) != found.tag:
            part.unlink(missing_ok=True)  # of a version that the hub has no longer
        see_to_space(found.size - length(part), part)
        tag(part).write_text(found.tag, "utf-8")
        _fetched(found, part, partial(_Bar, progress, cancelled), partial(_told, wanted=wanted, hub=hub))
    part.replace(to)
    tag(part).unlink(missing_ok=True)
    return found.tag if DIGEST.fullmatch(found.tag) else ""


def endpoint() -> str:
    """The hub's address. Raises ModelError where the environment names a mirror that has none."""
    said = os.environ.get(MIRROR, "").strip().rstrip("/")
    if said and not said.startswith(("http://", "https://")):
        raise ModelError(f"{MIRROR} is “{said}”, which is no address: give one that begins with https://, or unset it.")
    return said or HUB


class _Found(msgspec.Struct, frozen=True):
    """What the hub says of a file: its address in this version, `tag` (the SHA-256 of a large one), `size` (0: unknown)."""

    url: str
    tag: str
    size: int
    headers: dict[str, str]


class _Bar:
    """What the client takes for its progress bar: tells ours, and is where a download is stopped."""

    def __init__(self, progress: Progress, cancelled: Cancelled, **told: Any) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._whole, self._done = told.get("total") or 0, told.get("initial") or 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was opened."""

    def update(self, count: int) -> None:
        if self._cancelled():
            raise ModelCancelled(STOPPED)
        self._done += count
        self._progress("Downloading", min(1.0, self._done / self._whole) if self._whole else -1.0)


@contextmanager
def _client(wanted: HubFile, hub: str, cancelled: Cancelled) -> Iterator[None]:
    """The client, with a session that goes by the proxies of now and looks whether to stop before each question: a dead line is
    asked several times."""
    os.environ.update(QUIET)
    import httpx2
    from huggingface_hub import constants
    from huggingface_hub.utils import close_session, set_client_factory

    def heed(_: object) -> None:
        if constants.is_offline_mode():
            raise ModelError("HF_HUB_OFFLINE is set, so nothing is fetched from the hub: unset it, and pull again.")
        if cancelled():
            raise ModelCancelled(STOPPED)

    def answered(response: Any) -> None:
        if response.status_code in BUSY:  # the client would wait as long as the hub bids it, deaf to being stopped
            raise ModelError(_refusal(response.status_code, wanted, hub))

    constants.DOWNLOAD_CHUNK_SIZE = PIECE  # its own are of 10 MB: half a minute on a slow line without a look
    hooks: dict[str, list[Callable[..., Any]]] = {"request": [heed], "response": [answered]}
    set_client_factory(lambda: httpx2.Client(event_hooks=hooks, follow_redirects=True, timeout=None))
    try:
        yield
    finally:
        close_session()


def _found(wanted: HubFile, hub: str) -> _Found:
    """Raises ModelError where there is no such file, or none for us."""
    import httpx2
    from huggingface_hub.file_download import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.utils import build_hf_headers

    headers = build_hf_headers(library_name="deskhand")
    try:
        seen = get_hf_file_metadata(hf_hub_url(wanted.repository, wanted.file, endpoint=hub), headers=headers, endpoint=hub)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise _told(error, wanted=wanted, hub=hub, begun=False) from error
    # By its version: what is resumed is the same file, and each question gets an address of the store that has not run out.
    url = hf_hub_url(wanted.repository, wanted.file, revision=seen.commit_hash, endpoint=hub)
    return _Found(url, (seen.etag or "").lower(), seen.size or 0, headers)


def _fetched(found: _Found, part: Path, bar: Any, told: Any) -> None:
    """What is missing, onto the end of the part. The client takes up a line that broke; one that was cut is taken up here."""
    import httpx2
    from huggingface_hub.file_download import http_get

    tries = TRIES
    while True:
        before = length(part)
        try:
            with part.open("ab" if before else "wb") as sink:
                size = found.size or None
                http_get(found.url, sink, resume_size=before, headers=found.headers, expected_size=size, tqdm_class=bar)
            return
        except httpx2.ReadError as error:
            tries = tries - 1 if length(part) == before else TRIES
            if not tries:
                raise told(error) from error
            time.sleep(REST)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if _code(error) == CHANGED:
                part.unlink(missing_ok=True)
            raise told(error) from error
        except OSError as error:
            if error.errno is None:  # the client's own: more came, or less, than was announced
                part.unlink(missing_ok=True)
                raise told(error) from error
            raise


def _told(error: Exception, *, wanted: HubFile, hub: str, begun: bool = True) -> ModelError:
    """What went wrong, as a sentence with the mend."""
    import httpx2

    host, code = urlsplit(hub).netloc, _code(error)
    if code:
        return ModelError(_refusal(code, wanted, hub))
    if begun:
        return ModelError(f"The line to {host} broke ({_why(error)}): what came is kept; try again.")
    mend = "see that the proxy is right" if isinstance(error, httpx2.ProxyError) else "see that the network is there"
    return ModelError(f"{host} cannot be reached ({_why(error)}): {mend}.")


def _refusal(code: int, wanted: HubFile, hub: str) -> str:
    host, page = urlsplit(hub).netloc, _page(wanted, hub)
    if code == DENIED:
        return (
            f"{host} gives {page} only to those it knows, if it has it at all: set HF_TOKEN to a valid token, and pull again."
        )
    if code == CLOSED:
        return f"{page} is only for those who agreed to its terms: agree there, set HF_TOKEN to your token, and pull again."
    if code in MISSING:
        return f"{host} has no {wanted.file} in {page} ({code}): look there for its new name, download it and import it."
    if code in BUSY or code >= 500:
        return f"{host} has no time for us ({code}): what came is kept; try again later."
    return f"{host} does not give {wanted.file} of {page} ({code}): look there why."


def _page(wanted: HubFile, hub: str) -> str:
    return f"{hub}/{wanted.repository}"


def _code(error: Exception) -> int:
    """The HTTP status of a refusal, 0 where there was no answer. A gated model is refused with 401 or 403, as the hub likes."""
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError

    if isinstance(error, GatedRepoError):
        return CLOSED
    return error.response.status_code if isinstance(error, HfHubHTTPError) else 0


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__

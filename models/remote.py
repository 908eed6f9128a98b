"""Edge: a vision model on a server that speaks OpenAI's words (llama-server, vLLM, SGLang, Ollama, LM Studio), over HTTP.

The reply is streamed, so that to give up is to close the connection, which makes these servers stop computing. The work is done
on a loop of this thread, which looks every moment whether to go on: a server that is silent, still connecting or slow is left
alike. Nothing goes to another machine that the person did not agree to by its name, and no redirection is followed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from typing import Any, TypeVar

import msgspec

from models.address import Address, address
from models.model import Cancelled, Message, ModelCancelled, ModelError, Sampling
from models.openai import END, AgainError, RefusedError, asked, names, piece, refused, short, whole, words

T = TypeVar("T")
HEARD = 0.05
"""Seconds between two looks at whether to go on."""
LEFT = 0.5
"""Seconds that closing a connection may take before it is left to itself."""
CONNECT = 10.0
SILENCE = 300.0
"""Seconds without a word of the reply: on a processor alone the first takes a minute or two."""
TRIES = 3
REST = 0.5
"""Seconds before the second try; twice as long before each after it."""
LONGEST_REST = 10.0
BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers after which another try may succeed."""
ODD = frozenset({400, 404, 422})
KEY = frozenset({401, 403})
MOST = 8 << 20
"""Bytes of an answer: a reply of ten thousand tokens takes a third of it."""
FEW = 12
"""Names of models that are listed."""


class Remote(msgspec.Struct, frozen=True):
    """A server and how it is asked. `model` empty is the server's first; `consent` the host that pictures of the screen may go
    to; `thinks` switches the template's thinking (None: as it is); `silence` and `connect` in seconds."""

    url: str
    model: str = ""
    key: str = ""
    consent: str = ""
    thinks: bool | None = None
    silence: float = SILENCE
    connect: float = CONNECT

    def __repr__(self) -> str:
        """Without the key, since what is shown may be written down."""
        return f"Remote({self.url!r}, {self.model!r})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("url", self.url), ("model", self.model)]


class RemoteVision:
    """One server; one owner at a time. See `models.model.VisionModel`."""

    def __init__(self, remote: Remote) -> None:
        """Asks nothing of the server yet. Raises ModelError for what is no address, and for a host that was not agreed to."""
        self._remote = remote
        self._at = agreed(remote)
        self._model = remote.model
        self._left_out: frozenset[str] = frozenset()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: Any = None  # an httpx2.AsyncClient

    @property
    def name(self) -> str:
        return f"{self._model or 'the model'} on {self._at.host}"

    @property
    def model(self) -> str:
        """Its name on the server; empty before the first answer where none was given."""
        return self._model

    def answer(self, chat: Sequence[Message], sampling: Sampling, cancelled: Cancelled, grammar: str = "") -> str:
        """See `models.model.VisionModel.answer`. Raises ModelCancelled, ModelError."""
        return self._done(self._answered(asked(chat, sampling, grammar, self._remote.thinks)), cancelled)

    def models(self, cancelled: Cancelled = lambda: False) -> tuple[str, ...]:
        """The names of the server's models. Raises ModelCancelled, ModelError."""
        return self._done(self._listed(), cancelled)

    def close(self) -> None:
        """Closes the connections; a second call does nothing."""
        loop, client = self._loop, self._client
        self._loop = self._client = None
        if loop is not None:
            if client is not None:
                loop.run_until_complete(client.aclose())
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()

    def _done(self, work: Coroutine[Any, Any, T], cancelled: Cancelled) -> T:
        self._loop = self._loop or asyncio.new_event_loop()
        return self._loop.run_until_complete(self._heeding(work, cancelled))

    async def _heeding(self, work: Coroutine[Any, Any, T], cancelled: Cancelled) -> T:
        """Its outcome, unless it is to be given up."""
        task = asyncio.ensure_future(work)
        try:
            while not task.done():
                if cancelled():
                    raise ModelCancelled(f"{self.name} was stopped while deciding.")
                await asyncio.wait({task}, timeout=HEARD)
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=LEFT)

    async def _answered(self, question: dict[str, Any]) -> str:
        """The reply, after as many tries as make sense."""
        if not self._model:
            self._model = await self._first()
        tries = 0
        while True:
            body = {name: value for name, value in question.items() if name not in self._left_out}
            try:
                return await self._reply({"model": self._model, **body})
            except AgainError as error:
                if (tries := tries + 1) == TRIES:
                    raise ModelError(str(error)) from error
                await asyncio.sleep(min(error.rest or REST * 2 ** (tries - 1), LONGEST_REST))
            except RefusedError as error:
                if not (unknown := refused(str(error)) & body.keys()):
                    raise ModelError(str(error)) from error
                self._left_out |= unknown

    async def _reply(self, body: dict[str, Any]) -> str:
        """One try. Raises AgainError, RefusedError, ModelError."""
        try:
            async with asyncio.timeout(self._remote.silence) as clock, self._asking("POST", "chat/completions", body) as answer:
                kind = answer.headers.get("content-type", "")
                if answer.status_code != 200:
                    raise await self._refusal(answer)
                if "json" in kind:
                    return whole(await _read(answer), self._at.host)
                if "event-stream" not in kind:
                    raise self._no_server(kind)
                return await self._streamed(answer, clock)
        except TimeoutError as error:
            raise ModelError(self._slow(self._remote.silence)) from error
        except _transport() as error:
            raise self._broken(error) from error

    async def _streamed(self, answer: Any, clock: asyncio.Timeout) -> str:
        """The pieces of a reply, put together. Each gives the server its time anew; its signs of life in between do not."""
        said, ended = "", False
        async for event in _events(answer, self._at.host):
            clock.reschedule(asyncio.get_running_loop().time() + self._remote.silence)
            if event == END:
                return said
            more, last = piece(event, self._at.host)
            said, ended = said + more, ended or last
        if not ended:
            why = "broke off in the middle" if said else "ended without a word, as when it is asked more than its context holds"
            raise AgainError(f"The answer of {self._at.host} {why}: see what the server itself reports.")
        return said

    async def _refusal(self, answer: Any) -> Exception:
        """What an answer that is none means."""
        code, host = answer.status_code, self._at.host
        complaint = words(await _read(answer))
        if code in KEY:
            return ModelError(self._no_key(code))
        if 300 <= code < 400:
            return ModelError(f"{host} sends on to another address ({code}), and that is not followed: give the last address.")
        if code in BUSY:
            said = f"{host} could not answer ({code} {complaint}): see what the server itself reports."
            return AgainError(said, _rest(answer))
        if code in ODD and (code == 404 or "model" in complaint) and (there := await self._without()):
            return ModelError(f"{host} has no model “{self._model}”: choose one of {', '.join(there)}.")
        if complaint:
            return RefusedError(f"{host} does not take what it is asked ({code} {complaint}): see what the server reports.")
        return self._no_server(f"{code} {answer.reason_phrase}".strip())

    async def _without(self) -> tuple[str, ...]:
        """The server's models, where the one that was asked for is not among them."""
        try:
            there = await self._listed()
        except ModelError:
            return ()
        return () if self._model in there else there[:FEW]

    async def _first(self) -> str:
        there = await self._listed()
        if not there:
            raise ModelError(f"{self._at.host} has no model loaded: load one there, or name one in the settings.")
        return there[0]

    async def _listed(self) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(self._remote.connect), self._asking("GET", "models") as answer:
                code, kind, text = answer.status_code, answer.headers.get("content-type", ""), await _read(answer)
        except TimeoutError as error:
            raise ModelError(self._slow(self._remote.connect)) from error
        except _transport() as error:
            raise ModelError(str(self._broken(error))) from error
        if code in KEY:
            raise ModelError(self._no_key(code))
        if (found := names(text)) is None:
            raise self._no_server(kind if code == 200 else str(code))
        return found

    def _asking(self, method: str, what: str, body: dict[str, Any] | None = None) -> Any:
        """A question under way; connections are opened once, and a proxy is for other machines alone."""
        import httpx2

        if self._client is None:
            key = {"Authorization": f"Bearer {self._remote.key}"} if self._remote.key else {}
            self._client = httpx2.AsyncClient(
                headers={"User-Agent": "deskhand", "Accept-Encoding": "identity", **key},
                timeout=httpx2.Timeout(None, connect=self._remote.connect),
                follow_redirects=False,
                trust_env=not self._at.loopback,
            )
        return self._client.stream(method, f"{self._at.url}/{what}", json=body)

    def _slow(self, seconds: float) -> str:
        return f"{self._at.host} said nothing for {seconds:g} s: see what the server is doing, or choose a smaller model there."

    def _no_key(self, code: int) -> str:
        what = "does not take the key" if self._remote.key else "wants a key"
        return f"{self._at.host} {what} ({code}): give it with `deskhand model remote {self._at.url} --key`."

    def _no_server(self, kind: str) -> ModelError:
        what = "a web page" if "html" in kind else short(kind.partition(";")[0]) or "nothing"
        return ModelError(
            f"{self._at.url} answers with {what}, which no OpenAI-compatible server does: look at the address; most end in /v1."
        )

    def _broken(self, error: Exception) -> Exception:
        """What went wrong on the line."""
        import httpx2

        host, why = f"{self._at.host}:{self._at.port}", short(str(error)) or type(error).__name__
        if isinstance(error, httpx2.ConnectTimeout):
            return ModelError(f"{host} did not answer within {self._remote.connect:g} s: see that the machine is on.")
        if isinstance(error, httpx2.ConnectError):
            return AgainError(f"Nothing answers at {host} ({why}): start the server, or mend the address.")
        if isinstance(error, (httpx2.UnsupportedProtocol, httpx2.InvalidURL, httpx2.ProxyError)):
            return ModelError(f"{host} cannot be asked ({why}): look at the address and the proxy.")
        return AgainError(f"The line to {host} broke ({why}): see that the server still runs.")


def agreed(remote: Remote) -> Address:
    """The address, if pictures may go there. Raises ModelError."""
    found = address(remote.url)
    if not found.loopback and found.host != remote.consent:
        raise ModelError(
            f"Pictures of your screen would leave this machine for {found.host}, and you have not agreed to that: "
            f"`deskhand model remote {found.url}` asks you, and so does the page of settings."
        )
    return found


async def _events(answer: Any, host: str) -> AsyncIterator[str]:
    """The data of server-sent events, a line each as all these servers write them. Raises ModelError where there is no end."""
    rest, taken = b"", 0
    async for block in answer.aiter_bytes():
        taken += len(block)
        if taken > MOST:
            raise ModelError(f"{host} goes on answering without an end ({MOST >> 20} MB so far): restart the server.")
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            if line.startswith(b"data:"):
                yield line[5:].strip().decode("utf-8", "replace")
    if rest.startswith(b"data:"):
        yield rest[5:].strip().decode("utf-8", "replace")


async def _read(answer: Any) -> str:
    """The text of an answer, as far as anybody reads it."""
    taken = bytearray()
    async for block in answer.aiter_bytes():
        taken += block
        if len(taken) > MOST:
            break
    return taken[:MOST].decode("utf-8", "replace")


def _rest(answer: Any) -> float:
    """Seconds that the server wants to be left alone; 0 where it does not say."""
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isdecimal() and said.isascii() else 0.0


def _transport() -> tuple[type[Exception], ...]:
    """What can go wrong on the line."""
    import httpx2

    return (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError)

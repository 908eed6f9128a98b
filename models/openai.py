"""Pure: OpenAI's words, as the many servers that speak them put them: a chat as it is sent, and what comes back, read.

Nothing a server says raises anything but `ModelError`, `AgainError` and `RefusedError`.
"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from PIL import Image

from models.cleaned import cleaned
from models.model import Message, ModelError, Pixels, Sampling

TOLD = 300
"""Characters of a server's own words that are shown."""
EXTRAS = ("grammar", "chat_template_kwargs", "repeat_penalty")
"""What not every server knows, and can be left out: replies are understood without."""
UNKNOWN = re.compile(
    r"unrecogni[sz]ed|unknown (?:field|param|arg|name)|extra (?:inputs|fields)|unsupported|not (?:supported|permitted)",
    re.IGNORECASE,
)
END = "[DONE]"


class AgainError(Exception):
    """Another try may succeed, after `rest` seconds where the server says so (0 where it does not)."""

    def __init__(self, says: str, rest: float = 0.0) -> None:
        super().__init__(says)
        self.rest = rest


class RefusedError(Exception):
    """The server does not take what it was asked."""


def asked(chat: Sequence[Message], sampling: Sampling, grammar: str = "", thinks: bool | None = None) -> dict[str, Any]:
    """The body of a question; the model's name is still to come."""
    return {
        "messages": [_message(one) for one in chat],
        "stream": True,
        "temperature": sampling.temperature,
        "seed": sampling.seed,
        "max_tokens": sampling.tokens,
        "repeat_penalty": 1.0,  # some servers' own, 1.1, spoils numbers with the same digit twice
        **({"grammar": grammar} if grammar else {}),
        **({} if thinks is None else {"chat_template_kwargs": {"enable_thinking": thinks}}),
    }


def refused(complaint: str) -> frozenset[str]:
    """Which of the extras a server complains about: those it names, all where it names none and knows some field not."""
    named = frozenset(name for name in EXTRAS if name in complaint)
    return named or (frozenset(EXTRAS) if UNKNOWN.search(complaint) else frozenset())


def _message(one: Message) -> dict[str, Any]:
    """A turn as the servers read it: a text alone as such, since some templates take nothing else."""
    texts = [part for part in one.parts if isinstance(part, str)]
    if len(texts) == len(one.parts):
        return {"role": one.role, "content": cleaned("".join(texts), one.role)}
    return {"role": one.role, "content": [_part(part, one.role) for part in one.parts]}


def _part(part: str | Pixels, role: str) -> dict[str, Any]:
    if isinstance(part, str):
        return {"type": "text", "text": cleaned(part, role)}
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{_png(part)}"}}


def _png(pixels: Pixels) -> str:
    """Quickly and not as small as could be: a picture goes one way once."""
    sink = io.BytesIO()
    Image.fromarray(pixels).save(sink, "PNG", compress_level=1)
    return base64.b64encode(sink.getvalue()).decode("ascii")


def piece(event: str, host: str) -> tuple[str, bool]:
    """What an event adds to the reply, and whether it is the last. Raises ModelError, AgainError."""
    found = _object(event, host)
    if trouble := _trouble(found):
        raise AgainError(f"{host} could not go on ({trouble}): see what the server itself reports.")
    choice = _choice(found)
    return _content(choice.get("delta")), bool(choice.get("finish_reason"))


def whole(text: str, host: str) -> str:
    """The reply of a server that does not stream. Raises ModelError."""
    found = _object(text, host)
    if trouble := _trouble(found):
        raise ModelError(f"{host} could not answer ({trouble}): see what the server itself reports.")
    if "choices" not in found:
        raise ModelError(f"{host} answers without a reply: see that it is an OpenAI-compatible server.")
    return _content(_choice(found).get("message"))


def _object(text: str, host: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelError(f"{host} answers with what is no JSON (“{short(text)[:80]}”): look at the address and at the server.")
    return found


def _choice(found: dict[str, Any]) -> dict[str, Any]:
    choices = found.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _content(said: object) -> str:
    """The words of a message, without what it thought beside them."""
    content = said.get("content") if isinstance(said, dict) else None
    return content if isinstance(content, str) else ""


def _trouble(found: dict[str, Any]) -> str:
    """A server's own words about what went wrong, as the different servers put them; empty where nothing did."""
    error = found.get("error") or (found.get("detail") if "choices" not in found else None)
    if isinstance(error, dict):
        error = error.get("message") or error
    return short(error if isinstance(error, str) else json.dumps(error)) if error else ""


def words(text: str) -> str:
    """A server's complaint, from JSON or plain; a page of HTML has none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "" if text.lstrip().startswith("<") else short(text)
    return _trouble(found) or short(str(found.get("message", ""))) if isinstance(found, dict) else ""


def short(text: str) -> str:
    """On one line, not long, nothing unprintable."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable())[:TOLD]


class _Named(msgspec.Struct):
    id: str


class _Names(msgspec.Struct):
    data: list[_Named]


def names(text: str) -> tuple[str, ...] | None:
    """The models of a server's list; None where it is no such list."""
    try:
        return tuple(one.id for one in msgspec.json.decode(text, type=_Names).data)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None

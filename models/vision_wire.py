"""Pure: what is said between Deskhand and the process in which a vision model runs: records, and how they become frames.

A frame is four bytes of length, little-endian, and MessagePack. Nothing else is ever written to these pipes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import IO

import msgspec
import numpy as np

from models.model import Message, Pixels, Sampling

LENGTH = struct.Struct("<I")
PART = 1 << 20
"""Bytes read at once: a frame that is cut short claims no memory."""


class Picture(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """RGB, row by row."""

    width: int
    height: int
    data: bytes


class Words(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Untrusted text."""

    text: str


Part = Words | Picture


class Said(msgspec.Struct, frozen=True, array_like=True):
    """A turn of the chat."""

    role: str
    parts: tuple[Part, ...]


class Load(msgspec.Struct, frozen=True, tag=True):
    """The first thing said: which files, and how they are run. `thinks` as in `models.dialects.dialect`."""

    path: str
    projector: str
    name: str
    context: int
    threads: int
    thinks: bool | None


class Ask(msgspec.Struct, frozen=True, tag=True):
    """`number` counts the questions."""

    number: int
    chat: tuple[Said, ...]
    sampling: Sampling
    grammar: str


class Cancel(msgspec.Struct, frozen=True, tag=True):
    """Give up this question and all before it; -1 is loading."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """It is loaded."""


class Spent(msgspec.Struct, frozen=True):
    """Where the time of an answer went, in seconds: encoding pictures, reading, writing; and how many tokens were read (kept
    ones not counted) and written."""

    encoding: float = 0.0
    reading: float = 0.0
    writing: float = 0.0
    read: int = 0
    written: int = 0


class Answer(msgspec.Struct, frozen=True, tag=True):
    text: str
    spent: Spent


class Cancelled(msgspec.Struct, frozen=True, tag=True):
    """It was given up."""


class Trouble(msgspec.Struct, frozen=True, tag=True):
    """A sentence with its mend."""

    says: str


Order = Load | Ask | Cancel
Report = Ready | Answer | Cancelled | Trouble


def spoken(chat: Sequence[Message]) -> tuple[Said, ...]:
    """A chat as it is sent."""
    return tuple(Said(one.role, tuple(_part(part) for part in one.parts)) for one in chat)


def _part(part: str | Pixels) -> Part:
    if isinstance(part, str):
        return Words(sendable(part))
    height, width = part.shape[:2]
    return Picture(width, height, np.ascontiguousarray(part, np.uint8).tobytes())


def sendable(text: str) -> str:
    """A question mark for each half of a letter: those cannot be sent."""
    return text.encode("utf-8", "replace").decode()


def frame(said: Order | Report) -> bytes:
    body = msgspec.msgpack.encode(said)
    return LENGTH.pack(len(body)) + body


def orders(source: IO[bytes]) -> Iterator[Order]:
    """What is asked, until the pipe is closed."""
    decoder: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
    return (decoder.decode(body) for body in _bodies(source))


def reports(source: IO[bytes]) -> Iterator[Report]:
    """What is answered, until the pipe is closed. Raises msgspec.MsgspecError for what is no report."""
    decoder: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)
    return (decoder.decode(body) for body in _bodies(source))


def _bodies(source: IO[bytes]) -> Iterator[bytes]:
    while len(head := _exactly(source, LENGTH.size)) == LENGTH.size:
        length = LENGTH.unpack(head)[0]
        body = _exactly(source, length)
        if len(body) < length:
            return
        yield body


def _exactly(source: IO[bytes], length: int) -> bytes:
    """So many bytes, or what there was before the end."""
    parts = []
    while length and (part := source.read(min(length, PART))):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)

"""Pure: what a model file says of itself: GGUF's header, whether the file is whole, and how much memory it will take.

The format is the one of ggml's `docs/gguf.md`: magic, version, counts, key-value pairs, then where each tensor lies.
"""

from __future__ import annotations

import struct
from typing import Any

import msgspec

from models.model import ModelError

MAGIC = b"GGUF"
VERSIONS = (2, 3)
"""Version 1 counted in 32 bits and is not read by llama.cpp any more."""
SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
TEXT, LIST = 8, 9
BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 10: (256, 84), 11: (256, 110),
    12: (256, 144), 13: (256, 176), 14: (256, 210), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 30: (1, 2),
}  # fmt: skip
"""Of each kind of tensor: values in a block and bytes of a block, from ggml's `type_traits`. Of kinds not listed only the
beginning is checked."""
MOST = 1 << 24
"""Things that a header may count: what claims more is no model."""
PROCESS = 60_000_000
"""Bytes of Python and llama.cpp themselves, measured on Linux."""


class Shape(msgspec.Struct, frozen=True):
    """What decides about memory: layers, values of one layer's keys for one token (KV heads x head size), vocabulary."""

    architecture: str = ""
    layers: int = 0
    kv_width: int = 0
    vocabulary: int = 0


def memory(size: int, shape: Shape, context: int, batch: int) -> int:
    """Bytes a model of `size` bytes takes at most, with a context and a batch of so many tokens.

    As llama.cpp allocates: the weights as they lie in the file; keys and values of every layer in 16 bits (`llama_kv_cache`);
    the scores of the whole vocabulary for each token of a batch in 32 bits (its worst-case graph). Close from above: SmolLM2
    135M took 338 MB where this says 477.
    """
    cells = 2 * shape.layers * shape.kv_width * context * 2
    return size + cells + shape.vocabulary * batch * 4 + PROCESS


def shape(data: memoryview, name: str) -> Shape:
    """Reads the header of a whole file. Raises ModelError where it is no GGUF file or not all of it is there."""
    reader = _Reader(data)
    try:
        found, count = _head(reader)
        tensors = [_tensor(reader) for _ in range(count)]
    except (struct.error, UnicodeDecodeError, KeyError, _OddError) as error:
        raise ModelError(f"{name} is not a GGUF model ({_why(error)}): choose another file, or fetch it again.") from error
    align = int(found.get("general.alignment", 32)) or 32
    start = -(-reader.at // align) * align
    end = max((start + offset + size for offset, size in tensors), default=start)
    if end > len(data):
        raise ModelError(f"{name} is cut short ({len(data)} bytes of at least {end}): fetch it again.")
    return _shape(found)


class _OddError(Exception):
    """The header says what no header says."""


class _Reader:
    """Walks through the bytes."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self.at = 0

    def number(self, kind: str) -> Any:
        value = struct.unpack_from(f"<{kind}", self._data, self.at)[0]
        self.at += struct.calcsize(f"<{kind}")
        return value

    def count(self) -> int:
        value = int(self.number("Q"))
        if value > MOST:
            raise _OddError(f"it counts {value} things")
        return value

    def text(self) -> str:
        length = self.count()
        if self.at + length > len(self._data):
            raise _OddError("its header is cut short")
        self.at += length
        return str(self._data[self.at - length : self.at], "utf-8")

    def skip(self, length: int) -> None:
        self.at += length


def _head(reader: _Reader) -> tuple[dict[str, Any], int]:
    """The values by their keys, of lists only how long they are; and the number of tensors."""
    if bytes(reader.number("4s")) != MAGIC:
        raise _OddError("it does not begin with GGUF")
    if (version := reader.number("I")) not in VERSIONS:
        raise _OddError(f"its version is {version}")
    tensors, pairs = reader.count(), reader.count()
    if not tensors:
        raise _OddError("there is nothing in it")
    return {reader.text(): _value(reader, reader.number("I")) for _ in range(pairs)}, tensors


def _value(reader: _Reader, kind: int) -> Any:
    if kind == TEXT:
        return reader.text()
    if kind != LIST:
        return reader.number(SCALARS[kind])
    inner, length = reader.number("I"), reader.count()
    if inner in SCALARS:
        reader.skip(length * struct.calcsize(f"<{SCALARS[inner]}"))
    else:
        for _ in range(length):
            _value(reader, inner)
    return range(length)


def _tensor(reader: _Reader) -> tuple[int, int]:
    """Where it begins, and its bytes; 0 where its kind is not known."""
    reader.text()
    sides = [reader.number("Q") for _ in range(reader.number("I"))]
    values, taken = BLOCKS.get(reader.number("I"), (1, 0))
    total = 1
    for side in sides:
        total *= side
    return reader.number("Q"), total // values * taken


def _shape(found: dict[str, Any]) -> Shape:
    kind = str(found.get("general.architecture", ""))

    def figure(name: str, otherwise: int = 0) -> int:
        value = found.get(f"{kind}.{name}", otherwise)
        return int(value) if isinstance(value, (int, float)) else otherwise

    heads = figure("attention.head_count") or 1
    size = figure("attention.key_length", figure("embedding_length") // heads)
    vocabulary = figure("vocab_size", len(found.get("tokenizer.ggml.tokens", "")))
    return Shape(kind, figure("block_count"), figure("attention.head_count_kv", heads) * size, vocabulary)


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, _OddError) else "its header cannot be read"

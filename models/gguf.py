"""Pure: what a model file says of itself: GGUF's header, whether the file is whole, and how much memory it will take.

A vision model is two such files: its text part, and its projector ("mmproj", of the architecture `clip`), which holds the
encoder of pictures too.

The format is the one of ggml's `docs/gguf.md`: magic, version, counts, key-value pairs, then where each tensor lies.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
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
SHORT = 512
"""Of a list of up to so many things they are kept (tags, figures for each layer); of a longer one only how many there are."""
PROCESS = 60_000_000
"""Bytes of Python and llama.cpp themselves, measured on Linux."""
PROJECTOR = "clip"
"""The architecture a projector calls itself."""
CUT = {"qwen2vl_merger": 2, "qwen2.5vl_merger": 2, "qwen3vl_merger": 2}
"""Encoders that take any size, and how many patches a side go into a token where the file does not say (clip.cpp)."""
SQUARE = ("gemma3", "mlp", "janus_pro", "nemotron_v2_vl", "yasa2")
"""Encoders that take one square size (mtmd.cpp, `mtmd_image_preprocessor_fixed_size` and llava without tiles)."""


class Shape(msgspec.Struct, frozen=True):
    """What decides about memory: layers, values of one layer's keys for one token (KV heads x head size), vocabulary."""

    architecture: str = ""
    layers: int = 0
    kv_width: int = 0
    vocabulary: int = 0


class Encoder(msgspec.Struct, frozen=True):
    """What a projector says of the encoder in it: `kind` as llama.cpp calls the projector, the side of a `patch` in pixels,
    how many patches a side go into a token (`merged`), the `side` of the picture it was made for, the width of its states
    (`width`), between its layers (`inner`) and of the tokens it makes (`out`, 0 where it is not said), its layers and heads,
    and how many layers are handed on besides the last (`stacked`, Qwen3-VL's deepstack)."""

    kind: str = ""
    patch: int = 0
    merged: int = 1
    side: int = 0
    width: int = 0
    inner: int = 0
    out: int = 0
    layers: int = 0
    heads: int = 0
    stacked: int = 0

    @property
    def grain(self) -> int:
        """Pixels of which a picture's sides must be multiples so that llama.cpp neither resizes nor pads it; 0 where that does
        not help."""
        return self.patch * self.merged if self.kind in CUT else 0

    @property
    def square(self) -> int:
        """The side to which a picture is to be stretched, where there is one; else 0."""
        return self.side if self.kind in SQUARE else 0

    def tokens(self, width: int, height: int) -> int:
        """Cells that a picture of this size takes, where any size is taken."""
        return (width // self.grain) * (height // self.grain) if self.grain else 0


def memory(size: int, shape: Shape, context: int, batch: int) -> int:
    """Bytes a model of `size` bytes takes at most, with a context and a batch of so many tokens.

    As llama.cpp allocates: the weights as they lie in the file; keys and values of every layer in 16 bits (`llama_kv_cache`);
    the scores of the whole vocabulary for each token of a batch in 32 bits (its worst-case graph). Close from above: SmolLM2
    135M took 338 MB where this says 477.
    """
    cells = 2 * shape.layers * shape.kv_width * context * 2
    return size + cells + shape.vocabulary * batch * 4 + PROCESS


def seeing(size: int, encoder: Encoder, tokens: int, kept: int) -> int:
    """Bytes an encoder in a projector of `size` bytes takes besides the text model, at most, for pictures of so many tokens of
    which the last `kept` stay encoded.

    As llama.cpp allocates with flash attention (`clip_image_batch_encode`): the weights; the picture in 32 bits; and of the
    widest layer, for each patch, the states before, between and after (`build_vit`: states, three projections, the inner layer
    twice). Without flash attention every head would need the square of the patches besides. Close from above: of the size of
    Qwen3-VL-2B's, for a screen of 1280 x 800, it is 266 MB besides the weights where llama.cpp says 106 MB and keeps copies.
    """
    patches = tokens * encoder.merged**2
    pixels = patches * encoder.patch**2 * 3
    states = patches * (6 * encoder.width + 2 * encoder.inner)
    made = kept * tokens * max(encoder.out, encoder.width) * (1 + encoder.stacked)
    return size + 4 * (3 * pixels + states + made)


def shape(data: memoryview, name: str) -> Shape:
    """The shape a whole file says it has. Raises ModelError where it is no GGUF file or not all of it is there."""
    return shape_of(about(data, name))


def about(data: memoryview, name: str) -> dict[str, Any]:
    """What the header of a whole file says, by GGUF's keys (`general.name`, `clip.projector_type` ...); long lists only as
    a range of their length. Raises ModelError where it is no GGUF file or not all of it is there."""
    reader = _Reader(data)
    try:
        found, count = _head(reader)
        tensors = [_tensor(reader) for _ in range(count)]
    except (struct.error, UnicodeDecodeError, KeyError, OverflowError, RecursionError, _OddError) as error:
        raise ModelError(f"{name} is not a GGUF model ({_why(error)}): choose another file, or fetch it again.") from error
    align = _figure(found, "general.alignment", 32) or 32
    start = -(-reader.at // align) * align
    end = max((start + offset + size for offset, size in tensors), default=start)
    if end > len(data):
        raise ModelError(f"{name} is cut short ({len(data)} bytes of at least {end}): fetch it again.")
    return found


def shape_of(found: Mapping[str, object]) -> Shape:
    """Of hybrid models only the layers that keep keys and values count: those whose heads are not 0, or one of every
    `full_attention_interval`."""
    kind = str(found.get("general.architecture", ""))
    layers, heads = _figure(found, f"{kind}.block_count"), _figure(found, f"{kind}.attention.head_count") or 1
    kept, every = found.get(f"{kind}.attention.head_count_kv"), _figure(found, f"{kind}.full_attention_interval") or 1
    if isinstance(kept, tuple):
        counts = [one for one in kept if isinstance(one, int) and one > 0]
        layers, most = len(counts), max(counts, default=0)
    else:
        layers, most = -(-layers // every), _figure(found, f"{kind}.attention.head_count_kv", heads)
    size = _figure(found, f"{kind}.attention.key_length", width(found) // heads)
    tokens = found.get("tokenizer.ggml.tokens", ())
    listed = len(tokens) if isinstance(tokens, (tuple, range)) else 0
    return Shape(kind, layers, most * size, _figure(found, f"{kind}.vocab_size", listed))


def width(found: Mapping[str, object]) -> int:
    """How wide the states of a text model are; 0 where it is not said."""
    return _figure(found, f"{found.get('general.architecture', '')}.embedding_length")


def encoder_of(found: Mapping[str, object]) -> Encoder | None:
    """The encoder of pictures in a projector; None where there is none in the file."""
    if found.get("general.architecture") != PROJECTOR or not found.get("clip.has_vision_encoder"):
        return None
    kind = str(found.get("clip.projector_type") or found.get("clip.vision.projector_type") or "")
    stacked = found.get("clip.vision.is_deepstack_layers")

    def figure(key: str, otherwise: int = 0) -> int:
        return _figure(found, f"clip.vision.{key}", otherwise)

    return Encoder(
        kind,
        figure("patch_size"),
        figure("spatial_merge_size", figure("projector.scale_factor", CUT.get(kind, 1))) or 1,
        figure("image_size"),
        figure("embedding_length"),
        figure("feed_forward_length"),
        figure("projection_dim"),
        figure("block_count"),
        figure("attention.head_count"),
        sum(map(bool, stacked)) if isinstance(stacked, tuple) else 0,
    )


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
    """The values by their keys, and the number of tensors."""
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
    if length <= SHORT:
        return tuple(_value(reader, inner) for _ in range(length))
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


def _figure(found: Mapping[str, object], key: str, otherwise: int = 0) -> int:
    value = found.get(key, otherwise)
    return int(value) if isinstance(value, (int, float)) else otherwise


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, _OddError) else "its header cannot be read"

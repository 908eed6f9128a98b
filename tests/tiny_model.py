"""Pure: the smallest files that are whole GGUF models by their headers, for tests of what is done with files."""

from __future__ import annotations

import struct


def tiny(tensor: bytes = b"\x00" * 256, name: str = "llama", called: str = "") -> bytes:
    """One tensor of 32-bit numbers, and what a model says of itself; `called` is its `general.name`."""
    pairs = [_word("general.architecture", name), *([_word("general.name", called)] if called else [])]
    for key, value in (
        ("block_count", 2),
        ("attention.head_count", 4),
        ("attention.head_count_kv", 2),
        ("embedding_length", 64),
    ):
        pairs.append(_number(f"{name}.{key}", value))
    pairs.append(_text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 3) + b"".join(map(_text, ("a", "b", "c"))))
    return _file(pairs, tensor)


def tiny_eye(tensor: bytes = b"\x01" * 256, out: int = 64, kind: str = "qwen3vl_merger") -> bytes:
    """A projector's file, whose encoder makes vectors of `out` numbers."""
    words = [_word("general.architecture", "clip"), _word("clip.projector_type", kind)]
    words.append(_text("clip.has_vision_encoder") + struct.pack("<I?", 7, True))
    return _file([*words, _number("clip.vision.projection_dim", out), _number("clip.vision.patch_size", 16)], tensor)


def _file(pairs: list[bytes], tensor: bytes) -> bytes:
    shape = _text("output.weight") + struct.pack("<IQIQ", 1, len(tensor) // 4, 0, 0)
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(pairs)) + b"".join(pairs) + shape
    return head + b"\x00" * (-len(head) % 32) + tensor


def _word(key: str, word: str) -> bytes:
    return _text(key) + struct.pack("<I", 8) + _text(word)


def _number(key: str, value: int) -> bytes:
    return _text(key) + struct.pack("<II", 4, value)


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text)) + text.encode()

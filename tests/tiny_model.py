"""Pure: the smallest files that are whole GGUF models by their headers, for tests of what is done with files."""

from __future__ import annotations

import struct


def tiny(tensor: bytes = b"\x00" * 256, name: str = "llama") -> bytes:
    """One tensor of 32-bit numbers, and what a model says of itself."""
    pairs = [_text("general.architecture") + struct.pack("<I", 8) + _text(name)]
    for key, value in (
        ("block_count", 2),
        ("attention.head_count", 4),
        ("attention.head_count_kv", 2),
        ("embedding_length", 64),
    ):
        pairs.append(_text(f"{name}.{key}") + struct.pack("<II", 4, value))
    pairs.append(_text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 3) + b"".join(map(_text, ("a", "b", "c"))))
    shape = _text("output.weight") + struct.pack("<IQIQ", 1, len(tensor) // 4, 0, 0)
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(pairs)) + b"".join(pairs) + shape
    return head + b"\x00" * (-len(head) % 32) + tensor


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text)) + text.encode()

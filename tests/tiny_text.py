"""Pure: the smallest text model that llama.cpp runs: every byte a token, one layer of random weights, a ChatML template.

What it says is meaningless; what it may say is left to a grammar, so that whole chains can be run with it.
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from tests.byte_vocabulary import letters

WIDTH, INNER, HEADS, CONTEXT = 32, 64, 2, 16_384
TEXT, LIST, INTEGER, SIGNED, REAL = 8, 9, 4, 5, 6
ORDINARY, CONTROL = 1, 3
SPECIAL = ("<|im_start|>", "<|im_end|>")
TEMPLATE = (
    "{% for one in messages %}<|im_start|>{{ one.role }}\n{{ one.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def tiny_text(seed: int = 7) -> bytes:
    """A whole GGUF file."""
    tokens = [*letters(), *SPECIAL]
    pairs, tensors = _pairs(tokens), _tensors(len(tokens), seed)
    head, body = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs)) + b"".join(pairs), b""
    for name, values in tensors.items():
        sides = values.shape[::-1]
        head += _text(name) + struct.pack(f"<I{len(sides)}QIQ", len(sides), *sides, 0, len(body))
        raw = values.astype("<f4").tobytes()
        body += raw + b"\x00" * (-len(raw) % 32)
    return head + b"\x00" * (-len(head) % 32) + body


def _pairs(tokens: list[str]) -> list[bytes]:
    kinds = [ORDINARY] * 256 + [CONTROL] * len(SPECIAL)
    numbers = {
        "context_length": CONTEXT,
        "embedding_length": WIDTH,
        "block_count": 1,
        "feed_forward_length": INNER,
        "attention.head_count": HEADS,
        "rope.dimension_count": WIDTH // HEADS,
    }
    return [
        _key("general.architecture", TEXT) + _text("llama"),
        _key("general.name", TEXT) + _text("Tiny text"),
        *(_key(f"llama.{name}", INTEGER) + struct.pack("<I", value) for name, value in numbers.items()),
        _key("llama.attention.layer_norm_rms_epsilon", REAL) + struct.pack("<f", 1e-5),
        _key("tokenizer.ggml.model", TEXT) + _text("gpt2"),
        _key("tokenizer.ggml.pre", TEXT) + _text("default"),
        _key("tokenizer.ggml.tokens", LIST) + struct.pack("<IQ", TEXT, len(tokens)) + b"".join(map(_text, tokens)),
        _key("tokenizer.ggml.token_type", LIST) + struct.pack(f"<IQ{len(kinds)}i", SIGNED, len(kinds), *kinds),
        _key("tokenizer.ggml.merges", LIST) + struct.pack("<IQ", TEXT, 1) + _text("a b"),
        _key("tokenizer.ggml.eos_token_id", INTEGER) + struct.pack("<I", 257),
        _key("tokenizer.chat_template", TEXT) + _text(TEMPLATE),
    ]


def _tensors(vocabulary: int, seed: int) -> dict[str, NDArray[np.float64]]:
    drawn = np.random.default_rng(seed)
    shapes = {
        "token_embd.weight": (vocabulary, WIDTH),
        "output.weight": (vocabulary, WIDTH),
        **{f"blk.0.attn_{part}.weight": (WIDTH, WIDTH) for part in ("q", "k", "v", "output")},
        **{f"blk.0.ffn_{part}.weight": (INNER, WIDTH) for part in ("gate", "up")},
        "blk.0.ffn_down.weight": (WIDTH, INNER),
    }
    norms = ("output_norm.weight", "blk.0.attn_norm.weight", "blk.0.ffn_norm.weight")
    return {name: drawn.normal(0, 0.3, shape) for name, shape in shapes.items()} | {name: np.ones(WIDTH) for name in norms}


def _key(name: str, kind: int) -> bytes:
    return _text(name) + struct.pack("<I", kind)


def _text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw

"""Edge: the smallest vocabulary llama.cpp loads (every byte one token, and an end), to hold grammars against real replies."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TEXT, LIST, NUMBER = 8, 9, 5
ORDINARY, CONTROL = 1, 3


def letters() -> list[str]:
    """The sign by which GPT-2 writes each byte."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    spare = iter(range(256, 600))
    return [chr(byte) if byte in shown else chr(next(spare)) for byte in range(256)]


def gguf() -> bytes:
    """A vocabulary alone, without weights."""
    tokens = [*letters(), "<|im_end|>"]
    kinds = [ORDINARY] * 256 + [CONTROL]
    pairs = [
        _key("general.architecture", TEXT) + _text("llama"),
        _key("tokenizer.ggml.model", TEXT) + _text("gpt2"),
        _key("tokenizer.ggml.pre", TEXT) + _text("default"),
        _key("tokenizer.ggml.tokens", LIST) + struct.pack("<IQ", TEXT, len(tokens)) + b"".join(map(_text, tokens)),
        _key("tokenizer.ggml.token_type", LIST) + struct.pack(f"<IQ{len(kinds)}i", NUMBER, len(kinds), *kinds),
        _key("tokenizer.ggml.merges", LIST) + struct.pack("<IQ", TEXT, 1) + _text("a b"),
        _key("tokenizer.ggml.eos_token_id", 4) + struct.pack("<I", 256),
    ]
    return b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs)) + b"".join(pairs)


class Grammars:
    """Holds replies against grammars, as llama.cpp does when it samples."""

    def __init__(self, c: Any, vocab: Any) -> None:
        self._c = c
        self._vocab = vocab

    def stop(self, grammar: str, reply: str) -> int | None:
        """How many bytes of a reply the grammar lets through: all of them and then the end is None."""
        sampler = self._c.llama_sampler_init_grammar(self._vocab, grammar.encode(), b"root")
        if not sampler:
            raise ValueError("llama.cpp cannot read the grammar")
        try:
            for at, token in enumerate([*reply.encode(), 256]):
                if not self._allowed(sampler, token):
                    return at
                if token != 256:
                    self._c.llama_sampler_accept(sampler, token)
            return None
        finally:
            self._c.llama_sampler_free(sampler)

    def _allowed(self, sampler: Any, token: int) -> bool:
        one = (self._c.llama_token_data * 1)(self._c.llama_token_data(token, 0.0, 0.0))
        array = self._c.llama_token_data_array(one, 1, -1, False)
        self._c.llama_sampler_apply(sampler, ctypes.byref(array))
        return bool(one[0].logit == 0.0)


@contextmanager
def grammars(folder: Path) -> Iterator[Grammars]:
    """Loads the vocabulary from a file it writes into a folder."""
    import llama_cpp.llama_cpp as c

    file = folder / "bytes.gguf"
    file.write_bytes(gguf())
    quiet = c.llama_log_callback(lambda *_: None)
    c.llama_log_set(quiet, ctypes.c_void_p(0))
    c.llama_backend_init()
    parameters = c.llama_model_default_params()
    parameters.vocab_only = True
    model = c.llama_model_load_from_file(str(file).encode(), parameters)
    if not model:
        raise ValueError("llama.cpp cannot read the vocabulary")
    try:
        yield Grammars(c, c.llama_model_get_vocab(model))
    finally:
        c.llama_model_free(model)
        c.llama_log_set(c.llama_log_callback(0), ctypes.c_void_p(0))


def _key(name: str, kind: int) -> bytes:
    return _text(name) + struct.pack("<I", kind)


def _text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw

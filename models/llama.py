"""Edge: a text model through llama.cpp (the bindings of llama-cpp-python).

The high-level `Llama` class scores one continuation at a time. Choosing among thirty named actions needs all of them after
one prompt, so this speaks to the C interface: the prompt is read once into sequence 0, every choice becomes a sequence that
shares its key-value cells, and one batch scores them together. Prompts keep the prefix they share with the one before.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.model import Cancelled, ModelCancelled, ModelError, Prompt, Sampling, Score

SEQUENCES = 64
"""Choices scored in one batch; more go in further batches."""
BATCH = 1024
"""Tokens in one call of llama_decode."""
CONTEXT = 3072
"""Key-value cells: a screen with its choices takes half of them."""


class LlamaText:
    """A GGUF text model with a ChatML template (SmolLM2, Qwen). Not thread-safe: one owner at a time."""

    def __init__(self, path: Path, name: str, threads: int = 2, context: int = CONTEXT) -> None:
        """Loads the file. `context` is the number of key-value cells. Raises ModelError."""
        try:
            import llama_cpp.llama_cpp as c
        except (ImportError, OSError) as error:
            raise ModelError(f"llama-cpp-python does not load ({error}): run `make clean setup`, or reinstall it.") from error
        self._c: Any = c
        self._name = name
        self._context = context
        self._tokens: list[int] = []
        self._cancelled: Cancelled = lambda: False
        # llama.cpp keeps these C function pointers, so they must live as long as the context.
        self._quiet = c.llama_log_callback(lambda *_: None)
        self._abort = c.ggml_abort_callback(lambda _: self._cancelled())
        c.llama_log_set(self._quiet, ctypes.c_void_p(0))
        c.llama_backend_init()
        self._model = c.llama_model_load_from_file(str(path).encode(), c.llama_model_default_params())
        if not self._model:
            raise ModelError(f"{path} is not a model llama.cpp can read: get it again with `deskhand model pull {name}`.")
        self._vocab = c.llama_model_get_vocab(self._model)
        self._vocabulary = c.llama_vocab_n_tokens(self._vocab)
        self._ctx = c.llama_init_from_model(self._model, self._parameters(threads))
        if not self._ctx:
            c.llama_model_free(self._model)
            raise ModelError(f"There is not enough memory for {name} with a context of {context} tokens: close something.")
        c.llama_set_abort_callback(self._ctx, self._abort, None)
        self._memory = c.llama_get_memory(self._ctx)
        self._batch = c.llama_batch_init(BATCH, 0, 1)

    @property
    def name(self) -> str:
        return self._name

    def tokens(self, prompt: Prompt) -> int:
        """See `models.model.TextModel.tokens`."""
        return len(self._render(prompt))

    def score(self, prompt: Prompt, choices: Sequence[str], cancelled: Cancelled) -> list[Score]:
        """See `models.model.TextModel.score`."""
        self._cancelled = cancelled
        first = _log_softmax(self._read(self._render(prompt)))
        end = self._c.llama_vocab_eot(self._vocab)
        replies = [[*self._tokenise(choice), end] for choice in choices]
        scores: list[Score] = []
        for at in range(0, len(replies), SEQUENCES - 1):
            scores += self._score(first, replies[at : at + SEQUENCES - 1])
        return scores

    def write(self, prompt: Prompt, grammar: str, sampling: Sampling, cancelled: Cancelled) -> str:
        """See `models.model.TextModel.write`."""
        self._cancelled = cancelled
        self._read(self._render(prompt))
        sampler = self._sampler(grammar, sampling)
        written: list[int] = []
        try:
            while len(written) < sampling.tokens:
                token = self._c.llama_sampler_sample(sampler, self._ctx, -1)
                if self._c.llama_vocab_is_eog(self._vocab, token):
                    break
                written.append(token)
                self._decode([(token, len(self._tokens), 0, True)])
                self._tokens.append(token)
        finally:
            self._c.llama_sampler_free(sampler)
        return self._text(written)

    def close(self) -> None:
        """Frees the model; a second call does nothing."""
        if self._ctx:
            self._c.llama_batch_free(self._batch)
            self._c.llama_free(self._ctx)
            self._c.llama_model_free(self._model)
            self._ctx = None

    def _parameters(self, threads: int) -> Any:
        parameters = self._c.llama_context_default_params()
        parameters.n_ctx = self._context
        parameters.n_batch = parameters.n_ubatch = BATCH
        parameters.n_seq_max = SEQUENCES
        # One pool of cells for all sequences: sharing the prompt then costs nothing.
        parameters.kv_unified = True
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_DISABLED
        return parameters

    def _render(self, prompt: Prompt) -> list[int]:
        tokens: list[int] = []
        for turn in prompt:
            tokens += self._tokenise(f"<|im_start|>{turn.role}\n", special=True)
            tokens += self._tokenise(turn.text)
            tokens += self._tokenise("<|im_end|>\n", special=True)
        return tokens + self._tokenise("<|im_start|>assistant\n", special=True)

    def _tokenise(self, text: str, special: bool = False) -> list[int]:
        raw = text.encode("utf-8", "replace")
        room = (ctypes.c_int32 * (len(raw) + 8))()
        count = self._c.llama_tokenize(self._vocab, raw, len(raw), room, len(room), False, special)
        return list(room[:count])

    def _text(self, tokens: Sequence[int]) -> str:
        raw = b""
        piece = ctypes.create_string_buffer(256)
        for token in tokens:
            size = self._c.llama_token_to_piece(self._vocab, token, piece, len(piece), 0, False)
            raw += piece.raw[:size]
        return raw.decode("utf-8", "replace")

    def _read(self, tokens: list[int]) -> NDArray[np.float32]:
        """Read a prompt into sequence 0, keeping what is there of it; the logits after its last token."""
        if len(tokens) > self._context - BATCH:
            raise ModelError(
                f"The prompt has {len(tokens)} tokens and {self._name} has room for {self._context - BATCH}: shorten the task."
            )
        # The last token is always read again: its logits are what is wanted.
        kept = min(_shared(self._tokens, tokens), len(tokens) - 1)
        self._forget(0, kept)
        self._tokens = self._tokens[:kept]
        for at in range(kept, len(tokens), BATCH):
            part = tokens[at : at + BATCH]
            last = at + len(part) == len(tokens)
            self._decode([(token, at + i, 0, last and i == len(part) - 1) for i, token in enumerate(part)])
            self._tokens += part
        return self._logits(-1)

    def _score(self, first: NDArray[np.float32], replies: Sequence[list[int]]) -> list[Score]:
        """The first token of each reply is judged by the prompt's own logits; the rest in batches of whole replies."""
        totals = [float(first[reply[0]]) for reply in replies]
        for group in _grouped(replies, BATCH):
            rows = []
            for sequence, number in enumerate(group, start=1):
                self._c.llama_memory_seq_cp(self._memory, 0, sequence, -1, -1)
                rows += [(token, len(self._tokens) + i, sequence, True) for i, token in enumerate(replies[number][:-1])]
            self._decode(rows)
            at = 0
            for sequence, number in enumerate(group, start=1):
                for token in replies[number][1:]:
                    totals[number] += float(_log_softmax(self._logits(at))[token])
                    at += 1
                self._forget(sequence, 0)
        return [Score(total, len(reply)) for total, reply in zip(totals, replies, strict=True)]

    def _decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Rows of (token, position, sequence, logits wanted). Raises ModelCancelled, ModelError; then nothing is kept."""
        if not rows:
            return
        batch = self._batch
        batch.n_tokens = len(rows)
        for i, (token, position, sequence, wanted) in enumerate(rows):
            batch.token[i], batch.pos[i], batch.logits[i] = token, position, wanted
            batch.n_seq_id[i], batch.seq_id[i][0] = 1, sequence
        answer = self._c.llama_decode(self._ctx, batch)
        if answer == 0 and not self._cancelled():
            return
        self._c.llama_memory_clear(self._memory, True)
        self._tokens = []
        if self._cancelled():
            raise ModelCancelled(f"{self._name} was stopped while deciding.")
        raise ModelError(f"{self._name} could not decide (llama_decode answered {answer}): shorten the task or restart.")

    def _forget(self, sequence: int, start: int) -> None:
        self._c.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def _logits(self, row: int) -> NDArray[np.float32]:
        pointer = self._c.llama_get_logits_ith(self._ctx, row)
        return np.ctypeslib.as_array(pointer, shape=(self._vocabulary,))

    def _sampler(self, grammar: str, sampling: Sampling) -> Any:
        c = self._c
        rules = c.llama_sampler_init_grammar(self._vocab, grammar.encode(), b"root")
        if not rules:
            raise ModelError(f"llama.cpp cannot read the grammar of {len(grammar)} characters.")
        chain = c.llama_sampler_chain_init(c.llama_sampler_chain_default_params())
        c.llama_sampler_chain_add(chain, rules)
        if sampling.temperature > 0:
            c.llama_sampler_chain_add(chain, c.llama_sampler_init_temp(sampling.temperature))
            c.llama_sampler_chain_add(chain, c.llama_sampler_init_dist(sampling.seed))
        else:
            c.llama_sampler_chain_add(chain, c.llama_sampler_init_greedy())
        return chain


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two lists begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _grouped(replies: Sequence[list[int]], most: int) -> list[list[int]]:
    """The replies' numbers in groups whose tokens fit one batch."""
    groups: list[list[int]] = [[]]
    room = most
    for number, reply in enumerate(replies):
        if len(reply) > room and groups[-1]:
            groups.append([])
            room = most
        groups[-1].append(number)
        room -= len(reply)
    return groups


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max()
    logs: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum())
    return logs

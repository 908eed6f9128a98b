"""Edge: a vision model through llama.cpp's C interface (`llama.h` and `mtmd.h`), as it runs in a process of its own.

A chat becomes pieces (`models.vision_chat`), which are tokenised one by one: only the template's own may hold special tokens,
so a screen that says `<|im_end|>` shows ten letters and no more. (Tokens that a vocabulary calls the user's own, such as
`<tool_call>`, are read as such from any text: they end no turn.) A picture is encoded by itself and the outcome kept, so that a
second question about the same picture costs no second encoding; of the turns before the first picture what is as last time
stays in the key-value cache. Giving up is heeded between two steps of a graph, while encoding as while reading.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
import secrets
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.model import ModelCancelled, ModelError, Sampling
from models.vision_chat import Own, Piece, Template, chatml, templated
from models.vision_wire import Answer, Load, Picture, Said, Spent, Words

BATCH = 512
"""Tokens in one call of llama_decode."""
KEPT = 4
"""Pictures that stay encoded: a screen and those before it."""
ERROR = 4
"""The level of what llama.cpp says when it fails (5 goes on with what was said before)."""
Stopped = Callable[[], bool]
Vectors = NDArray[np.float32]


class Engine:
    """One model with its projector. `stopped` is asked often; not thread-safe."""

    def __init__(self, load: Load, stopped: Stopped) -> None:
        """Raises ModelError, ModelCancelled."""
        try:
            import llama_cpp.llama_cpp as c
            import llama_cpp.mtmd_cpp as m
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelError(f"llama-cpp-python does not load ({error}): run `make clean setup`, or reinstall it.") from error
        self._c: Any = c
        self._m: Any = m
        self._load = load
        self._stopped = stopped
        self._complaints: deque[str] = deque(maxlen=40)
        self._encoded: OrderedDict[bytes, Vectors] = OrderedDict()
        self._tokens: list[int] = []
        self._position = 0
        self._listen()
        self._open()

    def answer(self, chat: Sequence[Said], sampling: Sampling, grammar: str) -> Answer:
        """The assistant's next turn. Raises ModelError, ModelCancelled; then nothing is kept but encoded pictures."""
        clock = _Clock()
        try:
            with self._chunks(self._pieces(chat)) as chunks, self._sampling(sampling, grammar) as sampler:
                self._fits(chunks, sampling.tokens)
                self._read(chunks, clock)
                text = self._write(sampler, sampling.tokens, clock)
        except (ModelError, ModelCancelled):
            self._c.llama_memory_clear(self._memory, True)
            self._tokens = []
            raise
        return Answer(text, clock.spent())

    def read(self, chat: Sequence[Said], beginning: str = "") -> None:
        """A chat, and the beginning of an answer to it. Raises ModelError, ModelCancelled."""
        with self._chunks([*self._pieces(chat), Words(beginning)]) as chunks:
            self._fits(chunks, 0)
            self._read(chunks, _Clock())

    def scores(self) -> Vectors:
        """The logits of the token after what was read, of the whole vocabulary."""
        found = self._c.llama_get_logits_ith(self._ctx, -1)
        return np.ctypeslib.as_array(found, shape=(self._c.llama_vocab_n_tokens(self._vocab),)).copy()

    def close(self) -> None:
        """Frees the model; nothing may be asked after it."""
        self._m.mtmd_free(self._eyes)
        self._c.llama_batch_free(self._batch)
        self._c.llama_free(self._ctx)
        self._c.llama_model_free(self._model)

    def _listen(self) -> None:
        """llama.cpp keeps these C function pointers, so they must live as long as the model."""
        c, m = self._c, self._m
        self._log = c.llama_log_callback(self._heard)
        self._abort = c.ggml_abort_callback(lambda _: self._stopped())
        self._watch = c.ggml_backend_sched_eval_callback(self._goes_on)
        self._loading = c.llama_progress_callback(lambda *_: not self._stopped())
        for listens in (c.llama_log_set, m.mtmd_log_set, m.mtmd_helper_log_set):
            listens(self._log, ctypes.c_void_p(0))

    def _heard(self, level: int, text: bytes, _: object) -> None:
        if level == ERROR and text.strip():
            self._complaints.append(text.decode("utf-8", "replace").strip())

    def _goes_on(self, _: object, asked: bool, __: object) -> bool:
        """ggml asks of every step whether it is to be waited for, and when it is done whether to go on."""
        return asked or not self._stopped()

    def _open(self) -> None:
        c, load = self._c, self._load
        c.llama_backend_init()
        wanted = c.llama_model_default_params()
        wanted.progress_callback = self._loading
        self._model = c.llama_model_load_from_file(load.path.encode(), wanted)
        if not self._model:
            self._give_up_loading(f"{load.name} cannot be read by llama.cpp", "get it again, or choose another model")
        self._vocab = c.llama_model_get_vocab(self._model)
        self._ctx = c.llama_init_from_model(self._model, self._parameters())
        if not self._ctx:
            self._give_up_loading(
                f"There is not enough memory for {load.name} with a context of {load.context} tokens", "close other programs"
            )
        c.llama_set_abort_callback(self._ctx, self._abort, None)
        self._memory = c.llama_get_memory(self._ctx)
        self._batch = c.llama_batch_init(BATCH, 0, 1)
        self._eyes = self._m.mtmd_init_from_file(load.projector.encode(), self._model, self._seeing())
        if not self._eyes or not self._m.mtmd_support_vision(self._eyes):
            self._give_up_loading(f"{load.name} cannot see with this projector", "get both files of one model")
        self._template = self._own_template()

    def _give_up_loading(self, what: str, mend: str) -> None:
        if self._stopped():
            raise ModelCancelled(f"{self._load.name} was stopped while loading.")
        why = reason(next(iter(self._complaints), "no reason was given"))
        raise ModelError(f"{what} ({why}): {mend}.")

    def _parameters(self) -> Any:
        wanted = self._c.llama_context_default_params()
        wanted.n_ctx = self._load.context
        wanted.n_batch = wanted.n_ubatch = BATCH
        wanted.n_seq_max = 1
        wanted.n_threads = wanted.n_threads_batch = self._load.threads
        wanted.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_ENABLED
        return wanted

    def _seeing(self) -> Any:
        """Every size that fits the context is let through as it is. Flash attention: without it an encoder takes the square of
        its patches in memory."""
        wanted = self._m.mtmd_context_params_default()
        wanted.print_timings = wanted.warmup = False
        wanted.n_threads = self._load.threads
        wanted.flash_attn_type = self._c.LLAMA_FLASH_ATTN_TYPE_ENABLED
        wanted.image_min_tokens, wanted.image_max_tokens = 1, self._load.context
        wanted.cb_eval = self._watch
        return wanted

    def _own_template(self) -> Template | None:
        found = self._c.llama_model_chat_template(self._model, None)
        if not found:
            return None
        begins, ends = (self._name_of(token) for token in (self._c.llama_vocab_bos, self._c.llama_vocab_eos))
        return Template(found.decode("utf-8", "replace"), begins, ends, self._load.thinks)

    def _name_of(self, token: Callable[[Any], int]) -> str:
        number = token(self._vocab)
        return self._piece(number, special=True).decode("utf-8", "replace") if number >= 0 else ""

    def _pieces(self, chat: Sequence[Said]) -> list[Piece]:
        own = templated(chat, self._template, f"m{secrets.token_hex(12)}") if self._template else None
        return own or chatml(chat, self._load.thinks)

    @contextmanager
    def _chunks(self, pieces: Sequence[Piece]) -> Iterator[list[_Chunk]]:
        """Runs of tokens, and pictures between them; their handles are good inside."""
        m = self._m
        made, bitmaps = m.mtmd_input_chunks_init(), [self._bitmap(one) for one in pieces if isinstance(one, Picture)]
        try:
            said = self._tokenised(made, pieces, bitmaps)
            if said or not m.mtmd_input_chunks_size(made):
                raise ModelError(f"{self._load.name} cannot take this picture (mtmd answered {said}): send another size.")
            seen: Counter[bytes] = Counter()
            yield [self._chunk(m.mtmd_input_chunks_get(made, at), seen) for at in range(m.mtmd_input_chunks_size(made))]
        finally:
            m.mtmd_input_chunks_free(made)
            for bitmap in bitmaps:
                m.mtmd_bitmap_free(bitmap)

    def _bitmap(self, picture: Picture) -> Any:
        """Named by its pixels."""
        data = (ctypes.c_uint8 * len(picture.data)).from_buffer_copy(picture.data)
        made = self._m.mtmd_bitmap_init(picture.width, picture.height, data)
        self._m.mtmd_bitmap_set_id(made, hashlib.sha256(f"{picture.width} ".encode() + picture.data).hexdigest().encode())
        return made

    def _chunk(self, handle: Any, seen: Counter[bytes]) -> _Chunk:
        """`seen` counts how often each picture was there before: a picture may be several tiles."""
        m = self._m
        count = int(m.mtmd_input_chunk_get_n_tokens(handle))
        if m.mtmd_input_chunk_get_type(handle) != m.MTMD_INPUT_CHUNK_TYPE_TEXT:
            name = m.mtmd_input_chunk_get_id(handle) or b""
            seen[name] += 1
            return _Chunk(count, (), handle, b"%s %d" % (name, seen[name]))
        tokens = m.mtmd_input_chunk_get_tokens_text(handle, ctypes.byref(ctypes.c_size_t()))
        return _Chunk(count, tuple(tokens[:count]))

    def _tokenised(self, made: Any, pieces: Sequence[Piece], bitmaps: Sequence[Any]) -> int:
        """Each piece by itself: only the template's own is looked through for special tokens. What mtmd answers, 0 if done."""
        m, left = self._m, iter(bitmaps)
        parts, texts = (m.mtmd_input_part * len(pieces))(), []
        for part, piece in zip(parts, pieces, strict=True):
            if isinstance(piece, Picture):
                part.bitmap = next(left)
                continue
            raw = piece.text.encode("utf-8", "replace")
            texts.append(m.mtmd_input_text(raw, len(raw), False, isinstance(piece, Own)))
            part.text = ctypes.pointer(texts[-1])
        pointers = (ctypes.POINTER(m.mtmd_input_part) * len(pieces))(*map(ctypes.pointer, parts))
        begins = not (self._template and self._template.begins and _opens_with(pieces, self._template.begins))
        return int(m.mtmd_tokenize_from_parts(self._eyes, made, pointers, len(pieces), begins))

    def _fits(self, chunks: Sequence[_Chunk], written: int) -> None:
        """Cells are counted, not positions: a picture takes as many positions as its longer side has tokens, but every cell."""
        needed, room = sum(chunk.count for chunk in chunks) + written, self._load.context
        if needed > room:
            raise ModelError(
                f"The question takes {needed} tokens and {self._load.name} has room for {room}: send fewer or smaller "
                "pictures, or a shorter text."
            )

    def _read(self, chunks: Sequence[_Chunk], clock: _Clock) -> None:
        """All chunks into the cache; the logits after the last token are there afterwards."""
        first = list(chunks[0].tokens)
        self._position = self._keep(first, len(first) - (len(chunks) == 1))
        for number, chunk in enumerate(chunks):
            if chunk.handle is None:
                rest = chunk.tokens[self._position if number == 0 else 0 :]
                with clock.reading(len(rest)):
                    self._read_tokens(rest, last=number == len(chunks) - 1)
            else:
                self._see(chunk, clock)
        self._tokens = first

    def _keep(self, tokens: Sequence[int], most: int) -> int:
        """How many tokens at the beginning stay from last time. Recurrent models keep all or nothing."""
        pairs = zip(self._tokens, tokens, strict=False)
        shared = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(self._tokens), len(tokens)))
        kept, self._tokens = min(shared, most), []
        if kept and self._c.llama_memory_seq_rm(self._memory, 0, kept, -1):
            return kept
        self._c.llama_memory_clear(self._memory, True)
        return 0

    def _see(self, chunk: _Chunk, clock: _Clock) -> None:
        with clock.encoding():
            vectors = self._vectors(chunk)
        moved = ctypes.c_int32(self._position)
        pointer = vectors.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        nothing = self._m.mtmd_helper_post_decode_callback(0)
        with clock.reading(chunk.count):
            self._done(
                self._m.mtmd_helper_decode_image_chunk(
                    self._eyes, self._ctx, chunk.handle, pointer, self._position, 0, BATCH, ctypes.byref(moved), nothing, None
                )
            )
        self._position = moved.value

    def _vectors(self, chunk: _Chunk) -> Vectors:
        """What the encoder makes of a picture."""
        if chunk.key in self._encoded:
            self._encoded.move_to_end(chunk.key)
            return self._encoded[chunk.key]
        answer = self._m.mtmd_encode_chunk(self._eyes, chunk.handle)
        if self._stopped():
            raise ModelCancelled(f"{self._load.name} was stopped while looking.")
        if answer:
            raise ModelError(f"{self._load.name} could not look at the picture (mtmd answered {answer}): send another size.")
        made = self._m.mtmd_get_output_embd(self._eyes)
        wide = self._c.llama_model_n_embd_inp(self._model)
        self._encoded[chunk.key] = np.ctypeslib.as_array(made, shape=(chunk.count, wide)).copy()
        if len(self._encoded) > KEPT:
            self._encoded.popitem(last=False)
        return self._encoded[chunk.key]

    def _read_tokens(self, tokens: Sequence[int], last: bool) -> None:
        for at in range(0, len(tokens), BATCH):
            part = tokens[at : at + BATCH]
            self._decode(part, last and at + len(part) == len(tokens))

    def _decode(self, tokens: Sequence[int], logits: bool) -> None:
        batch = self._batch
        batch.n_tokens = len(tokens)
        for i, token in enumerate(tokens):
            batch.token[i], batch.pos[i], batch.logits[i] = token, self._position + i, logits and i == len(tokens) - 1
            batch.n_seq_id[i], batch.seq_id[i][0] = 1, 0
        self._done(self._c.llama_decode(self._ctx, batch))
        self._position += len(tokens)

    def _done(self, answer: int) -> None:
        """Raises ModelCancelled, ModelError."""
        if self._stopped():
            raise ModelCancelled(f"{self._load.name} was stopped while reading.")
        if answer:
            raise ModelError(
                f"{self._load.name} could not go on (llama_decode answered {answer}): send a smaller picture or a shorter text."
            )

    def _write(self, sampler: _Sampler, most: int, clock: _Clock) -> str:
        raw, count = b"", 0
        with clock.writing():
            while count < most:
                token = sampler.next()
                if self._c.llama_vocab_is_eog(self._vocab, token):
                    break
                raw += self._piece(token)
                count += 1
                self._decode([token], True)
        clock.written = count
        return raw.decode("utf-8", "replace")

    def _piece(self, token: int, special: bool = False) -> bytes:
        room = ctypes.create_string_buffer(64)
        size = self._c.llama_token_to_piece(self._vocab, token, room, len(room), 0, special)
        if size < 0:
            room = ctypes.create_string_buffer(-size)
            size = self._c.llama_token_to_piece(self._vocab, token, room, len(room), 0, special)
        return room.raw[:size]

    @contextmanager
    def _sampling(self, sampling: Sampling, grammar: str) -> Iterator[_Sampler]:
        made = _Sampler(self._c, self._vocab, self._ctx, sampling, grammar)
        try:
            yield made
        finally:
            made.close()


def reason(complaint: str) -> str:
    """What llama.cpp says is wrong, without the names of its functions and of files."""
    said = complaint.splitlines()[0]
    said = said.rpartition("': ")[2] if "failed to load model '" in said else said
    return re.sub(r"^(?:[\w~()]+: |error loading model: )*", "", said).rstrip(".")


class _Chunk(msgspec.Struct, frozen=True):
    """Tokens; or a picture (or a tile of one) by its handle, with a key that is the same for the same pixels."""

    count: int
    tokens: tuple[int, ...]
    handle: Any = None
    key: bytes = b""


class _Clock:
    """Where the time goes."""

    def __init__(self) -> None:
        self._encoding = self._reading = self._writing = 0.0
        self._read = self.written = 0

    @contextmanager
    def encoding(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._encoding += time.perf_counter() - began

    @contextmanager
    def reading(self, tokens: int) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._reading += time.perf_counter() - began
        self._read += tokens

    @contextmanager
    def writing(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._writing += time.perf_counter() - began

    def spent(self) -> Spent:
        return Spent(self._encoding, self._reading, self._writing, self._read, self.written)


class _Sampler:
    """Greedy, or drawn at a temperature; no penalty for repeating, which would spoil figures. A grammar over a whole vocabulary
    costs 8 to 18 ms a token, so what the model wants is held against it first, and all is only where that may not be."""

    def __init__(self, c: Any, vocab: Any, ctx: Any, sampling: Sampling, grammar: str) -> None:
        """Raises ModelError for a grammar that llama.cpp cannot read."""
        self._c, self._ctx = c, ctx
        self._rules = c.llama_sampler_init_grammar(vocab, grammar.encode(), b"root") if grammar else None
        if grammar and not self._rules:
            raise ModelError(f"llama.cpp cannot read the grammar of {len(grammar)} characters.")
        self._free = self._chain(sampling)
        self._bound = self._chain(sampling, self._rules) if self._rules else None

    def next(self) -> int:
        token = int(self._c.llama_sampler_sample(self._free, self._ctx, -1))
        if not self._rules:
            return token
        if self._allowed(token):
            self._c.llama_sampler_accept(self._rules, token)
            return token
        return int(self._c.llama_sampler_sample(self._bound, self._ctx, -1))

    def close(self) -> None:
        """A chain frees what is in it."""
        for chain in (self._free, self._bound):
            if chain:
                self._c.llama_sampler_free(chain)

    def _chain(self, sampling: Sampling, rules: Any = None) -> Any:
        c = self._c
        chain = c.llama_sampler_chain_init(c.llama_sampler_chain_default_params())
        drawn = sampling.temperature > 0
        for part in (
            rules,
            c.llama_sampler_init_temp(sampling.temperature) if drawn else None,
            c.llama_sampler_init_dist(sampling.seed) if drawn else c.llama_sampler_init_greedy(),
        ):
            if part:
                c.llama_sampler_chain_add(chain, part)
        return chain

    def _allowed(self, token: int) -> bool:
        one = (self._c.llama_token_data * 1)(self._c.llama_token_data(token, 0.0, 0.0))
        array = self._c.llama_token_data_array(one, 1, -1, False)
        self._c.llama_sampler_apply(self._rules, ctypes.byref(array))
        return bool(one[0].logit == 0.0)


def _opens_with(pieces: Sequence[Piece], text: str) -> bool:
    return bool(pieces) and isinstance(pieces[0], Own) and pieces[0].text.startswith(text)

"""What a model file says of itself, and which files are told from models at once."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.catalog import QWEN_CODER, SMOLLM2
from models.dialects.every import of_file
from models.gguf import PROCESS, SHORT, Encoder, Shape, about, encoder_of, memory, seeing, shape, shape_of, width
from models.model import ModelError
from tests.tiny_model import tiny, tiny_eye

GOOD = tiny()
EYE = tiny_eye()
QWEN = Encoder("qwen3vl_merger", patch=16, merged=2, side=768, width=1024, inner=4096, out=2048, layers=24, heads=16)
"""As large as that of Qwen3-VL 2B."""


def test_the_shape_of_a_whole_file() -> None:
    assert shape(memoryview(GOOD), "tiny.gguf") == Shape("llama", layers=2, kv_width=32, vocabulary=3)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GGU", "its header cannot be read"),
        (b"PK\x03\x04" + GOOD[4:], "it does not begin with GGUF"),
        (b"GGUF" + struct.pack("<I", 1) + GOOD[8:], "its version is 1"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 0), "there is nothing in it"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1, 1 << 60), "it counts"),
        (GOOD[:100], "its header"),
        (GOOD[:60] + b"\xff" * 40 + GOOD[100:], "tiny.gguf is not a GGUF model"),
        (GOOD[:-1], f"is cut short ({len(GOOD) - 1} bytes of at least {len(GOOD)})"),
    ],
)
def test_what_is_no_model_is_told(data: bytes, said: str) -> None:
    with pytest.raises(ModelError) as raised:
        shape(memoryview(data), "tiny.gguf")
    assert said in str(raised.value)
    assert "again" in str(raised.value)


def test_memory_counts_weights_cells_and_scores() -> None:
    seen = Shape("llama", layers=30, kv_width=192, vocabulary=49_152)
    assert memory(1000, seen, 3072, 1024) == 1000 + 2 * 30 * 192 * 3072 * 2 + 49_152 * 1024 * 4 + PROCESS
    assert memory(1000, Shape(), 3072, 1024) == 1000 + PROCESS


def test_the_larger_model_of_the_catalogue_takes_more() -> None:
    small, large = (memory(one.loaded, one.shape, 3072, 1024) for one in (SMOLLM2, QWEN_CODER))
    assert small < 500_000_000 < large


def file_of(pairs: list[tuple[str, int, bytes]]) -> memoryview:
    """A whole file of one tensor that says these things of itself: key, kind, bytes of the value."""
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(pairs))
    for key, kind, value in pairs:
        head += text(key) + struct.pack("<I", kind) + value
    head += text("output.weight") + struct.pack("<IQIQ", 1, 8, 0, 0)
    return memoryview(head + bytes(-len(head) % 32) + bytes(32))


def text(said: str) -> bytes:
    raw = said.encode()
    return struct.pack("<Q", len(raw)) + raw


def listed(*words: str) -> bytes:
    return struct.pack("<IQ", 8, len(words)) + b"".join(map(text, words))


def numbers(*figures: int) -> bytes:
    return struct.pack(f"<IQ{len(figures)}I", 4, len(figures), *figures)


def test_what_a_file_says_of_itself_is_what_dialects_are_told_by() -> None:
    said = about(file_of([("general.name", 8, text("Holo3.1 4B")), ("general.tags", 9, listed("gui", "agent"))]), "holo.gguf")
    assert said == {"general.name": "Holo3.1 4B", "general.tags": ("gui", "agent")}
    assert of_file(said).dialect == "holo3.1"
    assert of_file({"clip.projector_type": about(memoryview(EYE), "eye.gguf")["clip.projector_type"]}).dialect == "qwen3-vl"


def test_of_long_lists_only_the_length_is_kept() -> None:
    words, figures = ["w"] * (SHORT + 1), list(range(SHORT + 2))
    said = about(file_of([("words", 9, listed(*words)), ("figures", 9, numbers(*figures))]), "long.gguf")
    assert (len(said["words"]), len(said["figures"])) == (SHORT + 1, SHORT + 2)
    assert not isinstance(said["words"], tuple)


@pytest.mark.parametrize(
    ("said", "layers", "kv_width"),
    [
        ({"attention.head_count_kv": 2}, 8, 2 * 16),
        ({}, 8, 4 * 16),
        ({"attention.head_count_kv": 2, "attention.key_length": 128}, 8, 2 * 128),
        ({"attention.head_count_kv": 2, "full_attention_interval": 4}, 2, 2 * 16),
        ({"attention.head_count_kv": 2, "full_attention_interval": 3}, 3, 2 * 16),
        ({"attention.head_count_kv": (0, 0, 8, 0, 4, 0, 0, 8)}, 3, 8 * 16),
        ({"attention.head_count_kv": ()}, 0, 0),
        ({"attention.head_count": 0, "attention.head_count_kv": 1}, 8, 64),
    ],
    ids=["grouped", "every head", "key length", "hybrid", "hybrid, not even", "by layer", "no layer", "no heads"],
)
def test_only_layers_that_keep_something_count(said: dict[str, object], layers: int, kv_width: int) -> None:
    found: dict[str, object] = {
        "general.architecture": "a",
        "a.block_count": 8,
        "a.embedding_length": 64,
        "a.attention.head_count": 4,
    }
    found |= {f"a.{key}": value for key, value in said.items()}
    assert shape_of(found) == Shape("a", layers, kv_width, 0)
    assert width(found) == 64


def test_the_encoder_in_a_projector() -> None:
    assert encoder_of(about(memoryview(EYE), "eye.gguf")) == Encoder("qwen3vl_merger", patch=16, merged=2, out=64)
    assert encoder_of(about(memoryview(GOOD), "tiny.gguf")) is None
    assert encoder_of({"general.architecture": "clip", "clip.has_audio_encoder": True}) is None


@pytest.mark.parametrize(
    ("encoder", "grain", "square", "tokens"),
    [
        (QWEN, 32, 0, 40 * 25),
        (Encoder("qwen2.5vl_merger", patch=14, merged=2), 28, 0, 45 * 28),
        (Encoder("gemma3", patch=14, merged=4, side=896), 0, 896, 0),
        (Encoder("idefics3", patch=16, merged=4, side=512), 0, 0, 0),
    ],
    ids=lambda one: one.kind if isinstance(one, Encoder) else None,
)
def test_sizes_that_an_encoder_takes_as_they_are(encoder: Encoder, grain: int, square: int, tokens: int) -> None:
    assert (encoder.grain, encoder.square, encoder.tokens(1280, 800)) == (grain, square, tokens)


def test_seeing_costs_more_for_larger_pictures_but_not_their_square() -> None:
    """Of the weights, the states of one layer, and the pictures that stay encoded."""
    small, large = (seeing(1000, QWEN, tokens, 1) - 1000 for tokens in (500, 1000))
    assert large == 2 * small
    assert seeing(1000, QWEN, 1000, 4) - seeing(1000, QWEN, 1000, 1) == 3 * 1000 * 2048 * 4
    assert 60_000_000 < large < 600_000_000
    assert seeing(1000, Encoder(), 1000, 4) == 1000


@given(st.data())
def test_no_spoilt_header_does_more_than_be_told(data: st.DataObject) -> None:
    """Any bytes put over any part, any end cut off: it reads, or says that it does not."""
    spoilt = bytearray(data.draw(st.sampled_from([GOOD, EYE])))
    at = data.draw(st.integers(0, len(spoilt) - 1))
    put = data.draw(st.binary(max_size=16))
    spoilt[at : at + len(put)] = put
    seen = memoryview(bytes(spoilt[: data.draw(st.integers(0, len(spoilt)))]))
    with suppress(ModelError):
        found = about(seen, "spoilt.gguf")
        encoder_of(found)
        memory(len(seen), shape_of(found), 3072, 1024)

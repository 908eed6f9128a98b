"""What a model file says of itself, and which files are told from models at once."""

from __future__ import annotations

import struct

import pytest

from models.catalog import QWEN_CODER, SMOLLM2
from models.gguf import PROCESS, Shape, memory, shape
from models.model import ModelError
from tests.tiny_model import tiny

GOOD = tiny()


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

"""Edge: the tiny vision model's two files: a text part of the architecture qwen3vl and a projector with its encoder, in GGUF.

The same architecture as Qwen3-VL and what was trained from it, with every number small; all bytes are the vocabulary. `random`
weights are good for everything but being right; trained ones come from `tests.tiny_vision.train`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gguf
import msgspec
import numpy as np
from numpy.typing import NDArray

from tests.byte_vocabulary import letters

Weights = Mapping[str, NDArray[np.float32]]
STARTS, ENDS, SEES, SEEN, PAD = range(256, 261)
SPECIAL = ("<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>")
WORDS = ("red", "green", "blue", "orange")
"""One token each wherever they stand, from `COLOUR` on: tokens of the vocabulary's own, as `<tool_call>` is one of Qwen's."""
COLOUR = 256 + len(SPECIAL)
ORDINARY, CONTROL, OWN = 1, 3, 4
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


class Text(msgspec.Struct, frozen=True):
    """The text part. `sections` are the pairs of a head that turn with time, height and width (interleaved); its first
    `stacked` layers are given a layer of the encoder each."""

    width: int = 96
    inner: int = 256
    layers: int = 3
    heads: int = 4
    kept: int = 2
    head: int = 32
    sections: tuple[int, ...] = (6, 5, 5, 0)
    base: float = 10_000.0
    architecture: str = "qwen3vl"
    vocabulary: int = COLOUR + len(WORDS)
    stacked: int = 0


class Eye(msgspec.Struct, frozen=True):
    """The encoder. `side` is that of the picture whose patches the places are learned for; `stacked` are the layers that are
    handed on besides the last."""

    width: int = 96
    inner: int = 256
    layers: int = 2
    heads: int = 4
    patch: int = 16
    side: int = 128
    out: int = 96
    kind: str = "qwen3vl_merger"
    stacked: tuple[int, ...] = ()

    @property
    def grid(self) -> int:
        return self.side // self.patch


TEXT, EYE = Text(), Eye()


def text_shapes(text: Text) -> dict[str, tuple[int, ...]]:
    """Each matrix as (out, in)."""
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (text.vocabulary, text.width),
        "output_norm.weight": (text.width,),
        "output.weight": (text.vocabulary, text.width),
    }
    for at in range(text.layers):
        shapes |= {
            f"blk.{at}.attn_norm.weight": (text.width,),
            f"blk.{at}.attn_q.weight": (text.heads * text.head, text.width),
            f"blk.{at}.attn_k.weight": (text.kept * text.head, text.width),
            f"blk.{at}.attn_v.weight": (text.kept * text.head, text.width),
            f"blk.{at}.attn_output.weight": (text.width, text.heads * text.head),
            f"blk.{at}.ffn_norm.weight": (text.width,),
            f"blk.{at}.ffn_gate.weight": (text.inner, text.width),
            f"blk.{at}.ffn_up.weight": (text.inner, text.width),
            f"blk.{at}.ffn_down.weight": (text.width, text.inner),
        }
        if text.architecture != "llama":
            shapes |= {f"blk.{at}.attn_{one}_norm.weight": (text.head,) for one in "qk"}
    return shapes


def eye_shapes(eye: Eye) -> dict[str, tuple[int, ...]]:
    wide, four = eye.width, 4 * eye.width
    shapes: dict[str, tuple[int, ...]] = {
        "v.patch_embd.weight": (wide, 3, eye.patch, eye.patch),
        "v.patch_embd.weight.1": (wide, 3, eye.patch, eye.patch),
        "v.patch_embd.bias": (wide,),
        "v.position_embd.weight": (eye.grid**2, wide),
        "v.post_ln.weight": (wide,),
        "v.post_ln.bias": (wide,),
        "mm.0.weight": (four, four),
        "mm.0.bias": (four,),
        "mm.2.weight": (eye.out, four),
        "mm.2.bias": (eye.out,),
    }
    for at in eye.stacked:
        shapes |= {f"v.deepstack.{at}.norm.weight": (four,), f"v.deepstack.{at}.norm.bias": (four,)}
        for name, out in (("fc1", four), ("fc2", eye.out)):
            shapes |= {f"v.deepstack.{at}.{name}.weight": (out, four), f"v.deepstack.{at}.{name}.bias": (out,)}
    for at in range(eye.layers):
        for norm in ("ln1", "ln2"):
            shapes |= {f"v.blk.{at}.{norm}.weight": (wide,), f"v.blk.{at}.{norm}.bias": (wide,)}
        for name, out, of in (
            ("attn_qkv", 3 * wide, wide),
            ("attn_out", wide, wide),
            ("ffn_up", eye.inner, wide),
            ("ffn_down", wide, eye.inner),
        ):
            shapes |= {f"v.blk.{at}.{name}.weight": (out, of), f"v.blk.{at}.{name}.bias": (out,)}
    return shapes


def random(shapes: Mapping[str, tuple[int, ...]], seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """Norms of ones, the rest small."""
    dice = np.random.default_rng(seed)

    def one(name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
        if "norm" in name or "ln" in name.split(".")[-2]:
            return (np.zeros if name.endswith("bias") else np.ones)(shape, np.float32)
        return dice.normal(0, 0.3 / max(shape[-1], 1) ** 0.25, shape).astype(np.float32)

    return {name: one(name, shape) for name, shape in shapes.items()}


def write_text(file: Path, text: Text = TEXT, weights: Weights | None = None, **said: str) -> Path:
    """`said` are more values for the header, such as `name`."""
    made = gguf.GGUFWriter(file, text.architecture)
    made.add_name(said.get("name", "Tiny Vision"))
    made.add_context_length(4096)
    made.add_embedding_length(text.width)
    made.add_block_count(text.layers)
    made.add_feed_forward_length(text.inner)
    made.add_head_count(text.heads)
    made.add_head_count_kv(text.kept)
    made.add_key_length(text.head)
    made.add_value_length(text.head)
    made.add_rope_dimension_count(text.head)
    made.add_rope_freq_base(text.base)
    made.add_layer_norm_rms_eps(1e-6)
    if text.stacked:
        made.add_num_deepstack_layers(text.stacked)
    if text.architecture != "llama":
        made.add_rope_dimension_sections(text.sections)
    _add_vocabulary(made, text.vocabulary)
    if template := said.get("template", TEMPLATE):
        made.add_chat_template(template)
    return _finished(made, weights or random(text_shapes(text)))


def write_eye(file: Path, eye: Eye = EYE, weights: Weights | None = None) -> Path:
    made = gguf.GGUFWriter(file, "clip")
    made.add_type(gguf.GGUFType.MMPROJ)
    made.add_name("Tiny Vision")
    made.add_clip_has_vision_encoder(True)
    made.add_clip_projector_type(eye.kind)
    made.add_vision_projection_dim(eye.out)
    made.add_vision_image_size(eye.side)
    made.add_vision_patch_size(eye.patch)
    made.add_vision_embedding_length(eye.width)
    made.add_vision_feed_forward_length(eye.inner)
    made.add_vision_block_count(eye.layers)
    made.add_vision_head_count(eye.heads)
    made.add_vision_attention_layernorm_eps(1e-6)
    made.add_vision_image_mean([0.5, 0.5, 0.5])
    made.add_vision_image_std([0.5, 0.5, 0.5])
    made.add_vision_use_gelu(True)
    made.add_vision_spatial_merge_size(2)
    if eye.stacked:
        made.add_vision_is_deepstack_layers([at in eye.stacked for at in range(eye.layers)])
    return _finished(made, weights or random(eye_shapes(eye), 1))


def _add_vocabulary(made: Any, size: int) -> None:
    """Bytes, what is special, colours; what is left over are words nobody says."""
    spare = [f"spare{at}" for at in range(size - COLOUR - len(WORDS))]
    made.add_tokenizer_model("gpt2")
    made.add_tokenizer_pre("default")
    made.add_token_list([*letters(), *SPECIAL, *WORDS, *spare])
    kinds = [ORDINARY] * 256 + [CONTROL] * len(SPECIAL) + [OWN] * len(WORDS) + [ORDINARY] * len(spare)
    made.add_token_types(kinds)
    made.add_token_merges(["a b"])
    made.add_eos_token_id(ENDS)
    made.add_add_bos_token(False)


def _finished(made: Any, weights: Weights) -> Path:
    """Matrices of 16 bits, the rest of 32, as the converters write them."""
    for name, values in weights.items():
        wide = values.ndim > 1 and "position" not in name
        made.add_tensor(name, values.astype(np.float16 if wide else np.float32))
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()
    return Path(made.path)

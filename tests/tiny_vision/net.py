"""Pure: the tiny vision model in PyTorch, step for step as llama.cpp computes it (qwen3vl.cpp of the text and of mtmd).

Weights go by their names in GGUF, so that what was trained is written as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import torch
from torch import Tensor
from torch.nn import functional as f

from tests.tiny_vision.files import EYE, TEXT, Eye, Text

Weights = Mapping[str, Tensor]


class Seen(msgspec.Struct, frozen=True):
    """Where the picture's tokens are: from `start`, `rows` times `columns` of them."""

    start: int
    rows: int
    columns: int

    @property
    def count(self) -> int:
        return self.rows * self.columns


def encoded(w: Weights, pixels: Tensor, eye: Eye = EYE) -> Tensor:
    """Pictures, batch x height x width x 3 as bytes, to batch x tokens x `out`."""
    x = (pixels.permute(0, 3, 1, 2).float() / 255 - 0.5) / 0.5
    kernel = w["v.patch_embd.weight"] + w["v.patch_embd.weight.1"]
    x = f.conv2d(x, kernel, stride=eye.patch)
    rows, columns = x.shape[2:]
    places = w["v.position_embd.weight"].T.reshape(1, eye.width, eye.grid, eye.grid)
    places = f.interpolate(places, (rows, columns), mode="bilinear", align_corners=True)
    x = _by_fours(x) + w["v.patch_embd.bias"] + _by_fours(places)
    turn = _turns(rows, columns, eye)
    for at in range(eye.layers):
        x = x + _looks(w, f"v.blk.{at}", _normed(w, f"v.blk.{at}.ln1", x), turn, eye)
        y = _linear(w, f"v.blk.{at}.ffn_up", _normed(w, f"v.blk.{at}.ln2", x))
        x = x + _linear(w, f"v.blk.{at}.ffn_down", f.gelu(y, approximate="tanh"))
    x = _normed(w, "v.post_ln", x).reshape(x.shape[0], -1, 4 * eye.width)
    return _linear(w, "mm.2", f.gelu(_linear(w, "mm.0", x), approximate="tanh"))


def states(w: Weights, tokens: Tensor, made: Tensor, seen: Seen, text: Text = TEXT) -> list[Tensor]:
    """After each layer. `tokens` is batch x length, with any number where the picture is, whose vectors are `made`."""
    x = f.embedding(tokens, w["token_embd.weight"])
    x = torch.cat([x[:, : seen.start], made, x[:, seen.start + seen.count :]], 1)
    turn = _interleaved(tokens.shape[1], seen, text)
    after = []
    for at in range(text.layers):
        x = x + _reads(w, f"blk.{at}", _rms(x, w[f"blk.{at}.attn_norm.weight"]), turn, text)
        y = _rms(x, w[f"blk.{at}.ffn_norm.weight"])
        inner = f.silu(y @ w[f"blk.{at}.ffn_gate.weight"].T) * (y @ w[f"blk.{at}.ffn_up.weight"].T)
        x = x + inner @ w[f"blk.{at}.ffn_down.weight"].T
        after.append(x)
    return after


def logits(w: Weights, last: Tensor) -> Tensor:
    return _rms(last, w["output_norm.weight"]) @ w["output.weight"].T


def _by_fours(x: Tensor) -> Tensor:
    """Batch x width x rows x columns to batch x patches x width, the four patches of a token one after the other."""
    batch, wide, rows, columns = x.shape
    x = x.reshape(batch, wide, rows // 2, 2, columns // 2, 2)
    return x.permute(0, 2, 4, 3, 5, 1).reshape(batch, rows * columns, wide)


def _turns(rows: int, columns: int, eye: Eye) -> Tensor:
    """Angles, patches x half a head: the first half of them by the row, the second by the column."""
    quarter = eye.width // eye.heads // 4
    speed = 10_000.0 ** (-torch.arange(quarter) / quarter)
    y, x = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    places = _by_fours(torch.stack([y, x])[None].float())[0]
    return torch.cat([places[:, :1] * speed, places[:, 1:] * speed], 1)


def _interleaved(length: int, seen: Seen, text: Text) -> Tensor:
    """Angles, tokens x half a head: time, height and width in turn, as far as `sections` go. A picture takes as many places in
    time as its longer side has tokens."""
    place = torch.arange(length).float()
    place[seen.start + seen.count :] += max(seen.rows, seen.columns) - seen.count
    time, height, width = place.clone(), place.clone(), place.clone()
    inside = slice(seen.start, seen.start + seen.count)
    time[inside] = seen.start
    height[inside] = seen.start + torch.arange(seen.rows).repeat_interleave(seen.columns)
    width[inside] = seen.start + torch.arange(seen.columns).repeat(seen.rows)
    pairs = text.head // 2
    which = torch.stack([time, height, width])[torch.arange(pairs) % 3]
    return (which * (text.base ** (-torch.arange(pairs) / pairs))[:, None]).T


def _turned(x: Tensor, angles: Tensor) -> Tensor:
    """Batch x heads x tokens x head, its halves turned against each other."""
    one, other = x.chunk(2, -1)
    cos, sin = angles.cos(), angles.sin()
    return torch.cat([one * cos - other * sin, one * sin + other * cos], -1)


def _looks(w: Weights, name: str, x: Tensor, turn: Tensor, eye: Eye) -> Tensor:
    q, k, v = (_split(part, eye.heads) for part in _linear(w, f"{name}.attn_qkv", x).chunk(3, -1))
    out = f.scaled_dot_product_attention(_turned(q, turn), _turned(k, turn), v)
    return _linear(w, f"{name}.attn_out", out.transpose(1, 2).flatten(2))


def _reads(w: Weights, name: str, x: Tensor, turn: Tensor, text: Text) -> Tensor:
    q, k, v = (x @ w[f"{name}.attn_{one}.weight"].T for one in "qkv")
    q = _turned(_rms(_split(q, text.heads), w[f"{name}.attn_q_norm.weight"]), turn)
    k = _turned(_rms(_split(k, text.kept), w[f"{name}.attn_k_norm.weight"]), turn)
    each = text.heads // text.kept
    k, v = k.repeat_interleave(each, 1), _split(v, text.kept).repeat_interleave(each, 1)
    out = f.scaled_dot_product_attention(q, k, v, is_causal=True)
    return out.transpose(1, 2).flatten(2) @ w[f"{name}.attn_output.weight"].T


def _split(x: Tensor, heads: int) -> Tensor:
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def _linear(w: Weights, name: str, x: Tensor) -> Tensor:
    return f.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])


def _normed(w: Weights, name: str, x: Tensor) -> Tensor:
    return f.layer_norm(x, x.shape[-1:], w[f"{name}.weight"], w[f"{name}.bias"], 1e-6)


def _rms(x: Tensor, weight: Tensor) -> Tensor:
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * weight

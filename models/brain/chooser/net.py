"""Pure: the chooser's network: a small encoder that reads a situation once and points at what to do, to whom, with which words.

The body is all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; 6 layers, width 384, Apache-2.0), told besides which part of the
situation a token is of and where on the screen its element is. What it says of a situation of n tokens and m elements:

- `ops` (13) and `keys` (34): how much each speaks for itself;
- `targets` (m x 5): how well each element suits a click, a double click, a right click, a text, the start of a drag;
- `nowhere` (1): a text for where the keyboard is;
- `starts`, `ends` (m + 3 x n): where the text begins and ends if it goes into an element, nowhere in particular, names an
  application, or is to be remembered;
- `drops` (m x m): where a drag from one element ends.
"""

from __future__ import annotations

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.decide import AIMED, KEYS, OPS
from models.situation import PARTS

BESIDES = 3
"""Queries for a text besides the elements: nowhere, an application, to remember."""
WAVES = 5
"""Octaves in which a place on the screen is told."""


class Size(msgspec.Struct, frozen=True):
    """Of the body, as the pre-trained file has it but for the words: its vocabulary is in the order of how often they occur,
    and what is left out falls into pieces that are kept."""

    words: int = 18_000
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    places: int = 512


class Said(msgspec.Struct, frozen=True):
    """What the network says, a batch of it."""

    ops: Tensor
    keys: Tensor
    targets: Tensor
    nowhere: Tensor
    starts: Tensor
    ends: Tensor
    drops: Tensor


class Layer(nn.Module):
    """One layer of BERT: attention and feed-forward, each with its norm after it."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.mixed = nn.Linear(size.width, 3 * size.width)
        self.out, self.first = nn.Linear(size.width, size.width), nn.LayerNorm(size.width, 1e-12)
        self.up, self.down = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)
        self.second, self.drop = nn.LayerNorm(size.width, 1e-12), nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, width = x.shape
        parts = self.mixed(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], mask)
        x = self.first(x + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, width))))
        y: Tensor = self.second(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return y


class Body(nn.Module):
    """The encoder."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(size.words, size.width), nn.Embedding(size.places, size.width)
        self.parts, self.where = nn.Embedding(len(PARTS), size.width), nn.Linear(4 * 2 * WAVES, size.width, bias=False)
        self.norm, self.drop = nn.LayerNorm(size.width, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList([Layer(size) for _ in range(size.layers)])
        nn.init.zeros_(self.parts.weight)
        nn.init.zeros_(self.where.weight)

    def forward(self, ids: Tensor, parts: Tensor, boxes: Tensor) -> Tensor:
        """rows x n x width. Tokens of number 0 are padding."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.parts(parts) + self.where(waves(boxes))
        x = self.drop(self.norm(x))
        mask = (ids != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Chooser(nn.Module):
    """Body and heads."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        width = size.width
        self.body = Body(size)
        self.whole = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.ops, self.keys, self.nowhere = nn.Linear(width, len(OPS)), nn.Linear(width, len(KEYS)), nn.Linear(width, 1)
        self.mark = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.targets, self.besides = nn.Linear(width, len(AIMED)), nn.Parameter(torch.randn(BESIDES, width) * 0.02)
        self.asks, self.holds = nn.Linear(width, 2 * width), nn.Linear(width, 2 * width)
        self.lets, self.takes = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, ids: Tensor, parts: Tensor, boxes: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """See `Said`. `marks` are rows x m places of elements, 0 for padding."""
        x = self.body(ids, parts, boxes)
        real = (ids != 0)[:, :, None].to(x.dtype)
        mean = (x * real).sum(1) / real.sum(1)
        whole = self.whole(torch.cat([x[:, 0], mean], -1))
        at = torch.gather(x, 1, marks[:, :, None].expand(-1, -1, x.shape[-1]))
        at = self.mark(torch.cat([at, whole[:, None].expand_as(at)], -1))
        queries = self.asks(torch.cat([at, whole[:, None] + self.besides], 1))
        held = self.holds(x)
        scale = x.shape[-1] ** -0.5
        starts, ends = (
            one @ two.transpose(1, 2) * scale for one, two in zip(queries.chunk(2, -1), held.chunk(2, -1), strict=True)
        )
        drops = self.lets(at) @ self.takes(at).transpose(1, 2) * scale
        return self.ops(whole), self.keys(whole), self.targets(at), self.nowhere(whole), starts, ends, drops


def waves(boxes: Tensor) -> Tensor:
    """Middle and size of boxes (shares of the picture) as waves of several lengths; zeros where there is none."""
    left, top, width, height = boxes.unbind(-1)
    parts = torch.stack([left + width / 2, top + height / 2, width, height], -1)
    angles = parts[..., None] * (torch.pi * 2.0 ** torch.arange(WAVES, device=boxes.device))
    told = torch.cat([angles.sin(), angles.cos()], -1).flatten(-2)
    return told * (boxes.sum(-1, keepdim=True) > 0)


def pretrained(weights: dict[str, Tensor], size: Size) -> Chooser:
    """A chooser whose body is the pre-trained encoder's; `weights` as its file names them."""
    net = Chooser(size)
    own = {name.removeprefix("bert."): one for name, one in weights.items()}
    kept = {
        "words.weight": own["embeddings.word_embeddings.weight"],
        "places.weight": own["embeddings.position_embeddings.weight"],
    }
    kept["words.weight"] = kept["words.weight"][: size.words]
    kept |= {f"norm.{part}": own[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    for number in range(size.layers):
        kept |= _layer(own, number)
    missing = net.body.load_state_dict(kept, strict=False)
    wrong = [name for name in missing.missing_keys if not name.startswith(("parts.", "where."))]
    if wrong or missing.unexpected_keys:
        raise ValueError(f"These weights are of another network: {wrong or missing.unexpected_keys}")
    with torch.no_grad():  # every token was of the first kind when it was trained
        net.body.words.weight += own["embeddings.token_type_embeddings.weight"][0]
    return net


def _layer(own: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    """One layer's weights by our names."""
    names = {
        "out": "attention.output.dense", "first": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "second": "output.LayerNorm",
    }  # fmt: skip
    found = {}
    for part in ("weight", "bias"):
        mixed = [own[f"encoder.layer.{number}.attention.self.{one}.{part}"] for one in ("query", "key", "value")]
        found[f"layers.{number}.mixed.{part}"] = torch.cat(mixed)
        found |= {
            f"layers.{number}.{ours}.{part}": own[f"encoder.layer.{number}.{theirs}.{part}"] for ours, theirs in names.items()
        }
    return found

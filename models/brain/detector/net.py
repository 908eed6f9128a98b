"""Pure: the detector's network and what it is taught: one stage, no anchors, one map of answers at an eighth of the size.

Plain 3x3 convolutions, which processors do best, few of them where the map is large; below, layers down to a 64th of the size
see the whole of wide fields and hand it up. After FCOS (Tian et al. 2019) with the quality focal loss of GFL (Li et al. 2020):
each cell near a control's middle says how well its own box will fit.
"""

from __future__ import annotations

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.brain.detector.aims import Aim
from models.controls import ROLES, STATES

UNIT = 16.0
"""Pixels from a cell to an edge of its box when the network says 0; it speaks in logarithms."""


class Widths(msgspec.Struct, frozen=True):
    """Channels at half the size, a quarter, an eighth and so on; residual blocks from an eighth on; channels of the head."""

    channels: tuple[int, ...] = (16, 24, 56, 96, 128, 128)
    blocks: tuple[int, ...] = (1, 2, 2, 1)
    head: int = 56


def _conv(given: int, made: int, stride: int = 1, size: int = 3) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(given, made, size, stride, size // 2, bias=False), nn.BatchNorm2d(made), nn.ReLU(inplace=True)
    )


class Block(nn.Module):
    """Two convolutions and what came in."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = _conv(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, given: Tensor) -> Tensor:
        return functional.relu(given + self.second(self.first(given)))


class Net(nn.Module):
    """`forward` takes N x 3 x H x W from 0 to 1, H and W multiples of 64, and gives logits of roles, logarithms of the
    distances to the four edges, and logits of states, each N x channels x H/8 x W/8."""

    def __init__(self, widths: Widths) -> None:
        super().__init__()
        c = widths.channels
        self.stem = nn.Sequential(_conv(3, c[0], 2), _conv(c[0], c[1], 2), _conv(c[1], c[1]))
        stages = [
            nn.Sequential(_conv(c[n + 1], c[n + 2], 2), *(Block(c[n + 2]) for _ in range(count)))
            for n, count in enumerate(widths.blocks)
        ]
        self.stages = nn.ModuleList(stages)
        self.sides = nn.ModuleList(nn.Conv2d(one, widths.head if n == 0 else c[2], 1) for n, one in enumerate(c[2:]))
        self.ups = nn.ModuleList(_conv(c[2], c[2]) for _ in c[4:])
        self.join = nn.Conv2d(c[2], widths.head, 1)
        self.roles = nn.Sequential(_conv(widths.head, widths.head), nn.Conv2d(widths.head, len(ROLES) + len(STATES), 1))
        self.edges = nn.Sequential(_conv(widths.head, widths.head), nn.Conv2d(widths.head, 4, 1))
        last = self.roles[-1]
        assert isinstance(last, nn.Conv2d)
        assert last.bias is not None
        nn.init.constant_(last.bias, -4.0)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        seen, here = [], self.stem(pixels)
        for stage in self.stages:
            here = stage(here)
            seen.append(here)
        above = self.sides[-1](seen[-1])
        for n in range(len(seen) - 2, 0, -1):
            above = self.ups[n - 1](self.sides[n](seen[n]) + functional.interpolate(above, scale_factor=2.0, mode="nearest"))
        whole = functional.relu(
            self.sides[0](seen[0]) + functional.interpolate(self.join(above), scale_factor=2.0, mode="nearest")
        )
        said = self.roles(whole)
        return said[:, : len(ROLES)], self.edges(whole), said[:, len(ROLES) :]


class Answering(nn.Module):
    """The network as it is shipped: takes RGB from 0 to 255, gives chances, left, top, right and bottom in pixels, and states'
    chances."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        roles, edges, states = self.net(pixels / 255.0)
        return roles.sigmoid(), edges.clamp(-4, 6).exp() * UNIT, states.sigmoid()


def loss(said: tuple[Tensor, Tensor, Tensor], aims: Aim) -> tuple[Tensor, dict[str, float]]:
    """What to make smaller, and its parts for the log. `aims` holds stacked tensors of a batch, each with N in front."""
    roles, edges, states = (one.float() for one in said)
    role, weight = torch.as_tensor(aims.role), torch.as_tensor(aims.weight)
    held = role >= 0
    total = weight[held].sum().clamp(min=1.0)
    made = edges.clamp(-4, 6).exp().permute(0, 2, 3, 1)[held] * UNIT
    truth = torch.as_tensor(aims.edges).permute(0, 2, 3, 1)[held]
    fit, apart = _fit(made, truth)
    box_loss = (apart * weight[held]).sum() / total
    wanted = torch.zeros_like(roles).permute(0, 2, 3, 1)
    wanted[held] = functional.one_hot(role[held], len(ROLES)).float() * fit.detach().clamp(0.05, 1)[:, None]
    scale = torch.where(held, weight, (role == -1).float())[..., None]
    logits = roles.permute(0, 2, 3, 1)
    # Quality focal loss, beta 2: |wanted - said|^2 times the cross entropy.
    entropy = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    role_loss = ((wanted - logits.sigmoid()).abs() ** 2 * entropy * scale).sum() / total
    marks = functional.binary_cross_entropy_with_logits(
        states.permute(0, 2, 3, 1)[held], torch.as_tensor(aims.states).permute(0, 2, 3, 1)[held], reduction="none"
    )
    state_loss = (marks.sum(1) * weight[held]).sum() / total
    whole = role_loss + 1.5 * box_loss + 0.3 * state_loss
    return whole, {"role": role_loss.item(), "box": box_loss.item(), "state": state_loss.item(), "fit": fit.mean().item()}


def _fit(made: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """Intersection over union of boxes around the same cells, and the loss of generalised IoU."""
    shared = torch.minimum(made, truth)
    over = (shared[:, 0] + shared[:, 2]) * (shared[:, 1] + shared[:, 3])
    areas = [(one[:, 0] + one[:, 2]) * (one[:, 1] + one[:, 3]) for one in (made, truth)]
    union = areas[0] + areas[1] - over
    outer = torch.maximum(made, truth)
    hull = (outer[:, 0] + outer[:, 2]) * (outer[:, 1] + outer[:, 3])
    fit = over / union.clamp(min=1e-6)
    return fit, 1 - fit + (hull - union) / hull.clamp(min=1e-6)

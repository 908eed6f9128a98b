"""Pure: how far what the chooser says is from what is right: the logarithm of the chance it gives to any of the right acts."""

from __future__ import annotations

from collections import defaultdict

import torch
from torch import Tensor

from models.brain.chooser.aim import Aim
from models.brain.chooser.batch import Batch
from models.brain.chooser.net import Said
from models.decide import AIMED, OPS

NEVER = -1e4


def loss(said: Said, batch: Batch) -> Tensor:
    """Mean over the rows that have something right."""
    told = Told(said, batch)
    rows: dict[int, list[Tensor]] = defaultdict(list)
    for aim in batch.aims:
        rows[aim.row].append(told.chance(aim))
    return -torch.stack([torch.logsumexp(torch.stack(ways), 0) for ways in rows.values()]).mean()


class Told:
    """What was said, as logarithms of chances."""

    def __init__(self, said: Said, batch: Batch) -> None:
        self.ops, self.keys = said.ops.float().log_softmax(-1), said.keys.float().log_softmax(-1)
        gone = batch.marks == 0
        targets = said.targets.float().masked_fill(gone[:, :, None], NEVER)
        nowhere = said.nowhere.float()[:, None, :].expand(-1, 1, len(AIMED)).clone()
        for at, name in enumerate(AIMED):
            if name != "type":
                nowhere[:, :, at] = NEVER
        self.targets = torch.cat([targets, nowhere], 1).log_softmax(1)
        silent = ~batch.texts[:, None, :]
        self.starts = said.starts.float().masked_fill(silent, NEVER).log_softmax(-1)
        self.ends = said.ends.float().masked_fill(silent, NEVER).log_softmax(-1)
        self.drops = said.drops.float().masked_fill(gone[:, None, :], NEVER).log_softmax(-1)
        self.elements = batch.marks.shape[1]

    def chance(self, aim: Aim) -> Tensor:
        """The logarithm of the chance of one act, whichever of its elements it takes."""
        op = OPS[aim.op]
        whole = self.ops[aim.row, aim.op]
        if op == "key":
            return whole + self.keys[aim.row, aim.key]
        if op in ("open", "remember"):
            return whole + self._text(aim, self.elements + (1 if op == "open" else 2))
        if op not in AIMED:
            return whole
        kind = AIMED.index(op)
        places = aim.marks or ((self.elements,) if op == "type" else ())
        ways = [self.targets[aim.row, place, kind] + self._rest(aim, place, op) for place in places]
        return whole + torch.logsumexp(torch.stack(ways), 0)

    def _rest(self, aim: Aim, place: int, op: str) -> Tensor:
        if op == "type":
            return self._text(aim, place)
        if op == "drag":
            return torch.logsumexp(torch.stack([self.drops[aim.row, place, end] for end in aim.ends]), 0)
        return torch.zeros(())

    def _text(self, aim: Aim, query: int) -> Tensor:
        spans = [self.starts[aim.row, query, one] + self.ends[aim.row, query, two] for one, two in aim.spans]
        return torch.logsumexp(torch.stack(spans), 0)

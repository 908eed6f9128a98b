"""Edge: a checkpoint as ONNX: `python -m models.brain.detector.export runs/a/last.pt models/boxes.onnx`."""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import msgspec
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from models.brain.detector.net import Answering, Net, Widths


def export(checkpoint: Path, file: Path) -> int:
    """Writes the averaged weights, normalisation folded into the convolutions; the number of parameters."""
    held = torch.load(checkpoint, weights_only=False)
    net = Net(msgspec.json.decode(held["widths"], type=Widths))
    net.load_state_dict(held["mean"])
    net.eval()
    _folded(net)
    begun = file.with_suffix(".part")
    axes = {0: "n", 2: "height", 3: "width"}
    out = {name: {0: "n", 2: "rows", 3: "columns"} for name in ("roles", "edges", "states")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Answering(net).eval(), (torch.zeros(1, 3, 128, 128),), str(begun), input_names=["pixels"], output_names=[*out],
            dynamic_axes={"pixels": axes, **out}, opset_version=17, dynamo=False,
        )  # fmt: skip
    begun.rename(file)
    return sum(one.numel() for one in net.parameters())


def _folded(module: nn.Module) -> None:
    """Puts each batch normalisation into the convolution before it."""
    for child in module.children():
        _folded(child)
    if isinstance(module, nn.Sequential):
        for n in range(len(module) - 1):
            conv, norm = module[n], module[n + 1]
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                module[n], module[n + 1] = fuse_conv_bn_eval(conv, norm), nn.Identity()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.detector.export")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    count = export(asked.checkpoint, asked.file)
    print(f"{asked.file}: {count} parameters, {asked.file.stat().st_size / 1e6:.1f} MB")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Edge: a chooser in training as the files that are shipped: `python -m models.brain.chooser.export RUN ..`."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import torch

from models.brain.chooser.net import Chooser, Size
from models.brain.chooser.train import vocabulary
from models.chooser import MADE, NETWORK, WORDS
from models.network import hush

OUTPUTS = ("ops", "keys", "targets", "nowhere", "starts", "ends", "drops")
INPUTS = ("ids", "parts", "boxes", "marks")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.chooser.export")
    parser.add_argument("run", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    net = Chooser(Size())
    net.load_state_dict(torch.load(asked.run / "last.pt", weights_only=True)["net"])
    asked.out.mkdir(parents=True, exist_ok=True)
    words = "".join(f"{word}\n" for word in vocabulary(asked.base)).encode()
    (asked.out / WORDS).write_bytes(words)
    whole = asked.out / "whole.onnx"
    _written(net.eval(), whole)
    _small(whole, asked.out / NETWORK, hashlib.sha256(words).hexdigest())
    whole.unlink()
    return 0


def _written(net: Chooser, file: Path) -> None:
    """As ONNX, in float32."""
    ids = torch.randint(200, 900, (1, 40))
    parts, boxes = torch.full((1, 40), 3), torch.rand(1, 40, 4)
    marks = torch.tensor([[5, 12, 20]])
    free = {0: "row", 1: "token"}
    axes = {"ids": free, "parts": free, "boxes": free, "marks": {0: "row", 1: "element"}}
    axes |= {"targets": {0: "row", 1: "element"}, "starts": {0: "row", 1: "query", 2: "token"}}
    axes |= {"ends": axes["starts"], "drops": {0: "row", 1: "element", 2: "end"}}
    axes |= {name: {0: "row"} for name in ("ops", "keys", "nowhere")}
    torch.onnx.export(
        net,
        (ids, parts, boxes, marks),
        str(file),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _small(whole: Path, file: Path, words: str) -> None:
    """Weights as eight-bit numbers, a scale for each row of them: a quarter of the size, and twice as fast."""
    import onnx

    hush()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(whole), str(file), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    made = onnx.load(str(file))
    onnx.helper.set_model_props(made, {"made": MADE, "words": words})
    onnx.save(made, str(file))


if __name__ == "__main__":
    sys.exit(main())

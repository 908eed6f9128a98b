"""onnxruntime reports nothing to its maker: whoever opens a network or reads a screen has said so before it is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

OPENED = {
    "the chooser": "from models.chooser import OnnxChooser; OnnxChooser(threads=1)",
    "the detector": "from models.boxes import BoxDetector; BoxDetector(threads=1)",
    "the reader": "import numpy; from models.ocr import RapidReader; RapidReader(1).read(numpy.zeros((99, 99, 3), 'uint8'))",
}
ASKED = """
import os, sys
class Watch:
    def find_spec(self, name, *rest):
        if name == "onnxruntime":
            print(os.environ.get("ORT_DISABLE_TELEMETRY"))
sys.meta_path.insert(0, Watch())
{opened}
"""


@pytest.mark.parametrize("opened", OPENED.values(), ids=OPENED)
def test_telemetry_is_off_before_onnxruntime_is_imported(opened: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)
    told = subprocess.run([sys.executable, "-c", ASKED.format(opened=opened)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "1"

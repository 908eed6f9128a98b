"""Edge: every byte below some folders searched for what must be nowhere: as text in each way that it may be written, and as
pictures through the reader.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.eyes.veil import shows
from models.model import Reader

PICTURE = re.compile(rb"data:image/\w+;base64,([A-Za-z0-9+/=]+)")
BYTES = NDArray[np.uint8]


class Sweep:
    """Knows what must be nowhere, by names to tell it by."""

    def __init__(self, planted: Mapping[str, str], reader: Reader) -> None:
        self._planted = planted
        self._written = {name: tuple(ways(value)) for name, value in planted.items()}
        self._reader = reader
        self.files = 0
        self.pictures = 0

    def folders(self, *folders: Path) -> list[str]:
        """Where something was found, and what; links are not followed."""
        return [said for folder in folders for path in sorted(folder.rglob("*")) if _is_file(path) for said in self.file(path)]

    def file(self, path: Path) -> list[str]:
        self.files += 1
        content = path.read_bytes()
        found = self.content(content, str(path)) + [f"{path}: its name tells {one}" for one in self._in(str(path).encode())]
        pictures = [content] if path.suffix in (".png", ".webp", ".part") else []
        pictures += [base64.b64decode(found) for found in PICTURE.findall(content)]
        return found + [said for number, one in enumerate(pictures) for said in self.picture(one, f"{path}, picture {number}")]

    def content(self, content: bytes, where: str) -> list[str]:
        return [f"{where} holds {one}" for one in self._in(content)]

    def picture(self, content: bytes, where: str) -> list[str]:
        """As it reads, and as it reads at twice the size."""
        image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR_RGB)
        if image is None:
            return []
        self.pictures += 1
        texts = [line.text for line in self._reader.read(np.ascontiguousarray(image, np.uint8))]
        lines = [*texts, "".join(texts)]
        return [f"{where} shows {name}" for name, value in self._planted.items() if any(shows(one, value) for one in lines)]

    def _in(self, content: bytes) -> list[str]:
        return [name for name, written in self._written.items() if any(one in content for one in written)]


def ways(value: str) -> Iterator[bytes]:
    """Each way that a text may be written in a file."""
    plain = value.encode()
    yield from (plain, value.encode("utf-16-le"), value.encode("utf-16-be"), plain.hex().encode())
    yield from (
        json.dumps(value)[1:-1].encode(),
        html.escape(value).encode(),
        quote(value).encode(),
        repr(value)[1:-1].encode(),
    )
    for shift in range(3):  # base64 differs by where in a text it begins; what depends on the neighbours is left off
        yield base64.b64encode(b"\0" * shift + plain)[(0, 2, 3)[shift] : -4 - (len(plain) + shift) % 3]


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()

"""Edge: a real server of llama-cpp-python as a process on 127.0.0.1."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READY = 120.0
"""Seconds that a loaded machine may take to start it."""


@contextmanager
def llama_server(model: Path, *options: str) -> Iterator[str]:
    """Its address, once it answers; what it says goes into a file beside the model."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--host", "127.0.0.1", "--port", port, *options]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    log = model.with_suffix(".log")
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said, env=environment) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/docs", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            assert process.poll() is None, log.read_text("utf-8", "replace")
            assert time.monotonic() < until, "the server did not come up"
            time.sleep(0.1)
        else:
            return

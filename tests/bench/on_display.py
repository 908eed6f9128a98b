"""Edge: this process on another display for a while."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def on_display(environment: Mapping[str, str]) -> Iterator[None]:
    """With these variables; those of before come back."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)

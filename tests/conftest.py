"""Every test has config and data folders of its own; nothing here ever touches the real home, display or network."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The machine may be busy, and a test that fails today must fail tomorrow: no deadline, the same examples each time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`DESKHAND_CONFIG` and `DESKHAND_DATA` below this test's own folder."""
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))

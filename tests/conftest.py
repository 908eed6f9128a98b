"""Every test has config and data folders of its own; nothing here ever touches the real home, display or network."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`DESKHAND_CONFIG` and `DESKHAND_DATA` below this test's own folder."""
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))

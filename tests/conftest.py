"""Every test has config and data folders of its own; nothing here ever touches the real home, display or network."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

# The machine may be busy, and a test that fails today must fail tomorrow: no deadline, the same examples each time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and every process started here would inherit it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`DESKHAND_CONFIG` and `DESKHAND_DATA` below this test's own folder."""
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))

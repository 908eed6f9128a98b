"""Edge: where things lie on this machine (platformdirs), each folder made private (0700) when first asked for."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from agent.errors import JournalError

NAME = "deskhand"


def config_file() -> Path:
    """`config.toml`; `DESKHAND_CONFIG` overrides it."""
    return Path(os.environ.get("DESKHAND_CONFIG") or platformdirs.user_config_path(NAME) / "config.toml")


def policy_file() -> Path:
    """The person's own rules, read on top of the shipped policy."""
    return config_file().with_name("policy.toml")


def skills() -> Path:
    """The person's own skills, a folder each."""
    return config_file().with_name("skills")


def trusted_skills() -> Path:
    """Which skills the person said yes to."""
    return data() / "trusted-skills.json"


def secret_names() -> Path:
    """What the person's secrets are called; what they are is in the system's keyring."""
    return config_file().with_name("secrets.txt")


def data() -> Path:
    """Runs and models; `DESKHAND_DATA` overrides it."""
    return Path(os.environ.get("DESKHAND_DATA") or platformdirs.user_data_path(NAME))


def runs() -> Path:
    return _made(data() / "runs")


def models() -> Path:
    return _made(data() / "models")


def runtime() -> Path:
    """For what lives as long as a process: pid files."""
    return _made(data() / "run")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(
            f"The folder {folder} cannot be made ({error.strerror}): free space, mend its permissions, or set DESKHAND_DATA."
        ) from error
    return folder

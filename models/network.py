"""Edge: onnxruntime, and how it opens a network of our own: which file, what it says of itself, the mend when it is broken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.model import ModelError


def hush() -> None:
    """Before onnxruntime is imported, by whomever: since 1.32 it tells its maker of its use over the network, unless this
    variable is set (its Privacy.md, "Disabling Telemetry")."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def opened(file: Path, threads: int, mend: str) -> Any:
    """A session of onnxruntime. Raises ModelError, with `mend`, for a file that is missing or broken."""
    hush()
    try:
        import onnxruntime
    except (ImportError, OSError) as error:
        raise ModelError(f"onnxruntime does not load ({error}): run `make clean setup`, or reinstall it.") from error
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads, settings.inter_op_num_threads, settings.log_severity_level = threads, 1, 4
    # Waiting threads would spin, and the application that is worked on needs the processor too.
    settings.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(file), settings, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"The network in {file} is missing or broken: {mend}.") from error


def said(session: Any) -> Mapping[str, str]:
    """What a network's file says of itself."""
    found: Mapping[str, str] = session.get_modelmeta().custom_metadata_map
    return found

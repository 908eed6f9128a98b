"""Edge: a model file into another precision, with llama.cpp's own quantiser."""

from __future__ import annotations

import ctypes
from pathlib import Path

from models.model import ModelError


def requantised(source: Path, to: Path) -> None:
    """Writes `source` as Q8_0 to `to`: on a processor it reads prompts twice as fast as Q4_1. Raises ModelError."""
    try:
        import llama_cpp.llama_cpp as c
    except (ImportError, OSError) as error:
        raise ModelError(f"llama-cpp-python does not load ({error}): reinstall it.") from error
    quiet = c.llama_log_callback(lambda *_: None)
    c.llama_log_set(quiet, ctypes.c_void_p(0))
    parameters = c.llama_model_quantize_default_params()
    parameters.ftype = c.LLAMA_FTYPE_MOSTLY_Q8_0
    parameters.allow_requantize = True
    failed = c.llama_model_quantize(str(source).encode(), str(to).encode(), ctypes.byref(parameters))
    # The callback must not be freed while llama.cpp still holds it.
    c.llama_log_set(c.llama_log_callback(0), ctypes.c_void_p(0))
    del quiet
    if failed:
        to.unlink(missing_ok=True)
        raise ModelError(f"{source.name} cannot be prepared (llama.cpp answered {failed}): pull it again.")

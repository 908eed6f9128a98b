"""Edge: keeps `True` and `None` alive. PySide6 6.12.0 gives back a reference that it never took: to `True` at each
`Signal.emit`, to `None` at each `QTimer.singleShot`. Before Python 3.12 they can die: the process aborts after some hundred.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def keep_constants() -> None:
    """Makes them outlive any number of such losses, as Python 3.12 and later do themselves."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for constant in (True, False, None):
            ctypes.c_ssize_t.from_address(id(constant)).value += PLENTY  # the count is an object's first field

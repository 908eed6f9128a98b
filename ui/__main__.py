"""Edge: opens the panel; a second start raises the first. Every error ends here as one sentence and an exit code."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtWidgets import QApplication

from agent import places
from agent.errors import AgentError, UsageError
from agent.eyes.windows import open_desktop
from agent.settings import Settings, parse
from ui.app import App
from ui.language import speak
from ui.single import Single
from ui.theme import dress, icon


def main() -> int:
    """The exit code."""
    try:
        reach()
    except AgentError as error:
        sys.stderr.write(f"deskhand: {error}\n")
        return 1
    # WM_CLASS of every window: the agent masks such windows and never clicks them.
    application = QApplication(["deskhand", *sys.argv[1:]])
    application.setApplicationName("deskhand")
    application.setDesktopFileName("deskhand")
    application.setQuitOnLastWindowClosed(False)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    chosen, trouble = settings()
    speak(application, chosen.language)
    dress(application, chosen.theme)
    application.setWindowIcon(icon())
    try:
        single = Single(str(places.data().absolute()))
        if not single.first("--delegate" in sys.argv):
            return 0
        app = App(chosen, trouble)
    except AgentError as error:
        sys.stderr.write(f"deskhand: {error}\n")
        return 1
    single.called.connect(app.bring)
    single.delegated.connect(app.call)
    app.open("--tray" in sys.argv, "--delegate" in sys.argv)
    return application.exec()


def reach() -> None:
    """Qt would abort without a display, and say nothing that a person could act on. Raises CaptureError with the mend."""
    other = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb"
    if sys.platform.startswith("linux") and not other:
        open_desktop().close()


def settings() -> tuple[Settings, str]:
    """The person's settings; the defaults, and what is wrong, where they do not read."""
    path = places.config_file()
    try:
        return (parse(path.read_text("utf-8"), str(path)) if path.exists() else Settings()), ""
    except UsageError as error:
        return Settings(), str(error)
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), f"{path}: {error}"


if __name__ == "__main__":
    sys.exit(main())

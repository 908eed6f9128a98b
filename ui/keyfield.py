"""Edge: a field that takes a hotkey by having it pressed. Shown as on the keyboard, kept in pynput's notation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from agent.hands.hotkeys import shown
from ui.parts import restyle

NAMES = {
    Qt.Key.Key_Escape: "esc", Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter", Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Delete: "delete", Qt.Key.Key_Insert: "insert", Qt.Key.Key_Home: "home", Qt.Key.Key_End: "end",
    Qt.Key.Key_PageUp: "page_up", Qt.Key.Key_PageDown: "page_down", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Space: "space", Qt.Key.Key_Pause: "pause", Qt.Key.Key_ScrollLock: "scroll_lock",
    Qt.Key.Key_Print: "print_screen", Qt.Key.Key_Menu: "menu",
    **{Qt.Key(Qt.Key.Key_F1.value + at): f"f{at + 1}" for at in range(20)},
}  # fmt: skip
HELD = (
    (Qt.KeyboardModifier.ControlModifier, "<ctrl>"), (Qt.KeyboardModifier.AltModifier, "<alt>"),
    (Qt.KeyboardModifier.ShiftModifier, "<shift>"), (Qt.KeyboardModifier.MetaModifier, "<cmd>"),
)  # fmt: skip
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
             Qt.Key.Key_AltGr)  # fmt: skip


class KeyField(QPushButton):
    """Enter, Space or a click, then the keys; Esc alone leaves it as it was. `pressed_keys` carries what was pressed."""

    pressed_keys = Signal(str)

    def __init__(self, says: str) -> None:
        super().__init__()
        self._says, self._written, self._hearing = says, "", False
        self.setProperty("kind", "keys")
        self.setAutoDefault(False)
        self.setAccessibleDescription(self.tr("Press Enter, then the keys to be used; Esc leaves them as they are."))
        self.setToolTip(self.accessibleDescription())
        self.clicked.connect(lambda _=False: self._hear(True))
        self._hear(False)

    def show_keys(self, written: str) -> None:
        self._written = written
        self._hear(False)

    def event(self, event: QEvent) -> bool:
        """While it hears, Tab is a key like another and no shortcut of the window goes off."""
        if self._hearing and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._hearing and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pressed(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hear(False)

    def _pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key()) if event.key() in Qt.Key._value2member_map_ else Qt.Key.Key_unknown
        held = "".join(f"{name}+" for mask, name in HELD if event.modifiers() & mask)
        if key in MODIFIERS:
            return
        if key is Qt.Key.Key_Escape and not held:
            self._hear(False)
            return
        name = f"<{NAMES[key]}>" if key in NAMES else _letter(key)
        if name:
            self._hear(False)
            self.pressed_keys.emit(held + name)

    def _hear(self, on: bool) -> None:
        self._hearing = on
        text = self.tr("Press the keys…") if on else shown(self._written)
        self.setText(text)
        self.setAccessibleName(f"{self._says}: {text}")
        restyle(self, "hearing", on)


def _letter(key: Qt.Key) -> str:
    """The sign on the key, whatever is held with it."""
    number = key.value
    return chr(number).lower() if 0x20 < number < 0x100 else ""

"""Questions any test may ask of a widget: is it named, does everything fit, can keys reach it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

ROUNDING = 1
"""Pixels a widget may fall short of its hint through rounding."""


def parts_of(widget: QWidget) -> Iterator[QWidget]:
    """The widget and everything shown inside it."""
    yield widget
    for part in widget.findChildren(QWidget):
        if part.isVisibleTo(widget):
            yield part


def focusable(widget: QWidget) -> list[QWidget]:
    """Everything in it that Tab may stop at."""
    return [
        part
        for part in parts_of(widget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isEnabled()
        and not part.focusProxy()
    ]


def spoken_name(widget: QWidget) -> str:
    """The name a screen reader gives it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def every_focusable_has_a_name(widget: QWidget) -> list[str]:
    """What Tab can stop at but has no spoken name or no object name; empty when all is well."""
    return [
        f"{type(part).__name__} {part.objectName()!r} in {_way_to(part)}"
        for part in focusable(widget)
        if not spoken_name(part).strip() or not _own_name(part)
    ]


def nothing_clipped(widget: QWidget) -> list[str]:
    """Labels, buttons and lines that are given less room than their words take.

    What a scroll area can bring into sight counts as seen; what hangs out of its parent
    doesn't. Empty when all is well.
    """
    return [
        f"{type(part).__name__} {part.objectName()!r} “{_words(part)}”: {reason}"
        for part in parts_of(widget)
        if isinstance(part, QLabel | QAbstractButton | QLineEdit) and _words(part)
        for reason in [_too_small(part) or _hangs_out(part, widget)]
        if reason
    ]


def mirrored(widget: QWidget) -> None:
    """Lay a widget out from right to left and let it settle."""
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(widget)


def settle(widget: QWidget) -> None:
    """Let layouts and style changes reach their end."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    widget.ensurePolished()


def picture(widget: QWidget, file: Path) -> None:
    """Write what the widget looks like, for a person to look at."""
    settle(widget)
    widget.grab().save(str(file))


def _own_name(part: QWidget) -> str:
    # Qt builds some focusable parts itself, such as a spin box's line.
    return part.objectName()


def _words(part: QWidget) -> str:
    label = getattr(part, "label", None)
    if isinstance(label, str):
        return label
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _too_small(part: QWidget) -> str:
    hint = part.minimumSizeHint()
    if part.width() + ROUNDING < hint.width():
        return f"{part.width()} wide, needs {hint.width()}"
    needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else hint.height()
    if part.height() + ROUNDING < needed:
        return f"{part.height()} high at {part.width()} wide, needs {needed}"
    return ""


def _hangs_out(part: QWidget, top: QWidget) -> str:
    above = part.parentWidget()
    if part is top or above is None:
        return ""
    if isinstance(above.parentWidget(), QScrollArea) or above is top:
        return ""
    room = above.rect().adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    return "" if room.contains(part.geometry()) else f"outside of {_way_to(above)}"


def _way_to(part: QWidget) -> str:
    names: list[str] = []
    above: QWidget | None = part
    while above is not None and len(names) < 4:
        names.append(above.objectName() or type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)

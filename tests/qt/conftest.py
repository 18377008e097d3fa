"""A fresh theme for each test, and hygiene: no warnings of Qt's, no window left behind."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QtMsgType
from PySide6.QtWidgets import QApplication

from growingus_desktop.theme.theme import Theme

EXPECTED_WARNINGS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
)
"""Said by the offscreen platform, which has no window manager to tell."""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme: light, at 100 %, with nothing moving."""
    found = qapp.findChild(Theme) or Theme(qapp)
    _plain(found)
    yield found
    _plain(found)


@pytest.fixture(autouse=True)
def hygiene(qapp: QApplication, qtlog: object) -> Iterator[None]:
    """Fail on warnings nobody expected and on windows nobody closed."""
    before = set(qapp.topLevelWidgets())
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in qapp.topLevelWidgets() if window not in before]
    shown = [
        f"{type(window).__name__} {window.objectName()}" for window in left if window.isVisible()
    ]
    assert not shown, f"left on the screen: {shown}"
    said = [
        record.message
        for record in qtlog.records  # type: ignore[attr-defined]
        if record.type in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
        and not any(expected in record.message for expected in EXPECTED_WARNINGS)
    ]
    assert not said, f"Qt warned: {said}"


def _plain(theme: Theme) -> None:
    theme.choose("light")
    theme.set_text_scale(100)
    theme.reduced_motion = True

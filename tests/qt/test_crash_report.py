"""A mistake of the program's own is told in names and numbers, and never in a person's words."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app import crash_report
from growingus_desktop.app.crash_report import CrashReports
from growingus_desktop.app.process import report_mistake, report_of, set_up_logging
from growingus_desktop.store import lock_settings
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.crash_report import CrashReportDialog
from tests.support.vaults import MARKER


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made


def raise_with_words() -> BaseException:
    """An exception whose text and whose frames hold what somebody wrote."""
    written = f"the {MARKER}"
    try:
        lock_settings.choose(written, lock_settings.LockSettings(99))  # type: ignore[arg-type]
    except ValueError as error:
        error.add_note(written)
        error.args = (written,)
        return error
    raise AssertionError


def dialogs(window: QWidget) -> list[CrashReportDialog]:
    return [each for each in window.findChildren(CrashReportDialog) if each.isVisible()]


def test_the_report_names_places_and_holds_no_word() -> None:
    error = raise_with_words()
    told = report_of(type(error), error.__traceback__)
    assert "ValueError at lock_settings.py:" in told
    assert MARKER not in told


def test_it_is_shown_whole_before_it_can_be_copied(qtbot: QtBot, window: QWidget) -> None:
    copied: list[str] = []
    reports = CrashReports(window, copied.append, window)
    error = raise_with_words()
    reports.happened(type(error), error.__traceback__)
    assert dialogs(window) == []
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    [dialog] = dialogs(window)
    shown = dialog.findChild(QLabel, "crashReport.text").text()
    assert "lock_settings.py" in shown
    assert MARKER not in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert copied == []
    dialog.findChild(QWidget, "crashReport.copy").click()  # type: ignore[attr-defined]
    assert copied == [shown]
    dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(CrashReportDialog))


def test_a_flood_of_mistakes_opens_one_dialog(qtbot: QtBot, window: QWidget) -> None:
    reports = CrashReports(window, lambda _: None, window)
    error = raise_with_words()
    for _ in range(50):
        reports.happened(type(error), error.__traceback__)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    qtbot.wait(20)
    assert len(window.findChildren(CrashReportDialog)) == 1
    dialogs(window)[0].accept()
    qtbot.waitUntil(lambda: not window.findChildren(CrashReportDialog))


def test_an_uncaught_exception_gets_there_and_ending_does_not(
    qtbot: QtBot,
    window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", report_mistake)
    CrashReports(window, lambda _: None, window).install()
    error = raise_with_words()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert (
        "KeyboardInterrupt" not in dialogs(window)[0].findChild(QLabel, "crashReport.text").text()
    )
    assert MARKER not in capsys.readouterr().err
    dialogs(window)[0].accept()
    qtbot.waitUntil(lambda: not window.findChildren(CrashReportDialog))


def test_threads_and_what_can_not_be_raised_keep_quiet_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for owner, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    logging_before = logging.root.handlers[:]
    set_up_logging()
    logging.root.handlers[:] = logging_before
    error = raise_with_words()
    threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
    sys.excepthook(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert said.count("ValueError at lock_settings.py:") == 2
    assert MARKER not in said


def test_qt_speaks_in_codes(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    context = QMessageLogContext()
    crash_report.say_codes_only(QtMsgType.QtWarningMsg, context, f"cannot open {MARKER}.txt")
    crash_report.say_codes_only(QtMsgType.QtCriticalMsg, context, f"cannot open {MARKER}.txt")
    assert capsys.readouterr().err == "QtCriticalMsg in default\n"

"""What the process does for privacy before anything else, and how it speaks of its own mistakes."""

import ctypes
import logging
import os
import sys
import threading
import traceback
from types import TracebackType
from typing import TextIO

from growingus_desktop import __version__

PR_SET_DUMPABLE = 4


def harden() -> None:
    """Let no other account read our files, and leave no core dump (trust T14, T15)."""
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on POSIX only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


class CodesOnly(logging.Formatter):
    """Writes the message and nothing of an exception, whose text may hold written words."""

    def formatException(self, ei: object) -> str:
        """Nothing: an exception's text may hold written words."""
        del ei
        return ""

    def format(self, record: logging.LogRecord) -> str:
        """One line: level, module, message."""
        return f"{record.levelname.lower()} {record.name}: {record.getMessage()}"


def set_up_logging() -> None:
    """Send our own log to stderr, by codes and counts alone."""
    handler = logging.StreamHandler()
    handler.setFormatter(CodesOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.raiseExceptions = False
    sys.excepthook = report_mistake
    # Both print the exception's text by themselves.
    threading.excepthook = _report_in_thread
    sys.unraisablehook = _report_unraisable


def report_mistake(
    kind: type[BaseException], error: BaseException, frames: TracebackType | None
) -> None:
    """Tell a mistake of ours by its type and our own lines, never by its text or values."""
    del error
    _write(report_of(kind, frames))


def report_of(kind: type[BaseException], frames: TracebackType | None) -> str:
    """One line about a mistake that holds nothing but names and numbers of our own source."""
    ours = [
        f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - a bare name is wanted
        for frame in traceback.extract_tb(frames)
        if "growingus_desktop" in frame.filename
    ]
    return f"Growing Us {__version__}: {kind.__name__} at {' < '.join(reversed(ours))}"


def _report_in_thread(told: threading.ExceptHookArgs) -> None:
    _write(report_of(told.exc_type, told.exc_traceback))


def _report_unraisable(told: "sys.UnraisableHookArgs") -> None:
    _write(report_of(told.exc_type, told.exc_traceback))


def _write(line: str) -> None:
    # A program without a console has no such stream, whatever the stubs say.
    stream: TextIO | None = sys.stderr
    if stream is not None:
        stream.write(line + "\n")

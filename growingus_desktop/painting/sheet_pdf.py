"""A sheet as a PDF, made in memory and written in one go to where the person points."""

import contextlib
import errno
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.painting.sheets import Layout, draw_page, lay_out
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper

DOCUMENT_NAME = "Page"
"""What printers, queues and file properties get to read; never the topic (trust: T13)."""
CREATOR = "Growing Us"
_DPI = 600
_PAGE_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_PROBLEMS: dict[int, Problem] = {
    errno.ENOSPC: Problem.NO_SPACE,
    errno.EDQUOT: Problem.NO_SPACE,
    errno.EACCES: Problem.NO_PERMISSION,
    errno.EPERM: Problem.NO_PERMISSION,
    errno.EROFS: Problem.READ_ONLY,
}


def page_layout(paper: Paper) -> QPageLayout:
    """The paper without margins of its own: the sheet brings them."""
    size = QPageSize(_PAGE_SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def pdf_bytes(layout: Layout) -> bytes:
    """The laid-out sheet as a PDF, without touching the disk; fonts are embedded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(DOCUMENT_NAME)
    writer.setCreator(CREATOR)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout(layout.paper))
    painter = QPainter(writer)
    for number in range(len(layout.pages)):
        if number:
            writer.newPage()
        draw_page(painter, layout, number, _DPI)
    painter.end()
    return bytes(buffer.data().data())


def write_pdf(sheet: Sheet, paper: Paper, target: Path, *, replace: bool = False) -> Layout:
    """Write a sheet to a file only its owner may read.

    Args:
        sheet: what to write.
        paper: its paper.
        target: where the person points.
        replace: whether a file of that name may go.

    Returns:
        The layout that was written.

    Raises:
        FileExistsError: if the file exists and may not go.
        AppError: NO_SPACE, NO_PERMISSION, READ_ONLY or EXPORT_FAILED; nothing is left behind and
            a file to be replaced is still there.
    """
    layout = lay_out(sheet, paper)
    data = pdf_bytes(layout)
    write = _replace if replace else _create
    try:
        write(target, data)
    except FileExistsError:
        raise
    except OSError as error:
        raise AppError(_PROBLEMS.get(error.errno or 0, Problem.EXPORT_FAILED)) from None
    except ValueError:
        # A name with a NUL in it can't be a file's.
        raise AppError(Problem.EXPORT_FAILED) from None
    return layout


def _create(target: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(target, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def _replace(target: Path, data: bytes) -> None:
    # Written beside it first, so that a full disk costs neither the old page nor the new one.
    beside = target.with_name(f".{os.getpid()}.part")
    _create(beside, data)
    try:
        beside.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise

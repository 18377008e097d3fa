"""Writing a picture of a chart where the person points, whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile

from growingus_desktop.core.errors import AppError, Problem

_OWNER_ALONE = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


def write_picture(target: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file only its owner may read.

    Args:
        target: where the person points.
        data: the picture's bytes.
        over: whether a file of that name may go.

    Raises:
        FileExistsError: if there is one and it may not go.
        AppError: EXPORT_FAILED; nothing is left behind, and a file to be replaced is still there.
    """
    if target.exists() and not over:
        raise FileExistsError
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise AppError(Problem.EXPORT_FAILED)
    file.setPermissions(_OWNER_ALONE)
    if file.write(data) != len(data) or not file.commit():
        raise AppError(Problem.EXPORT_FAILED)

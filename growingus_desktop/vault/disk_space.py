"""Room on a disk, asked for before anything is written and named when it ran out."""

import math
import shutil
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.problems import from_os_error

MEGABYTE = 1_000_000


def require_space(place: Path, needed: int) -> None:
    """See that there is room before anything is written.

    Args:
        place: an existing folder.
        needed: bytes.

    Raises:
        AppError: NO_SPACE with the facts `needed` and `free` in megabytes, or what the file
            system has to say.
    """
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        raise from_os_error(error) from None
    if free < needed:
        raise no_space(place, needed)


def no_space(place: Path, needed: int) -> AppError:
    """What to say when there is no room.

    Args:
        place: an existing folder on that disk.
        needed: bytes.

    Returns:
        NO_SPACE with the facts `needed` and `free` in megabytes.
    """
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        free = 0
    return AppError(
        Problem.NO_SPACE, needed=math.ceil(needed / MEGABYTE), free=max(0, free) // MEGABYTE
    )

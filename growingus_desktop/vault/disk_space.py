"""Room on a disk, asked for before anything is written."""

import shutil
from pathlib import Path

from growingus_desktop.vault.folder import no_space
from growingus_desktop.vault.problems import from_os_error


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

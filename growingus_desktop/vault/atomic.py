"""Small files replaced whole: after any crash the old one is there or the new one, never a part.

Without the directory's own fsync two of three simulated power cuts brought back an older file.
"""

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

# A database that grows under such a name may leave its journal as well.
_TEMPORARY = re.compile(r"\.[a-z.]{1,40}\.[0-9a-f]{16}\.tmp(-journal)?")
_BINARY = getattr(os, "O_BINARY", 0)
PRIVATE_FILE = 0o600


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, safely on the disk when this returns.

    Args:
        path: the file to create or replace; readable by its owner alone afterwards.
        content: all of its bytes.

    Raises:
        OSError: if it could not be written; `path` is then as it was.
    """
    temporary = leftover_beside(path, path.name)
    try:
        create_file(temporary, content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def create_file(path: Path, content: bytes) -> None:
    """Write a new private file and push it to the disk.

    Raises:
        FileExistsError: if there is one already; it is not touched.
        OSError: if it could not be written; a part may be left.
    """
    with new_private_file(path) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def new_private_file(path: Path) -> BinaryIO:
    """A new file, open for writing, that only its owner may read.

    Raises:
        FileExistsError: if there is one already; it is not touched.
        OSError: if it could not be made.
    """
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE), "wb"
    )


def sync_folder(folder: Path) -> None:
    """Push a folder's list of names to the disk, where the system knows such a thing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def leftover_beside(path: Path, stem: str) -> Path:
    """A fresh name in the folder of `path`, known for a leftover if a crash leaves it there.

    Args:
        path: what the temporary file is made for.
        stem: small letters and dots that say which step made it.
    """
    return path.with_name(f".{stem}.{secrets.token_hex(8)}.tmp")


def is_leftover(name: str) -> bool:
    """Whether a file name is that of a temporary file a crash of ours left behind."""
    return _TEMPORARY.fullmatch(name) is not None


def forget(temporary: Path) -> None:
    """Remove a temporary file of ours; one that can't be removed now is swept another time."""
    for file in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)

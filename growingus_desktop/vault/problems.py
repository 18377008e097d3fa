"""Errors of the system and of the database driver, told apart by code and never by their words.

What an exception prints may hold what a person wrote, so nothing here looks at its text.
"""

import errno
from collections.abc import Callable
from types import MappingProxyType
from typing import TypeVar

from growingus_desktop.core.errors import AppError, Problem

T = TypeVar("T")

_BY_ERRNO = MappingProxyType(
    {
        errno.ENOSPC: Problem.NO_SPACE,
        errno.EDQUOT: Problem.NO_SPACE,
        errno.EFBIG: Problem.NO_SPACE,
        errno.EROFS: Problem.READ_ONLY,
        errno.EACCES: Problem.NO_PERMISSION,
        errno.EPERM: Problem.NO_PERMISSION,
        errno.ENOENT: Problem.VAULT_MISSING,
        errno.ENOTDIR: Problem.VAULT_MISSING,
        errno.EEXIST: Problem.VAULT_EXISTS,
        errno.EISDIR: Problem.NOT_A_VAULT,
        errno.ELOOP: Problem.NOT_A_VAULT,
        errno.EBUSY: Problem.VAULT_BUSY,
        errno.EIO: Problem.READ_FAILED,
    }
)

_BY_SQLITE_CODE = MappingProxyType(
    {
        "SQLITE_FULL": Problem.NO_SPACE,
        "SQLITE_READONLY": Problem.READ_ONLY,
        "SQLITE_IOERR": Problem.READ_FAILED,
        "SQLITE_CANTOPEN": Problem.READ_FAILED,
        "SQLITE_PERM": Problem.NO_PERMISSION,
        "SQLITE_AUTH": Problem.NO_PERMISSION,
        "SQLITE_BUSY": Problem.VAULT_BUSY,
        "SQLITE_LOCKED": Problem.VAULT_BUSY,
        # The header's MAC has already proved the key, so "not a database" is damage here.
        "SQLITE_NOTADB": Problem.VAULT_DAMAGED,
        "SQLITE_CORRUPT": Problem.VAULT_DAMAGED,
        "SQLITE_INTERRUPT": Problem.VAULT_CLOSED,
        "SQLITE_TOOBIG": Problem.TOO_LONG,
    }
)

# A single failed read is reported as a malformed file although the file is sound.
_MAY_PASS = frozenset({"SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB"})
_PROBLEMS_THAT_MAY_PASS = frozenset({Problem.READ_FAILED, Problem.VAULT_DAMAGED})


def from_os_error(error: OSError) -> AppError:
    """The known problem behind an error of the file system.

    Args:
        error: what the system raised; only its number is looked at.
    """
    number = error.errno or 0
    problem = _BY_ERRNO.get(number, Problem.READ_FAILED)
    return AppError(problem, cause=errno.errorcode.get(number, "unknown"))


def sqlite_code(error: BaseException) -> str:
    """The primary SQLite code name an exception carries, or an empty string.

    Args:
        error: an exception of the driver, or SQLAlchemy's wrapping of one.
    """
    origin = getattr(error, "orig", None) or error
    name: object = getattr(origin, "sqlite_errorname", "")
    if not isinstance(name, str):
        return ""
    # Extended names (SQLITE_IOERR_READ) are cut down to the primary one.
    return "_".join(name.split("_")[:2])


def from_driver_error(error: BaseException) -> AppError:
    """The known problem behind an error of the database driver.

    Args:
        error: an exception of the driver, or SQLAlchemy's wrapping of one.
    """
    code = sqlite_code(error)
    problem = _BY_SQLITE_CODE.get(code, Problem.UNEXPECTED)
    return AppError(problem, cause=code or type(error).__name__)


def may_pass(error: BaseException) -> bool:
    """Whether opening the file again may be enough, because the medium stumbled only once."""
    return sqlite_code(error) in _MAY_PASS


def is_full(error: BaseException) -> bool:
    """Whether the database itself says that the disk is full, which it says before it commits."""
    return sqlite_code(error) == "SQLITE_FULL"


def is_refused(error: BaseException) -> bool:
    """Whether the file, or the journal beside it, could not be written to when it was opened."""
    return sqlite_code(error) in {"SQLITE_READONLY", "SQLITE_CANTOPEN"}


def twice(work: Callable[[], T]) -> T:
    """Do something once more if the medium may only have stumbled.

    A single failed read is reported as a damaged file although the file is sound, and nobody
    should be told so, or offered an earlier backup, because of that.
    """
    try:
        return work()
    except AppError as error:
        if error.problem not in _PROBLEMS_THAT_MAY_PASS:
            raise
    return work()

"""One program per vault: a lock of the operating system's own, gone with the process that held it.

It lies on a file of its own and never on the database: closing any other handle of the database
file would drop SQLite's locks, and a second process then wrote into our transaction.
"""

import os
import secrets
import sys

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import PRIVATE_FILE, replace_file
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.problems import from_os_error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class InstanceLock:
    """The right to use one vault, held until released or until the process ends in any way.

    Args:
        descriptor: an open handle of the lock file that carries the lock.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: VaultFolder) -> "InstanceLock":
        """Take the lock of an existing folder.

        Raises:
            AppError: IN_USE if another process has it, or what the file system has to say.
        """
        try:
            descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except OSError as error:
            raise from_os_error(error) from None
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise AppError(Problem.IN_USE) from None
        return cls(descriptor)

    @classmethod
    def adopt(cls, descriptor: int) -> "InstanceLock":
        """The lock as handed over by this process's former self; see `hand_over`."""
        _let_children_inherit(descriptor, allowed=False)
        return cls(descriptor)

    @classmethod
    def adopt_if_ours(cls, folder: VaultFolder, descriptor: int) -> "InstanceLock | None":
        """As `adopt`, but None unless the descriptor is this folder's lock file and carries it."""
        try:
            if not os.path.samestat(os.fstat(descriptor), folder.lock.stat()):
                return None
            # The same open file may take its own lock again; another one could not.
            _lock(descriptor)
        except OSError:
            return None
        return cls.adopt(descriptor)

    def hand_over(self) -> int:
        """Let the lock outlive the replacement of this process's program by a fresh one.

        Until then no child inherits it, or a viewer started from here would keep the vault shut.

        Returns:
            The descriptor to `adopt` afterwards.

        Raises:
            ValueError: if the lock was released.
        """
        if self._descriptor is None:
            raise ValueError("a released lock can't be handed over")
        _let_children_inherit(self._descriptor, allowed=True)
        return self._descriptor

    def keep(self) -> None:
        """Take a `hand_over` back that came to nothing."""
        if self._descriptor is not None:
            _let_children_inherit(self._descriptor, allowed=False)

    def release(self) -> None:
        """Give the vault free; more than once does no harm."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            # A child caught between fork and exec would keep the lock for that moment.
            _unlock(descriptor)
        finally:
            os.close(descriptor)


def ask_first_to_show(folder: VaultFolder) -> None:
    """Ask the program that holds the lock to raise its window; it watches the folder.

    Raises:
        AppError: if the request can't be written.
    """
    try:
        replace_file(folder.raise_request, secrets.token_bytes(8))
    except OSError as error:
        raise from_os_error(error) from None


def take_show_request(folder: VaultFolder) -> bool:
    """Whether someone asked for the window since this was last called."""
    try:
        folder.raise_request.unlink()
    except OSError:
        return False
    return True


def _let_children_inherit(descriptor: int, *, allowed: bool) -> None:
    os.set_inheritable(descriptor, allowed)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

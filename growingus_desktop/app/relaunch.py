"""Emptying memory at lock: the process is replaced by a fresh one that shows the lock page.

Nothing a language with a garbage collector lets go of is gone: after closing the vault, copies of
the passphrase and of written words were still found in the process. Replacing the program of the
process leaves none (measured from outside, tests/journeys/test_memory.py). Only Linux keeps the
process and with it the vault's lock; elsewhere nothing can be proved, and the privacy report says so.
"""

import base64
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path

from growingus_desktop.app.places import default_vault_folder
from growingus_desktop.presenters.lock import LockReason

log = logging.getLogger(__name__)
_OPEN_FILES = Path("/proc/self/fd")


@unique
class MemoryProof(StrEnum):
    """What can be said of this process's memory after a lock."""

    EMPTIED = "emptied"
    """The process was replaced; nothing of what was open is in it."""

    UNPROVED = "unproved"
    """Everything was let go of, but the memory it lay in may still hold it until the end."""


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything the fresh program is told; all of it can be seen by others on this computer.

    Args:
        vault: the vault's folder.
        lock: the descriptor that carries the instance lock.
        reason: why it locked by itself, or None.
        minutes: for an idle lock, after how many.
        minimised: whether the window was put away.
        active: whether it was the window the person was using.
        geometry: where the window stood, as Qt writes it.
    """

    vault: Path
    lock: int
    reason: LockReason | None = None
    minutes: int = 0
    minimised: bool = False
    active: bool = True
    geometry: bytes = b""


Relaunch = Callable[[Handover], None]
"""Replaces the program. It comes back only if that couldn't be done."""


def proof() -> MemoryProof:
    """What can be said on this system; the demo and words held back are never relaunched."""
    return MemoryProof.UNPROVED if relaunch_here() is None else MemoryProof.EMPTIED


def relaunch_here() -> Relaunch | None:
    """The way to do it on this system, or None where nothing is gained by it."""
    return _replace_program if sys.platform.startswith("linux") else None


def words(handover: Handover) -> list[str]:
    """The command line of the fresh program, for `arguments.read_arguments`."""
    told = ["--adopt-lock", str(handover.lock)]
    if handover.vault != default_vault_folder():
        told += ["--vault", str(handover.vault)]
    if handover.reason is not None:
        told += ["--locked", f"{handover.reason.value}-{handover.minutes}"]
    if handover.geometry:
        told += ["--geometry", base64.urlsafe_b64encode(handover.geometry).decode()]
    if handover.minimised:
        told.append("--minimised")
    if not handover.active:
        told.append("--inactive")
    return told


def _replace_program(handover: Handover) -> None:
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    _let_nothing_else_through(handover.lock)
    try:
        os.execve(  # noqa: S606 - this very program
            sys.executable, [*this_program(), *words(handover)], environment
        )
    except OSError as error:
        # The program on disk may have been replaced by another version, or be gone.
        log.error("the program could not be started afresh: errno %s", error.errno)  # noqa: TRY400


def this_program() -> list[str]:
    """How this program was started, without what it was asked for."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    asked = len(sys.argv) - 1
    return [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - asked]]


def _let_nothing_else_through(lock: int) -> None:
    """Close every other file with the old program; libraries leave some open."""
    inheritable = False
    for name in os.listdir(_OPEN_FILES):  # noqa: PTH208 - the folder's own handle is among them
        descriptor = int(name)
        if descriptor > 2 and descriptor != lock:
            try:
                os.set_inheritable(descriptor, inheritable)
            except OSError:
                continue

"""Children whose writes are written down, and whose calls can be made to fail.

`recorder.c` is compiled at test time and preloaded; this is its Python side, for the parent that
reads the record and for the child that sets marks and arms faults.
"""

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from tests.support.children import ROOT

CAN_RECORD = sys.platform == "linux" and shutil.which("gcc") is not None
SOURCE = Path(__file__).with_name("recorder.c")
_HEAD = struct.Struct("=cQQII")


class Mode(IntEnum):
    """What becomes of a call that a fault strikes."""

    ONCE = 0
    FOR_GOOD = 1
    SHORT = 2
    """It writes half, and every later one fails."""
    KILL = 3
    KILL_HALFWAY = 4
    """The process dies with half of it written."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change as it happened.

    Args:
        kind: C created, W written, T cut or stretched, S synced, D folder synced, U unlinked,
            M folder made, R renamed, L linked, N made without a name, A a mark of the child's.
        inode: of the file, where one is meant.
        number: an offset, a size or the mark's number.
        path: absolute, where a name is meant.
        data: what was written, or where a file was renamed to.
    """

    kind: str
    inode: int
    number: int
    path: str
    data: bytes


def compile_recorder(folder: Path) -> Path:
    """Compile the library into a folder."""
    library = folder / "recorder.so"
    flags = (
        "-std=gnu11",
        "-O1",
        "-U_FORTIFY_SOURCE",
        "-fno-builtin",
        "-Wall",
        "-Wextra",
        "-Werror",
    )
    subprocess.run(["gcc", *flags, "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    return library


def environment(library: Path, root: Path, log: Path | None = None) -> dict[str, str]:
    """What a child needs to be watched.

    Args:
        library: from `compile_recorder`.
        root: the folder to watch.
        log: where the record goes; without it faults alone are possible.
    """
    found = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LD_PRELOAD": str(library),
        "FAULTS_ROOT": str(root.resolve()),
    }
    return found if log is None else {**found, "FAULTS_LOG": str(log)}


def watched(
    library: Path, root: Path, module: str, *words: str, log: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module words…`` to its end under the recorder; it has to succeed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=environment(library, root, log),
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), f"{words}: {done.returncode}\n{done.stderr}"
    return done


def read_log(path: Path) -> Iterator[Step]:
    """The record, in order.

    Raises:
        ValueError: if something happened that the record can't hold.
    """
    data = path.read_bytes()
    at = 0
    while at < len(data):
        kind, inode, number, name_length, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        name = data[at : at + name_length].decode()
        at += name_length
        if kind == b"X":
            raise ValueError(f"the record can't hold a {name}")
        yield Step(kind.decode(), inode, number, name, data[at : at + length])
        at += length


class Faults:
    """The recorder as seen by the child it is preloaded into."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def mark(self, number: int) -> None:
        """Write down that the child knows something to be kept."""
        self._library.faults_mark(ctypes.c_long(number))

    def arm(self, call: str, after: int, error: int = 0, mode: Mode = Mode.ONCE) -> None:
        """Let a call fail.

        Args:
            call: create, open, read, write, truncate, sync, unlink or rename; or change, which
                is any of them but read and open.
            after: how many of that kind succeed first.
            error: an errno.
            mode: how it fails.
        """
        self._library.faults_arm(call.encode(), ctypes.c_long(after), error, int(mode))

    def disarm(self) -> int:
        """Let everything succeed again; how often the fault struck."""
        return int(self._library.faults_disarm())

    def calls(self) -> int:
        """How many calls of the armed kind there were."""
        return int(self._library.faults_calls())

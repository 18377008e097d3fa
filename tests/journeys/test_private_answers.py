"""The five private questions: whatever is answered, the disk holds the same, and nothing outlives it.

The answers are choices and no words, so there is nothing to search for. Instead the same things are
done with different answers, and what is left is compared byte by byte.
"""

import gc
import logging
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from growingus_desktop.content.safety import QUESTIONS, Reply
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models import base
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.decrypted import decrypted
from tests.support.program import Program, program
from tests.support.vaults import ANY_COST, PASSPHRASE

COUNTERS = (24, 92)
"""Where SQLite keeps how often the file was written; it begins at random."""

ANSWERS = (None, Reply.YES, Reply.NOT_SURE, Reply.NO, Reply.RATHER_NOT)


@dataclass(frozen=True, slots=True)
class Left:
    """What lies on the disk afterwards.

    Args:
        database: every page, decrypted by hand.
        open_files: what can be read without a secret, by name.
        sizes: every file and its length.
        said: what was logged.
    """

    database: bytes
    open_files: dict[str, bytes]
    sizes: dict[str, int]
    said: list[str]


def test_whatever_is_answered_leaves_the_same_bytes(
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG, logger="growingus_desktop")
    left: dict[Reply | None, Left] = {}
    for reply in ANSWERS:
        caplog.clear()
        draw = Random(7)
        monkeypatch.setattr(base, "uuid4", lambda draw=draw: UUID(int=draw.getrandbits(128)))
        folder = VaultFolder(tmp_path / str(reply) / "vault")
        answer_everywhere(qtbot, folder, reply)
        left[reply] = what_is_left(folder, [one.getMessage() for one in caplog.records])
    first = left[None]
    assert b"opened." in first.database
    for reply in ANSWERS:
        assert left[reply] == first, reply


def answer_everywhere(qtbot: QtBot, folder: VaultFolder, reply: Reply | None) -> None:
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        started.press("firstRun.goOn")
        answer(started, reply)
        assert not folder.path.exists()
        started.press("firstRun.questionsGoOn")
        for name in ("newPassphrase", "newPassphraseAgain"):
            started.focus(name)
            started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.press("recovery.later")
        started.focus("proofPassphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        assert answers_held() == []
        started.application.open_destination(Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS))
        started.settle()
        answer(started, reply)
        started.application.open_destination(Destination(Room.TODAY))
        started.settle()
        assert answers_held() == []
        # Locked in the middle of both the page and the dialog over it.
        started.application.open_destination(Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS))
        started.settle()
        answer(started, reply)
        started.key(Qt.Key.Key_F1)
        started.press("help.questions")
        answer(started, reply)
        assert answers_held() == ([(reply,) * QUESTIONS] * 2 if reply else [])
        started.application.lock(hide=False)
        started.wait(lambda: started.application.unlocked is None)
        started.find("lockPage")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert answers_held() == []
        started.press("safetyBeforeUnlock")
        answer(started, reply)
        started.press("leaveSafety")
        started.find("lockPage")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert answers_held() == []


def answer(started: Program, reply: Reply | None) -> None:
    """Answer every question alike, or none."""
    for number in range(QUESTIONS):
        if reply is not None:
            started.press(f"question{number}.{reply.value}")


def answers_held() -> list[tuple[Reply | None, ...]]:
    """Answers that are still somewhere in the process."""
    return [
        one.replies
        for one in gc.get_objects()
        if isinstance(one, SafetyPresenter) and any(one.replies)
    ]


def what_is_left(folder: VaultFolder, said: list[str]) -> Left:
    key = cipher_key(unlock(folder, PASSPHRASE, ANY_COST))
    database = bytearray(decrypted(folder.database, key))
    for at in COUNTERS:
        # The first sixteen bytes of the file are the salt, which is no page.
        database[at - len(key.salt) : at - len(key.salt) + 4] = bytes(4)
    files = [file for file in folder.path.rglob("*") if file.is_file()]
    names = {file: file.relative_to(folder.path).as_posix() for file in files}
    return Left(
        bytes(database),
        {names[file]: file.read_bytes() for file in files if file.suffix == ".json"},
        {names[file]: file.stat().st_size for file in files},
        said,
    )

"""Settings over a real vault in memory, with its files and its passphrase made up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.presenters.privacy_report import SessionFacts
from growingus_desktop.presenters.settings import VaultTools
from growingus_desktop.presenters.settings_backups import BackupTools
from growingus_desktop.presenters.settings_services import BackupRow, BackupsFound, Reach, WaysIn
from growingus_desktop.presenters.settings_written import WrittenTools
from growingus_desktop.vault.report import (
    CipherFacts,
    DiskReport,
    FileFacts,
    FileKind,
    Look,
    Told,
)

T = TypeVar("T")
RIGHT = "three quiet paper boats"
WRONG = "three loud paper boats"

ROWS = (
    BackupRow(
        Path("/vault/backups/2026-11-22-000012.backup"),
        datetime(2026, 11, 22, 9, 10, tzinfo=UTC),
        entries=412,
        size=4_300_000,
    ),
    BackupRow(
        Path("/stick/2026-11-21-000011.backup"),
        datetime(2026, 11, 21, 21, 40, tzinfo=UTC),
        entries=409,
        size=4_200_000,
        in_second=True,
    ),
    BackupRow(Path("/vault/backups/2026-11-20-000010.backup"), None, size=12_000),
)

REPORT = DiskReport(
    files=(
        FileFacts("vault.db", FileKind.DATABASE, 4_198_400, Look.ENCRYPTED, Told.CONNECTION, True),
        FileFacts("vault.db-journal", FileKind.JOURNAL, 0, Look.EMPTY, Told.SIZE, True),
        FileFacts("vault.keys", FileKind.KEYS, 1_012, Look.SEALED, Told.BYTES, True),
        FileFacts("vault.keys.bak", FileKind.KEYS, 1_012, Look.SEALED, Told.BYTES, True),
        FileFacts(
            "2026-11-22-000012.backup", FileKind.BACKUP, 4_300_000, Look.ENCRYPTED, Told.BYTES, True
        ),
        FileFacts("device.json", FileKind.DEVICE, 141, Look.PLAIN, Told.BYTES, True),
        FileFacts("ballast", FileKind.BALLAST, 2_097_152, Look.ENCRYPTED, Told.BYTES, True),
        FileFacts("vault.lock", FileKind.LOCK, 0, Look.EMPTY, Told.SIZE, True),
        FileFacts("notes.txt", FileKind.FOREIGN, 300, Look.PLAIN, Told.BYTES, False),
    ),
    cipher=CipherFacts(is_encrypted=True, version="4.19.0 community"),
    is_folder_private=True,
)


@dataclass
class MadeUpFiles:
    """Stands in for the vault's files; counts what was done to them.

    Args:
        done: every act, in order.
        ways: what opens the vault besides the passphrase.
        reach: how far the next change of secret reaches.
        refusal: what the next act is refused with.
    """

    done: list[str] = field(default_factory=list)
    ways: WaysIn = field(default_factory=WaysIn)
    reach: Reach = field(default_factory=Reach)
    refusal: AppError | None = None
    second: Path | None = None

    def check(self, secret: str) -> None:
        if secret != RIGHT:
            raise AppError(Problem.WRONG_PASSPHRASE)

    def ways_in(self) -> WaysIn:
        return self.ways

    def change_passphrase(self, current: str, new: str) -> Reach:
        return self._do(f"change {current} > {new}")

    def remove_recovery_code(self, secret: str) -> Reach:
        return self._do(f"remove recovery code {secret}")

    def keep_in_keyring(self, secret: str) -> None:
        self._do(f"keyring on {secret}")

    def forget_keyring(self, secret: str | None = None) -> Reach:
        return self._do(f"keyring off {secret or ''}".strip())

    def backups(self) -> BackupsFound:
        return BackupsFound(ROWS, self.second, is_second_there=self.second is not None)

    def keep_second_folder(self, folder: Path | None) -> None:
        self._do(f"second folder {folder}")
        self.second = folder

    def report(self) -> DiskReport:
        self._do("report")
        return REPORT

    def _do(self, act: str) -> Reach:
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise refusal
        self.done.append(act)
        return self.reach


def at_once(
    work: Callable[[], T],
    then: Callable[[T], None],
    failed: Callable[[AppError], None] | None = None,
) -> None:
    """A worker that is done before anybody looks."""
    try:
        answer = work()
    except AppError as error:
        if failed is not None:
            failed(error)
        return
    then(answer)


@dataclass
class Wishes:
    """What Settings asked the program for.

    Args:
        asked: every wish, in order.
        folder: what the person answers when asked for a folder.
    """

    asked: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    wrong: int = 0
    folder: Path | None = None
    backup: LastBackup | AppError = field(default_factory=LastBackup)

    def count_wrong(self) -> None:
        self.wrong += 1

    def back_up_now(
        self, then: Callable[[LastBackup], None], failed: Callable[[AppError], None]
    ) -> None:
        self.asked.append("back up")
        if isinstance(self.backup, AppError):
            failed(self.backup)
        else:
            then(self.backup)

    def start_new(self) -> Path:
        self.asked.append("start new")
        return Path("/elsewhere")

    def reissue(self, secret: str, issued: Callable[[tuple[str, ...]], None]) -> None:
        self.asked.append(f"reissue {secret}")
        issued(())

    def vault_tools(self, files: MadeUpFiles) -> VaultTools:
        """What the cards of a vault in files are handed."""
        return VaultTools(
            services=files,
            run=at_once,
            backups=BackupTools(
                last=LastBackup,
                back_up_now=self.back_up_now,
                choose_folder=lambda: self.folder,
                restore=lambda: self.asked.append("restore"),
            ),
            facts=lambda: SessionFacts(
                is_memory_emptied=True,
                lock_limits="It can’t hide that the program is here.\nIt can’t stop a camera.",
                visit="Last opened yesterday, 21:14. 3 wrong tries since.",
            ),
            copy=self.copied.append,
            count_wrong=self.count_wrong,
            rotate=lambda current, new: self.asked.append(f"rotate {current} > {new}"),
            reissue=self.reissue,
        )

    def written_tools(self) -> WrittenTools:
        """What may be done with everything that was written."""
        return WrittenTools(
            count_entries=lambda _session: 412,
            count_bin=lambda _session: 3,
            open_bin=lambda: self.asked.append("open bin"),
            export=lambda secret: self.asked.append(f"export {secret}"),
            take_in=lambda: self.asked.append("take in"),
            start_new=self.start_new,
            erase=lambda secret: self.asked.append(f"erase {secret}"),
        )

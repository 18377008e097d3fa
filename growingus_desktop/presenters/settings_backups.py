"""Backups: the last one that was read back, one more now, a second place, and going back to one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.dates import long_day
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.settings_card import CardTools, SettingsCard
from growingus_desktop.presenters.settings_services import BackupRow, BackupServices, BackupsFound


class BackUpNow(Protocol):
    """Makes a backup at once."""

    def __call__(
        self, then: Callable[[LastBackup], None], failed: Callable[[AppError], None]
    ) -> None:
        """Begin; `then` or `failed` is called on the UI thread."""
        ...


@dataclass(frozen=True, slots=True)
class BackupTools:
    """What the card may have done.

    Args:
        last: how the backups stand, as far as this session knows.
        back_up_now: makes one.
        choose_folder: asks for a folder.
        restore: locks and opens the door's page for going back to a backup, or None without one.
    """

    last: Callable[[], LastBackup]
    back_up_now: BackUpNow
    choose_folder: Callable[[], Path | None]
    restore: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in words.

    Args:
        when: when it was made.
        what: how many entries, how large, where.
    """

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class BackupsState:
    """What the card shows.

    Args:
        found: what was found on the disk, or None before the first look.
        busy: whether a backup is being made.
        said: what became of the last wish.
        problem: what went wrong last, or None.
    """

    found: BackupsFound | None = None
    busy: bool = False
    said: str = ""
    problem: ProblemWords | None = None


class BackupsCard(SettingsCard):
    """State and intents of backups.

    Args:
        services: look for backups, on a worker.
        backups: makes one, and goes back to one.
        clock: what day it is for the person.
        tools: a worker.
    """

    def __init__(
        self,
        services: BackupServices,
        backups: BackupTools,
        clock: Clock,
        tools: CardTools,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._backups = backups
        self._clock = clock
        self._locale = QLocale()
        self._state = BackupsState()

    @property
    def state(self) -> BackupsState:
        """What to show."""
        return self._state

    @property
    def can_restore(self) -> bool:
        """Whether there is a page for going back to a backup."""
        return self._backups.restore is not None

    def refresh(self) -> None:
        """Look for backups again."""
        self._run(self._services.backups, self._found, self._failed)

    def back_up(self) -> None:
        """Make one now."""
        if self._state.busy:
            return
        self._show(replace(self._state, busy=True, said=self.tr("Backing up…"), problem=None))
        self._backups.back_up_now(self._made, self._failed)

    def choose_second(self) -> None:
        """Ask for the second folder, and use it from now on."""
        folder = self._backups.choose_folder()
        if folder is not None:
            self._keep_second(folder)

    def forget_second(self) -> None:
        """Use the vault's own folder alone; what lies in the second one stays there."""
        self._keep_second(None)

    def restore(self) -> None:
        """Lock, and go back to a backup at the door."""
        if self._backups.restore is not None:
            self._backups.restore()

    def last(self) -> str:
        """When the last verified backup was made, how much it holds and where it lies."""
        found = self._state.found
        if found is None:
            return self.tr("Looking…")
        newest = next((row for row in found.rows if row.is_sound), None)
        if newest is None:
            return self.tr("There is no backup yet. The first one is made within half an hour.")
        line = self._line(newest)
        return f"{line.when} · {line.what}"

    def lines(self) -> tuple[BackupLine, ...]:
        """Every backup in words, the newest first."""
        found = self._state.found
        return tuple(map(self._line, found.rows)) if found else ()

    def second(self) -> str:
        """How the second folder stands."""
        found = self._state.found
        if found is None or found.second is None:
            return self.tr(
                "None. A stick or another disk keeps your words if this computer is lost or broken."
            )
        if found.is_second_there:
            return self.tr("{folder}: it is there.").format(folder=found.second)
        return self.tr(
            "{folder}: it isn’t there right now. It catches up with the next backup once it is."
        ).format(folder=found.second)

    def _line(self, row: BackupRow) -> BackupLine:
        where = self.tr("second folder") if row.in_second else self.tr("vault folder")
        size = self._locale.formattedDataSize(row.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if row.made_at is None:
            return BackupLine(self.tr("Can’t be read"), f"{row.path.name} · {size} · {where}")
        entries = self.tr("%n entry", "backups", row.entries)
        return BackupLine(self._when(row.made_at), f"{entries} · {size} · {where}")

    def _when(self, moment: datetime) -> str:
        local = moment.astimezone(self._clock.local().tzinfo)
        clock_time = f"{local.hour:02}:{local.minute:02}"
        if local.date() == self._clock.local().date():
            return self.tr("Today, {time}").format(time=clock_time)
        return f"{long_day(self._locale, local.date())}, {clock_time}"

    def _made(self, _last: LastBackup) -> None:
        said = self.tr("Made, and read back.")
        self._show(replace(self._state, busy=False, said=said, problem=None))
        self.refresh()

    def _keep_second(self, folder: Path | None) -> None:
        self._run(
            lambda: self._services.keep_second_folder(folder),
            lambda _done: self._chosen(),
            self._failed,
        )

    def _chosen(self) -> None:
        self._show(replace(self._state, said="", problem=None))
        self.refresh()

    def _found(self, found: BackupsFound) -> None:
        self._show(replace(self._state, found=found))

    def _failed(self, error: AppError) -> None:
        self._show(replace(self._state, busy=False, said="", problem=in_words(error)))

    def _show(self, state: BackupsState) -> None:
        self._state = state
        self.changed.emit()

"""What the restore page shows, and what it needs done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path
from typing import Protocol, TypeVar

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.problems import ProblemWords

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup, or a file that was one.

    Args:
        path: where it lies.
        made_at: when it was made, in the person's own zone; None if it can't be used.
        entries: how many entries it holds.
        is_elsewhere: whether it lies in another folder than the vault's own backups.
        problem: why it can't be used, or None.
    """

    path: Path
    made_at: datetime | None = None
    entries: int = 0
    is_elsewhere: bool = False
    problem: Problem | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it can be chosen."""
        return self.made_at is not None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to restore, and over what.

    Args:
        backups: the newest first.
        is_sound: whether the vault that is here opens, so that its own secret is asked for.
    """

    backups: tuple[FoundBackup, ...] = ()
    is_sound: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What restoring a backup would do.

    Args:
        lost: entries of the vault that are not in the backup.
        of_other_vault: whether the backup belongs to another vault.
        current_is_sound: whether the vault that is here can be read.
        handle: what whoever made the plan needs to carry it out.
    """

    lost: int = 0
    of_other_vault: bool = False
    current_is_sound: bool = True
    handle: object = field(default=None, repr=False)


@unique
class Second(StrEnum):
    """What else has to be typed where one secret doesn't open both vault and backup."""

    EARLIER = "earlier"
    """What was typed opens the vault; the backup is of a time when something else did."""
    OWN = "own"
    """What was typed opens the backup; the vault that is here needs its own."""


class RestoreWork(Protocol):
    """What is done to files; each call takes a while and runs on a worker."""

    def find(self) -> Found:
        """Look for backups."""
        ...

    def look_at(self, path: Path) -> FoundBackup:
        """Look at a file the person pointed at."""
        ...

    def plan(self, backup: Path, secret: str, second: Second | None, other: str) -> Plan | Second:
        """Find out what restoring would do.

        Args:
            backup: the backup.
            secret: opens the vault and the backup, or one of them.
            second: which of the two it doesn't open, if that is known by now.
            other: opens that one.

        Returns:
            The plan, or what has to be typed as well.

        Raises:
            AppError: for a wrong secret and everything that is wrong with the files.
        """
        ...

    def restore(self, plan: Plan) -> bool:
        """Do it; whether it can be taken back with `undo`."""
        ...

    def undo(self) -> None:
        """Take the last restore back."""
        ...

    def restore_elsewhere(self, plan: Plan, target: Path) -> None:
        """Restore the backup of another vault into a folder of its own."""
        ...


class Run(Protocol):
    """Runs work on a worker; the answer comes on the UI thread."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work`, then call `then` or `failed`."""
        ...


@unique
class Stage(StrEnum):
    """Where the person is."""

    CHOOSE = "choose"
    PLAN = "plan"
    OTHER_VAULT = "other-vault"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RestoreState:
    """What the page shows.

    Args:
        stage: where the person is.
        busy: what is being done, or an empty string.
        looked: whether backups were looked for already.
        backups: those that can be chosen, the newest first.
        broken: what is said of each file that can't.
        more: how many more there are than are shown.
        chosen: the chosen backup, or None.
        why_secret: which secret is asked for, and why.
        second: what else has to be typed, or None.
        problem: what went wrong last, or None.
        title: what this stage says first.
        told: what it says then.
        number: what has to be typed to go on, or an empty string.
        can_undo: whether the restore can be taken back.
    """

    stage: Stage = Stage.CHOOSE
    busy: str = ""
    looked: bool = False
    backups: tuple[FoundBackup, ...] = ()
    broken: tuple[str, ...] = ()
    more: int = 0
    chosen: FoundBackup | None = None
    why_secret: str = ""
    second: Second | None = None
    problem: ProblemWords | None = None
    title: str = ""
    told: str = ""
    number: str = ""
    can_undo: bool = False

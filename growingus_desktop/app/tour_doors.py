"""Pages without an open vault as they look in use, for pictures of them: nothing here is real."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.first_run import FirstRun, Step
from growingus_desktop.presenters.lock import LockPresenter, LockReason, Way
from growingus_desktop.presenters.lock_doors import NewestBackup
from growingus_desktop.presenters.recovery_code import RecoveryCodePresenter
from growingus_desktop.presenters.restore import RestorePresenter
from growingus_desktop.presenters.restore_state import Found, FoundBackup, Plan, Second
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.views.first_run import FirstRunPage
from growingus_desktop.views.lock import LockPage
from growingus_desktop.views.restore import RestorePage

T = TypeVar("T")
_FOLDER = Path("backups")
_MADE_AT = datetime(2026, 5, 4, 21, 40, tzinfo=UTC)
_BACKUPS = tuple(
    FoundBackup(
        _FOLDER / f"2026-05-0{4 - n // 3}-{412 - n:06d}.backup",
        _MADE_AT - timedelta(hours=9 * n),
        412 - 7 * n,
    )
    for n in range(9)
)


class _Files:
    """Answers as a vault's files would."""

    def __init__(self, plan: Plan | Second) -> None:
        self._plan = plan

    def find(self) -> Found:
        broken = FoundBackup(
            _FOLDER / "2026-05-03-000409.backup", problem=Problem.BACKUP_INCOMPLETE
        )
        return Found((*_BACKUPS, broken))

    def look_at(self, path: Path) -> FoundBackup:
        return FoundBackup(path, _MADE_AT, 300, is_elsewhere=True)

    def plan(self, backup: Path, secret: str, second: Second | None, other: str) -> Plan | Second:
        del backup, secret, second, other
        return self._plan

    def restore(self, plan: Plan) -> bool:
        del plan
        return True

    def undo(self) -> None:
        return None

    def restore_elsewhere(self, plan: Plan, target: Path) -> None:
        del plan, target


def doors() -> Iterator[tuple[str, QWidget]]:
    """Each page by name; nothing on it leads anywhere."""
    yield from _lock_pages()
    yield from _recovery_pages()
    yield from _restore_pages()


def _lock_pages() -> Iterator[tuple[str, QWidget]]:
    newest = NewestBackup(_FOLDER / "412.backup", _MADE_AT, 412)
    told = {
        "lock-missing": AppError(Problem.VAULT_MISSING),
        "lock-damaged": AppError(Problem.VAULT_DAMAGED, bad=2, blocks=610),
        "lock-synced": AppError(Problem.SYNCED_FOLDER, service="OneDrive"),
        "lock-wrong": AppError(Problem.WRONG_PASSPHRASE),
    }
    for name, error in told.items():
        presenter = LockPresenter()
        presenter.refuse(error)
        presenter.know_backup(newest)
        yield name, _owning(LockPage(presenter), presenter)
    presenter = LockPresenter()
    presenter.locked(LockReason.IDLE, 5)
    presenter.know_keyring(has_keyring=True)
    yield "lock-keyring", _owning(LockPage(presenter), presenter)
    presenter = LockPresenter()
    presenter.choose_way(Way.CODE)
    presenter.refuse(AppError(Problem.RECOVERY_GROUP, group=4))
    yield "lock-code", _owning(LockPage(presenter), presenter)


def _recovery_pages() -> Iterator[tuple[str, QWidget]]:
    ways: dict[str, tuple[Callable[[RecoveryCodePresenter], None], ...]] = {
        "recovery-shown": (RecoveryCodePresenter.write,),
        "recovery-check": (RecoveryCodePresenter.write, RecoveryCodePresenter.go_on, _check),
        "recovery-print": (RecoveryCodePresenter.print_out,),
        "recovery-printed": (RecoveryCodePresenter.print_out, RecoveryCodePresenter.go_on_printing),
        "recovery-none": (RecoveryCodePresenter.none,),
    }
    for name, way in ways.items():
        safety = SafetyPresenter()
        presenter = FirstRun(safety, step=Step.RECOVERY)
        for step in way:
            step(presenter.recovery)
        yield name, _owning(FirstRunPage(presenter, safety), safety)


def _check(presenter: RecoveryCodePresenter) -> None:
    presenter.check({})


def _restore_pages() -> Iterator[tuple[str, QWidget]]:
    plans: dict[str, Plan | Second | None] = {
        "restore": None,
        "restore-second": Second.EARLIER,
        "restore-plan": Plan(lost=14),
        "restore-other-vault": Plan(of_other_vault=True),
        "restore-done": Plan(),
    }
    for name, plan in plans.items():
        presenter = RestorePresenter(_Files(plan or Plan()), _at_once)
        presenter.begin()
        if plan is not None:
            presenter.look_ahead("nothing")
        if name == "restore-done":
            presenter.restore()
        yield name, _owning(RestorePage(presenter, _nowhere, _nowhere), presenter)


def _owning(page: QWidget, presenter: object) -> QWidget:
    if isinstance(presenter, LockPresenter | SafetyPresenter | RestorePresenter):
        presenter.setParent(page)
    return page


def _nowhere() -> Path | None:
    return None


def _at_once(
    work: Callable[[], T],
    then: Callable[[T], None],
    failed: Callable[[AppError], None] | None = None,
) -> None:
    del failed
    then(work())

"""Settings: one card a subject, and the one question several of them ask."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop import __version__
from growingus_desktop.core.changes import Changes, Kind
from growingus_desktop.core.destinations import Destination, SettingsGroup, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_again import Act, PassphraseAgain
from growingus_desktop.presenters.privacy_report import PrivacyReport, SessionFacts
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.settings_backups import BackupsCard, BackupTools
from growingus_desktop.presenters.settings_card import CardTools, OnWorker
from growingus_desktop.presenters.settings_keyring import KeyringCard
from growingus_desktop.presenters.settings_locking import LockingCard
from growingus_desktop.presenters.settings_look import Look, LookCard
from growingus_desktop.presenters.settings_meant import MeantCard
from growingus_desktop.presenters.settings_passphrase import PassphraseCard, Rotate
from growingus_desktop.presenters.settings_recovery import RecoveryCard, Reissue
from growingus_desktop.presenters.settings_services import VaultServices
from growingus_desktop.presenters.settings_written import WrittenCard, WrittenTools
from growingus_desktop.store.lock_settings import LockSettings


@dataclass(frozen=True, slots=True)
class VaultCards:
    """The cards of a vault that lies in files; looking around has none.

    Args:
        passphrase: changing it.
        recovery: the recovery code.
        keyring: the keyring.
        backups: backups.
        report: the privacy report.
    """

    passphrase: PassphraseCard
    recovery: RecoveryCard
    keyring: KeyringCard
    backups: BackupsCard
    report: PrivacyReport


@dataclass(frozen=True, slots=True)
class VaultTools:
    """What Settings may have done to a vault that lies in files.

    Args:
        services: slow work, for a worker.
        run: that worker.
        backups: making a backup and going back to one.
        facts: what this session knows, for the report.
        copy: puts text on the clipboard.
        count_wrong: notes a wrong passphrase for after the next unlock.
        rotate: makes a new key, or None where that can't be done.
        reissue: brings a new recovery code to paper, or None where that can't be done.
    """

    services: VaultServices
    run: OnWorker
    backups: BackupTools
    facts: Callable[[], SessionFacts]
    copy: Callable[[str], None]
    count_wrong: Callable[[], None]
    rotate: Rotate | None = None
    reissue: Reissue | None = None


class SettingsPresenter(RoomPresenter):
    """Holds the cards.

    Args:
        scope: what is behind the lock.
        look: how the program looks.
        apply_lock: lets lock settings count at once.
        vault: what may be done to the vault's files, or None when looking around.
        written: what may be done with everything that was written.
        can_hide: whether this system can keep windows out of screenshots.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset(Kind) - {Kind.DRAFTS}

    again_wanted = Signal(PassphraseAgain)
    """Ask for the passphrase again, before what the question is about."""

    group_wanted = Signal(SettingsGroup)
    """Go to a heading."""

    def __init__(
        self,
        scope: Scope,
        look: Look,
        apply_lock: Callable[[LockSettings], None],
        *,
        vault: VaultTools | None = None,
        written: WrittenTools | None = None,
        can_hide: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self._vault = vault
        self.look = LookCard(look, self)
        tools = None if vault is None else CardTools(vault.run, self._ask)
        self.locking = LockingCard(
            scope, apply_lock, tools.ask if tools else None, can_hide=can_hide, parent=self
        )
        self.meant = MeantCard(scope, self)
        self.written = WrittenCard(scope, written or WrittenTools(), tools, self)
        self.files = None if vault is None or tools is None else self._cards(vault, tools)
        self.locking.refresh()
        self.refresh()

    def version(self) -> str:
        """Which program this is."""
        return self.tr("Growing Us {version}").format(version=__version__)

    def show(self, destination: Destination) -> None:
        """Arrive, at the heading the destination names or at the one that was left."""
        wanted = destination.prefill.get("group", "")
        if destination.tool is Tool.SETTING and wanted in set(SettingsGroup):
            self.group_wanted.emit(SettingsGroup(wanted))

    def refresh(self) -> None:
        """Ask the vault what was chosen and how much there is."""
        self.meant.refresh()
        self.written.refresh()

    def look_at_files(self) -> None:
        """Look at the files again, since the person came to this page."""
        if self.files is not None:
            self.files.recovery.refresh()
            self.files.keyring.refresh()
            self.files.backups.refresh()

    def _cards(self, vault: VaultTools, tools: CardTools) -> VaultCards:
        services, clock = vault.services, self.scope.clock
        backups = BackupsCard(services, vault.backups, clock, tools, self)

        def facts() -> SessionFacts:
            return replace(vault.facts(), last_backup=backups.last())

        return VaultCards(
            PassphraseCard(services, tools, vault.rotate, self),
            RecoveryCard(services, vault.reissue, tools, self),
            KeyringCard(services, tools, self),
            backups,
            PrivacyReport(services, facts, vault.copy, clock=clock, tools=tools, parent=self),
        )

    def _ask(self, act: Act, then: Callable[[str], None]) -> None:
        if self._vault is not None:
            self.again_wanted.emit(PassphraseAgain(act, self._check, then, self._vault.count_wrong))

    def _check(
        self, secret: str, right: Callable[[], None], wrong: Callable[[AppError], None]
    ) -> None:
        if self._vault is not None:
            services = self._vault.services
            self._vault.run(lambda: services.check(secret), lambda _done: right(), wrong)

    def _something_changed(self, changes: Changes) -> None:
        if changes.by is not self.locking and changes.kinds & self.kinds:
            self.refresh()

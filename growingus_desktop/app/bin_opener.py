"""Opens the bin over whichever room is shown, and keeps it: purged by time, scoured after."""

import logging
from concurrent.futures import Future

from PySide6.QtCore import QObject

from growingus_desktop.app.backup_first import backup_before
from growingus_desktop.app.erased_backups import RealBackupSearch
from growingus_desktop.app.hands import Hands
from growingus_desktop.app.vault_services import FileServices
from growingus_desktop.presenters.bin import Do, WholeBin
from growingus_desktop.presenters.bin_backups import ErasedBackups
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import bin as store
from growingus_desktop.store.bin import Erased
from growingus_desktop.vault.scouring import scour
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from growingus_desktop.views.bin import InBackupsDialog, WholeBinDialog

log = logging.getLogger(__name__)


class BinOpener(QObject):
    """The bin's place in the program.

    Args:
        scope: what is behind the lock.
        vault: open; scoured where its file may still hold what was erased.
        hands: the window, and the backup before much goes.
    """

    def __init__(
        self, scope: Scope, vault: Vault, hands: Hands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._vault = vault
        self._hands = hands
        scope.navigator.erased.connect(self._after_erasing)

    def open(self, do: Do) -> None:
        """Show the bin.

        Args:
            do: does a deed that the room behind it can take back.
        """
        back_up, backups = backup_before(self._hands), self._backups()
        presenter = WholeBin(self._scope, do, back_up, self.scour, backups=backups)
        dialog = WholeBinDialog(presenter, self._hands.window)
        presenter.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep_time(self) -> None:
        """After an unlock: let go of what is old, and finish a scouring that was cut off."""
        if self._vault.read_only:
            return

        def work(session: VaultSession) -> bool:
            store.purge(session, session.clock.now())
            return store.has_residue(session)

        def then(residue: object) -> None:
            if residue:
                self.scour()

        self._scope.tasks.in_vault(self, work, then)

    def scour(self) -> None:
        """Write the file anew, so that nothing erased is left in it; a lock may stop it."""
        if self._vault.folder is None:
            self._vault.submit(store.is_scoured)
            return
        self._vault.submit_outside(scour).add_done_callback(self._scoured)

    def _after_erasing(self, erased: Erased) -> None:
        """Take the traces out of the file; where backups still hold it, say so and offer help."""
        self.scour()
        backups = self._backups()
        if backups is None or not erased.things:
            return
        backups.setParent(self)
        backups.changed.connect(lambda: self._looked(backups))
        backups.look(erased)

    def _looked(self, backups: ErasedBackups) -> None:
        if backups.state.busy or backups.parent() is not self:
            return
        found = backups.state.found
        if found is not None and not found.holding and not found.unknown:
            backups.deleteLater()
            return
        dialog = InBackupsDialog(backups, self._hands.window)
        backups.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _scoured(self, done: "Future[None]") -> None:
        """Called on the vault's thread."""
        error = done.exception()
        if error is None:
            self._vault.submit(store.is_scoured)
        else:
            # The vault remembers that it is still to be done.
            log.info("scouring is put off: %s", type(error).__name__)

    def _backups(self) -> ErasedBackups | None:
        hands = self._hands
        if hands.folder is None:
            return None
        services = FileServices(self._vault, hands.folder, hands.kdf)
        search = RealBackupSearch(self._vault, hands.folder, services)
        return ErasedBackups(search, hands.on_files)

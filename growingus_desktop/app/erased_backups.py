"""Looks through the real backups for what was erased for good, and takes it out of them."""

from growingus_desktop.app.vault_services import FileServices
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.bin_backups import InBackups
from growingus_desktop.store.bin import Erased
from growingus_desktop.vault.backup_file import CHANGING, BackupInfo
from growingus_desktop.vault.backup_list import list_backups
from growingus_desktop.vault.erasing_from_backups import Gone, Held, rewrite, search
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.vault import Vault


class RealBackupSearch:
    """The work over real files; every method is for a worker.

    Args:
        vault: open; gives the keys, and ends the work when it closes.
        folder: where it lies.
        services: knows the further folders.
    """

    def __init__(self, vault: Vault, folder: VaultFolder, services: FileServices) -> None:
        self._vault = vault
        self._folder = folder
        self._services = services
        self._gone = Gone(())
        self._held = Held()

    def look(self, erased: Erased) -> InBackups:
        """See `BackupSearch.look`."""
        self._gone = Gone(
            (*self._gone.uids, *erased.uids),
            (*self._gone.surfaces, *erased.surfaces),
            (*self._gone.burned, *erased.burned),
        )
        return self._look()

    def make_anew(self) -> InBackups:
        """See `BackupSearch.make_anew`."""
        for info in self._held.holding:
            rewrite(info, self._keys(), self._gone, go_on=self._go_on)
        return self._look()

    def delete(self) -> InBackups:
        """See `BackupSearch.delete`."""
        for info in (*self._held.holding, *self._held.unknown):
            try:
                with CHANGING:
                    info.path.unlink(missing_ok=True)
            except OSError as error:
                raise from_os_error(error) from None
        return self._look()

    def _look(self) -> InBackups:
        found = list_backups(self._folder, places=self._services.places())
        keys = self._keys()
        own = [
            one
            for one in found
            if isinstance(one, BackupInfo) and one.header.vault_id == keys.header.vault_id
        ]
        self._held = search(keys, own, self._gone, go_on=self._go_on)
        return InBackups(len(self._held.holding), len(self._held.unknown))

    def _keys(self) -> VaultKeys:
        keys = self._vault.keys
        if keys is None:
            raise AppError(Problem.VAULT_CLOSED)
        return keys

    def _go_on(self) -> None:
        if self._vault.is_closed:
            raise AppError(Problem.VAULT_CLOSED)

"""What rooms may do outside the vault, handed in so that tests can do it instead."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from growingus_desktop.app.clipboard import Clipboard
from growingus_desktop.app.device import Device
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.app.recovery_codes import RecoveryCodes
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.arrival import Arrival
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.shut_work import Errand
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.backup_file import Reason
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.vault import Vault

if TYPE_CHECKING:
    from growingus_desktop.coach.reading import GateKind
    from growingus_desktop.store.lock_settings import LockSettings

T = TypeVar("T")

ChooseFile = Callable[[str], Path | None]
FindFile = Callable[[], Path | None]


class InBackground(Protocol):
    """Runs slow work that is not the vault's; the answer comes on the UI thread."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work`, then call `then` or `failed`."""
        ...


class ShowCard(Protocol):
    """Opens the safety card."""

    def __call__(
        self,
        kind: "GateKind | None",
        then: Callable[[], None] | None = None,
        over: QWidget | None = None,
    ) -> None:
        """Show the card for a kind of sentence, over the window unless over a dialog.

        `then` is called once it was closed.
        """
        ...


class BackUpNow(Protocol):
    """Makes a backup at once, on the person's word."""

    def __call__(
        self,
        then: Callable[[LastBackup], None],
        failed: Callable[[AppError], None],
        reason: Reason = Reason.BY_HAND,
    ) -> None:
        """Begin, for this reason; `then` or `failed` is called on the UI thread."""
        ...


@dataclass(frozen=True)
class Hands:
    """The App scope, as far as rooms need it.

    Args:
        window: what dialogs belong to.
        device: settings of this device.
        theme: how everything looks.
        clipboard: copies on the person's word.
        safety: makes a fresh presenter of Safety & support.
        show_card: opens the safety card.
        choose_file: asks where to save, given a suggested name.
        find_file: asks for a file that is there.
        find_folder: asks for a folder.
        in_background: runs slow work that is not the vault's.
        kdf: how costly a guess at the passphrase is.
        apply_lock_settings: lets what was chosen count at once; the vault keeps it elsewhere.
        arrival: what there is to tell after the unlock.
        last_backup: how the backups of this vault stand.
        back_up_now: makes a backup at once.
        on_files: runs work on the vault's files that may take long; a lock doesn't wait for it,
            but the end of the program does.
        while_shut: locks, runs an errand on the shut vault and says how it went.
        let_go: forgets the vault of this folder, since nothing is left of it.
        codes: brings recovery codes to paper.
        restore: locks, and shows the way back to a backup.
        vault: the open one, or None for the demo.
        folder: where the vault lies, or None for the demo, of which nothing is kept.
    """

    window: QWidget
    device: Device
    theme: Theme
    clipboard: Clipboard
    safety: Callable[[], SafetyPresenter]
    show_card: ShowCard
    choose_file: ChooseFile
    find_file: FindFile
    find_folder: FindFile
    in_background: InBackground
    kdf: Kdf
    apply_lock_settings: "Callable[[LockSettings], None]"
    arrival: Arrival
    last_backup: Callable[[], LastBackup]
    back_up_now: BackUpNow
    on_files: InBackground
    while_shut: Callable[[Errand], None]
    let_go: Callable[[], None]
    codes: RecoveryCodes
    restore: Callable[[], None]
    vault: Vault | None = None
    folder: VaultFolder | None = None

    @property
    def is_demo(self) -> bool:
        """Whether nothing is kept of what is done here."""
        return self.folder is None

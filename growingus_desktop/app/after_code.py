"""After the recovery code opened the vault: a new passphrase, if the person wants one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from growingus_desktop.app.hands import InBackground
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.presenters.new_passphrase import NewPassphrase
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import change_passphrase
from growingus_desktop.vault.recovery_code import RecoveryCode
from growingus_desktop.views.new_passphrase import NewPassphraseDialog


def offer_new_passphrase(
    window: QWidget,
    code: RecoveryCode,
    folder: VaultFolder,
    kdf: Kdf,
    *,
    in_background: InBackground,
    places: Callable[[], tuple[Path, ...]],
) -> None:
    """Ask for a new passphrase over the open vault; closing the dialog lets go of the code.

    Args:
        window: what the dialog belongs to.
        code: what opened the vault.
        folder: the vault's.
        kdf: how costly a guess at the new passphrase is made.
        in_background: changes it.
        places: further folders with backups; asked on the worker.
    """
    presenter = NewPassphrase()
    dialog = NewPassphraseDialog(presenter, window)
    presenter.setParent(dialog)

    def change(new: str) -> None:
        in_background(
            lambda: (
                change_passphrase(
                    folder, code, new, kdf.cost, kdf.bounds, places=places()
                ).out_of_reach
            ),
            presenter.done,
            presenter.refused,
        )

    presenter.wanted.connect(change)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

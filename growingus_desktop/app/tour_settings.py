"""Pictures of Settings over a vault that lies in files; the demo has none, so one is made for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from growingus_desktop.app.application import Application
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.destinations import Room, SettingsGroup
from growingus_desktop.vault import erasing
from growingus_desktop.vault.backups import Reason, back_up
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from growingus_desktop.views.settings import SettingsPage

WORDS = "four words nobody keeps"
"""Opens a vault that lives as long as its pictures take."""

DIALOGS = {
    "passphrase-again": (SettingsGroup.WAYS_IN, "keyring"),
    "new-key": (SettingsGroup.WAYS_IN, "rotate"),
    "backup-list": (SettingsGroup.BACKUPS, "listBackups"),
    "erase-vault": (SettingsGroup.WRITTEN, "eraseVault"),
    "privacy-report": (SettingsGroup.COMPUTER, "privacyReport"),
}
"""By picture: under which heading, and what opens it."""

Picture = Callable[[str], Iterator[Path]]


def every_setting(
    program: Application, folder: VaultFolder, each_view: Callable[[], Iterator[Picture]]
) -> Iterator[Path]:
    """Make a vault, picture Settings over it, and erase it.

    Args:
        program: looking around, so that there is a scope to stand in.
        folder: where the vault may lie for a while.
        each_view: dresses the program, look by look, and gives what takes a picture of what is
            shown, dialogs closed afterwards.
    """
    vault = create_vault(folder, WORDS, clock=SystemClock())
    back_up(vault, Reason.BY_HAND)
    presenter, page = program.settings_over(vault)
    program.window.add_page(Room.SETTINGS, page)
    program.window.show_room(Room.SETTINGS)
    page.take_focus()
    for picture in each_view():
        for group in SettingsGroup:
            page.show_group(group)
            yield from picture(f"settings-{group.value}")
        for name, (group, opener) in DIALOGS.items():
            page.show_group(group)
            _press(page, opener)
            yield from picture(name)
    presenter.deleteLater()
    vault.close()
    erasing.erase(folder)
    erasing.remove_lock(folder)


def _press(page: SettingsPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    if button is None:
        raise LookupError(name)
    button.click()

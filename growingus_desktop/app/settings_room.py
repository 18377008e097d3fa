"""Makes Settings, and does what it wishes for outside the vault."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess

from growingus_desktop.app.hands import Hands
from growingus_desktop.app.look import DeviceLook
from growingus_desktop.app.relaunch import MemoryProof, proof, this_program
from growingus_desktop.app.vault_services import FileServices, erase, new_key
from growingus_desktop.content.safety import load_safety_texts
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.intake import IntakePresenter
from growingus_desktop.presenters.leaving import LeavingPresenter
from growingus_desktop.presenters.privacy_report import SessionFacts
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.settings import SettingsPresenter, VaultTools
from growingus_desktop.presenters.settings_backups import BackupTools
from growingus_desktop.presenters.settings_errands import SettingsErrands
from growingus_desktop.presenters.settings_written import WrittenTools
from growingus_desktop.store import bin as bin_store
from growingus_desktop.vault.backup_file import Reason
from growingus_desktop.vault.contents import read_contents
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.intake import IntakeDialog
from growingus_desktop.views.leaving import LeavingDialog
from growingus_desktop.views.settings import SettingsPage

OWN_FOLDER = "growing-us"
"""Where a new vault goes in a folder that holds other things."""


def make_settings(scope: Scope, hands: Hands) -> tuple[SettingsPresenter, SettingsPage]:
    """The room, over a vault in files or over the demo."""
    look = DeviceLook(hands.theme, hands.device, keeps=not hands.is_demo)
    folder, vault = hands.folder, hands.vault

    def open_bin() -> None:
        scope.navigator.go(Destination(Room.SETTINGS, Tool.BIN))

    if folder is None or vault is None:
        presenter = SettingsPresenter(
            scope,
            look,
            hands.apply_lock_settings,
            written=WrittenTools(count_bin=_count_bin, open_bin=open_bin),
        )
        return presenter, SettingsPage(presenter)
    services = FileServices(vault, folder, hands.kdf)
    wishes = _Wishes(scope, hands, folder, services)
    presenter = SettingsPresenter(
        scope,
        look,
        hands.apply_lock_settings,
        vault=VaultTools(
            services=services,
            run=hands.on_files,
            backups=BackupTools(
                last=hands.last_backup,
                back_up_now=hands.back_up_now,
                choose_folder=hands.find_folder,
                restore=None if vault.read_only else hands.restore,
            ),
            facts=wishes.facts,
            copy=hands.clipboard.copy,
            count_wrong=wishes.count_wrong,
            rotate=None if vault.read_only else wishes.rotate,
            reissue=None if vault.read_only else wishes.reissue,
        ),
        written=WrittenTools(
            count_entries=_count_entries,
            count_bin=_count_bin,
            open_bin=open_bin,
            export=wishes.let_out,
            take_in=None if vault.read_only else wishes.take_in,
            start_new=wishes.start_new,
            erase=None if vault.read_only else wishes.erase,
        ),
        can_hide=sys.platform == "win32",
    )
    return presenter, SettingsPage(presenter)


class _Wishes:
    """What Settings asks the program for.

    Args:
        scope: what is behind the lock.
        hands: the program.
        folder: where the vault lies.
        services: work on its files.
    """

    def __init__(
        self, scope: Scope, hands: Hands, folder: VaultFolder, services: FileServices
    ) -> None:
        self._scope = scope
        self._hands = hands
        self._folder = folder
        self._services = services
        self._errands = SettingsErrands()

    def facts(self) -> SessionFacts:
        """What this session knows, for the privacy report."""
        return SessionFacts(
            is_memory_emptied=proof() is MemoryProof.EMPTIED,
            visit=self._hands.arrival.state.visit,
            lock_limits=load_safety_texts(self._scope.language).lock_limits,
        )

    def count_wrong(self) -> None:
        """Note a wrong passphrase, which is told after the next unlock."""
        device = self._hands.device
        device.change(wrong_tries=device.settings.wrong_tries + 1)

    def rotate(self, current: str, new: str) -> None:
        """Make a new key, once the vault is closed."""
        hands, folder, clock = self._hands, self._folder, self._scope.clock
        kdf = hands.kdf

        def begin(places: tuple[Path, ...]) -> None:
            hands.while_shut(
                self._errands.new_key(
                    lambda: new_key(folder, current, new, kdf, clock=clock, places=places)
                )
            )

        hands.on_files(self._services.places, begin)

    def reissue(self, secret: str, issued: Callable[[tuple[str, ...]], None]) -> None:
        """Bring a new recovery code to paper."""
        codes = self._hands.codes
        self._hands.on_files(
            self._services.places,
            lambda places: codes.make_new(secret, issued, further=places),
        )

    def let_out(self, _secret: str) -> None:
        """Export everything; whoever got here has proved that they may."""
        hands = self._hands
        presenter = LeavingPresenter(self._scope, hands.in_background, self._folder.path)
        dialog = LeavingDialog(presenter, hands.choose_file, hands.window)
        presenter.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self) -> None:
        """Import, after a backup."""
        hands = self._hands

        def back_up(then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
            hands.back_up_now(lambda _last: then(), failed, Reason.IMPORT)

        presenter = IntakePresenter(self._scope, hands.in_background, back_up)
        dialog = IntakeDialog(presenter, hands.find_file, hands.window)
        presenter.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start_new(self) -> Path | None:
        """Start the program a second time, over a folder without a vault.

        Raises:
            AppError: VAULT_EXISTS, INSIDE_VAULT_FOLDER or what stands in the way of writing.
        """
        chosen = self._hands.find_folder()
        if chosen is None:
            return None
        folder = place_for_new_vault(chosen, self._folder.path)
        program, *arguments = this_program()
        QProcess.startDetached(program, [*arguments, "--vault", str(folder)])
        return folder

    def erase(self, _secret: str) -> None:
        """Erase everything, once the vault is closed."""
        hands, folder = self._hands, self._folder

        def begin(places: tuple[Path, ...]) -> None:
            hands.while_shut(self._errands.erase(lambda: erase(folder, places), hands.let_go))

        hands.on_files(self._services.places, begin)


def place_for_new_vault(chosen: Path, own: Path) -> Path:
    """The folder a new vault goes into: the chosen one if it is empty, else one of its own in it.

    Raises:
        AppError: VAULT_EXISTS if there is a vault, INSIDE_VAULT_FOLDER for this vault's own.
    """
    chosen = chosen.absolute()
    if chosen.is_relative_to(own.absolute()):
        raise AppError(Problem.INSIDE_VAULT_FOLDER)
    is_empty = not chosen.is_dir() or not any(chosen.iterdir())
    for place in (chosen, chosen / OWN_FOLDER):
        if VaultFolder(place).holds_vault():
            raise AppError(Problem.VAULT_EXISTS)
    return chosen if is_empty else chosen / OWN_FOLDER


def _count_bin(session: VaultSession) -> int:
    return len(bin_store.things(session))


def _count_entries(session: VaultSession) -> int:
    connection = session.connection().connection.driver_connection
    return 0 if connection is None else read_contents(connection).entries

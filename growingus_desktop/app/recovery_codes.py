"""Makes recovery codes, and shows the page a code is printed on or written on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.background import Background
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.dates import long_day
from growingus_desktop.presenters.recovery_code import RecoveryCodePresenter
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import issue_recovery_code, secret_in
from growingus_desktop.vault.recovery_code import RecoveryCode
from growingus_desktop.views.recovery_code import RecoveryCodeDialog

Places = Callable[[], tuple[Path, ...]]
OutOfReach = Callable[[tuple[str, ...]], None]


class RecoveryCodes(QObject):
    """What the first run and Settings need to bring a code to paper.

    Args:
        window: what dialogs belong to.
        folder: the vault's folder.
        background: derives keys.
        kdf: how costly a guess at the passphrase is.
        clock: dates the page.
        language: of the page, a BCP 47 tag.
        choose_file: asks where to save the page.
        places: further folders with backups, which get the new code too.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        folder: VaultFolder,
        background: Background,
        kdf: Kdf,
        clock: Clock,
        language: Callable[[], str],
        choose_file: Callable[[str], Path | None],
        places: Places = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._folder = folder
        self._background = background
        self._kdf = kdf
        self._clock = clock
        self._language = language
        self._choose_file = choose_file
        self._places = places

    def keep(
        self,
        presenter: RecoveryCodePresenter,
        passphrase: str,
        groups: tuple[str, ...],
        out_of_reach: OutOfReach | None = None,
        *,
        further: tuple[Path, ...] = (),
    ) -> None:
        """Let a code open the vault; the one before opens nothing any more.

        Args:
            presenter: is told how it went.
            passphrase: opens the vault now.
            groups: the code, which is on paper by now.
            out_of_reach: gets the names of backups the code before still opens.
            further: folders with backups that only the open vault knows of.
        """
        folder, bounds, places = self._folder, self._kdf.bounds, (*self._places(), *further)
        secret = secret_in(passphrase)

        def seal() -> tuple[str, ...]:
            code = RecoveryCode(groups)
            _, resealed = issue_recovery_code(folder, secret, bounds, places=places, code=code)
            return resealed.out_of_reach

        def sealed(missed: tuple[str, ...]) -> None:
            if out_of_reach is not None:
                out_of_reach(missed)
            presenter.kept()

        self._background.run(seal, sealed, presenter.refused)

    def make_new(
        self,
        passphrase: str,
        out_of_reach: OutOfReach | None = None,
        *,
        further: tuple[Path, ...] = (),
    ) -> None:
        """Make a new code in a dialog, for a person who has just proved who they are.

        Args:
            passphrase: opens the vault now; let go of with the dialog.
            out_of_reach: gets the names of backups the code before still opens.
            further: folders with backups that only the open vault knows of.
        """
        presenter = RecoveryCodePresenter(may_skip=False)
        dialog = RecoveryCodeDialog(presenter, self._window)
        presenter.setParent(dialog)
        self.connect_pages(presenter)

        def keep(groups: tuple[str, ...]) -> None:
            self.keep(presenter, passphrase, groups, out_of_reach, further=further)

        presenter.keep_wanted.connect(keep)
        dialog.finished.connect(presenter.forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def connect_pages(self, presenter: RecoveryCodePresenter) -> None:
        """Show the pages this presenter asks for."""
        presenter.print_wanted.connect(self.show_page)
        presenter.blank_wanted.connect(self.show_page)

    def show_page(self, groups: tuple[str, ...] = ()) -> None:
        """Preview the page with these groups on it, or the one to write on."""
        # Painting and printing are not needed before anyone wants a page.
        from growingus_desktop.sheets.paper import usual_paper  # noqa: PLC0415
        from growingus_desktop.sheets.recovery import (  # noqa: PLC0415
            blank_recovery,
            recovery_sheet,
            recovery_words,
        )
        from growingus_desktop.views.printing import print_layout  # noqa: PLC0415
        from growingus_desktop.views.sheet_preview import SheetPreview  # noqa: PLC0415

        words = recovery_words(self._language())
        day = long_day(QLocale(), self._clock.local().date())
        sheet = recovery_sheet(groups, day, words) if groups else blank_recovery(words)
        preview = SheetPreview(
            sheet,
            choose_file=self._choose_file,
            print_out=print_layout,
            copy_text=_to_nowhere,
            paper=usual_paper(QLocale.territoryToCode(QLocale().territory())),
            parent=self._window,
        )
        preview.finished.connect(preview.deleteLater)
        preview.open()


def _to_nowhere(_text: str) -> None:
    """A code never goes to the clipboard, whose history other programs keep."""

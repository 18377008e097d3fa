"""What can be seen without an open vault besides the lock page: the first run and Safety."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.background import Background
from growingus_desktop.app.device import Device
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.app.recovery_codes import RecoveryCodes
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.clock import Clock, today
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.first_run import FirstRun, Step
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.views.first_run import FirstRunPage
from growingus_desktop.views.safety import SafetyPage
from growingus_desktop.views.safety_card import SafetyCard
from growingus_desktop.views.window import MainWindow

AFTER_MAKING = frozenset({Step.RECOVERY, Step.PROOF})
"""Steps at which there is a vault already."""

if TYPE_CHECKING:
    from growingus_desktop.vault.vault import Vault


class FirstSteps(QObject):
    """Leads to the first unlock, and to Safety & support from wherever the person is.

    Args:
        window: shows the pages.
        folder: where the vault will lie.
        device: knows the language.
        background: makes and opens the vault.
        clock: stamps what is saved.
        kdf: how costly a guess at the passphrase is made.
        codes: brings a recovery code to paper.
        take_instance: takes the folder's instance lock for this process.
        next_wish: numbers a wish to open a vault.
        copy: puts a help line's number on the clipboard.
        has_vault_open: whether there is anything to lock.
    """

    opened = Signal(object, int)
    """The new vault, open for the first time, and which wish to open one that granted."""

    look_around = Signal()

    country_chosen = Signal(str)
    """The person chose whose help lines to show; an open vault keeps it, and nothing else does."""

    back_wanted = Signal()
    """The person leaves Safety & support where there is no navigation."""

    def __init__(
        self,
        window: MainWindow,
        *,
        folder: VaultFolder,
        device: Device,
        background: Background,
        clock: Clock,
        kdf: Kdf,
        codes: RecoveryCodes,
        take_instance: Callable[[], InstanceLock | None],
        next_wish: Callable[[], int],
        copy: Callable[[str], None],
        has_vault_open: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._folder = folder
        self._device = device
        self._background = background
        self._clock = clock
        self._kdf = kdf
        self._codes = codes
        self._take_instance = take_instance
        self._next_wish = next_wish
        self._copy = copy
        self._has_vault_open = has_vault_open
        self.put_away = False
        self._country = ""
        self._first_run: FirstRun | None = None
        self._passphrase = ""

    def safety(self) -> SafetyPresenter:
        """A fresh presenter of Safety & support; what was answered in an earlier one is gone."""
        return SafetyPresenter(
            self._country,
            self._choose_country,
            self._device.settings.language or "en",
            self,
            copy=self._copy,
            day=today(self._clock),
        )

    @property
    def country(self) -> str:
        """Whose help lines are shown, as far as it was chosen since the program was shut."""
        return self._country

    def know_country(self, code: str) -> None:
        """Take note of the country that an open vault keeps, if it keeps one."""
        self._country = code or self._country

    def show(self) -> None:
        """Show the first run where it was left."""
        presenter = self._first_run or FirstRun(self)
        if self._first_run is None:
            self._first_run = presenter
            presenter.vault_wanted.connect(self._make)
            presenter.proof_offered.connect(self._open)
            presenter.lock_page_wanted.connect(self._leave_for_lock_page)
            presenter.recovery.keep_wanted.connect(self._keep_code)
            presenter.recovery.finished.connect(self._forget)
            self._codes.connect_pages(presenter.recovery)
        safety = self.safety()
        safety.show_put_away(self.put_away)
        safety.put_away_chosen.connect(self._remember_put_away)
        page = FirstRunPage(presenter, safety)
        safety.setParent(page)
        page.look_around.connect(self.look_around)
        page.safety_wanted.connect(self.show_safety)
        self._window.show_locked(page)
        page.take_focus()

    def withdraw(self) -> None:
        """Let go of what a new vault's passphrase and code are held for, as at a lock.

        Once there is a vault, the lock page is the way on and not this.
        """
        self._forget()
        self._country = ""
        if self._first_run is not None and self._first_run.state.step in AFTER_MAKING:
            self._first_run.recovery.forget()
            self._first_run = None

    def page_at(self, step: Step) -> FirstRunPage:
        """A page of the first run that stands at a step and leads nowhere, for a picture."""
        safety = self.safety()
        page = FirstRunPage(FirstRun(safety, step=step), safety)
        safety.setParent(page)
        return page

    def show_safety(self) -> None:
        """Show Safety & support without a vault."""
        safety = self.safety()
        page = SafetyPage(safety, way_back=self.tr("Back"))
        safety.setParent(page)
        page.left.connect(self.back_wanted)
        self._window.show_locked(page)
        page.take_focus()

    def show_card(
        self,
        kind: GateKind | None = None,
        then: Callable[[], None] | None = None,
        over: QWidget | None = None,
    ) -> None:
        """Open the safety card over whatever is shown.

        Args:
            kind: what the text speaks of, or None for the general card.
            then: called once the card was closed.
            over: the dialog it comes up over, or None for the window.
        """
        safety = self.safety()
        lockable = self._has_vault_open()
        card = SafetyCard(safety, kind, lockable=lockable, parent=over or self._window)
        safety.setParent(card)
        card.finished.connect(card.deleteLater)
        if then is not None:
            card.accepted.connect(then)
            card.rejected.connect(then)
        card.open()

    def _make(self, passphrase: str) -> None:
        folder, clock, cost = self._folder, self._clock, self._kdf.cost
        try:
            # Where a vault was open or set aside before, the lock is this process's already.
            instance = self._take_instance() if folder.lock.exists() else None
        except (AppError, OSError):
            # Making the vault meets the same, and words it for this step.
            instance = None

        def make() -> None:
            from growingus_desktop.vault.opening import create_vault  # noqa: PLC0415

            create_vault(folder, passphrase, clock=clock, lock=instance, cost=cost).close()

        self._background.run(make, lambda _none: self._made(passphrase), self._refused)

    def _made(self, passphrase: str) -> None:
        if self._first_run is None:
            return
        try:
            self._take_instance()
        except AppError as error:
            self._refused(error)
            return
        # Held until a code opens the vault or none is wanted: asking a fourth time helps nobody.
        self._passphrase = passphrase
        self._first_run.made()

    def _keep_code(self, groups: tuple[str, ...]) -> None:
        if self._first_run is not None:
            self._codes.keep(self._first_run.recovery, self._passphrase, groups)

    def _forget(self) -> None:
        self._passphrase = ""

    def _open(self, passphrase: str) -> None:
        try:
            instance = self._take_instance()
        except AppError as error:
            self._refused(error)
            return
        folder, clock, bounds = self._folder, self._clock, self._kdf.bounds
        wish = self._next_wish()

        def open_it() -> "Vault":
            from growingus_desktop.vault.opening import open_vault  # noqa: PLC0415

            return open_vault(folder, passphrase, clock=clock, lock=instance, bounds=bounds)

        self._background.run(open_it, lambda vault: self._proved(vault, wish), self._refused)

    def _proved(self, vault: "Vault", wish: int) -> None:
        self._first_run = None
        self.opened.emit(vault, wish)

    def _leave_for_lock_page(self) -> None:
        self._forget()
        self._first_run = None
        self.back_wanted.emit()

    def _choose_country(self, code: str) -> None:
        self._country = code
        self.country_chosen.emit(code)

    def _remember_put_away(self, put_away: bool) -> None:
        self.put_away = put_away

    def _refused(self, error: AppError) -> None:
        if self._first_run is not None:
            self._first_run.refused(error)

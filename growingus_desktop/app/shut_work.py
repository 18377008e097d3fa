"""Locks, does something to the shut vault's files, and says on a page of its own how it went."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.shut_work import Errand, ShutWorkPresenter
from growingus_desktop.views.shut_work import ShutWorkPage
from growingus_desktop.views.window import MainWindow


class ShutWork(QObject):
    """At most one errand at a time, from the wish until the person has read what became of it.

    Args:
        window: shows the page.
        background: does the work.
        lock: locks and closes the vault.
    """

    ended = Signal()
    """Nothing is under way and nothing is left to read: show the door."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        lock: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._background = background
        self._lock = lock
        self._errand: Errand | None = None
        self._presenter = ShutWorkPresenter(self)
        self._presenter.left.connect(self.ended)

    @property
    def is_under_way(self) -> bool:
        """Whether an errand waits for the vault to close, or is being run."""
        return self._errand is not None

    @property
    def has_page(self) -> bool:
        """Whether its page stands in the place of the door."""
        return bool(self._presenter.state.title)

    def begin(self, errand: Errand) -> None:
        """Lock, and run an errand once the vault is closed; a second wish is ignored."""
        if self._errand is None:
            self._errand = errand
            self._presenter.begin(errand.title, errand.doing)
            self._lock()

    def show_page(self) -> bool:
        """Show its page in the place of the door.

        Returns:
            Whether there is one to show.
        """
        if not self.has_page:
            return False
        page = ShutWorkPage(self._presenter)
        self._window.show_locked(page)
        page.take_focus()
        return True

    def closed(self, unwritten: AppError | None) -> bool:
        """The vault is closed: begin.

        Args:
            unwritten: why a draft could not be kept, or None.

        Returns:
            Whether there is anything to do.
        """
        errand = self._errand
        if errand is None:
            return False
        if unwritten is not None and errand.needs_drafts_kept:
            self._refused(unwritten)
            return True
        self._background.run(errand.work, self._done, self._refused)
        return True

    def put_away(self) -> None:
        """Hide what was told, since somebody locked; what is under way goes on."""
        if self._errand is None:
            self._presenter.forget()

    def _done(self, answer: object) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.done()
            self._presenter.tell(errand.told(answer))

    def _refused(self, error: AppError) -> None:
        self._errand = None
        self._presenter.refuse(error)

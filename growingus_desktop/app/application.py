"""The App scope: window, theme and device settings, and the way in and out of a vault."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from growingus_desktop.app.arguments import AfterLock, Arguments
from growingus_desktop.app.automatic_locks import AutomaticLocks
from growingus_desktop.app.background import Background
from growingus_desktop.app.clipboard import Clipboard
from growingus_desktop.app.device import Device
from growingus_desktop.app.door import Door
from growingus_desktop.app.file_dialogs import (
    ask_where_to_save,
    ask_which_file,
    ask_which_folder,
)
from growingus_desktop.app.first_steps import FirstSteps
from growingus_desktop.app.fresh_start import FreshStart
from growingus_desktop.app.held_back import HeldBack
from growingus_desktop.app.help_desk import HelpDesk
from growingus_desktop.app.kdf import STANDARD, Kdf
from growingus_desktop.app.look import known_appearance
from growingus_desktop.app.over_window import shut_everything_over
from growingus_desktop.app.own_instance import OwnInstance
from growingus_desktop.app.recovery_codes import RecoveryCodes
from growingus_desktop.app.restoring import Restoring
from growingus_desktop.app.shut_work import ShutWork
from growingus_desktop.app.surroundings import Surroundings
from growingus_desktop.app.tray import Tray
from growingus_desktop.app.way_on import WayOn
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.first_run import Step
from growingus_desktop.presenters.lock import LockPresenter, LockReason, Wish, reason_of
from growingus_desktop.presenters.restore import GUESSES
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.erasing import finish, is_unfinished, remove_lock
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import ask_first_to_show
from growingus_desktop.views.lock import LockPage
from growingus_desktop.views.window import MainWindow

if TYPE_CHECKING:
    from growingus_desktop.app.caretaker import Caretaker
    from growingus_desktop.app.hands import Hands
    from growingus_desktop.app.unlocked import Unlocked, Unwritten
    from growingus_desktop.presenters.settings import SettingsPresenter
    from growingus_desktop.vault.vault import Vault
    from growingus_desktop.views.settings import SettingsPage


CANT_WRITE = frozenset({Problem.READ_ONLY, Problem.NO_PERMISSION})
"""What keeps a lock file from being made where a vault can still be read."""


SESSION_ENDS_S = 2.0
"""How long the end of the session is held up for the last words."""


class Application(QObject):
    """Holds what lives as long as the process, and at most one open vault.

    Args:
        arguments: what the program was asked for.
        clock: what time it is.
        timers: delays.
        kdf: how costly a guess at the passphrase is; tests make it cheap.
        surroundings: the computer as far as locking needs it; by itself there is none.
    """

    def __init__(
        self,
        arguments: Arguments,
        clock: Clock,
        timers: Timers,
        kdf: Kdf = STANDARD,
        surroundings: Surroundings = Surroundings(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__()
        self._kdf = kdf
        self._arguments = arguments
        self._clock = clock
        self._timers = timers
        self._folder = VaultFolder(arguments.vault)
        self.device = Device(arguments.vault)
        self.theme = Theme.active()
        self.window = MainWindow()
        self.clipboard = Clipboard(timers, parent=self)
        self._background = Background(self)
        # Apart, so that no lock waits behind rewriting backups or asking a keyring.
        self._files = Background(self)
        self._instance = OwnInstance(self._folder, self)
        self._unlocked: Unlocked | None = None
        self._held_back = HeldBack()
        self._locks = AutomaticLocks(
            self._application(),
            clock,
            timers,
            self.lock,
            window=self.window,
            surroundings=surroundings,
            parent=self,
        )
        self.tray = Tray(surroundings.tray_icon, self)
        self._leaving = False
        self._painted = False
        self.has_ended = False
        self.choose_file: Callable[[str], Path | None] = partial(ask_where_to_save, self.window)
        self.find_file: Callable[[], Path | None] = partial(ask_which_file, self.window)
        self.find_folder: Callable[[], Path | None] = partial(ask_which_folder, self.window)
        self._lock = LockPresenter(self)
        self._door = Door(
            self._folder, self._background, clock, kdf, language=self._language, parent=self
        )
        self.codes = RecoveryCodes(
            self.window,
            folder=self._folder,
            background=self._files,
            kdf=kdf,
            clock=clock,
            language=self._language,
            choose_file=self._ask_where_to_save,
            parent=self,
        )
        self._first_steps = FirstSteps(
            self.window,
            folder=self._folder,
            device=self.device,
            background=self._background,
            clock=clock,
            kdf=kdf,
            codes=self.codes,
            take_instance=self._instance.take,
            next_wish=self._door.next_wish,
            copy=self.clipboard.copy,
            has_vault_open=lambda: self._unlocked is not None,
            parent=self,
        )
        self._help = HelpDesk(self._first_steps, lambda: self._unlocked, self)
        self._restoring = Restoring(
            self.window,
            folder=self._folder,
            background=self._background,
            clock=clock,
            kdf=kdf,
            take_instance=self._instance.take,
            find_file=self._ask_which_file,
            find_folder=self._ask_which_folder,
            parent=self,
        )
        self._way_on = WayOn(
            self._lock,
            folder=self._folder,
            background=self._background,
            clock=clock,
            instance=self._instance,
            restoring=self._restoring,
            find_folder=self._ask_which_folder,
            parent=self,
        )
        self._fresh_start = FreshStart(
            surroundings.relaunch,
            folder=self._folder,
            window=self.window,
            instance=self._instance,
            background=self._background,
            may_begin=self._may_start_afresh,
            parent=self,
        )
        self._shut_work = ShutWork(
            self.window, self._background, partial(self.lock, hide=False), self
        )
        self._connect()

    @property
    def unlocked(self) -> "Unlocked | None":
        """What is behind the lock, while it is open."""
        return self._unlocked

    def start(self) -> bool:
        """Show the first page.

        Returns:
            False if another window has this vault open; it was asked to come forward.

        Raises:
            AppError: if the vault's folder can't be used at all.
        """
        self._dress()
        self._finish_erasing()
        told = self._arguments.after_lock
        if self._arguments.demo:
            self.window.blank()
        elif self._folder.holds_vault():
            adopted = told is not None and self._instance.adopt(told.lock)
            if not adopted and self._instance.take() is None:
                ask_first_to_show(self._folder)
                return False
            if told is not None:
                self._lock.locked(reason_of(told.reason), told.minutes)
            self._show_lock_page()
            if told is not None:
                self._restore_if_that_is_why(reason_of(told.reason))
        else:
            self._first_steps.show()
        self._show_window(told)
        self._instance.look_for_request()
        return True

    def lock(self, reason: LockReason | None = None, *, hide: bool = True) -> None:
        """Blank the window, keep what was typed, close the vault and let go of everything.

        Args:
            reason: why the program locked by itself; None if the person did.
            hide: whether to put the window away too.
        """
        self.window.blank()
        shut_everything_over(self.window)
        self.clipboard.forget()
        self._shut_work.put_away()
        # A vault that is only being opened stays shut, too.
        self._door.withdraw()
        self._first_steps.withdraw()
        self._restoring.withdraw()
        self.tray.hide()
        closing, self._unlocked = self._unlocked, None
        was_demo = closing is not None and closing.is_demo
        if closing is not None:
            self._locks.stop()
            closing.close(self._locked)
            self.window.clear_pages()
            closing.deleteLater()
        if not was_demo:
            self._fresh_start.due(reason, self._locks.minutes)
        self._back_to_the_door(reason)
        if hide:
            self.window.showMinimized()
        if closing is None:
            self._fresh_start.begin()

    def look_around(self) -> None:
        """Open the demo vault in memory; nothing of it is kept."""
        self.window.blank()
        self._door.look_around()

    def restore_backups(self) -> None:
        """Shut the vault and show the way back to a backup, as from Settings."""
        self.lock(LockReason.RESTORE, hide=False)

    def open_destination(self, destination: Destination) -> None:
        """Go somewhere, if the vault is open."""
        if self._unlocked is not None:
            self._unlocked.go(destination)

    def settings_over(self, vault: "Vault") -> "tuple[SettingsPresenter, SettingsPage]":
        """Settings over a vault in files while looking around, for pictures of them."""
        from growingus_desktop.app.settings_room import make_settings  # noqa: PLC0415

        if self._unlocked is None:
            raise RuntimeError("Settings need an open vault")
        care = self._caretaker(vault)
        care.stop()
        care.setParent(self._unlocked)
        return make_settings(self._unlocked.scope, self._hands(vault, care, demo=False))

    def pages_without_vault(self, steps: tuple[Step, ...]) -> Iterator[tuple[str, QWidget]]:
        """Everything seen without a vault, by name, for pictures of it."""
        from growingus_desktop.app.tour_doors import doors  # noqa: PLC0415 - for pictures alone

        yield "lock", LockPage(LockPresenter(self))
        for step in steps:
            yield f"first-run-{step.value}", self._first_steps.page_at(step)
        yield from doors()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window first keeps what was typed; what was painted lets work begin."""
        if event.type() == QEvent.Type.Expose and not self._painted:
            # The window paints while it handles this event, so this comes right after.
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)
        if watched is self.window and event.type() == QEvent.Type.Close:
            event.ignore()
            self.leave()
            return True
        return False

    def leave(self) -> None:
        """End the program, once everything is kept."""
        if self._leaving:
            return
        self._leaving = True
        self._door.withdraw()
        self._first_steps.withdraw()
        self._restoring.withdraw()
        self.window.blank()
        shut_everything_over(self.window)
        self.window.hide()
        self.clipboard.forget()
        self.tray.hide()
        closing, self._unlocked = self._unlocked, None
        if closing is None:
            # A lock just before may not have closed the vault yet.
            self._background.once_at_rest(self._end)
            return
        self._locks.stop()
        closing.close(self._end_if_all_is_kept, leaving=True)
        self.window.clear_pages()
        closing.deleteLater()

    def _session_ends(self) -> None:
        # Once this returns the system may end the process at any moment.
        closing = self._unlocked
        self.leave()
        if closing is not None:
            closing.wait_until_kept(SESSION_ENDS_S)

    def _connect(self) -> None:
        self.tray.log_wanted.connect(self._log_from_tray)
        self.tray.lock_wanted.connect(self.lock)
        self._lock.requested.connect(self._unlock)
        self._lock.keyring_requested.connect(self._unlock_by_keyring)
        self._door.opened.connect(self._opened)
        self._door.refused.connect(self._refused)
        self._first_steps.opened.connect(self._door.admit)
        self._first_steps.look_around.connect(self.look_around)
        self._first_steps.back_wanted.connect(self._back_to_the_door)
        self._first_steps.country_chosen.connect(self._keep_country)
        self._restoring.left.connect(self._back_from_restoring)
        self._restoring.wrong_try.connect(self._count_wrong_try)
        self._way_on.first_run_wanted.connect(self._first_steps.show)
        self._way_on.moved.connect(self._moved)
        self._shut_work.ended.connect(self._shut_work_ended)
        self._instance.asked_to_show.connect(self._come_forward)
        self.window.lock_requested.connect(self.lock)
        self.window.room_chosen.connect(self._open_room)
        self.window.intent.connect(self._intent)
        self.window.help_wanted.connect(self._help.show)
        self.window.installEventFilter(self)
        self._locks.wanted.connect(self._lock_by_itself)
        self._application().setQuitOnLastWindowClosed(False)
        self._application().commitDataRequest.connect(self._session_ends)

    def _ask_where_to_save(self, suggested: str) -> Path | None:
        return self.choose_file(suggested)

    def _ask_which_file(self) -> Path | None:
        return self.find_file()

    def _ask_which_folder(self) -> Path | None:
        return self.find_folder()

    def _moved(self) -> None:
        self.device.lie_at(self._folder.path)

    def _open_room(self, room: Room) -> None:
        self.open_destination(Destination(room))

    def _dress(self) -> None:
        settings = self.device.settings
        self.theme.choose(known_appearance(settings.appearance))
        self.theme.set_text_scale(settings.text_size)
        self.theme.reduced_motion = settings.reduced_motion

    def _show_window(self, told: AfterLock | None) -> None:
        if told is not None and told.geometry:
            self.window.restoreGeometry(told.geometry)
        if told is not None and not told.active:
            self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if told is not None and told.minimised:
            self.window.showMinimized()
        else:
            self.window.show()
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.window.windowHandle().installEventFilter(self)

    def _come_forward(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _after_first_paint(self) -> None:
        if self._leaving:
            return
        if self._arguments.exit_after_paint:
            self.leave()
        elif self._arguments.demo:
            self.look_around()
        else:
            self._door.get_ready()

    def _language(self) -> str:
        return self.device.settings.language or "en"

    def _show_lock_page(self) -> None:
        page = LockPage(self._lock)
        page.look_around.connect(self.look_around)
        page.safety_wanted.connect(self._first_steps.show_safety)
        page.restore_wanted.connect(self._way_on.restore)
        self.window.show_locked(page)
        page.take_focus()
        self._door.look_for_keyring(self._keyring_known)

    def _keyring_known(self, has_keyring: bool) -> None:
        self._lock.know_keyring(has_keyring=has_keyring)

    def _back_to_the_door(self, reason: LockReason | None = None) -> None:
        if self._shut_work.show_page():
            return
        # A vault that was open here and is gone was moved or deleted: that is no first run.
        if self._instance.is_held or self._folder.holds_vault():
            self._lock.locked(reason, self._locks.minutes)
            self._show_lock_page()
            self._restore_if_that_is_why(reason)
        else:
            self._first_steps.show()

    def _back_from_restoring(self) -> None:
        self._back_to_the_door()
        self._begin_afresh()

    def _restore_if_that_is_why(self, reason: LockReason | None) -> None:
        def go_on(_none: None) -> None:
            if self._unlocked is None and not self._lock.state.busy:
                self._way_on.restore()

        if reason is LockReason.RESTORE:
            # Behind the job that closes the vault, which has to be shut for it.
            self._background.run(_nothing, go_on)

    def _unlock(self, wish: Wish) -> None:
        try:
            instance = self._instance.take()
        except AppError as error:
            if not (wish.read_only and error.problem in CANT_WRITE):
                self._lock.refuse(error)
                return
            instance = None
        self._door.unlock(wish, instance)

    def _unlock_by_keyring(self) -> None:
        try:
            self._door.unlock_by_keyring(self._instance.take())
        except AppError as error:
            self._lock.refuse(error)

    def _refused(self, error: AppError, is_awaited: bool) -> None:
        if error.problem in GUESSES:
            self._count_wrong_try()
        if is_awaited:
            self._way_on.refuse(error)
        self._fresh_start.begin()

    def _count_wrong_try(self) -> None:
        self.device.change(wrong_tries=self.device.settings.wrong_tries + 1)

    def _opened(self, vault: "Vault", demo: bool) -> None:
        from growingus_desktop.app.after_code import offer_new_passphrase  # noqa: PLC0415
        from growingus_desktop.app.unlocked import Unlocked  # noqa: PLC0415
        from growingus_desktop.store import backup_settings  # noqa: PLC0415

        self._lock.opened()
        care = self._caretaker(vault)
        self._unlocked = Unlocked(
            vault,
            self._door.coach,
            self.window,
            clock=self._clock,
            timers=self._timers,
            care=care,
            hands=self._hands(vault, care, demo=demo),
            language=self._language(),
            held_back=self._held_back.give_back(vault),
            parent=self,
        )
        if not demo:
            self.device.change(wrong_tries=0)
            if self._first_steps.put_away:
                self._unlocked.put_tools_away()
                self._first_steps.put_away = False
            self._fresh_start.forget()
        self._unlocked.card_wanted.connect(self._first_steps.show_card)
        self._unlocked.country_known.connect(self._first_steps.know_country)
        self._unlocked.settle_country(self._first_steps.country)
        self._locks.begin()
        self.window.show_read_only(read_only=vault.read_only)
        self.window.show_shell()
        self.tray.show()
        self._unlocked.go(Destination(Room.TODAY))
        code = self._door.take_code()
        if code is not None and not vault.read_only:
            offer_new_passphrase(
                self.window,
                code,
                self._folder,
                self._kdf,
                in_background=self._background.run,
                places=lambda: vault.submit(backup_settings.places).result().value,
            )

    def _caretaker(self, vault: "Vault") -> "Caretaker":
        from growingus_desktop.app.caretaker import Caretaker  # noqa: PLC0415
        from growingus_desktop.presenters.arrival import Arrival  # noqa: PLC0415

        tries = 0 if vault.folder is None else self.device.settings.wrong_tries
        return Caretaker(vault, self._timers, Arrival(self._clock), tries)

    def _hands(self, vault: "Vault", care: "Caretaker", *, demo: bool) -> "Hands":
        from growingus_desktop.app.hands import Hands  # noqa: PLC0415

        return Hands(
            window=self.window,
            device=self.device,
            theme=self.theme,
            clipboard=self.clipboard,
            safety=self._first_steps.safety,
            show_card=self._first_steps.show_card,
            choose_file=self._ask_where_to_save,
            find_file=self._ask_which_file,
            find_folder=self._ask_which_folder,
            in_background=self._background.run,
            kdf=self._kdf,
            apply_lock_settings=self._locks.apply,
            on_files=self._files.run,
            while_shut=self._shut_work.begin,
            let_go=self._let_go,
            codes=self.codes,
            restore=self.restore_backups,
            vault=None if demo else vault,
            arrival=care.arrival,
            last_backup=lambda: care.last_backup,
            back_up_now=care.back_up_now,
            folder=None if demo else self._folder,
        )

    def _lock_by_itself(self, reason: LockReason) -> None:
        # One sleep is told in several ways, and the first of them did it.
        if self._unlocked is not None:
            self.lock(reason, hide=False)

    def _locked(self, unwritten: "Unwritten | None") -> None:
        self._locks.locked()
        self._hold_back(unwritten)
        if self._leaving:
            return
        if not self._shut_work.closed(None if unwritten is None else unwritten.error):
            self._begin_afresh()

    def _shut_work_ended(self) -> None:
        self._back_to_the_door()
        self._begin_afresh()

    def _begin_afresh(self) -> None:
        # What was begun on the files ends first: a fresh program could not tell how it went.
        self._files.run(_nothing, lambda _done: self._fresh_start.begin())

    def _let_go(self) -> None:
        self._instance.let_go()
        remove_lock(self._folder)
        self._held_back.let_go()
        self._fresh_start.forget()

    def _finish_erasing(self) -> None:
        if is_unfinished(self._folder) and self._instance.take() is not None:
            finish(self._folder)
            self._let_go()

    def _may_start_afresh(self) -> bool:
        # Words held back live in this process alone, and so does a wish made before any vault.
        nothing_to_lose = self._held_back.is_empty and not self._first_steps.put_away
        is_shut = self._unlocked is None and not self._lock.state.busy
        is_shut = is_shut and not self._restoring.is_under_way
        is_shut = is_shut and not self._shut_work.has_page
        return nothing_to_lose and is_shut and not self._leaving

    def _hold_back(self, unwritten: "Unwritten | None") -> None:
        if unwritten is None or unwritten.texts is None:
            return
        self._held_back.keep(unwritten.texts)
        if self._unlocked is None and not self._lock.state.busy:
            self._lock.hold_back(unwritten.error)

    def _end_if_all_is_kept(self, unwritten: "Unwritten | None") -> None:
        if unwritten is None:
            self._end()
            return
        # Ending now would lose words; the person can mend the cause, or close once more.
        self._leaving = False
        self._back_to_the_door()
        self._hold_back(unwritten)
        self._come_forward()

    def _intent(self, name: str) -> None:
        if self._unlocked is None:
            return
        if name == "log-moment":
            self._unlocked.go(Destination(Room.PATTERNS, Tool.LOG_MOMENT))
        elif name == "bin":
            self._unlocked.go(Destination(Room.SETTINGS, Tool.BIN))
        else:
            self._unlocked.intent(name)

    def _log_from_tray(self) -> None:
        self._come_forward()
        # Whatever is asked just now comes first; a moment can wait for its answer.
        if QApplication.activeModalWidget() is None:
            self._intent("log-moment")

    def _keep_country(self, code: str) -> None:
        if self._unlocked is not None:
            self._unlocked.keep_country(code)

    def _application(self) -> QApplication:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("the application comes before its windows")
        return application

    def _end(self) -> None:
        self._background.stop()
        self._files.stop()
        self._instance.release()
        self.has_ended = True
        self._application().quit()


def _nothing() -> None:
    return None

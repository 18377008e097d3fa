"""Walks through the demo vault and photographs every page: the same program, seen from outside."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from growingus_desktop.app import translations
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.app.collector import Collector
from growingus_desktop.app.tour_settings import Picture, every_setting
from growingus_desktop.app.tour_stops import STOPS, Stop
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.presenters.first_run import Step
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.theme.theme import Appearance, Theme
from growingus_desktop.vault.folder import VaultFolder

PATIENCE_MS = 60_000
AFTER_SETTLING_MS = 400
"""Longer than the coach waits after the last key, so that its remarks are in the picture."""


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking: colours and text size in per cent."""

    appearance: Appearance
    text_size: int

    @property
    def suffix(self) -> str:
        """What a picture's file name ends in."""
        return f"{self.appearance}-{self.text_size}"


ONE_VIEW = (View("light", 100),)
EVERY_VIEW = tuple(View(look, size) for look in ("light", "dark") for size in (100, 200))


def tour(folder: Path, *, every_look: bool = False) -> int:
    """Photograph the demo's pages into a folder and leave the prep sheet as a PDF beside them.

    Args:
        folder: where to; made if need be.
        every_look: light and dark, at 100 % and 200 %, instead of light at 100 % alone.

    Returns:
        The exit status.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    Collector(qt)
    theme = Theme(qt)
    translations.install(qt, translations.SOURCE_LANGUAGE)
    theme.reduced_motion = True
    program = Application(
        Arguments(vault=folder / "no-vault", demo=True), SystemClock(), QtTimers()
    )
    program.start()
    wait_until(lambda: program.unlocked is not None)
    made = list(_every_stop(program, theme, folder, EVERY_VIEW if every_look else ONE_VIEW))
    made += list(_settings(program, theme, folder, EVERY_VIEW if every_look else ONE_VIEW))
    made += list(_without_vault(program, theme, folder, EVERY_VIEW if every_look else ONE_VIEW))
    for path in made:
        sys.stdout.write(f"{path}\n")
    program.leave()
    return 0


def wait_until(done: Callable[[], bool]) -> None:
    """Let the program run until something is so.

    Raises:
        TimeoutError: if it takes longer than a minute.
    """
    spent = 0
    while not done():
        if spent > PATIENCE_MS:
            raise TimeoutError("the program didn't get there within a minute")
        pause(20)
        spent += 20


def pause(milliseconds: int) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _every_stop(
    program: Application, theme: Theme, folder: Path, views: tuple[View, ...]
) -> Iterator[Path]:
    for view in views:
        theme.choose(view.appearance)
        theme.set_text_scale(view.text_size)
        for stop in STOPS:
            yield from _stop(program, stop, folder, view)


def _stop(program: Application, stop: Stop, folder: Path, view: View) -> Iterator[Path]:
    unlocked = program.unlocked
    if unlocked is None:
        raise RuntimeError("the tour needs an open vault")
    program.open_destination(stop.destination)
    _settle(program)
    if stop.then is not None:
        stop.then(unlocked.page(stop.destination.room))
        _settle(program)
    if stop.keep is not None:
        # It is opened once what it shows was kept, which may take a busy machine a while.
        wait_until(lambda: _dialog() is not None)
    shown: QWidget = _dialog() or program.window
    name = folder / f"{stop.name}-{view.suffix}.png"
    shown.grab().save(str(name))
    yield name
    if stop.keep is not None and view == ONE_VIEW[0]:
        yield from stop.keep(shown, folder)
    for dialog in iter(_dialog, None):
        dialog.close()
        dialog.deleteLater()
        pause(20)


def _settings(
    program: Application, theme: Theme, folder: Path, views: tuple[View, ...]
) -> Iterator[Path]:
    def each_view() -> Iterator[Picture]:
        for view in views:
            theme.choose(view.appearance)
            theme.set_text_scale(view.text_size)
            yield lambda name, view=view: _picture(program, folder / f"{name}-{view.suffix}.png")

    yield from every_setting(program, VaultFolder(folder / "no-vault"), each_view)


def _picture(program: Application, path: Path) -> Iterator[Path]:
    _settle(program)
    shown: QWidget = _dialog() or program.window
    shown.grab().save(str(path))
    yield path
    for dialog in iter(_dialog, None):
        dialog.close()
        dialog.deleteLater()
        pause(20)


def _without_vault(
    program: Application, theme: Theme, folder: Path, views: tuple[View, ...]
) -> Iterator[Path]:
    program.lock(hide=False)
    for view in views:
        theme.choose(view.appearance)
        theme.set_text_scale(view.text_size)
        for name, page in program.pages_without_vault(tuple(Step)):
            program.window.show_locked(page)
            pause(AFTER_SETTLING_MS)
            path = folder / f"{name}-{view.suffix}.png"
            program.window.grab().save(str(path))
            yield path


def _settle(program: Application) -> None:
    unlocked = program.unlocked
    if unlocked is not None:
        tasks = unlocked.scope.tasks
        pause(AFTER_SETTLING_MS)
        wait_until(lambda: tasks.under_way == 0)
        pause(AFTER_SETTLING_MS)


def _dialog() -> QDialog | None:
    on_top = QApplication.activeModalWidget()
    if isinstance(on_top, QDialog) and on_top.isVisible():
        return on_top
    shown = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    return shown[-1] if shown else None

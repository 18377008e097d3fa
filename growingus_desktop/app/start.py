"""The order of starting: privacy first, then arguments, then the first page."""

import sys
from collections.abc import Sequence

from growingus_desktop.app.arguments import Arguments, read_arguments
from growingus_desktop.app.command_words import is_command
from growingus_desktop.app.process import harden, set_up_logging
from growingus_desktop.core.errors import AppError


def start(words: Sequence[str]) -> int:
    """Run the program until it ends.

    Args:
        words: the command line without the program's name.

    Returns:
        The exit status: 0, or 1 if the vault's folder can't be used; a command's own otherwise.
    """
    harden()
    set_up_logging()
    if is_command(words):
        from growingus_desktop.app.command_line import run  # noqa: PLC0415 - brings the database

        return run(words)
    arguments = read_arguments(words)
    if arguments.tour is not None:
        from growingus_desktop.app.tour import tour  # noqa: PLC0415 - brings the whole program

        return tour(arguments.tour, every_look=arguments.every_look)
    return _run(arguments)


def _run(arguments: Arguments) -> int:
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the arguments were read

    from growingus_desktop.app import translations  # noqa: PLC0415
    from growingus_desktop.app.application import Application  # noqa: PLC0415
    from growingus_desktop.app.collector import Collector  # noqa: PLC0415
    from growingus_desktop.app.crash_report import CrashReports, say_codes_only  # noqa: PLC0415
    from growingus_desktop.app.end_requests import EndRequests  # noqa: PLC0415
    from growingus_desktop.app.surroundings import surroundings_here  # noqa: PLC0415
    from growingus_desktop.core.clock import SystemClock  # noqa: PLC0415
    from growingus_desktop.presenters.problems import in_words  # noqa: PLC0415
    from growingus_desktop.presenters.timers import QtTimers  # noqa: PLC0415
    from growingus_desktop.theme.theme import Theme  # noqa: PLC0415

    # Not before: without a display or a library it is Qt's own words that say what is missing.
    qt = QApplication(sys.argv[:1])
    qInstallMessageHandler(say_codes_only)
    qt.setApplicationName("growing-us")
    qt.setApplicationDisplayName("Growing Us")
    qt.setDesktopFileName("growing-us")
    collector = Collector(qt)
    Theme(qt)
    translations.install(qt, translations.chosen_language(""))
    program = Application(arguments, SystemClock(), QtTimers(), surroundings=surroundings_here())
    try:
        if not program.start():
            return 0
    except AppError as error:
        sys.stderr.write(f"growing-us: {in_words(error).as_text()}\n")
        return 1
    EndRequests(program.leave, qt)
    CrashReports(program.window, program.clipboard.copy, qt).install()
    status = qt.exec()
    collector.stop()
    return status

"""The command line of people who script their backups: which commands there are and what they say."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from enum import IntEnum, unique
from pathlib import Path
from typing import NoReturn

from growingus_desktop.app.arguments import existing_or_new_folder, refuse, refuse_secrets

PROGRAM = "growingus-desktop"


@unique
class Status(IntEnum):
    """How a command ended; documented in docs/COMMAND_LINE.md and never given another meaning."""

    DONE = 0
    FAILED = 1
    NOT_UNDERSTOOD = 2
    DAMAGED = 3
    WRONG_SECRET = 4
    IN_USE = 5
    WOULD_LOSE = 6


COMMANDS = frozenset({"check", "backup", "restore", "export"})

_EPILOG = (
    "The passphrase or recovery code is asked for on the terminal, or read as one line from"
    " standard input when that is a pipe. It is never an argument: those can be seen by others."
    " Exit status: 0 done, 1 failed, 2 not understood, 3 damaged, 4 wrong passphrase or code,"
    " 5 in use, 6 restoring would lose entries."
)


def is_command(words: Sequence[str]) -> bool:
    """Whether the command line asks for one of the commands and for no window."""
    return bool(words) and words[0] in COMMANDS


def read_command(words: Sequence[str]) -> Namespace:
    """Read a command.

    Raises:
        SystemExit: with status 2 after one line on stderr, if it can't be followed.
    """
    refuse_secrets(words)
    given = _parser().parse_args(words)
    given.vault = existing_or_new_folder("--vault", given.vault)
    return given


class _OneLineParser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # What wasn't understood may be a secret in the wrong place.
        named = "required" in message or "expected" in message
        refuse(message if named else "that isn't understood; --help says what is")


def _parser() -> ArgumentParser:
    parser = _OneLineParser(prog=PROGRAM, epilog=_EPILOG, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read every page of the vault", epilog=_EPILOG)
    backup = commands.add_parser("backup", help="make a verified backup", epilog=_EPILOG)
    restore = commands.add_parser("restore", help="put a backup in place", epilog=_EPILOG)
    export = commands.add_parser("export", help="write everything in the clear", epilog=_EPILOG)
    for command in (check, backup, restore, export):
        command.add_argument("--vault", metavar="DIR", required=True, help="the vault's folder")
    backup.add_argument("--to", metavar="DIR", type=Path, help="a second folder to copy it to")
    restore.add_argument("backup", metavar="BACKUP", type=Path, help="the backup file")
    restore.add_argument(
        "--may-lose",
        metavar="N",
        type=int,
        default=0,
        help="go on although N entries that are newer leave the vault (a backup keeps them)",
    )
    export.add_argument("file", metavar="FILE", type=Path, help="where to write")
    export.add_argument("--for-reading", action="store_true", help="Markdown instead of lines")
    export.add_argument("--replace", action="store_true", help="a file of that name may go")
    export.add_argument("--with-free-to-speak", action="store_true", help=_WITH_FREE)
    export.add_argument("--with-let-out", action="store_true", help="with what was let out")
    return parser


_WITH_FREE = "with the check-in's answers on how free it felt to speak"


def say(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{PROGRAM}: {text}\n")

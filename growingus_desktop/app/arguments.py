"""The command line: few options, each mistake told in one line."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from growingus_desktop import __version__
from growingus_desktop.app.places import default_vault_folder

PROGRAM = "growing-us"
SECRET_OPTIONS = ("--passphrase", "--password", "--recovery-code", "-p")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the program was asked for.

    Args:
        vault: the folder the vault is kept in.
        demo: look around the demo vault; nothing is kept.
        tour: photograph every page into this folder and end, or None.
        every_look: tour in light and dark, at 100 % and 200 % text.
        exit_after_paint: end once the first page was painted; for measuring the start.
    """

    vault: Path
    demo: bool = False
    tour: Path | None = None
    every_look: bool = False
    exit_after_paint: bool = False


class _OneLineParser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _refuse(message)


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line.

    Raises:
        SystemExit: with status 2 after one line on stderr, if it can't be followed.
    """
    for word in words:
        if word.split("=")[0] in SECRET_OPTIONS:
            _refuse(
                "a passphrase on the command line can be seen by others on this computer;"
                " start without it"
            )
    given = _parser().parse_args(words)
    return Arguments(
        vault=_vault_folder(given),
        demo=given.demo,
        tour=given.tour,
        every_look=given.every_look,
        exit_after_paint=given.exit_after_paint,
    )


def _parser() -> ArgumentParser:
    parser = _OneLineParser(
        prog=PROGRAM,
        description="A private, offline companion for starting alone.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Growing Us {__version__}")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="keep the vault there")
    parser.add_argument("--demo", action="store_true", help="look around; nothing is kept")
    parser.add_argument("--tour", type=Path, metavar="FOLDER", help="photograph the demo's pages")
    parser.add_argument("--every-look", action="store_true", help="tour light, dark and large")
    parser.add_argument("--exit-after-paint", action="store_true", help="for measuring the start")
    return parser


def _vault_folder(given: Namespace) -> Path:
    chosen: Path | None = given.vault
    if chosen is None:
        return default_vault_folder()
    try:
        place = chosen.expanduser().resolve()
        unusable = place.exists() and not place.is_dir()
    except (OSError, RuntimeError):
        unusable, place = True, chosen
    if unusable:
        _refuse(f"--vault needs a folder, and this is none: {chosen}")
    return place


def _refuse(message: str) -> NoReturn:
    sys.stderr.write(f"{PROGRAM}: {message}\n")
    raise SystemExit(2)

"""The command line: few options, each mistake told in one line."""

import base64
import re
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from growingus_desktop import __version__
from growingus_desktop.app.places import default_vault_folder

PROGRAM = "growing-us"
SECRET_OPTIONS = ("--passphrase", "--password", "--recovery-code", "-p")


_LOCKED = re.compile(r"([a-z]{1,20})-(\d{1,2})")
_MOST_GEOMETRY = 400


@dataclass(frozen=True, slots=True)
class AfterLock:
    """What a program that replaced its former self at lock was told; see `app/relaunch.py`.

    Args:
        lock: the descriptor that carries the instance lock.
        reason: the code of why it locked by itself, or an empty string.
        minutes: for an idle lock, after how many.
        minimised: whether the window stays put away.
        active: whether it may take the focus.
        geometry: where the window stood, as Qt writes it.
    """

    lock: int
    reason: str = ""
    minutes: int = 0
    minimised: bool = False
    active: bool = True
    geometry: bytes = b""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the program was asked for.

    Args:
        vault: the folder the vault is kept in.
        demo: look around the demo vault; nothing is kept.
        tour: photograph every page into this folder and end, or None.
        every_look: tour in light and dark, at 100 % and 200 % text.
        exit_after_paint: end once the first page was painted; for measuring the start.
        after_lock: what the former self of this process left to be told, or None.
    """

    vault: Path
    demo: bool = False
    tour: Path | None = None
    every_look: bool = False
    exit_after_paint: bool = False
    after_lock: AfterLock | None = None


class _OneLineParser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # What wasn't understood may be a secret under a name we don't know.
        unknown = "unrecognized" in message or "ignored explicit" in message
        refuse("an option is not known; --help lists them all" if unknown else message)


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line.

    Raises:
        SystemExit: with status 2 after one line on stderr, if it can't be followed.
    """
    refuse_secrets(words)
    given = _parser().parse_args(words)
    return Arguments(
        vault=_vault_folder(given),
        demo=given.demo,
        tour=None if given.tour is None else existing_or_new_folder("--tour", given.tour),
        every_look=given.every_look,
        exit_after_paint=given.exit_after_paint,
        after_lock=_after_lock(given),
    )


def refuse_secrets(words: Sequence[str]) -> None:
    """Refuse a secret that stands where others on this computer can see it.

    Raises:
        SystemExit: with status 2, if a word looks as if one followed.
    """
    for word in words:
        if word.split("=")[0] in SECRET_OPTIONS or word.startswith("-p"):
            refuse(
                "a passphrase on the command line can be seen by others on this computer;"
                " start without it"
            )


def existing_or_new_folder(option: str, chosen: str) -> Path:
    """A folder that is there or can be made, in full.

    Raises:
        SystemExit: with status 2, if it is neither.
    """
    # An empty word, as from an unset variable, would mean wherever the program was started.
    place = _resolved(chosen) if chosen else None
    if place is None:
        refuse(f"{option} needs a folder, and this is none: {chosen}")
    return place


def refuse(message: str) -> NoReturn:
    """Say in one line why the command line can't be followed.

    Raises:
        SystemExit: with status 2.
    """
    line = "".join(letter if letter.isprintable() else "?" for letter in message)
    sys.stderr.write(f"{PROGRAM}: {line}\n")
    raise SystemExit(2)


def _parser() -> ArgumentParser:
    parser = _OneLineParser(
        prog=PROGRAM,
        description="A private, offline companion for starting alone.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Growing Us {__version__}")
    parser.add_argument("--vault", metavar="FOLDER", help="keep the vault there")
    parser.add_argument("--demo", action="store_true", help="look around; nothing is kept")
    parser.add_argument("--tour", metavar="FOLDER", help="photograph the demo's pages")
    parser.add_argument("--every-look", action="store_true", help="tour light, dark and large")
    parser.add_argument("--exit-after-paint", action="store_true", help="for measuring the start")
    # Said by the program to itself alone; see app/relaunch.py.
    parser.add_argument("--adopt-lock", type=int, help=SUPPRESS)
    parser.add_argument("--locked", default="", help=SUPPRESS)
    parser.add_argument("--geometry", default="", help=SUPPRESS)
    parser.add_argument("--minimised", action="store_true", help=SUPPRESS)
    parser.add_argument("--inactive", action="store_true", help=SUPPRESS)
    return parser


def _after_lock(given: Namespace) -> AfterLock | None:
    lock: int | None = given.adopt_lock
    if lock is None:
        return None
    locked = _LOCKED.fullmatch(given.locked)
    return AfterLock(
        lock,
        reason=locked[1] if locked else "",
        minutes=int(locked[2]) if locked else 0,
        minimised=given.minimised,
        active=not given.inactive,
        geometry=_geometry(given.geometry),
    )


def _geometry(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text) if len(text) <= _MOST_GEOMETRY else b""
    except ValueError:
        return b""


def _vault_folder(given: Namespace) -> Path:
    chosen: str | None = given.vault
    return default_vault_folder() if chosen is None else existing_or_new_folder("--vault", chosen)


def _resolved(chosen: str) -> Path | None:
    try:
        place = Path(chosen).expanduser().resolve()
        # The nearest thing above that exists has to be a folder, or nothing can be made in it.
        standing = next(each for each in (place, *place.parents) if each.exists())
        # Newer Pythons resolve a loop of links to itself instead of complaining.
        return place if standing.is_dir() and not place.is_symlink() else None
    except (OSError, RuntimeError, ValueError):
        return None

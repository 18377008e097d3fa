"""What was typed and not yet kept."""

from dataclasses import dataclass

from sqlmodel import col, delete, select

from growingus_desktop.models.drafts import Draft
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of one field and where the caret stood in it (characters from the start)."""

    text: str
    caret: int


def keep(session: VaultSession, surface: str, typed: Typed) -> None:
    """Keep the text of a field, over whatever it held before."""
    row = session.exec(select(Draft).where(Draft.surface == surface)).first()
    if row is None:
        row = Draft(surface=surface)
    row.text, row.caret = typed.text, typed.caret
    session.add(row)


def waiting(session: VaultSession, surface: str) -> Typed | None:
    """What a field last held, if it was never kept."""
    row = session.exec(select(Draft).where(Draft.surface == surface)).first()
    return None if row is None else Typed(row.text, row.caret)


def waiting_under(session: VaultSession, prefix: str) -> dict[str, Typed]:
    """Everything waiting on surfaces that start with `prefix`, by surface."""
    rows = session.exec(select(Draft).where(col(Draft.surface).startswith(prefix, autoescape=True)))
    return {row.surface: Typed(row.text, row.caret) for row in rows}


def let_go(session: VaultSession, *surfaces: str) -> None:
    """Forget drafts whose text has been kept where it belongs."""
    session.exec(delete(Draft).where(col(Draft.surface).in_(surfaces)))

"""The solo check-in: eight answers a week at most, never added up (evidence §3)."""

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Binnable, Row


def _answer() -> int | None:
    return Field(default=None, ge=0, le=4)


class CheckIn(Row, Binnable, table=True):
    """One check-in; each answer 0-4, or None for skipped."""

    kind: ClassVar[Kind] = Kind.CHECKINS

    day: date = Field(index=True)
    steady: int | None = _answer()
    my_part: int | None = _answer()
    warmth: int | None = _answer()
    landing: int | None = _answer()
    coming_back: int | None = _answer()
    carrying: int | None = _answer()
    own_ground: int | None = _answer()
    free_to_speak: int | None = _answer()
    """Kept only if the person ticks *keep this answer*."""
    line: str = ""
    after_argument: bool = False

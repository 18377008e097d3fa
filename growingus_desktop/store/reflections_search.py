"""Finding reflections by what stands in them: parts of words, accents or none."""

from typing import Any, Final

from sqlalchemy import ColumnElement, column, false, or_, table
from sqlalchemy import select as select_columns
from sqlmodel import col

from growingus_desktop.models.reflections import Reflection

_INDEX: Final = table("reflection_search", column("rowid"), column("reflection_search"))


def match_terms(sought: str) -> str:
    """What a person types, as a question to the index that can mean nothing else.

    Each term is quoted, so that no word or sign of theirs is taken for an operator, and stands
    for the beginning of a word (storage: user text is quoted term by term).

    Returns:
        An FTS5 expression, or an empty string if there is no letter or digit in it.
    """
    readable = sought.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    terms = [term for term in readable.split() if any(map(str.isalnum, term))]
    return " ".join('"' + term.replace('"', '""') + '"*' for term in terms)


def holds(sought: str) -> ColumnElement[bool] | None:
    """The condition that a reflection holds what is looked for; None if nothing is."""
    if not sought.strip():
        return None
    terms = match_terms(sought)
    if not terms:
        # Signs and emoji are in no index; they are looked for as they stand.
        signs = sought.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ").strip()
        if not signs:
            return false()
        written: tuple[Any, ...] = (col(Reflection.title), col(Reflection.text))
        return or_(*(one.contains(signs, autoescape=True) for one in written))
    found = select_columns(_INDEX.c.rowid).where(_INDEX.c.reflection_search.match(terms))
    return col(Reflection.id).in_(found)

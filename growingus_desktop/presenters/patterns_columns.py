"""The columns of the table of moments: what each says, and what it is sorted by."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.presenters.patterns_words import table_day
from growingus_desktop.presenters.record_table import Column
from growingus_desktop.store.patterns import MomentRow


def columns_of(
    patterns_of: Callable[[MomentRow], str], locale: QLocale
) -> tuple[Column[MomentRow], ...]:
    """The columns, the day first; every one of them knows its order.

    Args:
        patterns_of: the patterns a moment carries, by name.
        locale: words days.
    """
    yes = QCoreApplication.translate("Patterns", "yes")
    return (
        Column(
            QCoreApplication.translate("Patterns", "Day"),
            lambda row: table_day(locale, row.values.day),
            lambda row: (row.values.day, -1 if row.values.minute is None else row.values.minute),
            falls=True,
        ),
        Column(
            QCoreApplication.translate("Patterns", "What I did"),
            patterns_of,
            lambda row: folded(patterns_of(row)),
        ),
        Column(
            QCoreApplication.translate("Patterns", "How strong"),
            lambda row: "" if row.values.strength is None else str(row.values.strength),
            lambda row: row.values.strength or 0,
            falls=True,
        ),
        Column(
            QCoreApplication.translate("Patterns", "Set off by"),
            lambda row: row.values.set_off,
            lambda row: folded(row.values.set_off),
        ),
        Column(
            QCoreApplication.translate("Patterns", "Underneath"),
            lambda row: row.values.underneath,
            lambda row: folded(row.values.underneath),
        ),
        Column(
            QCoreApplication.translate("Patterns", "In a line"),
            lambda row: row.values.line,
            lambda row: folded(row.values.line),
        ),
        Column(
            QCoreApplication.translate("Patterns", "Repaired"),
            lambda row: yes if row.values.repaired else "",
            lambda row: row.values.repaired,
            falls=True,
        ),
    )


def folded(text: str) -> str:
    """Letters without case and accents, for finding and for sorting."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()

"""Everything in the vault as plain values, for an export."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select

from growingus_desktop.store.plain_values import Plain, tables_in_order, to_plain
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes along beyond what always does; both stay out unless the person says so.

    Args:
        free_to_speak: the answers to the check-in's last question.
        let_out: what was let out and never meant for anyone.
    """

    free_to_speak: bool = False
    let_out: bool = False


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row.

    Args:
        table: the table it is from.
        values: by column.
    """

    table: str
    values: dict[str, Plain]


def everything(session: VaultSession, leaving: Leaving) -> tuple[PlainRow, ...]:
    """Every row of every table, those referred to before those that refer to them.

    Bin and drafts go along; the rows are as the vault holds them at this moment.
    """
    return tuple(row for table in tables_in_order() for row in _rows(session, table, leaving))


def _rows(session: VaultSession, table: Table, leaving: Leaving) -> Iterator[PlainRow]:
    query = select(table).order_by(*table.primary_key.columns)
    for found in session.connection().execute(query).mappings():
        values = {str(name): to_plain(value) for name, value in found.items()}
        if table.name == "check_in" and not leaving.free_to_speak:
            values["free_to_speak"] = None
        if table.name == "opener" and not leaving.let_out:
            values["raw"] = ""
        if table.name == "draft" and not leaving.let_out and str(values["surface"]).endswith("raw"):
            continue
        yield PlainRow(table.name, values)

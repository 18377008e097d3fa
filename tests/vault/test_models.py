"""What every row promises: an id of its own for ever, and silence about what is written in it."""

from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import Opener
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession

MARKER = "kingfisher over the weir"


def test_an_id_is_never_given_out_twice() -> None:
    def make_and_remove(session: VaultSession) -> int:
        row = Opener(title="gone")
        session.add(row)
        session.flush()
        session.delete(row)
        return identity(row)

    vault = memory_vault()
    first = vault.submit(make_and_remove).result().value
    second = vault.submit(make_and_remove).result().value
    vault.close()
    assert second > first


def test_a_printed_row_says_nothing_that_was_written() -> None:
    for row in (Opener(title=MARKER, words=MARKER), Reflection(text=MARKER)):
        assert MARKER not in repr(row)
        assert MARKER not in str(row)
        assert MARKER not in f"{[row]}"

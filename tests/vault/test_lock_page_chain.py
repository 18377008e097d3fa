"""What the lock page needs to open a slot brings no database with it."""

from tests.support.children import run

CHAIN = """
import sys
import growingus_desktop.vault.instance_lock
import growingus_desktop.vault.keys
import growingus_desktop.vault.sniff
heavy = ("sqlalchemy", "sqlmodel", "sqlcipher3", "pydantic", "PySide6")
print([name for name in heavy if name in sys.modules])
"""


def test_unlocking_a_slot_imports_no_database() -> None:
    done = run(CHAIN)
    assert (done.stdout, done.stderr) == ("[]\n", "")

"""A life in every room, and everything that is done to a vault's files; run as a child.

``python -m tests.faults.full_day PLACE`` prints as JSON the words that were written and the keys
they were written under, none of which may ever be found below that place.
"""

import json
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import text
from sqlmodel import select

from growingus_desktop.demo.life import fill
from growingus_desktop.models.base import UTCDateTime
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.models.schema import metadata
from growingus_desktop.store import bin as things
from growingus_desktop.store import drafts, reflections
from growingus_desktop.store.drafts import Typed
from growingus_desktop.store.reflections import Looking
from growingus_desktop.vault import restoring
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import change_passphrase, issue_recovery_code
from growingus_desktop.vault.rotation import rotate
from growingus_desktop.vault.scouring import scour
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.faults.workloads_backups import second_folder
from tests.support.vaults import (
    ANY_COST,
    FAST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
    reopen,
)

SHORTEST = 16
"""Characters a value must have for finding it to prove anything."""

OF_EACH_COLUMN = 3
PHRASES = (PASSPHRASE, f"{MARKER} over the harbour", f"{MARKER} under the bridge")


def written(session: VaultSession) -> set[str]:
    """A few values of every column of text there is."""
    found: set[str] = set()
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, UTCDateTime) or column.name == "uid":
                continue
            query = text(
                f"SELECT DISTINCT {column.name} FROM {table.name} WHERE typeof({column.name})"
                f" = 'text' AND length({column.name}) >= {SHORTEST} LIMIT {OF_EACH_COLUMN}"
            )
            values = session.connection().execute(query).scalars()
            found.update(str(value)[:SHORTEST] for value in values)
    return found


def write(vault: Vault) -> set[str]:
    """Fill every room, search, type, throw away and erase."""
    vault.submit(fill).result()
    vault.submit(lambda s: reflections.create(s, title=MARKER, text=f"{MARKER} " * 900)).result()
    vault.submit(lambda s: drafts.keep(s, "moment/new/line", Typed(f"my {MARKER}", 3))).result()
    found = vault.submit(lambda s: reflections.rows(s, Looking(sought=MARKER))).result().value
    assert found
    words = vault.submit(written).result().value

    def throw_away(session: VaultSession) -> None:
        for entry in session.exec(select(Reflection).limit(20)):
            assert entry.id is not None
            reflections.put_in_bin(entry.id).run(session)

    vault.submit(throw_away).result()
    vault.submit(things.empty).result()
    vault.submit_outside(scour).result()
    return words


def on_closed_files(place: Path, keys: set[str]) -> None:
    """Change the passphrase, reissue the code, restore, rotate."""
    folder, places = folder_in(place), [second_folder(place)]
    change_passphrase(folder, PHRASES[0], PHRASES[1], FAST, ANY_COST, places=places)
    code, _ = issue_recovery_code(folder, PHRASES[1], ANY_COST, places=places)
    keys.add(code.as_text())
    lock = InstanceLock.take(folder)
    newest = list_backups(folder)[0]
    plan = restoring.plan(folder, newest.path, PHRASES[1], bounds=ANY_COST)
    restoring.restore(folder, plan, clock=HeldClock(), places=places)
    rotated = rotate(
        folder, PHRASES[1], PHRASES[2], FAST, ANY_COST, clock=HeldClock(), places=places
    )
    assert rotated.problem is None
    lock.release()
    assert rotated.recovery_code is not None
    keys.update({rotated.recovery_code.as_text(), rotated.keys.data_key.hex()})


def main() -> None:
    """Live that day and print what must not be found."""
    place = Path(sys.argv[1])
    second_folder(place).mkdir()
    vault = new_vault(place)
    assert vault.keys is not None
    keys = {*PHRASES, vault.keys.data_key.hex()}
    words = write(vault)
    back_up(vault, Reason.BY_HAND, places=[second_folder(place)])
    vault.submit(lambda s: s.add(Reflection(about=date(2026, 3, 4), text=MARKER))).result()
    back_up(vault, Reason.CLOSING, places=[second_folder(place)])
    vault.close()
    on_closed_files(place, keys)
    vault = reopen(folder_in(place), PHRASES[2])
    assert check(vault).result().sound
    vault.close()
    print(json.dumps({"words": sorted({*words, MARKER}), "keys": sorted(keys)}))


if __name__ == "__main__":
    main()

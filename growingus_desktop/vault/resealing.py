"""Backups given the slots their vault has now, so that a secret that was replaced opens none.

Each is its own file with its own header, so one that can't be reached keeps the old slots; those
are named, and the next opening of the vault tries again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backup_file import CHANGING, BackupInfo, replace_header
from growingus_desktop.vault.backup_list import BrokenBackup, in_folder
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import Header, is_vouched_for, signed, with_slots
from growingus_desktop.vault.sealing import Secret, kind_of, open_slot, seal
from growingus_desktop.vault.slots import KdfBounds, KdfCost, Slot, SlotKind


@dataclass(frozen=True, slots=True)
class Exchange:
    """One secret that takes the place of all others of its kind.

    Args:
        kind: of the slots that go.
        known: a secret that opens the vault at present.
        coming: the new secret, or None if the kind goes altogether.
        cost: of one guess at a passphrase.
        bounds: on the cost a slot may ask for.
    """

    kind: SlotKind
    known: Secret
    coming: Secret | None
    cost: KdfCost
    bounds: KdfBounds

    def slots_of(self, header: Header, data_key: bytes) -> tuple[Slot, ...]:
        """The slots of a header after the exchange, those of other kinds kept as they are."""
        others = tuple(slot for slot in header.slots if slot.kind != self.kind)
        if self.coming is None:
            return others
        return (seal(data_key, self.coming, header.context(), self.cost), *others)


def reseal_backups(
    folder: VaultFolder,
    header: Header,
    data_key: bytes,
    *,
    exchange: Exchange | None = None,
    places: Iterable[Path] = (),
) -> tuple[int, tuple[str, ...]]:
    """Give every backup of a vault within reach the slots of its header.

    Args:
        folder: the vault's.
        header: the vault's, as it stands now.
        data_key: what vouches for it.
        exchange: what was just replaced; with it, backups of an earlier data key are given the
            new secret too, as far as the known one opens them.
        places: further folders with backups.

    Returns:
        How many were rewritten, and what may still open with a replaced secret: the names of
        files and the folders that aren't there.
    """
    rewritten = 0
    out_of_reach: list[str] = []
    with CHANGING:
        for place in (folder.backups, *(each for each in places if each != folder.backups)):
            try:
                found = _look_into(place, must_be_there=place != folder.backups)
            except (OSError, AppError):
                out_of_reach.append(str(place))
                continue
            for backup in found:
                done = _reseal(backup, header, data_key, exchange)
                rewritten += done is True
                if done is None:
                    out_of_reach.append(backup.path.name)
    return rewritten, tuple(out_of_reach)


def _look_into(place: Path, *, must_be_there: bool) -> Sequence[BackupInfo | BrokenBackup]:
    if must_be_there and not place.is_dir():
        raise AppError(Problem.VAULT_MISSING)
    return in_folder(place)


def _reseal(
    backup: BackupInfo | BrokenBackup,
    header: Header,
    data_key: bytes,
    exchange: Exchange | None,
) -> bool | None:
    """Whether a backup was rewritten; None if it should have been and couldn't."""
    if isinstance(backup, BrokenBackup):
        # Another kind of file with a backup's name has no slots.
        return False if backup.problem.problem is Problem.NOT_A_VAULT else None
    if backup.header.vault_id != header.vault_id:
        return False
    try:
        coming = _header_for(backup.header, header, data_key, exchange)
        if coming is not None:
            replace_header(backup.path, coming)
    except AppError:
        return None
    return coming is not None


def _header_for(
    theirs: Header, ours: Header, data_key: bytes, exchange: Exchange | None
) -> Header | None:
    """What a backup's header has to become, or None if it may stay.

    Raises:
        AppError: if it has an earlier data key, and nothing known here opens it.
    """
    if is_vouched_for(theirs, data_key):
        # Without an exchange a later header is believed: ours may have been put back.
        is_later = exchange is None and theirs.generation > ours.generation
        if is_later or (theirs.slots == ours.slots and theirs.former is None):
            return None
        coming = replace(theirs, slots=ours.slots, generation=ours.generation, former=None)
        return signed(coming, data_key)
    if exchange is None or all(slot.kind != exchange.kind for slot in theirs.slots):
        return None
    earlier_key = _earlier_key(theirs, exchange)
    return with_slots(theirs, exchange.slots_of(theirs, earlier_key), earlier_key)


def _earlier_key(theirs: Header, exchange: Exchange) -> bytes:
    kind = kind_of(exchange.known)
    for slot in theirs.slots:
        if slot.kind != kind:
            continue
        try:
            key = open_slot(slot, exchange.known, theirs.context(), exchange.bounds)
        except AppError:
            continue
        if is_vouched_for(theirs, key):
            return key
    raise AppError(Problem.KEYS_DAMAGED)

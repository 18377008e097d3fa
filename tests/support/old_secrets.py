"""Looks for anything below a folder that a secret still opens."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.backup_file import read_info
from growingus_desktop.vault.header import Header, from_bytes
from growingus_desktop.vault.sealing import Secret, kind_of, open_slot
from tests.support.vaults import ANY_COST


def opened_by(root: Path, secret: Secret) -> list[str]:
    """The names of all files below `root` with a slot that `secret` opens, hidden ones too."""
    return sorted(
        file.name
        for file in root.rglob("*")
        if file.is_file() and any(_opens(header, secret) for header in _headers(file))
    )


def holding(root: Path, header: Header) -> list[str]:
    """The names of all files below `root` that hold a slot of `header`, whole or in part."""
    seals = [slot.to_json()["sealed"] for slot in header.slots]
    return sorted(
        file.name
        for file in root.rglob("*")
        if file.is_file() and any(str(seal).encode() in file.read_bytes() for seal in seals)
    )


def _headers(file: Path) -> Iterator[Header]:
    with contextlib.suppress(AppError):
        yield from_bytes(file.read_bytes())
    with contextlib.suppress(AppError):
        yield read_info(file).header


def _opens(header: Header, secret: Secret) -> bool:
    for slot in header.slots:
        if slot.kind == kind_of(secret):
            with contextlib.suppress(AppError):
                open_slot(slot, secret, header.context(), ANY_COST)
                return True
    return False

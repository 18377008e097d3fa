"""The Guides room over a vault in memory and a small shelf of guides."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from growingus_desktop.content.guides import Shelf, load_guides, shelve
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.guides_place import KEEP_AFTER_MS
from growingus_desktop.vault.vault import Vault
from tests.support.scopes import Unlocked, unlocked


@contextmanager
def guides_room(
    qtbot: QtBot, shelf: Shelf | None = None, vault: Vault | None = None
) -> Iterator[tuple[Unlocked, GuidesPresenter]]:
    """The room, settled, over our own guides or another shelf; closed afterwards."""
    behind = unlocked(qtbot, vault)
    room = GuidesPresenter(behind.scope, None if shelf is None else lambda: shelf)
    behind.settle()
    try:
        yield behind, room
    finally:
        behind.close()


def rest(behind: Unlocked) -> None:
    """Let the page rest until the place was kept."""
    behind.timers.advance(KEEP_AFTER_MS)
    behind.settle()


def with_a_broken_one(folder: Path) -> Shelf:
    """Our guides, and a file with a picture in its fourth line beside them."""
    broken = folder / "sunday.md"
    broken.write_text('+++\ntitle = "Sunday"\n+++\n![a map](map.png)\n', encoding="utf-8")
    ours = load_guides()
    return Shelf(ours.guides, shelve([broken], own=True).refused)

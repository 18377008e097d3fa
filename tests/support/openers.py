"""An opener to work on, for tests of the Openers room."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from pytestqt.qtbot import QtBot

from growingus_desktop.coach.coach import Coach
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.store import openers
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked

HARSH = "You never listen to me and you don’t care. Could we talk on Saturday for ten minutes?"
GATED = "I am scared of you when you hit me. You never listen."
TYPED_PAUSE_MS = 400


@contextmanager
def openers_room(
    qtbot: QtBot,
    vault: Vault | None = None,
    clock: FixedClock | None = None,
    coach: Coach | None = None,
) -> Iterator[tuple[Unlocked, OpenersPresenter]]:
    """The room's presenter over a vault, closed afterwards; with a coach of its own if given."""
    behind = unlocked(qtbot, vault, clock)
    if coach is not None:
        behind.scope = replace(behind.scope, coach=coach)
    try:
        yield behind, OpenersPresenter(behind.scope)
    finally:
        behind.close()


def made(behind: Unlocked, **values: str) -> int:
    """The id of a new opener in the vault."""
    return behind.vault.submit(lambda session: openers.create(session, **values)).result().value


def open_one(behind: Unlocked, presenter: OpenersPresenter, opener_id: int) -> None:
    """Arrive at an opener and wait until its texts are there."""
    presenter.show(Destination(Room.OPENERS, Tool.OPENER, {"opener": str(opener_id)}))
    behind.settle()
    assert presenter.opener.state.id == opener_id
    assert presenter.opener.fields.is_ready

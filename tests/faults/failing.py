"""One deed after the other with one of its calls failing, each call in turn; run as a child.

``python -m tests.faults.failing SCENE PLACE STRIDE CALL/ERROR/MODE…`` prints one JSON line for
each kind of fault: how many calls it struck, what became of the deed, and which problems were
shown. With a stride of 1 every call fails once, with 5 every fifth. A deed either was kept, or was refused with a problem that has words; and the same program then
goes on. Anything else ends the child with a traceback.
"""

import errno
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backups import Reason, back_up, back_up_closed, list_backups
from growingus_desktop.vault.keys import change_passphrase, unlock
from growingus_desktop.vault.migrations import SCHEMA_VERSION
from growingus_desktop.vault.opening import open_with_keys
from growingus_desktop.vault.vault import Vault
from tests.faults.deeds import deed, live, number_kept
from tests.faults.recorder import Faults, Mode
from tests.faults.workload import BEGUN_WITH as EARLIER
from tests.faults.workloads_backups import Restore, bring_back, second_folder, whole_backups
from tests.faults.workloads_keys import phrase
from tests.faults.workloads_vault import OLD_SAVES, old_vault, schema_of
from tests.support.vaults import (
    ANY_COST,
    FAST,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
    reopen,
)

BEGUN_WITH = 34
"""The next save adds, edits and deletes."""

KEPT, REFUSED, KEPT_ALL_THE_SAME = "kept", "refused", "kept all the same"
DAMAGE = frozenset(
    {Problem.VAULT_DAMAGED, Problem.KEYS_DAMAGED, Problem.VAULT_EMPTY, Problem.NOT_A_VAULT}
)
"""What a passing fault must never be called."""


@dataclass
class Scene:
    """What fails.

    Args:
        prepare: lays out what there is before, once.
        begin: what happens before the fault; gives what `act` and `settle` work on.
        act: the deed in which a call fails.
        settle: sees afterwards that nothing is lost, that the same program goes on, and tells
            whether the deed was kept.
    """

    prepare: Callable[[Path], None]
    begin: Callable[[Path], object]
    act: Callable[..., object]
    settle: Callable[..., bool]


@dataclass
class Tally:
    """What came of one kind of fault, call by call."""

    struck: int = 0
    ends: Counter[str] = field(default_factory=Counter[str])
    problems: Counter[str] = field(default_factory=Counter[str])


def strike(
    scene: Scene, place: Path, faults: Faults, fault: tuple[str, int, Mode], stride: int = 1
) -> Tally:
    """Do the deed with its first call failing, then with a later one, until none is left."""
    call, error, mode = fault
    prepared, now, tally = place / "prepared", place / "now", Tally()
    for number in count(0, stride):
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(prepared, now)
        state = scene.begin(now)
        shown: Problem | None = None
        faults.arm(call, number, error, mode)
        try:
            scene.act(state)
        except AppError as refused:
            shown = refused.problem
        struck = faults.disarm()
        try:
            kept = scene.settle(state)
            if shown is None:
                assert kept, "no problem was shown and it was not kept"
        except BaseException as failed:
            failed.add_note(f"{call} {number}, {errno.errorcode[error]}, {mode.name}, {shown}")
            raise
        if not struck:
            assert shown is None
            return tally
        tally.struck += 1
        tally.ends[KEPT if shown is None else KEPT_ALL_THE_SAME if kept else REFUSED] += 1
        if shown is not None:
            assert shown is not Problem.UNEXPECTED
            assert shown not in DAMAGE, f"{shown.name} at {call} {number}"
            tally.problems[shown.name] += 1
    raise AssertionError("unreachable")


# --- saving -----------------------------------------------------------------------------------


def a_life(place: Path) -> None:
    vault = new_vault(place)
    live(vault, 1, BEGUN_WITH)
    vault.close()


def open_it(place: Path) -> tuple[Path, Vault]:
    return place, reopen(folder_in(place))


def save(state: tuple[Path, Vault]) -> None:
    state[1].submit(deed(BEGUN_WITH + 1)).result()


def saved(state: tuple[Path, Vault]) -> bool:
    place, vault = state
    number = number_kept(vault)
    vault.submit(deed(number + 1)).result()
    vault.close()
    whole(place, number + 1)
    return number == BEGUN_WITH + 1


def whole(place: Path, number: int, passphrase: str = PASSPHRASE) -> None:
    vault = reopen(folder_in(place), passphrase)
    try:
        assert number_kept(vault) == number
    finally:
        vault.close()
    assert [file.name for file in folder_in(place).path.glob(".*")] == []


# --- opening, reading, saving -----------------------------------------------------------------


@dataclass
class Day:
    """A vault from before it is opened until after it is closed."""

    place: Path
    began: bool = False
    saved: bool = False


def whole_day(day: Day) -> None:
    vault = reopen(folder_in(day.place))
    try:
        number_kept(vault)
        vault.submit(deed(BEGUN_WITH + 1)).result()
        day.saved = True
    finally:
        vault.close()


def day_is_over(day: Day) -> bool:
    vault = reopen(folder_in(day.place))
    number = number_kept(vault)
    assert number == BEGUN_WITH + 1 if day.saved else number in {BEGUN_WITH, BEGUN_WITH + 1}
    vault.submit(deed(number + 1)).result()
    vault.close()
    whole(day.place, number + 1)
    return number == BEGUN_WITH + 1


# --- the passphrase ---------------------------------------------------------------------------


def change(place: Path) -> None:
    change_passphrase(folder_in(place), PASSPHRASE, phrase(1), FAST, ANY_COST)


def changed(place: Path) -> bool:
    opening = [number for number in (0, 1) if opens(place, phrase(number))]
    assert len(opening) == 1, f"{opening} open"
    change_passphrase(folder_in(place), phrase(opening[0]), phrase(2), FAST, ANY_COST)
    whole(place, BEGUN_WITH, phrase(2))
    return opening == [1]


def opens(place: Path, passphrase: str) -> bool:
    try:
        whole(place, BEGUN_WITH, passphrase)
    except AppError as error:
        assert error.problem is Problem.WRONG_PASSPHRASE
        return False
    return True


# --- a new vault ------------------------------------------------------------------------------


def nothing(place: Path) -> None:
    del place


def create(place: Path) -> None:
    new_vault(place).close()


def created(place: Path) -> bool:
    folder = folder_in(place)
    made = folder.holds_vault()
    if not made:
        new_vault(place).close()
    whole(place, 0)
    return made


# --- backups ----------------------------------------------------------------------------------


def back_up_it(state: tuple[Path, Vault]) -> None:
    back_up(state[1], Reason.BY_HAND, places=[second_folder(state[0])])


def backed_up(state: tuple[Path, Vault]) -> bool:
    place, vault = state
    assert number_kept(vault) == BEGUN_WITH
    own = folder_in(place).backups
    made = len(whole_backups(own, place))
    assert len(whole_backups(second_folder(place), place)) <= made
    back_up(vault, Reason.BY_HAND, places=[second_folder(place)])
    vault.close()
    assert len(whole_backups(own, place)) == made + 1
    whole(place, BEGUN_WITH)
    return made == 1


def a_life_with_places(place: Path) -> None:
    a_life(place)
    second_folder(place).mkdir()


# --- restoring --------------------------------------------------------------------------------


@dataclass
class DayBefore:
    """A vault that has gone on since its backup."""

    place: Path
    backup: Path


def gone_on(place: Path) -> None:
    Restore().prepare(place)


def day_before(place: Path) -> DayBefore:
    (found,) = list_backups(folder_in(place))
    return DayBefore(place, found.path)


def bring_it_back(day: DayBefore) -> None:
    bring_back(day.place, day.backup)


def brought_back(day: DayBefore) -> bool:
    Restore().judge(day.place, 0)
    vault = reopen(folder_in(day.place))
    number = number_kept(vault)
    vault.close()
    bring_back(day.place, day.backup)
    whole(day.place, EARLIER)
    # The judge saved once more.
    return number == EARLIER + 1


# --- an older vault ---------------------------------------------------------------------------


def open_old(place: Path) -> None:
    folder = folder_in(place)
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    back_up_first = partial(back_up_closed, folder, keys, Reason.MIGRATION, clock=HeldClock())
    open_with_keys(folder, keys, clock=HeldClock(), before_step=lambda _: back_up_first()).close()


def opened_old(place: Path) -> bool:
    migrated = schema_of(place) == SCHEMA_VERSION
    open_old(place)
    whole(place, OLD_SAVES)
    assert whole_backups(folder_in(place).backups, place)
    return migrated


SCENES = {
    "save": Scene(a_life, open_it, save, saved),
    "day": Scene(a_life, Day, whole_day, day_is_over),
    "change-passphrase": Scene(a_life, Path, change, changed),
    "create": Scene(nothing, Path, create, created),
    "migrate": Scene(old_vault, Path, open_old, opened_old),
    "back-up": Scene(a_life_with_places, open_it, back_up_it, backed_up),
    "restore": Scene(gone_on, day_before, bring_it_back, brought_back),
}


def main() -> None:
    """Strike each kind of fault and print what came of it."""
    scene, place = SCENES[sys.argv[1]], Path(sys.argv[2])
    (place / "prepared").mkdir()
    scene.prepare(place / "prepared")
    for words in sys.argv[4:]:
        call, error, mode = words.split("/")
        fault = (call, int(getattr(errno, error)), Mode[mode])
        tally = strike(scene, place, Faults(), fault, int(sys.argv[3]))
        told = {"fault": words, "struck": tally.struck, **tally.ends, "problems": tally.problems}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()

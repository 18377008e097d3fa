"""What was ever written to the disk, temporary and deleted files included: no word, no key."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from growingus_desktop.vault.atomic import is_leftover
from tests.faults.recorder import Step, read_log, watched
from tests.support.traces import forms
from tests.support.vaults import MARKER

ALLOWED = re.compile(
    r"(vault"
    r"|vault/(vault\.db(\.new)?(-journal)?|vault\.keys(\.bak)?|vault\.lock|ballast|backups)"
    r"|(vault/backups|second)/\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.backup"
    r"|second)"
)
LONGEST_FORM = 256
"""Bytes looked at before and behind each write, so that no word hides at the seam of two."""


def test_a_full_day_never_writes_a_word_or_a_key_in_clear(recorder: Path, tmp_path: Path) -> None:
    place, log = tmp_path / "place", tmp_path / "log"
    place.mkdir()
    done = watched(recorder, place, "tests.faults.full_day", str(place), log=log)
    secret = json.loads(done.stdout)
    assert len(secret["words"]) > 60
    steps = list(read_log(log))
    # One word and the keys in every form; the many as our own code would write them.
    wanted = {form for word in [MARKER, *secret["keys"]] for form in forms(word)}
    wanted |= {bytes.fromhex(key) for key in secret["keys"] if re.fullmatch("[0-9a-f]{64}", key)}
    wanted |= {word.encode() for word in secret["words"]}
    held = b"\n\n".join(what_files_held(steps))
    assert len(held) > 10_000_000
    assert [form for form in wanted if form in held] == []
    names = made(steps, place)
    assert len(names) > 20
    assert [name for name in names if not ALLOWED.fullmatch(name) and not is_ours(name)] == []


def what_files_held(steps: list[Step]) -> Iterator[bytes]:
    """Each write with what lay around it in its file at that moment."""
    files: dict[int, bytearray] = {}
    for step in steps:
        if step.kind in "CN":
            files[step.inode] = bytearray()
        elif step.kind == "T":
            del files[step.inode][step.number :]
        elif step.kind == "W":
            data, end = files[step.inode], step.number + len(step.data)
            data.extend(bytes(max(0, end - len(data))))
            data[step.number : end] = step.data
            yield bytes(data[max(0, step.number - LONGEST_FORM) : end + LONGEST_FORM])


def made(steps: list[Step], place: Path) -> set[str]:
    """Every name that was ever given, below the place."""
    given = {step.path for step in steps if step.kind in "CML"}
    given |= {step.data.decode() for step in steps if step.kind == "R"}
    return {name.removeprefix(f"{place.resolve()}/") for name in given}


def is_ours(name: str) -> bool:
    """Whether a name is one of a temporary file that the next start removes."""
    return is_leftover(name.rpartition("/")[2])

"""A write, a sync, a name or a read that fails is said in words, undone, and never silent.

What each child proves is told in `failing.py`: it ends with a traceback unless every deed was
kept or refused with a known problem, everything kept before is still there, and the same program
goes on once the fault is over.
"""

import json
from pathlib import Path

import pytest

from tests.faults.failing import KEPT, KEPT_ALL_THE_SAME, REFUSED, SCENES
from tests.faults.recorder import watched

FULL = ("write/ENOSPC/FOR_GOOD", "create/ENOSPC/FOR_GOOD", "sync/ENOSPC/ONCE")
FAILING = (
    *("write/EIO/ONCE", "write/ENOSPC/SHORT", "sync/EIO/ONCE", "truncate/EIO/ONCE"),
    *("unlink/EIO/ONCE", "rename/EIO/ONCE", "create/EIO/ONCE", "open/EIO/ONCE"),
)
READING = ("read/EIO/ONCE",)
EVERY = tuple(
    f"{call}/{error}/{mode}"
    for call in ("write", "sync", "create", "rename", "truncate", "unlink", "open")
    for error in ("ENOSPC", "EIO")
    for mode in ("ONCE", "FOR_GOOD", "SHORT")
    if (mode != "SHORT" or call == "write")
    and (error != "ENOSPC" or call not in {"truncate", "unlink", "open"})
)
WRITING = FULL + FAILING
NORMAL = {
    "save": (13, WRITING),
    "day": (31, READING),
    "change-passphrase": (2, WRITING + READING),
    "create": (19, WRITING + READING),
    "migrate": (23, WRITING + READING),
    "back-up": (23, WRITING + READING),
    "restore": (29, WRITING),
}
"""Every how manieth call fails in the normal run, and how."""


@pytest.mark.parametrize("scene", SCENES)
def test_some_of_the_calls_fail(recorder: Path, tmp_path: Path, scene: str) -> None:
    stride, faults = NORMAL[scene]
    strike(recorder, tmp_path, scene, stride, *faults)


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES)
def test_every_single_writing_call_fails(recorder: Path, tmp_path: Path, scene: str) -> None:
    strike(recorder, tmp_path, scene, 1, *EVERY)


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES)
def test_every_single_read_fails_once(recorder: Path, tmp_path: Path, scene: str) -> None:
    # Most of the two thousand reads of a restore copy or prove whole files.
    strike(recorder, tmp_path, scene, 7 if scene == "restore" else 1, *READING)


def strike(recorder: Path, tmp_path: Path, scene: str, stride: int, *faults: str) -> None:
    words = (scene, str(tmp_path), str(stride), *faults)
    done = watched(recorder, tmp_path, "tests.faults.failing", *words)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["fault"] for each in told] == list(faults)
    for each in told:
        ends = sum(each.get(end, 0) for end in (KEPT, REFUSED, KEPT_ALL_THE_SAME))
        assert ends == each["struck"]
        print(scene, each)
    assert sum(each["struck"] for each in told) >= 10

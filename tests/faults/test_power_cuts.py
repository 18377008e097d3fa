"""After a power cut the vault opens as it was before the last change or after it."""

import random
import shutil
from pathlib import Path

import pytest

from tests.faults.disk import Disk, lay_out, moments
from tests.faults.recorder import read_log, watched
from tests.faults.workloads import WORKLOADS

SEED = 20260301
IMAGES = {
    "save": 60,
    "create": 30,
    "migrate": 50,
    "back-up": 30,
    "restore": 50,
    "change-passphrase": 30,
    "rotate": 60,
}
OFTEN = 12
"""How many times as many images the long run looks at."""


@pytest.mark.parametrize("times", [1, pytest.param(OFTEN, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", IMAGES)
def test_a_power_cut_leaves_the_old_state_or_the_new_one(
    recorder: Path, tmp_path: Path, name: str, times: int
) -> None:
    workload, count = WORKLOADS[name], IMAGES[name] * times
    place, log, image = tmp_path / "place", tmp_path / "log", tmp_path / "image"
    place.mkdir()
    workload.prepare(place)
    disk = Disk(place)
    watched(recorder, place, "tests.faults.workloads", name, str(place), log=log)
    steps = list(read_log(log))
    chance = random.Random(SEED + times)
    cuts = moments(steps, count, chance)
    taken = 0
    for number, cut in enumerate(cuts):
        for step in steps[taken:cut]:
            disk.take(step)
        taken = cut
        image.mkdir()
        lay_out(disk.after_a_cut(chance), image)
        try:
            workload.judge(image, disk.acknowledged)
        except Exception as error:
            seed = f"seed {SEED + times}, image {number} of {count}, after step {cut}"
            raise AssertionError(f"{name}: {seed}, acknowledged {disk.acknowledged}") from error
        shutil.rmtree(image)
    print(f"{name}: {count} images of {len(steps)} steps, all whole, no acknowledged save lost")

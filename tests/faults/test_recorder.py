"""The model is only worth something if it holds what happened, and if it finds what is wrong."""

import random
import subprocess
from pathlib import Path

import pytest

from tests.faults.disk import Disk, contents_of, moments
from tests.faults.recorder import environment, read_log, watched
from tests.faults.workloads import WORKLOADS
from tests.support.children import command

EVERY_CALL = """
import os, shutil, sys
from pathlib import Path
place = Path(sys.argv[1])
os.chdir(place)
(place / "folder").mkdir()
Path("relative").write_bytes(b"a" * 5000)
(place / "old").write_text("gone")
shutil.copyfile("relative", place / "folder" / "copied")
shutil.copy2("relative", "copied again")
with open("relative", "r+b") as file:
    file.seek(100)
    file.write(b"b" * 1000)
    file.truncate(2000)
os.truncate("copied again", 7)
descriptor = os.open("many", os.O_RDWR | os.O_CREAT)
os.writev(descriptor, [b"one", b"two"])
os.pwritev(descriptor, [b"three", b"four"], 20)
os.pwrite(descriptor, b"five", 100)
other = os.dup(descriptor)
os.close(descriptor)
os.ftruncate(other, 102)
os.write(other, b"six")
os.copy_file_range(os.open("relative", os.O_RDONLY), other, 50, 90, 200)
with open("many", "ab") as file:
    file.write(b"the end")
os.link("many", "folder/linked")
Path("old").rename("folder/new")
Path("relative").replace("many")
folder = os.open("folder", os.O_RDONLY)
os.rename("new", "newer", src_dir_fd=folder, dst_dir_fd=folder)
os.mkdir("inner", dir_fd=folder)
os.unlink("newer", dir_fd=folder)
(place / "tree" / "deep").mkdir(parents=True)
(place / "tree" / "deep" / "leaf").write_text("leaf")
shutil.rmtree("tree")
os.fsync(folder)
"""

CARELESS = """
import os, sys
from pathlib import Path
place = Path(sys.argv[1])
(place / "note").write_bytes(bytes(3000))
folder = os.open(place, os.O_RDONLY)
os.fsync(os.open(place / "note", os.O_RDONLY))
os.fsync(folder)
for number in range(40):
    {write}
"""
# One rule of safe writing left out at a time.
DIRECT = "(place / 'note').write_bytes(bytes([number]) * 3000)"
NOT_SYNCED = (
    "(place / 'x').write_bytes(bytes([number]) * 3000); (place / 'x').replace(place / 'note')"
)


@pytest.mark.parametrize("name", WORKLOADS)
def test_what_was_written_down_is_what_is_there(recorder: Path, tmp_path: Path, name: str) -> None:
    place, log = tmp_path / "place", tmp_path / "log"
    place.mkdir()
    WORKLOADS[name].prepare(place)
    disk = Disk(place)
    watched(recorder, place, "tests.faults.workloads", name, str(place), log=log)
    for step in read_log(log):
        disk.take(step)
    assert disk.as_seen() == contents_of(place)
    assert disk.acknowledged > 0


def test_every_way_of_writing_is_written_down(recorder: Path, tmp_path: Path) -> None:
    disk = recorded(recorder, tmp_path, EVERY_CALL)[0]
    assert disk.as_seen() == contents_of(tmp_path / "place")
    assert len(disk.as_seen()) == 6


@pytest.mark.parametrize("way", [DIRECT, NOT_SYNCED])
def test_the_model_catches_a_careless_writer(recorder: Path, tmp_path: Path, way: str) -> None:
    _, states = recorded(recorder, tmp_path, CARELESS.format(write=way), images=300)
    notes = [state["note"] or b"" for state in states if "note" in state]
    damaged = [note for note in notes if len(note) != 3000 or len(set(note)) != 1]
    assert len(damaged) > len(notes) / 10


def recorded(
    recorder: Path, tmp_path: Path, program: str, images: int = 0
) -> tuple[Disk, list[dict[str, bytes | None]]]:
    """The disk after a program, and what cuts on the way could have left."""
    place, log = tmp_path / "place", tmp_path / "log"
    place.mkdir()
    disk = Disk(place)
    words = command(program, str(place))
    subprocess.run(words, env=environment(recorder, place, log), check=True, cwd=tmp_path)
    steps = list(read_log(log))
    chance = random.Random(20260301)
    cuts = moments(steps, images, chance)
    states: list[dict[str, bytes | None]] = []
    for number, step in enumerate(steps):
        states.extend(disk.after_a_cut(chance) for cut in cuts if cut == number)
        disk.take(step)
    return disk, states

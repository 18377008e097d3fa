"""A save that runs out of memory is undone, and the program goes on."""

from pathlib import Path

from tests.support.children import run

STARVES = """
import resource, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.reflections import Reflection
from tests.faults.deeds import DAY, deed, live, number_kept
from tests.support.vaults import new_vault

vault = new_vault(Path(sys.argv[1]))
live(vault, 1, 8)
number = number_kept(vault)
ends = []
text = "steady " * 300_000

def paste(session):
    session.add(Reflection(about=DAY, title=str(number + 1), text=text))
    session.flush()
    # Rows that were flushed are let go; these stay.
    held = []
    for each in range(200):
        held.append(Reflection(about=DAY, title=str(number + 2 + each), text=text + str(each)))
        session.add(held[-1])
        session.flush()

def size():
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()

for room in range(0, 100, 20):
    resource.setrlimit(resource.RLIMIT_AS, (size() + room * 2**20, resource.RLIM_INFINITY))
    try:
        vault.submit(paste).result()
        ends.append("kept")
    except (AppError, MemoryError) as error:
        ends.append(type(error).__name__)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert number_kept(vault) == number, "half a save was kept"
    vault.submit(deed(number + 1)).result()
    number += 1
vault.close()
print(len(ends), "kept" in ends, sorted(set(ends)))
"""


def test_a_save_without_memory_is_undone_and_the_next_one_is_kept(tmp_path: Path) -> None:
    done = run(STARVES, str(tmp_path))
    assert done.stderr == ""
    count, kept, *_ = done.stdout.split(" ", 2)
    assert (count, kept) == ("5", "False"), done.stdout
    print(done.stdout)

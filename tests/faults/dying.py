"""A process that dies by its own signal 9 at a given one of its writes; run as a child.

``python -m tests.faults.dying NAME`` reads lines ``CALL MODE PLACE`` and for each forks a process
that does the workload at that place and is killed at that call; a negative one counts. It tells
``kept N`` as the work goes on, and ``dead CALLS`` when the process is gone. One start, many
deaths: everything is imported once.
"""

import os
import sys
from pathlib import Path

from tests.faults.recorder import Faults, Mode
from tests.faults.workloads import WORKLOADS


class Told(Faults):
    """Tells the parent what is kept, by a write that is over when the next deed begins."""

    def mark(self, number: int) -> None:
        os.write(1, f"kept {number}\n".encode())


def die(name: str, call: int, mode: Mode, place: Path) -> None:
    """Do the work and never come back from it."""
    faults = Told()
    faults.arm("change", call, 0, mode)
    WORKLOADS[name].run(place, faults)
    os.write(1, f"done {faults.calls()}\n".encode())
    os._exit(0)


def main() -> None:
    """Fork and wait for each death."""
    for line in sys.stdin:
        call, mode, place = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if not child:
            die(sys.argv[1], int(call), Mode[mode], Path(place))
        _, status = os.waitpid(child, 0)
        os.write(1, f"dead {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()

"""The things that are interrupted: how each begins, what the child does, what may be found after.

``python -m tests.faults.workloads NAME PLACE`` is the child; it sets a mark whenever it knows that
something is kept. `judge` then opens what a cut or a kill left, with the program's own code.
"""

import sys
from pathlib import Path

from tests.faults.recorder import Faults
from tests.faults.workload import Workload
from tests.faults.workloads_backups import BackUp, Restore
from tests.faults.workloads_keys import ChangePassphrase, Rotate
from tests.faults.workloads_vault import Create, Migrate, Save

WORKLOADS: dict[str, Workload] = {
    "save": Save(),
    "create": Create(),
    "migrate": Migrate(),
    "back-up": BackUp(),
    "restore": Restore(),
    "change-passphrase": ChangePassphrase(),
    "rotate": Rotate(),
}

if __name__ == "__main__":
    WORKLOADS[sys.argv[1]].run(Path(sys.argv[2]), Faults())

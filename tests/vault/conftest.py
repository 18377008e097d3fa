"""Which of these tests the machine can run."""

import shutil
import subprocess
import sys


def _can_mount() -> bool:
    """Whether a small file system can be mounted in a name space of its own (Linux)."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
    )


CAN_MOUNT = _can_mount()
collect_ignore = [] if CAN_MOUNT else ["test_full_disk.py"]


def pytest_report_header() -> list[str]:
    """Say so when the full-disk tests are left out."""
    return [] if CAN_MOUNT else ["no file system can be mounted here: full-disk tests left out"]

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
HAS_KEYRING = all(
    shutil.which(command) for command in ("bash", "dbus-run-session", "gnome-keyring-daemon")
)
collect_ignore = [
    *([] if CAN_MOUNT else ["test_full_disk.py"]),
    *([] if HAS_KEYRING else ["test_system_keyring.py"]),
]


def pytest_report_header() -> list[str]:
    """Say so when tests are left out."""
    return [
        *([] if CAN_MOUNT else ["no file system can be mounted here: full-disk tests left out"]),
        *([] if HAS_KEYRING else ["no keyring can be started here: its own tests left out"]),
    ]

"""Which of these tests the machine can run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.recorder import CAN_RECORD, compile_recorder


def _can_trace() -> bool:
    """Whether a process can be traced in a name space without a network."""
    if not CAN_RECORD or shutil.which("unshare") is None or shutil.which("strace") is None:
        return False
    words = ["unshare", "-rn", "strace", "-o", os.devnull, "true"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


CAN_TRACE = _can_trace()
collect_ignore = [] if CAN_TRACE else ["test_real_program.py"]
collect_ignore_glob = [] if CAN_RECORD else ["test_*.py"]


def pytest_report_header() -> list[str]:
    """Say so when faults can't be made here, or the program can't be watched."""
    if not CAN_RECORD:
        return ["no gcc, or not Linux: the tests under faults/ are left out"]
    return [] if CAN_TRACE else ["nothing can be traced here: the real program isn't watched"]


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that is preloaded into a child, compiled once."""
    return compile_recorder(tmp_path_factory.mktemp("recorder"))

"""Which of these tests the machine can run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.recorder import CAN_RECORD, compile_recorder

collect_ignore_glob = [] if CAN_RECORD else ["test_*.py"]


def pytest_report_header() -> list[str]:
    """Say so when faults can't be made here."""
    return [] if CAN_RECORD else ["no gcc, or not Linux: the tests under faults/ are left out"]


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The library that is preloaded into a child, compiled once."""
    return compile_recorder(tmp_path_factory.mktemp("recorder"))

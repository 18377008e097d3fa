"""Hygiene that holds for every test: a home of its own, no thread left behind, no stray warning."""

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Durations are benchmarks, never pass or fail; a busy machine must not break a property.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

# As in the program (app/collector.py): cycles that hold Qt objects die on the UI thread alone.
gc.disable()


def pytest_collection_finish() -> None:
    """Leave what was imported out of every later collection, which makes each of them cheap."""
    gc.collect()
    gc.freeze()


OUR_THREADS = ("vault", "pure-work", "background")
OUR_LOGS = ("growingus_desktop", "concurrent.futures")
LEFT_BY_US = (
    ".local/share/growing-us",
    ".config/QtProject.conf",
    ".local/share/recently-used.xbel",
)
"""What a program of this kind leaves in a home when it isn't careful."""


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(OUR_LOGS):
            self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home nobody lives in, and proof that the real one was left alone."""
    real = Path.home()
    before = {name: _stamp(real / name) for name in LEFT_BY_US}
    home = tmp_path_factory.mktemp("home")
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
        patch.setenv("XDG_STATE_HOME", str(home / ".local" / "state"))
        patch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
        patch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield home
    assert {name: _stamp(real / name) for name in LEFT_BY_US} == before


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect what a test left, on this thread; a page kept alive is restyled with every later one."""
    yield
    gc.collect()


@pytest.fixture(scope="module", autouse=True)
def leftovers() -> Iterator[None]:
    """Leave out of later collections what a file's tests left for good.

    A page whose presenter nobody deletes, as only a lock does, stays alive through its connections.
    With some hundred of them each collection took a third of a second, which was most of a run.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_stray_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a warning of ours that the test did not ask to look at itself."""
    heard = _Warnings()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    assert "caplog" in request.fixturenames or heard.said == []


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail on a vault, a pool or a worker that nobody closed."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and thread.name.startswith(OUR_THREADS)
    ]
    for thread in left:
        # One that was told to end may still be on its way.
        thread.join(5)
    assert [thread.name for thread in left if thread.is_alive()] == []


def _stamp(path: Path) -> int | None:
    return path.stat().st_mtime_ns if path.exists() else None

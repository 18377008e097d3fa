"""Hygiene that holds for every test."""

import gc
import os
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Durations are benchmarks, never pass or fail; a busy machine must not break a property.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

# As in the program (app/collector.py): cycles that hold Qt objects die on the UI thread alone.
gc.disable()
_tests = count(1)
FULL_COLLECTION_EVERY = 25


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect what a test left, on this thread, once its other fixtures are done."""
    yield
    gc.collect(2 if next(_tests) % FULL_COLLECTION_EVERY == 0 else 1)

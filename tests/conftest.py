"""Hygiene that holds for every test."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Durations are benchmarks, never pass or fail; a busy machine must not break a property.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

"""Every table of the vault, gathered so that the metadata is whole once this is imported."""

from growingus_desktop.models import (
    asks,
    checkins,
    drafts,
    focus,
    openers,
    patterns,
    preferences,
    reading,
    reflections,
)
from growingus_desktop.models import bin as bin_model
from growingus_desktop.models.base import metadata

ROOMS = (
    openers,
    asks,
    patterns,
    focus,
    reflections,
    checkins,
    reading,
    preferences,
    drafts,
    bin_model,
)

__all__ = ["ROOMS", "metadata"]

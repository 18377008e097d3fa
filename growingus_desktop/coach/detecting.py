"""The table of detectors: a new one is a function and a line here."""

from collections.abc import Callable, Iterator
from typing import Final

from growingus_desktop.coach.asides import contrast, lone_praise, mocking_tag
from growingus_desktop.coach.detectors import command, why_question, you_statement
from growingus_desktop.coach.disguised import feeling_like
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding

Detector = Callable[[Draft], Iterator[Finding]]

DETECTORS: Final[tuple[Detector, ...]] = (
    you_statement,
    contrast,
    why_question,
    command,
    feeling_like,
    mocking_tag,
    lone_praise,
)

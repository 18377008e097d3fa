"""The labelled sentences the coach is tried on: those it was made from, and those it never saw."""

from pathlib import Path
from typing import Any

from training.rows import lines

_UNSEEN = Path(__file__).parent / "unseen"
_TRAINING = Path(__file__).parents[3] / "training"


def unseen(name: str) -> list[dict[str, Any]]:
    """The rows of a file nobody looks at."""
    return lines(_UNSEEN / f"{name}.jsonl")


def openers(name: str) -> list[dict[str, Any]]:
    """The rows of a file of openers the coach was made from."""
    return lines(_TRAINING / "openers" / f"{name}.jsonl")


def dangers(name: str) -> list[dict[str, Any]]:
    """The rows of a file the safety gate was made from."""
    return lines(_TRAINING / "gate" / f"{name}.jsonl")

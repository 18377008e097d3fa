"""The labelled sentences beside these tests, all written for this project."""

from pathlib import Path

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[tuple[str, ...]]:
    """The tab-parted rows of a data file."""
    text = (_DATA / f"{name}.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines() if line]

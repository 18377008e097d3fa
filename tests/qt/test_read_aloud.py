"""What a screen reader gets of every chart: the text in ``golden``, which a person can read."""

from difflib import unified_diff

import pytest

from tests.support.read_aloud import GOLDEN, read_aloud


@pytest.mark.usefixtures("theme")
def test_every_chart_is_read_aloud_as_written_down() -> None:
    written, said = GOLDEN.read_text("utf-8"), read_aloud()
    changed = "\n".join(unified_diff(written.splitlines(), said.splitlines(), lineterm="", n=1))
    assert not changed, f"{changed}\n\nif meant: python -m tests.support.read_aloud"

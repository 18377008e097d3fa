"""PySide6 6.12.0 drops a reference to None on calls that return nothing (design: pinned below it).

Before CPython 3.12 None could then be freed and the process would abort after some thousand
calls, long after every other test had passed.
"""

import sys

from PySide6.QtGui import QFont

CALLS = 500
MOST_DRIFT = 100


def test_calls_that_return_nothing_leave_none_alone() -> None:
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        font.setPixelSize(12)
    assert abs(sys.getrefcount(None) - before) < MOST_DRIFT

"""Bounds that hold everywhere, so that no single paste or file can stop the program."""

TEXT_LIMIT = 200_000
"""Characters one text field may hold (trust: bad input 25)."""

LINE_LIMIT = 400
"""Characters a one-line answer may hold."""

"""Carries places in a text over an edit, so that marks stay with their words between readings."""

from dataclasses import dataclass

from growingus_desktop.store.openers_versions import shared_end, shared_start


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a text exchanged for another.

    Args:
        start: where the texts begin to differ.
        end: where they stop differing, in the old text.
        longer: how many characters longer the new text is.
    """

    start: int
    end: int
    longer: int

    def carry(self, start: int, end: int) -> tuple[int, int] | None:
        """Where [start, end) of the old text is in the new one; None if it was altered."""
        if end <= self.start:
            return start, end
        if start >= self.end:
            return start + self.longer, end + self.longer
        return None


def edit_between(old: str, new: str) -> Edit:
    """The smallest single edit that turns `old` into `new`."""
    most = min(len(old), len(new))
    head = shared_start(old, new, most)
    tail = shared_end(old, new, most - head)
    return Edit(head, len(old) - tail, len(new) - len(old))

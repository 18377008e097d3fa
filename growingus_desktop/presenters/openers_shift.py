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
        """Where [start, end) of the old text is in the new one; None if nothing of it is left.

        What was written inside it belongs to it; what was written at its edges doesn't.
        """
        if end <= self.start:
            return start, end
        if start >= self.end:
            return start + self.longer, end + self.longer
        if start < self.start and self.end < end:
            return start, end + self.longer
        if start < self.start:
            return start, self.start
        if self.end < end:
            return self.end + self.longer, end + self.longer
        return None

    def touches(self, start: int, end: int) -> bool:
        """Whether any of [start, end) of the old text was altered."""
        return start < self.end and self.start < end


def edit_between(old: str, new: str, caret: int | None = None) -> Edit:
    """The smallest single edit that turns `old` into `new`.

    Args:
        old: the text before.
        new: the text after.
        caret: where the caret stands in `new`; what follows it is taken for unaltered first, which
            tells "a" typed before "always" from "a" typed behind its first letter.
    """
    most = min(len(old), len(new))
    behind = most if caret is None else min(most, len(new) - min(caret, len(new)))
    tail = 0 if caret is None else shared_end(old, new, behind)
    head = shared_start(old, new, most - tail)
    tail += shared_end(old[: len(old) - tail], new[: len(new) - tail], most - tail - head)
    return Edit(head, len(old) - tail, len(new) - len(old))

"""Strips put on pages: what belongs together stays together, writing lines fill what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from growingus_desktop.painting.sheet_marks import FrameMark, Mark, RuleMark, TextMark, moved
from growingus_desktop.painting.sheet_strips import Strip

_FRAME_PAD = 10.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page's ink, in reading order, measured from the top left of its text area."""

    marks: tuple[Mark, ...]

    def text(self) -> str:
        """The page's words in reading order, one paragraph a line."""
        lines: list[str] = []
        before: TextMark | None = None
        for mark in self.marks:
            if not isinstance(mark, TextMark):
                continue
            if before is not None and before.paragraph is mark.paragraph:
                lines[-1] += mark.words
            else:
                lines.append(mark.words)
            before = mark
        return "\n".join(line.strip() for line in lines)


class _Filling:
    """A page while it is being filled."""

    def __init__(self) -> None:
        self.placed: list[tuple[float, Strip]] = []
        self.used = 0.0

    def put(self, strip: Strip) -> None:
        """Set a strip below the others; air above the first is dropped."""
        if strip.gap and not self.placed:
            return
        self.placed.append((self.used, strip))
        self.used += strip.height

    def open_frame(self) -> int:
        """The frame the last strip lies in, 0 for none."""
        return self.placed[-1][1].frame if self.placed else 0


def paginate(strips: Sequence[Strip], height: float, width: float) -> list[Page]:
    """The pages the strips take.

    Args:
        strips: a document's strips, top to bottom.
        height: points a page holds.
        width: points from side to side, for frames.
    """
    pages = [_Filling()]
    for run in _runs(strips, height):
        page = pages[-1]
        frame = run[-1].frame
        # A frame that goes on over the page needs room to close on this one.
        room = height if not frame or _closes(run) else height - _FRAME_PAD
        if page.placed and page.used + sum(strip.height for strip in run) > room:
            page = _turned(pages, frame)
        for strip in run:
            page.put(strip)
    return [_finished(page, height, width) for page in pages]


def _turned(pages: list[_Filling], frame: int) -> _Filling:
    goes_on = frame and pages[-1].open_frame() == frame
    page = _Filling()
    if goes_on:
        pages[-1].put(Strip(_FRAME_PAD, frame=frame))
        page.put(Strip(_FRAME_PAD, frame=frame))
    pages.append(page)
    return page


def _closes(run: Sequence[Strip]) -> bool:
    return not run[-1].marks


def _runs(strips: Sequence[Strip], height: float) -> Iterator[list[Strip]]:
    run: list[Strip] = []
    for strip in strips:
        run.append(strip)
        if not strip.joined:
            yield from _breakable(run, height)
            run = []
    yield from _breakable(run, height)


def _breakable(run: list[Strip], height: float) -> Iterator[list[Strip]]:
    if sum(strip.height for strip in run) > height - 2 * _FRAME_PAD:
        yield from ([strip] for strip in run)
    elif run:
        yield run


def _finished(page: _Filling, height: float, width: float) -> Page:
    marks: list[Mark] = []
    spare = max(0.0, height - page.used)
    fillers = sum(1 for _, strip in page.placed if strip.pitch)
    share, shift = spare / fillers if fillers else 0.0, 0.0
    for top, strip in page.placed:
        marks += moved(strip.marks, 0, top + shift)
        if strip.pitch:
            more = int(share / strip.pitch)
            below = top + shift + strip.height
            marks += [RuleMark(0, below + (n + 1) * strip.pitch - 1, width) for n in range(more)]
            shift += more * strip.pitch
    return Page((*_frames(page, width), *marks))


def _frames(page: _Filling, width: float) -> Iterator[FrameMark]:
    numbers = dict.fromkeys(strip.frame for _, strip in page.placed if strip.frame)
    for number in numbers:
        inside = [(top, strip) for top, strip in page.placed if strip.frame == number]
        top, last = inside[0][0], inside[-1]
        yield FrameMark(0, top, width, last[0] + last[1].height - top)

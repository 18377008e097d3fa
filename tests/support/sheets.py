"""Sheets to try, and what stands in a PDF once other programs have read it."""

import subprocess
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from growingus_desktop.sheets.blocks import Reply, Sheet
from growingus_desktop.sheets.prep import PrepValues, blank_prep, prep_sheet
from growingus_desktop.sheets.recovery import blank_recovery, recovery_sheet, recovery_words
from growingus_desktop.sheets.words import prep_words

WORDS = prep_words()
RECOVERY_WORDS = recovery_words()
CODE = ("K7M2Q", "9XW4T", "PB3ND", "H5RCV", "2YJ8A", "EZ6GF", "1S0KM")
"""Seven groups as they look on paper; they open nothing."""

TYPICAL = PrepValues(
    title="Friday dinners",
    when="Thursday, after the dishes",
    how_long="20 minutes",
    place="kitchen table",
    protect="We still laugh most when we cook together.",
    first_words=(
        "I love cooking with you on Fridays. Last Friday I ate alone with the plates getting cold, "
        "and I felt unimportant. Would you tell me by five if you’ll be late this week?"
    ),
    ask="A message by five o’clock this Friday.",
    my_part="I say “it’s fine” and then clatter the pans.",
    replies=(
        Reply("I can’t plan my work like that.", "I know some days turn. A rough guess is enough."),
        Reply("Not now.", "All right. Is tomorrow at eight better?"),
    ),
    pause_plan="Ask for half an hour, say when I’ll be back, walk to the river.",
    repair_line="That was sharper than I meant. May I start again?",
    not_the_moment="Wait for a day when we have both slept.",
)
SENTENCE = "I would like us to find one quiet evening each week that belongs to the two of us. "
SLIGHTLY_LONG = replace(TYPICAL, first_words=SENTENCE * 9, my_part=SENTENCE * 2)
OVERLONG = replace(TYPICAL, first_words=SENTENCE * 60, my_part=SENTENCE * 20)
LONG_WORD = replace(TYPICAL, title="Long word", ask="o" * 400)
RIGHT_TO_LEFT = replace(TYPICAL, first_words="שלום, אני רוצה לדבר איתך על הערב.", ask="עשרים דקות.")
EMOJI = replace(TYPICAL, title="Fridays 🍝", first_words="I miss us 💛 and 👩‍🍳 evenings 🇺🇳.")

SHEETS: dict[str, Sheet] = {
    "blank": blank_prep(WORDS),
    "typical": prep_sheet(TYPICAL, WORDS),
    "slightly-long": prep_sheet(SLIGHTLY_LONG, WORDS),
    "overlong": prep_sheet(OVERLONG, WORDS),
    "long-word": prep_sheet(LONG_WORD, WORDS),
    "right-to-left": prep_sheet(RIGHT_TO_LEFT, WORDS),
    "emoji": prep_sheet(EMOJI, WORDS),
    "recovery": recovery_sheet(CODE, "22 November 2026", RECOVERY_WORDS),
    "recovery-blank": blank_recovery(RECOVERY_WORDS),
}

_BIDI_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


def comparable(text: str) -> str:
    """A text as it is compared: NFKC, one kind of apostrophe, no direction marks."""
    plain = unicodedata.normalize("NFKC", text).replace("\u02bc", "’")
    return plain.translate(_BIDI_MARKS)


def words(text: str) -> list[str]:
    """The words of a text in reading order, as they are compared."""
    return comparable(text).split()


def letters(text: str) -> str:
    """A text without any white space, for words broken over lines."""
    return "".join(words(text))


def run(*command: str | Path) -> bytes:
    """What a program prints."""
    return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout


def pdf_text(file: Path) -> str:
    """The text in a PDF in the order it was put there."""
    return run("pdftotext", "-raw", "-enc", "UTF-8", file, "-").decode()


def pdf_facts(file: Path) -> dict[str, str]:
    """What a PDF says about itself."""
    lines = run("pdfinfo", file).decode().splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name.strip(): value.strip() for name, _, value in pairs}


@dataclass(frozen=True)
class Picture:
    """A page in grey, one byte a pixel, one pixel a point."""

    width: int
    height: int
    rows: tuple[bytes, ...]

    def darkest(self, left: int, top: int, right: int, bottom: int) -> int:
        """The darkest pixel of a box; white is 255."""
        return min(min(row[left:right], default=255) for row in self.rows[top:bottom])

    def first_ink(self, top: int, bottom: int) -> int:
        """The leftmost pixel with ink in a band."""
        columns = range(self.width)
        return min(x for row in self.rows[top:bottom] for x in columns if row[x] < 128)


def pdf_pictures(file: Path, folder: Path) -> list[Picture]:
    """The pages of a PDF as another program paints them."""
    run("pdftoppm", "-r", "72", "-gray", file, folder / "page")
    return [_picture(path.read_bytes()) for path in sorted(folder.glob("page*.pgm"))]


def _picture(data: bytes) -> Picture:
    kind, size, _, pixels = data.split(b"\n", 3)
    assert kind == b"P5"
    width, height = map(int, size.split())
    rows = tuple(pixels[n * width : (n + 1) * width] for n in range(height))
    return Picture(width, height, rows)

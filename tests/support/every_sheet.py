"""Every sheet the program makes, each empty, typical, overlong, right to left and with emoji."""

from collections.abc import Callable
from dataclasses import replace

from growingus_desktop.sheets.blocks import Reply, Sheet, SheetKind
from growingus_desktop.sheets.checkin_for_two import (
    CheckInForTwoValues,
    Length,
    checkin_for_two,
    checkin_for_two_words,
)
from growingus_desktop.sheets.letter import (
    LetterWords,
    Piece,
    invitation_words,
    letter_sheet,
    one_thing_words,
)
from growingus_desktop.sheets.long_view import (
    LongViewPart,
    LongViewValues,
    long_view_page,
    long_view_words,
)
from growingus_desktop.sheets.prep import PrepValues, prep_sheet
from growingus_desktop.sheets.recovery import blank_recovery, recovery_sheet
from growingus_desktop.sheets.repair_card import RepairCardValues, repair_card, repair_card_words
from growingus_desktop.sheets.summary import Part, SummaryValues, counsellor_summary, summary_words
from tests.support.sheets import CODE, RECOVERY_WORDS, TYPICAL, WORDS

INVITATION_WORDS = invitation_words()
ONE_THING_WORDS = one_thing_words()
CHECKIN_WORDS = checkin_for_two_words()
REPAIR_WORDS = repair_card_words()
SUMMARY_WORDS = summary_words()
LONG_VIEW_WORDS = long_view_words()

SENTENCE = "I would like us to find one quiet evening each week that belongs to the two of us. "
LONG = SENTENCE * 40
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 8
HEBREW = "אני רוצה לדבר איתך על הערב. עשר דקות, לא יותר."
EMOJI = "I miss us 💛 and 👩‍🍳 evenings 🇺🇳 by the sea."

CASES = ("empty", "typical", "overlong", "right-to-left", "emoji")
ONE_SIDE = "I ask for ten minutes and say when I’ll be back."


PLAN = {
    "if_this": "I hear my voice rise",
    "then_that": "I ask for ten minutes",
    "day": "5 December",
}


def prep(text: str) -> Sheet:
    """The prep sheet, its main parts saying `text`."""
    if text == "":
        return prep_sheet(PrepValues(), WORDS)
    return prep_sheet(
        replace(
            TYPICAL,
            title=text[:60],
            first_words=text,
            ask=text,
            replies=(Reply(text[:90], text),),
        ),
        WORDS,
    )


def _letter(kind: SheetKind, words: LetterWords, text: str) -> Sheet:
    ticked = bool(text)
    pieces = [
        Piece(part.key, (text == ONE_SIDE and part.started_from(PLAN)) or text[:900], ticked)
        for part in words.parts
        if part.key != "title" or text
    ]
    return letter_sheet(kind, pieces, words)


def invitation(text: str) -> Sheet:
    """The invitation with everything ticked."""
    return _letter(SheetKind.INVITATION, INVITATION_WORDS, text)


def one_thing(text: str) -> Sheet:
    """Telling about the one thing, with everything ticked."""
    return _letter(SheetKind.ONE_THING, ONE_THING_WORDS, text)


def checkin_long(text: str) -> Sheet:
    """The check-in for two of twenty minutes."""
    values = CheckInForTwoValues(Length.LONG, text[:40], text, text, text)
    return checkin_for_two(values, CHECKIN_WORDS)


def checkin_short(text: str) -> Sheet:
    """The check-in for two of ten minutes."""
    values = CheckInForTwoValues(Length.SHORT, text[:40], text, text, text)
    return checkin_for_two(values, CHECKIN_WORDS)


def repair(text: str) -> Sheet:
    """The repair card with two sentences to come back with."""
    lines = (text, "That came out sharper than I meant. May I start again?") if text else ()
    return repair_card(RepairCardValues(lines, text, text, text), REPAIR_WORDS)


def summary(text: str) -> Sheet:
    """The counsellor's summary with lines of every part."""
    lines = tuple((part, text) for part in Part) if text else ()
    twice = tuple((part, f"{text} {number}") for part, text in lines for number in (1, 2))
    return counsellor_summary(SummaryValues("22 November 2026", twice), SUMMARY_WORDS)


def long_view(text: str) -> Sheet:
    """The page of the long view with lines of every part."""
    lines = tuple((part, text) for part in LongViewPart) if text else ()
    twice = tuple((part, f"{text} {number}") for part, text in lines for number in (1, 2))
    return long_view_page(LongViewValues("22 November 2026", twice), LONG_VIEW_WORDS)


def recovery(text: str) -> Sheet:
    """The recovery sheet, which nobody writes on: only its date and its language vary."""
    if text == "":
        return blank_recovery(RECOVERY_WORDS)
    words = replace(RECOVERY_WORDS, opens_text=f"{RECOVERY_WORDS.opens_text} {text}")
    return recovery_sheet(CODE, "22 November 2026", words)


MAKERS: dict[str, Callable[[str], Sheet]] = {
    "prep": prep,
    "invitation": invitation,
    "one-thing": one_thing,
    "checkin-20": checkin_long,
    "checkin-10": checkin_short,
    "repair-card": repair,
    "summary": summary,
    "long-view": long_view,
    "recovery": recovery,
}

TEXTS = {
    "empty": "",
    "typical": ONE_SIDE,
    "overlong": LONG,
    "right-to-left": HEBREW,
    "emoji": EMOJI,
    "long-word": LONG_WORD,
}


def every_sheet() -> dict[tuple[str, str], Sheet]:
    """Each sheet in each case."""
    return {
        (name, case): make(TEXTS[case])
        for name, make in MAKERS.items()
        for case in (*CASES, "long-word")
    }

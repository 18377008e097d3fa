"""What the end of a run may say: counts, logged days and one sentence (evidence §6.5)."""

from dataclasses import dataclass
from math import isinf

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.insight.compare import Comparison, Reading, Tally
from growingus_desktop.presenters.patterns_texts import what_you_logged


@dataclass(frozen=True, slots=True)
class Compared:
    """Two stretches in words.

    Args:
        heading: both counts; empty where they aren't compared.
        logged: the days logged on either side; empty where there is nothing to say of them.
        sentence: the one sentence the counts allow, word for word.
        how_sure: the interval in words; empty where nothing is compared.
        note: stands under the counts; empty where there are none.
    """

    heading: str
    logged: str
    sentence: str
    how_sure: str
    note: str


def told(comparison: Comparison | None, pattern: str, locale: QLocale) -> Compared:
    """Word a comparison.

    Args:
        comparison: what was counted, or None where no day has come.
        pattern: the name of the pattern that is counted, or "" for rough moments of any kind.
        locale: words the numbers.
    """
    if comparison is None or comparison.reading is Reading.TOO_FEW:
        sentence = QCoreApplication.translate("Focus", "Too few to compare. What did you notice?")
        return Compared("", "", sentence, "", "")
    before, during = comparison.before, comparison.during
    logged = QCoreApplication.translate(
        "Focus", "Before, {before} of {days} days logged; during, {during} of {all}."
    ).format(before=before.logged, days=before.days, during=during.logged, all=during.days)
    if comparison.reading is Reading.LOGGED_UNEVENLY:
        sentence = QCoreApplication.translate(
            "Focus",
            "No comparison: the days you logged are too unlike before and during for the counts"
            " to stand side by side. What did you notice?",
        )
        return Compared("", logged, sentence, "", "")
    return Compared(
        heading=_heading(before, during, pattern),
        logged=logged,
        sentence=_sentence(comparison),
        how_sure=_how_sure(comparison, locale),
        note=what_you_logged(),
    )


def _heading(before: Tally, during: Tally, pattern: str) -> str:
    if pattern:
        frame = QCoreApplication.translate("Focus", "“{pattern}”: {before} then {during} moments")
        return frame.format(pattern=pattern, before=before.moments, during=during.moments)
    frame = QCoreApplication.translate("Focus", "{before} then {during} rough moments")
    return frame.format(before=before.moments, during=during.moments)


def _sentence(comparison: Comparison) -> str:
    # The templates of evidence §6.5, word for word.
    if comparison.reading is Reading.ABOUT_THE_SAME:
        return QCoreApplication.translate("Focus", "About the same as before.")
    before, during = comparison.before, comparison.during
    counts = QCoreApplication.translate(
        "Focus", "You logged {count} in {days} days; before, {former} in {earlier}."
    ).format(count=during.moments, days=during.logged, former=before.moments, earlier=before.logged)
    if comparison.reading in (Reading.FEWER_THAN_CHANCE, Reading.MORE_THAN_CHANCE):
        verdict = QCoreApplication.translate(
            "Focus",
            "That’s more than chance usually gives — though a bad stretch before you started, or"
            " how often you logged, can do this too.",
        )
    else:
        verdict = QCoreApplication.translate(
            "Focus",
            "Two weeks is too short to tell a real change from ordinary ups and downs.",
        )
    return f"{counts} {verdict}"


def _how_sure(comparison: Comparison, locale: QLocale) -> str:
    ratio = comparison.ratio
    if ratio is None:
        return ""
    low = locale.toString(ratio.low, "f", 2)
    if isinf(ratio.high):
        frame = QCoreApplication.translate(
            "Focus",
            "For each day logged, anything from {low} times as many as before upwards would fit"
            " these counts; no upper end can be given.",
        )
        first = frame.format(low=low)
    else:
        frame = QCoreApplication.translate(
            "Focus",
            "For each day logged, anything from {low} to {high} times as many as before would fit"
            " these counts.",
        )
        first = frame.format(low=low, high=locale.toString(ratio.high, "f", 2))
    rest = QCoreApplication.translate(
        "Focus",
        "1 would be no change at all. Of twenty such ranges about nineteen hold the true number,"
        " and fewer where hard moments come in clusters, as they often do. If you began after a"
        " bad stretch, the weeks after it would have been calmer anyway. And who looks more"
        " closely may log more.",
    )
    return f"{first} {rest}"

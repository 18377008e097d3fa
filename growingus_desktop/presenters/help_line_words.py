"""Help lines in words: whom to call, whom each line serves, and how far it was checked."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from growingus_desktop.content.helplines import Country, Line, LineKind, Source
from growingus_desktop.content.safety import Concern
from growingus_desktop.presenters.dates import day_and_month

_FIRST = {
    Concern.AFRAID: LineKind.ABUSE,
    Concern.SELF_HARM: LineKind.CRISIS,
    Concern.PARTNER_THREATENS: LineKind.CRISIS,
    Concern.OWN_BEHAVIOUR: LineKind.OWN_BEHAVIOUR,
}


@dataclass(frozen=True, slots=True)
class LineWords:
    """One help line in words.

    Args:
        name: its own name.
        reach: what to dial, send or read; large and selectable.
        detail: whom it serves and when it answers.
        checked: where the number was read, and whether anyone has checked it.
        address: its site, where `reach` is a number; to be read, never opened.
        plain: what copying it copies, or an empty string where there is nothing to copy.
    """

    name: str
    reach: str
    detail: str
    checked: str = ""
    address: str = ""
    plain: str = ""


def in_order_for(concern: Concern, country: Country) -> tuple[Line, ...]:
    """A country's lines, those first that are for this concern."""
    first = _FIRST[concern]
    return tuple(sorted(country.lines, key=lambda line: not line.is_for(first)))


def gap_note(concern: Concern, country: Country | None) -> str:
    """What to say where no line of a country is for what somebody comes for; else nothing."""
    if country is None or country.has_line_for(_FIRST[concern]):
        return ""
    match _FIRST[concern]:
        case LineKind.CRISIS:
            words = QCoreApplication.translate(
                "HelpLines",
                "No crisis line is listed here for {country} yet. The emergency number is for this"
                " too.",
            )
        case LineKind.OWN_BEHAVIOUR:
            words = QCoreApplication.translate(
                "HelpLines",
                "No line listed here for {country} says it is for people who worry about what they"
                " do. A doctor or a counsellor can be the first person to ask.",
            )
        case LineKind.ABUSE | LineKind.DIRECTORY:
            words = QCoreApplication.translate(
                "HelpLines",
                "No line on abuse is listed here for {country} yet. The directories below list"
                " services in many countries.",
            )
    return words.format(country=country.name)


def worded(line: Line, day: date | None, locale: QLocale) -> LineWords:
    """A line in words.

    Args:
        line: the line.
        day: today, against which the age of a check is reckoned; None if that can't be known.
        locale: words dates.
    """
    reach = [line.number] if line.number else []
    if line.text:
        reach.append(QCoreApplication.translate("HelpLines", "text: {text}").format(text=line.text))
    reach = reach or [line.url]
    return LineWords(
        line.name,
        " · ".join(reach),
        " · ".join(part for part in (line.who, line.hours) if part),
        _checked(line, day, locale),
        "" if line.url in reach else line.url,
        line.number or line.text or line.url,
    )


def emergency(country: Country | None) -> LineWords:
    """The emergency number of a country, or how to find one."""
    name = QCoreApplication.translate("HelpLines", "In an emergency")
    if country is None:
        return LineWords(
            name,
            QCoreApplication.translate("HelpLines", "Choose your country to see its numbers"),
            QCoreApplication.translate(
                "HelpLines", "The program doesn’t know where you are, and doesn’t ask."
            ),
        )
    for_anyone = QCoreApplication.translate("HelpLines", "Anyone")
    detail = " · ".join(part for part in (for_anyone, country.emergency_note) if part)
    if country.seen_in:
        checked = QCoreApplication.translate(
            "HelpLines", "Read on {site}, and checked nowhere else."
        ).format(site=country.seen_in)
    else:
        checked = QCoreApplication.translate(
            "HelpLines", "A number in general use, which nobody has checked for this list."
        )
    return LineWords(name, country.emergency, detail, checked, plain=country.emergency)


def everyone_note(country: Country | None) -> str:
    """What to say where no line of a country says that it is for everyone; else nothing."""
    if country is None or country.has_line_for_everyone:
        return ""
    return QCoreApplication.translate(
        "HelpLines",
        "No line listed here for {country} says that it is for everyone. The emergency number"
        " is, and Hot Peach Pages lists services for anyone.",
    ).format(country=country.name)


def _checked(line: Line, day: date | None, locale: QLocale) -> str:
    if line.verified_on is not None:
        on = f"{day_and_month(locale, line.verified_on)} {line.verified_on.year}"
        if line.may_have_changed(day):
            return QCoreApplication.translate(
                "HelpLines", "Checked with the line on {day}, over a year ago. It may have changed."
            ).format(day=on)
        return QCoreApplication.translate("HelpLines", "Checked with the line on {day}.").format(
            day=on
        )
    place = ", ".join(part for part in (line.seen_in, _month(line.page_date, locale)) if part)
    if line.source is Source.OPERATOR:
        return QCoreApplication.translate(
            "HelpLines", "Read on an official page ({page}). Not checked; it may have changed."
        ).format(page=place)
    return QCoreApplication.translate(
        "HelpLines", "Read on another site ({page}). Not checked; it may have changed."
    ).format(page=place)


def _month(page_date: str, locale: QLocale) -> str:
    """A date as far as it is known: a year, a month of it, or a day that is shown as its month."""
    year, _, rest = page_date.partition("-")
    if not rest:
        return year
    month = QDate(int(year), int(rest.partition("-")[0]), 1)
    return locale.toString(month, "MMMM yyyy")

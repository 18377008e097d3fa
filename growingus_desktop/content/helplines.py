"""Lines to call, by the country a person chooses; never by where they are (evidence §5)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, unique

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

FRESH_FOR = timedelta(days=365)
"""For so long after somebody checked a line it counts as checked (evidence §5)."""

_CODE = re.compile(r"[A-Z]{2}(-[A-Z]{3})?")
_LINE_FIELDS = (
    "countries",
    "kind",
    "also",
    "name",
    "number",
    "text",
    "url",
    "hours",
    "who",
    "everyone",
    "source",
    "seen_in",
    "page_date",
    "verified_on",
    "verified_by",
)


@unique
class LineKind(StrEnum):
    """What a line is for, in the order they are shown."""

    ABUSE = "abuse"
    CRISIS = "crisis"
    OWN_BEHAVIOUR = "own-behaviour"
    DIRECTORY = "directory"


@unique
class Source(StrEnum):
    """Whose page the number was printed on."""

    OPERATOR = "operator"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Line:
    """One help line.

    Args:
        kind: what it is for.
        also: what else it says it is for.
        name: its own name, in its own language.
        number: what to dial, or "" where it has none.
        text: what to send by text message, or where to, or "".
        url: its address without a scheme, to be read and never opened; "" if unread.
        hours: when it answers, or "" if unknown.
        who: whom it serves; always shown.
        everyone: whether it serves people of any gender.
        source: whose page the number was read on.
        seen_in: that page's site.
        page_date: that page's date as far as known, such as ``2023-11``, or "".
        verified_on: the day a person checked it with the operator, or None.
        verified_by: who did, or "".
    """

    kind: LineKind
    also: frozenset[LineKind]
    name: str
    number: str
    text: str
    url: str
    hours: str
    who: str
    everyone: bool
    source: Source
    seen_in: str
    page_date: str
    verified_on: date | None
    verified_by: str

    def is_for(self, kind: LineKind) -> bool:
        """Whether it says it is for this."""
        return kind is self.kind or kind in self.also

    def may_have_changed(self, day: date | None) -> bool:
        """Whether nobody has checked it, or not within a year before `day`."""
        if self.verified_on is None or day is None:
            return True
        return day - self.verified_on > FRESH_FOR


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a nation of the United Kingdom.

    Args:
        code: its ISO 3166 code, such as ``NZ`` or ``GB-SCT``.
        name: its name in the reader's language.
        emergency: the emergency number, for everyone.
        emergency_note: how to call without speaking, or "".
        seen_in: the site the emergency number was read on, or "" if it was on none.
        lines: its lines, by kind.
    """

    code: str
    name: str
    emergency: str
    emergency_note: str
    seen_in: str
    lines: tuple[Line, ...]

    def has_line_for(self, kind: LineKind) -> bool:
        """Whether one of its lines says it is for this."""
        return any(line.is_for(kind) for line in self.lines)

    @property
    def has_line_for_everyone(self) -> bool:
        """Whether one of its lines serves any gender; the emergency number always does."""
        return any(line.everyone for line in self.lines)


@dataclass(frozen=True, slots=True)
class Helplines:
    """Every country we have lines for, and directories for the rest.

    Args:
        countries: by name.
        anywhere: directories that cover many countries.
    """

    countries: tuple[Country, ...]
    anywhere: tuple[Line, ...]

    def country(self, code: str) -> Country | None:
        """The country a person chose, if we still list it."""
        return next((country for country in self.countries if country.code == code), None)

    @property
    def all_verified(self) -> bool:
        """Whether a person has checked every line, so that the page need not warn."""
        listed = [line for country in self.countries for line in country.lines]
        return all(line.verified_on for line in (*listed, *self.anywhere))


def load_helplines(language: str = DEFAULT_LANGUAGE) -> Helplines:
    """The help lines shipped with the program.

    Raises:
        ContentError: naming the row and what is wrong with it.
    """
    return parse_helplines(read_content("helplines.toml", language), "helplines.toml")


def parse_helplines(text: str, source: str) -> Helplines:
    """The help lines in the TOML text of `load_helplines`' file."""
    top = parse(text, source)
    top.only(("countries", "lines", "anywhere"))
    countries = top.tables("countries")
    unique_by(((country.text("code"), country) for country in countries), "code")
    rows = [(_places(row, countries), _line(row)) for row in top.tables("lines")]
    found = [
        _country(country, [line for places, line in rows if country.text("code") in places])
        for country in countries
    ]
    return Helplines(
        countries=tuple(sorted(found, key=lambda country: country.name)),
        anywhere=tuple(_line(row) for row in top.tables("anywhere")),
    )


def _country(table: Table, lines: list[Line]) -> Country:
    table.only(("code", "name", "emergency", "emergency_note", "seen_in"))
    code = table.text("code")
    if not _CODE.fullmatch(code):
        raise table.fails("code", Flaw.UNKNOWN_VALUE)
    kinds = list(LineKind)
    return Country(
        code=code,
        name=table.text("name"),
        emergency=table.text("emergency"),
        emergency_note=table.text_or_none("emergency_note"),
        seen_in=table.text_or_none("seen_in"),
        lines=tuple(sorted(lines, key=lambda line: kinds.index(line.kind))),
    )


def _places(row: Table, countries: tuple[Table, ...]) -> tuple[str, ...]:
    places = row.texts("countries")
    known = {country.text("code") for country in countries}
    if not places:
        raise row.fails("countries", Flaw.EMPTY)
    if not known.issuperset(places):
        raise row.fails("countries", Flaw.UNKNOWN_VALUE)
    return places


def _line(row: Table) -> Line:
    row.only(_LINE_FIELDS)
    number, text, url = (row.text_or_none(key) for key in ("number", "text", "url"))
    if not (number or text or url):
        raise row.fails("number", Flaw.EMPTY)
    return Line(
        kind=row.choice("kind", LineKind),
        also=_also(row),
        name=row.text("name"),
        number=number,
        text=text,
        url=url,
        hours=row.text_or_none("hours"),
        who=row.text("who"),
        everyone=row.yes("everyone"),
        source=row.choice("source", Source),
        seen_in=row.text("seen_in"),
        page_date=row.text_or_none("page_date"),
        verified_on=_verified_on(row),
        verified_by=row.text_or_none("verified_by"),
    )


def _also(row: Table) -> frozenset[LineKind]:
    if "also" not in row:
        return frozenset()
    names = row.texts("also")
    if not {kind.value for kind in LineKind}.issuperset(names):
        raise row.fails("also", Flaw.UNKNOWN_VALUE)
    return frozenset(map(LineKind, names))


def _verified_on(row: Table) -> date | None:
    day = row.text_or_none("verified_on")
    if bool(day) != bool(row.text_or_none("verified_by")):
        # A date without a name, or a name without a date, is no check anyone can ask about.
        raise row.fails("verified_by", Flaw.MISSING)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        raise row.fails("verified_on", Flaw.WRONG_TYPE) from None

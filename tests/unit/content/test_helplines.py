"""Help lines: nothing unchecked is passed off as checked, and everyone is told who is served."""

import re

from growingus_desktop.content.helplines import LineKind, load_helplines
from growingus_desktop.core import resources

LINES = load_helplines()
EVERY = [line for country in LINES.countries for line in country.lines] + list(LINES.anywhere)

NEVER_SEEN = (
    "1-866-331-9474",
    "LOVEIS",
    "1737",
    "0800 111 0 111",
    "024",
    "0800-0113",
    "14416",
    "0800 567 567",
    "188",
    "0800 917 1414",
)
"""Numbers nobody found on a printed page, or that are out of date."""

OFFERED = {
    *("AT", "AU", "BR", "CA", "DE", "ES", "FR", "IE", "IN", "IT", "NL", "NZ", "SE", "US", "ZA"),
    *("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"),
}


def test_every_country_has_its_code_number_and_a_line() -> None:
    assert {country.code for country in LINES.countries} == OFFERED
    assert [country.name for country in LINES.countries] == sorted(
        country.name for country in LINES.countries
    )
    for country in LINES.countries:
        assert re.search(r"\d{3}", country.emergency)
        assert country.lines


def test_the_united_kingdom_is_kept_by_nation() -> None:
    scotland = LINES.country("GB-SCT")
    england = LINES.country("GB-ENG")
    assert scotland is not None
    assert england is not None
    assert "0800 027 1234" in {line.number for line in scotland.lines}
    assert "0800 027 1234" not in {line.number for line in england.lines}
    assert "116 123" in {line.number for line in england.lines}


def test_no_line_has_been_checked_yet_and_none_says_so() -> None:
    assert not LINES.all_verified
    assert {line.verified_on for line in EVERY} == {None}
    assert {line.verified_by for line in EVERY} == {""}


def test_numbers_nobody_saw_are_not_here() -> None:
    given = {number for line in EVERY for number in re.split(r"; |, ", line.number) if number}
    given |= {line.text for line in EVERY}
    assert given.isdisjoint(NEVER_SEEN)
    text = resources.read_content("helplines.toml")
    assert not [number for number in NEVER_SEEN if len(number) > 5 and number in text]


def test_each_line_says_whom_it_serves_and_how_to_reach_it() -> None:
    for line in EVERY:
        assert line.who
        assert line.seen_in
        assert line.number or line.text or line.url
        assert not line.url.startswith("http")
        if line.who in {"Women", "Men"}:
            assert not line.everyone


def test_where_no_line_is_for_everyone_it_can_be_said() -> None:
    without = {country.code for country in LINES.countries if not country.has_line_for_everyone}
    assert without == {"AT", "BR", "DE", "ES", "IE", "IN", "SE"}
    assert any(line.everyone for line in LINES.anywhere)


def test_lines_for_danger_come_first() -> None:
    kinds = list(LineKind)
    for country in LINES.countries:
        places = [kinds.index(line.kind) for line in country.lines]
        assert places == sorted(places)

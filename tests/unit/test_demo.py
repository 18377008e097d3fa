"""The banks of the made-up life read well and frighten nobody, and decks never tire too soon."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.content.prompts import load_prompts
from growingus_desktop.core.resources import content_files
from growingus_desktop.demo.deck import Deck, Lines
from growingus_desktop.demo.moments import OWN_PATTERN
from growingus_desktop.demo.plan import AWAY, BEFORE_RUN, DURING_RUN, RUN, YEAR, YearPlan, plan_year
from growingus_desktop.demo.scripts import read_scripts
from growingus_desktop.demo.words import read, read_moments
from growingus_desktop.models.asks import ANSWERS, Answer
from growingus_desktop.models.openers import OpenerState

LAST = date(2026, 11, 22)
FORBIDDEN = re.compile(
    r"predicts? divorce|divorce predict|proven|scientifically|guarantee"
    r"|save your (marriage|relationship)|21[- ]day|works? even if|avoidant partner|narcissis"
    r"|toxic|always works|safe from|undetectable|invisible|unhackable"
    r"|%|per ?cent|https?:|www\.|@|lorem",
    re.IGNORECASE,
)
FRIGHTENING = re.compile(
    r"\b(hit|hits|slap\w*|shov\w*|grabb\w*|strangl\w*|threat\w*|knife|gun|kill\w*|bruis\w*|threw"
    r"|police|stalk\w*|suicid\w*)\b",
    re.IGNORECASE,
)


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts(inner)
        case list():
            for inner in value:
                yield from texts(inner)


def written() -> list[tuple[str, str]]:
    """Every text of the banks that is a phrase and not a key, with the file it stands in."""
    return [
        (file.name, text)
        for file in content_files("demo", ".toml")
        for text in texts(tomllib.loads(file.read_text(encoding="utf-8")))
        if " " in text
    ]


def test_no_sentence_of_the_demo_opens_the_safety_card() -> None:
    coach = load_coach("en")
    assert [(name, text) for name, text in written() if coach.gate(text)] == []


def test_nothing_frightening_and_no_claim_stands_in_it() -> None:
    found = [
        (name, text)
        for name, text in written()
        if FORBIDDEN.search(text) or FRIGHTENING.search(text)
    ]
    assert found == []


def test_no_sentence_stands_in_the_banks_twice() -> None:
    # Asks and drafts repeat each other on purpose within one opener; whole sentences elsewhere don't.
    counts = Counter(text for _, text in written() if len(text) > 60)
    assert [text for text, count in counts.items() if count > 1] == []


def test_there_is_enough_to_tell() -> None:
    words = read_moments()
    assert sum(not told.steady for told in words.told) >= 60
    assert len(set(words.set_offs)) + len({u for t in words.told for u in t.underneath}) >= 30
    assert len(read("reflections").tables("entries")) >= 25


def test_moments_carry_patterns_and_feelings_the_program_knows() -> None:
    patterns = load_patterns()
    known = {pattern.key for pattern in patterns.all} | {OWN_PATTERN}
    for told in read_moments().told:
        assert told.did and set(told.did) <= known
        assert set(told.underneath) <= set(patterns.underneath)
        assert told.steady == ("stayed-steady" in told.did)


def test_questions_of_the_journal_are_in_the_deck() -> None:
    deck = {prompt.id for prompt in load_prompts().all}
    table = read("reflections")
    used = {row.text_or_none("prompt") for row in table.tables("entries")} - {""}
    assert used and used <= deck
    assert set(table.texts("favourites")) <= deck


def test_the_openers_stand_at_every_stage_and_their_answers_differ() -> None:
    scripts = read_scripts().all
    assert len(scripts) == 12
    assert {script.state for script in scripts} == set(OpenerState)
    for script in scripts:
        assert (script.ask is None) == (script.said is None)
        assert (script.state is OpenerState.SAID) == (script.said is not None)
    answers = {script.ask.answer for script in scripts if script.ask}
    assert answers >= {Answer.YES, Answer.PARTLY, Answer.NOT_NOW, Answer.NO, Answer.ANSWERED}
    assert answers <= {answer for known in ANSWERS.values() for answer in known}


def test_the_opener_shown_first_has_something_for_the_coach_to_say_both_ways() -> None:
    shown = read_scripts().all[0]
    assert shown.texts["title"] == "Sunday evenings"
    assert (shown.state, shown.planned, shown.minutes) == (OpenerState.DRAFT, True, 15)
    assert len(shown.drafts) == 3
    assert len(shown.replies) >= 3
    reading = load_coach("en").read(shown.drafts[-1])
    assert len(reading.remarks) >= 2
    assert len(reading.strengths) >= 2


@pytest.mark.parametrize("seed", range(12))
def test_a_year_has_ordinary_weeks_a_week_away_and_gaps(seed: int) -> None:
    plan = plan_year(Random(seed), LAST)
    assert LAST not in plan.days
    assert all(plan.first <= day < LAST for day in plan.days)
    away = LAST - timedelta(AWAY)
    week = {away - timedelta(away.weekday()) + timedelta(number) for number in range(7)}
    assert not week & set(plan.days)
    assert 130 <= len(plan.days) <= 250
    weeks = Counter(day.isocalendar()[:2] for day in plan.days)
    assert max(weeks.values()) <= 6
    assert len(set(weeks.values())) >= 4
    sundays = sum(day.rough for day in plan.days.values() if day.day.weekday() == 6)
    rough = sum(day.rough for day in plan.days.values())
    assert 90 <= rough <= 200
    assert sundays * 7 > rough * 1.5


@pytest.mark.parametrize("seed", range(12))
def test_the_fortnights_of_the_finished_run_hold_what_was_planned(seed: int) -> None:
    plan = plan_year(Random(seed), LAST)
    start = plan.run_started
    assert counts(plan, start - timedelta(RUN)) == BEFORE_RUN
    assert counts(plan, start) == DURING_RUN


def counts(plan: YearPlan, start: date) -> tuple[int, int, int]:
    days = [d for d in plan.days.values() if start <= d.day < start + timedelta(RUN)]
    return len(days), sum(d.rough for d in days), sum(d.marked or 0 for d in days)


def test_years_end_on_the_same_weekday() -> None:
    assert YEAR % 7 == 0


def test_a_deck_tells_everything_once_before_anything_twice() -> None:
    deck = Deck(Random(1), "abcd")
    first = [deck.draw() for _ in range(4)]
    assert sorted(drawn.item for drawn in first) == list("abcd")
    assert {drawn.before for drawn in first} == {0}
    assert deck.draw().before == 1


def test_a_deck_draws_only_what_fits() -> None:
    deck = Deck(Random(1), range(10))
    assert {deck.draw(lambda n: n % 5 == 0).item for _ in range(6)} == {0, 5}
    with pytest.raises(LookupError):
        deck.draw(lambda n: n > 9)
    with pytest.raises(LookupError):
        deck.glance(lambda n: n > 9)


def test_a_line_told_again_ends_differently() -> None:
    lines = Lines(Random(1), ["One.", "Two."], ["Again.", "Once more.", "As ever."])
    told = [lines.next() for _ in range(8)]
    assert sorted(told[:2]) == ["One.", "Two."]
    assert len(set(told)) == 8

"""Framings, patterns, check-in, prompts, topics: right as shipped, and exact about what's broken."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.content import (
    checkin,
    framings,
    helplines,
    hostile_reply,
    patterns,
    prompts,
    reading_copy,
    reading_lists,
    repair_lines,
    replies,
    safety,
    topics,
)
from growingus_desktop.content.evidence import CLAIMS
from growingus_desktop.content.tables import ContentError, Flaw
from growingus_desktop.core import resources
from growingus_desktop.models.asks import AskKind
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.models.patterns import Pattern

PARSERS: dict[str, Callable[[str, str], object]] = {
    "checkin.toml": checkin.parse_checkin,
    "framings.toml": framings.parse_framings,
    "helplines.toml": helplines.parse_helplines,
    "hostile_reply.toml": hostile_reply.parse_hostile_reply,
    "patterns.toml": patterns.parse_patterns,
    "prompts.toml": prompts.parse_prompts,
    "reading_copy.toml": reading_copy.parse_copy_layout,
    "reading_lists.toml": reading_lists.parse_reading_lists,
    "repair_lines.toml": repair_lines.parse_repair_lines,
    "replies.toml": replies.parse_replies,
    "safety.toml": safety.parse_safety_texts,
    "topics.toml": topics.parse_topics,
}

CHECKIN = (
    ("Steady", "I stayed steady enough to choose my words."),
    ("My part", "I acted like the partner I want to be."),
    ("Warmth", "There was some ease or warmth between us."),
    ("Landing", "When something mattered to me and I said it, it landed."),
    ("Coming back", "After a rough moment, one of us came back to it."),
    ("Carrying", "The effort I'm putting in felt carryable."),
    ("My own ground", "I had people, rest or interests of my own to lean on."),
    ("Free to speak", "I could say what I think without worrying what would happen."),
)


def broken(file: str, old: str, new: str) -> ContentError:
    text = resources.read_content(file)
    assert old in text
    with pytest.raises(ContentError) as caught:
        PARSERS[file](text.replace(old, new, 1), file)
    assert caught.value.source == file
    assert file in str(caught.value)
    return caught.value


class TestAsShipped:
    def test_the_check_in_is_word_for_word(self) -> None:
        texts = checkin.load_checkin()
        assert tuple((i.name, i.text.replace("’", "'")) for i in texts.items) == CHECKIN
        assert texts.answers == (
            "Hardly",
            "A little",
            "About half",
            "Mostly",
            "Nearly all the time",
        )
        assert [item.key for item in texts.items if item.guarded] == ["free_to_speak"]

    def test_the_vault_has_a_place_for_each_answer(self) -> None:
        assert {item.key for item in checkin.load_checkin().items} <= set(CheckIn.model_fields)

    def test_patterns_are_the_vaults_own(self) -> None:
        texts = patterns.load_patterns()
        assert [words.key for words in texts.all] == list(Pattern)
        assert all(words.label.startswith("I ") for words in texts.all)
        assert len(texts.strengths) == 5
        assert texts.set_off
        assert texts.underneath
        found = texts.find("went-quiet")
        assert found is not None
        assert found.label == "I went quiet"
        assert texts.find("a pattern of my own") is None

    def test_quiet_out_of_worry_is_an_answer_and_no_pattern(self) -> None:
        texts = patterns.load_patterns()
        assert texts.worried == (
            "I kept quiet / I went along because I was worried what would happen"
        )
        assert texts.worried not in {words.label for words in texts.all}

    def test_nine_framings_open_a_talk_and_one_more_an_ask(self) -> None:
        texts = framings.load_framings()
        assert len(texts.for_openers) == 9
        assert [one.id for one in texts.all if one.asks_only] == ["programme"]
        assert {one.id for one in texts.all if one.put_away} >= {"honest"}
        assert texts.find("question") in texts.all
        assert texts.find("nonsense") is None
        for one in texts.all:
            assert "…" in one.scaffold
            assert CLAIMS.issuperset(one.evidence)
            assert AskKind(one.answered_as)

    def test_a_framing_is_never_called_best(self) -> None:
        for one in framings.load_framings().all:
            assert "best" not in f"{one.name} {one.why}".lower()

    def test_the_deck_is_large_and_every_card_another_question(self) -> None:
        deck = prompts.load_prompts()
        assert len(deck.all) >= 120
        assert all(len(one.prompts) >= 8 for one in deck.sets)
        assert all(prompt.text.endswith("?") for prompt in deck.all)
        assert all(len(prompt.text.split()) <= 24 for prompt in deck.all)
        assert len({prompt.text.lower() for prompt in deck.all}) == len(deck.all)

    def test_the_deck_asks_about_what_the_work_is_about(self) -> None:
        deck = prompts.load_prompts()
        themes = {"caring-more", "means", "repair", "appreciation", "needs", "anger", "long-view"}
        assert themes <= {one.key for one in deck.sets}
        put_away = {one.key for one in deck.sets if one.put_away}
        assert put_away == {"appreciation", "repair", "asking"}

    def test_ids_favourites_were_kept_by_are_still_there(self) -> None:
        ids = {prompt.id for prompt in prompts.load_prompts().all}
        assert {"half-minute", "dishes", "fine-by-whom", "would-miss", "still-good"} <= ids

    def test_every_likely_reply_has_a_script_but_something_else(self) -> None:
        scripts = replies.load_replies()
        assert [*scripts, "other"] == list(LikelyReply)
        for script in scripts.values():
            assert len(script.they_say) >= 5
            assert len(script.i_say) >= 5
            assert CLAIMS.issuperset(script.evidence)

    def test_a_script_says_when_not_to_rehearse_it(self) -> None:
        scripts = replies.load_replies()
        for kind in (replies.ReplyKind.GOES_QUIET, replies.ReplyKind.COUNTERS):
            assert "Safety & support" in scripts[kind].mind
        threat = safety.load_safety_texts().partner_threat
        assert threat[1:] in scripts[replies.ReplyKind.CRIES].mind

    def test_the_bank_of_repair_lines_has_its_limit(self) -> None:
        bank = repair_lines.load_repair_lines()
        assert len(bank.all) >= 30
        assert len({line.text.lower() for line in bank.all}) == len(bank.all)
        assert "no repair is yours to make" in bank.limit

    def test_a_hostile_message_may_be_left_unanswered(self) -> None:
        texts = hostile_reply.load_hostile_reply()
        assert next(iter(texts.choices)) is hostile_reply.Answering.LEAVE
        assert all(one.speaks_for and one.mind for one in texts.choices.values())
        assert "…" in texts.choices[hostile_reply.Answering.LATER].line
        assert list(texts.parts) == list(hostile_reply.Part)
        assert "Safety & support" in texts.limit

    def test_no_line_we_offer_would_be_remarked_on(self) -> None:
        offered = [line.text for line in repair_lines.load_repair_lines().all]
        offered += [line for one in replies.load_replies().values() for line in one.i_say]
        coach = load_coach("en")
        harsh = {
            text: [remark.category for remark in found.remarks]
            for text in offered
            if (found := coach.read(text)).remarks or found.gate
        }
        assert harsh == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "flaw"),
    [
        ("topics.toml", 'repair = "Warmth and repair"', "", "repair", Flaw.MISSING),
        ("topics.toml", "repair =", "mending =", "mending", Flaw.UNKNOWN_FIELD),
        ("framings.toml", 'id = "protect"', "id = 3", "framings[0].id", Flaw.WRONG_TYPE),
        ("framings.toml", 'id = "specific"', 'id = "protect"', "framings[1].id", Flaw.DUPLICATE),
        ("framings.toml", "asks_only = true", "asks_only = 1", "framings[9].asks_only", Flaw.WRONG_TYPE),
        ("framings.toml", '["E28",', '["E99",', "framings[6].evidence", Flaw.UNKNOWN_VALUE),
        ("framings.toml", '["E9"]', "[]", "framings[8].evidence", Flaw.EMPTY),
        ("framings.toml", 'answered_as = "question"', 'answered_as = "x"', "framings[2].answered_as", Flaw.UNKNOWN_VALUE),
        ("framings.toml", "well-tested =", "tested =", "grades.tested", Flaw.UNKNOWN_FIELD),
        ("patterns.toml", '"barely there",', "", "strengths", Flaw.OUT_OF_RANGE),
        ("patterns.toml", 'short = "flooded"', 'short = ""', "patterns[3].short", Flaw.EMPTY),
        ("patterns.toml", '"jealous",', "3,", "underneath", Flaw.WRONG_TYPE),
        ("patterns.toml", "worried =", "afraid =", "afraid", Flaw.UNKNOWN_FIELD),
        ("checkin.toml", '"Hardly", ', "", "answers", Flaw.OUT_OF_RANGE),
        ("checkin.toml", 'key = "my_part"', 'key = "steady"', "items[1].key", Flaw.DUPLICATE),
        ("checkin.toml", "guarded = true", 'guarded = "yes"', "items[7].guarded", Flaw.WRONG_TYPE),
        ("prompts.toml", "dishes =", "guessing =", "sets[1].prompts", Flaw.DUPLICATE),
        ("prompts.toml", 'name = "Noticing"', "", "sets[0].name", Flaw.MISSING),
        ("reading_lists.toml", 'key = "before"', 'key = "new"', "situations[2].key", Flaw.DUPLICATE),
        ("reading_lists.toml", '["G17", "G11"]', '["G17", "G17"]', "situations[12].guides", Flaw.DUPLICATE),
        ("reading_lists.toml", "minutes = 10", "minutes = 5", "times", Flaw.DUPLICATE),
        ("reading_lists.toml", "minutes = 30", "minutes = 300", "times[3].minutes", Flaw.OUT_OF_RANGE),
        ("hostile_reply.toml", 'key = "later"', 'key = "never"', "choices[1].key", Flaw.UNKNOWN_VALUE),
        ("hostile_reply.toml", 'key = "brief"', 'key = "firm"', "parts[3].key", Flaw.DUPLICATE),
        ("hostile_reply.toml", "most_sentences = 5", "most_sentences = 0", "most_sentences", Flaw.OUT_OF_RANGE),
        ("hostile_reply.toml", "mind =", "minds =", "choices[0].minds", Flaw.UNKNOWN_FIELD),
        ("repair_lines.toml", "tone =", "your-face =", "", Flaw.UNREADABLE),
        ("repair_lines.toml", "late =", "tone =", "groups[1].lines", Flaw.DUPLICATE),
        ("repair_lines.toml", 'key = "my-part"', 'key = "in-the-middle"', "groups[1].key", Flaw.DUPLICATE),
        ("repair_lines.toml", "limit =", "limits =", "limits", Flaw.UNKNOWN_FIELD),
        ("repair_lines.toml", '"E20", ', '"E200", ', "evidence", Flaw.UNKNOWN_VALUE),
        ("replies.toml", 'key = "cries"', 'key = "weeps"', "replies[5].key", Flaw.UNKNOWN_VALUE),
        ("replies.toml", 'key = "cries"', 'key = "listens"', "replies[6].key", Flaw.DUPLICATE),
        ("replies.toml", "leave =", "omit =", "replies[0].omit", Flaw.UNKNOWN_FIELD),
        ("replies.toml", '    "Mm.",', "    3,", "replies[0].they_say", Flaw.WRONG_TYPE),
        ("replies.toml", '["E26", "E27"]', "[]", "replies[1].evidence", Flaw.EMPTY),
        ("replies.toml", '    "Now is a bad time.",', "", "replies[2].behind", Flaw.OUT_OF_RANGE),
        ("safety.toml", "rather-not =", "maybe =", "questions.answers.maybe", Flaw.UNKNOWN_FIELD),
        ("safety.toml", 'key = "control"', 'key = "afraid"', "questions.asked[2].key", Flaw.DUPLICATE),
        ("safety.toml", "limits =", "limit =", "lock.limits", Flaw.MISSING),
        ("helplines.toml", 'code = "AU"', 'code = "aus"', "countries", Flaw.UNKNOWN_VALUE),
        ("helplines.toml", 'code = "AU"', 'code = "AT"', "countries[1].code", Flaw.DUPLICATE),
        ("helplines.toml", 'who = "Men"', 'who = ""', "who", Flaw.EMPTY),
        ("helplines.toml", 'kind = "crisis"', 'kind = "advert"', "kind", Flaw.UNKNOWN_VALUE),
        ("helplines.toml", 'verified_on = ""', 'verified_on = "2026-01-01"', "lines[0].verified_by", Flaw.MISSING),
        ("helplines.toml", 'verified_on = ""\nverified_by = ""', 'verified_on = "soon"\nverified_by = "x"', "lines[0].verified_on", Flaw.WRONG_TYPE),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_place(
    file: str, old: str, new: str, where: str, flaw: Flaw
) -> None:
    found = broken(file, old, new)
    assert found.flaw is flaw
    assert found.where.endswith(where)


@pytest.mark.parametrize("file", PARSERS)
def test_what_is_no_toml_is_named_by_its_line(file: str) -> None:
    with pytest.raises(ContentError) as caught:
        PARSERS[file]('a = 1\nb = "\n', file)
    assert (caught.value.flaw, caught.value.where) == (Flaw.UNREADABLE, "line 2")


@settings(deadline=None)
@given(st.sampled_from(sorted(PARSERS)), st.data())
def test_a_file_with_a_piece_torn_out_is_read_or_refused(file: str, data: st.DataObject) -> None:
    text = resources.read_content(file)
    start = data.draw(st.integers(0, len(text)))
    torn = text[:start] + text[start + data.draw(st.integers(0, 200)) :]
    try:
        PARSERS[file](torn, file)
    except ContentError as error:
        assert error.source == file

"""The measure of how hard a text is to read, held against words and texts counted by hand."""

import pytest

from tests.support.reading_level import reading_level, sentences_in, syllables, words_in

BY_HAND = {
    1: "I can’t bed walked made they’d through six eyes looked you’re makes times strength",
    2: "table wanted boxes quiet didn’t lion agree someone careless easy people closest prism "
    "coffee being Tuesday little seeing wishes evening",
    3: "curious forgiving usual video beautiful arguing anyone however afternoon example "
    "easier everyone remember",
    4: "apology experience understanding particular humiliate everybody situation",
    5: "communication relationally vocabulary imagination",
}
COUNTED = [(word, count) for count, words in BY_HAND.items() for word in words.split()]


def test_syllables_are_counted_as_heard() -> None:
    wrong = [(word, count, syllables(word)) for word, count in COUNTED if syllables(word) != count]
    assert len(wrong) <= len(COUNTED) // 20, wrong


def test_a_number_and_a_single_letter_count_as_one() -> None:
    assert (syllables("24"), syllables("A"), syllables("hmm")) == (1, 1, 1)


def test_contractions_and_hyphens() -> None:
    assert words_in("You can’t half-forget it, in 0.5 hours.") == [
        *("You", "can’t", "half", "forget", "it", "in", "0.5", "hours"),
    ]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Stop. Go on! Why?", [1, 2, 1]),
        ("“That came out wrong. May I try again?” they said.", [4, 6]),
        ("“Fine.” We ate.", [1, 2]),
        ("One thing: this – or, if need be, that; not both.", [10]),
        ("If nothing changed, I would… Don’t finish it", [5, 3]),
        ("It took 3.5 days. 24 of us waited.", [4, 4]),
        ("– !", []),
    ],
)
def test_where_sentences_end(text: str, lengths: list[int]) -> None:
    assert [len(words_in(one)) for one in sentences_in(text)] == lengths


def test_the_grade_is_the_published_sum() -> None:
    # 11 words of 14 syllables in 2 sentences.
    level = reading_level(["The cat sat by the water.", "Nobody saw it go home."])
    assert level.words == 11
    assert level.median_sentence == 5.5
    assert level.grade == pytest.approx(0.39 * 11 / 2 + 11.8 * 14 / 11 - 15.59)


def test_hard_words_and_long_sentences_raise_it() -> None:
    easy = reading_level(["We ate. Then we went to bed."])
    long = reading_level(["We ate and then we went to bed and lay there and said no word at all."])
    hard = reading_level(["We negotiated. Afterwards we evaluated our communication."])
    assert easy.grade < long.grade < hard.grade

"""The settled safety texts, kept word for word, and where the five questions lead."""

from itertools import product

import pytest

from growingus_desktop.content.safety import Outcome, Reply, load_safety_texts, outcome
from growingus_desktop.core import resources

INTRO = (
    "Some things gentle words can't fix, and shouldn't have to. The app doesn't keep or send your"
    " answers. Someone who can see this screen still could; if that worries you, close this and"
    " use a device they can't reach."
)
QUESTIONS = (
    "Are you ever afraid of how your partner might react?",
    "Do you change what you do, wear, say or who you see, to keep things calm?",
    "Do they check, track or control your phone, computer, money, sleep or where you go?",
    "Has anyone been hit, grabbed, strangled, threatened, or pressured into sex?",
    "Has someone threatened to hurt themselves, you, a child or a pet to get their way?",
)
REPLIES = ("Yes", "Not sure", "No", "I'd rather not say")
RESPONSE = (
    "Thank you for being straight about that. If you are afraid, it is not because of how you word"
    " things. What they do is their choice, and their responsibility. These tools are for ordinary"
    " hard talks between people who are safe with each other. Please don't use a script from here"
    " to confront someone who scares you. A trained person can help you think it through, whether"
    " you stay or go. It can be a first question, not a decision."
)
DEVICE = "From a phone or computer they can't get to, if you can"
ALL_NO = "Good to know. If that changes, this page is always in Help."
OWN_BEHAVIOUR = "Worried about what you do? Help exists for that too"
GATE = "This sounds bigger than wording. I won't suggest a gentler way to say it."
SELF_HARM = (
    "If you're thinking about ending your life or hurting yourself, please reach a person now."
)
PARTNER_THREAT = (
    "You can call a crisis line or emergency number for them; you don't have to manage it alone or"
    " stay because of it."
)
LOCK_LIMITS = (
    "Encryption protects the file when the app is locked. It can't protect you from someone who"
    " watches your screen, knows or can demand your passphrase, has software on this computer that"
    " records keys or screenshots, can see that this app is installed, or restores your backups."
)


def straight(text: str) -> str:
    return text.replace("’", "'")


def test_the_questions_are_word_for_word() -> None:
    texts = load_safety_texts()
    assert straight(texts.intro) == INTRO
    assert tuple(straight(question.text) for question in texts.questions) == QUESTIONS
    assert tuple(straight(words) for words in texts.replies.values()) == REPLIES
    assert list(texts.replies) == list(Reply)
    assert straight(texts.all_no) == ALL_NO


def test_the_card_is_word_for_word() -> None:
    texts = load_safety_texts()
    assert straight(texts.response) == RESPONSE
    assert texts.response.endswith(texts.card)
    assert straight(texts.device) == DEVICE
    assert straight(texts.own_behaviour) == OWN_BEHAVIOUR


def test_gate_self_harm_and_lock_are_word_for_word() -> None:
    texts = load_safety_texts()
    assert straight(texts.gate) == GATE
    assert "absence of a card is not a safety check" in texts.gate_misses
    assert straight(texts.self_harm) == SELF_HARM
    assert straight(texts.partner_threat) == PARTNER_THREAT
    assert straight(texts.lock_limits) == LOCK_LIMITS


def test_the_file_itself_holds_them_unchanged() -> None:
    text = resources.read_content("safety.toml")
    for settled in (INTRO, *QUESTIONS, ALL_NO, GATE, SELF_HARM, PARTNER_THREAT, LOCK_LIMITS):
        assert f'"{settled}"' in text


def test_the_readme_says_it_before_anyone_downloads() -> None:
    text = " ".join((resources.root().parent / "README.md").read_text(encoding="utf-8").split())
    before = text.split("## Two commands")[0]
    assert LOCK_LIMITS in before
    assert load_safety_texts().changes.replace("’", "'") in before
    assert "have not yet been reviewed by a domestic-abuse advocate or a survivor" in before
    assert "no one has called the help lines" in before


def test_one_yes_or_not_sure_is_enough_whatever_else_is_said() -> None:
    choices = (None, *Reply)
    for replies in product(choices, repeat=5):
        found = outcome(replies)
        if Reply.YES in replies or Reply.NOT_SURE in replies:
            assert found is Outcome.RESPONSE
        elif Reply.RATHER_NOT in replies:
            assert found is Outcome.CARD
        else:
            assert found is (Outcome.OPEN if None in replies else Outcome.ALL_NO)


@pytest.mark.parametrize("replies", [(), (Reply.NO,), (Reply.NO,) * 4])
def test_fewer_than_five_noes_say_nothing(replies: tuple[Reply, ...]) -> None:
    assert outcome(replies) is Outcome.OPEN

"""What a reader, a highlight and a search find in a guide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.content.blocks import (
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Part,
    Quote,
    Span,
    TryIt,
)
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.folding import fold, fold_letters, merged
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import Shelf, load_guide_text, own_id
from growingus_desktop.content.topics import Topic
from growingus_desktop.core.destinations import Destination, Room, Tool
from tests.unit.content.samples import BODY, guide

OWN_HEAD = '+++\ntitle = "Mine"\n+++\n'


def sample() -> Guide:
    return load_guide_text(guide(), "sample.md")


def own(body: str) -> Guide:
    return load_guide_text(OWN_HEAD + body, "mine.md", own=True)


def holds_its_places(found: Guide) -> bool:
    blocks_hold = all(
        found.plain[block.start : block.start + len(block.text)] == block.text
        for block in found.blocks
    )
    items = [
        item
        for block in found.blocks
        if isinstance(block, BulletList | NumberedList)
        for item in block.items
    ]
    return blocks_hold and all(
        found.plain[item.start : item.start + len(item.text)] == item.text for item in items
    )


def test_the_head_is_read() -> None:
    found = sample()
    assert (found.title, found.topic, found.minutes) == ("Small repairs", Topic.REPAIR, 4)
    assert found.tools == (Tool.NEW_OPENER,)
    assert found.evidence == ("E20", "E21")


def test_blocks_keep_their_kind_part_and_style() -> None:
    blocks = sample().blocks
    assert [type(block) for block in blocks] == [
        Paragraph,
        Heading,
        Paragraph,
        Heading,
        BulletList,
        Heading,
        NumberedList,
        Quote,
        TryIt,
        Heading,
        Paragraph,
        Heading,
        Paragraph,
    ]
    assert blocks[0].part is Part.SCENE
    answer = blocks[2]
    assert isinstance(answer, Paragraph)
    assert answer.spans == (
        Span("Come back "),
        Span("early", emphasis=True),
        Span(", and "),
        Span("small", strong=True),
        Span("."),
    )
    assert "{#" not in sample().plain


def test_a_link_leads_inside_the_program() -> None:
    bullets = sample().blocks[4]
    assert isinstance(bullets, BulletList)
    assert bullets.items[1].spans[1] == Span(
        "the first guide", link=Destination(Room.GUIDES, Tool.GUIDE, {"guide": "G1"})
    )


def test_a_link_may_lead_to_a_room_or_a_tool() -> None:
    block = own("[a](room:safety/help-lines) and [b](room:today)").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.spans[0].link == Destination(Room.SAFETY, Tool.HELP_LINES)
    assert block.spans[2].link == Destination(Room.TODAY)


def test_the_card_opens_its_tool_filled_in() -> None:
    card = sample().try_it
    assert card is not None
    assert (card.title, card.instructions) == ("Try it", "Write one line.\n\nThen say it.")
    assert card.button == "Write a line"
    assert card.destination == Destination(Room.OPENERS, Tool.NEW_OPENER, {"framing": "repair"})


def test_sections_set_each_part_apart() -> None:
    sections = sample().sections
    assert [section.part for section in sections] == list(Part)
    assert sections[1].heading is not None
    assert sections[1].heading.text == "Quick answer"
    assert [block.text for block in sections[1].blocks] == ["Come back early, and small."]
    assert sections[4].blocks == (sample().try_it,)


def test_an_own_guide_needs_only_a_title_and_a_text() -> None:
    found = own("# Big\n\nText.\n\n### Small\n\nMore  \ntext.\n\n***\n\n    four spaces\n")
    assert [(type(block), block.text) for block in found.blocks] == [
        (Heading, "Big"),
        (Paragraph, "Text."),
        (Heading, "Small"),
        (Paragraph, "More\ntext."),
        (Paragraph, "four spaces"),
    ]
    assert (found.topic, found.question, found.try_it) == (Topic.OWN, "", None)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a talk](https://example.org/x)", "a talk (https://example.org/x)"),
        ("[https://example.org/](https://example.org/)", "https://example.org/"),
        ("[Write](mailto:somebody)", "Write (mailto:somebody)"),
        ("[the other one](notes/other.md#part)", "the other one"),
        ("<https://example.org>", "<https://example.org>"),
    ],
)
def test_a_link_out_of_an_own_guide_is_text_that_leads_nowhere(written: str, shown: str) -> None:
    (block,) = own(f"See {written} later.").blocks
    assert isinstance(block, Paragraph)
    assert block.text == f"See {shown} later."
    assert [span.link for span in block.spans if span.link] == []


@pytest.mark.parametrize(
    ("text", "title", "plain"),
    [
        ("# Our evenings\n\nText.\n", "Our evenings", "Text."),
        ("Text.\n\n# Later\n", "my notes", "Text.\n\nLater"),
        ("---\ntags: [a, b]\ntitle: 'Our week'\n---\n\nText.\n", "Our week", "Text."),
        ("---\ntitle: Our week\n---\n# Our week\nText.\n", "Our week", "Text."),
        ("---\n\nText.\n", "my notes", "Text."),
    ],
)
def test_any_markdown_is_an_own_guide(text: str, title: str, plain: str) -> None:
    found = load_guide_text(text, "my_notes.md", own=True)
    assert (found.title, found.plain, found.topic) == (title, plain, Topic.OWN)
    assert holds_its_places(found)


def test_a_heading_alone_is_no_guide() -> None:
    with pytest.raises(GuideError) as caught:
        load_guide_text("# Only this\n", "x.md", own=True)
    assert caught.value.reason is Reason.EMPTY


def test_an_own_guide_may_have_a_card() -> None:
    text = (
        '+++\ntitle = "Mine"\n[try]\nbutton = "Go"\nroom = "patterns"\n+++\n'
        "## Do it {#try-it}\n\n- this\n- that\n"
    )
    card = load_guide_text(text, "mine.md", own=True).try_it
    assert card is not None
    assert (card.title, card.destination) == ("Do it", Destination(Room.PATTERNS))
    with pytest.raises(GuideError):
        load_guide_text(text.replace(" {#try-it}", ""), "mine.md", own=True)
    with pytest.raises(GuideError):
        load_guide_text(text.split("\n- this", maxsplit=1)[0], "mine.md", own=True)


def test_lists_in_lists_and_long_items_keep_their_places() -> None:
    found = own("7. one\n\n   more\n8. two\n   - inner\n\n> - quoted\n\n- after\n")
    numbered = found.blocks[0]
    assert isinstance(numbered, NumberedList)
    assert numbered.first == 7
    assert [(item.text, item.depth) for item in numbered.items] == [
        ("one\nmore", 0),
        ("two", 0),
        ("inner", 1),
    ]
    assert holds_its_places(found)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_reads_alike(newline: str) -> None:
    text = "\ufeff" + guide().replace("\n", newline)
    assert load_guide_text(text, "sample.md") == sample()


def test_search_forgives_accents_capitals_and_marks() -> None:
    found = own("Une soirée d’été, ﬁn de l’Œuvre. Straße – don’t.")

    def where(words: str) -> list[str]:
        match = found.search(words)
        return [found.plain[start:end] for start, end in match.ranges] if match else []

    assert where("SOIREE") == ["soirée"]
    assert where("été") == ["été"]
    assert where("fin") == ["ﬁn"]
    assert where("d'ete") == ["d’été"]
    assert where("strasse") == ["Straße"]
    assert where("don't") == ["don’t"]
    assert where("irée raß") == ["irée", "raß"]
    assert where("soiree missing") == []


@pytest.mark.parametrize("typed", ["dont", "DON'T", "don’t"])
def test_an_apostrophe_may_be_left_out_of_what_is_looked_for(typed: str) -> None:
    guide = load_guide_text("# Ours\n\nThey don’t, and that’s that.\n", "a.md", own=True)
    assert [guide.plain[start:end] for start, end in guide.places(typed)] == ["don’t"]
    assert [guide.plain[start:end] for start, end in guide.places("thats that")] == ["that’s that"]


def test_search_looks_at_title_and_question_too() -> None:
    in_title = sample().search("REPAIRS come")
    assert in_title is not None
    assert in_title.in_title
    in_text = sample().search("plates")
    assert in_text is not None
    assert not in_text.in_title
    empty = sample().search("  ")
    assert empty is not None
    assert empty.ranges == ()


def test_words_side_by_side_are_found_in_one_guide() -> None:
    found = own("So be it. It is so: be it.")
    assert found.places("be  it") == ()
    assert [found.plain[a:b] for a, b in found.places("BE IT")] == ["be it", "be it"]
    assert found.places("") == ()


def test_what_holds_words_is_told_with_a_few_of_them() -> None:
    found = own("First of all.\n\n" + "More and more words stand here before the plates do. " * 3)
    holding = found.holds(["plates"])
    assert holding is not None
    assert "plates" in holding.quote
    assert holding.quote.startswith("…")
    assert holding.quote.endswith("…")
    assert found.holds(["cups"]) is None
    beside = found.holds(["cups", "plates"], [fold("Mine: the cúps too")])
    assert beside is not None
    assert (beside.quote, beside.added) == ("Mine: the cúps too", True)
    titled = found.holds(["mine"])
    assert titled is not None
    assert (titled.in_title, titled.quote) == (True, "")


def test_a_shelf_shows_titles_first() -> None:
    named = load_guide_text(guide(title='"The plates"', id='"G10"'), "b.md")
    shelf = Shelf((sample(), named))
    assert [found.id for found, _ in shelf.search("plates")] == ["G10", "G9"]
    assert shelf.find("G10") is named
    assert shelf.find("G11") is None


@pytest.mark.parametrize(
    ("given_id", "name", "wanted"),
    [
        ("", "Évenings & us.md", "own-evenings-us"),
        ("my-guide", "x.md", "own-my-guide"),
    ],
)
def test_own_ids_are_plain(given_id: str, name: str, wanted: str) -> None:
    assert own_id(given_id, name) == wanted


def test_names_without_latin_letters_stay_apart() -> None:
    assert own_id("", "вечера.md") != own_id("", "утра.md")
    assert own_id("", "вечера.md") == own_id("", "вечера.md")


def test_ranges_that_touch_become_one() -> None:
    assert merged([(5, 9), (0, 3), (3, 4), (6, 7)]) == ((0, 4), (5, 9))


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 8))
def test_a_piece_of_a_text_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    word = fold_letters(piece)
    if not word:
        return
    assert any(word in fold_letters(text[at:end]) for at, end in fold(text).find(word)), (
        "every range holds the word it was found for"
    )


MARKS = st.sampled_from(
    [
        "# ",
        "## ",
        "### ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "```",
        "***",
        "---",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "[",
        "](guide:G1)",
        "](x)",
        "![",
        "<b>",
        "&amp;",
        "&#0;",
        "\\",
        "{#try-it}",
        "{#how-sure}",
        "{#",
        "}",
        "<",
        ">",
        "é",
        "̀",
        "\u2028",
        "\x00",
        "\x0b",
        "\u202e",
        "word",
        "  \n",
        "\t",
        ":::",
    ]
)
MARKDOWN = st.lists(MARKS | st.text(max_size=8), max_size=60).map("".join)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_raises_anything_but_a_guide_error(text: str) -> None:
    for mine in (False, True):
        try:
            load_guide_text(text, "any.md", own=mine)
        except GuideError as error:
            assert error.line >= 1


@settings(deadline=None)
@given(MARKDOWN)
def test_no_body_raises_anything_but_a_guide_error_or_loses_its_places(body: str) -> None:
    try:
        found = own(body)
    except GuideError as error:
        assert 1 <= error.line <= (OWN_HEAD + body).replace("\r", "\n").count("\n") + 1
    else:
        assert holds_its_places(found)


@settings(deadline=None)
@given(MARKDOWN, st.integers(0, len(BODY)))
def test_a_sound_guide_with_something_pasted_in_is_shown_or_refused(piece: str, at: int) -> None:
    try:
        found = load_guide_text(guide(BODY[:at] + piece + BODY[at:]), "sample.md")
    except GuideError:
        return
    assert holds_its_places(found)
    assert found.try_it is not None


HEADS = st.lists(
    st.sampled_from(
        [
            'title = "x"',
            "title = 1",
            "[try]",
            "[[try]]",
            'try.button = "x"',
            'id = "a"',
            "a.b.c = 1",
            '"" = 1',
            "minutes = 3",
            "tools = []",
            "tools = [[]]",
            "x = 1979-05-27T07:32:00Z",
            "=",
            "[",
            "]",
            '"""',
            "'''",
            "[try.prefill]",
            'text = "x"',
            'room = "openers"',
            'tool = "new-opener"',
            'button = "b"',
        ]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join)


@settings(deadline=None)
@given(HEADS)
def test_no_head_raises_anything_but_a_guide_error(head: str) -> None:
    text = f"+++\n{head}\n+++\n\n## Try {{#try-it}}\n\nText.\n"
    for mine in (False, True):
        try:
            load_guide_text(text, "any.md", own=mine)
        except GuideError as error:
            assert 1 <= error.line <= text.replace("\r", "\n").count("\n") + 1

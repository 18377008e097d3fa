"""The guides a person gets: complete, of the right length, and leading where they say."""

import pytest

from growingus_desktop.content.blocks import BulletList, Heading, Paragraph, Part, Span
from growingus_desktop.content.doors import DOORS
from growingus_desktop.content.evidence import CLAIMS
from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.topics import Topic, load_topics
from growingus_desktop.core.destinations import Destination, Room, Tool

SHELF = load_guides()
EACH_GUIDE = pytest.mark.parametrize("guide", SHELF.guides, ids=lambda guide: guide.id)


def links(guide: Guide) -> list[Destination]:
    spans: list[Span] = []
    for block in guide.blocks:
        if isinstance(block, BulletList):
            spans += [span for item in block.items for span in item.spans]
        elif isinstance(block, Paragraph | Heading):
            spans += block.spans
    return [span.link for span in spans if span.link is not None]


def part_text(guide: Guide, part: Part) -> str:
    return " ".join(block.text for block in guide.blocks if block.part is part)


def test_every_shipped_guide_loads_in_its_order() -> None:
    assert SHELF.refused == ()
    assert [guide.id for guide in SHELF.guides][:3] == ["G1", "G2", "G3"]
    assert {"G1", "G2", "G3", "G7"} <= {guide.id for guide in SHELF.guides}
    assert len({guide.order for guide in SHELF.guides}) == len(SHELF.guides)


def test_an_unknown_language_gets_english() -> None:
    assert load_guides("xx-YY") == SHELF


def test_every_topic_has_a_name() -> None:
    assert set(load_topics()) == set(Topic)


def test_every_tool_has_its_door() -> None:
    assert set(DOORS) == set(Tool)


@EACH_GUIDE
def test_it_is_six_to_nine_hundred_words(guide: Guide) -> None:
    words = len(guide.plain.split())
    assert 600 <= words <= 900
    assert abs(guide.minutes - words / 200) < 1


@EACH_GUIDE
def test_it_keeps_the_form(guide: Guide) -> None:
    assert {block.part for block in guide.blocks} == set(Part)
    (short,) = [section for section in guide.sections if section.part is Part.IN_SHORT]
    (bullets,) = short.blocks
    assert isinstance(bullets, BulletList)
    assert 3 <= len(bullets.items) <= 4
    assert guide.try_it is not None
    assert len(part_text(guide, Part.QUICK_ANSWER).split()) <= 110


@EACH_GUIDE
def test_it_says_what_it_leans_on(guide: Guide) -> None:
    assert CLAIMS.issuperset(guide.evidence)
    assert guide.sources
    assert len(part_text(guide, Part.HOW_SURE).split()) >= 50


@EACH_GUIDE
def test_its_last_line_leads_to_help(guide: Guide) -> None:
    last = guide.sections[-1]
    assert last.part is Part.NOT_THE_TOOL
    assert len(last.blocks) == 1
    wanted = (
        Destination(Room.SAFETY, Tool.HELP_LINES)
        if guide.id == "G1"
        else Destination(Room.GUIDES, Tool.GUIDE, {"guide": "G1"})
    )
    assert links(guide)[-1] == wanted


@EACH_GUIDE
def test_its_links_lead_to_guides_there_are(guide: Guide) -> None:
    for link in links(guide):
        if link.tool is Tool.GUIDE:
            assert SHELF.find(link.prefill["guide"]) is not None


@EACH_GUIDE
def test_its_card_fills_in_what_exists(guide: Guide) -> None:
    assert guide.try_it is not None
    framing = guide.try_it.destination.prefill.get("framing")
    assert framing is None or load_framings().find(framing) is not None


def test_the_first_four_cards_open_what_they_promise() -> None:
    tools = {guide.id: guide.try_it.destination.tool for guide in SHELF.guides if guide.try_it}
    assert tools["G1"] is Tool.PRIVATE_QUESTIONS
    assert tools["G2"] is Tool.NEW_REFLECTION
    assert tools["G3"] is Tool.LET_IT_OUT
    assert tools["G7"] is Tool.LOG_MOMENT


def test_the_failed_repeat_stands_in_the_guide_it_humbles() -> None:
    guide = SHELF.find("G3")
    assert guide is not None
    assert "foretold nothing" in part_text(guide, Part.HOW_SURE)
    assert any("Kim, Capaldi and Crosby" in source for source in guide.sources)

"""A broken guide is refused with its line and reason, and takes no other with it."""

from pathlib import Path

import pytest

from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.guides import BYTE_LIMIT, Shelf, load_guide_text, load_guides, shelve
from growingus_desktop.core.errors import AppError, Problem
from tests.unit.content.samples import BODY, FIELDS, TRY, guide, line_of


def fault(text: str, *, own: bool = False) -> GuideError:
    with pytest.raises(GuideError) as caught:
        load_guide_text(text, "sample.md", own=own)
    return caught.value


def test_the_sample_is_sound() -> None:
    assert load_guide_text(guide(), "sample.md").id == "G9"


@pytest.mark.parametrize(
    "text", ["", "# A title\n\nText.", "---\ntitle: x\n---\n", "+++\ntitle = 'x'\n", "\n+++\n+++\n"]
)
def test_front_matter_has_to_open_the_file_and_close(text: str) -> None:
    found = fault(text)
    assert (found.reason, found.line) == (Reason.MISSING_FRONT_MATTER, 1)


def test_unreadable_toml_is_named_by_its_line() -> None:
    text = guide(title="not quoted")
    found = fault(text)
    assert (found.reason, found.line) == (Reason.UNREADABLE_TOML, line_of(text, "title ="))


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 3000])
def test_toml_that_breaks_the_parser_is_only_unreadable(value: str) -> None:
    assert fault(guide(minutes=value)).reason is Reason.UNREADABLE_TOML


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_has_to_be_there(field: str) -> None:
    found = fault(guide(**{field: None}))
    assert (found.reason, found.detail, found.line) == (Reason.MISSING_FIELD, field, 1)


@pytest.mark.parametrize("field", ["button", "room"])
def test_each_field_of_the_card_has_to_be_there(field: str) -> None:
    text = guide(**{f"try_{field}": None})
    found = fault(text)
    assert (found.reason, found.detail) == (Reason.MISSING_FIELD, f"try.{field}")
    assert found.line == line_of(text, "[try]")


def test_the_card_itself_has_to_be_there() -> None:
    text = guide().replace("[try]", "[later]")
    assert fault(text).reason is Reason.UNKNOWN_FIELD
    without = guide().split("[try]")[0] + "+++\n" + BODY
    assert (fault(without).reason, fault(without).detail) == (Reason.MISSING_FIELD, "try")


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_has_its_type(field: str) -> None:
    text = guide(**{field: "2026-01-01"})
    found = fault(text)
    assert (found.reason, found.detail) == (Reason.WRONG_TYPE, field)
    assert found.line == line_of(text, f"{field} = 2026")


@pytest.mark.parametrize("field", TRY)
def test_each_field_of_the_card_has_its_type(field: str) -> None:
    text = guide(**{f"try_{field}": "7"})
    found = fault(text)
    assert (found.reason, found.detail) == (Reason.WRONG_TYPE, f"try.{field}")
    assert found.line == line_of(text, f"{field} = 7")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("minutes", "0", Reason.WRONG_TYPE),
        ("minutes", "true", Reason.WRONG_TYPE),
        ("minutes", "900", Reason.WRONG_TYPE),
        ("title", '"  "', Reason.MISSING_FIELD),
        ("sources", "[]", Reason.MISSING_FIELD),
        ("evidence", "[]", Reason.MISSING_FIELD),
        ("sources", '["", "x"]', Reason.MISSING_FIELD),
        ("sources", "[1]", Reason.WRONG_TYPE),
        ("id", '"g9"', Reason.BAD_ID),
        ("id", '"../G9"', Reason.BAD_ID),
        ("topic", '"astrology"', Reason.UNKNOWN_TOPIC),
        ("topic", '"own"', Reason.UNKNOWN_TOPIC),
        ("tools", '["hammer"]', Reason.UNKNOWN_TOOL),
        ("evidence", '["E20", "E30"]', Reason.UNKNOWN_EVIDENCE),
        ("evidence", '["e20"]', Reason.UNKNOWN_EVIDENCE),
        ("try_tool", '"hammer"', Reason.UNKNOWN_TOOL),
        ("try_room", '"cellar"', Reason.UNKNOWN_TOOL),
        ("try_room", '"patterns"', Reason.UNKNOWN_TOOL),
        ("try_prefill", '{ day = "2026-01-01" }', Reason.UNKNOWN_TOOL),
    ],
)
def test_values_have_to_mean_something(field: str, value: str, reason: Reason) -> None:
    text = guide(**{field: value})
    found = fault(text)
    assert found.reason is reason
    assert 1 < found.line <= line_of(text, "\n+++\n\n")


def test_a_misspelt_field_is_named_by_its_line_but_not_repeated() -> None:
    text = guide(minuets="4")
    found = fault(text)
    assert (found.reason, found.line) == (Reason.UNKNOWN_FIELD, line_of(text, "minuets"))
    assert found.detail == ""


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("![a cat](https://example.org/cat.png)", Reason.IMAGE),
        ("![a cat](cat.png)", Reason.IMAGE),
        ("Some <b>bold</b> words.", Reason.HTML),
        ("<img src=x onerror=alert(1)>", Reason.HTML),
        ("<script>\nalert(1)\n</script>", Reason.HTML),
        ("<!-- hidden -->", Reason.HTML),
        ("[out](javascript:alert(1))", Reason.OUTSIDE_LINK),
        ("[out](file:///etc/passwd)", Reason.OUTSIDE_LINK),
        ("[out](data:text/html,x)", Reason.OUTSIDE_LINK),
        ("[out](guide:)", Reason.OUTSIDE_LINK),
        ("[out](guide:../G1)", Reason.OUTSIDE_LINK),
        ("[out](room:cellar)", Reason.OUTSIDE_LINK),
        ("[out](room:today/log-moment)", Reason.OUTSIDE_LINK),
        ("[out]()", Reason.OUTSIDE_LINK),
        ("## A heading {#surprise}", Reason.UNKNOWN_PART),
        ("## A heading {#section}", Reason.UNKNOWN_PART),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_nothing_from_outside_gets_in(piece: str, reason: Reason, own: bool) -> None:
    text = guide(BODY.replace("Some studies.", f"First line.\n\n{piece}"))
    found = fault(text, own=own)
    assert (found.reason, found.line) == (reason, line_of(text, piece))


@pytest.mark.parametrize("address", ["https://example.org", "mailto:nobody", "other.md", "#top"])
def test_ours_lead_nowhere_outside(address: str) -> None:
    text = guide(BODY.replace("Some studies.", f"First line.\n\n[out]({address})"))
    assert fault(text).reason is Reason.OUTSIDE_LINK


@pytest.mark.parametrize("tail", [b"\x00", "Ein Satz.".encode("utf-16-le")])
def test_what_is_no_text_is_named_by_its_line(tail: bytes, tmp_path: Path) -> None:
    file = tmp_path / "picture.md"
    file.write_bytes(b"# Mine\n\nText.\n" + tail)
    (refused,) = shelve([file], own=True).refused
    assert (refused.reason, refused.line) == (Reason.NOT_UTF8, 4)


def test_a_fault_inside_a_paragraph_is_named_by_its_own_line() -> None:
    text = guide(BODY.replace("Some studies.", "One.\nTwo.\nThree <i>x</i>."))
    assert fault(text).line == line_of(text, "Three")


@pytest.mark.parametrize("part", ["quick-answer", "in-short", "try-it", "how-sure", "not-the-tool"])
def test_every_part_has_to_be_there(part: str) -> None:
    found = fault(guide(BODY.replace(f" {{#{part}}}", "")))
    assert (found.reason, found.detail) == (Reason.MISSING_PART, part)


def test_scene_and_sections_have_to_be_there_too() -> None:
    no_scene = guide(BODY.split("\n\n", 1)[1])
    assert (fault(no_scene).reason, fault(no_scene).detail) == (Reason.MISSING_PART, "scene")
    start, end = BODY.index("## A part"), BODY.index("## Try it")
    no_section = guide(BODY[:start] + BODY[end:])
    assert fault(no_section).detail == "section"


def test_a_part_needs_more_than_its_heading() -> None:
    found = fault(guide(BODY.replace("Some studies.\n", "")))
    assert (found.reason, found.detail) == (Reason.MISSING_PART, "how-sure")


def test_parts_keep_their_order_and_come_once() -> None:
    swapped = BODY.replace("{#how-sure}", "{#x}").replace("{#not-the-tool}", "{#how-sure}")
    text = guide(swapped.replace("{#x}", "{#not-the-tool}"))
    found = fault(text)
    assert found.reason is Reason.PART_OUT_OF_ORDER
    assert found.line == line_of(text, "{#how-sure}")
    twice = guide(BODY + "\n## Again {#how-sure}\n\nText.\n")
    assert fault(twice).reason is Reason.PART_OUT_OF_ORDER


def test_a_guide_without_a_text_is_empty() -> None:
    assert fault(guide("")).reason is Reason.EMPTY
    assert fault("+++\ntitle = 'Mine'\n+++\n\n\n", own=True).reason is Reason.EMPTY


def test_too_large_is_refused_before_it_is_parsed() -> None:
    assert fault(guide("[" * BYTE_LIMIT)).reason is Reason.TOO_LARGE


def test_the_error_is_one_the_person_can_be_told_about() -> None:
    found = fault(guide(minutes='"my own secret"'))
    assert isinstance(found, AppError)
    assert found.problem is Problem.GUIDE_BROKEN
    assert "secret" not in f"{found!r}{found}{dict(found.facts)}"


class TestAFolder:
    def test_good_guides_load_beside_broken_ones(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(guide(), encoding="utf-8")
        (tmp_path / "b.md").write_text("no front matter", encoding="utf-8")
        (tmp_path / "c.md").write_bytes(guide().encode() + b"\nsecond line\n\xff\xfe")
        (tmp_path / "d.md").write_text(guide(), encoding="utf-8")
        (tmp_path / "e.md").write_bytes(b"x" * (BYTE_LIMIT + 1))
        (tmp_path / "f.md").write_text(guide(id='"G10"', order="2"), encoding="utf-8")
        shelf = shelve(sorted(tmp_path.iterdir()))
        assert [found.id for found in shelf.guides] == ["G10", "G9"]
        assert [(found.name, found.reason) for found in shelf.refused] == [
            ("b.md", Reason.MISSING_FRONT_MATTER),
            ("c.md", Reason.NOT_UTF8),
            ("d.md", Reason.DUPLICATE_ID),
            ("e.md", Reason.TOO_LARGE),
        ]
        assert shelf.refused[1].line == guide().count("\n") + 3

    def test_a_file_that_vanished_is_refused(self, tmp_path: Path) -> None:
        shelf = shelve([tmp_path / "gone.md"])
        assert shelf.guides == ()
        assert shelf.refused[0].reason is Reason.UNREADABLE_FILE

    def test_own_guides_stand_behind_ours(self, tmp_path: Path) -> None:
        (tmp_path / "Abende zu zweit.MD").write_text(
            '+++\ntitle = "Abende zu zweit"\n+++\n\nEin Satz.\n', encoding="utf-8-sig"
        )
        (tmp_path / "bad.md").write_text("+++\n+++\n", encoding="utf-8")
        (tmp_path / "notes.txt").write_text("not a guide", encoding="utf-8")
        (tmp_path / "folder.md").mkdir()
        ours, shelf = load_guides(), load_guides(own_folder=tmp_path)
        assert shelf.guides[:-1] == ours.guides
        mine = shelf.guides[-1]
        assert (mine.id, mine.own, mine.minutes) == ("own-abende-zu-zweit", True, 1)
        assert [(found.name, found.detail) for found in shelf.refused] == [("bad.md", "title")]

    def test_a_folder_that_is_not_there_has_no_guides(self, tmp_path: Path) -> None:
        assert load_guides(own_folder=tmp_path / "none") == load_guides()

    def test_a_shelf_may_be_empty(self) -> None:
        assert shelve([]) == Shelf(())

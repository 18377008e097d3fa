"""What a person brings from their disk: read once, told apart, refused one by one."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.content import own_guides
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.guides import BYTE_LIMIT, load_guide_text
from growingus_desktop.content.own_guides import kept_guide, read_file, read_folder


def note(folder: Path, name: str, text: str = "Some words.\n") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_good_ones_are_kept_beside_bad_ones_named_by_line_and_reason(tmp_path: Path) -> None:
    note(tmp_path, "a.md", "# Ours\n\nSome words.\n")
    note(tmp_path, "b.markdown", "+++\nid = 'Mine'\ntitle = 'B'\n+++\n\nWords.\n")
    note(tmp_path, "c.md", "Words.\n\n<script>alert(1)</script>\n")
    note(tmp_path, "d.md", "Words.\n\n![far](https://example.org/a.png)\n")
    note(tmp_path, "e.md", "[run](javascript:alert(1))\n")
    note(tmp_path, "f.md", "+++\ntitle = 'F'\nid = '../../G1'\n+++\n\nWords.\n")
    note(tmp_path, "g.md", "+++\nid = 'mine'\ntitle = 'G'\n+++\n\nWords.\n")
    note(tmp_path, "h.md", "")
    (tmp_path / "i.md").write_bytes("# Ä\n".encode("utf-16"))
    (tmp_path / "j.md").write_bytes(b"fine\nnot f\xefne\n")
    (tmp_path / "k.md").write_bytes(os.urandom(512) + b"\x00\xff")
    (tmp_path / "l.md").write_bytes(b"x" * (BYTE_LIMIT + 1))
    note(tmp_path, "m.txt")
    (tmp_path / "n.md").mkdir()
    batch = read_folder(tmp_path)
    assert [(one.guide, one.title, one.has_own_id) for one in batch.brought] == [
        ("own-a", "Ours", False),
        ("own-mine", "B", True),
    ]
    assert [(one.name, one.line, one.reason) for one in batch.refused if one.name != "k.md"] == [
        ("c.md", 3, Reason.HTML),
        ("d.md", 3, Reason.IMAGE),
        ("e.md", 1, Reason.OUTSIDE_LINK),
        ("f.md", 3, Reason.BAD_ID),
        ("g.md", 1, Reason.DUPLICATE_ID),
        ("h.md", 1, Reason.EMPTY),
        ("i.md", 1, Reason.NOT_UTF8),
        ("j.md", 2, Reason.NOT_UTF8),
        ("l.md", 1, Reason.TOO_LARGE),
    ]
    assert "k.md" in {one.name for one in batch.refused}
    assert batch.left_out == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_links_out_of_the_folder_and_what_never_ends_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    note(tmp_path, "elsewhere.md")
    note(folder, "here.md")
    (folder / "a.md").symlink_to(tmp_path / "elsewhere.md")
    (folder / "b.md").symlink_to(folder / "b.md")
    (folder / "c.md").symlink_to("/dev/zero")
    (folder / "d.md").symlink_to(folder / "here.md")
    (folder / "e.md").symlink_to(folder / "gone.md")
    os.mkfifo(folder / "f.md")
    batch = read_folder(folder)
    assert {one.guide for one in batch.brought} == {"own-d", "own-here"}
    assert [(one.name, one.reason) for one in batch.refused] == [
        ("a.md", Reason.LEADS_ELSEWHERE),
        ("b.md", Reason.UNREADABLE_FILE),
        ("c.md", Reason.LEADS_ELSEWHERE),
        ("e.md", Reason.UNREADABLE_FILE),
        ("f.md", Reason.UNREADABLE_FILE),
    ]


def test_a_file_is_read_whatever_its_ending_and_a_device_never(tmp_path: Path) -> None:
    (one,) = read_file(note(tmp_path, "Our week.txt")).brought
    assert (one.guide, one.title) == ("own-our-week", "Our week")
    for nothing in (tmp_path / "gone.md", tmp_path, Path("/dev/zero"), Path("a\0b.md")):
        batch = read_file(nothing)
        assert batch.brought == ()
        assert batch.refused[0].reason is Reason.UNREADABLE_FILE
    assert read_folder(tmp_path / "gone").refused[0].reason is Reason.UNREADABLE_FILE


def test_a_name_that_would_break_the_line_is_shown_without(tmp_path: Path) -> None:
    note(tmp_path, "a\nb\u202e.md", "")
    (refused,) = read_folder(tmp_path).refused
    assert refused.name == "a\ufffdb\ufffd.md"


def test_a_large_folder_is_read_so_far_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        note(tmp_path, f"{number:02}.md")
    monkeypatch.setattr(own_guides, "FOLDER_LIMIT", 10)
    batch = read_folder(tmp_path)
    assert (len(batch.brought), batch.left_out) == (10, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Words.\n"),
        ("a “quoted\\ name”.md", "Words.\n"),
        ("\x7f😀.md", "Words.\n"),
        ("a.md", "# **Ours** now\n\nWords.\n"),
        ("a.md", "Ours\n====\n\nWords.\n"),
        ("a.md", "---\ntitle: Theirs\ntags: []\n---\n\n# Head\n\nWords.\n"),
        ("a.md", "---\ntags: []\n---\n\nWords.\r\nMore.\r\n"),
        ("a.md", "+++\ntitle = 'Mine'\n+++\n\nWords.\n"),
    ],
)
def test_what_is_kept_reads_the_same_without_its_file(tmp_path: Path, name: str, text: str) -> None:
    (one,) = read_file(note(tmp_path, name, text)).brought
    kept = kept_guide(one.guide, one.source)
    before = load_guide_text(text, name, own=True)
    assert (kept.id, kept.title, kept.blocks) == (one.guide, one.title, before.blocks)
    assert (kept.title, kept.own) == (before.title, True)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_file_raises_anything(data: bytes) -> None:
    file = Path(os.environ.get("TMPDIR", "/tmp")) / f"own-guide-{os.getpid()}.md"
    file.write_bytes(data)
    try:
        batch = read_file(file)
    finally:
        file.unlink()
    assert len(batch.brought) + len(batch.refused) == 1
    for one in batch.brought:
        try:
            kept_guide(one.guide, one.source)
        except GuideError as error:  # pragma: no cover - the failure being looked for
            raise AssertionError(error.reason) from None


def test_the_page_about_own_guides_shows_guides_that_load() -> None:
    page = Path(__file__).parents[3] / "docs" / "OWN_GUIDES.md"
    samples = page.read_text(encoding="utf-8").split("```\n")[1::2]
    found = [load_guide_text(text, "sample.md", own=True) for text in samples]
    assert [guide.title for guide in found] == ["Sunday walks", "Sunday walks"]
    assert found[1].try_it is not None


def test_a_head_made_to_choke_on_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Reading a dotted name this long would take more than a gigabyte."""
    note(tmp_path, "dots.md", f"+++\n{'a.' * 20_000}b = 1\n+++\n\nWords.\n")
    note(tmp_path, "long.md", f"+++\ntitle = '{'x' * 20_000}'\n+++\n\nWords.\n")
    assert [(one.name, one.line, one.reason) for one in read_folder(tmp_path).refused] == [
        ("dots.md", 1, Reason.HEAD_TOO_LONG),
        ("long.md", 1, Reason.HEAD_TOO_LONG),
    ]


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "> - "])
def test_what_would_be_lost_in_too_deep_a_list_is_refused_at_its_line(
    tmp_path: Path, mark: str
) -> None:
    note(tmp_path, "deep.md", f"# Ours\n\n{mark * 40}Words.\n")
    (one,) = read_folder(tmp_path).refused
    assert (one.line, one.reason) == (3, Reason.TOO_DEEP)
    note(tmp_path, "deep.md", f"# Ours\n\n{mark * 4}Words.\n")
    (kept,) = read_folder(tmp_path).brought
    assert kept_guide(kept.guide, kept.source).plain == "Words."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# \u202eedoc\u202c Sunday\n\nWords.\n", "edoc Sunday"),
        ("+++\ntitle = 'a\u2067b'\n+++\n\nWords.\n", "ab"),
        ('+++\ntitle = "a\\nb"\n+++\n\nWords.\n', "a b"),
        ("---\ntitle: \u202ex\n---\n\nWords.\n", "x"),
        (f"# {'long ' * 400}\n\nWords.\n", f"{'long ' * 24}".rstrip() + "…"),
        ("# 👩\u200d🌾 می\u200cخواهم\n\nWords.\n", "👩\u200d🌾 می\u200cخواهم"),
    ],
)
def test_a_title_stands_on_one_line_and_turns_nothing_round(
    tmp_path: Path, text: str, title: str
) -> None:
    note(tmp_path, "a.md", text)
    (one,) = read_folder(tmp_path).brought
    assert one.title == title
    assert own_guides.own_title(one.source) == title
    assert kept_guide(one.guide, one.source).title == title

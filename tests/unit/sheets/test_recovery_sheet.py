"""The recovery sheet says what it opens and how to keep it, with the code or with room for it."""

import pytest

from growingus_desktop.core.resources import read_content
from growingus_desktop.sheets.blocks import Groups, Lines, SheetKind
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.sheets.recovery import (
    GROUPS,
    RecoveryWords,
    blank_recovery,
    recovery_sheet,
    recovery_words,
)
from growingus_desktop.sheets.wording import parse_wording
from tests.support.sheets import CODE, RECOVERY_WORDS

SHIPPED = read_content("sheets/recovery.toml")


def test_the_sheet_holds_every_group_numbered_and_when_it_was_made() -> None:
    sheet = recovery_sheet(CODE, "22 November 2026", RECOVERY_WORDS)
    text = as_text(sheet)
    assert sheet.kind is SheetKind.RECOVERY
    assert sheet.one_page
    assert "Made on 22 November 2026" in text
    for number, group in enumerate(CODE, start=1):
        assert f"{number} {group}" in text
    for said in (RECOVERY_WORDS.opens_text, *RECOVERY_WORDS.keep_rules, *RECOVERY_WORDS.use_steps):
        assert said in text
    by_hand = [block for block in sheet.blocks if isinstance(block, Groups)][1]
    assert by_hand.groups == ("",) * GROUPS


def test_the_sheet_to_write_on_has_seven_empty_places_and_no_code() -> None:
    sheet = blank_recovery(RECOVERY_WORDS)
    (groups,) = [block for block in sheet.blocks if isinstance(block, Groups)]
    assert groups.groups == ("",) * 7
    assert any(isinstance(block, Lines) for block in sheet.blocks)
    assert "{" not in as_text(sheet)
    assert not set(CODE) & set(as_text(sheet).split())


def test_a_language_not_yet_translated_gets_english() -> None:
    assert recovery_words("eo") == recovery_words()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (SHIPPED.replace('notes = "Notes"', ""), "missing or unknown: notes"),
        (SHIPPED + 'extra = "x"\n', "missing or unknown: extra"),
        (SHIPPED.replace('"Notes"', '""'), "empty: notes"),
        (SHIPPED.replace('"Notes"', "3"), "empty: notes"),
        (SHIPPED.replace("keep_rules = [", "keep_rules = [\n  3,"), "empty: keep_rules"),
        (SHIPPED.replace('title = "Recovery code"', 'title = ["a"]'), "empty: title"),
    ],
)
def test_broken_words_are_refused_by_name(broken: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_wording(RecoveryWords, broken)

"""Makes the vault of the present schema that is kept for ever: ``python -m tests.old_vaults.make``.

Run once for a schema, when it is finished; what it made is never made again. A part of the demo's
year, so that the rows hang together, and in each table rows that are hard to keep: other scripts,
right-to-left text, emoji, line ends, long text, things in the bin, things typed and not kept.
"""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher
from sqlmodel import col, select

from growingus_desktop.demo.life import fill
from growingus_desktop.models.asks import (
    Answer,
    Ask,
    AskKind,
    AskSize,
    LongViewAnswer,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)
from growingus_desktop.models.base import Row, identity
from growingus_desktop.models.bin import VanishedText
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.drafts import Draft
from growingus_desktop.models.focus import DayWent, Decision, FocusDay, FocusRun
from growingus_desktop.models.openers import (
    LikelyReply,
    Need,
    Opener,
    OpenerState,
    OpenerVersion,
    RehearsalNote,
    ReplyPlan,
    VersionReason,
    Weight,
)
from growingus_desktop.models.patterns import (
    BeganBy,
    Landed,
    Moment,
    MomentPattern,
    NothingToNote,
    OwnPattern,
    Repair,
    RepairLine,
)
from growingus_desktop.models.preferences import DictionaryWord, DismissedPhrase, Preference
from growingus_desktop.models.reading import Highlight, OwnGuide, ReadingMark
from growingus_desktop.models.reflections import (
    Appreciation,
    PromptFavourite,
    Reflection,
    ReflectionTag,
    ReflectionVersion,
    Tag,
)
from growingus_desktop.models.schema import metadata
from growingus_desktop.store.bin import purge
from growingus_desktop.vault import cipher
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.migrations import SCHEMA_VERSION
from growingus_desktop.vault.opening import create_vault
from growingus_desktop.vault.slots import STANDARD_BOUNDS
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.vaults import HeldClock

PASSPHRASE = "sieben Gläser für den Schnee"
MOST_OF_A_TABLE = 1
BINNED = datetime(2026, 2, 20, 7, 45, 0, 250_000, tzinfo=UTC)
DAY = date(2026, 2, 14)

ARABIC = "أريد أن نتكلّم بهدوء، من فضلك"
HEBREW = "אני רוצה שנדבר בשקט"
HARD = f"Line one\nline two\ttab  – „quotes“ ‘n’ 'so' \"on\" %s ? ; -- {ARABIC} / {HEBREW} 👩‍❤️‍👩🏽🫖 e\u0301 ﬁ"
ASTRAL = "𝒜 word beyond the first plane 𠮷 and a zero\u200bwidth one"


def main() -> None:
    """Make the vault of this schema beside this file; refuses to touch one that is there."""
    target = Path(__file__).parent / f"v{SCHEMA_VERSION:04}"
    if target.exists():
        sys.exit(f"{target.name} is there already, and stays as it is")
    folder = VaultFolder(target)
    # The lowest cost a file may ask for in earnest.
    vault = create_vault(folder, PASSPHRASE, clock=HeldClock(), cost=STANDARD_BOUNDS.floor)
    try:
        vault.submit(_live).result()
    finally:
        vault.close()
    keys = unlock(folder, PASSPHRASE)
    connection = cipher.connect_file(folder.database, cipher_key(keys))
    try:
        connection.execute("VACUUM")
        expected = rows_by_table(connection)
        _require_everything(expected)
    finally:
        connection.close()
    (target / "passphrase.txt").write_text(PASSPHRASE, encoding="utf-8")
    written = json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
    # One row a line, so that a difference can be read.
    (target / "expected.json").write_text(written.replace("],[", "],\n["), encoding="utf-8")
    folder.drop_ballast()
    folder.lock.unlink(missing_ok=True)
    folder.raise_request.unlink(missing_ok=True)
    folder.journal.unlink(missing_ok=True)
    folder.backups.rmdir()


def rows_by_table(connection: sqlcipher.Connection) -> dict[str, dict[str, list[object]]]:
    """Every row of every table but the search index, as SQLite keeps it.

    Returns:
        Columns and rows by table; rows in the order of their values.
    """
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search%' ORDER BY name"
    ).fetchall()
    found: dict[str, dict[str, list[object]]] = {}
    for (name,) in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')").fetchall()]
        chosen = ", ".join(f'"{column}"' for column in columns)
        rows = [list(row) for row in connection.execute(f"SELECT {chosen} FROM {name}").fetchall()]
        found[name] = {"columns": columns, "rows": sorted(rows, key=repr)}
    return found


def _live(session: VaultSession) -> None:
    fill(session)
    session.flush()
    _thin_out(session)
    opener = _openers(session)
    _asks(session, opener)
    _patterns(session)
    _focus(session)
    _reflections(session)
    _rest(session, opener)
    session.flush()
    purge(session, session.clock.now())


def _thin_out(session: VaultSession) -> None:
    for table in reversed(metadata.sorted_tables):
        if "id" not in table.columns:
            continue
        newest = f"SELECT id FROM {table.name} ORDER BY id DESC LIMIT {MOST_OF_A_TABLE}"
        session.connection().execute(text(f"DELETE FROM {table.name} WHERE id NOT IN ({newest})"))
    session.expire_all()


def _add(session: VaultSession, row: Row) -> int:
    session.add(row)
    session.flush()
    return identity(row)


def _openers(session: VaultSession) -> int:
    texts = {
        name: f"{name}: {HARD}"
        for name, column in Need.model_fields.items()
        if column.annotation is str and name != "uid"
    }
    need = _add(session, Need(**texts))
    _add(session, Need(feeling="put away", need="rest", binned_at=BINNED))
    opener = Opener(
        title=f"Dishes {HEBREW}",
        state=OpenerState.READY,
        weight=Weight.SERIOUS,
        framing="we-not-you",
        guide="G3",
        raw=f"Let out, never indexed: {ASTRAL}",
        words=HARD + "\n" + "A long thought that goes on. " * 150,
        protect="us",
        ask="Ten minutes on Saturday?",
        my_part="I put it off",
        planned_on=date(2026, 3, 7),
        planned_when="after breakfast",
        planned_minutes=20,
        place="the bench",
        if_not_now="Then Sunday",
        pause_plan="tea 🫖",
        repair_line="Can we start over?",
        need_id=need,
    )
    number = _add(session, opener)
    for version, reason in enumerate(VersionReason, start=1):
        session.add(
            OpenerVersion(
                opener_id=number, number=version, words=f"{version} {HARD}", reason=reason
            )
        )
    for position, reply in enumerate(LikelyReply):
        session.add(
            ReplyPlan(
                opener_id=number, position=position, reply=reply, they_say=ARABIC, i_say=ASTRAL
            )
        )
    session.add(RehearsalNote(opener_id=number, rehearsed_at=BINNED, text=HARD))
    session.add(RehearsalNote(opener_id=number, rehearsed_at=BINNED, text="away", binned_at=BINNED))
    session.add(ReplyPlan(opener_id=number, i_say="away", binned_at=BINNED))
    said = Opener(
        title="Said", words="I miss you", state=OpenerState.SAID, said_on=DAY, binned_at=BINNED
    )
    gone = _add(session, said)
    session.add(ReplyPlan(opener_id=gone, they_say="of one in the bin", i_say="still here"))
    session.add(Opener(state=OpenerState.SET_ASIDE))
    return number


def _asks(session: VaultSession, opener: int) -> None:
    for answer in Answer:
        session.add(
            Ask(
                asked_on=DAY,
                ask_kind=AskKind.QUESTION if "answer" in answer else AskKind.REQUEST,
                answer=answer,
                framing="whole-programme",
                size=AskSize.LARGE,
                setting="kitchen",
                text=HARD,
                first_minutes="quiet",
                heard=HEBREW,
                keep="the walk",
                come_back_on=date(2026, 3, 1) if answer is Answer.NOT_NOW else None,
                opener_id=opener,
            )
        )
    session.add(Ask(asked_on=DAY, answer=Answer.NO, text="put away", binned_at=BINNED))
    for question in LongViewQuestion:
        session.add(
            LongViewAnswer(
                question=question, answered_on=DAY, text=HARD, ask_again_on=date(2026, 8, 14)
            )
        )
        session.add(LongViewAnswer(question=question, answered_on=DAY, text=ASTRAL))
        session.add(
            LongViewAnswer(question=question, answered_on=DAY, text="away", binned_at=BINNED)
        )
    for side in MeaningSide:
        session.add(Meaning(side=side, position=70, text=ARABIC))
        session.add(Meaning(side=side, position=71, text="put away", binned_at=BINNED))


def _patterns(session: VaultSession) -> None:
    session.add(OwnPattern(key="own-0123456789ab", label="made a joke of it 🤡"))
    session.add(OwnPattern(key="own-ba9876543210", label=HEBREW, binned_at=BINNED))
    first = _add(
        session,
        Moment(
            day=DAY,
            happened_at=BINNED,
            utc_offset=345,
            backfilled=True,
            strength=5,
            set_off=ARABIC,
            underneath=HARD,
            line=ASTRAL,
        ),
    )
    for key in ("went-quiet", "own-0123456789ab"):
        session.add(MomentPattern(moment_id=first, pattern=key))
    worried = _add(session, Moment(day=DAY, utc_offset=-210, was_worried=True))
    away = _add(session, Moment(day=DAY, line="put away", binned_at=BINNED))
    session.add(MomentPattern(moment_id=away, pattern="defended"))
    session.add(NothingToNote(day=date(2001, 9, 9), utc_offset=60))
    for landed in Landed:
        session.add(
            Repair(
                day=DAY,
                happened_at=BINNED,
                utc_offset=345,
                began_by=BeganBy.BOTH,
                landed=landed,
                line=HARD,
                moment_id=first,
            )
        )
    session.add(Repair(day=DAY, moment_id=away, binned_at=BINNED))
    session.add(Repair(day=DAY, moment_id=worried, line="alone"))
    session.add(RepairLine(text=ARABIC, position=90))
    session.add(RepairLine(text="put away", position=91, binned_at=BINNED))


def _focus(session: VaultSession) -> None:
    run = FocusRun(
        act=HARD,
        wish=HEBREW,
        obstacle="tired",
        if_this="the door slams",
        then_that="I breathe",
        pattern="went-quiet",
        starts_on=DAY,
        days=21,
        start_was_drawn=True,
        paused_on=date(2026, 2, 18),
        ended_on=date(2026, 3, 1),
        decision=Decision.CHANGE,
        noticed=ASTRAL,
    )
    number = _add(session, run)
    for day, went in enumerate(DayWent, start=14):
        session.add(FocusDay(run_id=number, day=date(2026, 2, day), went=went, line=HARD))
    session.add(FocusRun(act="put away", starts_on=DAY, binned_at=BINNED))


def _reflections(session: VaultSession) -> None:
    entry = _add(session, Reflection(about=DAY, title=ARABIC, text=HARD * 8 + ASTRAL, prompt="P3"))
    away = _add(session, Reflection(about=DAY, title="put away", text=HEBREW, binned_at=BINNED))
    for number in (1, 2):
        session.add(
            ReflectionVersion(reflection_id=entry, number=number, title="Earlier", text=HARD)
        )
    session.add(ReflectionVersion(reflection_id=away, number=1, title="", text="in the bin too"))
    for name in ("ärger & mut", HEBREW, "🌱"):
        tag = _add(session, Tag(name=name))
        for reflection in (entry, away):
            session.add(ReflectionTag(reflection_id=reflection, tag_id=tag))
    session.add(Tag(name="away", binned_at=BINNED))
    session.add(PromptFavourite(prompt="kept-by-hand"))
    session.add(Appreciation(day=DAY, line=HARD))
    session.add(Appreciation(day=DAY, line="put away", binned_at=BINNED))


def _rest(session: VaultSession, opener: int) -> None:
    session.add(
        CheckIn(
            day=date(2026, 3, 3),
            steady=0,
            my_part=1,
            warmth=2,
            landing=3,
            coming_back=4,
            carrying=0,
            own_ground=4,
            free_to_speak=2,
            line=HARD,
            after_argument=True,
        )
    )
    session.add(CheckIn(day=date(2026, 2, 3), line="put away", binned_at=BINNED))
    session.add(Highlight(guide="G3", start=10, end=60, quote=ASTRAL, note=HARD))
    # Hidden until most of the text really goes, and in the bin.
    session.add(VanishedText(place="opener.ask", row_uid="0" * 32, text=HEBREW))
    session.add(VanishedText(place="need.need", row_uid="0" * 32, text="away", binned_at=BINNED))
    session.add(Highlight(guide="G2", start=1, end=9, quote="away", note="x", binned_at=BINNED))
    session.add(OwnGuide(guide="own-1", source=f"# {HEBREW}\n\n{HARD}\n"))
    session.add(OwnGuide(guide="own-2", source="put away", binned_at=BINNED))
    if session.exec(select(ReadingMark).where(col(ReadingMark.guide) == "G9")).first() is None:
        session.add(
            ReadingMark(
                guide="G9",
                permille=400,
                furthest=1000,
                opened_at=BINNED,
                finished_at=BINNED,
                bookmarked=True,
            )
        )
    session.add(Preference(key="put-away", value="true"))
    session.add(Preference(key="unreadable", value="{not json"))
    session.add(DismissedPhrase(category="absolutes", phrase="always – immer"))
    session.add(DictionaryWord(word="Quatschkopf"))
    session.add(DictionaryWord(word=HEBREW.split(maxsplit=1)[0]))
    session.add(Draft(surface=f"opener/{opener}/words", text=HARD + " and more", caret=7))
    session.add(Draft(surface="moment/new/line", text=ASTRAL, caret=len(ASTRAL)))
    session.add(Draft(surface="reflection/777/text", text="of one that is gone", caret=0))


def _require_everything(found: dict[str, dict[str, list[object]]]) -> None:
    """Every table has rows, and every column a value somewhere."""
    for name, table in found.items():
        rows = [row for row in table["rows"] if isinstance(row, list)]
        for at, column in enumerate(table["columns"]):
            if not any(row[at] not in (None, "") for row in rows):
                raise SystemExit(f"{name}.{column} holds nothing")


if __name__ == "__main__":
    main()

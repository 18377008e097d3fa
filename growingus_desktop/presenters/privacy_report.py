"""The privacy report: what is on the disk, looked at now, in words; what isn't; what nobody can do."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.dates import long_day
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.settings_card import CardTools, SettingsCard
from growingus_desktop.presenters.settings_services import ReportServices
from growingus_desktop.vault.report import DiskReport, FileFacts, FileKind, Look, Told


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One file, or one fact, in words.

    Args:
        name: the file, or what the fact is about.
        what: what was found.
        is_plain: whether it can be read by anyone who has the file.
        is_warning: whether that should not be so.
    """

    name: str
    what: str
    is_plain: bool = False
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A heading and what belongs under it."""

    heading: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What this session knows beside the disk, in words or numbers.

    Args:
        last_backup: the last backup that was read back, in words.
        is_memory_emptied: whether a lock is proved to leave nothing in memory on this system.
        lock_limits: what the lock can't do: the settled text.
        visit: when the vault was opened before this and how many tries failed since, in words,
            or nothing.
    """

    last_backup: str = ""
    is_memory_emptied: bool = False
    lock_limits: str = ""
    visit: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyReportState:
    """What the report shows.

    Args:
        parts: from top to bottom; none before the first look.
        checked: when it was looked at, in words.
        busy: whether it is being looked at.
        said: a quiet word, such as that it was copied.
        problem: what went wrong, or None.
    """

    parts: tuple[ReportPart, ...] = ()
    checked: str = ""
    busy: bool = False
    said: str = ""
    problem: ProblemWords | None = None


class PrivacyReport(SettingsCard):
    """State and intents of the report.

    Args:
        services: looks at the disk, on a worker.
        facts: what this session knows.
        copy: puts text on the clipboard.
        clock: when it was looked at.
        tools: that worker.
    """

    def __init__(
        self,
        services: ReportServices,
        facts: Callable[[], SessionFacts],
        copy: Callable[[str], None],
        *,
        clock: Clock,
        tools: CardTools,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._facts = facts
        self._copy = copy
        self._clock = clock
        self._locale = QLocale()
        self._state = PrivacyReportState()

    @property
    def state(self) -> PrivacyReportState:
        """What to show."""
        return self._state

    def refresh(self) -> None:
        """Look at everything now."""
        if self._state.busy:
            return
        self._show(replace(self._state, busy=True, said="", problem=None))
        self._run(self._services.report, self._looked, self._failed)

    def copy_text(self) -> None:
        """Put the report on the clipboard; it holds no written word."""
        if self._state.parts:
            self._copy(self.as_text())
            self._show(replace(self._state, said=self.tr("Copied.")))

    def as_text(self) -> str:
        """The report as plain text."""
        out = [self.tr("Privacy report"), self._state.checked, ""]
        for part in self._state.parts:
            out.append(part.heading)
            out += [
                f"- {line.name}: {line.what}" if line.name else f"- {line.what}"
                for line in part.lines
            ]
            out.append("")
        return "\n".join(out)

    def _looked(self, report: DiskReport) -> None:
        facts = self._facts()
        parts = (
            ReportPart(self.tr("On this disk"), tuple(self._disk(report))),
            ReportPart(self.tr("Backups and openings"), self._openings(facts)),
            ReportPart(self.tr("Not kept anywhere"), self._not_kept()),
            ReportPart(self.tr("What the lock does and can’t do"), self._limits(report, facts)),
        )
        now = self._clock.local()
        checked = self.tr("Looked at {day}, {time}.").format(
            day=long_day(self._locale, now.date()), time=f"{now.hour:02}:{now.minute:02}"
        )
        self._show(PrivacyReportState(parts=parts, checked=checked))

    def _disk(self, report: DiskReport) -> list[ReportLine]:
        lines = [self._file(facts) for facts in report.files]
        if report.is_folder_private is not None:
            what = (
                self.tr("only this account may look into it")
                if report.is_folder_private
                else self.tr("other accounts of this computer may look into it")
            )
            warned = not report.is_folder_private
            lines.append(ReportLine(self.tr("The vault’s folder"), what, is_warning=warned))
        if report.second is not None:
            what = (
                self.tr("it was looked at, too")
                if report.second
                else self.tr("it isn’t there right now, so nothing in it was looked at")
            )
            lines.append(ReportLine(self.tr("The second backup folder"), what))
        return lines

    def _file(self, facts: FileFacts) -> ReportLine:
        size = self._locale.formattedDataSize(
            facts.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        parts = [size, self._purpose(facts.kind), self._seen(facts)]
        if facts.is_private is False:
            parts.append(self.tr("other accounts may open it"))
        if facts.in_second:
            parts.append(self.tr("second folder"))
        plain = facts.look is Look.PLAIN
        expected = facts.kind in (FileKind.DEVICE, FileKind.LOCK, FileKind.FOREIGN)
        return ReportLine(
            facts.name,
            " · ".join(part for part in parts if part),
            is_plain=plain,
            is_warning=plain and not expected,
        )

    def _purpose(self, kind: FileKind) -> str:
        words = {
            FileKind.DATABASE: self.tr("everything you wrote"),
            FileKind.JOURNAL: self.tr("undoes a save that was cut off"),
            FileKind.KEYS: self.tr("the sealed key"),
            FileKind.BACKUP: self.tr("a backup"),
            FileKind.ASIDE: self.tr("put aside by a restore or for a new vault"),
            FileKind.DEVICE: self.tr("look, language and counts; no words"),
            FileKind.BALLAST: self.tr("space kept free for your last words"),
            FileKind.LOCK: self.tr("keeps two windows apart; holds nothing"),
            FileKind.LEFTOVER: self.tr("left by an interrupted write; swept at the next start"),
            FileKind.FOREIGN: self.tr("not made by this program"),
        }
        return words[kind]

    def _seen(self, facts: FileFacts) -> str:
        match facts.look:
            case Look.ENCRYPTED:
                if facts.kind is FileKind.BALLAST:
                    return self.tr("random bytes")
                if facts.told is Told.CONNECTION:
                    return self.tr("encrypted (told by the open connection)")
                return self.tr("encrypted (its bytes were looked at)")
            case Look.SEALED:
                return self.tr("readable, but the key in it is sealed under your passphrase")
            case Look.PLAIN:
                return self.tr("not encrypted")
            case Look.EMPTY:
                return self.tr("empty")
            case Look.UNKNOWN:
                return self.tr("could not be looked at")

    def _openings(self, facts: SessionFacts) -> tuple[ReportLine, ...]:
        lines = [
            ReportLine(self.tr("Last verified backup"), facts.last_backup or self.tr("none yet"))
        ]
        visit = facts.visit or self.tr("not before, and no wrong passphrase since")
        lines.append(ReportLine(self.tr("Before this unlock"), visit))
        return tuple(lines)

    def _not_kept(self) -> tuple[ReportLine, ...]:
        return (
            ReportLine(
                self.tr("The five private questions"), self.tr("your answers are never written")
            ),
            ReportLine(
                self.tr("Notes beside your text about safety"),
                self.tr("that one was shown, or dismissed, is never written"),
            ),
            ReportLine(
                self.tr("Network"),
                self.tr("the program opens no connection; there is no account and no report"),
            ),
            ReportLine(
                self.tr("Logs"), self.tr("no log file; what is logged holds codes and counts alone")
            ),
            ReportLine(
                self.tr("Recent files"), self.tr("none are kept, and the file dialog’s are removed")
            ),
        )

    def _limits(self, report: DiskReport, facts: SessionFacts) -> tuple[ReportLine, ...]:
        lines: list[ReportLine] = []
        if report.cipher is not None:
            lines.append(
                ReportLine(self.tr("Cipher"), f"SQLCipher {report.cipher.version}, AES-256")
            )
        memory = (
            self.tr("emptied: the program is replaced by a fresh one (measured on this system)")
            if facts.is_memory_emptied
            else self.tr("let go of, but not proved empty on this system until the program ends")
        )
        lines.append(ReportLine(self.tr("Memory after locking"), memory))
        lines += [ReportLine("", line) for line in facts.lock_limits.splitlines() if line.strip()]
        return tuple(lines)

    def _failed(self, error: AppError) -> None:
        self._show(replace(self._state, busy=False, problem=in_words(error)))

    def _show(self, state: PrivacyReportState) -> None:
        self._state = state
        self.changed.emit()

"""How guides are set: the size of their letters and the width of their column.

Kept in the vault and not on the device, as everything that tells how somebody reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences
from growingus_desktop.store.preferences import Choice

SIZE_KEY: Final = "guides.size"
MEASURE_KEY: Final = "guides.measure"

SIZES: Final = (85, 100, 120, 145)
"""Per cent of the reading letters' own size, the text size of the program on top."""

MEASURES: Final = (75, 100, 130)
"""Per cent of the reading column's own width."""

PLAIN: Final = 100


@dataclass(frozen=True, slots=True)
class Setting:
    """How guides are set.

    Args:
        size: letters, in per cent.
        measure: the column, in per cent.
    """

    size: int = PLAIN
    measure: int = PLAIN


def setting_of(choices: Mapping[str, Choice]) -> Setting:
    """The setting among what was chosen; what can't be used counts as not chosen."""
    size, measure = choices.get(SIZE_KEY), choices.get(MEASURE_KEY)
    return Setting(
        size if isinstance(size, int) and size in SIZES else PLAIN,
        measure if isinstance(measure, int) and measure in MEASURES else PLAIN,
    )


class ReadingSetting(QObject):
    """What there is to choose from, and what was chosen."""

    changed = Signal()
    """Guides are set anew."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self.now = Setting()

    @property
    def sizes(self) -> tuple[tuple[int, str], ...]:
        """Each size with its name."""
        names = (
            self.tr("Small letters"),
            self.tr("Letters as they come"),
            self.tr("Large letters"),
            self.tr("Very large letters"),
        )
        return tuple(zip(SIZES, names, strict=True))

    @property
    def measures(self) -> tuple[tuple[int, str], ...]:
        """Each width with its name."""
        names = (self.tr("Narrow column"), self.tr("Column as it comes"), self.tr("Wide column"))
        return tuple(zip(MEASURES, names, strict=True))

    def take_in(self, setting: Setting) -> None:
        """Set guides as was chosen before."""
        if setting != self.now:
            self.now = setting
            self.changed.emit()

    def choose_size(self, percent: int) -> None:
        """Set letters in this size from now on."""
        self._choose(SIZE_KEY, Setting(percent, self.now.measure), percent)

    def choose_measure(self, percent: int) -> None:
        """Set the column in this width from now on."""
        self._choose(MEASURE_KEY, Setting(self.now.size, percent), percent)

    def step(self, by: int) -> None:
        """Take the next larger letters, or with -1 the next smaller."""
        at = SIZES.index(self.now.size) + by
        if 0 <= at < len(SIZES):
            self.choose_size(SIZES[at])

    def _choose(self, key: str, setting: Setting, value: int) -> None:
        self.take_in(setting)
        self._scope.tasks.in_vault(self, lambda session: preferences.choose(session, key, value))

"""Numbers to call, large enough to read in a hurry, for the country the person chose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.presenters.safety import LineWords, SafetyPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.words import Caption, Strong, Words


class HelpLines(QWidget):
    """A choice of country and its lines; nothing here opens anything.

    Args:
        presenter: state and intents.
        kind: what the lines are wanted for, so that the fitting ones come first.
    """

    country_chosen = Signal(str)

    def __init__(
        self,
        presenter: SafetyPresenter,
        kind: GateKind | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._kind = kind
        self._theme = Theme.active()
        self._countries = Picker(self.tr("Your country"), "helpCountry")
        self._countries.addItem(self.tr("Choose your country"), "")
        for code, name in presenter.countries():
            self._countries.addItem(name, code)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.space("m"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("m"))
        column.addWidget(self._countries)
        column.addLayout(self._rows)
        self._warning = Caption(presenter.warning())
        column.addWidget(self._warning)
        self._countries.currentIndexChanged.connect(self._chosen)
        presenter.changed.connect(self._refresh)
        self._shown: tuple[LineWords, ...] | None = None
        self._refresh()

    def _chosen(self, _index: int) -> None:
        self._presenter.choose_country(str(self._countries.currentData()))

    def _refresh(self) -> None:
        self._countries.setCurrentIndex(max(self._countries.findData(self._presenter.country), 0))
        lines = (self._presenter.emergency(), *self._presenter.lines(self._kind))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(lines):
            self._rows.addWidget(_LineCard(line, number))


class _LineCard(Card):
    def __init__(self, line: LineWords, number: int) -> None:
        super().__init__()
        self.setObjectName(f"helpLine{number}")
        self.column.setSpacing(Theme.active().space("xs"))
        self.column.addWidget(Strong(line.name))
        reach = Words(line.reach, "heading", tone="accent", selectable=True)
        reach.setAccessibleName(f"{line.name}: {line.reach}")
        self.column.addWidget(reach)
        if line.detail:
            self.column.addWidget(Caption(line.detail))

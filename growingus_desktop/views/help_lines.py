"""Numbers to call, large enough to read in a hurry, for the country the person chose."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from growingus_desktop.content.safety import Concern
from growingus_desktop.presenters.safety import LineWords, SafetyPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Body, Caption, Strong, Words


class HelpLines(QWidget):
    """A choice of country and its lines; nothing here opens anything.

    Args:
        presenter: state and intents.
        concern: what the lines are wanted for, so that the fitting ones come first.
    """

    def __init__(
        self,
        presenter: SafetyPresenter,
        concern: Concern = Concern.AFRAID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._concern = concern
        self._theme = Theme.active()
        self._countries = Picker(self.tr("Your country"), "helpCountry")
        self._countries.addItem(self.tr("Choose your country"), "")
        for code, name in presenter.countries():
            self._countries.addItem(name, code)
        self._gap = Body("")
        self._gap.setObjectName("helpGap")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.space("m"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("m"))
        column.addWidget(self._countries)
        column.addWidget(self._gap)
        column.addLayout(self._rows)
        self._everyone = Caption("")
        self._everyone.setObjectName("helpForEveryone")
        column.addWidget(self._everyone)
        self._warning = Caption(presenter.warning())
        column.addWidget(self._warning)
        self._countries.currentIndexChanged.connect(self._chosen)
        presenter.changed.connect(self._refresh)
        self._shown: tuple[LineWords, ...] | None = None
        self._refresh()

    def show_for(self, concern: Concern) -> None:
        """Put the lines first that are for this concern."""
        self._concern = concern
        self._refresh()

    def _chosen(self, _index: int) -> None:
        self._presenter.choose_country(str(self._countries.currentData()))

    def _refresh(self) -> None:
        self._countries.setCurrentIndex(max(self._countries.findData(self._presenter.country), 0))
        gap = self._presenter.gap_note(self._concern)
        self._gap.setText(gap)
        self._gap.setVisible(bool(gap))
        note = self._presenter.everyone_note()
        self._everyone.setText(note)
        self._everyone.setVisible(bool(note))
        lines = (self._presenter.emergency(), *self._presenter.lines(self._concern))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self._countries
        for number, line in enumerate(lines):
            card = _LineCard(self._presenter, line, number)
            self._rows.addWidget(card)
            if card.stop is not None:
                # By itself Tab would go by when each was made, which for these is late.
                QWidget.setTabOrder(before, card.stop)
                before = card.stop


class _LineCard(Card):
    def __init__(self, presenter: SafetyPresenter, line: LineWords, number: int) -> None:
        super().__init__()
        self._presenter = presenter
        self._name = f"helpLine{number}"
        self.setObjectName(self._name)
        words = QVBoxLayout()
        words.setSpacing(Theme.active().space("xs"))
        words.addWidget(Strong(line.name))
        words.addWidget(self._readable(line, line.reach, "heading"))
        if line.detail:
            words.addWidget(Caption(line.detail))
        if line.address:
            words.addWidget(self._readable(line, line.address, "ui-strong"))
        if line.checked:
            words.addWidget(Caption(line.checked))
        row = QHBoxLayout()
        row.setSpacing(Theme.active().space("s"))
        row.addLayout(words, 1)
        self.stop: QWidget | None = None
        if line.plain and presenter.can_copy:
            label = self.tr("Copy the number of {name}").format(name=line.name)
            copy = IconButton("copy", label, f"{self._name}.copy", framed=False)
            copy.clicked.connect(partial(self._wish, line.plain))
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
            self.stop = copy
        self.column.addLayout(row)
        self._notice = Notice(f"{self._name}.copying", "honey")
        self.column.addWidget(self._notice)

    def _readable(self, line: LineWords, words: str, role: str) -> "_CarefulWords":
        shown = _CarefulWords(words, role)
        shown.setAccessibleName(f"{line.name}: {words}")
        shown.copy_wanted.connect(self._wish)
        return shown

    def _wish(self, words: str) -> None:
        presenter = self._presenter
        if not presenter.can_copy:
            return
        if not presenter.warns_of_copying:
            self._copy(words)
            return
        go_on = Button(self.tr("Copy it"), f"{self._name}.copyNow")
        leave = Button(self.tr("Leave it"), f"{self._name}.dontCopy")
        go_on.clicked.connect(partial(self._copy, words))
        leave.clicked.connect(self._leave)
        first, rest = presenter.copying_words()
        self._notice.note(first, rest, go_on, leave)
        if self.stop is not None:
            QWidget.setTabOrder(self.stop, go_on)
            QWidget.setTabOrder(go_on, leave)
        leave.setFocus(Qt.FocusReason.OtherFocusReason)
        # It has its place only once the page was laid out anew.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self._notice)
            above = above.parentWidget()

    def _copy(self, words: str) -> None:
        self._presenter.copy(words)
        self._notice.note(self._presenter.copied_words())
        self._back()

    def _leave(self) -> None:
        self._notice.put_away()
        self._back()

    def _back(self) -> None:
        if self.stop is not None:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)


class _CarefulWords(Words):
    """Words that can be marked, and leave the program only after a warning.

    Args:
        text: what to show.
        role: a type role of the tokens.
    """

    copy_wanted = Signal(str)
    """The person wants what is marked copied, or all of it."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role, tone="accent", selectable=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C asks first; the rest marks words as ever."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self.selectedText() or self.text())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: Qt's own would copy without a word."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark anew: Qt drags what is marked already into other programs."""
        self.setSelection(0, 0)
        super().mousePressEvent(event)

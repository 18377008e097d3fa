"""Settings: look, passphrase, and what the coach was told to leave alone."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.settings import TEXT_SIZES, SettingsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.bin_card import BinCard
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.measured import Measured
from growingus_desktop.views.widgets.panes import PageHeader, ScrollPage
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class SettingsPage(ScrollPage):
    """One card a subject.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("settingsPage", parent)
        self.column.addWidget(PageHeader(self.tr("Settings"), self.tr("For this device.")))
        self._look = _LookCard(presenter)
        cards: list[Card] = [self._look]
        if presenter.has_passphrase:
            cards.append(_PassphraseCard(presenter))
        cards += [BinCard(presenter.open_bin), _MeantCard(presenter), _AboutCard(presenter)]
        for card in cards:
            self.column.addWidget(Measured(card))
        self.column.addStretch(1)

    def take_focus(self) -> None:
        """Begin with the look."""
        self._look.take_focus()


class _LookCard(Card):
    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("How it looks")))
        appearances = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("high-contrast", self.tr("High contrast")),
        )
        self._appearance = ChoiceRow(appearances, "appearance", self.tr("Colours"))
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self._sizes = ChoiceRow(sizes, "textSize", self.tr("Text size"))
        self._motion = Tick(self.tr("Reduce motion: panels appear at once"), "reducedMotion")
        for label, control in (
            (self.tr("Colours"), self._appearance),
            (self.tr("Text size"), self._sizes),
        ):
            self.column.addWidget(Strong(label))
            self.column.addWidget(control)
        self.column.addWidget(self._motion)
        self._appearance.chosen.connect(presenter.choose_appearance)
        self._sizes.chosen.connect(self._choose_size)
        self._motion.toggled.connect(presenter.choose_reduced_motion)
        presenter.look_changed.connect(self._refresh)
        self._theme.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Begin with the colours."""
        self._appearance.setFocus()

    def _choose_size(self, percent: str) -> None:
        self._presenter.choose_text_size(int(percent))

    def _refresh(self) -> None:
        look = self._presenter.look
        self._appearance.select(look.appearance)
        self._sizes.select(str(min(TEXT_SIZES, key=lambda size: abs(size - look.text_size))))
        self._motion.setChecked(look.reduced_motion)


class _PassphraseCard(Card):
    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Passphrase")))
        self.column.addWidget(
            Body(self.tr("Changing it takes a moment and touches nothing you wrote."))
        )
        self._old = PassphraseField(self.tr("The one you have now"), "oldPassphrase")
        self._new = PassphraseField(self.tr("The new one"), "changedPassphrase")
        self._again = PassphraseField(self.tr("The new one once more"), "changedPassphraseAgain")
        self._said = Caption("")
        self._said.setObjectName("passphraseSaid")
        self._change = Button(self.tr("Change passphrase"), "changePassphrase")
        for part in (self._old, self._new, self._again, self._said, self._change):
            self.column.addWidget(part)
        self._change.clicked.connect(self._try)
        self._again.entered.connect(self._try)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _try(self) -> None:
        texts = (field.text() for field in (self._old, self._new, self._again))
        self._presenter.change_passphrase(*texts)

    def _refresh(self) -> None:
        state = self._presenter.state
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self._change.setEnabled(not state.busy)
        if state.changed:
            for field in (self._old, self._new, self._again):
                field.wipe()


class _MeantCard(Card):
    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Phrases you mean")))
        self._empty = Body(
            self.tr("When you tell the coach “I mean it” for good, the phrase is listed here.")
        )
        self.column.addWidget(self._empty)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._rows)
        presenter.changed.connect(self._refresh)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._refresh()

    def _refresh(self) -> None:
        meant = self._presenter.state.meant
        if meant == self._shown:
            return
        self._shown = meant
        self._empty.setVisible(not meant)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (category, phrase) in enumerate(meant):
            self._list.addWidget(self._row(number, category, phrase))

    def _row(self, number: int, category: str, phrase: str) -> QWidget:
        row = Flow(Theme.active().space("m"))
        row.add(Strong(f"“{phrase}”"))
        back = Button(self.tr("Let the coach speak again"), f"bringBack{number}")
        back.setAccessibleDescription(phrase)
        back.clicked.connect(lambda: self._presenter.bring_back(category, phrase))
        row.add(back)
        return row


class _AboutCard(Card):
    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self.column.addWidget(Heading(presenter.version()))
        self.column.addWidget(
            Body(
                self.tr(
                    "Everything stays on this device. The program never connects to anything,"
                    " checks for no updates and sends no reports. It is free software under the"
                    " GPL, version 3 or later; its fonts and icons have licences of their own."
                )
            )
        )

"""Settings: six headings, and under each the cards that belong there."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.core.destinations import SettingsGroup
from growingus_desktop.presenters.passphrase_again import PassphraseAgain
from growingus_desktop.presenters.place_words import group_names
from growingus_desktop.presenters.settings import SettingsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.passphrase_again import PassphraseAgainDialog
from growingus_desktop.views.privacy_report import PrivacyReportCardView
from growingus_desktop.views.settings_backups import BackupsCardView, SecondFolderView
from growingus_desktop.views.settings_keyring import KeyringCardView
from growingus_desktop.views.settings_locking import LockingCardView
from growingus_desktop.views.settings_look import LookCardView
from growingus_desktop.views.settings_meant import MeantCardView
from growingus_desktop.views.settings_passphrase import PassphraseCardView
from growingus_desktop.views.settings_recovery import RecoveryCardView
from growingus_desktop.views.settings_written import BinCardView, EndingCardView, ExportCardView
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.measured import Measured
from growingus_desktop.views.widgets.panes import PageHeader, ScrollPage
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Heading


@runtime_checkable
class TakesFocus(Protocol):
    """A card that knows where to begin."""

    def take_focus(self) -> None:
        """Put the focus there."""
        ...


class SettingsPage(ScrollPage):
    """One heading at a time, so that nothing has to be searched for in a long column.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("settingsPage", parent)
        self._presenter = presenter
        self.column.addWidget(PageHeader(self.tr("Settings"), self.tr("For this device.")))
        cards = {group: cards for group, cards in self._cards().items() if cards}
        names = group_names()
        self._tabs = SegmentedTabs(
            [(group.value, names[group]) for group in cards],
            "settingsGroups",
            self.tr("Settings"),
        )
        self.column.addWidget(self._tabs)
        self._groups = {group: _Group(group, parts) for group, parts in cards.items()}
        for part in self._groups.values():
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._tabs.chosen.connect(self._show_group)
        presenter.again_wanted.connect(self._ask_again)
        presenter.group_wanted.connect(self.show_group)
        self._show_group(SettingsGroup.LOOK.value)

    def take_focus(self) -> None:
        """Begin with the headings, and look at the files anew."""
        self._presenter.look_at_files()
        self._tabs.take_focus()

    def show_group(self, group: SettingsGroup) -> None:
        """Go to a heading, if there is anything under it."""
        if group in self._groups:
            self._tabs.select(group.value)

    def _cards(self) -> dict[SettingsGroup, Sequence[Card]]:
        presenter, files = self._presenter, self._presenter.files
        written = presenter.written
        cards: dict[SettingsGroup, list[Card]] = {group: [] for group in SettingsGroup}
        cards[SettingsGroup.LOOK].append(LookCardView(presenter.look))
        cards[SettingsGroup.LOCKING].append(LockingCardView(presenter.locking))
        if files is not None:
            cards[SettingsGroup.WAYS_IN] += [
                PassphraseCardView(files.passphrase),
                RecoveryCardView(files.recovery),
                KeyringCardView(files.keyring),
            ]
            cards[SettingsGroup.BACKUPS] += [
                BackupsCardView(files.backups),
                SecondFolderView(files.backups),
            ]
        if written.written.open_bin is not None:
            cards[SettingsGroup.WRITTEN].append(BinCardView(written))
        if written.written.export is not None:
            cards[SettingsGroup.WRITTEN].append(ExportCardView(written))
        cards[SettingsGroup.WRITTEN].append(MeantCardView(presenter.meant))
        if written.written.erase is not None or written.written.start_new is not None:
            cards[SettingsGroup.WRITTEN].append(EndingCardView(written))
        if files is not None:
            cards[SettingsGroup.COMPUTER].append(PrivacyReportCardView(files.report))
        cards[SettingsGroup.COMPUTER].append(_AboutCard(presenter.version()))
        return dict(cards)

    def _show_group(self, chosen: str) -> None:
        for group, part in self._groups.items():
            part.setVisible(group.value == chosen)
        self.verticalScrollBar().setValue(0)

    def _ask_again(self, question: PassphraseAgain) -> None:
        dialog = PassphraseAgainDialog(question, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _Group(QWidget):
    def __init__(self, group: SettingsGroup, cards: Sequence[Card]) -> None:
        super().__init__()
        self.setObjectName(f"settings.{group.value}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(13))
        for card in cards:
            column.addWidget(Measured(card))


class _AboutCard(Card):
    def __init__(self, version: str) -> None:
        super().__init__()
        self.column.addWidget(Heading(version))
        self.column.addWidget(
            Body(
                self.tr(
                    "Everything stays on this device. The program never connects to anything,"
                    " checks for no updates and sends no reports. It is free software under the"
                    " GPL, version 3 or later; its fonts and icons have licences of their own."
                )
            )
        )

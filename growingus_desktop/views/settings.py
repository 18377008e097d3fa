"""Settings: six headings, and under each the cards that belong there."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.passphrase_again import PassphraseAgain
from growingus_desktop.presenters.settings import Group, SettingsPresenter
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
        names = {
            Group.LOOK: self.tr("How it looks"),
            Group.LOCKING: self.tr("Locking"),
            Group.WAYS_IN: self.tr("Passphrase and ways in"),
            Group.BACKUPS: self.tr("Backups"),
            Group.WRITTEN: self.tr("What you wrote"),
            Group.COMPUTER: self.tr("This computer"),
        }
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
        self._show_group(Group.LOOK.value)

    def take_focus(self) -> None:
        """Begin with the headings, and look at the files anew."""
        self._presenter.look_at_files()
        self._tabs.findChildren(QWidget)[0].setFocus()

    def show_group(self, group: Group) -> None:
        """Go to a heading."""
        self._tabs.select(group.value)

    def _cards(self) -> dict[Group, Sequence[Card]]:
        presenter, files = self._presenter, self._presenter.files
        written = presenter.written
        cards: dict[Group, list[Card]] = {group: [] for group in Group}
        cards[Group.LOOK].append(LookCardView(presenter.look))
        cards[Group.LOCKING].append(LockingCardView(presenter.locking))
        if files is not None:
            cards[Group.WAYS_IN] += [
                PassphraseCardView(files.passphrase),
                RecoveryCardView(files.recovery),
                KeyringCardView(files.keyring),
            ]
            cards[Group.BACKUPS] += [
                BackupsCardView(files.backups),
                SecondFolderView(files.backups),
            ]
        if written.written.open_bin is not None:
            cards[Group.WRITTEN].append(BinCardView(written))
        if written.written.export is not None:
            cards[Group.WRITTEN].append(ExportCardView(written))
        cards[Group.WRITTEN].append(MeantCardView(presenter.meant))
        if written.written.erase is not None or written.written.start_new is not None:
            cards[Group.WRITTEN].append(EndingCardView(written))
        if files is not None:
            cards[Group.COMPUTER].append(PrivacyReportCardView(files.report))
        cards[Group.COMPUTER].append(_AboutCard(presenter.version()))
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
    def __init__(self, group: Group, cards: Sequence[Card]) -> None:
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

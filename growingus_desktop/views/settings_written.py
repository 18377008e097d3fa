"""The cards for everything that was written: the bin, taking it out, another vault, erasing all."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.settings_written import WrittenCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.number_field import NumberField
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class BinCardView(Card):
    """A door to the bin.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: WrittenCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Bin")))
        self.column.addWidget(
            Body(
                self.tr(
                    "What you delete anywhere stays there for 30 days and can come back."
                    " Only there can it be erased for good."
                )
            )
        )
        self._count = Body("")
        self._count.setObjectName("binCount")
        self.column.addWidget(self._count)
        door = Button(self.tr("Open the bin…"), "openBin", icon="trash-2")
        door.clicked.connect(presenter.open_bin)
        self.column.addWidget(door)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        words = self._presenter.bin_words()
        self._count.setText(words)
        self._count.setVisible(bool(words))


class ExportCardView(Card):
    """Taking everything out, and in again.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: WrittenCard) -> None:
        super().__init__()
        self.column.addWidget(Heading(self.tr("Export and import")))
        self.column.addWidget(
            Body(
                self.tr(
                    "An export is a file that can be read without this program. It is not encrypted:"
                    " from then on it is yours to guard."
                )
            )
        )
        export = Button(self.tr("Export everything…"), "exportEverything", icon="upload")
        take_in = Button(self.tr("Import…"), "takeIn", icon="download")
        row = Flow(Theme.active().space("m"))
        row.add(export)
        row.add(take_in)
        take_in.setVisible(presenter.written.take_in is not None)
        export.clicked.connect(presenter.export)
        take_in.clicked.connect(presenter.take_in)
        self.column.addWidget(row)


class EndingCardView(Card):
    """A new vault elsewhere, or none of this one.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: WrittenCard) -> None:
        super().__init__()
        self._presenter = presenter
        can_start, can_erase = (
            presenter.written.start_new is not None,
            presenter.written.erase is not None,
        )
        self.column.addWidget(Heading(self.tr("Begin again, or end")))
        start_words = Body(
            self.tr("A new vault in another folder has a passphrase of its own. This one stays.")
        )
        start = Button(self.tr("Start a new vault…"), "startNewVault", icon="plus")
        erase_name = Strong(self.tr("Erase this vault"))
        erase_words = Body(
            self.tr("Everything here, with its backups within reach. It can’t be taken back.")
        )
        self._erase = Button(self.tr("Erase this vault…"), "eraseVault", icon="trash-2")
        self._outcome = Outcome("ending")
        for part in (start_words, start):
            self.column.addWidget(part)
            part.setVisible(can_start)
        self.column.addWidget(self._outcome)
        for part in (erase_name, erase_words, self._erase):
            self.column.addWidget(part)
            part.setVisible(can_erase)
        start.clicked.connect(presenter.start_new)
        self._erase.clicked.connect(self._open)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _open(self) -> None:
        dialog = EraseDialog(self._presenter, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._outcome.tell(state.said, problem=state.problem)
        self._erase.setEnabled(state.entries is not None)


class EraseDialog(RoomyDialog):
    """What goes, what can't be reached, and a number to type.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    least = QSize(600, 500)

    def __init__(self, presenter: WrittenCard, parent: QWidget | None = None) -> None:
        super().__init__("", "eraseDialog", parent=parent)
        self.set_heading(self.tr("Erase this vault"))
        self._presenter = presenter
        for sentence in (
            self.tr(
                "Everything you wrote goes, with the bin, the drafts, every backup in this folder"
                " and in the second one if it is there, and what the keyring holds."
            ),
            self.tr(
                "A backup on a stick that isn’t connected stays readable with its passphrase, as"
                " does any copy you or a sync program made."
            ),
            self.tr(
                "Newer disks (SSDs) and some file systems may keep what was erased for a while,"
                " encrypted as it was. What opened it is written over first."
            ),
            self.tr("If anything here may be needed as a record, take it out before."),
        ):
            self.body.addWidget(Body(sentence))
        self._ask = Strong("")
        self._ask.setObjectName("eraseAsk")
        self._number = NumberField(self.tr("The number"), "eraseNumber")
        self._said = Caption("", tone="clay")
        self._said.setObjectName("eraseSaid")
        for part in (self._ask, self._number, self._said):
            self.body.addWidget(part)
        go_on = PrimaryButton(self.tr("Erase…"), "eraseGoOn")
        stop = QuietButton(self.tr("Cancel"), "eraseCancel")
        go_on.clicked.connect(self._try)
        stop.clicked.connect(self.reject)
        self.add_button(go_on)
        self.add_button(stop)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _try(self) -> None:
        self._presenter.erase(self._number.text())

    def _refresh(self) -> None:
        state, number = self._presenter.state, self._presenter.number_to_type()
        self._ask.setText(
            self.tr("Entries that go: {number}. Type that number to go on.").format(number=number)
        )
        self._said.setText(state.erase_said)
        self._said.setVisible(bool(state.erase_said))

"""Earlier wordings of the first words, each beside what has changed since."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.openers_versions import VersionRow, VersionsPresenter
from growingus_desktop.presenters.record_list import RecordList, RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import StepPage
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.panes import MasterDetail
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Caption, Reading, Strong

_MANY = 50


class VersionsDialog(Dialog):
    """A list of earlier wordings; the chosen one can be brought back.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: VersionsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "versionsDialog", parent=parent)
        self._presenter = presenter
        self._in_hand: VersionRow | None = None
        self.set_heading(self.tr("Versions"))
        self._model: RecordList[VersionRow] = RecordList(
            key=lambda row: row.number,
            title=presenter.title,
            caption=presenter.caption,
            parent=self,
        )
        self._list = RecordListView("versions", self.tr("Earlier wordings"), title_lines=2)
        self._list.setModel(self._model)
        self._list.chosen.connect(self._choose)
        self._none = Body(self.tr("No earlier wording yet. One is kept when you move on."))
        self._panes = MasterDetail(self._list, self._beside(), "versionPanes")
        self.body.addWidget(self._none)
        self.body.addWidget(self._panes, 1)
        self._back = PrimaryButton(self.tr("Bring back"), "bringBack", icon="undo-2")
        self._back.clicked.connect(self._bring_back)
        close = QuietButton(self.tr("Close"), "versions.close")
        close.clicked.connect(self.reject)
        self.add_button(self._back)
        self.add_button(close)
        presenter.changed.connect(self._show)
        self._show()
        presenter.load()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(760), self._theme.px(520)).boundedTo(self._room())

    def _beside(self) -> QWidget:
        beside = StepPage("versionText")
        column = beside.column
        column.setContentsMargins(Theme.active().px(16), 0, 0, 0)
        self._words = Reading()
        self._words.setObjectName("versionWords")
        self._removed_head = Strong(self.tr("Taken out since"), tone="clay")
        self._removed = Body()
        self._removed.setObjectName("versionRemoved")
        self._added_head = Strong(self.tr("Put in since"), tone="accent")
        self._added = Body()
        self._added.setObjectName("versionAdded")
        self._same = Caption(self.tr("The same words as now."))
        for part in (
            self._words,
            self._removed_head,
            self._removed,
            self._added_head,
            self._added,
            self._same,
        ):
            column.addWidget(part)
        return beside

    def _show(self) -> None:
        rows, are_first = self._presenter.rows, not self._model.rowCount()
        # With hundreds of them, asking each how high it is takes longer than all else.
        self._list.setUniformItemSizes(len(rows) > _MANY)
        self._model.replace(rows)
        self._none.setVisible(not rows)
        self._panes.setVisible(bool(rows))
        self._back.setEnabled(bool(rows))
        if rows and are_first:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        row: VersionRow = index.data(RecordRole.RECORD)
        self._in_hand = row
        stretches = self._presenter.against_present(row)
        removed = " … ".join(one.words for one in stretches if one.change < 0)
        added = " … ".join(one.words for one in stretches if one.change > 0)
        self._words.setText(row.words)
        self._removed.setText(removed)
        self._added.setText(added)
        for parts, text in (
            ((self._removed_head, self._removed), removed),
            ((self._added_head, self._added), added),
        ):
            for part in parts:
                part.setVisible(bool(text))
        self._same.setVisible(not removed and not added)

    def _bring_back(self) -> None:
        if self._in_hand is not None:
            self._presenter.bring_back(self._in_hand)
            self.accept()

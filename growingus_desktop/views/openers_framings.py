"""Ways to begin an opener: a way in with what speaks for it, a need, an earlier opener."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.framings import Framing
from growingus_desktop.presenters.openers_beginnings import Beginnings
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Caption, Reading, Strong

_WAYS, _NEEDS, _EARLIER = "ways", "needs", "earlier"


class FramingsDialog(Dialog):
    """What to start from. Its lines go into an empty editor, never over words.

    Args:
        presenter: state and intents.
        grades: what the grades are called.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        presenter: Beginnings,
        grades: Mapping[Grade, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "framingsDialog", parent=parent)
        self._presenter = presenter
        self.set_heading(self.tr("Ways to begin"))
        tabs = SegmentedTabs(
            [
                (_WAYS, self.tr("A way in")),
                (_NEEDS, self.tr("A need")),
                (_EARLIER, self.tr("An earlier opener")),
            ],
            "beginnings",
            self.tr("What to start from"),
        )
        tabs.select(_WAYS)
        tabs.chosen.connect(self._show_tab)
        self._tabs = tabs
        self._pages: dict[str, QWidget] = {
            _WAYS: self._ways(grades),
            _NEEDS: self._needs_page(),
            _EARLIER: self._earlier_page(),
        }
        self.body.addWidget(tabs)
        if not presenter.is_blank:
            kept = self.tr("There are words already. They stay as they are, whatever you choose.")
            self.body.addWidget(Caption(kept))
        for key, page in self._pages.items():
            page.setVisible(key == _WAYS)
            self.body.addWidget(page, 0 if key == _WAYS else 1)
        close = QuietButton(
            self.tr("Start blank") if presenter.is_blank else self.tr("Close"), "framings.close"
        )
        close.clicked.connect(self.reject)
        self.add_button(close)
        presenter.changed.connect(self._show)
        self._show()
        presenter.load()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(620), self._theme.px(640)).boundedTo(self._room())

    def _ways(self, grades: Mapping[Grade, str]) -> QWidget:
        page = QWidget()
        page.setProperty("variant", "clear")
        column = Column(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(13))
        said = self.tr("Lines to start from; an ellipsis is yours to fill in. None is the best.")
        column.addWidget(Body(said))
        for framing in self._presenter.framings:
            column.addWidget(self._card(framing, grades[framing.grade]))
        return page

    def _card(self, framing: Framing, grade: str) -> Card:
        card = Card()
        card.column.setSpacing(Theme.active().space("s"))
        card.column.addWidget(Strong(framing.name))
        if framing.first:
            card.column.addWidget(Body(framing.first, tone="ink"))
        card.column.addWidget(Body(framing.why))
        card.column.addWidget(_Lines(framing.scaffold.strip()))
        tested = self.tr("How well tested: {grade}").format(grade=grade.lower())
        card.column.addWidget(Caption(tested))
        begin = self.tr("Go through it…") if framing.first else self.tr("Start from this")
        take = Button(begin, f"framing.{framing.id}")
        take.setAccessibleName(f"{framing.name}: {take.label}")
        take.setAutoDefault(False)
        take.clicked.connect(lambda: self._take_framing(framing.id))
        card.column.addWidget(take)
        return card

    def _needs_page(self) -> QWidget:
        self._needs = RecordListView("beginnings.needs", self.tr("Needs"))
        self._needs.setModel(self._presenter.needs)
        self._needs.opened.connect(self._take_need)
        self._no_needs = Body(self.tr("No need has come to a sentence yet."))
        self._from_need = Button(self.tr("Start from this need"), "beginnings.takeNeed")
        self._from_need.clicked.connect(self._take_need)
        return _page(self._no_needs, self._needs, self._from_need)

    def _earlier_page(self) -> QWidget:
        self._earlier = RecordListView("beginnings.earlier", self.tr("Earlier openers"))
        self._earlier.setModel(self._presenter.earlier)
        self._earlier.opened.connect(self._take_earlier)
        self._no_earlier = Body(self.tr("There is no other opener with words in it."))
        self._from_earlier = Button(self.tr("Start from these words"), "beginnings.takeEarlier")
        self._from_earlier.clicked.connect(self._take_earlier)
        return _page(self._no_earlier, self._earlier, self._from_earlier)

    def _show_tab(self, key: str) -> None:
        for each, page in self._pages.items():
            page.setVisible(each == key)

    def _show(self) -> None:
        presenter = self._presenter
        for model, none, view, take in (
            (presenter.needs, self._no_needs, self._needs, self._from_need),
            (presenter.earlier, self._no_earlier, self._earlier, self._from_earlier),
        ):
            some = bool(model.rows)
            none.setVisible(not some)
            view.setVisible(some)
            take.setVisible(some)
            if some and not view.currentIndex().isValid():
                view.setCurrentIndex(model.index(0))

    def _take_framing(self, framing_id: str) -> None:
        self.accept()
        self._presenter.take_framing(framing_id)

    def _take_need(self) -> None:
        index = self._needs.currentIndex()
        if index.isValid():
            self.accept()
            self._presenter.take_need(_record(index))

    def _take_earlier(self) -> None:
        index = self._earlier.currentIndex()
        if index.isValid():
            self.accept()
            self._presenter.take_earlier(_record(index))


class _Lines(Reading):
    """A scaffold as it would stand in the editor; not to be copied from here."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setContentsMargins(Theme.active().space("m"), 0, 0, 0)


def _page(none: QWidget, view: RecordListView, take: Button) -> QWidget:
    page = QWidget()
    page.setProperty("variant", "clear")
    column = Column(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("m"))
    column.addWidget(none)
    column.addWidget(view, 1)
    column.addWidget(take)
    return page


def _record(index: QModelIndex):  # noqa: ANN202 - what a list's rows are, its presenter knows
    return index.data(RecordRole.RECORD)

"""The Guides room: a list beside the guide that is open."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.guides_desk import ReadingDesk
from growingus_desktop.views.guides_list import GuidesSide
from growingus_desktop.views.guides_own import FindFile, choose_nothing
from growingus_desktop.views.widgets.panes import MasterDetail


class GuidesPage(MasterDetail):
    """Choose a guide, read it, and go where it leads.

    Args:
        presenter: state and intents.
        find_file: asks for a file of the person's own.
        find_folder: asks for a folder of theirs.
    """

    def __init__(
        self,
        presenter: GuidesPresenter,
        find_file: FindFile = choose_nothing,
        find_folder: FindFile = choose_nothing,
        parent: QWidget | None = None,
    ) -> None:
        self._presenter = presenter
        self.side = GuidesSide(presenter)
        self.desk = ReadingDesk(presenter, find_file, find_folder)
        super().__init__(self.side, self.desk, "guidesPage", parent)
        # Titles are whole sentences here, and topics stand above them.
        self.set_list_width(Theme.active().tokens.size["reading-list"])
        self.side.refused_wanted.connect(self.desk.tell_refused)
        self.side.own_wanted.connect(self.desk.show_own)
        self.side.entered.connect(self._read)
        presenter.reader_wanted.connect(self._read)
        presenter.list_wanted.connect(self.side.show_list)
        presenter.own_wanted.connect(self.desk.show_own)
        self.desk.left.connect(self.take_focus)

    def take_focus(self) -> None:
        """Put the focus on the list, or on the search where the list is empty."""
        rows = self.side.rows
        (rows if rows.currentIndex().isValid() else self.side.search).setFocus()

    def intent(self, name: str) -> bool:
        """Do what a shortcut stands for here; False if it means nothing here."""
        match name:
            case "find" if self.desk.isAncestorOf(self.focusWidget() or self):
                self.desk.find_words()
            case "find":
                self.side.search.setFocus()
                self.side.search.selectAll()
            case "new":
                self.desk.show_own()
            case "undo":
                self._presenter.undo()
            case _:
                return False
        return True

    def _read(self) -> None:
        self.desk.show_reader()
        self.desk.reader.setFocus()

"""The dialog that lets everything out of the vault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.leaving import LeavingAs, LeavingPresenter
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class LeavingDialog(Dialog):
    """Which kind of file, what goes along, where to.

    Args:
        presenter: state and intents.
        choose_file: asks where to save, given a suggested name; None if the person stopped.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        presenter: LeavingPresenter,
        choose_file: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "leavingDialog", parent=parent)
        self.set_heading(self.tr("Export everything"))
        self._presenter = presenter
        self._choose_file = choose_file
        self._fill()
        self._write_words = self.tr("Choose where…")
        self._write = PrimaryButton(self._write_words, "writeExport", icon="download")
        close = QuietButton(self.tr("Close"), "closeExport")
        for button in (self._write, close):
            self.add_button(button)
        self._write.clicked.connect(self._ask)
        close.clicked.connect(self.reject)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _fill(self) -> None:
        kinds = (
            (LeavingAs.ENTRIES.value, self.tr("To take in again")),
            (LeavingAs.COPY.value, self.tr("To read")),
        )
        self._kinds = ChoiceRow(kinds, "exportKind", self.tr("What kind of file"))
        self._about = Caption("")
        self._about.setObjectName("exportAbout")
        self._free = Tick(self.tr("With how free I felt to speak"), "exportFreeToSpeak")
        self._let_out = Tick(self.tr("With what I let out"), "exportLetOut")
        self._notice = Notice("exportNotice", "honey")
        self.body.addWidget(
            Body(
                self.tr(
                    "The file isn’t locked: whoever opens it can read everything in it. Keep it"
                    " where only you can get at it, and delete it when it has served."
                )
            )
        )
        self.body.addWidget(Strong(self.tr("What kind of file")))
        for part in (self._kinds, self._about, self._free, self._let_out, self._notice):
            self.body.addWidget(part)
        self._kinds.chosen.connect(self._choose_kind)
        for tick in (self._free, self._let_out):
            tick.toggled.connect(self._choose_more)

    def _choose_kind(self, key: str) -> None:
        self._presenter.choose(kind=LeavingAs(key))

    def _choose_more(self) -> None:
        self._presenter.choose(
            free_to_speak=self._free.isChecked(), let_out=self._let_out.isChecked()
        )

    def _ask(self) -> None:
        chosen = self._choose_file(self._presenter.suggested_name())
        if chosen is not None:
            self._presenter.write(chosen)

    def _refresh(self) -> None:
        state = self._presenter.state
        self._kinds.select(state.kind.value)
        if state.kind is LeavingAs.ENTRIES:
            self._about.setText(
                self.tr("One line a row, with bin and earlier wordings; Growing Us can import it.")
            )
        else:
            self._about.setText(
                self.tr("One Markdown text, without the bin and without earlier wordings.")
            )
        self._write.setEnabled(not state.busy)
        self._write.set_label(state.busy or self._write_words)
        self._tell()

    def _tell(self) -> None:
        state = self._presenter.state
        if state.problem is not None:
            buttons: list[Button] = []
            if state.replaceable is not None:
                target = state.replaceable
                over = Button(self.tr("Replace it"), "replaceExport")
                over.clicked.connect(lambda: self._presenter.write(target, over=True))
                buttons.append(over)
            self._notice.set_edge("honey")
            self._notice.tell(state.problem, *buttons)
        elif state.said:
            self._notice.set_edge("accent")
            self._notice.note(state.said)
        else:
            self._notice.put_away()

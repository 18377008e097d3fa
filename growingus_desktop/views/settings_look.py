"""The card for how the program looks."""

from growingus_desktop.presenters.settings_look import TEXT_SIZES, LookCard
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.words import Heading, Strong


class LookCardView(Card):
    """Colours, text size, motion; all at once.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LookCard) -> None:
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
        presenter.changed.connect(self._refresh)
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

"""The card for when the vault locks by itself."""

from growingus_desktop.presenters.settings_locking import MINUTES, LockingCard
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class LockingCardView(Card):
    """Minutes and ticks; what is weaker asks for the passphrase first.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LockingCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("When it locks by itself")))
        self.column.addWidget(
            Body(
                self.tr(
                    "Ctrl+L and the lock button always lock. Making any of this weaker asks for"
                    " your passphrase; making it stronger doesn’t."
                )
            )
        )
        self._outcome = Outcome("locking")
        minutes = [(str(each), self.tr("{n} min").format(n=each)) for each in MINUTES]
        self._minutes = ChoiceRow(minutes, "idleMinutes", self.tr("When it is left alone for"))
        self._shift = Tick(
            self.tr("Shift three times within a second and a half: lock and hide"), "shiftThrice"
        )
        self._sleep = Tick(self.tr("When the computer goes to sleep"), "lockOnSleep")
        self._session = Tick(
            self.tr("When the screen is locked or somebody else logs in"), "lockOnSession"
        )
        self._capture = Tick(
            self.tr("Keep its windows out of screenshots and screen sharing"), "hideFromCapture"
        )
        self._capture_note = Caption(
            self.tr("Only Windows lets a program do this; here any screenshot shows what is open.")
        )
        self.column.addWidget(self._outcome)
        self.column.addWidget(Strong(self.tr("When it is left alone for")))
        self.column.addWidget(self._minutes)
        for part in (self._shift, self._sleep, self._session, self._capture, self._capture_note):
            self.column.addWidget(part)
        self._minutes.chosen.connect(self._choose_minutes)
        # Clicked, not toggled: showing the state in force must not count as a wish.
        self._shift.clicked.connect(self._choose_shift)
        self._sleep.clicked.connect(self._choose_sleep)
        self._session.clicked.connect(self._choose_session)
        self._capture.clicked.connect(self._choose_capture)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Begin with the minutes."""
        self._minutes.setFocus()

    def _choose_minutes(self, minutes: str) -> None:
        self._presenter.choose(idle_minutes=int(minutes))

    def _choose_shift(self, on: bool) -> None:
        self._presenter.choose(shift_thrice=on)

    def _choose_sleep(self, on: bool) -> None:
        self._presenter.choose(on_sleep=on)

    def _choose_session(self, on: bool) -> None:
        self._presenter.choose(on_session=on)

    def _choose_capture(self, on: bool) -> None:
        self._presenter.choose(hide_from_capture=on)

    def _refresh(self) -> None:
        state = self._presenter.state
        settings = state.settings
        at_least = [each for each in MINUTES if each >= settings.idle_minutes]
        self._minutes.select(str(at_least[0]))
        self._shift.setChecked(settings.shift_thrice)
        self._sleep.setChecked(settings.on_sleep)
        self._session.setChecked(settings.on_session)
        self._capture.setChecked(settings.hide_from_capture and state.can_hide)
        self._capture.setEnabled(state.can_hide)
        self._capture_note.setVisible(not state.can_hide)
        self._outcome.tell(problem=state.problem)

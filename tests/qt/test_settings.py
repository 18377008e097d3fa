"""Settings: the look changes at once, the passphrase by its own rules, phrases come back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.app.device import Device
from growingus_desktop.app.look import DeviceLook, known_appearance
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.settings import SettingsPresenter
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings import SettingsPage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.segmented_tabs import Pill
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

pytestmark = pytest.mark.usefixtures("theme")
NEW = "four unrelated garden words"


class Changer:
    """Stands in for the change of passphrase, which takes a moment."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.done: Callable[[], None] = list
        self.refused: Callable[[AppError], None] = lambda _error: None

    def __call__(
        self, old: str, new: str, done: Callable[[], None], refused: Callable[[AppError], None]
    ) -> None:
        self.asked.append((old, new))
        self.done, self.refused = done, refused


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def device(tmp_path: object) -> Device:
    return Device(tmp_path)  # type: ignore[arg-type]


@pytest.fixture
def changer() -> Changer:
    return Changer()


@pytest.fixture
def presenter(
    behind: Unlocked, theme: Theme, device: Device, changer: Changer
) -> SettingsPresenter:
    made = SettingsPresenter(behind.scope, DeviceLook(theme, device), changer)
    behind.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, presenter: SettingsPresenter) -> SettingsPage:
    made = SettingsPage(presenter)
    qtbot.addWidget(made)
    made.resize(1072, 770)
    made.show()
    settle(made)
    return made


def test_the_look_changes_at_once_and_is_remembered(
    page: SettingsPage, theme: Theme, device: Device
) -> None:
    page.findChild(Pill, "appearance.dark").click()
    page.findChild(Pill, "textSize.130").click()
    page.findChild(Tick, "reducedMotion").setChecked(True)
    assert (theme.appearance, theme.text_scale, theme.reduced_motion) == ("dark", 130, True)
    kept = device.settings
    assert (kept.appearance, kept.text_size, kept.reduced_motion) == ("dark", 130, True)
    assert page.findChild(ChoiceRow, "appearance").current == "dark"


def test_looking_around_remembers_nothing(theme: Theme, device: Device) -> None:
    before = device.settings
    DeviceLook(theme, device, keeps=False).change(appearance="dark", text_size=150)
    assert theme.appearance == "dark"
    assert device.settings == before


def test_an_appearance_nobody_knows_is_the_system_s() -> None:
    assert known_appearance("sepia") == "system"


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("", NEW, NEW, "the passphrase you have now"),
        ("old one", "short", "short", "easy to guess"),
        ("old one", NEW + " ", NEW + " ", "space at an end"),
        ("old one", NEW, NEW + "s", "don’t match"),
    ],
)
def test_a_new_passphrase_has_to_be_usable(  # noqa: PLR0917 - one row of a table
    presenter: SettingsPresenter, changer: Changer, old: str, new: str, again: str, words: str
) -> None:
    presenter.change_passphrase(old, new, again)
    assert words in presenter.state.said
    assert changer.asked == []


def test_the_passphrase_is_changed_once_and_its_fields_are_emptied(
    page: SettingsPage, presenter: SettingsPresenter, changer: Changer
) -> None:
    fields = {
        name: page.findChild(QLineEdit, name)
        for name in ("oldPassphrase", "changedPassphrase", "changedPassphraseAgain")
    }
    for field, text in zip(fields.values(), ("old one", NEW, NEW), strict=True):
        QTest.keyClicks(field, text)
    button = page.findChild(Button, "changePassphrase")
    button.click()
    assert not button.isEnabled()
    presenter.change_passphrase("old one", NEW, NEW)
    assert changer.asked == [("old one", NEW)]
    changer.refused(AppError(Problem.WRONG_PASSPHRASE))
    assert "Nothing was changed." in page.findChild(QLabel, "passphraseSaid").text()
    assert fields["changedPassphrase"].text() == NEW
    button.click()
    changer.done()
    assert "Changed." in page.findChild(QLabel, "passphraseSaid").text()
    assert {field.text() for field in fields.values()} == {""}


def test_an_answer_after_the_lock_is_dropped(
    qtbot: QtBot, presenter: SettingsPresenter, changer: Changer
) -> None:
    presenter.change_passphrase("old one", NEW, NEW)
    with qtbot.waitSignal(presenter.destroyed):
        presenter.deleteLater()
    changer.done()
    changer.refused(AppError(Problem.WRONG_PASSPHRASE))


def test_the_demo_has_no_passphrase_to_change(
    qtbot: QtBot, behind: Unlocked, theme: Theme, device: Device
) -> None:
    made = SettingsPage(SettingsPresenter(behind.scope, DeviceLook(theme, device), None))
    qtbot.addWidget(made)
    behind.settle()
    assert made.findChild(Button, "changePassphrase") is None


def test_a_phrase_that_was_meant_can_be_brought_back(
    page: SettingsPage, behind: Unlocked, presenter: SettingsPresenter
) -> None:
    behind.vault.submit(lambda s: preferences.dismiss(s, "global", "every time")).result()
    presenter.refresh()
    behind.settle()
    page.findChild(Button, "bringBack0").click()
    behind.settle()
    assert presenter.state.meant == ()
    assert behind.vault.submit(preferences.dismissed).result().value == frozenset()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_named_and_unclipped(page: SettingsPage, theme: Theme, percent: int) -> None:
    theme.set_text_scale(percent)
    settle(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []

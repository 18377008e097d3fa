"""Settings: what is weaker, leaves or ends takes the passphrase; the rest is done at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.device import Device
from growingus_desktop.app.look import DeviceLook, known_appearance
from growingus_desktop.core.destinations import SettingsGroup
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.passphrase_again import Act, PassphraseAgain
from growingus_desktop.presenters.settings import SettingsPresenter
from growingus_desktop.presenters.settings_services import Reach, WaysIn
from growingus_desktop.store import lock_settings, preferences
from growingus_desktop.store.lock_settings import LockSettings
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.passphrase_again import PassphraseAgainDialog
from growingus_desktop.views.settings import SettingsPage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.segmented_tabs import Pill, SegmentedTabs
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.settings import RIGHT, WRONG, MadeUpFiles, Wishes

pytestmark = pytest.mark.usefixtures("theme")
NEW = "four unrelated garden words"


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path)


@pytest.fixture
def files() -> MadeUpFiles:
    return MadeUpFiles(ways=WaysIn(recovery=True))


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def applied() -> list[LockSettings]:
    return []


@pytest.fixture
def presenter(  # noqa: PLR0917 - fixtures
    behind: Unlocked,
    theme: Theme,
    device: Device,
    files: MadeUpFiles,
    wishes: Wishes,
    applied: list[LockSettings],
) -> SettingsPresenter:
    made = SettingsPresenter(
        behind.scope,
        DeviceLook(theme, device),
        applied.append,
        vault=wishes.vault_tools(files),
        written=wishes.written_tools(),
        can_hide=True,
    )
    behind.settle()
    made.look_at_files()
    return made


@pytest.fixture
def page(qtbot: QtBot, presenter: SettingsPresenter) -> SettingsPage:
    made = SettingsPage(presenter)
    qtbot.addWidget(made)
    made.resize(1072, 770)
    made.show()
    settle(made)
    return made


def dialogs() -> list[Dialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, Dialog) and widget.isVisible()
    ]


def tops() -> list[QWidget]:
    """The windows a person sees, dialogs first; a page of an earlier test may not be gone yet."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [*reversed(dialogs()), *shown]


def question() -> PassphraseAgainDialog:
    found = [each for each in dialogs() if isinstance(each, PassphraseAgainDialog)]
    assert len(found) == 1
    return found[0]


def answer(secret: str) -> None:
    """Type into the question and press Enter."""
    field = question().findChild(QLineEdit, "againPassphrase")
    field.setFocus()
    QTest.keyClicks(field, secret)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(name: str) -> None:
    """Press a button, in whichever window it stands."""
    for top in tops():
        button = top.findChild(QWidget, name)
        if button is not None:
            button.click()  # type: ignore[attr-defined]
            return
    raise AssertionError(name)


def write(name: str, text: str) -> None:
    for top in tops():
        field = top.findChild(QLineEdit, name)
        if field is not None:
            field.setText(text)
            return
    raise AssertionError(name)


def weaker(name: str) -> Callable[[], None]:
    return lambda: press(name)


def change() -> None:
    write("changedPassphrase", NEW)
    write("changedPassphraseAgain", NEW)
    press("changePassphrase")


def rotate() -> None:
    press("rotate")
    write("rotatePassphrase", NEW)
    write("rotatePassphraseAgain", NEW)
    press("rotateGoOn")


def erase() -> None:
    press("eraseVault")
    write("eraseNumber", "412")
    press("eraseGoOn")


ACTS = {
    "longer idle": (weaker("idleMinutes.30"), ""),
    "no shift": (weaker("shiftThrice"), ""),
    "no lock on sleep": (weaker("lockOnSleep"), ""),
    "no lock with the session": (weaker("lockOnSession"), ""),
    "capture": (weaker("hideFromCapture"), ""),
    "change passphrase": (change, f"change {RIGHT} > {NEW}"),
    "new key": (rotate, f"rotate {RIGHT} > {NEW}"),
    "new recovery code": (weaker("newRecoveryCode"), f"reissue {RIGHT}"),
    "no recovery code": (weaker("removeRecoveryCode"), f"remove recovery code {RIGHT}"),
    "keyring": (weaker("keyring"), f"keyring on {RIGHT}"),
    "export": (weaker("exportEverything"), f"export {RIGHT}"),
    "erase": (erase, f"erase {RIGHT}"),
}


def deeds(files: MadeUpFiles, wishes: Wishes) -> list[str]:
    return [*files.done, *wishes.asked]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("reply", ["nothing", "escape", "wrong"])
def test_nothing_happens_without_the_passphrase(
    page: SettingsPage,
    behind: Unlocked,
    files: MadeUpFiles,
    wishes: Wishes,
    *,
    act: str,
    reply: str,
) -> None:
    ACTS[act][0]()
    match reply:
        case "nothing":
            press("againGoOn")
        case "escape":
            QTest.keyClick(question(), Qt.Key.Key_Escape)
        case _:
            answer(WRONG)
            assert "1 wrong try" in question().findChild(QLabel, "againTries").text()
            assert question().findChild(QLineEdit, "againPassphrase").text() == ""
    behind.settle()
    assert deeds(files, wishes) == []
    assert wishes.wrong == (reply == "wrong")
    assert behind.vault.submit(lock_settings.read).result().value == LockSettings()
    assert page.findChild(ChoiceRow, "idleMinutes").current == "5"
    for name in ("shiftThrice", "lockOnSleep", "lockOnSession", "hideFromCapture"):
        assert page.findChild(Tick, name).isChecked()
    assert not page.findChild(Tick, "keyring").isChecked()


@pytest.mark.parametrize("act", ACTS)
def test_each_act_asks_and_is_done_once(
    page: SettingsPage,
    behind: Unlocked,
    files: MadeUpFiles,
    wishes: Wishes,
    applied: list[LockSettings],
    *,
    act: str,
) -> None:
    begin, deed = ACTS[act]
    begin()
    answer(WRONG)
    answer(RIGHT)
    behind.settle()
    settle(page)
    assert not [each for each in dialogs() if isinstance(each, PassphraseAgainDialog)]
    assert deeds(files, wishes) == ([deed] if deed else [])
    kept = behind.vault.submit(lock_settings.read).result().value
    assert lock_settings.is_weaker(kept, LockSettings()) == (not deed)
    assert applied == ([] if deed else [kept])


def test_there_is_no_grace_period(page: SettingsPage, behind: Unlocked, files: MadeUpFiles) -> None:
    press("lockOnSleep")
    answer(RIGHT)
    behind.settle()
    settle(page)
    press("lockOnSession")
    assert question().isVisible()
    assert page.findChild(Tick, "lockOnSession").isChecked()


def test_what_makes_the_lock_stronger_asks_nothing(
    page: SettingsPage, behind: Unlocked, applied: list[LockSettings]
) -> None:
    press("idleMinutes.1")
    behind.settle()
    assert dialogs() == []
    assert applied == [LockSettings(idle_minutes=1)]
    assert page.findChild(ChoiceRow, "idleMinutes").current == "1"


def test_the_question_can_be_locked_like_every_dialog(page: SettingsPage) -> None:
    press("exportEverything")
    asked: list[bool] = []
    question().lock_requested.connect(lambda: asked.append(True))
    press("lockButton")
    assert asked == [True]


def test_an_answer_after_it_was_declined_or_locked_away_does_nothing(qtbot: QtBot) -> None:
    held: list[Callable[[], None]] = []
    done: list[str] = []
    for end in (PassphraseAgain.decline, PassphraseAgain.deleteLater):
        again = PassphraseAgain(
            Act.EXPORT, lambda _secret, right, _wrong: held.append(right), done.append
        )
        again.offer(RIGHT)
        end(again)
        qtbot.wait(1)
    for answered in held:
        answered()
    assert done == []


def test_settings_that_cannot_be_read_are_told_and_safe(
    qtbot: QtBot, theme: Theme, device: Device
) -> None:
    behind = unlocked(qtbot)
    behind.vault.submit(lambda s: preferences.choose(s, "lock.idle_minutes", 10**9)).result()
    presenter = SettingsPresenter(behind.scope, DeviceLook(theme, device), lambda _new: None)
    behind.settle()
    page = SettingsPage(presenter)
    qtbot.addWidget(page)
    assert presenter.locking.state.settings.idle_minutes == 5
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "The settings couldn’t be read." in told
    behind.close()


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
    ("new", "again", "words"),
    [
        ("short", "short", "easy to guess"),
        (NEW + " ", NEW + " ", "space at an end"),
        (NEW, NEW + "s", "don’t match"),
    ],
)
def test_a_new_passphrase_has_to_be_usable_before_anything_is_asked(
    page: SettingsPage, presenter: SettingsPresenter, *, new: str, again: str, words: str
) -> None:
    assert presenter.files is not None
    presenter.files.passphrase.change(new, again)
    assert words in page.findChild(QLabel, "passphraseSaid").text()
    presenter.files.passphrase.rotate(new, again)
    assert words in presenter.files.passphrase.state.rotate_said
    assert dialogs() == []


def test_a_changed_passphrase_names_what_the_old_one_still_opens(
    page: SettingsPage, files: MadeUpFiles
) -> None:
    files.reach = Reach(3, ("2026-11-20-000010.backup", "/stick"))
    change()
    answer(RIGHT)
    assert "still open with the old passphrase" in page.findChild(QLabel, "passphraseSaid").text()
    assert "/stick" in page.findChild(QLabel, "passphraseNames").text()
    for name in ("changedPassphrase", "changedPassphraseAgain"):
        assert page.findChild(QLineEdit, name).text() == ""


def test_a_refused_change_keeps_what_was_typed(page: SettingsPage, files: MadeUpFiles) -> None:
    files.refusal = AppError(Problem.NO_PERMISSION)
    change()
    answer(RIGHT)
    assert page.findChild(QLineEdit, "changedPassphrase").text() == NEW
    assert "isn’t allowed" in "".join(label.text() for label in page.findChildren(QLabel))


def test_the_keyring_is_turned_off_by_itself_or_else_by_the_passphrase(
    page: SettingsPage, presenter: SettingsPresenter, files: MadeUpFiles
) -> None:
    files.ways = WaysIn(keyring=True)
    presenter.look_at_files()
    tick = page.findChild(Tick, "keyring")
    assert tick.isChecked()
    files.refusal = AppError(Problem.KEYRING_EMPTY)
    tick.click()
    assert tick.isChecked()
    answer(RIGHT)
    assert files.done == [f"keyring off {RIGHT}"]
    assert not tick.isChecked()
    files.done.clear()
    files.ways = WaysIn(keyring=True)
    presenter.look_at_files()
    tick.click()
    assert files.done == ["keyring off"]
    settle(page)
    assert dialogs() == []


def test_a_keyring_that_is_not_there_is_told_beside_its_tick(
    page: SettingsPage, files: MadeUpFiles
) -> None:
    files.refusal = AppError(Problem.KEYRING_ABSENT)
    press("keyring")
    answer(RIGHT)
    assert not page.findChild(Tick, "keyring").isChecked()
    notice = page.findChild(QWidget, "keyringProblem")
    assert "keyring can’t be reached" in notice.accessibleName()


def test_backups_say_when_how_much_and_where(
    page: SettingsPage, presenter: SettingsPresenter, wishes: Wishes
) -> None:
    last = page.findChild(QLabel, "lastBackup").text()
    assert "Today, 09:10" in last
    assert "412 entr" in last
    assert "vault folder" in last
    press("listBackups")
    words = "\n".join(label.text() for label in dialogs()[-1].findChildren(QLabel))
    assert "Can’t be read" in words
    assert "second folder" in words
    dialogs()[-1].close()
    press("backUpNow")
    press("restoreBackup")
    assert wishes.asked == ["back up", "restore"]
    assert "read back" in page.findChild(QLabel, "backupsSaid").text()


def test_a_backup_that_fails_is_told_where_it_was_asked_for(
    page: SettingsPage, wishes: Wishes
) -> None:
    wishes.backup = AppError(Problem.BACKUP_UNVERIFIED)
    press("backUpNow")
    assert "doesn’t count" in page.findChild(QWidget, "backupsProblem").accessibleName()
    assert page.findChild(Button, "backUpNow").isEnabled()


def test_a_second_folder_is_chosen_and_forgotten(
    page: SettingsPage, wishes: Wishes, files: MadeUpFiles, tmp_path: Path
) -> None:
    press("chooseSecondFolder")
    assert files.done == []
    wishes.folder = tmp_path
    press("chooseSecondFolder")
    assert files.done == [f"second folder {tmp_path}"]
    assert str(tmp_path) in page.findChild(QLabel, "secondFolder").text()
    press("forgetSecondFolder")
    assert files.second is None
    assert "None." in page.findChild(QLabel, "secondFolder").text()


def test_erasing_wants_the_number_before_the_passphrase(page: SettingsPage, wishes: Wishes) -> None:
    press("eraseVault")
    for typed in ("", "411", "4 12"):
        write("eraseNumber", typed)
        press("eraseGoOn")
    assert [type(each).__name__ for each in dialogs()] == ["EraseDialog"]
    assert "Nothing was erased" in dialogs()[0].findChild(QLabel, "eraseSaid").text()
    assert wishes.asked == []


def test_the_bin_has_a_door_and_a_count(page: SettingsPage, wishes: Wishes) -> None:
    assert "in the bin." in page.findChild(QLabel, "binCount").text()
    for name in ("openBin", "takeIn", "startNewVault"):
        press(name)
    assert wishes.asked == ["open bin", "take in", "start new"]
    assert "/elsewhere" in page.findChild(QLabel, "endingSaid").text()


def test_the_report_names_every_file_and_what_can_be_read(
    page: SettingsPage, wishes: Wishes
) -> None:
    press("privacyReport")
    words = "\n".join(label.text() for label in dialogs()[-1].findChildren(QLabel))
    for expected in (
        "vault.db",
        "encrypted (told by the open connection)",
        "encrypted (its bytes were looked at)",
        "look, language and counts; no words · not encrypted",
        "not made by this program · not encrypted · other accounts may open it",
        "sealed under your passphrase",
        "3 wrong tries since.",
        "your answers are never written",
        "It can’t stop a camera.",
        "SQLCipher 4.19.0",
    ):
        assert expected in words
    press("copyReport")
    assert "- vault.db: 4" in wishes.copied[0]
    assert "It can’t stop a camera." in wishes.copied[0]


def test_looking_around_shows_only_what_there_is(
    qtbot: QtBot, behind: Unlocked, theme: Theme, device: Device
) -> None:
    applied: list[LockSettings] = []
    made = SettingsPage(SettingsPresenter(behind.scope, DeviceLook(theme, device), applied.append))
    qtbot.addWidget(made)
    behind.settle()
    for name in (
        "changePassphrase",
        "backUpNow",
        "eraseVault",
        "privacyReport",
        "exportEverything",
    ):
        assert made.findChild(QWidget, name) is None
    assert not made.findChild(Tick, "hideFromCapture").isEnabled()
    assert "Only Windows" in "".join(label.text() for label in made.findChildren(QLabel))
    made.findChild(Tick, "shiftThrice").click()
    behind.settle()
    assert applied == [LockSettings(shift_thrice=False)]


def test_a_phrase_that_was_meant_can_be_brought_back(
    page: SettingsPage, behind: Unlocked, presenter: SettingsPresenter
) -> None:
    for category, phrase in (("generalisation", "every time"), ("from elsewhere", "as if")):
        behind.vault.submit(lambda s, c=category, p=phrase: preferences.dismiss(s, c, p)).result()
    said: list[str] = []
    behind.scope.navigator.said.connect(said.append)
    presenter.refresh()
    behind.settle()
    page.show_group(SettingsGroup.WRITTEN)
    settle(page)
    shown = [(one.phrase, one.category_words) for one in presenter.meant.meant]
    assert shown == [("as if", ""), ("every time", "sweeping")]
    button = page.findChild(Button, "bringBack1")
    button.setFocus()
    button.click()
    behind.settle()
    settle(page)
    assert [one.phrase for one in presenter.meant.meant] == ["as if"]
    assert said == ["The coach speaks about “every time” again"]
    assert page.window().focusWidget() is page.findChild(Button, "bringBack0")
    page.findChild(Button, "bringBack0").click()
    behind.settle()
    assert presenter.meant.meant == ()
    assert behind.vault.submit(preferences.dismissed).result().value == frozenset()


@pytest.mark.parametrize("group", SettingsGroup)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_heading_is_named_and_unclipped(
    page: SettingsPage, theme: Theme, group: SettingsGroup, percent: int
) -> None:
    page.resize(752, 560)
    theme.set_text_scale(percent)
    page.show_group(group)
    settle(page)
    assert page.findChild(SegmentedTabs, "settingsGroups").current == group.value
    shown = [
        each for each in SettingsGroup if page.findChild(QWidget, f"settings.{each}").isVisible()
    ]
    assert shown == [group]
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []


@pytest.mark.parametrize(
    "opener", ["rotate", "eraseVault", "privacyReport", "listBackups", "keyring"]
)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_dialog_is_named_and_unclipped(
    page: SettingsPage, theme: Theme, opener: str, percent: int
) -> None:
    theme.set_text_scale(percent)
    press(opener)
    settle(dialogs()[-1])
    assert every_focusable_has_a_name(dialogs()[-1]) == []
    assert nothing_clipped(dialogs()[-1]) == []

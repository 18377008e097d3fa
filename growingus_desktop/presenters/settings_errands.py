"""Words for what Settings begins and the door ends: a new key, and erasing everything."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.shut_work import Errand, Told
from growingus_desktop.vault.erasing import Erased


@dataclass(frozen=True, slots=True)
class NewKey:
    """What a new key led to.

    Args:
        groups: the new recovery code, if there was one before.
        out_of_reach: what still opens with an old secret.
        problem: why there is no backup under the new key yet, or None.
    """

    groups: tuple[str, ...] = field(default=(), repr=False)
    out_of_reach: tuple[str, ...] = ()
    problem: AppError | None = None


class SettingsErrands(QObject):
    """Makes errands; a QObject for its words alone."""

    def new_key(self, work: Callable[[], NewKey]) -> Errand:
        """Encrypt everything anew.

        Args:
            work: does it, with the vault closed.
        """
        return Errand(
            title=self.tr("A new key"),
            doing=self.tr("Encrypting everything anew. Please leave the computer on…"),
            work=work,
            told=self._new_key_made,
        )

    def erase(self, work: Callable[[], Erased], done: Callable[[], None]) -> Errand:
        """Erase everything.

        Args:
            work: does it, with the vault closed.
            done: lets go of the folder.
        """
        return Errand(
            title=self.tr("Erase this vault"),
            doing=self.tr("Erasing…"),
            work=work,
            told=self._erased,
            done=done,
            needs_drafts_kept=False,
        )

    def _new_key_made(self, made: NewKey) -> Told:
        said = self.tr("Everything is encrypted under a new key. Only the new passphrase opens it.")
        if made.out_of_reach:
            said = self.tr(
                "Everything is encrypted under a new key. These still open with what opened the"
                " vault before:"
            )
        return Told(
            said,
            made.out_of_reach,
            made.groups,
            self.tr("To the lock page"),
            None if made.problem is None else in_words(made.problem),
        )

    def _erased(self, erased: Erased) -> Told:
        said = self.tr("Everything of this vault within reach is gone.")
        if erased.left:
            said = self.tr("What opens the vault is gone, but these files could not be removed:")
        if erased.earlier:
            said += " " + self.tr(
                "An earlier vault that was set aside here is still in: {names}."
            ).format(names=", ".join(erased.earlier))
        if erased.keyring_left:
            said += " " + self.tr(
                "The keyring didn’t answer and keeps a number that opens nothing any more."
            )
        return Told(said, erased.left, next_words=self.tr("Go on"))

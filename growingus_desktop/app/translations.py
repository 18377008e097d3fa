"""The program's short strings in the person's language; English needs its plurals."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from growingus_desktop.core import resources

SOURCE_LANGUAGE = "en"


def install(application: QCoreApplication, language: str) -> None:
    """Translate the program's strings from now on.

    Args:
        application: what to translate.
        language: a BCP 47 tag; one without a translation leaves English.
    """
    for tag in dict.fromkeys((SOURCE_LANGUAGE, language.split("-", maxsplit=1)[0], language)):
        translator = QTranslator(application)
        if translator.load(str(resources.path("i18n", f"growing_us_{tag}.qm"))):
            application.installTranslator(translator)


def chosen_language(kept: str) -> str:
    """The language kept on this device, or the computer's own.

    Args:
        kept: a BCP 47 tag, or an empty string.
    """
    return kept or QLocale.system().bcp47Name() or SOURCE_LANGUAGE

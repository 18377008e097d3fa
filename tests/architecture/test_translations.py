"""Every string with a number in it has its English forms, compiled and shipped."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from growingus_desktop.core import resources
from tests.support.source import PACKAGE

LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")


def plurals(ts: Path) -> dict[tuple[str, str], list[str]]:
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): [
            form.text or "" for form in message.iter("numerusform")
        ]
        for context in ET.parse(ts).getroot().iter("context")
        for message in context.iter("message")
        if message.get("numerus") == "yes"
    }


SHIPPED = plurals(resources.path("i18n", "growing_us_en.ts"))


def test_no_plural_of_the_source_is_missing(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = [str(path) for path in sorted(PACKAGE.rglob("*.py"))]
    options = ["-silent", "-locations", "none"]
    subprocess.run([LUPDATE, *options, *sources, "-ts", str(fresh)], check=True)
    assert set(plurals(fresh)) == set(SHIPPED)


@pytest.mark.parametrize(("context", "source"), SHIPPED)
@pytest.mark.parametrize("number", [1, 2])
def test_each_plural_reads_as_written(
    qapp: QApplication, context: str, source: str, number: int
) -> None:
    translator = QTranslator(qapp)
    assert translator.load(str(resources.path("i18n", "growing_us_en.qm")))
    said = translator.translate(context, source, None, number)
    assert said, "the words of the source would be shown, plural or not"
    assert said == SHIPPED[context, source][min(number, 2) - 1]
    assert said, "nobody has written this form yet"
    assert "(s)" not in said

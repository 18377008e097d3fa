"""The look: readable in every variant, following choices live, sharp and cheap to load."""

import re
import subprocess
import sys
from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontInfo, QFontMetricsF, QIcon, QImage, QPainter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core import resources
from growingus_desktop.theme.fonts import load_fonts
from growingus_desktop.theme.stylesheet import style_sheet
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.theme.tokens import FAMILIES, Tokens, Variant, load_tokens
from growingus_desktop.views.widgets.words import Heading
from tests.support.screens import settle

GROUNDS = ("canvas", "surface", "sunken")
TONES = ("accent", "clay", "honey", "sky", "plum", "olive")
INKS = ("ink", "ink-2", "ink-3", *TONES)
TEXT = {Variant.LIGHT: 4.5, Variant.DARK: 4.5, Variant.HIGH_CONTRAST: 7.0}
EDGE = 3.0


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def too_faint(tokens: Tokens, pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{fore} on {ground}: {ratio:.2f}"
        for fore, ground in pairs
        if (ratio := contrast(tokens.colour(fore), tokens.colour(ground))) < least
    ]


@pytest.mark.parametrize("variant", Variant)
def test_words_can_be_read_on_every_ground(variant: Variant) -> None:
    tokens = load_tokens(variant)
    pairs = list(product(INKS, GROUNDS))
    pairs += [(ink, f"{tone}-soft") for tone in TONES for ink in (tone, "ink", "ink-2")]
    pairs += [("on-accent", "accent"), ("on-accent", "accent-strong")]
    assert too_faint(tokens, pairs, TEXT[variant]) == []


@pytest.mark.parametrize("variant", Variant)
def test_borders_and_focus_rings_can_be_seen_on_every_ground(variant: Variant) -> None:
    tokens = load_tokens(variant)
    softs = [f"{tone}-soft" for tone in TONES]
    pairs = list(product(("border", "focus"), GROUNDS)) + [("focus", soft) for soft in softs]
    assert too_faint(tokens, pairs, EDGE) == []


def test_the_measured_corrections_stand() -> None:
    tokens = load_tokens(Variant.LIGHT)
    held = {role: tokens.colour(role) for role in ("ink-3", "clay", "honey", "border")}
    assert held == {"ink-3": "#5E6963", "clay": "#A1482F", "honey": "#7F5B10", "border": "#8A8474"}


@pytest.mark.parametrize("variant", Variant)
def test_every_variant_has_the_same_roles(variant: Variant) -> None:
    assert load_tokens(variant).colours.keys() == load_tokens(Variant.LIGHT).colours.keys()


def test_every_pattern_has_its_own_colour() -> None:
    tokens = load_tokens(Variant.LIGHT)
    named = [key for key in tokens.patterns if key not in ("own", "repaired")]
    assert len({tokens.pattern_colour(key) for key in named}) == len(named)
    assert tokens.pattern_colour("went_quiet") == tokens.colour("sky")
    assert tokens.pattern_colour("something of my own") == tokens.colour("ink-2")


def test_no_words_below_twelve_pixels() -> None:
    assert min(style.size for style in load_tokens(Variant.LIGHT).type.values()) >= 12


def test_the_bundled_fonts_are_the_ones_in_use(theme: Theme) -> None:
    assert set(FAMILIES.values()) <= load_fonts()
    for role in theme.tokens.type:
        font = theme.font(role)
        assert QFontInfo(font).family() == font.family()


def test_weights_differ_on_paper_and_not_only_in_name(theme: Theme) -> None:
    words = "Growing Us together"
    widths = [
        QFontMetricsF(theme.font(role)).horizontalAdvance(words)
        for role in ("ui", "ui-medium", "ui-strong")
    ]
    assert widths == sorted(set(widths))


def test_text_size_scales_fonts_and_measures_and_stays_within_bounds(theme: Theme) -> None:
    for asked, got in ((80, 80), (150, 150), (200, 200), (20, 80), (900, 200)):
        theme.set_text_scale(asked)
        assert theme.text_scale == got
        assert theme.font("ui").pixelSize() == round(14 * got / 100)
        assert theme.px(100) == got


def test_reduced_motion_leaves_no_time_to_move(theme: Theme) -> None:
    theme.reduced_motion = False
    assert 120 <= theme.motion("calm") <= 180
    theme.reduced_motion = True
    assert theme.motion("calm") == 0


def test_a_change_of_theme_restyles_what_is_already_shown(theme: Theme, qtbot: QtBot) -> None:
    label = Heading("Sunday evenings")
    qtbot.addWidget(label)
    label.show()
    settle(label)
    for appearance in reversed(APPEARANCES[1:]):
        with qtbot.waitSignal(theme.changed):
            theme.choose(appearance)
        settle(label)
        assert label.palette().windowText().color() == theme.colour("ink")
    before = label.sizeHint().height()
    theme.set_text_scale(200)
    settle(label)
    assert label.font().pixelSize() == 34
    assert label.sizeHint().height() > 1.8 * before


def test_system_counts_as_light_where_the_computer_does_not_say(theme: Theme) -> None:
    theme.choose("dark")
    theme.choose("system")
    assert theme.tokens.name == "light"


def test_a_field_keeps_its_place_when_it_takes_the_focus(theme: Theme, qtbot: QtBot) -> None:
    for percent in (100, 150, 200):
        theme.set_text_scale(percent)
        field = QLineEdit("plans changed")
        qtbot.addWidget(field)
        field.show()
        field.activateWindow()
        settle(field)
        field.clearFocus()
        settle(field)
        still = (field.sizeHint(), field.cursorRect().topLeft())
        field.setFocus()
        settle(field)
        assert (field.sizeHint(), field.cursorRect().topLeft()) == still


def test_the_style_sheet_leaves_nothing_to_fill_in(theme: Theme) -> None:
    template = resources.read_text("theme", "app.qss")
    filled = style_sheet(template, theme.tokens, 1.7)
    rules = re.sub(r"/\*.*?\*/", "", filled, flags=re.DOTALL)
    assert "$" not in rules
    assert "␟" not in rules


def test_the_style_sheet_scales_measures_but_not_hairlines() -> None:
    template = "a { border: 1px solid $ink; padding: 8px; margin: $under(8); $font(ui); }"
    filled = style_sheet(template, load_tokens(Variant.LIGHT), 1.5)
    assert filled == (
        'a { border: 1px solid #22302B; padding: 12px; margin: 11px; font: 400 21px "Inter"; }'
    )


def test_an_unknown_colour_in_the_style_sheet_is_refused() -> None:
    with pytest.raises(KeyError):
        style_sheet("a { color: $mauve; }", load_tokens(Variant.LIGHT), 1.0)


def coloured(image: QImage) -> set[str]:
    """The fully opaque colours in an image."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    spots = product(range(image.width()), range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in spots)
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_icons_are_sharp_at_any_pixel_ratio(theme: Theme, ratio: float) -> None:
    image = theme.icon("lock", "accent").pixmap(QSize(20, 20), ratio).toImage()
    assert image.width() == round(20 * ratio)
    assert coloured(image) == {theme.tokens.colour("accent")}


def test_icons_follow_the_theme_and_their_state(theme: Theme) -> None:
    icon = theme.icon("check", "ink-2", "accent")
    on = icon.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert coloured(on) == {theme.tokens.colour("accent")}
    theme.choose("dark")
    off = icon.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    assert coloured(off) == {load_tokens(Variant.DARK).colour("ink-2")}
    tired = icon.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    assert coloured(tired) == {load_tokens(Variant.DARK).colour("ink-3")}


def test_a_painted_icon_takes_its_role_and_stays_in_its_box(theme: Theme) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    theme.paint_icon(painter, QRectF(20, 20, 20, 20), "search", "clay")
    painter.end()
    assert coloured(image) <= {theme.tokens.colour("clay")}
    spots = product(range(60), range(60))
    assert all(
        20 <= x < 40 and 20 <= y < 40 for x, y in spots if image.pixelColor(x, y).alpha() > 0
    )


def test_widgets_find_the_one_theme_there_is(theme: Theme) -> None:
    assert Theme.active() is theme


def test_the_lock_page_needs_nothing_behind_the_lock() -> None:
    program = (
        "import sys, growingus_desktop.views.lock, growingus_desktop.views.window;"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'sqlcipher3', 'cryptography', 'markdown_it'};"
        "own = [m for m in sys.modules if m.startswith('growingus_desktop.')];"
        "behind = {'models', 'vault', 'store', 'coach', 'content', 'insight', 'demo', 'exchange'};"
        "found = heavy & set(sys.modules) | {m for m in own if m.split('.')[1] in behind};"
        "print(*sorted(found))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr

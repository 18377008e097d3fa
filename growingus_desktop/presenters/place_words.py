"""What rooms and the headings of Settings are called, wherever they are named."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from growingus_desktop.core.destinations import Room, SettingsGroup


def room_names() -> Mapping[Room, str]:
    """Every room's name, in the order of the navigation."""
    return {
        Room.TODAY: QCoreApplication.translate("Places", "Today"),
        Room.GUIDES: QCoreApplication.translate("Places", "Guides"),
        Room.OPENERS: QCoreApplication.translate("Places", "Openers"),
        Room.PATTERNS: QCoreApplication.translate("Places", "Patterns"),
        Room.REFLECTIONS: QCoreApplication.translate("Places", "Reflections"),
        Room.CHECKIN: QCoreApplication.translate("Places", "Check-in"),
        Room.LONG_VIEW: QCoreApplication.translate("Places", "Long view"),
        Room.SAFETY: QCoreApplication.translate("Places", "Safety & support"),
        Room.SETTINGS: QCoreApplication.translate("Places", "Settings"),
    }


def group_names() -> Mapping[SettingsGroup, str]:
    """The headings of Settings, in their order."""
    return {
        SettingsGroup.LOOK: QCoreApplication.translate("Places", "How it looks"),
        SettingsGroup.LOCKING: QCoreApplication.translate("Places", "Locking"),
        SettingsGroup.WAYS_IN: QCoreApplication.translate("Places", "Passphrase and ways in"),
        SettingsGroup.BACKUPS: QCoreApplication.translate("Places", "Backups"),
        SettingsGroup.WRITTEN: QCoreApplication.translate("Places", "What you wrote"),
        SettingsGroup.COMPUTER: QCoreApplication.translate("Places", "This computer"),
    }

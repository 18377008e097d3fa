"""How the program looks: the theme in force and the device's memory of it, kept in step."""

from growingus_desktop.app.device import Device
from growingus_desktop.theme.theme import APPEARANCES, Appearance, Theme


class DeviceLook:
    """Changes the theme at once and remembers it beside the vault.

    Args:
        theme: dresses the application.
        device: remembers.
        keeps: whether to remember; looking around keeps nothing.
    """

    def __init__(self, theme: Theme, device: Device, *, keeps: bool = True) -> None:
        self._theme = theme
        self._device = device
        self._keeps = keeps

    @property
    def appearance(self) -> str:
        """What was chosen: system, light, dark or high-contrast."""
        return self._theme.appearance

    @property
    def text_size(self) -> int:
        """Per cent."""
        return self._theme.text_scale

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move that needn't."""
        return self._theme.reduced_motion

    def change(
        self,
        *,
        appearance: str | None = None,
        text_size: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given, at once and for the next start."""
        if appearance is not None:
            self._theme.choose(known_appearance(appearance))
        if text_size is not None:
            self._theme.set_text_scale(text_size)
        if reduced_motion is not None:
            self._theme.reduced_motion = reduced_motion
        if self._keeps:
            self._device.change(
                appearance=self.appearance,
                text_size=self.text_size,
                reduced_motion=self.reduced_motion,
            )


def known_appearance(name: str) -> Appearance:
    """The appearance of that name; an unknown one, as from a newer version, means the system's."""
    for known in APPEARANCES:
        if known == name:
            return known
    return "system"

"""Collects Python's garbage on the UI thread alone.

Python runs its cycle collector on whichever thread happens to allocate. Where a cycle holds a Qt
object (a dialog and the closure of one of its buttons), the vault's or the pool's thread would
delete that object under Qt's feet, and the program would crash some time later.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_500


class Collector(QObject):
    """Takes the collector over from the moment it is made until `stop`.

    Args:
        parent: owner; lives on the UI thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, by Python's own thresholds."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Collect everything now and give the collector back."""
        self._timer.stop()
        gc.collect()
        gc.enable()

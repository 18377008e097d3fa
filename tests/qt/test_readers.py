"""One reader for each field: quick, safe across threads, and emptied when it should be."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from growingus_desktop.coach.coach import Coach, FieldReader
from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.reading import Dismissal, Gate, GateKind, Reading, Seriousness
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.kept_reader import KeptReader
from tests.support.scopes import coach

DANGER = "I am scared of you when you hit me."


class WatchedReader(FieldReader):
    """Tells what it holds, and can be held up in the middle of a reading."""

    def __init__(self) -> None:
        super().__init__(load_language("en"))
        self.begun, self.may_go_on = Event(), Event()
        self.may_go_on.set()
        self.held: list[str] = []

    def gate(self, text: str) -> Gate | None:
        self._take(text)
        return None

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        self._take(text)
        return Reading()

    def forget(self) -> None:
        self.held = []

    def _take(self, text: str) -> None:
        self.begun.set()
        assert self.may_go_on.wait(10)
        self.held = [text]


class WatchedCoach(Coach):
    """Hands out watched readers."""

    def __init__(self) -> None:
        super().__init__(load_language("en"))
        self.made: list[WatchedReader] = []

    def reader(self) -> FieldReader:
        self.made.append(WatchedReader())
        return self.made[-1]


def texts_of(readers: Sequence[WatchedReader]) -> list[list[str]]:
    return [one.held for one in readers]


def test_forgetting_waits_for_no_reading_and_still_gets_it() -> None:
    watched = WatchedCoach()
    kept = KeptReader(watched)
    reader = watched.made[0]
    reader.may_go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(kept.read, "a secret")
        assert reader.begun.wait(10)
        kept.forget()
        reader.may_go_on.set()
        reading.result(10)
    assert reader.held == []
    kept.read("another")
    assert reader.held == ["another"]


def test_many_threads_read_one_field_as_one_would() -> None:
    kept = KeptReader(coach())
    texts = [
        f"You never listen on day {number}. {DANGER if number % 3 == 0 else ''}"
        for number in range(60)
    ]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(kept.gate, texts))
    assert found == [coach().gate(text) for text in texts]


def test_each_field_has_its_reader_until_it_shows_another_text() -> None:
    watched = WatchedCoach()
    gate = GateKeeper(watched)
    for surface, text in (("a", "one"), ("b", "two"), ("a", "three")):
        gate.judge(surface, text)
    assert texts_of(watched.made) == [["three"], ["two"]]
    gate.forget("a")
    gate.judge("b", "  ")
    assert texts_of(watched.made) == [[], []]


def test_at_lock_every_reader_is_emptied_and_stays_so() -> None:
    watched = WatchedCoach()
    gate = GateKeeper(watched)
    gate.judge("a", "one")
    reader = watched.made[0]
    reader.may_go_on.clear()
    reader.begun.clear()
    with ThreadPoolExecutor(1) as pool:
        judging = pool.submit(gate.judge, "a", "two")
        assert reader.begun.wait(10)
        gate.shut()
        reader.may_go_on.set()
        judging.result(10)
    assert reader.held == []
    gate.judge("a", "three")
    gate.judge("a", "four")
    assert len(watched.made) == 3, "after a lock nobody keeps a reader"


def test_a_note_put_away_makes_room_for_the_next_and_holds_all_the_same() -> None:
    gate = GateKeeper(coach())
    text = f"{DANGER} Dinner is at six. You said you would kill me."
    first = gate.judge("a", text)
    assert first is not None
    assert first.sentence in DANGER
    gate.dismiss("a", first)
    second = gate.judge("a", text)
    assert second is not None
    assert "kill" in second.sentence
    gate.dismiss("a", second)
    assert gate.judge("a", text) is None
    assert gate.holds(text)
    again = gate.judge("b", text)
    assert again is not None
    assert again.kind is GateKind(first.kind)

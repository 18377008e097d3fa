"""The two item models keep Qt's contract and the selection through every change."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from growingus_desktop.presenters.record_list import RecordList, RecordRole
from growingus_desktop.presenters.record_table import Column, RecordTable

pytestmark = pytest.mark.usefixtures("qapp")
Pair = tuple[int, str]
ROWS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(["a", "b"])), unique_by=lambda row: row[0]
)


@contextmanager
def checked_by_qt(model: QAbstractItemModel) -> Iterator[None]:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    yield
    tester.deleteLater()


def record_list() -> RecordList[Pair]:
    return RecordList[Pair](
        key=lambda row: row[0],
        title=lambda row: f"Row {row[0]}",
        caption=lambda row: row[1],
        icon=lambda row: "check",
    )


def record_table() -> RecordTable[Pair]:
    return RecordTable[Pair](
        [
            Column("Number", lambda row: str(row[0]), lambda row: row[0]),
            Column("Letter", lambda row: row[1], lambda row: row[1]),
            Column("Words", lambda row: f"{row[1]}!"),
        ]
    )


@given(st.lists(ROWS, max_size=5))
def test_a_list_shows_what_it_is_given_and_follows_each_row(steps: list[list[Pair]]) -> None:
    model = record_list()
    with checked_by_qt(model):
        for rows in steps:
            followed = {
                row[0]: QPersistentModelIndex(model.index(at)) for at, row in enumerate(model.rows)
            }
            model.replace(rows)
            assert list(model.rows) == rows
            keys = [row[0] for row in rows]
            for key, index in followed.items():
                assert index.isValid() == (key in keys)
                if index.isValid():
                    assert index.row() == keys.index(key) == model.row_of(key)
        model.clear()
        assert model.rowCount() == 0


@given(st.lists(ROWS, max_size=5), st.integers(-1, 3), st.sampled_from(Qt.SortOrder))
def test_a_table_shows_what_it_is_given_and_sorts_by_values(
    steps: list[list[Pair]], column: int, order: Qt.SortOrder
) -> None:
    model = record_table()
    with checked_by_qt(model):
        for rows in steps:
            model.replace(rows)
            assert list(model.rows) == rows
            model.sort(column, order)
            if column in (0, 1):
                backwards = order is Qt.SortOrder.DescendingOrder
                assert list(model.rows) == sorted(
                    rows, key=lambda row: row[column], reverse=backwards
                )
            else:
                assert list(model.rows) == rows
        model.clear()
        assert model.rowCount() == 0


def test_selection_stays_on_its_row_whatever_moves(qtbot: QtBot) -> None:
    model, view = record_list(), QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.replace([(n, "a") for n in range(6)])
    view.setCurrentIndex(model.index(3))
    for rows in ([(3, "b"), (0, "a"), (5, "a")], [(9, "a"), (8, "a"), (3, "c")]):
        model.replace(rows)
        assert view.currentIndex().data(RecordRole.RECORD)[0] == 3
        assert [index.row() for index in view.selectedIndexes()] == [model.row_of(3)]
    model.replace([(1, "a")])
    assert model.row_of(3) == -1
    view.setModel(None)


def test_only_what_differs_is_announced(qtbot: QtBot) -> None:
    model = record_list()
    model.replace([(1, "a"), (2, "a"), (3, "a")])
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.append(first.row()))
    model.replace([(1, "a"), (2, "b"), (3, "a")])
    assert touched == [1]


def test_rows_of_one_table_sorted_keep_the_selection() -> None:
    model = record_table()
    model.replace([(3, "a"), (1, "b"), (2, "a")])
    followed = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert followed.data() == "3"


def test_both_speak_their_rows() -> None:
    model, table = record_list(), record_table()
    model.replace([(1, "a")])
    table.replace([(1, "a")])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(role) == "Row 1, a"
    assert table.index(0, 1).data(role) == "Letter: a"
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Letter"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0).data(RecordRole.ICON) == "check"
    assert model.data(model.index(5)) is None

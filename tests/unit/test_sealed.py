"""Sealed texts come back under the vault's key and are nowhere in clear until then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.sealed import seal
from tests.support.vaults import MARKER

KEY = b"k" * 32


@given(st.dictionaries(st.text(), st.builds(Typed, st.text(), st.integers(0, 10**6))))
def test_every_text_comes_back_as_it_was(texts: dict[str, Typed]) -> None:
    sealed = seal(texts, KEY)
    assert sealed.count == len(texts)
    assert {name: Typed(*back) for name, back in sealed.open(KEY).items()} == texts


def test_half_letters_and_long_texts_come_back() -> None:
    long = Typed("half \udc41 " + "words " * 40_000, 3)
    assert seal({"a": long}, KEY).open(KEY) == {"a": (long.text, 3)}


@pytest.mark.parametrize("other", [b"o" * 32, KEY[:-1] + b"l"])
def test_no_other_key_opens_them(other: bytes) -> None:
    sealed = seal({"a": Typed(MARKER, 0)}, KEY)
    with pytest.raises(AppError) as caught:
        sealed.open(other)
    assert caught.value.problem is Problem.UNEXPECTED
    assert caught.value.__cause__ is None


def test_nothing_of_them_can_be_read_while_sealed() -> None:
    sealed = seal({"reflections": Typed(MARKER * 3, 7)}, KEY)
    for held in (sealed.key, sealed.texts):
        assert MARKER.encode() not in held
        assert MARKER.encode("utf-16-le") not in held
        assert KEY not in held
    assert MARKER not in repr(sealed)
    assert repr(sealed) == "SealedTexts(count=1)"


def test_the_same_text_is_never_sealed_to_the_same_bytes() -> None:
    first, second = (seal({"a": Typed(MARKER, 0)}, KEY) for _ in range(2))
    assert first.key != second.key
    assert first.texts != second.texts

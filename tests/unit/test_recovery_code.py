"""A recovery code forgives how it is typed and names the group with a mistake in it."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.recovery_code import (
    ALPHABET,
    GROUP_SIGNS,
    GROUPS,
    RecoveryCode,
    _check_sign,
    looks_like_code,
    new_code,
    read_code,
    wrong_groups,
)
from tests.support.vaults import PASSPHRASE

signs = st.sampled_from(ALPHABET)
places = st.integers(0, GROUPS - 1)


@st.composite
def codes_of_any_bits(draw: st.DrawFn) -> RecoveryCode:
    drawn = [draw(st.text(ALPHABET, min_size=4, max_size=4)) for _ in range(GROUPS)]
    return RecoveryCode(tuple(data + _check_sign(data, n) for n, data in enumerate(drawn, 1)))


codes = codes_of_any_bits()


def problem_of(text: str) -> AppError:
    with pytest.raises(AppError) as caught:
        read_code(text)
    assert caught.value.__cause__ is None
    return caught.value


def exchanged(code: RecoveryCode, number: int, group: str) -> list[str]:
    return [group if at == number else kept for at, kept in enumerate(code.groups)]


def test_a_code_is_seven_groups_of_five_and_140_random_bits() -> None:
    code = new_code()
    assert [len(group) for group in code.groups] == [5] * 7
    assert set("".join(code.groups)) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == 32
    assert len(code.to_bytes()) == 18
    assert int.from_bytes(code.to_bytes(), "big") < 2**140
    assert code.as_text() == " ".join(code.groups)


def test_every_one_of_the_140_bits_is_drawn() -> None:
    numbers = [int.from_bytes(new_code().to_bytes(), "big") for _ in range(200)]
    for bit in range(140):
        assert {number >> bit & 1 for number in numbers} == {0, 1}
    assert len(set(numbers)) == 200


def test_no_code_is_in_a_repr() -> None:
    code = new_code()
    assert not any(group in repr(code) for group in code.groups)


@given(codes)
def test_a_code_reads_back(code: RecoveryCode) -> None:
    assert read_code(code.as_text()) == code
    assert wrong_groups(code.groups) == ()
    assert looks_like_code(code.as_text())


@given(codes, st.data())
def test_case_spaces_dashes_and_look_alikes_are_forgiven(
    code: RecoveryCode, data: st.DataObject
) -> None:
    alike = {"0": "0oO", "1": "1iIlL"}
    typed = ""
    for sign in "".join(code.groups):
        typed += data.draw(st.sampled_from(alike.get(sign, sign + sign.lower())))
        typed += data.draw(st.sampled_from(["", "", "", " ", "-", "–", " \n", "\u200b", "\u00a0"]))
    assert read_code(typed) == code


def test_every_single_wrong_sign_is_found_and_its_group_named() -> None:
    for code in (new_code(), new_code()):
        for number, at in itertools.product(range(GROUPS), range(GROUP_SIGNS)):
            group = code.groups[number]
            for sign in set(ALPHABET) - {group[at]}:
                wrong = exchanged(code, number, group[:at] + sign + group[at + 1 :])
                assert wrong_groups(wrong) == (number + 1,)
                error = problem_of(" ".join(wrong))
                assert error.problem is Problem.RECOVERY_GROUP
                assert error.facts == {"group": number + 1}


@given(codes, places, st.integers(0, GROUP_SIGNS - 1), signs)
def test_a_wrong_sign_is_found_in_any_code(
    code: RecoveryCode, number: int, at: int, sign: str
) -> None:
    group = code.groups[number]
    wrong = exchanged(code, number, group[:at] + sign + group[at + 1 :])
    assert wrong_groups(wrong) == (() if sign == group[at] else (number + 1,))


@given(codes, places, st.integers(0, GROUP_SIGNS - 1), st.integers(0, GROUP_SIGNS - 1))
def test_two_signs_of_a_group_that_changed_places_are_found(
    code: RecoveryCode, number: int, one: int, other: int
) -> None:
    group = list(code.groups[number])
    group[one], group[other] = group[other], group[one]
    swapped = "".join(group)
    expected = () if swapped == code.groups[number] else (number + 1,)
    assert wrong_groups(exchanged(code, number, swapped)) == expected


def test_groups_that_changed_places_are_found_4200_times_of_4200() -> None:
    found = 0
    for _ in range(200):
        for one, other in itertools.combinations(range(GROUPS), 2):
            groups = list(new_code().groups)
            groups[one], groups[other] = groups[other], groups[one]
            found += wrong_groups(groups) == (one + 1, other + 1)
    assert found == 4200


def test_a_group_belongs_to_one_place_only() -> None:
    # Whether it adds up elsewhere doesn't depend on its signs, so one group for each pair is all.
    for number, elsewhere in itertools.permutations(range(GROUPS), 2):
        groups = exchanged(new_code(), elsewhere, new_code().groups[number])
        assert wrong_groups(groups) == (elsewhere + 1,)


def test_two_wrong_signs_in_a_group_pass_once_in_thirty_two_at_most() -> None:
    chance = random.Random(20260304)
    code, missed, tries = new_code(), 0, 8000
    for _ in range(tries):
        number = chance.randrange(GROUPS)
        group = list(code.groups[number])
        for at in chance.sample(range(GROUP_SIGNS), 2):
            group[at] = chance.choice([sign for sign in ALPHABET if sign != group[at]])
        missed += not wrong_groups(exchanged(code, number, "".join(group)))
    assert missed < tries * 0.045


@pytest.mark.parametrize("change", [-1, 1, -5, 5])
def test_a_sign_or_a_group_too_few_or_too_many_is_no_code(change: int) -> None:
    text = "".join(new_code().groups)
    text = text[:change] if change < 0 else text + "7" * change
    assert problem_of(text).problem is Problem.WRONG_RECOVERY_CODE


@pytest.mark.long
@settings(max_examples=10_000)
@given(st.text(max_size=80) | st.text(ALPHABET + "ilouILOU -", min_size=33, max_size=45))
def test_nothing_of_ten_thousand_typed_raises_anything_else(text: str) -> None:
    wrong_groups([text, text])
    looks_like_code(text)
    try:
        read_code(text)
    except AppError as error:
        assert set(error.facts) <= {"group"}


@given(st.text(max_size=80))
def test_nothing_typed_raises_anything_else_or_is_echoed(text: str) -> None:
    wrong_groups([text, text])
    looks_like_code(text)
    error = problem_of(text)
    assert set(error.facts) <= {"group"}


@given(st.lists(st.text(max_size=8), max_size=12))
def test_any_groups_are_judged_by_number(groups: list[str]) -> None:
    assert set(wrong_groups(groups)) <= set(range(1, len(groups) + 1))


@given(codes, st.text(min_size=5, max_size=5), places)
def test_a_group_of_anything_else_is_named(code: RecoveryCode, typed: str, number: int) -> None:
    try:
        read = read_code(" ".join(exchanged(code, number, typed)))
    except AppError as error:
        assert error.problem in {Problem.RECOVERY_GROUP, Problem.WRONG_RECOVERY_CODE}
        if error.problem is Problem.RECOVERY_GROUP:
            assert error.facts == {"group": number + 1}
    else:
        assert wrong_groups(read.groups) == ()


def test_a_huge_text_is_refused_at_once() -> None:
    assert problem_of("0" * 2_000_000).problem is Problem.WRONG_RECOVERY_CODE
    assert not looks_like_code("0" * 2_000_000)


@pytest.mark.parametrize("number", range(GROUPS))
@pytest.mark.parametrize("how", ["wrong", "lost", "doubled"])
def test_a_code_with_a_mistake_in_it_still_looks_like_one(number: int, how: str) -> None:
    code = new_code()
    group = code.groups[number]
    made = {
        "wrong": ("7" if group[0] != "7" else "8") + group[1:],
        "lost": group[1:],
        "doubled": group[0] + group,
    }
    assert looks_like_code(" ".join(exchanged(code, number, made[how])))


@pytest.mark.parametrize(
    "text",
    [
        "",
        PASSPHRASE,
        "correct horse battery staple",
        "the rain came late that year we were glad",
        "z" * 35,
        "a longer sentence than any code could ever be, with a comma in it",
    ],
)
def test_a_passphrase_does_not_look_like_a_code(text: str) -> None:
    assert not looks_like_code(text)

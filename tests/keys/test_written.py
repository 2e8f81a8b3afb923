"""The written form survives paper, tired eyes and any keyboard, and says where a mistake stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import KeyringError
from monitor.keys import Secret, new_secret, parse_secret, write_secret
from monitor.keys.written import GROUPS, SIGNS, parse_key_file, write_key_file

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KNOWN = Secret(bytes(range(32)))
WRITTEN = "20017-081GA-8186Q-0W408-J2GB0-1G6GW-W3RG7-24914-650N5-2RBHW-G68T6-3CE1E-T7GZW"
secrets = st.binary(min_size=32, max_size=32).map(Secret)
seldom = settings(derandomize=True, deadline=None, max_examples=200)


def refusal(text: str) -> str:
    """Why ``text`` is no key: a Spanish and an English line that show nothing of what was typed."""
    with pytest.raises(KeyringError) as caught:
        parse_secret(text)
    said = str(caught.value)
    assert len(said.splitlines()) == 2
    assert not any(piece in said for piece in text.replace("-", " ").split() if len(piece) >= 5)
    return said


def read(sign: str) -> str:
    """``sign`` as it is read: misreadings are taken for what they must mean."""
    return sign.upper().translate(str.maketrans("OILU", "011V"))


def test_the_written_form_stays_what_it_is() -> None:
    """A key written down today can be typed in for ever."""
    assert write_secret(KNOWN) == WRITTEN
    assert parse_secret(WRITTEN) == KNOWN


@seldom
@given(secrets)
def test_what_is_written_can_be_read(secret: Secret) -> None:
    """Writing and reading give the same secret."""
    assert parse_secret(write_secret(secret)) == secret


@settings(seldom, max_examples=30)
@given(secrets, st.data())
def test_layout_and_case_do_not_matter(secret: Secret, data: st.DataObject) -> None:
    """Any case, and spaces and dashes of any kind anywhere, also where groups were never."""
    typed = ""
    for sign in write_secret(secret).replace("-", ""):
        between = data.draw(st.sampled_from(["", "", " ", "-", "–", "\u00a0", "_", " - ", "\t"]))
        typed += between + data.draw(st.sampled_from([sign, sign.lower()]))
    assert parse_secret(f" {typed}\n") == secret


@seldom
@given(secrets, st.sampled_from(["Oo0", "IiLl1", "UuVv"]))
def test_letters_that_look_alike_are_taken_for_one(secret: Secret, alike: str) -> None:
    """O is 0, I and L are 1, U is V."""
    shown = write_secret(secret)
    typed = "".join(alike[at % len(alike)] if sign in alike else sign for at, sign in enumerate(shown))
    assert parse_secret(typed) == secret


@seldom
@given(secrets, st.integers(0, SIGNS - 1), st.characters())
def test_one_wrong_character_is_found_with_its_group(secret: Secret, place: int, wrong: str) -> None:
    """Whatever stands for one character, the key is refused, and its group is named if the length still holds."""
    signs = write_secret(secret).replace("-", "")
    typed = signs[:place] + wrong + signs[place + 1 :]
    if len(wrong.upper()) == 1 and read(wrong) == signs[place] and wrong.isascii():
        assert parse_secret(typed) == secret
        return
    said = refusal(typed)
    if wrong.isascii() and wrong.isalnum():
        assert f"grupo {place // 5 + 1}, y" in said
        assert f"group {place // 5 + 1}, and" in said


@seldom
@given(secrets, st.integers(0, SIGNS - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_of_the_alphabet_is_found(secret: Secret, place: int, wrong: str) -> None:
    """The mistakes people make: one letter or digit for another."""
    signs = write_secret(secret).replace("-", "")
    if wrong != signs[place]:
        assert f"grupo {place // 5 + 1}, y" in refusal(signs[:place] + wrong + signs[place + 1 :])


@seldom
@given(secrets, st.integers(0, GROUPS - 1), st.integers(0, 4), st.integers(0, 4))
def test_two_characters_of_a_group_exchanged_are_found(secret: Secret, place: int, one: int, two: int) -> None:
    """The second most common mistake, beside each other or not."""
    groups = write_secret(secret).split("-")
    signs = list(groups[place])
    signs[one], signs[two] = signs[two], signs[one]
    if "".join(signs) != groups[place]:
        groups[place] = "".join(signs)
        assert f"grupo {place + 1}, y" in refusal("-".join(groups))


@seldom
@given(secrets, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_two_groups_exchanged_are_found(secret: Secret, one: int, two: int) -> None:
    """A line copied in the wrong order names both groups, equal ones too: each knows its place."""
    groups = write_secret(secret).split("-")
    groups[one], groups[two] = groups[two], groups[one]
    if one != two:
        first, second = sorted((one + 1, two + 1))
        assert f"grupo {first}, {second}, y el orden" in refusal("-".join(groups))


@seldom
@given(secrets, st.integers(0, SIGNS - 1), st.sampled_from(["", "ZZ"]))
def test_a_missing_or_surplus_character_is_found(secret: Secret, place: int, instead: str) -> None:
    """In groups, the group is named; without spaces, how many characters there are."""
    signs = write_secret(secret).replace("-", "")
    typed = signs[:place] + instead + signs[place + 1 :]
    assert f"tiene {len(typed)} signos y deben ser 65" in refusal(typed)
    groups = write_secret(secret).split("-")
    group, within = divmod(place, 5)
    groups[group] = groups[group][:within] + instead + groups[group][within + 1 :]
    assert f"tiene 5 signos. Revise: grupo {group + 1}." in refusal("-".join(groups))


@pytest.mark.parametrize(
    ("text", "spanish", "english"),
    [
        ("", "No se escribió", "No key"),
        (" - \n", "No se escribió", "No key"),
        ("hola", "no es una clave", "no key"),
        ("A" * 5000, "no es una clave", "no key"),
        (WRITTEN[:-1] + "Ñ", "Revise: grupo 13", "group 13"),
        ("*" + WRITTEN[1:], "Revise: grupo 1.", "group 1."),
        (WRITTEN[:-6], "tiene 60 signos", "60 characters"),
    ],
)
def test_what_is_said_of_a_mistake(text: str, spanish: str, english: str) -> None:
    """In Spanish, then in English."""
    first, second = refusal(text).splitlines()
    assert spanish in first
    assert english in second


def test_a_key_of_a_later_version_says_so() -> None:
    """The four spare bits tell the version; the group that holds them must be well written to be believed."""
    assert WRITTEN.startswith("2001")
    later = [f"4001{check}{WRITTEN[5:]}" for check in ALPHABET]
    said = [refusal(typed) for typed in later]
    assert sum("Actualice" in each and "Upgrade" in each for each in said) == 1
    assert sum("Revise: grupo 1, y" in each for each in said) == len(ALPHABET) - 1


# --- key files ------------------------------------------------------------------------------------------------------


def test_a_key_file_holds_several_newest_first() -> None:
    """One a line; comments and empty lines are left out."""
    kept = [new_secret(), new_secret()]
    assert parse_key_file(Path("key"), write_key_file(kept)) == tuple(kept)
    noted = f"# la de marzo\n\n{write_secret(kept[0]).lower()}  # nueva\r\n  {write_secret(kept[1])}"
    assert parse_key_file(Path("key"), noted) == tuple(kept)


def test_a_mistake_in_a_key_file_names_its_line() -> None:
    """File and line stand before both languages."""
    with pytest.raises(KeyringError) as caught:
        parse_key_file(Path("dir/key"), f"# nota\n{WRITTEN}\n{WRITTEN[:-1]}Z\n")
    first, second = str(caught.value).splitlines()
    assert first.startswith("dir/key:3: La clave está mal escrita. Revise: grupo 13,")
    assert second.startswith("dir/key:3: The key is mistyped.")


def test_a_key_file_without_a_key_says_so() -> None:
    """Nothing, or comments alone."""
    with pytest.raises(KeyringError, match="No hay ninguna clave en key"):
        parse_key_file(Path("key"), "# vacío\n\n")

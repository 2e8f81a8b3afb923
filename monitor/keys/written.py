"""A secret as a person copies it onto paper and types it back in: 13 groups of 5 letters and digits, each checked.

Crockford's base32 (https://www.crockford.com/base32.html): no I, L, O and U, which are read as 1, 1, 0 and V. 256 bits
and four bits of version make 52 characters; every four of them carry a fifth that checks them, so that a mistake is
known with its group. The check is a sum over GF(32) whose weights all differ, plus the place of the group: it finds
every single wrong character, every two characters of a group exchanged, and every two groups exchanged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from monitor.errors import KeyringError
from monitor.keys import faults
from monitor.keys.faults import fault
from monitor.keys.secret import LENGTH, Secret

VERSION = 1
GROUP = 5
GROUPS = 13
SIGNS = GROUP * GROUPS

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)}
_VALUES |= {misread: _VALUES[meant] for misread, meant in (("O", "0"), ("I", "1"), ("L", "1"), ("U", "V"))}
_VALUES |= {sign.lower(): value for sign, value in _VALUES.items()}


def write_secret(secret: Secret) -> str:
    """``secret`` in its written form, 77 characters: "2ABCD-…"."""
    number = VERSION << 8 * LENGTH | int.from_bytes(secret.raw, "big")
    data = [number >> 5 * place & 31 for place in reversed(range(GROUPS * (GROUP - 1)))]
    groups = []
    for place in range(GROUPS):
        values = data[place * (GROUP - 1) :][: GROUP - 1]
        values.append(_sum([*values, 0]) ^ place)
        groups.append("".join(_ALPHABET[value] for value in values))
    return "-".join(groups)


def parse_secret(text: str) -> Secret:
    """The secret that ``text`` writes down; spaces, dashes and case do not matter.

    Raises KeyringError, which says in Spanish and English which groups to look at, and shows none of them.
    """
    pieces = "".join(" " if _parts(sign) else sign for sign in text).split()
    signs = "".join(pieces)
    groups = [signs[start : start + GROUP] for start in range(0, len(signs), GROUP)]
    wrong = [place for place, group in enumerate(groups) if not _fits(group, place)]
    if wrong or len(signs) != SIGNS:
        raise _mistake(pieces, signs, wrong)
    number = 0
    for sign in (sign for group in groups for sign in group[:-1]):
        number = number << 5 | _VALUES[sign]
    version, number = divmod(number, 1 << 8 * LENGTH)
    if version != VERSION:
        raise fault(faults.NEWER)
    return Secret(number.to_bytes(LENGTH, "big"))


def write_key_file(secrets: Sequence[Secret]) -> str:
    """A key file that holds ``secrets``, newest first: one written secret a line."""
    return "".join(f"{write_secret(secret)}\n" for secret in secrets)


def parse_key_file(path: Path, text: str) -> tuple[Secret, ...]:
    """The secrets in ``text``, newest first; "#" begins a comment. ``path`` is only named.

    Raises KeyringError for the first line that is no key, with its number, or if there is no key at all.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        try:
            found.append(parse_secret(written))
        except KeyringError as error:
            lines = (f"{path}:{number}: {said}" for said in str(error).splitlines())
            raise KeyringError("\n".join(lines)) from None
    if not found:
        raise fault(faults.EMPTY, path=path)
    return tuple(found)


def _mistake(pieces: Sequence[str], signs: str, wrong: Sequence[int]) -> KeyringError:
    """What to say of ``signs``, typed in ``pieces``, of which the groups ``wrong`` do not hold; the plainest first."""
    if not signs:
        return fault(faults.NOTHING)
    if not SIGNS // 2 <= len(signs) <= SIGNS * 2:
        return fault(faults.NO_KEY, right=SIGNS, many=GROUPS)
    if strange := sorted({place // GROUP for place, sign in enumerate(signs) if sign not in _VALUES}):
        return fault(faults.STRANGE, groups=_named(strange))
    if len(pieces) == GROUPS and (odd := [place for place, piece in enumerate(pieces) if len(piece) != GROUP]):
        return fault(faults.GROUP_LENGTH, right=GROUP, groups=_named(odd))
    if len(signs) != SIGNS:  # from the missing or surplus sign on, nothing holds
        first = wrong[0] if wrong else GROUPS - 1
        return fault(faults.LENGTH, count=len(signs), right=SIGNS, groups=_named([min(first, GROUPS - 1)]))
    return fault(faults.GROUPS_WRONG, groups=_named(wrong))


def _fits(group: str, place: int) -> bool:
    """Whether ``group`` is whole, and its check holds at ``place``."""
    values = [_VALUES[sign] for sign in group if sign in _VALUES]
    return len(group) == len(values) == GROUP and _sum(values) == place


def _parts(sign: str) -> bool:
    """Whether ``sign`` only sets groups apart: a space, or a dash of any length."""
    return sign.isspace() or sign == "_" or unicodedata.category(sign) == "Pd"


def _sum(values: Sequence[int]) -> int:
    """The weighted sum of ``values`` in GF(32), modulo x^5 + x^2 + 1, the last of them with weight 1."""
    total = 0
    for value in values:
        total <<= 1
        total = (total ^ 0b100101 if total & 32 else total) ^ value
    return total


def _named(places: Sequence[int]) -> str:
    """Places counted from 0 as people count: "3, 4"."""
    return ", ".join(str(place + 1) for place in places)

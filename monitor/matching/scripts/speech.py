"""One door to the scripts: the words a printed word may be a form of, and how a word may be spoken."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from monitor.matching.scripts import arabic, cyrillic, greek, latin
from monitor.matching.scripts.units import LONGEST
from monitor.matching.scripts.writing import Script, script_of, spoken

_READINGS: dict[Script, Callable[[str], tuple[str, ...]]] = {
    Script.LATIN: latin.readings,
    Script.CYRILLIC: cyrillic.readings,
    Script.GREEK: greek.readings,
    Script.ARABIC: arabic.readings,
}
_BASES: dict[Script, Callable[[str], tuple[str, ...]]] = {
    Script.CYRILLIC: cyrillic.bases,
    Script.GREEK: greek.bases,
    Script.ARABIC: arabic.bases,
}


def bases(word: str) -> tuple[str, ...]:
    """The word as it is spoken, then what it may be a case or another form of; Latin words have no other."""
    script = script_of(word)
    plain = spoken(word[:LONGEST], script)
    if script is Script.CYRILLIC and (restored := cyrillic.with_breves(plain)) != plain:
        return tuple(dict.fromkeys((*cyrillic.bases(plain), *cyrillic.bases(restored))))
    return _BASES[script](plain) if script in _BASES else (plain,)


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[str, ...]:
    """The ways to speak a word in small letters, in the alphabet of ``sounds``; none where the script is not known."""
    script = script_of(word)
    return _READINGS[script](word) if script in _READINGS else ()

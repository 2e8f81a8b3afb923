"""Sounds: the alphabet in which words of two scripts are compared, their skeletons, and how far two words are apart.

A sound is one letter: a e i o u, the glides y w, the consonants p b f v t d s z k g l m n r, and S (sh), Z (zh), C
(ch), J (dzh), c (ts), x (kh, h). Letters of the Arabic script that stand for several sounds keep letters of their own:
A I U (long vowels or glides), B (b, p), F (f, v), G (j, g), K (k, g), D (dh, z), E (th, s), H (h, or nothing at the end
of a word), V (any vowel that begins a word). So do two Greek ones: X (s, sh), Q (z, zh).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import inf

VOWELS = frozenset("aeiouAIUV")

#: How many ways to read a word are tried at most.
READINGS = 12

# Sounds that are written for one another between languages fall into one class of consonants.
_CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("pbfvBF", ("P",)),
    **dict.fromkeys("td", ("T",)),
    **dict.fromkeys("szSZCJcXQ", ("S",)),
    **dict.fromkeys("kgxK", ("K",)),
    **{letter: (letter.upper(),) for letter in "lmnr"},
    "U": ("", "P"),
    "H": ("K", ""),
    "G": ("S", "K"),
    "D": ("T", "S"),
    "E": ("T", "S"),
}

_OPENING = VOWELS | {"y", "w"}
_ENDINGS = {"a": "a", "A": "a", "o": "o", "u": "o", "U": "o"}

# What it costs that one sound stands for the other; other consonants cost 1, other vowels half.
_NEAR = {
    "sz": 0.05, "sc": 0.25, "zc": 0.2, "sS": 0.35, "SC": 0.3, "cC": 0.15, "zZ": 0.35, "ZJ": 0.15, "CJ": 0.4, "SZ": 0.4,
    "sC": 0.5, "zJ": 0.3, "cJ": 0.4, "zS": 0.5, "bv": 0.2, "vf": 0.2, "bp": 0.5, "pf": 0.6, "td": 0.5, "kg": 0.4,
    "kx": 0.4, "gx": 0.25, "iy": 0.0, "ey": 0.2, "uw": 0.0, "ow": 0.2, "vw": 0.1, "uv": 0.3, "ei": 0.3, "ou": 0.3,
    "ao": 0.35, "ae": 0.35, "eo": 0.45,
    "Aa": 0.0, "Ae": 0.1, "Ao": 0.15, "Ai": 0.3, "Au": 0.3, "Ui": 0.5, "Uu": 0.0, "Uo": 0.0, "Uw": 0.0, "Uv": 0.0,
    "Ub": 0.3, "Uf": 0.3, "Ii": 0.0, "Ie": 0.0, "Iy": 0.0, "Ia": 0.35, "Bb": 0.0, "Bp": 0.05, "Bv": 0.2,
    "Ff": 0.0, "Fv": 0.0, "Fp": 0.6, "GJ": 0.0, "Gg": 0.05, "GZ": 0.05, "GC": 0.4, "Gx": 0.4, "Gz": 0.4, "Gy": 0.4,
    "Kk": 0.0, "Kg": 0.15, "Kx": 0.4, "Dd": 0.0, "Dz": 0.0, "Ds": 0.3, "Et": 0.0, "Es": 0.05, "Hx": 0.0, "Ha": 0.05,
    "He": 0.05, "gJ": 0.4, "gZ": 0.5, "Ez": 0.1, "Va": 0.0, "Ve": 0.0, "Vi": 0.0, "Vo": 0.0,
    "Vu": 0.0, "Xs": 0.0, "XS": 0.05, "Xz": 0.1, "Xc": 0.25, "XC": 0.35, "Qz": 0.0, "QZ": 0.05, "Qs": 0.1,
    "QJ": 0.2, "Qc": 0.2,
}  # fmt: skip
_COSTS = {pair: cost for both, cost in _NEAR.items() for pair in ((both[0], both[1]), (both[1], both[0]))}
_GAPS = {"y": 0.1, "w": 0.25, "H": 0.1, "x": 0.6, "A": 0.4, "I": 0.45, "U": 0.5, "V": 0.3} | dict.fromkeys("aeiou", 0.5)
# The Arabic script leaves short vowels out, though not at the beginning of a word.
_UNWRITTEN_GAPS = _GAPS | dict.fromkeys("aeiou", 0.2)
_LAST_VOWEL = 0.5
_SILENT = 0.3
_ENDING_VOWELS = VOWELS | {"H", "y"}
# Maria and Mara, Lidia and Lida.
_GLIDE, _GLIDES = 0.35, ("y", "i", "I", "e")


def skeletons(sounds: str) -> frozenset[str]:
    """The word's consonants by class, neighbours of one class as one: what is left when two scripts meet."""
    found: set[str] = set()
    unwritten = _is_arabic(sounds)
    for classes in product(*(_CLASSES.get(sound, ("-",)) for sound in sounds[:40])):
        kinds = [kind for kind in classes if kind]
        found.add("".join(kind for kind, before in zip(kinds, ["", *kinds], strict=False) if kind not in ("-", before)))
        if unwritten:  # there may be a vowel between two neighbours
            found.add("".join(kind for kind in kinds if kind != "-"))
        if len(found) >= READINGS:
            break
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def keys(sounds: str) -> frozenset[str]:
    """The word's skeletons with how it begins and ends: words of other keys are too far apart to be compared."""
    begins = "+" if sounds[:1] in _OPENING else "-"
    ends = ("a", "") if sounds[-1:] == "H" else (_ENDINGS.get(sounds[-1:], ""),)
    return frozenset(skeleton + begins + end for skeleton in skeletons(sounds) if skeleton for end in ends)


def distance(one: str, other: str, most: float = inf) -> float:
    """How far two words are apart, 0 for the same sounds; a consonant that is quite another counts 1.

    Vowels that the Arabic script leaves out count little; a last vowel that differs counts much, since it tells Mario
    from María and Petrov from Petrova. What is surely more than ``most`` is reckoned no further.
    """
    if one == other:
        return 0.0
    loose_one = _UNWRITTEN_GAPS if _is_arabic(other) else _GAPS
    loose_other = _UNWRITTEN_GAPS if _is_arabic(one) else _GAPS
    left_out = [(loose_other if at else _GAPS).get(sound, 1.0) for at, sound in enumerate(other)]
    row = [0.0]
    for gap in left_out:
        row.append(row[-1] + gap)
    last = _last_vowel(one, other)
    for place, mine in enumerate(one):
        gap = (loose_one if place else _GAPS).get(mine, 1.0)
        above, row = row, [row[0] + gap]
        for at, theirs in enumerate(other):
            row.append(min(above[at] + _apart(mine, theirs), above[at + 1] + gap, row[at] + left_out[at]))
        if min(row) + last > most:
            return inf
    return max(0.0, row[-1] + last)


@lru_cache(maxsize=1 << 12)
def _apart(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _COSTS.get((one, other), 0.5 if one in VOWELS and other in VOWELS else 1.0)


def _last_vowel(one: str, other: str) -> float:
    mine, theirs = one[-1:], other[-1:]
    if _is_arabic(one) or _is_arabic(other):  # which writes a last vowel
        if (mine in _ENDING_VOWELS) == (theirs in _ENDING_VOWELS):
            return 0.0
        return 0.1 if "e" in (mine, theirs) else _LAST_VOWEL
    if "e" in (mine, theirs) and (mine in VOWELS) != (theirs in VOWELS):
        return -_SILENT  # the e that English and French leave unspoken
    open_one, open_other = mine in "ao", theirs in "ao"
    if not open_one and not open_other:
        return 0.0
    if _apart(mine, theirs) > 0.15:
        return _LAST_VOWEL
    return _GLIDE if (one[-2:-1] in _GLIDES) != (other[-2:-1] in _GLIDES) else 0.0


def _is_arabic(sounds: str) -> bool:
    """Whether the word has letters of the Arabic script, or no vowel at all, as only that script leaves a word."""
    return not _ARABIC_SOUNDS.isdisjoint(sounds) or not any(sound in VOWELS for sound in sounds)


_ARABIC_SOUNDS = frozenset("AIUBFGKDEHV")

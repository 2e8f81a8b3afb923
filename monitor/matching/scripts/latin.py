"""How a Latin word may be spoken: Spanish, English, Portuguese, Slavic and Arabic spellings of one sound meet here."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from monitor.matching.scripts.sounds import READINGS

# Letters and groups of letters with the sounds they may stand for, the likeliest first; the first fitting rule counts.
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shch", ("SC",)),
    ("tsch|tch", ("C",)),
    ("sch", ("S", "SC", "sk")),
    ("zh", ("Z",)),
    ("kh", ("x",)),
    ("sh", ("S",)),
    ("ch(?=[lr])", ("k", "x")),
    ("ch(?=[aou])", ("C", "S")),
    ("ch(?=[eiy])", ("C", "S", "k", "x")),
    ("ch", ("C", "x", "k")),
    ("cz", ("C",)),
    ("dzh|dj|dg(?=e)", ("J",)),
    ("ck|cc(?![eiy])|cq", ("k",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("gh", ("g",)),
    ("tz|ts", ("c",)),
    ("qu(?=[ei])", ("k", "kw")),
    ("q", ("k",)),
    ("gu(?=[ei])", ("g", "gu")),
    ("^geo(?=r)", ("Jo", "xeo", "geo")),
    ("g(?=e$)", ("J", "x")),
    ("g(?=[eiy])", ("x", "g", "J")),
    ("^j", ("x", "J", "y")),
    ("(?<=[bcdfghklmpqstvz])j", ("y", "J")),
    ("j(?=[aeiouy])", ("x", "J", "y")),
    ("(?<=[iye])j$", ("y",)),
    ("j", ("y", "J")),
    ("ll$", ("l",)),
    ("ll", ("ly", "y", "l")),
    ("^x", ("x", "ks", "S", "s")),
    ("x", ("ks", "x")),
    ("c(?=[eiy])", ("s", "c", "C")),
    ("c", ("k",)),
    ("sz", ("s", "S")),
    ("ew$", ("yu", "ev")),
    ("wh", ("w", "v")),
    ("w$", ("v", "w")),
    ("w", ("v", "w")),
    ("^h", ("", "x")),
    ("(?<=[aeiou])h$", ("", "x")),
    ("h", ("x", "")),
    ("ou", ("u", "ou")),
    ("oo", ("u", "oo")),
    ("ee", ("i", "ee")),
    ("(?<=[aeo])u(?=[aeiou])", ("w",)),
    ("(?<=[aeiou])y|y(?=[aeiou])", ("y",)),
    ("y", ("i",)),
    ("(?<=[a-z])i(?=[aeou])", ("y",)),
    (r"(?P<double>[a-z])(?=(?P=double))", ("",)),
)
_SOUNDS = tuple(sounds for _, sounds in _RULES)
_GRAPHEMES = re.compile("|".join(f"(?P<rule{at}>{rule})" for at, (rule, _) in enumerate(_RULES)) + "|[a-z]")
_MARKED = {
    "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "ź": "zh", "ç": "s",
    "đ": "j", "ţ": "ts", "ț": "ts", "ñ": "ny", "ë": "yo",
}  # fmt: skip
_SPELT_OUT = str.maketrans(_MARKED | {letter.upper(): sound.upper() for letter, sound in _MARKED.items()})
_SERVANT = re.compile(r"\babd(?:[ -]?[aeou][lrs](?:[ -]|(?=[a-z]))|[ -])(?=[a-z]{2})", re.IGNORECASE)


def spelt_out(name: str) -> str:
    """The name with marked letters as sounds (Šešelj: Sheshelj), and Abdel Fattah, Abd al-Fattah as one word."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).translate(_SPELT_OUT)
    return _SERVANT.sub("Abd", name) if "abd" in name.lower() else name


@lru_cache(maxsize=1 << 12)
def readings(word: str) -> tuple[str, ...]:
    """The ways to speak a folded word, the likeliest first, twelve at most."""
    parts: list[tuple[str, ...]] = []
    for found in _GRAPHEMES.finditer(word[:40]):
        rule = found.lastgroup
        parts.append(_SOUNDS[int(rule.removeprefix("rule"))] if rule else (found.group(),))
    return ways(parts)


_TWICE = re.compile(r"([^aeiou])\1+")


def ways(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Every combination of the parts' sounds, twelve at most, each part's likeliest first."""
    open_parts = [part for part in parts if len(part) > 1]
    while _count(open_parts) > READINGS:
        longest = max(range(len(open_parts)), key=lambda at: len(open_parts[at]))
        open_parts[longest] = open_parts[longest][:-1]
    kept = iter(open_parts)
    narrowed = [next(kept) if len(part) > 1 else part for part in parts]
    return tuple(dict.fromkeys(_TWICE.sub(r"\1", "".join(one)) for one in product(*narrowed)))


def _count(parts: list[tuple[str, ...]]) -> int:
    count = 1
    for part in parts:
        count *= len(part)
    return count

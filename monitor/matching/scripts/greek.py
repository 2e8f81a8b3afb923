"""How a Greek word is spoken, and which words it may be a case of (Μητσοτάκη: Μητσοτάκης)."""

from __future__ import annotations

import re
import unicodedata

from monitor.matching.scripts.latin import ways

_ACUTE, _DIAERESIS = "\u0301", "\u0308"
# A second vowel with a diaeresis, and one after an accented vowel, is spoken apart: Γκοϊκοετσέα, Μάιος.
_APART = str.maketrans({"ι": "1", "υ": "2"})
_GROUPS: dict[str, tuple[str, ...]] = {
    "ου": ("u",), "αι": ("e", "ai"), "ει": ("i", "ei"), "οι": ("i", "oi"), "υι": ("i",), "αυ": ("av", "af", "au"),
    "ευ": ("ev", "ef", "eu"), "μπ": ("mb", "b", "mp"), "ντ": ("nd", "d", "nt"), "γκ": ("ng", "g"), "γγ": ("ng",),
    "γχ": ("nx",), "γι": ("y", "gi"), "τσ": ("c",), "τζ": ("J", "c"), "ντσ": ("nc",), "ντζ": ("nJ", "J"),
    "1": ("i",), "2": ("i",), "α": ("a",), "β": ("v",), "γ": ("g",),
    "δ": ("d",), "ε": ("e",), "ζ": ("Q",), "η": ("i",), "θ": ("t", "s"), "ι": ("i",), "κ": ("k",), "λ": ("l",),
    "μ": ("m",), "ν": ("n",), "ξ": ("ks",), "ο": ("o",), "π": ("p",), "ρ": ("r",), "σ": ("X",), "τ": ("t",),
    "υ": ("i",), "φ": ("f",), "χ": ("x",), "ψ": ("ps",), "ω": ("o",),
}  # fmt: skip
_FIRST = {"μπ": "b", "ντ": "d", "γκ": "g"}
_SOFT_GAMMA = ("y", "g")
_GRAPHEME = re.compile(
    r"γι(?=[αεοωυ])|γ(?=[ειηυ])|(?P<double>[^γ])(?=(?P=double))|ου|[αευο]ι|[αε]υ|μπ|ντ[σζ]|ντ|γ[κγχ]|τ[σζ]|\w"
)
_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ου", ("οσ", "ησ", "ασ")),
    ("ο", ("οσ", "ο")),
    ("ον", ("οσ",)),
    ("ε", ("οσ",)),
    ("η", ("ησ",)),
    ("α", ("ασ",)),
    ("ασ", ("α",)),
    ("ησ", ("η",)),
    ("εα", ("εασ",)),
    ("ωσ", ("ω",)),
    ("ω", ("ωσ",)),
)


def readings(word: str) -> tuple[str, ...]:
    """The ways to speak the word, written as in ``writing.spoken``: decomposed, so that marks follow their letters."""
    plain = ""
    for letter in word[:60]:
        if letter == _DIAERESIS and plain:
            plain = plain[:-1] + plain[-1].translate(_APART)
        elif letter == _ACUTE or not unicodedata.combining(letter):
            plain += letter
    plain = re.sub(f"(?<=[αεο]{_ACUTE})[ιυ]", lambda second: second.group().translate(_APART), plain)
    plain = plain.replace(_ACUTE, "").replace(_DIAERESIS, "")
    parts: list[tuple[str, ...]] = []
    for found in _GRAPHEME.finditer(plain):
        group = found.group()
        if found["double"]:
            continue
        if group == "γ" and found.end() < len(plain) and plain[found.end()] in "ειηυ":
            parts.append(_SOFT_GAMMA)
        elif found.start() == 0 and group in _FIRST:
            parts.append((_FIRST[group],))
        else:
            parts.append(_GROUPS.get(group, ("",)))
    return ways(parts)


def bases(word: str) -> tuple[str, ...]:
    """The word itself, then every word whose case it may be by its ending; accents are kept where they were."""
    found = {word: None}
    plain = word.replace(_ACUTE, "") if word.endswith(_ACUTE) or _ACUTE in word[-3:] else word
    for ending, nominatives in _CASES:
        if plain.endswith(ending) and len(plain) > len(ending) + 1:
            found.update(dict.fromkeys(plain.removesuffix(ending) + nominative for nominative in nominatives))
    return tuple(found)

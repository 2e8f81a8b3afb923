"""Rewritings by slips of the pen, by ear and by scanners: one word of the name is spelt otherwise."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.matching.kinds import Desk, Group, Rewriting
from benchmarks.matching.names import Name
from benchmarks.matching.vocabulary import plain, usual_words

_ALL = ("es", "en", "ru", "ar")
_LATIN_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_OTHER_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ")
#: Letters: shorter words are hardly ever misspelt, and a slip in one makes another name.
_SHORTEST = 4

Spell = Callable[[str, random.Random], str | None]


def _slipping(spell: Spell, shortest: int = _SHORTEST) -> Callable[[Name, Desk], str | None]:
    """A rewriting that spells one word of the name otherwise, never as a word that is itself a usual name."""

    def rewrite(name: Name, desk: Desk) -> str | None:
        words = re.split(r"([ -])", name.full)
        places = [at for at, word in enumerate(words) if len(word) >= shortest and word.isalpha()]
        desk.draw.shuffle(places)
        for at in places:
            spelt = spell(words[at], desk.draw)
            if spelt and plain(spelt) != plain(words[at]) and plain(spelt) not in usual_words():
                return "".join([*words[:at], spelt, *words[at + 1 :]])
        return None

    return rewrite


def _like(letter: str, model: str) -> str:
    return letter.upper() if model.isupper() else letter


def _neighbour(letter: str, draw: random.Random) -> str:
    for row in _LATIN_ROWS + _OTHER_ROWS:
        at = row.find(plain(letter))
        if at >= 0:
            return draw.choice([one for one in row[max(at - 1, 0) : at + 2] if one != row[at]])
    return draw.choice("aeo")


def _one_edit(word: str, draw: random.Random) -> str:
    # The first letter is seldom the wrong one.
    at = draw.randrange(len(word)) if draw.random() < 0.1 else draw.randrange(1, len(word))
    kind = draw.choice(("insert", "delete", "substitute"))
    if kind == "delete":
        return (word[:at] + word[at + 1 :]).capitalize() if word[0].isupper() else word[:at] + word[at + 1 :]
    vowels = "aeiou"
    if kind == "insert":
        return word[:at] + _neighbour(word[at], draw) + word[at:] if at else word + word[-1]
    old = plain(word[at])
    new = draw.choice(vowels.replace(old, "")) if old in vowels and draw.random() < 0.6 else _neighbour(word[at], draw)
    return word[:at] + _like(new, word[at]) + word[at + 1 :]


def _transposed(word: str, draw: random.Random) -> str | None:
    places = [at for at in range(1, len(word) - 1) if plain(word[at]) != plain(word[at + 1])]
    if not places:
        return None
    at = draw.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str, draw: random.Random) -> str:
    if (twice := re.search(r"(.)\1", word.lower())) and draw.random() < 0.7:
        return word[: twice.start()] + word[twice.start() + 1 :]
    at = draw.randrange(1, len(word))
    return word[:at] + word[at].lower() + word[at:]


def _exchanged(*pairs: tuple[str, str]) -> Spell:
    """One of the places where a pattern fits is replaced; patterns see the folded word, letter by letter."""

    def spell(word: str, draw: random.Random) -> str | None:
        folded = plain(word)
        if len(folded) != len(word):
            return None
        changes = [
            (found.start(), found.end(), found.expand(new)) for old, new in pairs for found in re.finditer(old, folded)
        ]
        if not changes:
            return None
        start, end, new = draw.choice(changes)
        new = new.capitalize() if word[start : start + 1].isupper() else new
        changed = word[:start] + new + word[end:]
        return changed[:1].upper() + changed[1:] if word[0].isupper() else changed

    return spell


def _scanned(word: str, draw: random.Random) -> str | None:
    pairs = (
        ("rn", "m"),
        ("m", "rn"),
        ("l", "I"),
        ("l", "1"),
        ("I", "l"),
        ("I", "1"),
        ("i", "l"),
        ("O", "0"),
        ("o", "0"),
    )
    changes = [(found.start(), old, new) for old, new in pairs for found in re.finditer(old, word)]
    if not changes:
        return None
    start, old, new = draw.choice(changes)
    return word[:start] + new + word[start + len(old) :]


def _one_slip(kind: str, spell: Spell, texts: tuple[str, ...] = ("es", "en"), shortest: int = _SHORTEST) -> Rewriting:
    return Rewriting(kind, Group.SLIP, _slipping(spell, shortest), texts=texts)


_SIBILANTS = _exchanged(
    (r"z(?=[aou]|$)", "s"), (r"(?<!^)s(?=[aou])", "z"), (r"s$", "z"), (r"c(?=[ei])", "s"), (r"s(?=[ei])", "c"),
    (r"z(?=[ei])", "c"), (r"c(?=[ei])", "z"),
)  # fmt: skip

SLIPS = (
    _one_slip("one edit", _one_edit, _ALL),
    _one_slip("letters transposed", _transposed, _ALL),
    _one_slip("letter doubled or not", _doubled, _ALL),
    _one_slip("b and v", _exchanged(("b", "v"), ("v", "b"))),
    _one_slip("s, z and c", _SIBILANTS),
    _one_slip("ll and y", _exchanged(("ll", "y"), (r"y(?=[aeiou])", "ll"))),
    _one_slip("h dropped or added", _exchanged((r"^h", ""), (r"(?<![cspt])h", ""), (r"^(?=[aeiou])", "h"))),
    _one_slip("g and j", _exchanged((r"g(?=[ei])", "j"), (r"j(?=[ei])", "g"))),
    _one_slip("scanner: rn/m, l/I/1, 0/O", _scanned, shortest=3),
)

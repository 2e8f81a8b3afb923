"""The words of all watched names: which of them a printed word may be, in the same script or in another one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from monitor.matching.scripts.sounds import distance, keys
from monitor.matching.scripts.speech import bases, readings
from monitor.matching.scripts.units import LONGEST
from monitor.matching.scripts.vowels import spellings_of, written_as
from monitor.matching.scripts.writing import Script, script_of, written

#: Distances for each sound of the longer word up to which two words are close, and up to which one may be the other.
CLOSE, FAIR = 0.05, 0.105
#: Consonants: with fewer the vowels must agree as well, that is the whole distance be no more than this.
_SHORT, _AGREE = 3, 0.25
#: The same for words in Arabic script, where less is written and ordinary words look like names.
FAIR_ARABIC, _AGREE_ARABIC = 0.07, 0.12
#: Watched words that are compared with one printed word at most.
_COMPARED = 400
#: Watched words that a printed word may stand for at most; the nearest are kept.
_KEPT = 8


class Meant(NamedTuple):
    """A watched word that a printed one may be: how far apart they sound, its base form, and whether scripts differ."""

    word: int
    apart: float
    base: str
    crossed: bool


class Vocabulary:
    """Watched words by number."""

    def __init__(self) -> None:
        """Empty at first."""
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._scripts: list[Script] = []
        self._keys: dict[str, list[tuple[int, str]]] = {}  # the words that sound like it, each with those sounds
        self._remembered = lru_cache(maxsize=1 << 15)(self._meant)

    def add(self, word: str) -> int:
        """The number of ``word``, which is new or known."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
            self._scripts.append(script_of(word))
            for sounds in readings(word) if len(word) <= LONGEST else ():
                for key in keys(sounds):
                    self._keys.setdefault(key, []).append((number, sounds))
            self._remembered.cache_clear()
        return number

    def meant(self, printed: str) -> tuple[Meant, ...]:
        """The watched words that ``printed`` may be, the nearest first; long ones are not even remembered."""
        return self._remembered(printed) if len(printed) <= LONGEST else ()

    def _meant(self, printed: str) -> tuple[Meant, ...]:
        """The watched words that ``printed`` (small letters) may be, the nearest first; of Latin ones none in Latin."""
        script = script_of(printed)
        best: dict[int, Meant] = {}
        for base in bases(printed):
            same = self._numbers.get(written(base, script))
            if same is not None and same not in best and script is not Script.LATIN:
                best[same] = Meant(same, 0.0, base, crossed=False)
            if script is Script.REST:
                continue
            for word, apart in self._across(base, script):
                if word not in best or apart < best[word].apart:
                    best[word] = Meant(word, apart, base, crossed=True)
        return tuple(sorted(best.values(), key=lambda one: (one.apart, one.base != printed))[:_KEPT])

    def _across(self, base: str, script: Script) -> list[tuple[int, float]]:
        near = dict.fromkeys(self._known(base, script), 0.0)
        for sounds in readings(base):
            for key in keys(sounds):
                for word, other in self._keys.get(key, ())[:_COMPARED]:
                    theirs = self._scripts[word]
                    if theirs is script or near.get(word) == 0.0:
                        continue
                    apart = _apart(sounds, other, key, arabic=Script.ARABIC in (script, theirs))
                    if apart is not None and apart < near.get(word, 1.0):
                        near[word] = apart
        return list(near.items())

    def _known(self, base: str, script: Script) -> list[int]:
        """The watched words that are usual spellings of the same name: Mohamed, محمد."""
        if script is Script.ARABIC:
            same = spellings_of(written(base, script))
        else:
            same = written_as(base) if script is Script.LATIN else []
        return [number for word in same if (number := self._numbers.get(word)) is not None]


def _apart(sounds: str, other: str, key: str, *, arabic: bool) -> float | None:
    """How far two words of one key are apart for each of their sounds; None for too far."""
    fair, agree = (FAIR_ARABIC, _AGREE_ARABIC) if arabic else (FAIR, _AGREE)
    length = max(len(sounds), len(other))
    most = fair * length
    if len(key.rstrip("ao+-")) < _SHORT:
        most = min(most, agree)
    whole = distance(sounds, other, most)
    return whole / length if whole <= most else None

"""One way across: words of other scripts against every watched name, or Latin words against names in other scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from monitor.matching.scripts.glance import Glance, glance, may_name
from monitor.matching.scripts.watch import WatchIndex

#: Stretches, and characters, that are put together at most: "Абд аль Рахман" are three.
_TOGETHER, _LONGEST = 4, 120
#: What goes on beyond that is left to a close look.
_CLOSELY = Glance(telling=True)


class Side:
    """The names of one way across, indexed when the first text asks for them; until then they cost little."""

    def __init__(self, *, latin: bool) -> None:
        """``latin``: the words of the text are Latin, and the names are not."""
        self.latin = latin
        self._names: dict[int, tuple[str, ...]] = {}
        self._index: WatchIndex | None = None
        self._remembered = lru_cache(maxsize=1 << 12)(self._glance)

    def __bool__(self) -> bool:
        """Whether anybody is watched."""
        return bool(self._names)

    def add(self, place: int, names: tuple[str, ...]) -> None:
        """Watches the person at ``place``; who stood there is forgotten."""
        if place in self._names:
            self.remove(place)
        self._remembered.cache_clear()
        self._names[place] = names
        if self._index is not None:
            self._index.add(place)

    def remove(self, place: int) -> None:
        """Forgets a person; one who is not known is no error."""
        if self._index is not None and place in self._names:
            self._index.remove(place)
        self._names.pop(place, None)
        self._remembered.cache_clear()

    @property
    def index(self) -> WatchIndex:
        """The names, ready."""
        if self._index is None:
            self._index = WatchIndex(self._names)
        return self._index

    def glance(self, stretch: str, *, lower: bool) -> Glance | None:
        """A glance at a stretch without white space; ``lower`` says that the text has no capitals at all."""
        return self._glance(stretch, lower) if self._names else None

    def may_name(self, seen: Iterable[tuple[int, Glance]], stretches: Sequence[str], *, lower: bool) -> bool:
        """Whether a name may stand in ``stretches``, of which those of concern are ``seen``; never wrongly False."""
        quoted = not all(stretch[0].isalnum() for stretch in stretches)
        return may_name(self._with_joined(seen, stretches, lower=lower), self.index, latin=self.latin, quoted=quoted)

    def _with_joined(
        self, seen: Iterable[tuple[int, Glance]], stretches: Sequence[str], *, lower: bool
    ) -> Iterator[tuple[int, Glance]]:
        """The glances, and those at the words that two stretches or more make together: Сан Мигель, Абд аль Рахман."""
        for at, one in seen:
            yield at, one
            text, end, joint = stretches[at], at, one.goes_on
            while joint and end + 1 < len(stretches):
                end += 1
                text += joint + stretches[end]
                if end - at >= _TOGETHER or len(text) > _LONGEST:
                    yield end, _CLOSELY
                    break
                whole = self._remembered(text, lower)
                if whole is None:
                    break
                # Over a line's end the two are one word or two: they are looked at closely.
                cut = joint == "\n" and bool(whole.givens or whole.surnames)
                yield end, whole._replace(small=False, telling=whole.telling or cut)
                joint = whole.goes_on

    def _glance(self, stretch: str, lower: bool) -> Glance | None:
        return glance(stretch, self.index, lower=lower, latin=self.latin)

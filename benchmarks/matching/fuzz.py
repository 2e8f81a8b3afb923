"""Texts that nobody would print, by the thousand: ``python -m benchmarks.matching.fuzz --minutes 10 --seed 1``.

News that names watched people is cut, blown up, misread and salted with odd characters. Whatever comes of it, the
matcher raises nothing, its mentions stand where they say, a second look says the same, and the time (of the
processor) stays in proportion to the length. A text is made of its number and the seed: ``--only 123`` makes it again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.matching.facilities import watched_places
from benchmarks.matching.invent import Inventor
from benchmarks.matching.lists import decoys
from benchmarks.matching.news import Newsroom
from monitor.matching import Matcher, Mention, Subject, SubjectType

#: Watched people; texts of each kind of news that are mutated.
_PEOPLE, _NEWS = 2_000, 40
#: Seconds that a kilobyte (of characters) may take, and those that any text may.
PER_KILOBYTE, AT_LEAST = 0.04, 0.2
#: Characters of the longest text, and of most of them.
_LONGEST, _USUAL = 150_000, 4_000
_ODD = (
    "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\u0323", "\u064b", "\u0670",
    "\u20dd", "\ud800", "\udfff", "\x00", "\x1b", "\x85", "\u2028", "\u00a0", "\u3000", "\uff21", "\u0130", "\u1e9e",
    "\ufb03", "\u01c5", "\u3164", "\U0001f468\u200d\U0001f469", "&amp;", "&#0;", "&#x110000;", "&lt", "Ã©", "â€™", "#",
    "@", "_", "-", "\u2010", "'", "’", "(", "«", ",", ".", "...", "\n", "\r\n", "\n\n", "\t", "1", "II", "½", "ß", "İ",
    "ي", "ال", "й", "и\u0306",
)  # fmt: skip

#: Words over which a name goes on, and small ones inside names.
_GOING_ON = (
    "Сан", "сан", "Абд", "абд", "аль", "Ибн", "ибн", "ван", "дер", "де", "ла", "San", "Santa", "Abd", "al", "Al", "bin",
    "De", "La", "de", "van", "عبد", "ابو", "بن", "ال", "سان", "Σαν", "O'", "О’", "А.", "Х", "«",
)  # fmt: skip
#: People listed in other scripts, whom Latin words may name.
_OTHERS = ("Иван Степанович Кротов", "Хосе Сан Мигель", "عصام الحداداني", "عبد الله عبد الرحمن", "Κυριάκος Μητσοτάκης")


@dataclass(frozen=True, slots=True)
class Fault:
    """What was wrong with the text of this number."""

    number: int
    what: str


class Fuzzer:
    """A list, and the texts that are made of news about it."""

    def __init__(self, seed: int) -> None:
        """``seed`` decides on the list and on every text."""
        self.seed = seed
        inventor = Inventor(seed)
        self.names = [name.full for name in decoys(inventor, _PEOPLE)]
        self.find: Callable[[str], list[Mention]] = Matcher([*self._people(), *watched_places()]).find
        strangers = dict.fromkeys(("es", "en", "ru", "ar"), self.names)
        newsroom = Newsroom(seed, strangers)
        self.news = [newsroom.document(language) for language in ("es", "en", "ru", "ar") for _ in range(_NEWS // 4)]
        for text in self.news[:: _NEWS // 4]:
            self.find(text)  # the first text of each script makes its index

    def _people(self) -> Iterator[Subject]:
        for at, name in enumerate(_OTHERS):
            yield Subject(f"o{at}", SubjectType.PERSON, name)
        for at, name in enumerate(self.names):
            given, *_, surname = name.split()
            aliases = (f"{surname}, {given}", f"El {surname}") if at % 10 == 0 else ()
            words = (surname,) if at % 25 == 0 else ()
            yield Subject(f"p{at}", SubjectType.PERSON, name, aliases, words, namesakes=("futbolista",) * (at % 7 == 0))

    def text(self, number: int) -> str:
        """The text of this number."""
        draw = Random(f"{self.seed}/{number}")  # noqa: S311 - texts, no secret
        text = draw.choice(self.news)
        at = draw.randrange(len(text))
        text = text[at : at + draw.randint(1, _USUAL)]
        for _ in range(draw.randint(1, 6)):
            text = draw.choice(MUTATIONS)(text, draw, self.names)[:_LONGEST]
        return text

    def faults(self, number: int) -> Iterator[str]:
        """What is wrong with what is found in the text of this number."""
        text = self.text(number)
        begin = time.process_time()
        try:
            mentions = self.find(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            yield f"{type(error).__name__}: {error}"
            return
        took = time.process_time() - begin
        if took > AT_LEAST + PER_KILOBYTE * len(text) / 1000:
            yield f"{took:.1f} s for {len(text) / 1000:.0f} kB"
        yield from misplaced(text, mentions)
        if self.find(text) != mentions:
            yield "another answer at the second look"


def misplaced(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Mentions that do not stand in ``text`` where they say, or stand there twice."""
    for one in mentions:
        if not 0 <= one.start < one.end <= len(text) or text[one.start : one.end] != one.words:
            yield f"{one.words!r} does not stand at {one.start} to {one.end}"
    if [one.start for one in mentions] != sorted(one.start for one in mentions):
        yield "mentions out of order"
    if len({(one.start, one.end, one.subject_id) for one in mentions}) < len(mentions):
        yield "a mention twice"


def _salted(text: str, draw: Random, __: Sequence[str]) -> str:
    letters = list(text)
    for _ in range(draw.randint(1, 40)):
        letters.insert(draw.randint(0, len(letters)), draw.choice(_ODD))
    return "".join(letters)


def _named(text: str, draw: Random, names: Sequence[str]) -> str:
    at = draw.randint(0, len(text))
    name = draw.choice((str, str.upper, str.lower, str.title, str.swapcase))(draw.choice(names))
    joined = name.replace(" ", draw.choice((" ", "\n", "-", ", ", "", "_", "\u200b", ". ", "&nbsp;", "-\n", "\u00a0")))
    before, after = draw.choice(("", " ", "#", "@", "(", ", ")), draw.choice(("", " ", "'s", ","))
    return text[:at] + before + joined + after + text[at:]


def _repeated(text: str, draw: Random, names: Sequence[str]) -> str:
    at = draw.randint(0, len(text))
    some, name = text[at : at + draw.randint(1, 60)], draw.choice(names)
    piece = draw.choice((some, name, name + " ", draw.choice(_ODD)))
    return text[:at] + piece * draw.choice((2, 2, 2, 30, 30, 300, 5_000)) + text[at:]


def _chained(text: str, draw: Random, names: Sequence[str]) -> str:
    """Words that go on and on: short or small ones in some scripts, over a hyphen, a space or the line's end."""
    known = (*_GOING_ON, *text.split()[:20], *draw.choice(names).split())
    words = [draw.choice(known)[: draw.choice((1, 2, 4, 20))] for _ in range(draw.choice((1, 1, 2, 3, 200)))]
    end = draw.choice(("-\n", "-\n", "- ", "-", " ", " ", "\n", "\u00ad", "\u00ad\n", "» «", ", "))
    at, times = draw.randint(0, len(text)), draw.choice((30, 300, 2_000))
    chain = "".join(words[one % len(words)] + end for one in range(times))
    return text[:at] + " " + chain + text[at:]


def _cut(text: str, draw: Random, _: Sequence[str]) -> str:
    at = draw.randint(0, len(text))
    return text[:at] + text[at + draw.randint(0, 30) :]


def _shuffled(text: str, draw: Random, _: Sequence[str]) -> str:
    words = text.split(" ")
    draw.shuffle(words)
    return draw.choice((" ", "\n", "", ", ", "-")).join(words)


def _cased(text: str, draw: Random, _: Sequence[str]) -> str:
    return draw.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))(text)


def _misread(text: str, draw: Random, _: Sequence[str]) -> str:
    octets = text.encode("utf-8", "surrogatepass")
    codec = draw.choice(("cp1252", "latin-1", "utf-16-le", "ascii", "cp437"))
    return octets.decode(codec, draw.choice(("replace", "ignore")))


def _binary(text: str, draw: Random, _: Sequence[str]) -> str:
    at = draw.randint(0, len(text))
    return text[:at] + draw.randbytes(draw.choice((10, 10, 300, 5_000))).decode("latin-1") + text[at:]


def _any_letters(text: str, draw: Random, _: Sequence[str]) -> str:
    at, size = draw.randint(0, len(text)), draw.choice((5, 200, 2_000))
    return text[:at] + "".join(chr(draw.randrange(0x11_0000)) for _ in range(size)) + text[at:]


def _escaped(text: str, draw: Random, _: Sequence[str]) -> str:
    share = draw.random()
    return "".join(f"&#{ord(letter)};" if draw.random() < share else letter for letter in text)


def _without_spaces(text: str, draw: Random, _: Sequence[str]) -> str:
    return text.replace(" ", draw.choice(("", "\u200b", "\u0301", "_", "\n", "\u3000")))


Mutation = Callable[[str, Random, Sequence[str]], str]
MUTATIONS: tuple[Mutation, ...] = (
    _salted, _salted, _named, _named, _named, _repeated, _chained, _cut, _cut, _shuffled, _cased, _misread, _binary,
    _any_letters, _escaped, _without_spaces,
)  # fmt: skip


def run(seed: int, minutes: float) -> Iterator[tuple[int, list[Fault]]]:
    """The number of each text read in so many minutes, and its faults."""
    fuzzer, end, number = Fuzzer(seed), time.monotonic() + minutes * 60, 0
    while time.monotonic() < end:
        yield number, [Fault(number, what) for what in fuzzer.faults(number)]
        number += 1


def main() -> int:
    """Read texts until the time is over; return 1 if one had a fault."""
    parser = argparse.ArgumentParser(prog="benchmarks.matching.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="read the text of this number alone")
    parser.add_argument("--write", type=Path, help="with --only: write the text there")
    chosen = parser.parse_args()
    if chosen.only is not None:
        fuzzer = Fuzzer(chosen.seed)
        if chosen.write:
            chosen.write.write_bytes(fuzzer.text(chosen.only).encode("utf-8", "surrogatepass"))
        faults, read = list(fuzzer.faults(chosen.only)), 1
        sys.stdout.writelines(f"{chosen.only}: {what}\n" for what in faults)
    else:
        faults, read = [], 0
        for number, found in run(chosen.seed, chosen.minutes):
            read = number + 1
            faults += [fault.what for fault in found]
            sys.stdout.writelines(f"{fault.number}: {fault.what}\n" for fault in found)
            sys.stdout.flush()
    sys.stdout.write(f"{read} texts, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""What matching costs as the list of names grows, and how often it is wrong on real agency news.

python benchmarks/matching.py                 CPU time, build time and memory with 100 to 100,000 invented names
python benchmarks/matching.py --data DIR      also precision and recall on corpus/conll2002.esp.train in DIR
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from monitor.matching import Matcher
from monitor.matching.lexicon import given_names, is_given, is_surname, surnames
from monitor.model import Subject, SubjectType, Tier

SIZES = (100, 1_000, 10_000, 100_000)
WORDS = 1_000
TEXTS = 20
_FILLER = tuple(
    word
    for line in (
        "la organización informó que varios detenidos salieron de la cárcel durante la madrugada del lunes",
        "sus familiares esperan una respuesta del tribunal mientras los abogados piden que se respete el proceso",
    )
    for word in line.split()
)


def invented_names(count: int, seed: int) -> list[str]:
    """``count`` different names drawn by frequency, a third of the surnames made up of syllables, as in life."""
    draw = random.Random(seed)  # noqa: S311 - made-up names, no secret
    givens, given_weights = zip(*given_names().items(), strict=True)
    families, family_weights = zip(*surnames().items(), strict=True)
    syllables = ("ba", "cor", "del", "fi", "gan", "lu", "mar", "ne", "pi", "ro", "sal", "te", "ur", "vi", "zo")
    names: dict[str, None] = {}
    while len(names) < count:
        words = draw.choices(givens, given_weights, k=draw.choice((1, 2, 2)))
        words += draw.choices(families, family_weights, k=draw.choice((1, 2)))
        if draw.random() < 0.33:
            words[-1] = "".join(draw.choices(syllables, k=draw.choice((2, 3, 3, 4))))
        names[" ".join(dict.fromkeys(words)).title()] = None
    return [name for name in names if " " in name][:count]


def unlisted_names(count: int, seed: int) -> list[str]:
    """Names with usual given names and surnames that stand on no list and resemble none."""
    draw = random.Random(seed)  # noqa: S311 - made-up names, no secret
    givens = list(given_names())[:150]
    parts = ("xul", "quok", "wenj", "yagh", "hwik", "zzod", "kkyt")
    return [f"{draw.choice(givens)} {''.join(draw.choices(parts, k=3))}".title() for _ in range(count)]


def news_text(names: list[str], words: int, seed: int) -> str:
    """A text of ``words`` words in which every fortieth or so begins a name."""
    draw = random.Random(seed)  # noqa: S311 - made-up names, no secret
    text: list[str] = []
    while len(text) < words:
        text += draw.choices(_FILLER, k=37)
        text += draw.choice(names).split()
        text[-1] += draw.choice((".", ",", "", ""))
    return " ".join(text[:words])


def measure_growth() -> None:
    """Prints time per text, build time and memory for each size of list, side by side."""
    everybody = invented_names(max(SIZES), seed=1)
    strangers = invented_names(2_000, seed=2)
    texts = [news_text(strangers + everybody[:50], WORDS, seed) for seed in range(TEXTS)]
    quiet = [news_text(unlisted_names(500, seed=3), WORDS, seed) for seed in range(TEXTS)]
    results = []
    for size in SIZES:
        watched = [Subject(f"p{at}", SubjectType.PERSON, name) for at, name in enumerate(everybody[:size])]
        gc.collect()
        begin = time.process_time()
        matcher = Matcher(watched)
        build = time.process_time() - begin
        first = _seconds(matcher, texts)
        times = [_seconds(matcher, texts) for _ in range(5)]
        nobody = min(_seconds(matcher, quiet) for _ in range(5))
        tracemalloc.start()
        Matcher(watched)
        memory = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        found = sum(len(matcher.find(text)) for text in texts)
        results.append((size, build, memory, first, min(times), nobody, found))
        del matcher
    base = next(row for row in results if row[0] == 1_000)
    print("ms of CPU per text of 1,000 words: first reading, then again; nobody: a text that names none of the watched")
    head = ("names", "build s", "MiB", "first", "again", "x", "nobody", "x", "mentions")
    print("".join(f"{word:>10}" for word in head))
    for size, build, memory, first, usual, nobody, found in results:
        print(
            f"{size:>10,}{build:>10.2f}{memory / 2**20:>10.1f}{first / TEXTS * 1e3:>10.2f}{usual / TEXTS * 1e3:>10.2f}"
            f"{usual / base[4]:>10.2f}{nobody / TEXTS * 1e3:>10.2f}{nobody / base[5]:>10.2f}{found:>10,}"
        )


def _seconds(matcher: Matcher, texts: list[str]) -> float:
    begin = time.process_time()
    for text in texts:
        matcher.find(text)
    return time.process_time() - begin


Sentence = list[tuple[str, str]]


def measure_corpus(data: Path) -> None:
    """Prints precision and recall by tier: 200 names of the corpus, and the same with a word exchanged."""
    sentences = list(_sentences(data / "corpus" / "conll2002.esp.train"))
    people = sorted({name for sentence in sentences for _, _, name in _people(sentence)} - {""})
    people = [name for name in people if len(name.split()) in (2, 3, 4) and _is_personal(name)]
    draw = random.Random(3)  # noqa: S311 - made-up names, no secret
    watched = draw.sample(people, 200)
    known = set(people)
    others = [name for name in (_perturbed(name, draw) for name in watched) if name not in known]
    matcher = Matcher(
        [Subject(f"+{name}", SubjectType.PERSON, name) for name in watched]
        + [Subject(f"-{name}", SubjectType.PERSON, name) for name in others]
    )
    hits = {tier: [0, 0, 0] for tier in Tier}
    wrong: list[str] = []
    full = found_full = 0
    for sentence in sentences:
        text = " ".join(word for word, _ in sentence)
        people_here = list(_people(sentence))
        mentions = matcher.find(text)
        for mention in mentions:
            name, own = mention.subject_id[1:], mention.subject_id[0] == "+"
            right: bool = own and any(
                start < mention.end and mention.start < end and set(printed.split()) & set(name.split())
                for start, end, printed in people_here
            )
            place = 0 if right else 1 if own else 2
            hits[mention.tier][place] += 1
            if not right and mention.tier is not Tier.WEAK:
                wrong.append(
                    f"{mention.tier} {mention.rule}: {name!r} in {text[mention.start - 15 : mention.end + 20]!r}"
                )
        for start, end, printed in people_here:
            if printed in watched:
                full += 1
                found_full += any(
                    mention.subject_id == f"+{printed}" and mention.start < end and start < mention.end
                    for mention in mentions
                )
    print(f"{len(sentences):,} sentences, {len(watched)} names watched that occur, {len(others)} that do not")
    print(f"recall of names printed as watched: {found_full}/{full}")
    for tier, (true, elsewhere, absent) in hits.items():
        total = true + elsewhere + absent
        print(f"{tier:>7}: {total:>5} mentions, {true} right, {elsewhere} not in a person, {absent} of exchanged names")
    for line in wrong[:40]:
        print("  ", line)


def _sentences(path: Path) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            word, _, tag = line.split()
            sentence.append((word, tag))
        elif sentence:
            yield sentence
            sentence = []


def _people(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Person mentions with their offsets in the sentence joined by spaces."""
    at, start, name = 0, 0, list[str]()
    for word, tag in [*sentence, ("", "O")]:
        if name and tag != "I-PER":
            yield start, at - 1, " ".join(name)
            name = []
        if tag == "B-PER":
            start, name = at, [word]
        elif tag == "I-PER" and name:
            name.append(word)
        at += len(word) + 1


def _is_personal(name: str) -> bool:
    words = name.lower().split()
    return all(word[:1].isupper() and word.isalpha() for word in name.split()) and is_given(words[0]) and len(words) > 1


def _perturbed(name: str, draw: random.Random) -> str:
    """Somebody else: the first given name or the last surname exchanged for another usual one."""
    words = name.split()
    if draw.random() < 0.5:
        words[0] = draw.choice([given for given in list(given_names())[:200] if is_given(given)]).title()
    else:
        words[-1] = draw.choice([family for family in list(surnames())[:300] if is_surname(family)]).title()
    return " ".join(words)


def main() -> int:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"), help="where corpus/ is")
    chosen = parser.parse_args()
    measure_growth()
    if chosen.data:
        measure_corpus(Path(chosen.data))
    else:
        print("No --data and no MONITOR_DATA: the comparison with real news was left out.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

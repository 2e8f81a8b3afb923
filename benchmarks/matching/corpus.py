"""Agency news with its people marked (CoNLL-2002, Spanish): full names, and each of them rewritten in every way."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.counting import Case, Place, spelt_out
from benchmarks.matching.invent import Inventor
from benchmarks.matching.kinds import Desk
from benchmarks.matching.names import Name
from benchmarks.matching.news import Form
from benchmarks.matching.rewritings import REWRITINGS
from benchmarks.matching.vocabulary import plain
from monitor.matching.lexicon import given_names, surnames

FULL, OTHERS = "full names", "documents that name nobody watched"
_NO_SPACE_BEFORE = frozenset(".,;:)]?!%»")
_NO_SPACE_AFTER = frozenset("([¿¡«")


@dataclass(frozen=True, slots=True)
class Document:
    """One dispatch as running text, with the people marked in it."""

    text: str
    people: tuple[tuple[int, int], ...]

    def printed(self) -> Iterator[tuple[int, int, str]]:
        """Where each marked person stands, and the words there."""
        for start, end in self.people:
            yield start, end, self.text[start:end]


def read_corpus(data: Path) -> list[Document]:
    """The dispatches of corpus/conll2002.esp.train; a new one begins at a dateline of the agency."""
    documents: list[Document] = []
    lines: list[list[tuple[str, str]]] = []
    for sentence in _sentences(data / "corpus" / "conll2002.esp.train"):
        words = [word for word, _ in sentence]
        if len(words) < 16 and any(word.startswith("EFE") for word in words) and "(" in words and lines:
            documents.append(_document(lines))
            lines = []
        lines.append(sentence)
    return [*documents, _document(lines)]


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            word, _, tag = line.split()
            sentence.append((word, tag))
        elif sentence:
            yield sentence
            sentence = []


def _document(sentences: Sequence[Sequence[tuple[str, str]]]) -> Document:
    text, people = "", []
    for sentence in sentences:
        start, quoted, glued = -1, False, True
        for word, tag in [*sentence, ("", "O")]:
            if start >= 0 and tag != "I-PER":
                people.append((start, len(text)))
                start = -1
            if not word:
                continue
            closing = word == '"' and quoted
            if not (glued or word in _NO_SPACE_BEFORE or closing):
                text += " "
            if tag == "B-PER":
                start = len(text)
            text += word
            quoted ^= word == '"'
            glued = word in _NO_SPACE_AFTER or (word == '"' and quoted)
        text += "\n"
    return Document(text.strip("\n"), tuple(people))


def as_name(printed: str) -> Name | None:
    """A marked full name by its roles, as far as the frequency lists tell; None for what is no full personal name."""
    words = printed.split()
    if not 2 <= len(words) <= 4 or not all(
        word.isalpha() and word[0].isupper() and word[1:].islower() for word in words
    ):
        return None
    folded = [plain(word) for word in words]
    if folded[0] not in given_names() or folded[-1] in given_names().keys() - surnames().keys():
        return None
    if len(set(folded)) < len(folded):
        return None
    second_given = len(words) > 2 and given_names().get(folded[1], 0) > surnames().get(folded[1], 0)
    if len(words) == 4 and not second_given:
        return None
    givens, families = tuple(words[: 1 + second_given]), words[1 + second_given :]
    return Name(givens, families[0], "".join(families[1:]), "es", folded[0].endswith("a"))


def people_in_halves(documents: Sequence[Document]) -> dict[str, dict[str, Name]]:
    """The people named in full, cut in two by chance: those of A set thresholds, those of B are read."""
    people: dict[str, Name] = {}
    for document in documents:
        for _, _, printed in document.printed():
            if name := as_name(printed):
                people.setdefault(name.key, name)
    draw = random.Random(8)  # noqa: S311 - a cut, no secret
    keys = sorted(people)
    draw.shuffle(keys)
    return {half: {key: people[key] for key in keys[at::2]} for at, half in enumerate("AB")}


def full_name_cases(documents: Sequence[Document], watched: Mapping[str, str], half: str) -> Iterator[Case]:
    """Each document with the watched people (subject by key of the name) whom it names in full."""
    for document in documents:
        marked = list(document.printed())
        places = tuple(
            Place(watched[key], start, end) for start, end, printed in marked if (key := plain(printed)) in watched
        )
        unclear = _unclear([printed for _, _, printed in marked], watched)
        yield Case(FULL if places else OTHERS, document.text, places, half=half, unclear=unclear)


def _unclear(marked: Sequence[str], watched: Mapping[str, str]) -> frozenset[str]:
    """Who is marked with less or more of the name: whether it is the same person, the marks do not tell."""
    spelt = [spelt_out(printed).split() for printed in marked]
    return frozenset(subject for key, subject in watched.items() if any(_may_be(key.split(), other) for other in spelt))


def _may_be(one: list[str], two: list[str]) -> bool:
    if len(two) < 2 or not set(one) & set(two):
        return False
    shorter, longer = sorted((one, two), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def rewritten_cases(
    documents: Sequence[Document], watched: Mapping[str, str], half: str, inventor: Inventor, each: int
) -> Iterator[Case]:
    """Mentions of watched people rewritten in every way that fits, ``each`` for every kind."""
    mentions = [
        (document, start, end, name)
        for document in documents
        for start, end, printed in document.printed()
        if plain(printed) in watched and (name := as_name(printed))
    ]
    for kind in REWRITINGS:
        draw = random.Random(f"{half} {kind.kind}")  # noqa: S311 - made-up names, no secret
        desk = Desk(draw, "en" if kind.texts == ("en",) else "es", _Others(inventor))
        made = 0
        for document, start, end, name in draw.sample(mentions, len(mentions)):
            shape = "g" * len(name.givens) + "s" * (1 + bool(name.second))
            form = kind.form(name, desk) if shape in kind.shapes else None
            if form is not None:
                yield _replaced(document, start, end, form, watched, kind.kind, half)
                made += 1
                if made == each:
                    break


def _replaced(
    document: Document, start: int, end: int, form: Form, watched: Mapping[str, str], kind: str, half: str
) -> Case:
    """The sentences around one mention, with the mention rewritten."""
    damage = form.damage or str
    begin = document.text.rfind("\n", 0, start) + 1
    stop = document.text.find("\n", end)
    stop = stop if stop >= 0 else len(document.text)
    before, after = document.text[begin:start], document.text[end:stop]
    if form.alone:
        before, after = f"{before.strip()}\n\n", f"\n\n{after.strip()}"
    before, after = damage(before + form.before), damage(form.after + after)
    subject = watched[plain(document.text[start:end])]
    beside = [printed for at, _, printed in document.printed() if begin <= at < stop and at != start]
    place = Place(subject, len(before), len(before) + len(form.name))
    return Case(kind, before + form.name + after, (place,), half=half, unclear=_unclear(beside, watched) - {subject})


@dataclass(frozen=True, slots=True)
class _Others:
    inventor: Inventor

    def __call__(self) -> Name:
        return self.inventor.one("es")

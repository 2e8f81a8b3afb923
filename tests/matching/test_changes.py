"""A list that changes: who is added is found, who is removed is not, and the others as if nothing had happened."""

from __future__ import annotations

import random

import pytest

from monitor.matching import Matcher
from monitor.model import Subject, SubjectType
from tests.matching.cases import load_cases

CASES = load_cases()
EVERYBODY = tuple({subject.id: subject for case in CASES for subject in case.watch}.values())
TEXTS = [case.text for case in CASES]


def test_one_by_one_is_as_all_at_once() -> None:
    """However the list came about, a text names the same people."""
    at_once, one_by_one = Matcher(EVERYBODY), Matcher()
    for subject in EVERYBODY:
        one_by_one.find(TEXTS[0])  # what was remembered of words must not be in the way
        one_by_one.add(subject)
    assert [one_by_one.find(text) for text in TEXTS] == [at_once.find(text) for text in TEXTS]


def test_whoever_is_removed_was_never_there() -> None:
    """Half of the list goes, in any order, after it was used."""
    kept = EVERYBODY[::2]
    matcher = Matcher(EVERYBODY)
    for text in TEXTS:
        matcher.find(text)
    gone = list(EVERYBODY[1::2])
    random.Random(5).shuffle(gone)  # noqa: S311 -- an order, no secret
    for subject in gone:
        matcher.remove(subject.id)
    fresh = Matcher(kept)
    assert [matcher.find(text) for text in TEXTS] == [fresh.find(text) for text in TEXTS]


def test_two_entries_of_one_id_go_together() -> None:
    """They are one subject under two names."""
    matcher = Matcher(
        [Subject("a", SubjectType.PERSON, "Biagio Pilieri"), Subject("a", SubjectType.PERSON, "Freddy Superlano")]
    )
    assert len(matcher.find("Biagio Pilieri y Freddy Superlano salieron.")) == 2
    matcher.remove("a")
    assert matcher.find("Biagio Pilieri y Freddy Superlano salieron.") == []


def test_who_is_not_watched_cannot_be_removed() -> None:
    """That would hide a mistake of the caller."""
    with pytest.raises(KeyError):
        Matcher(EVERYBODY).remove("nobody")


def test_a_crowd_that_changes_is_told_apart_as_before() -> None:
    """Of many who share two words, some under two names, those who go take nobody with them."""
    seconds = [f"{one}{two}rano" for one in "bdfglmn" for two in "aeiou"]
    crowd = [
        Subject(
            second,
            SubjectType.PERSON,
            f"Luis José López {second.title()}",
            (f"Luis López {second.title()}",) * (at % 2),
        )
        for at, second in enumerate(seconds)
    ]
    texts = [f"Luis López {second.title()} y José López {second.title()} salieron." for second in seconds]
    matcher = Matcher(crowd)
    assert all(matcher.find(text) for text in texts)
    gone = random.Random(2).sample(crowd, len(crowd) - 3)  # noqa: S311 -- an order, no secret
    for subject in gone:
        matcher.remove(subject.id)
    few = Matcher([subject for subject in crowd if subject not in gone])
    assert [matcher.find(text) for text in texts] == [few.find(text) for text in texts]
    for subject in gone:
        matcher.add(subject)
    again = Matcher([*(subject for subject in crowd if subject not in gone), *gone])
    assert [matcher.find(text) for text in texts] == [again.find(text) for text in texts]

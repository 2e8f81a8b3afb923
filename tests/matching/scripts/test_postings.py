"""Postings hold places under pairs of words."""

from monitor.matching.scripts.postings import Postings


def test_found_under_their_pair() -> None:
    """What was appended and what was inserted is found in order, once, and under no other pair."""
    postings = Postings()
    for place in (7, 3, 3, 16_000_000):
        postings.append(2, 5, place)
    postings.append(2, 6, 1)
    postings.settle()
    postings.insert(2, 5, 4)
    postings.insert(2, 5, 4)
    assert postings.find(2, 5) == [3, 4, 7, 16_000_000]
    assert postings.find(2, 6) == [1]
    assert postings.find(5, 2) == []
    assert len(postings) == 5


def test_discarding() -> None:
    """What is discarded is gone; what never was there does no harm."""
    postings = Postings()
    postings.insert(1, 1, 1)
    postings.discard(1, 1, 2)
    postings.discard(1, 1, 1)
    postings.discard(9, 9, 9)
    assert postings.find(1, 1) == []


def test_pairs_of_many_words() -> None:
    """Whether any of some words goes with any of others is known without laying each beside each, also after adding."""
    postings = Postings()
    for word in range(0, 3_000, 3):
        postings.append(word, word + 1, 5)
    postings.settle()
    for word in range(1, 3_000, 3):
        postings.insert(word, word + 1, 6)
    assert all(postings.holds((9_999, word), (9_999, word + 1)) for word in range(3_000) if word % 3 < 2)
    assert not any(postings.holds((word, word + 7), (word + 2, word + 4)) for word in range(3_000))
    postings.discard(0, 1, 5)
    assert not postings.holds((0,), (1,))

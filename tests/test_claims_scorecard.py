"""The scorecard of claims counts what it says it counts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.claims.rows import SETS, Row, from_data, own
from benchmarks.claims.scoring import Reading, score


def row(text: str, kind: str, polarity: str) -> Row:
    """A row about somebody invented."""
    gold = frozenset({(kind, polarity)})
    return Row("1", "es", "Ana Quirpán", text, gold, gold, "none")


FREED = row("Ana Quirpán fue excarcelada.", "released", "happened")
INSIDE = row("Ana Quirpán no ha sido excarcelada.", "released", "denied")
NOBODY = row("Ana Quirpán es periodista.", "mentioned", "none")


def read(one: Row, text: str = "") -> Reading:
    """What is read in the text of a row, or in another one."""
    return Reading(one, tuple(replace(one, text=text or one.text).read()))


def test_right_is_right_and_wrong_is_wrong() -> None:
    """An event, its denial and nothing at all; each read as another is wrong in its own way."""
    for one in (FREED, INSIDE, NOBODY):
        assert read(one).right
    assert not read(FREED, INSIDE.text).right
    assert read(FREED, INSIDE.text).missed_free
    assert read(INSIDE, FREED.text).false_free
    assert not read(NOBODY, FREED.text).right
    assert not read(FREED).false_free
    figures = score([read(FREED), read(INSIDE), read(INSIDE, FREED.text), read(NOBODY)])
    assert (figures.rows, figures.event, figures.false_free, figures.missed_free) == (4, 0.75, 1 / 3, 0.0)


@pytest.mark.parametrize("name", sorted(path.stem for path in SETS.glob("*.jsonl")))
def test_every_set_can_be_read(name: str) -> None:
    """Each row names its person, and kinds and polarities that there are; no row stands in two sets."""
    ids = [row.id for row in own(name)]
    others = [row.id for path in SETS.glob("*.jsonl") if path.stem != name for row in own(path.stem)]
    assert len(ids) >= 50
    assert len({*ids}) == len(ids)
    assert {*ids}.isdisjoint(others)


def test_a_row_that_is_wrong_is_named(tmp_path: Path) -> None:
    """File and line."""
    bad = {
        "id": "1",
        "lang": "es",
        "person": "Ana",
        "text": "Eva",
        "kind": "died",
        "polarity": "happened",
        "who": "none",
    }
    (tmp_path / "bad.jsonl").write_text(json.dumps(bad), "utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:1: the person is not in the text"):
        list(own("bad", tmp_path))


def test_coarser_words_are_ours(tmp_path: Path) -> None:
    """Pairs are taken one by one, and a conditional release may be either of two kinds."""
    told = {
        "lang": "es",
        "person": "Ana",
        "text": "Ana",
        "kind": "conditional/rearrested",
        "status": "happened",
        "source": "ngo",
    }
    (tmp_path / "some.jsonl").write_text(json.dumps(told), "utf-8")
    (read_row,) = from_data(tmp_path / "some.jsonl")
    kinds = ("released_with_measures", "house_arrest", "re_arrested")
    assert read_row.gold == {(kind, "happened") for kind in kinds}

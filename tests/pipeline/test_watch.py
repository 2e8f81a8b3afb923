"""Places are found only on days on which they were in use."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.model import Subject, SubjectType
from monitor.pipeline.watch import watch
from tests.build import item

PLACE = Subject("quirpan", SubjectType.FACILITY, "Penal de Quirpán II", ("Quirpán II",))
USED = replace(PLACE, valid_from=date(2015, 3, 1), valid_to=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("day", "found"),
    [((2015, 2, 28), False), ((2015, 3, 1), True), ((2023, 12, 31), True), ((2024, 1, 1), False)],
)
def test_a_place_is_found_only_while_it_was_in_use(day: tuple[int, int, int], found: bool) -> None:
    """An item of a day before the first or after the last does not name the place; both days belong to it."""
    news, _ = item("diario", datetime(*day, 12, tzinfo=UTC), text="Protesta en Quirpán II")
    assert bool(watch([USED]).find(news)) is found
    assert watch([PLACE]).find(news)


def test_an_item_without_a_date_counts_by_when_it_was_seen() -> None:
    """Where the source gives no date, the day it was read decides."""
    dated, _ = item("diario", datetime(2020, 5, 5, tzinfo=UTC), text="Protesta en Quirpán II")
    news = replace(dated, published=None)
    assert watch([USED]).find(news)
    assert not watch([USED]).find(replace(news, seen=datetime(2025, 5, 5, tzinfo=UTC)))


def test_a_changed_date_is_a_changed_subject() -> None:
    """What was read is read again when the days of use change."""
    marks = [watch([one]).marks()["quirpan"] for one in (PLACE, USED, replace(USED, valid_to=None))]
    assert len(set(marks)) == 3

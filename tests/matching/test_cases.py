"""Every row of cases.toml holds."""

import pytest

from monitor.matching import Matcher
from tests.matching.cases import Case, load_cases

CASES = load_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_names_exactly_who_is_expected(case: Case) -> None:
    """The text names exactly the expected subjects, as surely and in the words expected."""
    mentions = Matcher(case.watch).find(case.text)
    assert tuple((one.subject_id, str(one.tier), case.text[one.start : one.end]) for one in mentions) == case.expect


def test_there_are_many_different_cases() -> None:
    """The table stays a table: at least eighty rows, each with a reason of its own."""
    assert len(CASES) >= 80
    assert len({case.why for case in CASES}) == len(CASES)

"""docs/matching.md is true: its examples are run, its reasons are those of the matcher, and no rule is left out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from monitor.matching import Matcher
from monitor.matching.reasons import REASONS
from monitor.model import Subject, SubjectType
from tests.house import ROOT

PAGE = (ROOT / "docs" / "matching.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| `[a-z_]+` \|", line)
]
CODE = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)


def subjects_of(listed: str, kind: SubjectType) -> list[Subject]:
    """The entries that a cell of the page describes."""
    subjects: list[Subject] = []
    for cell in (one.strip() for one in listed.split(";")):
        if cell[0] not in "~+-":
            subjects.append(Subject(f"s{len(subjects)}", kind, cell))
            continue
        last, word = subjects[-1], cell[1:]
        match cell[0]:
            case "~":
                subjects[-1] = replace(last, needs_context=(*last.needs_context, word))
            case "+":
                subjects[-1] = replace(last, context=(*last.context, word))
            case _:
                subjects[-1] = replace(last, namesakes=(*last.namesakes, word))
    return subjects


def test_the_page_names_every_rule_once() -> None:
    """In the order of nothing, but each of them."""
    assert sorted(row[0].strip("`") for row in ROWS) == sorted(REASONS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_an_example_gives_its_rule_and_tier(row: list[str]) -> None:
    """On a list with that name, the text gives a mention by that rule, as surely as the page says."""
    rule, english, listed, text, tier = row
    kind = SubjectType.FACILITY if rule.startswith("`place") and "Ana" not in listed else SubjectType.PERSON
    subjects = subjects_of(listed, kind)
    found = {(one.rule, str(one.tier)) for one in Matcher(subjects).find(text)}
    assert (rule.strip("`"), tier) in found
    assert english == REASONS[rule.strip("`")][1]


def test_the_ten_lines_work() -> None:
    """What the page shows first can be typed as it is."""
    assert CODE is not None
    assert len(CODE[1].strip().splitlines()) <= 10
    exec(CODE[1], {})  # noqa: S102 -- the page's own lines

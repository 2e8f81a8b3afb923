"""Every rule says why, in both languages, in words for people who do not program."""

from __future__ import annotations

import re

import pytest

from monitor.matching.reasons import REASONS, reason
from monitor.matching.rules import RULES
from tests.house import ROOT

#: These leave a name out, so that nobody is shown them.
SILENT = {"other_second_surname"}


def test_every_rule_of_names_has_a_reason() -> None:
    """None is shown by its code name."""
    assert {rule.__name__.removeprefix("rule_") for rule in RULES} - SILENT <= REASONS.keys()


def test_every_rule_of_places_and_scripts_has_a_reason() -> None:
    """Their names stand in the code as words in quotation marks."""
    code = "".join(
        path.read_text("utf-8")
        for folder in ("places", "scripts")
        for path in sorted((ROOT / "monitor" / "matching" / folder).glob("*.py"))
    )
    named = set(re.findall(r'"((?:place|alias|other_script|same_script)(?:_[a-z]+)*|initial|single_word)"', code))
    assert len(named) > 12
    assert named <= REASONS.keys()


@pytest.mark.parametrize("rule", REASONS)
def test_a_reason_is_one_short_sentence_in_each_language(rule: str) -> None:
    """Fifteen words at most, no code, and not the same in both."""
    spanish, english = reason(rule, "es"), reason(rule, "en")
    for sentence in (spanish, english):
        assert sentence.endswith(".")
        assert "_" not in sentence
        assert len(sentence.split()) <= 15
    assert spanish != english

"""How many bear a name is reckoned from its parts."""

from __future__ import annotations

from monitor.matching import Matcher
from monitor.matching.commonness import bearers
from monitor.matching.names import split_name
from monitor.model import Subject, SubjectType, Tier


def test_each_part_makes_a_name_rarer() -> None:
    """Thousands are called José Pérez, some hundreds José Luis Pérez, a few José Luis Pérez González."""
    few, some, many = (
        bearers(split_name(name)[0]) for name in ("José Luis Pérez González", "José Luis Pérez", "José Pérez")
    )
    assert 1 < few < 100 < some < 1000 < many < 100_000


def test_a_mention_says_that_others_bear_the_name() -> None:
    """A complete name that many bear is sure and says so, the surname alone after it too; both surnames do not."""
    matcher = Matcher(
        [Subject("luis", SubjectType.PERSON, "Luis López"), Subject("y", SubjectType.PERSON, "Yelimar Cotúa")]
    )
    found = {
        one.words: (one.tier, one.common) for one in matcher.find("Luis López salió. López y Yelimar Cotúa hablaron.")
    }
    assert found == {
        "Luis López": (Tier.SURE, True), "López": (Tier.SURE, True), "Yelimar Cotúa": (Tier.SURE, False),
    }  # fmt: skip


def test_a_name_on_no_list_is_rare() -> None:
    """An unknown given name and surname are borne by nobody else."""
    assert bearers(split_name("Yorkel Pantoles")[0]) < 1

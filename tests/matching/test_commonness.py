"""How many bear a name is reckoned from its parts."""

from __future__ import annotations

from itertools import islice, product

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


def test_the_longer_the_list_the_rarer_a_part_of_a_name_has_to_be() -> None:
    """What is sure on a usual list is likely on a longer one: others of the name are met more often."""
    watched = Subject("j", SubjectType.PERSON, "Jennifer Alcázar Quirpán")
    others = [
        Subject(word, SubjectType.PERSON, f"Zu{word} Quor{word}")
        for word in islice(map("".join, product("bdfglmnprs", repeat=5)), 15_000)
    ]
    for people, expected in (([watched], Tier.SURE), ([watched, *others], Tier.LIKELY)):
        (mention,) = Matcher(people).find("Jennifer Alcázar salió.")
        assert mention.tier == expected
    (mention,) = Matcher([watched, *others]).find("Jennifer Alcázar Quirpán salió.")
    assert mention.tier == Tier.SURE, "a complete name is told however long the list is"

"""DESIGN's table, day by day: one man as published, what a family is told and what an advocate is told."""

from __future__ import annotations

from datetime import datetime

from monitor.alerting import Silence, decide, told_after
from monitor.model import (
    Claim,
    Item,
    Kind,
    Level,
    Polarity,
    Reason,
    Relation,
    Role,
    Shape,
    Speaker,
    Standing,
    Told,
)
from monitor.stories import Stories
from tests.build import PROSECUTORS, SON, VOICES, at, claim, follower, item

NOTHING: list[str] = []
COURT = Speaker("el tribunal", Role.GOVERNMENT)
MOTHER = Speaker("su madre", Role.FAMILY, Relation.MOTHER)


class Readers:
    """A family and an advocate who follow the same people, and the stories they are told of."""

    def __init__(self, *subjects: str) -> None:
        self.stories = Stories(VOICES)
        self.told: dict[tuple[str, str], Told] = {}
        self.subjects = subjects

    def publish(self, published: tuple[Item, list[Claim]], now: datetime) -> dict[Level, list[str]]:
        """Feed one item; return what each is told, as "kind standing reason shape"."""
        said: dict[Level, list[str]] = {Level.DEFAULT: [], Level.EVERY_CLAIM: []}
        for change in self.stories.add(*published, now):
            for level in Level:
                who = follower(level, change.story.subject_id)
                key = (f"{level}", change.story.id)
                alert = decide(change.story, change.reason, who, self.told.get(key), now, past=change.past)
                if isinstance(alert, Silence):
                    continue
                self.told[key] = told_after(alert)
                story = alert.story
                said[level].append(f"{story.subject_id} {story.kind} {story.standing} {alert.reason} {alert.shape}")
        return said


def test_the_table_comes_out_right() -> None:
    """Each row of the table tells the family and the advocate what it should, and nothing else."""
    readers = Readers("ana")

    def on(day: int, hour: float, source: str, *claims: Claim, month: int = 1, text: str = "") -> list[list[str]]:
        when = at(day, hour, month)
        said = readers.publish(item(source, when, *claims, text=text), when)
        return [said[Level.DEFAULT], said[Level.EVERY_CLAIM]]

    denied, released = Polarity.DENIED, claim()
    assert on(8, 17, "diario", released) == [NOTHING, ["ana released claimed new message"]]
    assert on(9, 8, "estatal", released) == [NOTHING, ["ana released claimed origin edit"]]
    assert on(9, 12, "familia", claim(polarity=denied)) == [NOTHING, ["ana released denied denied correction"]]
    assert on(9, 14, "foro", claim(kind=Kind.MENTIONED)) == [NOTHING, NOTHING]
    assert on(17, 12, "radio", released) == [NOTHING, ["ana released claimed new message"]]
    assert on(8, 14, "diario", claim(speaker=SON), month=2) == [NOTHING, ["ana released claimed new message"]]
    assert on(8, 15, "radio", claim(speaker=SON), month=2) == [
        ["ana released confirmed new message"],
        ["ana released confirmed confirmed reply"],
    ]
    seized = claim(kind=Kind.RE_ARRESTED)
    assert on(8, 27.75, "diario", seized, month=2) == [["ana re_arrested claimed new message"]] * 2
    # The prosecutors announce the arrest under another man's name, in the state's own paper...
    brother = claim(kind=Kind.DETAINED, speaker=PROSECUTORS, subject="pedro")
    assert on(9, 14, "estatal", brother, month=2) == [["pedro detained confirmed new message"]] * 2
    # ...and hours later correct it to his.
    mended = [
        claim(kind=Kind.DETAINED, polarity=denied, speaker=PROSECUTORS, subject="pedro"),
        claim(kind=Kind.DETAINED, speaker=PROSECUTORS),
    ]
    assert (
        on(9, 19, "estatal", *mended, month=2)
        == [["ana re_arrested confirmed confirmed reply", "pedro detained denied corrected correction"]] * 2
    )
    home = claim(kind=Kind.HOUSE_ARREST, speaker=SON)
    assert on(10, 13, "diario", home, month=2) == [NOTHING, ["ana house_arrest claimed new message"]]
    assert on(10, 14, "pagina", home, month=2) == [
        ["ana house_arrest confirmed new message"],
        ["ana house_arrest confirmed confirmed reply"],
    ]
    assert on(10, 15, "foro", claim(polarity=denied), month=2) == [NOTHING, NOTHING]
    full = claim(detail="full", speaker=COURT)
    assert on(20, 13, "diario", full, month=2) == [NOTHING, ["ana released claimed new message"]]
    assert on(20, 18, "foro", claim(detail="full"), month=2) == [
        ["ana released confirmed new message"],
        ["ana released confirmed confirmed reply"],
    ]


def test_an_edit_that_takes_the_claim_away_corrects_everyone_told() -> None:
    """When the only article that claimed it no longer does, whoever was told is told so, and nobody else."""
    readers = Readers("ana")
    readers.publish(item("diario", at(8), claim(), key="a"), at(8))
    said = readers.publish(item("diario", at(8), claim(kind=Kind.MENTIONED), key="a"), at(8, 20))
    assert said == {Level.DEFAULT: [], Level.EVERY_CLAIM: ["ana released denied corrected correction"]}


def test_a_denied_death_never_reaches_whoever_was_not_told() -> None:
    """A death that is denied before it was told is told to nobody who follows by default."""
    readers = Readers("ana")
    dead = claim(kind=Kind.DIED)
    stories = readers.stories
    [change] = stories.add(*item("diario", at(8), dead), at(8))
    alert = decide(change.story, change.reason, follower(), None, at(8))
    assert not isinstance(alert, Silence)
    assert alert.due > at(8)
    [change] = stories.add(*item("familia", at(8, 12.3), claim(kind=Kind.DIED, polarity=Polarity.DENIED)), at(8, 12.3))
    assert change.story.standing is Standing.DENIED
    assert isinstance(decide(change.story, change.reason, follower(), None, at(8, 12.3)), Silence)


def test_a_confirmed_release_denied_by_the_family_itself_is_reversed() -> None:
    """What an NGO confirmed and the family then denies is denied to everyone, as a correction."""
    readers = Readers("ana")
    readers.publish(item("foro", at(8), claim()), at(8))
    said = readers.publish(item("familia", at(9), claim(polarity=Polarity.DENIED, speaker=None)), at(9))
    assert said[Level.DEFAULT] == [f"ana released denied {Reason.REVERSED} {Shape.CORRECTION}"]
    assert said[Level.EVERY_CLAIM] == said[Level.DEFAULT]
    assert MOTHER.relation is Relation.MOTHER

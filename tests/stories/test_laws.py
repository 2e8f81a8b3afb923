"""Laws of stories: the order of arrival does not matter, and nothing is told twice or swallowed."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Claim, Item, Kind, Polarity, Standing, Story
from monitor.stories import Stories, read_item
from tests.build import NGO, PROSECUTORS, SON, SOURCES, VOICES, WIFE, at, claim, item

Published = tuple[Item, list[Claim]]

claims = st.builds(
    claim,
    kind=st.sampled_from(
        [Kind.RELEASED, Kind.RELEASED_WITH_MEASURES, Kind.DETAINED, Kind.RE_ARRESTED, Kind.HOUSE_ARREST, Kind.DIED]
    ),
    polarity=st.sampled_from(
        [Polarity.HAPPENED, Polarity.HAPPENED, Polarity.DENIED, Polarity.DOUBTED, Polarity.EXPECTED]
    ),
    speaker=st.sampled_from([None, SON, WIFE, PROSECUTORS, NGO]),
)
items = st.lists(
    st.tuples(
        st.sampled_from([source.id for source in SOURCES]),
        st.integers(0, 59),
        st.lists(claims, min_size=1, max_size=2, unique_by=lambda c: (c.kind, c.polarity, c.speaker)),
        st.sampled_from(
            ["", "", "una misma nota de agencia que todos copian palabra por palabra sin cambiar nada de ella"]
        ),
    ),
    min_size=2,
    max_size=5,
)


def published(drawn: list[tuple[str, int, list[Claim], str]]) -> list[Published]:
    """Items of one hour; each has a key of its own."""
    return [
        item(source, at(8, 12 + minute / 60), *said, key=f"{n}", text=text)
        for n, (source, minute, said, text) in enumerate(drawn)
    ]


def ending(order: list[Published]) -> set[Story]:
    """The stories after ``order``, without their ids, which only have to be stable."""
    stories = Stories(VOICES)
    for one in order:
        stories.add(*one, at(8, 13))
    return {replace(story, id="") for story in stories.of("ana")}


@settings(derandomize=True, deadline=None, max_examples=80)
@given(items)
def test_any_order_of_arrival_ends_in_the_same_stories(drawn: list[tuple[str, int, list[Claim], str]]) -> None:
    """Items of one hour may come in any order: the stories they end in are the same."""
    made = published(drawn)
    expected = ending(made)
    for order in itertools.islice(itertools.permutations(made), 8):
        assert ending(list(order)) == expected


def test_a_story_knows_that_others_bear_the_name() -> None:
    """As long as no claim names the person by a fuller name."""
    stories = Stories(VOICES)
    first = replace(claim(Kind.DETAINED), common=True)
    stories.add(*item("medio", at(8, 12), first, key="1"), at(8, 13))
    assert [story.common for story in stories.of("ana")] == [True]
    fuller = claim(Kind.DETAINED)
    stories.add(*item("ong", at(8, 14), fuller, key="2"), at(8, 15))
    assert [story.common for story in stories.of("ana")] == [False]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(items)
def test_reading_an_item_again_changes_nothing(drawn: list[tuple[str, int, list[Claim], str]]) -> None:
    """An item that says what it said before is no change, and a restart knows what it knew."""
    stories = Stories(VOICES)
    made = published(drawn)
    for one in made:
        stories.add(*one, at(8, 13))
    for one in made:
        assert stories.add(*one, at(8, 14)) == []
    again = Stories(VOICES, [read_item(*one) for one in made], stories.of("ana"))
    for one in made:
        assert again.add(*one, at(8, 14)) == []
    assert again.of("ana") == stories.of("ana")


@settings(derandomize=True, deadline=None, max_examples=50)
@given(items)
def test_what_is_taken_back_leaves_no_standing(drawn: list[tuple[str, int, list[Claim], str]]) -> None:
    """When every item drops its claims, every story that stood is withdrawn, once."""
    stories = Stories(VOICES)
    made = published(drawn)
    for one in made:
        stories.add(*one, at(8, 13))
    for printed, _ in made:
        stories.add(printed, [], at(8, 14))
    assert all(story.withdrawn and story.standing is Standing.DENIED for story in stories.of("ana"))


def test_a_claim_moved_into_another_mouth_is_the_same_story() -> None:
    """A headline's claim that the article attributes to the son is no new story and no correction."""
    stories = Stories(VOICES)
    [first] = stories.add(*item("diario", at(8), claim(), key="a"), at(8))
    changes = stories.add(*item("diario", at(8), claim(speaker=SON), key="a"), at(8))
    assert [change.story.id for change in changes] == [first.story.id]
    assert not changes[0].story.withdrawn


def test_a_late_reprint_after_the_re_arrest_is_no_second_release() -> None:
    """Papers that print the release hours after he was seized again tell the old release."""
    stories = Stories(VOICES)
    stories.add(*item("foro", at(8), claim()), at(8))
    stories.add(*item("diario", at(8, 23), claim(kind=Kind.RE_ARRESTED)), at(8, 23))
    changes = stories.add(*item("radio", at(9, 3), claim()), at(9, 3))
    assert [len(stories.of("ana")), [c.reason for c in changes]] == [2, ["origin"]]


def test_released_again_days_later_is_another_release() -> None:
    """After a re-arrest, a later release is a story of its own, though the kind is the same."""
    stories = Stories(VOICES)
    stories.add(*item("foro", at(8), claim()), at(8))
    stories.add(*item("diario", at(8, 23), claim(kind=Kind.DETAINED)), at(8, 23))
    stories.add(*item("diario", at(11), claim()), at(11))
    assert [story.kind for story in stories.of("ana")] == [Kind.RELEASED, Kind.RE_ARRESTED, Kind.RELEASED]


def test_no_number_of_copies_confirms() -> None:
    """Ten outlets that say so in their own voice are ten origins, and still a claim."""
    stories = Stories(VOICES)
    for n, source in enumerate(SOURCES):
        if source.role in ("outlet", "wire", "state_media", "government", "aggregator"):
            stories.add(*item(source.id, at(8, 12 + n / 10), claim()), at(8, 14))
    [story] = stories.of("ana")
    assert story.standing is Standing.CLAIMED


def test_a_son_quoted_by_a_wire_and_its_reprint_is_quoted_once() -> None:
    """A reprint is no second carrier; a paper with words of its own is."""
    stories = Stories(VOICES)
    wire = "su hijo contó a la agencia que su padre cruzó la puerta del penal y que ya está con ellos en casa"
    stories.add(*item("cable", at(8, 12), claim(speaker=SON), text=wire), at(8, 14))
    stories.add(*item("diario", at(8, 13), claim(speaker=SON), text=wire), at(8, 14))
    assert stories.of("ana")[0].standing is Standing.CLAIMED
    stories.add(*item("radio", at(8, 13.5), claim(speaker=SON)), at(8, 14))
    assert stories.of("ana")[0].standing is Standing.CONFIRMED


def test_the_state_confirms_its_own_act_and_no_release() -> None:
    """Prosecutors in the state's paper confirm an arrest; the same voice never confirms that somebody is out."""
    stories = Stories(VOICES)
    stories.add(*item("estatal", at(8), claim(kind=Kind.DETAINED, speaker=PROSECUTORS)), at(8))
    stories.add(*item("estatal", at(20), claim(speaker=PROSECUTORS)), at(20))
    assert [story.standing for story in stories.of("ana")] == [Standing.CONFIRMED, Standing.CLAIMED]

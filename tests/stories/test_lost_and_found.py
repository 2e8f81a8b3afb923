"""Stories that once went wrong: what must not be swallowed, taken back or confirmed by accident."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import Kind, Polarity, Reason, Role, Source, Standing
from monitor.stories import Stories, Voices, read_item
from tests.build import SON, VOICES, at, claim, item

DENIED = Polarity.DENIED


def test_a_story_whose_grounds_are_older_than_what_is_kept_is_not_withdrawn() -> None:
    """After a restart without its old readings, the next claim on the person takes nothing back."""
    first = Stories(VOICES)
    first.add(*item("foro", at(8), claim(kind=Kind.DETAINED)), at(8))
    again = Stories(VOICES, [], first.of("ana"))
    changes = again.add(*item("diario", at(200), claim(kind=Kind.HEARING)), at(200))
    assert [(change.story.kind, change.reason) for change in changes] == [(Kind.HEARING, Reason.NEW)]
    assert [story.withdrawn for story in again.of("ana")] == [False, False]


def test_a_verifier_that_shares_a_stock_paragraph_with_a_paper_still_confirms() -> None:
    """Its sentence is its own, however much else of a short text stands in both; what it only reprints is not."""
    tail = "La redacción seguirá informando sobre este caso en las próximas horas, según lo que se publique en el país."
    said = "Ana Lucía Zambrano fue excarcelada este miércoles, según informó un diputado."
    own = "El Foro confirma que Ana Lucía Zambrano salió de la cárcel en la tarde del miércoles."
    for words, standing in ((own, Standing.CONFIRMED), (said, Standing.CLAIMED)):
        stories = Stories(VOICES)
        stories.add(*item("diario", at(8), claim(quote=said), text=f"{said} {tail}"), at(8))
        stories.add(*item("foro", at(8, 14), claim(quote=words), text=f"{words} {tail}"), at(8, 14))
        assert [story.standing for story in stories.of("ana")] == [standing]


def test_letting_go_of_old_readings_keeps_what_a_living_story_stands_on() -> None:
    """A confirmation does not age out of a story that a later reprint keeps alive."""
    stories = Stories(VOICES)
    stories.add(*item("foro", at(1), claim()), at(1))
    stories.add(*item("diario", at(10), claim()), at(10))
    stories.forget(at(5))
    changes = stories.add(*item("radio", at(11), claim()), at(11))
    assert [change.reason for change in changes] == [Reason.ORIGIN]
    assert stories.of("ana")[0].standing is Standing.CONFIRMED


def test_an_arrest_after_a_denied_release_is_told() -> None:
    """A release that was denied may have happened after all: an arrest after it is never taken for the old one."""
    stories = Stories(VOICES)
    stories.add(*item("diario", at(1), claim(kind=Kind.DETAINED)), at(1))
    stories.add(*item("diario", at(5), claim()), at(5))
    stories.add(*item("familia", at(5, 20), claim(polarity=DENIED)), at(5, 20))
    changes = stories.add(*item("radio", at(8), claim(kind=Kind.DETAINED)), at(8))
    assert [change.reason for change in changes] == [Reason.NEW]


def test_a_re_arrest_claimed_anew_days_later_is_another_one() -> None:
    """Rather told twice than not at all."""
    stories = Stories(VOICES)
    stories.add(*item("diario", at(5), claim(kind=Kind.RE_ARRESTED)), at(5))
    changes = stories.add(*item("diario", at(10), claim(kind=Kind.RE_ARRESTED)), at(10))
    assert [change.reason for change in changes] == [Reason.NEW]


def test_a_confirmed_release_can_be_denied_however_late() -> None:
    """The NGO that confirmed it and finds out after five weeks corrects everyone it misled."""
    stories = Stories(VOICES)
    stories.add(*item("foro", at(1), claim()), at(1))
    (change,) = stories.add(*item("foro", at(36), claim(polarity=DENIED)), at(36))
    assert change.story.standing is Standing.DENIED
    assert change.story.origins


def test_two_feeds_of_one_paper_are_one_carrier() -> None:
    """The same paper quoting the son in two of its feeds has quoted him once."""
    feeds = tuple(
        Source(name, name, f"https://www.lapatilla.com/{name}", Role.OUTLET, "es") for name in ("feed", "rss")
    )
    stories = Stories(Voices(feeds))
    for hour, source in enumerate(("feed", "rss")):
        stories.add(*item(source, at(8, hour), claim(speaker=SON)), at(8, hour))
    assert stories.of("ana")[0].standing is Standing.CLAIMED


def test_at_a_place_a_denial_is_about_the_people_it_names() -> None:
    """That somebody else has not come out says nothing of those who have."""
    stories = Stories(VOICES, places=frozenset({"penal"}))
    out = claim(subject="penal", quote="Del penal salieron Pedro Mora y Luis Rivas.")
    still = claim(subject="penal", polarity=DENIED, quote="Del penal no ha salido Juan Ruiz Peña.")
    stories.add(*item("foro", at(1), out), at(1))
    stories.add(*item("foro", at(4), still), at(4))
    assert [story.standing for story in stories.of("penal") if story.origins] == [Standing.CONFIRMED]


def test_what_is_looked_back_for_is_news_to_nobody_but_of_that_name() -> None:
    """An item read again for a new name says nothing new of it, and keeps its news of the others."""
    stories = Stories(VOICES)
    made, claims = item("diario", at(8), claim(), claim(subject="rosa"))
    changes = stories.take(read_item(made, claims), at(8), past=frozenset({"rosa"}))
    assert {change.story.subject_id: change.past for change in changes} == {"ana": False, "rosa": True}


def test_a_resurfaced_report_is_past() -> None:
    """What was published long before it was first seen makes a story that nobody is told of as news."""
    stories = Stories(VOICES)
    made, claims = item("diario", at(8), claim())
    (change,) = stories.add(replace(made, seen=made.seen + timedelta(days=40)), claims, at(50))
    assert change.story.past

"""Reading: from an item that waits to mentions, claims and stories, all in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.errors import FetchError, GoneError, RefusedError, StoreError, WorkerError
from monitor.model import Claim, Decision, Item, Kind, Polarity, Reason, Standing, StoryChange, Tier, Verdict
from monitor.pipeline.again import LOOK_AGAIN
from monitor.pipeline.reading import TRIES, decided
from monitor.pipeline.watch import watch
from monitor.store.jobs import Job
from monitor.store.news import News
from tests.build import at, claim
from tests.pipeline.fakes import ANA, HOLD, SUBJECTS, Line, answer, entry, feed, line

FREED = f"{ANA} fue excarcelada este jueves y ya está en su casa."
HELD = f"{ANA} no ha sido excarcelada. Sigue presa."
NOBODY = "No se conocen los nombres de quienes salieron ese día. " * 20
FAIR = "La feria del mango abre sus puertas en Upata. " * 20


def play(story: Callable[[Line], Coroutine[None, None, None]]) -> None:
    """Run ``story`` on a line that has met its source."""

    async def run(made: Line) -> None:
        await made.meet()
        await story(made)

    with line() as made:
        asyncio.run(run(made))


def changes(made: Line) -> list[StoryChange]:
    """The whole log."""
    return [change for _, change in made.news.changes_after(0, 100)]


def stored(made: Line, key: str = "1") -> Item:
    """The latest revision of an entry, with the text that is kept."""
    found = made.news.item(made.source.id, key)
    assert found is not None
    return found.item


async def article(made: Line, page: str, text: str = "") -> None:
    """Read the one job there is, whose article is that page."""
    made.web.answers.append(answer(b"<html>", url="https://diario.example/1?utm_source=x"))
    made.process.page, made.process.article = page, text
    await made.reader.read(made.jobs[0])


def test_a_name_in_the_article_makes_a_story() -> None:
    """The article of an item with a summary only is fetched, extracted and read; the text is kept."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Excarcelaciones en Los Teques")))
        assert changes(made) == []
        await article(made, f"Inicio {FREED} Publicidad", FREED)
        assert made.process.tasks[-2:] == ["page", "article"]
        (change,) = changes(made)
        assert (change.story.subject_id, change.story.kind, change.reason) == ("ana", Kind.RELEASED, Reason.NEW)
        assert (stored(made).text, stored(made).canonical_url) == (FREED, "https://diario.example/1")

    play(story)


def test_a_page_that_names_nobody_is_not_extracted_but_kept() -> None:
    """The dear step is saved, and a name that joins the lists later is still found in the page, and is no news."""

    async def story(made: Line) -> None:
        page = "Abre la feria. Rosa Elvira Camejo Luna fue excarcelada este jueves."
        await made.poll(answer(b"a"), feed(entry("1", "Abre la feria")))
        await article(made, page)
        assert made.process.tasks[-1] == "page"
        assert stored(made).text == page
        assert made.jobs == []
        made.watched = watch([*SUBJECTS, replace(SUBJECTS[0], id="rosa", name="Rosa Elvira Camejo Luna")])
        made.reader.look_back(stored(made), frozenset({"rosa"}))
        (change,) = changes(made)
        assert (change.story.subject_id, change.past) == ("rosa", True)

    play(story)


def test_a_page_without_an_article_is_read_whole() -> None:
    """A list or a table that names somebody is better read whole than not at all."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "La lista")))
        await article(made, FREED, "")
        assert [change.story.kind for change in changes(made)] == [Kind.RELEASED]

    play(story)


def test_a_full_text_is_read_without_a_request() -> None:
    """What the feed carries whole is not fetched again."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Excarcelaciones", text=f"{FREED} {FAIR}")))
        asked = len(made.web.asked)
        await made.reader.read(made.jobs[0])
        assert len(made.web.asked) == asked
        assert len(changes(made)) == 1
        assert made.jobs == []

    play(story)


@pytest.mark.parametrize("error", [FetchError("caído"), WorkerError("murió")])
def test_an_article_that_keeps_failing_does_not_keep_the_headline(error: Exception) -> None:
    """Within the hold the headline waits; beyond it, it is read alone; after the last try the item is done."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", FREED)))
        seen = []
        for _ in range(TRIES):
            (job,) = made.jobs
            made.time = max(made.time, job.due)
            made.web.answers.append(error)
            await made.reader.read(job)
            seen.append((len(changes(made)), len(made.jobs)))
        assert seen == [(0, 1), (0, 1), (1, 1), (1, 0)]

    play(story)


def test_a_headline_is_read_once_its_hold_is_over() -> None:
    """A claim known from the headline alone waits until then, goes out, and is corrected by its article."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", FREED)))
        assert made.news.due_headlines(made.time + HOLD - timedelta(seconds=1), 10) == []
        made.time += HOLD
        (job,) = made.news.due_headlines(made.time, 10)
        made.reader.headline(job)
        assert [change.reason for change in changes(made)] == [Reason.NEW]
        assert made.news.due_headlines(made.time, 10) == []
        await article(made, HELD, HELD)
        assert made.news.claim(changes(made)[0].story.grounds[0]) is not None

    play(story)


@pytest.mark.parametrize("error", [GoneError("410"), RefusedError("privada")])
def test_an_article_that_can_never_be_read_leaves_the_headline(error: Exception) -> None:
    """What is gone or refused is not asked again: the feed's own words are read at once."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", FREED)))
        made.web.answers.append(error)
        await made.reader.read(made.jobs[0])
        assert len(changes(made)) == 1
        assert [job.tries for job in made.jobs] in ([], [0])

    play(story)


def test_what_somebody_was_told_of_is_looked_at_again() -> None:
    """The article is fetched again after an hour; when the name is gone from the same page, the story is withdrawn."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Excarcelaciones en Los Teques")))
        await article(made, FREED, FREED)
        assert [job.due for job in made.jobs] == [stored(made).seen + LOOK_AGAIN[0]]
        made.time += LOOK_AGAIN[0]
        await article(made, "Comprobando su navegador")
        assert len(changes(made)) == 1
        made.time += LOOK_AGAIN[1]
        await article(made, f"Excarcelaciones en Los Teques. {NOBODY}")
        assert [change.story.withdrawn for change in changes(made)] == [False, True]

    play(story)


def test_an_edited_item_replaces_what_it_claimed() -> None:
    """A second revision supersedes the claims of the first; they are kept, no longer live."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=f"{FREED} {FAIR}")))
        await made.reader.read(made.jobs[0])
        old = changes(made)[0].story.grounds
        await made.poll(answer(b"b"), feed(entry("1", "Uno", text=f"{HELD} {FAIR}")))
        await made.reader.read(made.jobs[0])
        assert {ground.live for ground in made.news.grounds(old)} == {False}
        live = {one.polarity for reading in made.news.readings(at(1)) for one in reading.claims}
        assert live == {Polarity.DENIED}

    play(story)


def decision(made: Line, verdict: Verdict, kind: Kind | None = None, polarity: Polarity | None = None) -> Decision:
    """An operator's word on what entry 1 says of Ana."""
    return Decision(1, stored(made).id, "ana", verdict, kind, polarity, "operadora", made.time)


def test_not_this_person_takes_the_claim_back() -> None:
    """The story it stood on is withdrawn, and the decision holds for the next revision too."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=f"{FREED} {FAIR}")))
        await made.reader.read(made.jobs[0])
        made.reader.apply(decision(made, Verdict.NOT_THIS_PERSON))
        assert [change.story.withdrawn for change in changes(made)] == [False, True]
        assert made.news.applied_decision() == 1
        await made.poll(answer(b"b"), feed(entry("1", "Otro título", text=f"{FREED} {FAIR}")))
        await made.reader.read(made.jobs[0])
        assert made.news.readings(at(1)) == []

    play(story)


def test_another_reading_replaces_the_kind() -> None:
    """What the operator read there is what the story says from then on."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=f"{FREED} {FAIR}")))
        await made.reader.read(made.jobs[0])
        made.reader.apply(decision(made, Verdict.ANOTHER_READING, Kind.TRANSFERRED))
        kinds = {one.kind for one in made.news.stories_of("ana") if not one.withdrawn}
        assert kinds == {Kind.TRANSFERRED}

    play(story)


def test_a_decision_on_an_item_that_is_gone_is_noted() -> None:
    """It is not asked for again and again."""

    async def story(made: Line) -> None:
        made.reader.apply(Decision(7, "nothing", "ana", Verdict.YES, None, None, "operadora", made.time))
        assert made.news.applied_decision() == 7

    play(story)


DECIDED: list[tuple[str, Verdict, dict[str, Any], list[tuple[Kind, Polarity, Tier]]]] = [
    ("yes", Verdict.YES, {}, [(Kind.RELEASED, Polarity.HAPPENED, Tier.SURE)]),
    ("not this person", Verdict.NOT_THIS_PERSON, {}, []),
    ("another kind", Verdict.ANOTHER_READING, {"kind": Kind.DIED}, [(Kind.DIED, Polarity.HAPPENED, Tier.SURE)]),
    (
        "another polarity",
        Verdict.ANOTHER_READING,
        {"polarity": Polarity.DENIED},
        [(Kind.RELEASED, Polarity.DENIED, Tier.SURE)],
    ),
]


@pytest.mark.parametrize(("what", "verdict", "reading", "kept"), DECIDED, ids=[row[0] for row in DECIDED])
def test_what_a_decision_makes_of_claims(
    what: str, verdict: Verdict, reading: dict[str, Any], kept: list[tuple[Kind, Polarity, Tier]]
) -> None:
    """A verdict touches the claims on its subject alone; a claim read otherwise has an id of its own."""
    likely: Claim = claim(id="a", tier=Tier.LIKELY)
    other: Claim = claim(id="b", subject="eva", tier=Tier.WEAK)
    values = {"kind": None, "polarity": None} | reading
    word = Decision(1, "item", "ana", verdict, operator="operadora", at=at(8), **values)
    left = decided([likely, other], {"ana": word})
    assert [(one.kind, one.polarity, one.tier) for one in left if one.subject_id == "ana"] == kept
    assert [one for one in left if one.subject_id == "eva"] == [other]
    assert (left[0].id == "a") is (verdict is Verdict.YES)


class Full(News):
    """A news.db whose disk is full once."""

    full = False

    def save_reading(self, *given: Any, **more: Any) -> None:  # noqa: ANN401 - handed on as it came
        """Fail once, then store."""
        if self.full:
            self.full = False
            raise StoreError("disco lleno")
        super().save_reading(*given, **more)


def test_what_did_not_reach_the_disk_is_forgotten() -> None:
    """After a full disk the stories are those that were stored, so the same item read again is news again."""

    async def story(made: Line) -> None:
        news = made.news
        assert isinstance(news, Full)
        await made.meet()
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=f"{FREED} {FAIR}")))
        before, (job,) = made.reloads, made.jobs
        news.full = True
        with pytest.raises(StoreError):
            await made.reader.read(job)
        assert made.reloads == before + 1
        assert (changes(made), made.jobs) == ([], [job])
        await made.reader.read(job)
        assert [change.reason for change in changes(made)] == [Reason.NEW]

    with Full.open(":memory:", owner=True) as news:
        asyncio.run(story(Line(news)))


def test_past_items_make_stories_that_are_past() -> None:
    """What stood in a feed at first contact is known from then on, and news to nobody."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=f"{FREED} {FAIR}")))
        jobs: list[Job] = made.jobs
        await made.reader.read(jobs[0])
        (change,) = changes(made)
        assert (change.story.past, change.story.standing) == (True, Standing.CLAIMED)

    with line() as made:
        asyncio.run(story(made))

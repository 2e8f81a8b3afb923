"""Private names: found, sealed, acknowledged, and never to be seen in anything else that collect keeps or says."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
import structlog

from monitor.errors import FetchError, KeyringError, StoreError, WorkerError
from monitor.files.handover import NAMES, Handover, write_handover
from monitor.model import Item, Kind, Polarity, Source, Tier
from monitor.pipeline.again import LOOK_AGAIN
from monitor.pipeline.collect import Collect
from monitor.pipeline.names import PrivateNames
from monitor.pipeline.polling import Polling
from monitor.pipeline.private import BATCH, Private
from monitor.pipeline.reading import Reader
from monitor.pipeline.sealing import BLOCK
from monitor.sources.article import Article
from monitor.sources.feed import Entry, Feed
from monitor.sources.fetch import Fetcher, Response
from monitor.sources.workers import Workers
from monitor.store.news import News
from monitor.store.values import from_json
from monitor.stories import Reading, Stories
from monitor.stories.findings import Finding
from monitor.watchlists import Watchlists
from tests.build import SOURCES, VOICES
from tests.pipeline.fakes import HOLD, START, answer, entry, feed

ANA = "Ana Lucía Zambrano Oropel"
ID = "~0123456789abcdef"
EVELIO, OTHER = "Evelio Tarsicio Monque Abreu", "~fedcba9876543210"
LISTED = '[[people]]\nid = "eva"\nname = "Eva Marina Quiñónez Tovar"\n'
EVA = "Eva Marina Quiñónez Tovar"

FREED = f"{ANA} fue excarcelada este jueves y ya está en su casa."
HELD = f"{ANA} no ha sido excarcelada. Sigue presa."
FAIR = "La feria del mango abre sus puertas en Upata. " * 20
TITLE = "Excarcelaciones en Los Teques"
KEEP = (timedelta(days=30), timedelta(days=180))


def seal(public: str, text: str) -> bytes:
    """A lock that keeps nobody out; only what begins with "key" is a key."""
    if not public.startswith("key"):
        raise KeyringError("no es una clave")
    return base64.b85encode(f"{public}\n{text}".encode())


def unseal(sealed: bytes, public: str = "key") -> Finding:
    """The finding that was sealed to ``public``."""
    key, _, text = base64.b85decode(sealed).decode().partition("\n")
    assert key == public
    return from_json(Finding, text)


@dataclass
class Papers:
    """A feed and the pages behind it: what is fetched, and how it is read."""

    entries: list[Entry] = field(default_factory=list)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    while_fetching: Callable[[], Coroutine[None, None, None]] | None = None

    def prints(self, key: str, title: str = TITLE, page: str = "", article: str = "", text: str = "") -> None:
        """Put an entry into the feed, in place of an earlier one, with its page behind it."""
        self.entries = [one for one in self.entries if one.key != key] + [entry(key, title, text=text)]
        self.pages[f"https://diario.example/{key}"] = (page, article)

    async def get(self, url: str, **_: object) -> Response:
        """Answer one question."""
        self.asked.append(url)
        if url in self.failing:
            raise FetchError("caído")
        if url.endswith("/feed"):
            return answer(repr([one.digest for one in self.entries]).encode(), url=url)
        if self.while_fetching:
            await self.while_fetching()
        return answer(url.encode(), url=url)

    async def run(self, task: str, body: bytes, *more: Any) -> Feed | str | Article:  # noqa: ANN401 - as workers has it
        """Read what was fetched."""
        if task == "feed":
            known: frozenset[str] = more[2]
            new = [one for one in self.entries if one.digest not in known]
            return feed(*new, known=tuple(known))
        page, article = self.pages[body.decode()]
        if task == "article" and body.decode() in self.unreadable:
            raise WorkerError("murió")
        return page if task == "page" else Article("", article, None)


class Full(News):
    """A news.db that can be full."""

    full = False

    def _put_findings(self, *given: Any) -> None:  # noqa: ANN401 - handed on as it came
        if self.full and given[0]:
            raise StoreError("disco lleno")
        super()._put_findings(*given)


@dataclass
class Town:
    """One newspaper, one list, one handover, and collect in its several lives."""

    folder: Path
    papers: Papers = field(default_factory=Papers)
    time: datetime = START
    failures: list[BaseException] = field(default_factory=list)
    lines: list[MutableMapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / "people.toml").write_text(LISTED, "utf-8")
        self.papers.prints("0", "Abre la feria", text=FAIR)

    def hand_over(self, version: str, names: dict[str, str], public: str = "key") -> None:
        """What notify does."""
        write_handover(self.folder / NAMES, Handover(version, public, names))

    @asynccontextmanager
    async def collect(self) -> AsyncIterator[Life]:
        """One life of the process, from its start to its end, with everything it has to do at once done."""
        sources: dict[str, Source] = {SOURCES[0].id: SOURCES[0]}
        with Full.open(self.folder / "news.db", owner=True) as news, structlog.testing.capture_logs() as lines:
            fetcher, workers = cast("Fetcher", self.papers), cast("Workers", self.papers)
            now = lambda: self.time  # noqa: E731
            private = Private(news, seal, self.folder / NAMES)
            collect = Collect(
                news,
                lambda: None,
                Watchlists(sorted(self.folder.glob("*.toml"))),
                sources,
                lambda watched: Polling(news, fetcher, workers, sources, watched, now, lambda: 0.0, HOLD),
                lambda watched: Reader(
                    news,
                    fetcher,
                    workers,
                    watched,
                    lambda: Stories(VOICES, news.readings(START - timedelta(days=90)), news.stories()),
                    now,
                    ZoneInfo("America/Caracas"),
                    private,
                ),
                now,
                KEEP,
                self.failures.append,
                private,
            )
            life = Life(self, news, collect, private)
            try:
                await life.settle()
                yield life
            finally:
                await collect.stop()
                self.lines += lines


@dataclass
class Life:
    """Collect between a start and an end."""

    town: Town
    news: Full
    collect: Collect
    private: Private

    async def look_back(self, meanwhile: Callable[[], Coroutine[None, None, None]], at: int = 1) -> list[set[str]]:
        """Look back once, and do ``meanwhile`` while the text of that number is searched.

        Returns who was looked for in each text.
        """
        begun, done = threading.Event(), threading.Event()
        asked: list[set[str]] = []

        def read(item: Item, names: PrivateNames) -> Mapping[str, Reading]:
            asked.append(set(names.by_id))
            if len(asked) == at:
                begun.set()
                done.wait(10)
            return self.collect._reader.read_private(item, names)

        await self.private.take_over()
        since = START - timedelta(days=1)
        walk = asyncio.ensure_future(self.private.look_back(read, since, lambda: self.town.time))
        await asyncio.to_thread(begun.wait, 10)
        await meanwhile()
        done.set()
        await walk
        return asked

    async def poll_and_read(self) -> None:
        """Poll the paper and read what it brings, by hand."""
        (state,) = self.news.source_states()
        await self.collect._polling.poll(state)
        for job in self.news.due_jobs(self.town.time, 100):
            await self.collect._reader.read(job)

    async def settle(self, **passed: float) -> None:
        """Let that much time pass, and wait until nothing is due."""
        self.town.time += timedelta(**passed)
        for _ in range(2000):
            self.collect.tick()
            if self.town.failures:
                raise self.town.failures.pop()
            if self.collect.idle:
                return
            await asyncio.sleep(0.001)
        raise AssertionError("collect does not come to rest")

    def findings(self, public: str = "key") -> list[Finding]:
        """Everything that was sealed, in order."""
        return [unseal(sealed, public) for _, sealed in self.news.findings_after(0, 100)]

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but the two that know that there are findings."""
        tables = set(self.news.tables()) - {"findings", "meta"}
        return {each: [tuple(row) for row in self.news._rows(f"SELECT * FROM {each}")] for each in tables}  # noqa: S608


def play(town: Town, story: Callable[[Life], Coroutine[None, None, None]]) -> None:
    """One life of collect, that does ``story``."""

    async def run() -> None:
        async with town.collect() as life:
            await story(life)

    asyncio.run(run())


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town where notify has handed over one name, and the paper has been met."""
    made = Town(tmp_path / "town")
    made.hand_over("v1", {ID: ANA})
    return made


async def prints_and_reads(life: Life) -> None:
    """The paper prints an article that names her, and the next day another that names nobody."""
    life.town.papers.prints("1", page=f"Inicio {FREED} Publicidad", article=FREED)
    await life.settle(minutes=10)
    life.town.papers.prints("2", "Abre la feria de Upata", page=FAIR, article=FAIR)
    await life.settle(days=1)


def test_a_name_in_an_articles_body_is_found(town: Town) -> None:
    """The finding says what is claimed, by whom it was printed, and that it is news; it is padded to whole blocks."""

    async def story(life: Life) -> None:
        await prints_and_reads(life)
        (finding,) = life.findings()
        assert (finding.subject_id, finding.title, finding.revision, finding.past) == (ID, TITLE, 1, False)
        assert (finding.reading.source_id, finding.reading.url) == ("diario", "https://diario.example/1")
        (claim,) = finding.reading.claims
        assert (claim.subject_id, claim.kind, claim.polarity, claim.tier) == (
            ID,
            Kind.RELEASED,
            Polarity.HAPPENED,
            Tier.SURE,
        )
        assert ANA in claim.quote
        ((_, sealed),) = life.news.findings_after(0, 10)
        assert len(base64.b85decode(sealed).partition(b"\n")[2]) % BLOCK == 0

    play(town, story)


def test_nothing_else_tells_of_it(tmp_path: Path, town: Town) -> None:
    """Every other row, and every line of the log, is what it would be if nobody had handed over a name.

    Neither the name nor its id stands anywhere in the files: the article is kept, compressed, as any other would be.
    """
    without = Town(tmp_path / "without")
    seen = []
    for each in (town, without):

        async def story(life: Life) -> None:
            await prints_and_reads(life)
            seen.append(life.rows())

        play(each, story)
    assert seen[0] == seen[1]
    assert town.lines == without.lines
    said = repr(town.lines)
    bodies = [path.read_bytes() for path in town.folder.iterdir() if path.name.startswith("news.db")]
    for trace in (ID, *ANA.split()):
        assert trace not in said
        assert all(trace.encode() not in body for body in bodies)


def test_a_look_back_leaves_no_other_trace(tmp_path: Path) -> None:
    """The same for a name that comes when its article has long been read."""
    town, without = Town(tmp_path / "with"), Town(tmp_path / "without")
    seen = []
    for each in (town, without):

        async def story(life: Life) -> None:
            await prints_and_reads(life)
            if life.town is town:
                town.hand_over("v1", {ID: ANA})
            await life.settle(days=1)
            assert len(life.findings()) == (life.town is town)
            seen.append(life.rows())

        play(each, story)
    assert seen[0] == seen[1]
    assert town.lines == without.lines


def test_the_same_name_on_a_list_loses_nothing(town: Town) -> None:
    """A stranger's private name must not make doubtful what those on the list are told, nor learn that it is listed."""
    town.hand_over("v1", {ID: EVA, OTHER: EVA})

    async def story(life: Life) -> None:
        life.town.papers.prints("1", page="x", text=f"{EVA} fue excarcelada este jueves.")
        await life.settle(minutes=10)
        (listed,) = life.news.stories_of("eva")
        assert listed.tier is Tier.SURE
        assert {finding.subject_id for finding in life.findings()} == {ID, OTHER}
        assert {one.tier for finding in life.findings() for one in finding.reading.claims} == {Tier.SURE}

    play(town, story)


def test_a_weak_mention_is_in_its_finding(town: Town) -> None:
    """Doubt about a private name is asked of its follower: the finding carries it, tier and all."""

    async def story(life: Life) -> None:
        life.town.papers.prints("1", text="Detuvieron a Ana Sambrano, maestra de Upata.")
        await life.settle(minutes=10)
        tiers = {claim.tier for finding in life.findings() for claim in finding.reading.claims}
        assert tiers == {Tier.WEAK}

    play(town, story)


def test_an_edited_article_that_names_her_no_more_is_a_finding_without_claims(town: Town) -> None:
    """Once; and if it names her again, that is another finding."""

    async def story(life: Life) -> None:
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        life.town.papers.prints("1", text=FAIR)
        await life.settle(minutes=10)
        life.town.papers.prints("1", text=f"{FAIR} Más.")
        await life.settle(minutes=10)
        life.town.papers.prints("1", text=HELD)
        await life.settle(minutes=10)
        found = [(one.revision, [claim.polarity for claim in one.reading.claims]) for one in life.findings()]
        assert found == [(1, [Polarity.HAPPENED]), (2, []), (4, [Polarity.DENIED])]
        assert life.findings()[1].reading.item_id == life.findings()[0].reading.item_id

    play(town, story)


def test_an_article_that_changes_in_silence_is_looked_at_again(town: Town) -> None:
    """After an hour, with no job and no line that would tell of it; a page of another kind takes nothing back."""

    async def story(life: Life) -> None:
        papers = life.town.papers
        papers.prints("1", page=f"{TITLE} {FREED}", article=FREED)
        await life.settle(minutes=10)
        rows, url = life.rows(), "https://diario.example/1"
        assert rows["jobs"] == []
        for now, page in enumerate((f"{TITLE} {FREED}", "Comprobando su navegador", f"{TITLE}. No hay nombres.")):
            papers.pages[url] = (page, FREED if FREED in page else "")
            asked = papers.asked.count(url)
            life.town.time = START + timedelta(minutes=10) + LOOK_AGAIN[now]
            await life.settle(minutes=1)
            assert papers.asked.count(url) == asked + 1
        assert [len(one.reading.claims) for one in life.findings()] == [1, 0]
        assert {each: now for each, now in life.rows().items() if each != "sources"} == {
            each: was for each, was in rows.items() if each != "sources"
        }
        await life.settle(days=5)
        assert papers.asked.count(url) == 4

    play(town, story)


def test_who_was_named_before_the_look_back_reached_it_is_withdrawn(tmp_path: Path) -> None:
    """An article that a listed name has looked at again loses the private one too, known from the text that goes."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        url, both = "https://diario.example/1", f"{EVA} fue excarcelada. {FREED}"
        life.town.papers.prints("1", page=f"{TITLE} {both}", article=both)
        await life.settle(minutes=10)
        town.hand_over("v1", {ID: ANA})
        await life.private.take_over()
        town.time += LOOK_AGAIN[0]
        life.town.papers.pages[url] = (f"{TITLE} {EVA} fue excarcelada.", f"{EVA} fue excarcelada.")
        await life.poll_and_read()
        assert [(one.subject_id, one.reading.claims) for one in life.findings()] == [(ID, ())]

    play(town, story)


def test_where_somebody_was_taken_is_read_beside_a_place_on_the_list(town: Town) -> None:
    """A prison that is watched is known to be one; what is said of it stays out of the finding."""
    (town.folder / "places.toml").write_text('[[facilities]]\nid = "casa"\nname = "Casa Blanca Mora"\n', "utf-8")

    async def story(life: Life) -> None:
        life.town.papers.prints("1", text=f"{ANA} fue trasladada a Casa Blanca Mora este jueves.")
        await life.settle(minutes=10)
        (finding,) = life.findings()
        (claim,) = finding.reading.claims
        assert (claim.subject_id, claim.kind, claim.detail) == (ID, Kind.TRANSFERRED, "Casa Blanca Mora")
        assert {row[3] for row in life.rows()["mentions"]} == {"casa"}

    play(town, story)


def test_a_page_that_cannot_be_fetched_again_is_left_until_the_next_time(town: Town) -> None:
    """A paper that is down takes nothing back."""

    async def story(life: Life) -> None:
        life.town.papers.prints("1", page=f"{TITLE} {FREED}", article=FREED)
        await life.settle(minutes=10)
        life.town.papers.failing.add("https://diario.example/1")
        await life.settle(hours=2)
        life.town.papers.failing.clear()
        life.town.papers.pages["https://diario.example/1"] = (f"{TITLE}. No hay nombres.", "")
        await life.settle(hours=3)
        assert len(life.findings()) == 1
        await life.settle(hours=2)
        assert [len(one.reading.claims) for one in life.findings()] == [1, 0]

    play(town, story)


def test_a_page_whose_article_cannot_be_extracted_is_read_whole(town: Town) -> None:
    """A reading process that dies is no reason to ask for the page again, which would tell that somebody is named."""

    async def story(life: Life) -> None:
        life.town.papers.unreadable.add("https://diario.example/1")
        life.town.papers.prints("1", page=FREED)
        await life.settle(minutes=10)
        assert len(life.findings()) == 1
        assert life.rows()["jobs"] == []

    play(town, story)


def test_a_headline_is_a_finding_before_its_article(town: Town) -> None:
    """When the article keeps failing, what the headline says goes first; the article takes its place."""

    async def story(life: Life) -> None:
        url = "https://diario.example/1"
        life.town.papers.failing.add(url)
        life.town.papers.prints("1", FREED, page=HELD, article=HELD)
        await life.settle(minutes=10)
        assert life.findings() == []
        await life.settle(seconds=70)
        assert [one.reading.claims[0].polarity for one in life.findings()] == [Polarity.HAPPENED]
        life.town.papers.failing.clear()
        await life.settle(minutes=2)
        assert len(life.findings()) == 2
        assert life.findings()[0].reading.item_id == life.findings()[1].reading.item_id

    play(town, story)


def test_a_name_that_comes_later_is_looked_for_in_what_was_kept(tmp_path: Path) -> None:
    """What is found then is past; afterwards the version is acknowledged, and the next items are news."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        life.town.papers.prints("1", page=f"Inicio {FREED}", article=FREED)
        await life.settle(minutes=10)
        assert (life.findings(), life.news.acknowledged()) == ([], None)
        town.hand_over("v1", {ID: ANA})
        await life.settle()
        assert [one.past for one in life.findings()] == [True]
        assert life.news.acknowledged() == "v1"
        life.town.papers.prints("2", text=HELD)
        await life.settle(minutes=10)
        assert [one.past for one in life.findings()] == [True, False]
        town.hand_over("v2", {ID: ANA, OTHER: EVELIO})
        await life.settle()
        assert (len(life.findings()), life.news.acknowledged()) == (2, "v2")

    play(town, story)


@pytest.mark.parametrize("named", [EVELIO, "nadie"], ids=["beside another", "alone"])
def test_a_name_that_comes_while_an_article_is_fetched_is_found_in_it(town: Town, named: str) -> None:
    """The look back passes by what waits to be read; the reading that began without the name does not. It is news."""
    town.hand_over("v1", {OTHER: EVELIO})

    async def story(life: Life) -> None:
        async def comes() -> None:
            town.hand_over("v2", {OTHER: EVELIO, ID: ANA})
            while life.news.acknowledged() != "v2":  # noqa: ASYNC110
                await asyncio.sleep(0.001)

        life.town.papers.while_fetching = comes
        text = f"{FREED} Detuvieron a {named}."
        life.town.papers.prints("1", page=text, article=text)
        await life.settle(minutes=10)
        assert {(one.subject_id, one.past) for one in life.findings()} >= {(ID, False)}
        assert len(life.findings()) == (2 if named == EVELIO else 1)

    play(town, story)


def test_who_leaves_while_an_article_is_fetched_is_not_found_in_it(town: Town) -> None:
    """Not even by a reading that began when the name was still there."""

    async def story(life: Life) -> None:
        async def leaves() -> None:
            town.hand_over("v2", {})
            while life.news.acknowledged() != "v2":  # noqa: ASYNC110
                await asyncio.sleep(0.001)

        life.town.papers.while_fetching = leaves
        life.town.papers.prints("1", page=FREED, article=FREED)
        await life.settle(minutes=10)
        assert life.findings() == []

    play(town, story)


def test_after_a_restart_it_knows_again_and_repeats_nothing(town: Town) -> None:
    """The same names are acknowledged, nothing is sealed twice, and an edit is still a withdrawal."""

    async def before(life: Life) -> None:
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)

    async def after(life: Life) -> None:
        assert (len(life.findings()), life.news.acknowledged()) == (1, "v1")
        life.town.papers.prints("1", text=FAIR)
        await life.settle(minutes=10)
        assert [len(one.reading.claims) for one in life.findings()] == [1, 0]

    play(town, before)
    play(town, after)


def test_after_a_restart_an_article_is_still_looked_at_again(town: Town) -> None:
    """One that was fetched, that is; what the feed carried whole is not fetched because somebody is named in it."""

    async def before(life: Life) -> None:
        life.town.papers.prints("1", page=f"{TITLE} {FREED}", article=FREED)
        life.town.papers.prints("2", text=FREED)
        await life.settle(minutes=10)

    async def after(life: Life) -> None:
        life.town.papers.pages["https://diario.example/1"] = (f"{TITLE}. No hay nombres.", "")
        await life.settle(hours=2)
        assert [len(one.reading.claims) for one in life.findings()] == [1, 1, 0]
        assert "https://diario.example/2" not in life.town.papers.asked

    play(town, before)
    play(town, after)


def test_killed_before_it_had_looked_back_it_looks_again(town: Town) -> None:
    """A version is acknowledged only when all of it is done, by whichever process."""

    async def before(life: Life) -> None:
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)

    async def after(life: Life) -> None:
        assert life.news.acknowledged() == "v2"
        assert [one.past for one in life.findings()] == [False, True]  # repeated as past: notify knows it already

    play(town, before)
    town.hand_over("v2", {ID: ANA, OTHER: EVELIO})
    play(town, after)


def test_begun_without_names_it_takes_the_acknowledgement_back(town: Town) -> None:
    """What it read meanwhile it read without them: the same version is looked for again, and then acknowledged."""

    async def without(life: Life) -> None:
        assert life.news.acknowledged() is None
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        assert life.findings() == []
        town.hand_over("v1", {ID: ANA})
        await life.settle()
        assert (len(life.findings()), life.news.acknowledged()) == (1, "v1")

    async def nothing(life: Life) -> None:
        assert life.news.acknowledged() == "v1"

    play(town, nothing)
    (town.folder / NAMES).unlink()
    play(town, without)


def test_while_notify_is_away_the_names_stay(town: Town) -> None:
    """When the file is gone, what is printed meanwhile is found, and is news when notify comes back."""

    async def story(life: Life) -> None:
        (town.folder / NAMES).unlink()
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        town.hand_over("v1", {ID: ANA})
        await life.settle()
        assert [one.past for one in life.findings()] == [False]

    play(town, story)


def test_who_leaves_is_forgotten_at_once(town: Town) -> None:
    """Nothing more is sealed for them, and nothing about them is left in memory but words of other people's names."""
    town.hand_over("v1", {ID: ANA, OTHER: EVELIO})

    async def story(life: Life) -> None:
        life.town.papers.prints("1", page=f"{FREED} Detuvieron a {EVELIO}.", article=f"{FREED} Detuvieron a {EVELIO}.")
        await life.settle(minutes=10)
        assert {one.subject_id for one in life.findings()} == {ID, OTHER}
        town.hand_over("v2", {OTHER: EVELIO})
        await life.settle()
        assert life.news.acknowledged() == "v2"
        private = life.private
        (known,) = private._sealing._known.values()
        assert set(private.names.by_id) == set(private._looked) == set(known.marks) == {OTHER}
        life.town.papers.prints("1", text=FAIR)
        await life.settle(minutes=10)
        assert [one.subject_id for one in life.findings()[2:]] == [OTHER]
        town.hand_over("v3", {})
        await life.settle()
        assert (len(private.names), private._sealing._known, private._again) == (0, {}, {})

    play(town, story)


@pytest.mark.parametrize("body", [b"{", b'{"version": "v2", "public": "mine", "names": {}}'], ids=["broken", "no key"])
def test_a_broken_handover_leaves_the_last_good_one_in_force(town: Town, body: bytes) -> None:
    """It is said once in the log, without a name, and not acknowledged; the names before are still found."""

    async def story(life: Life) -> None:
        (town.folder / NAMES).write_bytes(body)
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        await life.settle(minutes=10)
        assert (len(life.findings()), life.news.acknowledged()) == (1, "v1")

    play(town, story)
    assert [line["log_level"] for line in town.lines if line["event"] == "handover"] == ["error"]


def test_with_another_key_everything_is_sealed_anew(town: Town) -> None:
    """What was sealed to the old one can be read no more."""

    async def story(life: Life) -> None:
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        town.hand_over("v2", {ID: ANA}, public="key2")
        await life.settle()
        rows = [sealed for _, sealed in life.news.findings_after(0, 10)]
        assert [unseal(rows[0]).past, unseal(rows[1], "key2").past] == [False, True]
        assert life.news.acknowledged() == "v2"

    play(town, story)


def test_what_did_not_reach_the_disk_is_found_again(town: Town) -> None:
    """With a full disk nothing is remembered that was not stored: not of an item, and not of a look back."""

    async def story(life: Life) -> None:
        life.news.full = True
        life.town.papers.prints("1", text=FREED)
        with pytest.raises(StoreError):
            await life.settle(minutes=10)
        life.news.full = False
        await life.settle()
        assert len(life.findings()) == 1
        life.news.full = True
        life.town.papers.prints("2", text=f"Detuvieron a {EVELIO}.")
        await life.settle(minutes=10)
        town.hand_over("v2", {ID: ANA, OTHER: EVELIO})
        with pytest.raises(StoreError):
            await life.settle()
        assert life.news.acknowledged() == "v1"
        life.news.full = False
        await life.settle()
        assert [one.subject_id for one in life.findings()] == [ID, OTHER]
        assert life.news.acknowledged() == "v2"

    play(town, story)


def test_a_past_item_says_so_in_its_reading(town: Town) -> None:
    """What stood in a feed at first contact is no news, though the name was known then."""
    town.papers.prints("1", text=FREED)

    async def story(life: Life) -> None:
        (finding,) = life.findings()
        assert (finding.past, finding.reading.past) == (False, True)

    play(town, story)


def test_what_is_read_again_during_a_look_back_is_not_found_as_it_was(tmp_path: Path) -> None:
    """An old text must not have the last word: the item was read again, with the new name."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        life.town.papers.prints("1", text=FREED)
        await life.settle(minutes=10)
        town.hand_over("v1", {ID: ANA})

        async def edited() -> None:
            stored = life.news.item("diario", "1")
            assert stored is not None
            later = replace(stored.item, revision=2, text=FAIR)
            life.news.save_reading(None, later, (), None, (), (), done=True, text_kept=FAIR, now=town.time)

        await life.look_back(edited)
        assert (life.findings(), life.news.acknowledged()) == ([], "v1")

    play(town, story)


def test_a_look_back_leaves_what_was_read_meanwhile_as_it_is(tmp_path: Path) -> None:
    """The whole page, in which names are sought later, holds more than the article that was read when it came."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        town.hand_over("v1", {ID: ANA})

        async def printed() -> None:
            town.time += timedelta(minutes=10)
            life.town.papers.prints("1", page=f"{FREED} Lo más leído: Detuvieron a {ANA}.", article=FREED)
            await life.poll_and_read()

        life.town.papers.prints("first", text=FAIR)
        await life.poll_and_read()
        await life.look_back(printed)
        (finding,) = life.findings()
        assert (finding.past, len(finding.reading.claims)) == (False, 1)

    play(town, story)


@pytest.mark.parametrize("public", ["key", "key2"], ids=["the same key", "another key"])
def test_who_leaves_during_a_look_back_is_not_found(tmp_path: Path, public: str) -> None:
    """They are not even looked for any more; and with another key everything before is sealed anew."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        for number in range(BATCH + 1):
            life.town.papers.prints(f"{number}a", text=f"La feria, día {number}.")
        life.town.papers.prints("1a", text=FREED)
        life.town.papers.prints("last", text=f"Detuvieron a {EVELIO}. {FREED}")
        await life.settle(minutes=10)
        town.hand_over("v1", {ID: ANA, OTHER: EVELIO})

        async def left() -> None:
            town.hand_over("v2", {ID: ANA}, public)
            await life.private.take_over()

        asked = await life.look_back(left, at=5)
        if public == "key":
            assert asked[-1] == {ID}
        await life.settle()
        mine = [sealed for _, sealed in life.news.findings_after(0, 10)][-2:]
        assert [unseal(sealed, public).subject_id for sealed in mine] == [ID, ID]
        assert life.news.acknowledged() == "v2"

    play(town, story)


def test_a_key_that_changes_late_in_a_look_back_has_it_begin_again(tmp_path: Path) -> None:
    """What the first texts brought is sealed to the old key, and has to be found again."""
    town = Town(tmp_path / "town")

    async def story(life: Life) -> None:
        life.town.papers.prints("first", text=FREED)
        await life.poll_and_read()
        for number in range(BATCH):
            life.town.papers.prints(f"{number}a", text=f"La feria, día {number}.")
        await life.settle(minutes=10)
        town.hand_over("v1", {ID: ANA})

        async def changed() -> None:
            town.hand_over("v2", {ID: ANA}, "key2")
            await life.private.take_over()

        await life.look_back(changed, at=BATCH + 1)
        await life.settle()
        (first, again) = [sealed for _, sealed in life.news.findings_after(0, 10)]
        assert unseal(first).reading == unseal(again, "key2").reading

    play(town, story)


def test_many_names_that_come_one_after_another_are_acknowledged(town: Town) -> None:
    """A look back is finished for those it began with, however many come meanwhile."""

    async def story(life: Life) -> None:
        for number in range(40):
            life.town.papers.prints(f"{number}a", text=f"{FAIR} {number}")
        await life.settle(minutes=10)
        seen = {"v1"}
        names: dict[str, str] = {}
        while len(seen) < 3 and len(names) < 500:
            names[f"~{len(names):016x}"] = ANA
            town.hand_over(f"n{len(names)}", names)
            life.collect.tick()
            await asyncio.sleep(0.001)
            seen.add(life.news.acknowledged() or "")
        assert len(seen) == 3
        await life.settle()
        assert life.news.acknowledged() == f"n{len(names)}"

    play(town, story)

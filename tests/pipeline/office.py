"""Everything between what people write and what they are sent, on databases in memory and a list in a file."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.bot.actions import Action, Verb
from monitor.channels import Outgoing
from monitor.model import Claim, Incoming, digest
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.answering import Answering
from monitor.pipeline.known import Known
from monitor.pipeline.pace import Pace
from monitor.pipeline.roster import Roster
from monitor.pipeline.sending import Courier
from monitor.pipeline.telling import Telling
from monitor.pipeline.wording import Wording
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from monitor.stories import Stories, read_item
from monitor.watchlists import Watchlists
from tests.build import SOURCES, VOICES, at, item
from tests.keys.rings import NEWER
from tests.pipeline.couriers import RATES
from tests.store.samples import CHAT

ANA = "Ana Lucía Zambrano Oropel"
LIST = f"""
[[people]]
id = "ana"
name = "{ANA}"
visibility = "public"

[[people]]
id = "eva"
name = "Eva Marina Quiñónez Tovar"
visibility = "public"
"""


@dataclass
class Kept:
    """A channel that keeps whatever it was given."""

    sent: list[Outgoing] = field(default_factory=list)

    def parts(self, outgoing: Outgoing) -> int:
        """One, whatever it is."""
        assert outgoing.address
        return 1

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Keep it."""
        assert part == 0
        self.sent.append(outgoing)
        return str(1000 + len(self.sent))


@dataclass
class Office:
    """``people`` write, it is handled, decided and sent; ``publish`` is what collect does."""

    news: News
    people: People
    desk: Desk
    folder: Path
    time: datetime = field(default_factory=lambda: at(8))
    kept: Kept = field(default_factory=Kept)
    written: int = 0
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def __post_init__(self) -> None:
        self.list = self.folder / "people.toml"
        self.list.write_text(LIST, "utf-8")
        self.stories = Stories(VOICES)
        self.roster = Roster(Watchlists([self.list]), self.now)
        sources = {source.id: source for source in SOURCES}
        self.known = Known(self.news, self.people, self.roster, sources, ZoneInfo("America/Caracas"), "es")
        self.wording = Wording(self.people, self.known, NEWER, {"mother": "madre"}, self.now)
        self.telling = Telling(self.news, self.people, self.now)
        self.bugs: list[BaseException] = []
        self.courier = Courier(
            "telegram",
            self.kept,
            Pace(RATES),
            self.people,
            self.wording.outgoing,
            Alarms(self.desk, self.now),
            self.now,
            lambda: (self.time - at(1)).total_seconds(),
            lambda: 0.5,
            self.bugs.append,
        )
        self.answering = Answering(self.people, self.desk, self.known, NEWER, self.wording, self.courier, self.now)

    def now(self) -> datetime:
        """The time."""
        return self.time

    def write(self, text: str, address: str = CHAT, *, private: bool = True, language: str = "es") -> None:
        """Somebody writes something."""
        command, _, argument = text.partition(" ") if text.startswith("/") else ("", "", text)
        self.store(
            Incoming(
                self._number(),
                address,
                private,
                message_ref=f"{self.written}",
                command=command[1:],
                argument=argument,
                language=language,
            )
        )

    def press(self, action: Action | str, address: str = CHAT, ref: str = "1001") -> None:
        """Somebody presses a button: an action of ours, or any data."""
        data = NEWER.button(address, str(action)) if isinstance(action, Action) else action
        self.store(Incoming(self._number(), address, private=True, message_ref=ref, button=data, press="p"))

    def begin(self) -> None:
        """Somebody starts, and follows Ana from the list."""
        self.write("/start")
        self.settle()
        self.press(Action(Verb.FOLLOW, key=digest("ana")))
        self.settle(seconds=5)

    def store(self, update: Incoming) -> None:
        """It is stored as it comes."""
        self.people.store_updates([update], self.time)

    def publish(self, source: str, *claims: Claim, key: str = "") -> None:
        """An item comes out and is read."""
        made, named = item(source, self.time, *claims, key=key)
        changes = self.stories.take(read_item(made, named), self.time)
        subjects = sorted({one.subject_id for one in named} | {change.story.subject_id for change in changes})
        kept = [story for subject in subjects for story in self.stories.of(subject)]
        self.news.save_reading(
            None, made, (), read_item(made, named), kept, changes, done=True, text_kept="", now=self.time
        )

    def settle(self, **by: float) -> list[Outgoing]:
        """Let time pass; handle, decide and send everything; return what was sent."""
        self.time += timedelta(**by)
        before = len(self.kept.sent)

        async def all_of_it() -> None:
            async with asyncio.timeout(10):
                for _ in range(3):
                    await self.telling.catch_up()
                    await self.answering.handle_waiting()
                    await self.courier.send_due()

        self.run(all_of_it())
        return self.kept.sent[before:]

    async def handle(self) -> None:
        """Handle what waits, whatever was logged."""
        await self.answering.handle_waiting()

    async def decide(self) -> None:
        """Decide on what was logged, and send nothing."""
        await self.telling.catch_up()

    def run(self, work: Coroutine[object, object, None]) -> None:
        """Work in the one event loop there is."""
        self.runner.run(work)

    def firsts(self, sent: Sequence[Outgoing]) -> list[str]:
        """The first lines of what was sent."""
        messages = [one.rendered.message or one.rendered.original for one in sent]
        return [message.first if message else one.shape.value for one, message in zip(sent, messages, strict=True)]

    def _number(self) -> int:
        self.written += 1
        return self.written


@contextmanager
def office(folder: Path, people: type[People] = People) -> Iterator[Office]:
    """An office that knows its sources; whoever works there met no bug in the end."""
    with (
        News.open(":memory:", owner=True) as news,
        people.open(":memory:", keyring=NEWER) as known,
        Desk.open(":memory:", owner=True) as desk,
    ):
        news.sync_sources(SOURCES, at(1))
        made = Office(news, known, desk, folder)
        with made.runner:
            yield made
        assert made.bugs == []

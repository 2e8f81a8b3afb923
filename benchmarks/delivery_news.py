"""Stands in for collect: it commits story changes to news.db and says when, as collect does after a match."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.config import Config
from monitor.config.files import Files
from monitor.files.handover import NAMES, read_handover
from monitor.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Mention,
    Origin,
    Polarity,
    Reason,
    Role,
    Standing,
    Story,
    StoryChange,
    Subject,
    Tier,
)
from monitor.store.news import News
from monitor.stories import Reading


@dataclass(frozen=True, slots=True)
class Published:
    """What was committed: ``mark`` stands in every alert of it and in nothing else; ``at`` is time.monotonic()."""

    mark: str
    at: float


class Press:
    """Owns news.db for as long as it is open."""

    def __init__(self, config: Config) -> None:
        files = Files(config.data_dir)
        files.make()
        self._news = News.open(files.news, owner=True)
        self._handover: Path = config.run_dir / NAMES
        self._told = 0
        now = datetime.now(UTC)
        self._news.sync_sources(config.sources, now)
        for state in self._news.source_states():
            self._news.save_poll(replace(state, last_try=now, last_ok=now), (), (), now)

    def close(self) -> None:
        """Let go of news.db."""
        self._news.close()

    def look_for_names(self) -> None:
        """Say, as collect does, that all kept texts were searched for the names that were handed over."""
        handed = read_handover(self._handover)
        if handed is not None and handed.version != self._news.acknowledged():
            self._news.acknowledge(handed.version)

    def publish(self, subject: Subject, kind: Kind) -> Published:
        """Commit a new story that says so, confirmed where the kind is good news."""
        self._told += 1
        mark = f"nota {self._told}."
        story, item, mention, claim = _read(subject, kind, self._told, mark, datetime.now(UTC))
        reading = Reading(item.id, item.source_id, item.url, item.url, item.dated, item.seen, False, (1, 2), (claim,))
        change = StoryChange(story, Reason.NEW, item.seen)
        self._save(item, mention, reading, (story,), (change,))
        return Published(mark, time.monotonic())

    def _save(
        self, item: Item, mention: Mention, reading: Reading, stories: Sequence[Story], changes: Sequence[StoryChange]
    ) -> None:
        self._news.save_reading(
            None, item, (mention,), reading, stories, changes, done=True, text_kept=item.text, now=item.seen
        )


def _read(subject: Subject, kind: Kind, number: int, mark: str, now: datetime) -> tuple[Story, Item, Mention, Claim]:
    source, url = "medio-0", f"https://medio-0.example/{number}"
    quote = f"Sobre {subject.name} hay noticias hoy, {mark}"
    item = Item(source, str(number), 1, "Noticias", "", quote, url, url, "es", now, now)
    mention = Mention(subject.id, subject.name, "full_name", 1.0, Tier.SURE, quote, 6, 6 + len(subject.name))
    claim = Claim(f"claim-{number}", subject.id, kind, Polarity.HAPPENED, None, quote, 6, "benchmark", 1.0, Tier.SURE)
    origin = Origin("medio-0", "El Medio 0", Role.NGO, None, Polarity.HAPPENED, (source,), (), (claim.id,))
    story = Story(
        id=f"story-{number}",
        subject_id=subject.id,
        kind=kind,
        polarity=Polarity.HAPPENED,
        standing=Standing.CONFIRMED if kind is Kind.RELEASED else Standing.CLAIMED,
        tier=Tier.SURE,
        detail="",
        opened=now,
        updated=now,
        event=now,
        origins=(origin,),
        denials=(),
        lead=Evidence(claim, source, item.id, url, now),
        confirmed_by=origin if kind is Kind.RELEASED else None,
    )
    return story, item, mention, claim

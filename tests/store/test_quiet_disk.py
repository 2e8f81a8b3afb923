"""What was deleted leaves no trace in the files (SAFETY, quiet disk)."""

from __future__ import annotations

from pathlib import Path

from monitor.store.news import News
from monitor.store.people import People
from tests.store.samples import (
    DAY,
    MENTION,
    MOTHER,
    NOW,
    claim,
    item,
    new,
    news_with_sources,
    people_with_followers,
    put,
    queued,
    read,
    story,
    told,
)

TRACE = "ZZTRACE"


def traces(directory: Path) -> list[str]:
    """The files of the directory in which TRACE still stands."""
    return sorted(entry.name for entry in directory.iterdir() if TRACE.encode() in entry.read_bytes())


def test_who_stops_following_leaves_no_trace(tmp_path: Path) -> None:
    """Subscriber, stories, message ids: in no page, freed or not, and in no log, while the file is open."""
    with people_with_followers(tmp_path / "people.db") as people:
        for number in range(60):
            subscription = type(MOTHER)(f"{TRACE}-{number % 3}", f"{TRACE}-subject", MOTHER.level, "terminal", "es")
            people.begin_following(subscription, [told(f"{TRACE}-known-{number}")], NOW)
            people.record([queued(number, subscription, f"{TRACE}-{number}")], ("epoch", number), NOW)
        for delivery in people.due_deliveries(NOW, 30):
            people.mark_sent(delivery.id, f"{TRACE}-message", NOW)
        assert traces(tmp_path)
        for number in range(3):
            assert people.stop_following(f"{TRACE}-{number}", f"{TRACE}-subject")
        assert traces(tmp_path) == []
        assert people.counts()["alerts_queued"] == 0
    with People.open(tmp_path / "people.db") as people:
        assert people.sound()


def test_retention_leaves_no_trace(tmp_path: Path) -> None:
    """What retention lets go is gone from the disk as well."""
    with news_with_sources(tmp_path / "news.db") as news:
        for number in range(40):
            one = item(str(number), title=f"{TRACE} {number} " + "palabra " * 500, seen=NOW - 200 * DAY)
            put(news, new(one, MENTION))
            words = claim(f"c{number}", quote=f"{TRACE} dijo")
            read(news, one, words, stories=(story(f"s{number}", words, updated=NOW - 200 * DAY),))
            news.save_reading(news.due_jobs(NOW, 1)[0].id, one, (), None, (), (), done=True, text_kept="", now=NOW)
        later = claim("later")
        put(news, new(item("later")))
        read(news, item("later"), later, stories=(story("later", later),))
        assert traces(tmp_path)
        news.prune(NOW, 30 * DAY, 180 * DAY)
        assert traces(tmp_path) == []
        assert [kept.id for kept in news.stories()] == ["later"]


def test_a_reader_in_the_middle_hinders_the_checkpoint_and_says_so(tmp_path: Path) -> None:
    """The caller learns that the log could not be emptied, and tries again."""
    path = tmp_path / "news.db"
    with news_with_sources(path) as news, News.open(path, owner=False) as reader:
        news._run("PRAGMA busy_timeout = 1")
        with reader._snapshot():
            reader.source_states()
            put(news, new(item()))
            assert not news.checkpoint()
        assert news.checkpoint()
        assert path.with_name("news.db-wal").stat().st_size == 0

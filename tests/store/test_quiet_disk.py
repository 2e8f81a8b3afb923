"""What was deleted leaves no trace in the files (SAFETY, quiet disk)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from monitor.model import Reply
from monitor.store.effects import FollowName, Forget, Mute, OfferName, Say
from monitor.store.news import News
from monitor.store.people import People
from tests.store.samples import (
    CHAT,
    DAY,
    EPOCH,
    MENTION,
    MOTHER,
    NOW,
    OTHER_CHAT,
    OWN_NAME,
    act,
    by,
    chat,
    claim,
    item,
    new,
    news_with_sources,
    people_with_followers,
    people_with_key,
    put,
    queued,
    read,
    story,
    told,
    wrote,
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


def test_who_is_forgotten_leaves_no_trace(tmp_path: Path) -> None:
    """Neither their key, nor the hash of their address, nor a byte of what was encrypted, in any file or freed page."""
    with people_with_key(tmp_path / "people.db") as people:
        chat(people, "zoraida", address=OTHER_CHAT)
        person = chat(people, *(f"subject-{number}" for number in range(20)))
        for number in range(20):
            name_id = f"~{number:016x}"
            typed = f"{TRACE} {OWN_NAME}"
            act(people, (FollowName if number % 2 else OfferName)(name_id, typed), Say(Reply("help", items=(typed,))))
            one = queued(number, by(person, f"subject-{number}"), f"{TRACE}-{number}")
            own = replace(one.alert.story, id=f"own-{number}", subject_id=name_id)
            people.record([one], (EPOCH, number), NOW, stories=[own], log="findings")
        for delivery in people.due_deliveries(NOW, 15):
            people.mark_sent(delivery.id, f"{TRACE}-message", NOW)
        act(people, Mute(f"{TRACE}-3"))
        people.store_updates([wrote(5)], NOW)
        theirs = [
            person.id,
            *(row[0] for row in people._rows("SELECT lookup FROM subscribers WHERE id = ?", (person.id,))),
            *(row[0] for row in people._rows("SELECT contact FROM subscribers WHERE id = ?", (person.id,))),
            *(row[0] for row in people._rows("SELECT name FROM names")),
            *(row[0] for row in people._rows("SELECT story FROM stories")),
            *(row[0] for row in people._rows("SELECT reply FROM deliveries WHERE reply IS NOT NULL")),
            *(row[0] for row in people._rows("SELECT body FROM updates")),
            TRACE,
            *(f"~{number:016x}" for number in range(20)),
        ]
        patterns = [one if isinstance(one, bytes) else one.encode() for one in theirs]
        assert len(patterns) > 60
        assert all(any(found(tmp_path, piece) for piece in pieces(pattern)) for pattern in patterns)
        people.carry_out(5, "telegram", CHAT, (Forget(),), EPOCH, NOW)
        assert people.clean
        assert [piece for pattern in patterns for piece in pieces(pattern) if found(tmp_path, piece)] == []
        assert people.sound()
        assert people.person("telegram", OTHER_CHAT) is not None


def pieces(pattern: bytes) -> list[bytes]:
    """Parts that would still tell it: a long value stands in several pages, and may be overwritten in part."""
    return [pattern] if len(pattern) < 100 else [pattern[at : at + 32] for at in range(40, len(pattern) - 32, 300)]


def found(directory: Path, pattern: bytes) -> bool:
    """Whether these bytes stand in a file of the directory."""
    return any(pattern in entry.read_bytes() for entry in directory.iterdir())


def stale(people: People) -> bool:
    """Whether the file has to be written anew."""
    return people.stale


def test_after_a_hundred_came_and_went_nothing_is_left_of_those_who_left(tmp_path: Path) -> None:
    """SQLite moves rows between pages and leaves copies behind, which nothing overwrites but writing the file anew."""
    path, gone = tmp_path / "people.db", list[bytes]()
    with people_with_key(path) as people:
        for number in range(200):
            chat(people, address=f"{number}")
            act(people, FollowName(f"~{number:016x}", OWN_NAME), address=f"{number}")
            if number % 3:
                who = f"{number - number // 3 % 2}"
                rows = people._rows("SELECT id, contact FROM subscribers")
                before = {row["id"]: row["contact"] for row in rows}
                act(people, Forget(), address=who)
                left = {row["id"] for row in people._rows("SELECT id FROM subscribers")}
                gone += [part for key, contact in before.items() if key not in left for part in (key.encode(), contact)]
    with people_with_key(path) as people:
        assert stale(people)  # a kill does not make us forget to do it
        assert people.scrub()
        assert not stale(people)
        assert people.sound()
        assert len(gone) > 100
        assert [one for one in gone if found(tmp_path, one)] == []


def test_a_reader_hinders_that_nobody_leaves_a_trace_and_it_is_known(tmp_path: Path) -> None:
    """``clean`` says that it has to be tried again; the next checkpoint does it."""
    path = tmp_path / "people.db"
    with people_with_key(path) as people, People.open(path, owner=False) as reader:
        people._run("PRAGMA busy_timeout = 1")
        person = chat(people, "zoraida")
        with reader._snapshot():
            reader.followed()
            act(people, Forget())
            assert not people.clean
            assert found(tmp_path, person.id.encode())
        assert people.checkpoint()
        assert not found(tmp_path, person.id.encode())


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


def test_of_what_was_told_of_a_private_name_only_the_day_is_kept() -> None:
    """The minute would tell, beside news.db, which article it was; what still waits keeps its own."""
    with people_with_key() as people:
        chat(people)
        act(people, FollowName("~0123456789abcdef", OWN_NAME))
        (first,) = people.subscriptions_of("~0123456789abcdef")
        people.record([queued(1, first, "s1"), queued(2, first, "s2", due=NOW + DAY)], (EPOCH, 2), NOW)
        (delivery,) = people.lease(NOW, 10)
        people.mark_sent(delivery.id, "7", NOW)
        people.blur(NOW)
        assert people.original_ref(first.subscriber, "s1") == ("7", NOW)
        people.blur(NOW + DAY)
        midnight = NOW.replace(hour=0, minute=0, second=0, microsecond=0)
        assert people.original_ref(first.subscriber, "s1") == ("7", midnight)
        assert people.next_due() == NOW + DAY
        row = people.alert(1)
        assert row is not None
        assert row.due == midnight

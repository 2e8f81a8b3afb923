"""Looking back, retention and counts."""

from __future__ import annotations

from monitor.model import Polarity
from tests.store.samples import (
    DAY,
    MENTION,
    NOW,
    change,
    claim,
    item,
    new,
    news_with_sources,
    put,
    read,
    story,
)

LOOKBACK, GROUNDS = 30 * DAY, 180 * DAY


def test_kept_texts_are_walked_in_portions() -> None:
    """A new name is looked for in every text of the window, page by page."""
    with news_with_sources() as news:
        put(news, *(new(item(str(n))) for n in range(5)), new(item("old", seen=NOW - DAY)))
        assert news.lookback_texts(NOW, 0, 10) == []  # they wait to be read, with every name of then
        news.db.execute("DELETE FROM jobs")
        seen, after = [], 0
        while page := news.lookback_texts(NOW, after, 2):
            seen += [one for _, one in page]
            after = page[-1][0]
        assert seen == [item(str(n)) for n in range(5)]


def test_subjects_are_matched_once_under_their_names() -> None:
    """A new or changed subject is found by comparing hashes; one that left is forgotten."""
    with news_with_sources() as news:
        assert news.matched_subjects() == {}
        news.set_matched({"a": "1", "b": "1"}, NOW)
        news.set_matched({"b": "2"}, NOW)
        assert news.matched_subjects() == {"a": "1", "b": "2"}
        news.forget_matched(["a", "unknown"])
        assert news.matched_subjects() == {"b": "2"}


def test_texts_are_let_go_after_the_lookback_unless_somebody_is_mentioned() -> None:
    """The bare row stays, so that an edit of an old entry is no news; a waiting item keeps its text."""
    with news_with_sources() as news:
        put(news, new(item("nobody")), new(item("named"), MENTION), new(item("waiting")))
        for job in news.due_jobs(NOW, 10):
            if job.item.key != "waiting":
                news.save_reading(
                    job.id,
                    job.item,
                    [MENTION] * (job.item.key == "named"),
                    None,
                    (),
                    (),
                    done=True,
                    text_kept=job.item.text,
                    now=NOW,
                )
        news.prune(NOW + LOOKBACK, LOOKBACK, GROUNDS)
        assert len(news.lookback_texts(NOW, 0, 10)) == 2
        news.prune(NOW + LOOKBACK + DAY, LOOKBACK, GROUNDS)
        assert [one.key for _, one in news.lookback_texts(NOW, 0, 10)] == ["named"]
        waiting = news.item("outlet", "waiting")
        assert waiting is not None
        assert waiting.item.text
        bare = news.item("outlet", "nobody")
        assert bare is not None
        assert (bare.item.text, bare.item.summary) == ("", "")
        assert "nobody" in news.revisions("outlet", ["nobody"])


def test_grounds_outlive_the_lookback_and_not_their_own_term() -> None:
    """Items, claims, stories and changes go together once their term is over."""
    with news_with_sources() as news:
        put(news, new(item("1")), new(item("2")))
        first = claim("c1")
        later = NOW + 100 * DAY
        read(news, item("1"), first, stories=(story("s1", first),), changes=(change(story("s1", first)),))
        read(news, item("2"), claim("c2"), stories=(story("s2", claim("c2"), updated=later),))
        for job in news.due_jobs(NOW, 10):
            news.save_reading(job.id, job.item, (), None, (), (), done=True, text_kept=job.item.text, now=NOW)
        news.prune(NOW + GROUNDS, LOOKBACK, GROUNDS)
        assert {one.id for one in news.stories()} == {"s1", "s2"}
        assert news.claim("c1") == first
        news.prune(NOW + GROUNDS + DAY, LOOKBACK, GROUNDS)
        assert {one.id for one in news.stories()} == {"s2"}
        assert news.claim("c1") is None
        assert news.claim("c2") is not None
        assert news.change(1) is None
        assert news.last_seq() == 1


def test_where_a_person_stands_is_never_forgotten() -> None:
    """The last story of each subject, polarity and standing stays however old, with the claims it stands on."""
    one = claim("c1")
    with news_with_sources() as news:
        put(news, new(item()))
        read(news, item(), one, stories=(story("s1", one), story("s2", one, polarity=Polarity.EXPECTED)))
        (job,) = news.due_jobs(NOW, 1)
        read(news, job.item, one)
        news.prune(NOW + 10 * GROUNDS, LOOKBACK, GROUNDS)
        assert {kept.id for kept in news.stories()} == {"s1", "s2"}
        assert [row.claim for row in news.grounds(["c1"])] == [one]


def test_counts() -> None:
    """Figures for a summary, copies among them."""
    with news_with_sources() as news:
        put(news, new(item("1"), MENTION), new(item("2", past=True)))
        read(news, item("1"), claim("c1"), stories=(story(),), changes=(change(story()),))
        counts = news.counts()
        assert counts == {
            "items": 2,
            "past_items": 1,
            "jobs": 2,
            "sources": 2,
            "stories": 1,
            "changes": 1,
            "claims": 1,
            "copies": 3,
            "mentions_sure": 1,
            "mentions_likely": 0,
            "mentions_weak": 0,
        }

"""The queue of text jobs."""

from __future__ import annotations

from tests.store.samples import MENTION, MINUTE, NOW, item, new, news_with_sources, put, read, reading


def test_live_jobs_go_before_those_of_a_first_contact_and_then_by_when_due() -> None:
    """A thousand past items never delay a live one."""
    with news_with_sources() as news:
        put(news, new(item("old", past=True)), new(item("b")), now=NOW - MINUTE)
        put(news, new(item("a")), now=NOW - 2 * MINUTE)
        put(news, new(item("later")), now=NOW + MINUTE)
        assert [job.item.key for job in news.due_jobs(NOW, 10)] == ["a", "b", "old"]
        assert [job.item.key for job in news.due_jobs(NOW, 2)] == ["a", "b"]
        in_hand = [job.id for job in news.due_jobs(NOW, 1)]
        assert [job.item.key for job in news.due_jobs(NOW, 10, in_hand)] == ["b", "old"]
        assert news.next_job() == NOW - 2 * MINUTE


def test_no_job_is_ever_due_when_there_is_none() -> None:
    """An empty queue has no next job."""
    with news_with_sources() as news:
        assert news.next_job() is None
        put(news, new(item(past=True)))
        assert news.next_job() == NOW


def test_a_job_is_put_off() -> None:
    """A failed article is tried again later."""
    with news_with_sources() as news:
        put(news, new(item()))
        (job,) = news.due_jobs(NOW, 10)
        news.retry_job(job.id, 3, NOW + MINUTE)
        assert news.due_jobs(NOW, 10) == []
        (job,) = news.due_jobs(NOW + MINUTE, 10)
        assert (job.tries, job.due) == (3, NOW + MINUTE)


def test_a_read_headline_leaves_the_job() -> None:
    """Reading the headline alone keeps the job for the article."""
    one = item()
    with news_with_sources() as news:
        put(news, new(one))
        (job,) = news.due_jobs(NOW, 10)
        news.save_reading(job.id, one, [MENTION], reading(one), (), (), done=False, text_kept="", now=NOW)
        (job,) = news.due_jobs(NOW, 10)
        assert job.headline_read
        news.save_reading(job.id, one, [MENTION], reading(one), (), (), done=True, text_kept="all of it", now=NOW)
        assert news.due_jobs(NOW, 10) == []
        stored = news.item("outlet", "1")
        assert stored is not None
        assert stored.item.text == "all of it"


def test_a_late_worker_cannot_finish_the_job_of_a_later_revision() -> None:
    """An item edited while its article was being read is read again, and keeps its new words."""
    first, second = item(), item(revision=2, title="Corregido")
    with news_with_sources() as news:
        put(news, new(first))
        (late,) = news.due_jobs(NOW, 10)
        put(news, new(second))
        news.save_reading(late.id, first, [], None, (), (), done=True, text_kept="old words", now=NOW)
        news.retry_job(late.id, 9, NOW + MINUTE)
        (job,) = news.due_jobs(NOW, 10)
        assert job.item == second
        assert job.tries == 0


def test_requeued_items_are_read_again_from_what_is_kept() -> None:
    """A decision or a new name has items read again; a job that waits already is not doubled."""
    one, two = item("1"), item("2", past=True)
    with news_with_sources() as news:
        put(news, new(one), new(two))
        read(news, one)
        for job in news.due_jobs(NOW, 10):
            news.save_reading(job.id, job.item, [], None, (), (), done=True, text_kept=job.item.text, now=NOW)
        put(news, new(item("3")))
        (waiting,) = news.due_jobs(NOW, 10)
        news.requeue([one.id, two.id, waiting.item.id, "unknown"], NOW)
        jobs = {job.item.key: job for job in news.due_jobs(NOW, 10)}
        assert set(jobs) == {"1", "2", "3"}
        assert not jobs["1"].needs_article
        assert jobs["1"].item == one
        assert jobs["3"].needs_article
        assert jobs["3"].id == waiting.id

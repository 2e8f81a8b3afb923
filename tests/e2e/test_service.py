"""The whole line, from papers on loopback to what two followers are sent, and through everything that goes wrong."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from pathlib import Path

import pytest

from monitor.config import load_config
from monitor.config.files import Files
from monitor.demo.httpd import Response
from monitor.errors import BusyError
from monitor.model import Reason, Shape, Verdict
from monitor.service import Service
from monitor.store.desk import Desk
from monitor.store.news import News
from tests.e2e.site import ANA, LIST, Town, play

RELEASED = f"{ANA} fue excarcelada este jueves y ya está en su casa."
STILL = f"{ANA} no ha sido excarcelada. Sigue presa."


def test_a_release_is_a_claim_until_somebody_who_would_know_says_it(tmp_path: Path) -> None:
    """The advocate is told at once, the family when the NGO confirms it, and a reprint tells nobody anything."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1)
        await town.settle(hours=1)
        assert [one.address for one in town.kept.sent] == ["abogada"]
        town.papers.prints("radio", "Excarcelaciones en Los Teques", RELEASED, 2)
        await town.settle(hours=1)
        assert len(town.kept.sent) == 1
        town.papers.prints("foro", "Confirmamos una excarcelación", f"Confirmamos que {ANA} fue excarcelada.", 3)
        await town.settle(hours=1)
        assert sorted((one.address, one.shape) for one in town.kept.sent[1:]) == [
            ("abogada", Shape.REPLY),
            ("madre", Shape.MESSAGE),
        ]
        assert town.kept.firsts[-1].startswith("CONFIRMADO.")

    play(tmp_path, story)


def test_what_stood_in_a_feed_at_first_contact_is_not_news(tmp_path: Path) -> None:
    """The past items of a source that joins are stored, and told to nobody."""

    async def story(town: Town) -> None:
        town.papers.entries["radio"] = []
        town.papers.prints("radio", "Excarcelaciones", RELEASED, 0.5)
        config = town.config.read_text("utf-8").replace(f"{town.url}/radio", f"{town.url}/radio?nueva")
        town.config.write_text(config, "utf-8")
        Files(load_config(town.config).data_dir).news.unlink()
        await town.settle(hours=1)
        assert town.kept.sent == []

    play(tmp_path, story)


def test_a_second_poll_answers_304_and_does_nothing(tmp_path: Path) -> None:
    """Nothing is read, logged or sent when nothing changed."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones", RELEASED, 1)
        await town.settle(hours=1)
        before = counts(town)
        await town.settle(hours=1)
        assert counts(town) == before
        assert len(town.kept.sent) == 1

    play(tmp_path, story)


def test_an_edited_article_is_read_again_and_corrected(tmp_path: Path) -> None:
    """When the paper takes the name out, whoever was told is told so on the original message."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones", RELEASED, 1, key="a")
        await town.settle(hours=1)
        town.papers.prints("diario", "Excarcelaciones", "No se conocen los nombres de quienes salieron.", 1, key="a")
        await town.settle(hours=1)
        assert [(one.address, one.shape, one.reason) for one in town.kept.sent[1:]] == [
            ("abogada", Shape.CORRECTION, Reason.CORRECTED)
        ]
        assert town.kept.sent[-1].original_ref == str(town.kept.sent[0].delivery_id)

    play(tmp_path, story)


def test_an_article_that_changes_without_a_word_in_the_feed_is_corrected(tmp_path: Path) -> None:
    """What somebody was told of is looked at again; a block page in its place corrects nothing."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1, key="a")
        await town.settle(hours=1)
        town.papers.pages["a"] = "Checking your browser"
        await town.settle(hours=2)
        assert len(town.kept.sent) == 1
        town.papers.pages["a"] = "No se conocen los nombres de quienes salieron."
        await town.settle(hours=6)
        assert [one.shape for one in town.kept.sent] == [Shape.MESSAGE, Shape.CORRECTION]

    play(tmp_path, story)


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(Response(500, b"roto"), id="500"),
        pytest.param(Response(200, b"\x00\xff garbage {", "application/rss+xml"), id="damaged"),
        pytest.param(Response(200, b""), id="empty", marks=pytest.mark.system),
        pytest.param(
            Response(200, b"<!doctype html><title>Just a moment...</title><p>Checking your browser", "text/html"),
            id="block page",
            marks=pytest.mark.system,
        ),
        pytest.param(
            Response(302, b"", headers={"Location": "http://169.254.169.254/latest"}),
            id="to a private address",
            marks=pytest.mark.system,
        ),
        pytest.param(
            Response(
                200, b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>", "text/xml"
            ),
            id="no entries",
            marks=pytest.mark.system,
        ),
    ],
)
def test_one_bad_source_never_stops_the_others(tmp_path: Path, trouble: Response) -> None:
    """A dead or hostile source is a fault in words; the others are read, and what it prints when mended is news."""

    async def story(town: Town) -> None:
        town.papers.broken["diario"] = trouble
        town.papers.prints("radio", "Excarcelaciones", RELEASED, 1)
        await town.settle(hours=1)
        assert [one.address for one in town.kept.sent] == ["abogada"]
        with News.open(Files(load_config(town.config).data_dir).news, owner=False) as news:
            states = {state.source_id: state for state in news.source_states()}
        assert (states["diario"].failures, states["radio"].failures) == (1, 0)
        assert states["diario"].last_error
        del town.papers.broken["diario"]
        town.papers.prints("diario", "Detienen de nuevo", f"Hombres armados detuvieron nuevamente a {ANA}.", 2)
        await town.settle(hours=1)
        assert [one.address for one in town.kept.sent[1:]] == ["madre", "abogada"] or [
            one.address for one in town.kept.sent[1:]
        ] == ["abogada", "madre"]

    play(tmp_path, story)


def test_a_source_that_is_gone_ends_and_says_so(tmp_path: Path) -> None:
    """After 410 a source is never asked again, and its state says why."""

    async def story(town: Town) -> None:
        town.papers.broken["radio"] = Response(410)
        await town.settle(hours=1)
        asked = town.papers.asked.count("radio")
        await town.settle(hours=24)
        assert town.papers.asked.count("radio") == asked
        with News.open(Files(load_config(town.config).data_dir).news, owner=False) as news:
            [state] = [state for state in news.source_states() if state.source_id == "radio"]
        assert (state.ended, "410" in state.last_error) == (True, True)

    play(tmp_path, story)


def test_a_broken_watchlist_leaves_the_last_good_one_in_force(tmp_path: Path) -> None:
    """While it runs, a list that turns bad is refused as a whole, and the name on it is still found."""

    async def story(town: Town) -> None:
        async with Service(load_config(town.config), {"terminal": town.kept}, town.clock) as service:
            await service.until_idle()
            (tmp_path / "watchlists" / "people.toml").write_text(LIST + '[[people]]\nid = "x"\n', "utf-8")
            await service.collect.reload()
            await service.collect.reload()
            assert list(service.collect.subjects) == ["ana"]
            town.papers.prints("diario", "Excarcelaciones", RELEASED, 1)
            town.clock.forward(hours=1)
            service.collect.make_due(None)
            await service.until_idle()
        assert len(town.kept.sent) == 1

    play(tmp_path, story)


def test_a_new_name_is_looked_for_in_what_was_kept(tmp_path: Path) -> None:
    """A name added while it runs is found in yesterday's items: known from then on, and news to nobody."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Detienen a un maestro", "Detuvieron a Evelio Tarsicio Monque Abreu.", 1)
        await town.settle(hours=1)
        more = LIST + '[[people]]\nid = "evelio"\nname = "Evelio Tarsicio Monque Abreu"\n'
        async with Service(load_config(town.config), {"terminal": town.kept}, town.clock) as service:
            (tmp_path / "watchlists" / "people.toml").write_text(more, "utf-8")
            await service.collect.reload()
            await service.until_idle()
        with News.open(Files(load_config(town.config).data_dir).news, owner=False) as news:
            assert [story.kind for story in news.stories_of("evelio")] == ["detained"]
        assert town.kept.sent == []

    play(tmp_path, story)


def test_an_operator_says_it_is_somebody_else(tmp_path: Path) -> None:
    """After "not this person", whoever was told is told that it was not so."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones", RELEASED, 1)
        await town.settle(hours=1)
        files = Files(load_config(town.config).data_dir)
        with News.open(files.news, owner=False) as news:
            [story] = news.stories_of("ana")
        with Desk.open(files.desk, owner=False) as desk:
            verdict = Verdict.NOT_THIS_PERSON
            desk.add_decision(story.lead.item_id, "ana", verdict, None, None, "op", town.clock.now())
        await town.settle(minutes=5)
        assert [one.shape for one in town.kept.sent] == [Shape.MESSAGE, Shape.CORRECTION]

    play(tmp_path, story)


def test_two_on_one_data_directory(tmp_path: Path) -> None:
    """A second Faro on the same data is refused in words, in two languages, and the first goes on."""

    async def story(town: Town) -> None:
        async with Service(load_config(town.config), {"terminal": town.kept}, town.clock) as first:
            with pytest.raises(BusyError, match=r"Otro Faro.*Another Faro"):
                async with Service(load_config(town.config), {"terminal": town.kept}, town.clock):
                    pass
            await first.until_idle()

    play(tmp_path, story)


def test_a_restored_news_db_is_reconciled_not_repeated(tmp_path: Path) -> None:
    """When news.db is another file than before, nobody is told the same twice, and what is new is told."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones", RELEASED, 1)
        await town.settle(hours=1)
        with News.open(Files(load_config(town.config).data_dir).news, owner=True) as news:
            news.new_epoch()
        town.papers.prints("familia", "Aclaratoria", STILL, 2)
        await town.settle(hours=1)
        assert [one.shape for one in town.kept.sent] == [Shape.MESSAGE, Shape.CORRECTION]

    play(tmp_path, story)


def counts(town: Town) -> dict[str, int]:
    """Everything countable in news.db."""
    with News.open(Files(load_config(town.config).data_dir).news, owner=False) as news:
        return news.counts() | {"log": news.last_seq()}


@pytest.mark.system
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """While nothing can be written nothing is marked as read; with room again the alert goes out."""

    async def story(town: Town) -> None:
        async with Service(load_config(town.config), {"terminal": town.kept}, town.clock) as service:
            await service.until_idle()
            long = " ".join(secrets.token_hex(8) for _ in range(5000))  # more than the file has room for
            town.papers.prints("diario", "Excarcelaciones", f"{RELEASED} {long}", 1)
            town.clock.forward(hours=1)
            service.collect.make_due(None)
            full(service, pages=1)
            running = asyncio.create_task(service.run())
            async with asyncio.timeout(20):
                while service.trouble is None:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            assert town.kept.sent == []
            assert not running.done()
            full(service, pages=1_000_000)
            town.clock.forward(minutes=1)
            async with asyncio.timeout(20):
                while not town.kept.sent:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            service.stop()
            await running
        assert [one.address for one in town.kept.sent] == ["abogada"]

    play(tmp_path, story)


def full(service: Service, pages: int) -> None:
    """Let news.db grow to no more than ``pages`` pages from now on."""
    database: sqlite3.Connection = service.collect._news.db.conn
    database.execute(f"PRAGMA max_page_count = {pages}")


def test_who_begins_to_follow_is_shown_what_is_known(tmp_path: Path) -> None:
    """What was read before somebody followed is shown once, without a sound, and is no news to them afterwards."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Detienen a una maestra", f"Detuvieron a {ANA} en su casa.", 1)
        await town.settle(hours=1)
        town.kept.sent.clear()
        config = town.config.read_text("utf-8")
        more = '[[channels.terminal.followers]]\nname = "tía"\nfollows = ["ana"]\nlevel = "every_claim"\n'
        town.config.write_text(config + more, "utf-8")
        await town.settle(hours=1)
        await town.settle(hours=1)
        (shown,) = town.kept.sent
        assert (shown.address, shown.sound) == ("tía", False)
        assert shown.rendered.message is not None
        assert any("SIN CONFIRMAR" in line for line in shown.rendered.message.body)

    play(tmp_path, story)


@pytest.mark.parametrize("page", ["Checking your browser", None], ids=["block page", "gone for now"])
def test_a_mended_headline_whose_article_cannot_be_read_corrects_nothing(tmp_path: Path, page: str | None) -> None:
    """An edit keeps the article it had until the same article was read again."""

    async def story(town: Town) -> None:
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1, key="a")
        await town.settle(hours=1)
        town.papers.prints("diario", "Excarcelaciones en Los Teques, estado Miranda", RELEASED, 1, key="a")
        if page is None:
            town.papers.failing.add("a")
        else:
            town.papers.pages["a"] = page
        for _ in range(5):
            await town.settle(minutes=5)
        assert [one.shape for one in town.kept.sent] == [Shape.MESSAGE]

    play(tmp_path, story)

"""Every feed format is read back by feedparser, or as JSON, with what was put in."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO

import feedparser
import pytest

from monitor.demo.feeds import content_type, feed
from monitor.demo.world import FEED_LENGTH, Carries, Format, Publication, Publisher
from monitor.model import Role
from monitor.sources import feed as faro_feed

BASE = "http://127.0.0.1:9"
NOW = datetime(2026, 1, 8, 18, 5, tzinfo=UTC)
TITLE = '«Ñandú» & <b>Cía</b> ]]> "salió"'
TEXT = "Primero, con <angulares> & más.\n\nSegundo ]]> párrafo."


def publisher(format_: Format, carries: Carries) -> Publisher:
    """A source in that format."""
    return Publisher("gaceta", "La Gaceta & Cía", Role.OUTLET, "es", format_, carries)


def publication(number: int, **changes: str) -> Publication:
    """An entry, one minute after the last."""
    at = NOW + timedelta(minutes=number)
    values = {"title": TITLE, "summary": "Breve & <claro>.", "text": TEXT} | changes
    return Publication(f"p{number}", at, at, "gaceta", f"p{number}", **values)  # type: ignore[arg-type]


def parse(format_: Format, carries: Carries, entries: list[Publication]) -> feedparser.FeedParserDict:
    """What feedparser makes of the feed."""
    parsed = feedparser.parse(BytesIO(feed(publisher(format_, carries), entries, BASE, NOW)))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


XML = [format_ for format_ in Format if format_ is not Format.JSON]


@pytest.mark.parametrize("format_", XML)
def test_a_summary_feed_is_well_formed(format_: Format) -> None:
    """Title, link, date and summary come back; the text does not stand in it."""
    parsed = parse(format_, Carries.SUMMARY, [publication(1), publication(0)])
    entry = parsed.entries[0]
    assert parsed.feed.title == "La Gaceta & Cía"
    assert "Ñandú" in entry.title
    assert entry.link == f"{BASE}/gaceta/p1"
    assert (entry.published_parsed if "published_parsed" in entry else entry.updated_parsed)[:5] == (2026, 1, 8, 18, 6)
    assert "Breve" in entry.summary
    assert "párrafo" not in str(entry)


@pytest.mark.parametrize("format_", XML)
def test_a_full_feed_carries_every_paragraph(format_: Format) -> None:
    """The whole text comes back as paragraphs, whatever signs it holds."""
    content = parse(format_, Carries.FULL, [publication(0)]).entries[0].content[0].value
    assert content.count("<p>") == 2
    assert "&lt;angulares&gt; &amp; más" in content
    assert "Segundo ]]&gt; párrafo." in content.replace("]]>", "]]&gt;")


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("carries", list(Carries))
def test_faro_reads_every_format(format_: Format, carries: Carries) -> None:
    """Faro's own parser finds the entries with key, link, date and plain text."""
    made = publisher(format_, carries)
    read = faro_feed.parse(
        feed(made, [publication(1), publication(0)], BASE, NOW), content_type(made), None, frozenset()
    )
    assert [entry.url for entry in read.entries] == [f"{BASE}/gaceta/p1", f"{BASE}/gaceta/p0"]
    assert len({entry.key for entry in read.entries}) == 2
    assert read.entries[0].published == NOW + timedelta(minutes=1)
    said = f"{read.entries[0].summary} {read.entries[0].text}"
    assert ("con <angulares> & más" in said) == (carries is Carries.FULL)


def test_json_feed_says_version_dates_and_edits() -> None:
    """JSON Feed 1.1 with a date of modification only for what was edited."""
    entries = [publication(1, edits="p0"), publication(0)]
    document = json.loads(feed(publisher(Format.JSON, Carries.FULL), entries, BASE, NOW))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["items"][0]["title"] == TITLE
    assert document["items"][0]["date_published"] == "2026-01-08T18:06:00Z"
    assert ["date_modified" in item for item in document["items"]] == [True, False]
    assert document["items"][0]["content_html"].count("<p>") == 2


@pytest.mark.parametrize("format_", list(Format))
def test_only_the_newest_entries_are_shown(format_: Format) -> None:
    """A feed is cut after FEED_LENGTH entries."""
    entries = [publication(number) for number in reversed(range(FEED_LENGTH + 5))]
    body = feed(publisher(format_, Carries.SUMMARY), entries, BASE, NOW)
    found = len(json.loads(body)["items"]) if format_ is Format.JSON else len(feedparser.parse(BytesIO(body)).entries)
    assert found == FEED_LENGTH


def test_without_a_summary_the_text_is_cut_at_a_word() -> None:
    """As publishing software does it, with […] at the end."""
    long = publication(0, summary="", text="palabra " * 60)
    summary = parse(Format.ATOM, Carries.SUMMARY, [long]).entries[0].summary
    assert summary.endswith("palabra […]")
    assert len(summary) < 170

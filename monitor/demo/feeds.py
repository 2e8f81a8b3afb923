"""A source's publications as the feed it would serve: RSS 2.0, Atom, RDF (RSS 1.0) or JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from monitor.demo.world import FEED_LENGTH, Carries, Format, Publication, Publisher

_EXCERPT = 160


def feed(publisher: Publisher, publications: Sequence[Publication], base_url: str, opened: datetime) -> bytes:
    """The newest of ``publications`` (newest first) in the publisher's format; ``opened`` dates an empty feed."""
    shown = publications[:FEED_LENGTH]
    updated = max((publication.at for publication in shown), default=opened)
    return WRITERS[publisher.format](publisher, shown, base_url, updated).encode()


def content_type(publisher: Publisher) -> str:
    """The media type the feed is served with."""
    return _TYPES[publisher.format]


def _excerpt(publication: Publication) -> str:
    """The summary; where there is none, the first words of the text, as publishing software cuts them."""
    if publication.summary:
        return publication.summary
    text = " ".join(publication.paragraphs)
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rpartition(" ")[0] + " […]"


def _html(publication: Publication) -> str:
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in publication.paragraphs)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _rss(publisher: Publisher, shown: Sequence[Publication], base: str, updated: datetime) -> str:
    entries = []
    for publication in shown:
        link = f"{base}{publication.path}"
        teaser = f"<p>{escape(_excerpt(publication), quote=False)}</p>"
        body = f"<content:encoded>{_cdata(_html(publication))}</content:encoded>"
        if publisher.carries is Carries.SUMMARY:
            body = ""
            teaser += f'\n<p><a href="{link}">{_READ_ON.get(publisher.language, "+")}</a></p>'
        entries.append(
            f"""<item>
<title>{escape(publication.title, quote=False)}</title>
<link>{link}</link>
<guid isPermaLink="false">{publisher.id}:{publication.key}</guid>
<dc:creator>{_cdata(publication.author or publisher.name)}</dc:creator>
<pubDate>{format_datetime(publication.dated.astimezone(UTC))}</pubDate>
<description>{_cdata(teaser)}</description>
{body}
</item>"""
        )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{escape(publisher.name, quote=False)}</title>
<link>{base}/{publisher.id}/</link>
<description>{escape(publisher.name, quote=False)}</description>
<language>{publisher.language}</language>
<lastBuildDate>{format_datetime(updated.astimezone(UTC))}</lastBuildDate>
{"".join(entries)}
</channel>
</rss>
"""


def _atom(publisher: Publisher, shown: Sequence[Publication], base: str, updated: datetime) -> str:
    entries = []
    for publication in shown:
        body = f"<summary>{escape(_excerpt(publication))}</summary>"
        if publisher.carries is Carries.FULL:
            body = f'<content type="html">{escape(_html(publication))}</content>'
        entries.append(
            f"""<entry>
<id>tag:{publisher.id},2026:{publication.key}</id>
<title>{escape(publication.title)}</title>
<link rel="alternate" type="text/html" href="{base}{publication.path}"/>
<author><name>{escape(publication.author or publisher.name)}</name></author>
<published>{_iso(publication.dated)}</published>
<updated>{_iso(publication.at)}</updated>
{body}
</entry>"""
        )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{publisher.language}">
<id>tag:{publisher.id},2026:feed</id>
<title>{escape(publisher.name)}</title>
<link rel="self" href="{base}/{publisher.id}/feed"/>
<link rel="alternate" href="{base}/{publisher.id}/"/>
<updated>{_iso(updated)}</updated>
{"".join(entries)}
</feed>
"""


def _rdf(publisher: Publisher, shown: Sequence[Publication], base: str, updated: datetime) -> str:
    order = "".join(f'<rdf:li rdf:resource="{base}{publication.path}"/>' for publication in shown)
    entries = []
    for publication in shown:
        full = publisher.carries is Carries.FULL
        body = f"<content:encoded>{_cdata(_html(publication))}</content:encoded>" if full else ""
        entries.append(
            f"""<item rdf:about="{base}{publication.path}">
<title>{escape(publication.title)}</title>
<link>{base}{publication.path}</link>
<description>{escape(_excerpt(publication))}</description>
<dc:creator>{escape(publication.author or publisher.name)}</dc:creator>
<dc:date>{_iso(publication.dated)}</dc:date>
{body}
</item>"""
        )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="{base}/{publisher.id}/">
<title>{escape(publisher.name)}</title>
<link>{base}/{publisher.id}/</link>
<description>{escape(publisher.name)}</description>
<dc:date>{_iso(updated)}</dc:date>
<items><rdf:Seq>{order}</rdf:Seq></items>
</channel>
{"".join(entries)}
</rdf:RDF>
"""


def _json(publisher: Publisher, shown: Sequence[Publication], base: str, updated: datetime) -> str:
    del updated  # JSON Feed has no date of its own
    items = []
    for publication in shown:
        item = {
            "id": f"{publisher.id}:{publication.key}",
            "url": f"{base}{publication.path}",
            "title": publication.title,
            "summary": _excerpt(publication),
            "date_published": _iso(publication.dated),
            "authors": [{"name": publication.author or publisher.name}],
        }
        if publication.edits:
            item["date_modified"] = _iso(publication.at)
        if publisher.carries is Carries.FULL:
            item["content_html"] = _html(publication)
        else:
            item["content_text"] = _excerpt(publication)
        items.append(item)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.name,
        "home_page_url": f"{base}/{publisher.id}/",
        "feed_url": f"{base}/{publisher.id}/feed",
        "language": publisher.language,
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


WRITERS: Mapping[Format, Callable[[Publisher, Sequence[Publication], str, datetime], str]] = {
    Format.RSS: _rss,
    Format.ATOM: _atom,
    Format.RDF: _rdf,
    Format.JSON: _json,
}

_TYPES: Mapping[Format, str] = {
    Format.RSS: "application/rss+xml; charset=utf-8",
    Format.ATOM: "application/atom+xml; charset=utf-8",
    Format.RDF: "application/rdf+xml; charset=utf-8",
    Format.JSON: "application/feed+json; charset=utf-8",
}

_READ_ON: Mapping[str, str] = {"es": "Leer más", "en": "Read more", "pt": "Leia mais"}

"""Feeds of every format, damaged and whole, in Spanish as outlets send it. All texts and people are invented."""

from __future__ import annotations

import codecs
import json
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import FeedError
from monitor.sources.entry import Feed
from monitor.sources.feed import parse

LONG = "<p>Rocío Peñaloza Ibarra fue trasladada el lunes, dijo su hermana.</p>" * 20


def item(title: str = "Trasladan a Rocío Peñaloza", guid: str = "n1", extra: str = "") -> str:
    """One RSS item."""
    return (
        f"<item><title>{title}</title><link>https://diario.example/{guid}</link><guid>{guid}</guid>"
        f"<pubDate>Sun, 08 Feb 2026 14:30:00 -0400</pubDate>{extra}</item>"
    )


def rss(*items: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """An RSS 2.0 document."""
    return (
        f'{declaration}<rss version="2.0"><channel><title>El Diario &amp; Más</title><link>https://diario.example/</link>'
        f"<language>es-VE</language>{''.join(items)}</channel></rss>"
    )


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>Boletín</title>
<link href="https://ong.example/"/>
<entry><id>urn:1</id><title type="html">Siguen &lt;b&gt;presos&lt;/b&gt; 8</title><link href="/notas/1"/>
<updated>2026-02-08T10:00:00Z</updated><summary>Ocho personas.</summary></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example/">
<title>Radio</title><link>https://r.example/</link><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
<item rdf:about="https://r.example/1"><title>Traslado</title><link>https://r.example/1</link>
<dc:date>2026-02-08T10:00:00Z</dc:date></item></rdf:RDF>"""
PREFIXED = """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Otro</a:title><a:entry><a:id>u:1</a:id>
<a:title>Hola</a:title><a:link href="https://o.example/1"/></a:entry></a:feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "es", "home_page_url": "https://j.example/",
        "items": [
            {"id": 7, "url": "/7", "title": "Uno &amp; dos", "content_html": LONG, "summary": "Breve",
             "date_published": "2026-02-08T14:30:00-04:00"},
        ],
    }
)  # fmt: skip


def read(document: str | bytes, charset: str | None = None, known: frozenset[str] = frozenset()) -> Feed:
    """Parse a document, given as text or as bytes."""
    return parse(document.encode() if isinstance(document, str) else document, None, charset, known)


@pytest.mark.parametrize(
    ("document", "form", "title", "language", "key", "url", "headline"),
    [
        (
            rss(item()),
            "rss20",
            "El Diario & Más",
            "es-ve",
            "n1",
            "https://diario.example/n1",
            "Trasladan a Rocío Peñaloza",
        ),
        (ATOM, "atom10", "Boletín", "es", "urn:1", "https://ong.example/notas/1", "Siguen presos 8"),
        (RDF, "rdf", "Radio", "", "https://r.example/1", "https://r.example/1", "Traslado"),
        (PREFIXED, "atom10", "Otro", "", "u:1", "https://o.example/1", "Hola"),
        (JSON, "json", "J", "es", "7", "https://j.example/7", "Uno & dos"),
    ],
)
def test_formats(document: str, form: str, title: str, language: str, key: str, url: str, headline: str) -> None:
    """RSS, Atom, RDF and JSON Feed come down to the same values."""
    feed = read(document)
    (entry,) = feed.entries
    assert (feed.format, feed.title, feed.language, len(feed.digests)) == (form, title, language, 1)
    assert (entry.key, entry.url, entry.title) == (key, url, headline)


@pytest.mark.parametrize("document", [rss(item(), item("Otra nota", "n2")), ATOM, RDF, PREFIXED, JSON])
def test_known_entries_are_not_parsed_again(document: str) -> None:
    """What was seen by its digest is left out of the entries, not of the digests."""
    first = read(document)
    again = read(document, known=frozenset(first.digests))
    assert again.entries == ()
    assert again.digests == first.digests
    assert [entry.digest for entry in first.entries] == list(first.digests)
    assert read(document, known=frozenset(first.digests[1:])).entries == first.entries[:1]


def test_edited_entry_has_another_digest_and_the_same_key() -> None:
    """An edit is seen, and is an edit of the same entry."""
    before, after = read(rss(item())), read(rss(item("Trasladan a Rocío Peñaloza (corregido)")))
    assert before.entries[0].key == after.entries[0].key
    assert before.digests != after.digests


def test_one_key_for_several_entries_loses_none() -> None:
    """A feed that gives every entry the same guid still yields each, under a key that stays its own."""
    feed = read(rss(item("Uno", "n"), item("Dos", "n"), item("Tres", "n")))
    assert [entry.title for entry in feed.entries] == ["Uno", "Dos", "Tres"]
    assert len({entry.key for entry in feed.entries}) == 3
    later = read(rss(item("Cuatro", "n"), item("Uno", "n")), known=frozenset(feed.digests))
    assert [entry.title for entry in later.entries] == ["Cuatro"]
    assert later.entries[0].key not in {"n", *(entry.key for entry in feed.entries)}


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (rss(item()).encode(), None),
        (rss(item()).encode(), "iso-8859-1"),
        (codecs.BOM_UTF8 + rss(item()).encode(), "latin-1"),
        (rss(item(), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"), None),
        (rss(item(), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>').encode(), None),
        (rss(item(), declaration='<?xml version="1.0" encoding="utf-8"?>').encode("cp1252"), "utf-8"),
        (rss(item(), declaration='<?xml version="1.0"?>').encode("cp1252"), "windows-1252"),
        (rss(item(), declaration='<?xml version="1.0"?>').encode("cp1252"), "no-such-charset"),
        (rss(item(), declaration='<?xml version="1.0"?>').encode("cp1252"), "zip"),
        (rss(item()).encode("utf-16"), None),
        (rss(item()).encode("utf-16-le"), None),
        (rss(item()).encode("utf-16-be"), "utf-8"),
        (b"\r\n  " + rss(item()).encode(), None),
        (b"<br />\n<b>Warning</b>: something on line 3<br />\n" + rss(item()).encode(), None),
        (rss(item("Trasladan a Roc&iacute;o Pe&ntilde;aloza")).encode(), None),
        (rss(item("<![CDATA[Trasladan a <b>Rocío</b> Pe&#241;aloza]]>")).encode(), None),
        (rss(item("Trasladan a Roci\u0301o Pen\u0303aloza")).encode(), None),
        (rss(item("Trasladan a Ro\u00adcío Peña\u200bloza\x00\x0b")).encode(), None),
        (rss(item("Trasladan a Rocío Peñaloza<script>x()</script>".replace("<", "&lt;"))).encode(), None),
    ],
)
def test_spanish_names_arrive_whole(body: bytes, charset: str | None) -> None:
    """Whatever the encoding and whatever its label, the name in the title is spelled as it was."""
    assert read(body, charset).entries[0].title == "Trasladan a Rocío Peñaloza"


def test_one_bad_byte_spoils_no_other_entry() -> None:
    """An invalid byte in a UTF-8 feed does not turn Rocío into RocÃ­o."""
    body = rss(item(), item("Roto BAD aquí", "n2"), item("Sigue Íñigo", "n3")).encode().replace(b"BAD", b"\xff")
    assert [entry.title for entry in read(body).entries][::2] == ["Trasladan a Rocío Peñaloza", "Sigue Íñigo"]


def test_two_encodings_in_one_feed() -> None:
    """An entry pasted in Windows-1252 into a UTF-8 feed is right too."""
    old = item("Hablan de Íñigo Núñez", "n2").encode("cp1252")
    body = rss(item(), "OLD", item("También aquí está Ángel", "n3")).encode().replace(b"OLD", old)
    assert [entry.title for entry in read(body).entries][:2] == ["Trasladan a Rocío Peñaloza", "Hablan de Íñigo Núñez"]


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Sun, 08 Feb 2026 14:30:00 -0400", datetime(2026, 2, 8, 18, 30, tzinfo=UTC)),
        ("dom, 08 feb 2026 14:30:00 -0400", datetime(2026, 2, 8, 18, 30, tzinfo=UTC)),
        ("Domingo, 8 de febrero de 2026 14:30", datetime(2026, 2, 8, 14, 30, tzinfo=UTC)),
        ("2026-02-08T14:30:00-04:00", datetime(2026, 2, 8, 18, 30, tzinfo=UTC)),
        ("ayer", None),
        ("hace 3 horas", None),
        ("", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("99999999999999", None),
    ],
)
def test_dates(printed: str, moment: datetime | None) -> None:
    """Spanish dates are read; relative, absurd and empty ones are no dates."""
    document = rss(item()).replace("Sun, 08 Feb 2026 14:30:00 -0400", printed)
    assert read(document).entries[0].published == moment


@pytest.mark.parametrize(
    ("extra", "summary", "full"),
    [
        ("<description>Breve.</description>", "Breve.", False),
        (f"<description>Breve.</description><content:encoded><![CDATA[{LONG}]]></content:encoded>", "Breve.", True),
        (f"<content:encoded><![CDATA[{LONG}]]></content:encoded><description>Breve.</description>", "Breve.", True),
        (f"<description><![CDATA[{LONG}]]></description>", "", True),
        (f"<description><![CDATA[{LONG} Leer más]]></description>", None, False),
        (f"<description>a</description><content:encoded><![CDATA[{LONG} […]]]></content:encoded>", None, False),
        (
            "<description>&lt;p&gt;Uno&lt;/p&gt;&lt;p&gt;Dos&lt;br&gt;Tres&lt;/p&gt;</description>",
            "Uno\nDos\nTres",
            False,
        ),
        ("", "", False),
    ],
)
def test_summary_and_full_text(extra: str, summary: str | None, full: bool) -> None:
    """Full text is what is long and not cut short, in whichever element; paragraphs stay apart."""
    (entry,) = read(rss(item(extra=extra))).entries
    assert bool(entry.text) is full
    if summary is not None:
        assert entry.summary == summary
    if full:
        assert entry.text.splitlines()[1] == "Rocío Peñaloza Ibarra fue trasladada el lunes, dijo su hermana."


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "http://bank@evil.example/", "https://[x", "ftp://a.example/"]
)
def test_only_web_links_pass(link: str) -> None:
    """A link that is not plain http(s) is no link."""
    assert read(rss(item()).replace("https://diario.example/n1", link)).entries[0].url == ""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><html><body>Bienvenidos</body></html>", "web page, not a feed"),
        (b"<html><title>Just a moment...</title><body></body></html>", "block page, not a feed"),
        (b"<html><body><form><input name=p type='password'></form></body></html>", "login page, not a feed"),
        (b"Service unavailable", "not a feed"),
        (b'{"error": "no"}', "not a feed"),
        (b"[1, 2]", "not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "damaged"),
        (b'{"a":' + b"[" * 100_000, "damaged"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><tit', "breaks off"),
        (b"<?xml version='1.0'?><urlset></urlset>", "not a feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a feed"),
    ],
)
def test_no_feed_is_said_in_words(body: bytes, words: str) -> None:
    """What is not a feed is an error that says what it is instead."""
    with pytest.raises(FeedError, match=words):
        read(body)


@pytest.mark.parametrize(
    "document", [rss(), '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "<rss/>"]
)
def test_feed_without_entries_is_a_feed(document: str) -> None:
    """No entries is no error here: whoever polls knows whether there were any before."""
    feed = read(document)
    assert (feed.entries, feed.digests, feed.complete) == ((), (), True)


@pytest.mark.parametrize(
    "damaged",
    [
        "<item><title><![CDATA[Sin cerrar</title><guid>d</guid></item>",
        "<item><title>Sin cerrar <!-- nunca</title><guid>d</guid></item>",
        "<item><title>Sin cerrar<guid>d</guid></item>",
        "<item><title>A & B < C &nope;</title><guid>d</guid>",
        "<item><titulo:x>sin declarar</titulo:x><guid>d</guid></item>",
        "<item><title a='>mal</title><guid>d</guid></item>",
        "<item></channel></rss></item>",
    ],
)
def test_a_damaged_entry_spoils_no_neighbour(damaged: str) -> None:
    """What is broken in one entry stays there; the entries before and after are read as they are."""
    whole = rss(item("Antes", "a"), item("Después", "z"))
    clean = {entry.key: entry for entry in read(whole).entries}
    feed = read(rss(item("Antes", "a"), damaged, item("Después", "z")))
    assert [clean[key] for key in ("a", "z")] == [entry for entry in feed.entries if entry.key in clean]
    assert len(feed.digests) == 3


def test_a_document_too_long_to_read_at_once_is_read_in_turns() -> None:
    """More entries than fit come with the next polls; none is marked as seen before it was read."""
    document, known, polls = rss(*(item(f"Nota {n}", f"n{n}") for n in range(5200))), frozenset[str](), 0
    while True:
        feed = read(document, known=known)
        assert {entry.digest for entry in feed.entries} == set(feed.digests) - known
        known |= set(feed.digests)
        polls += 1
        if feed.complete:
            break
        assert feed.entries
    assert polls > 1
    assert len(known) == 5200


def test_too_many_entries() -> None:
    """A document of nothing but entries is refused in words."""
    with pytest.raises(FeedError, match="too many"):
        read("<rss><channel>" + "<item/>" * 30_000 + "</channel></rss>")


TOKENS = [
    "<![CDATA[", "]]>", "<!--", "-->", "<item>", "</item>", "<entry", "</rss>", "<", ">", "&", "&#0;", "\0", '"',
    "<a:b c:d='", "<!DOCTYPE x [<!ENTITY a 'b'>", "<guid", "<pubDate>lun 31 feb</pubDate>", "<link/>", "<?xml",
    "<georss:point>a</georss:point>", "<media:content url=", "<content type='x/y' mode='base64'>a",
]  # fmt: skip
WHOLE = [
    rss(item(), item("Otra", "n2", f"<description><![CDATA[{LONG}]]></description>"), item("Más", "n3")),
    ATOM,
    RDF,
    JSON,
]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 2**32), st.sampled_from(WHOLE), st.integers(1, 12))
def test_damage_never_escapes(seed: int, document: str, wounds: int) -> None:
    """However a feed is damaged, it is read or refused; what is read has keys and digests of its own."""
    chance, body = random.Random(seed), bytearray(document.encode())  # noqa: S311 - damage, not secrets
    for _ in range(wounds):
        at, how = chance.randrange(len(body) + 1), chance.random()
        if how < 0.4:
            body[at:at] = chance.choice(TOKENS).encode()
        elif how < 0.7:
            del body[at : at + chance.choice((1, 3, 30, 300))]
        elif how < 0.9:
            body[at : at + 1] = bytes([chance.randrange(256)])
        else:
            del body[at:]
    try:
        feed = parse(bytes(body), None, None, frozenset())
    except FeedError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
        return
    assert len({entry.key for entry in feed.entries}) == len(feed.entries)
    assert [entry.digest for entry in feed.entries] == list(feed.digests)

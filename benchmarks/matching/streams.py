"""News streams that name nobody who is watched: real feeds and pages, and documents written for the scorecard."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import feedparser
from selectolax.lexbor import LexborHTMLParser

from benchmarks.matching.counting import Case
from benchmarks.matching.news import Newsroom

INVENTED, REAL = "invented news about others", "real feeds and pages"
#: Characters: what is shorter names nobody, and would only make the rate look better.
_SHORTEST = 60


def invented_stream(newsroom: Newsroom, count: int, seed: int) -> Iterator[Case]:
    """``count`` documents of about 4 kB, most of them Spanish."""
    draw = random.Random(seed)  # noqa: S311 - made-up news, no secret
    for at in range(count):
        language = draw.choices(("es", "en", "ru", "ar"), (60, 28, 7, 5))[0]
        yield Case(INVENTED, newsroom.document(language), half="AB"[at % 2], language=language)


def real_stream(data: Path) -> Iterator[Case]:
    """The entries of the feeds and the text of the pages in ``data``."""
    for at, text in enumerate(_texts(data)):
        yield Case(REAL, text, half="AB"[at % 2])


def _texts(data: Path) -> Iterator[str]:
    for path in sorted((data / "feeds").glob("*.xml")):
        for entry in feedparser.parse(io.BytesIO(path.read_bytes()), sanitize_html=False).entries:
            body = "".join(part.get("value", "") for part in entry.get("content", ())) or entry.get("summary", "")
            text = f"{_plain(entry.get('title', ''))}\n\n{_plain(body)}"
            if len(text) >= _SHORTEST:
                yield text
    for path in sorted((data / "pages").glob("*.html")):
        text = _plain(path.read_text(encoding="utf-8", errors="replace"))
        if len(text) >= _SHORTEST:
            yield text


def _plain(markup: str) -> str:
    tree = LexborHTMLParser(markup)
    for node in tree.css("script, style, noscript"):
        node.decompose()
    return tree.body.text(separator="\n", strip=True) if tree.body else ""

"""An article as a newspaper's page: the text, and all that stands around it and must not be read as part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from monitor.demo.templates import locale_of
from monitor.demo.world import Publication, Publisher

_WORDS: Mapping[str, Mapping[str, str]] = {
    "es": {
        "menu": "Inicio|Nacionales|Sucesos|Economía|Deportes|Opinión",
        "cookies": "Usamos cookies propias y de terceros para mejorar su experiencia.",
        "accept": "Aceptar",
        "by": "Por",
        "share": "Compartir en WhatsApp|Compartir en Telegram|Copiar enlace",
        "related": "Le puede interesar",
        "read": "Lo más leído",
        "letter": "Suscríbase a nuestro boletín y reciba las noticias en su correo.",
        "rights": "Todos los derechos reservados.",
    },
    "en": {
        "menu": "Home|Politics|Business|Sports|Opinion",
        "cookies": "We use cookies to improve your experience.",
        "accept": "Accept",
        "by": "By",
        "share": "Share on WhatsApp|Share on Telegram|Copy link",
        "related": "You may also like",
        "read": "Most read",
        "letter": "Sign up for our newsletter and get the news in your inbox.",
        "rights": "All rights reserved.",
    },
}


def article_page(
    publisher: Publisher, publication: Publication, others: Sequence[Publication], zone: ZoneInfo
) -> bytes:
    """The page of ``publication``; ``others`` are headlines of the same source for the boxes around it."""
    words = _WORDS.get(locale_of(publisher.language), _WORDS["es"])
    when = format_datetime(publication.at.astimezone(zone), "d MMM y, h:mm a", locale=locale_of(publisher.language))
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in publication.paragraphs)
    lead = f'<p class="lead">{escape(publication.summary)}</p>' if publication.summary else ""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": publication.title,
        "datePublished": publication.dated.astimezone(UTC).isoformat(),
        "dateModified": publication.at.astimezone(UTC).isoformat(),
    }
    return f"""<!DOCTYPE html>
<html lang="{publisher.language}">
<head>
<meta charset="utf-8">
<title>{escape(publication.title)} - {escape(publisher.name)}</title>
<meta name="description" content="{escape(publication.summary)}">
<link rel="canonical" href="{publication.path}">
<script type="application/ld+json">{_script_safe(data)}</script>
<style>body{{font-family:serif}}</style>
</head>
<body>
<div id="cookie-banner" role="dialog"><p>{words["cookies"]}</p><button>{words["accept"]}</button></div>
<header><a href="/{publisher.id}/">{escape(publisher.name)}</a>
<nav><ul>{_list(words["menu"].split("|"))}</ul></nav></header>
<main>
<article>
<h1>{escape(publication.title)}</h1>
{lead}
<div class="byline">{words["by"]} {escape(publication.author or publisher.name)} · <time>{escape(when)}</time></div>
<ul class="share">{_list(words["share"].split("|"))}</ul>
<div class="entry-content">
{body}
</div>
</article>
<section class="related"><h2>{words["related"]}</h2><ul>{_headlines(others[:3])}</ul></section>
</main>
<aside><h2>{words["read"]}</h2><ol>{_headlines(others[3:8])}</ol>
<div class="newsletter"><p>{words["letter"]}</p></div></aside>
<footer><p>© {escape(publisher.name)}. {words["rights"]}</p></footer>
</body>
</html>
""".encode()


def _script_safe(data: Mapping[str, str]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _list(labels: Sequence[str]) -> str:
    return "".join(f'<li><a href="#">{escape(label)}</a></li>' for label in labels)


def _headlines(others: Sequence[Publication]) -> str:
    return "".join(f'<li><a href="{other.path}">{escape(other.title)}</a></li>' for other in others)

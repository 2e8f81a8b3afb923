"""Text of pages: all of it for the gate, the article alone for reading."""

from datetime import UTC, datetime

from monitor.sources.article import article_text, page_text
from monitor.sources.plain import one_line, plain

PAGE = """<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Trasladan a Íñigo Núñez</title>
<meta property="article:published_time" content="2026-02-08T10:00:00-04:00"><style>p{color:red}</style></head>
<body><nav><a href="/">Inicio</a><a href="/x">Sucesos</a></nav><script>var oculto = "Nadie";</script>
<article><h1>Trasladan a Íñigo Núñez</h1>PARAGRAPHS<table><tr><td>Lara</td><td>Pía Solano</td></tr></table></article>
<footer>Contacto</footer></body></html>""".replace(
    "PARAGRAPHS",
    "".join(
        f"<p>El lunes <b>Í</b>ñigo Núñez fue llevado a otra sede, según su hermana, en el párrafo número {n}.</p>"
        for n in range(9)
    ),
)


def test_page_text_is_what_a_reader_sees() -> None:
    """Paragraphs and cells stay apart, letters in tags of their own stay together, scripts are not text."""
    text = page_text(PAGE.encode(), None)
    assert "Íñigo Núñez fue llevado" in text
    assert "Lara Pía Solano" in text
    assert "oculto" not in text
    assert "color:red" not in text
    assert len(text.splitlines()) > 9


def test_page_text_in_windows_1252() -> None:
    """A page that calls itself latin-1 in a meta tag is read so."""
    page = PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")
    assert "Íñigo Núñez" in page_text(page, None)


def test_article_text() -> None:
    """The article comes without its menu, with title, day and the names in its table."""
    article = article_text(PAGE.encode(), None, "https://diario.example/n1")
    assert "según su hermana" in article.text
    assert "Contacto" not in article.text
    assert article.title == "Trasladan a Íñigo Núñez"
    assert article.published == datetime(2026, 2, 8, tzinfo=UTC)


def test_no_article() -> None:
    """A page without an article, or without anything, has no text and is no error."""
    for page in (b"", b"<html></html>", b"\0\xff", b"<" * 1000):
        assert article_text(page, None, "").text == ""


def test_plain() -> None:
    """Entities, doubly escaped too, tags and invisible characters go; a lone sign stays."""
    assert plain("AT&amp;amp;T &lt; 5") == "AT&T < 5"
    assert plain("Luis\u200b P\u00e9rez\u202e") == "Luis Pérez"
    assert plain("<p>Uno<p>Dos") == "Uno\nDos"
    assert plain("\ud800") == "?"
    assert one_line("a<br>b\n c") == "a b c"
    assert plain("<div>" * 3000 + "hondo") == "hondo"


def test_a_short_article_keeps_its_lines_and_loses_its_buttons() -> None:
    """Two sentences are an article too: title and paragraphs apart, byline and share buttons left out."""
    page = (
        "<html><head><title>T</title></head><body><nav><a href=/>Inicio</a></nav><article><h1>Está en Tocorón</h1>"
        "<p class=byline>Por La Hoja · 24 de enero</p><ul class=share><li>Compartir en WhatsApp</li>"
        "<li>Copiar enlace</li></ul><p>Su abogado la vio esta mañana en la cárcel de Tocorón.</p>"
        "<p>Lleva dos días sin comer.</p></article><footer>Aviso legal</footer></body></html>"
    )
    lines = article_text(page.encode(), "utf-8", "https://a.example/b").text.splitlines()
    assert "Su abogado la vio esta mañana en la cárcel de Tocorón." in lines
    assert "Lleva dos días sin comer." in lines
    assert not any("Compartir" in line for line in lines)

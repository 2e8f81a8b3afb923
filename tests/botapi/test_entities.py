"""Texts are read, measured and refused as the real parser does."""

from __future__ import annotations

import pytest

from tests.botapi.answers import Json, RefusedError
from tests.botapi.entities import commands, parse
from tests.botapi.markup import parse_html, units


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    """What is said of a stretch of text."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("sin marcas", "sin marcas", []),
        ("<b>Ana</b>", "Ana", [entity("bold", 0, 3)]),
        ("<STRONG>Ana</Strong>", "Ana", [entity("bold", 0, 3)]),
        ("a <i>b <u>c</u></i>", "a b c", [entity("italic", 2, 3), entity("underline", 4, 1)]),
        ("<b><i>x</i></b>", "x", [entity("italic", 0, 1), entity("bold", 0, 1)]),
        ("<s>x</s><strike>y</strike><del>z</del>", "xyz", [entity("strikethrough", n, 1) for n in range(3)]),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<b ></b >x", "x", []),
        ('<a href="https://diario.example/?a=1&amp;b=2">x</a>', "x",
         [entity("text_link", 0, 1, url="https://diario.example/?a=1&b=2")]),
        ("<a>https://diario.example</a>", "https://diario.example",
         [entity("text_link", 0, 22, url="https://diario.example")]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ('<a href="diario.example">x</a>', "x", [entity("text_link", 0, 1, url="http://diario.example")]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<pre>x</pre><code>y</code>", "xy", [entity("pre", 0, 1), entity("code", 1, 1)]),
        ('<pre><code class="language-sh">x</code></pre>', "x", [entity("pre", 0, 1, language="sh")]),
        ('<code class="language-sh">x</code>', "x", [entity("code", 0, 1)]),
        ("&lt;b&gt; &amp;&quot;&#241;&#xF1; &copy; &amp", '<b> &"ññ &copy; &', []),
        ("&#0;&#99999999;", "&#0;&#99999999;", []),
        ("\U0001f7e1 <b>x</b>", "\U0001f7e1 x", [entity("bold", 3, 1)]),
    ],
)  # fmt: skip
def test_html_is_read(html: str, text: str, entities: list[Json]) -> None:
    """Tags and escapes turn into plain text and what is said of it, counted in UTF-16 units."""
    parsed = parse_html(html)
    assert parsed.text == text
    assert sorted(map(str, parsed.entities)) == sorted(map(str, entities))


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("añ<x>y</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">z</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<span class="x">z</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_does_not_parse_is_refused(html: str, why: str) -> None:
    """Each mistake has the real parser's words and its place in bytes."""
    with pytest.raises(RefusedError) as refused:
        parse_html(html)
    assert refused.value.answer.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        (" \n ", "", "text must be non-empty"),
        ("<b></b>", "HTML", "text must be non-empty"),
        ("x" * 4097, "", "message is too long"),
        ("\U0001f7e1" * 2049, "", "message is too long"),
        ("x", "MarkdownV2", "unsupported parse_mode"),
        ("\ud800", "", "strings must be encoded in UTF-8"),
    ],
)
def test_texts_that_cannot_be_sent(text: str, mode: str, why: str) -> None:
    """Nothing, too much, and what cannot be read is refused."""
    with pytest.raises(RefusedError) as refused:
        parse(text, mode)
    assert refused.value.answer.description == f"Bad Request: {why}"


def test_markup_does_not_count() -> None:
    """The 4,096 units are counted once tags and escapes are read."""
    assert units(parse("<b>" + "&amp;" * 4096 + "</b>", "html").text) == 4096


def test_white_space_is_cut_off() -> None:
    """Both ends are trimmed, and what is said of the text moves with it."""
    parsed = parse("\n  <b> Ana </b>  ", "HTML")
    assert (parsed.text, parsed.entities) == ("Ana", (entity("bold", 0, 3),))


def test_commands_are_marked() -> None:
    """What looks like a command is marked where it stands; a path is none."""
    assert commands("\U0001f7e1 /seguir@faro Ana a/b") == (entity("bot_command", 3, 12),)

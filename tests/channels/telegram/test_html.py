"""A message becomes as few pages as Telegram allows, and loses nothing on the way."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.channels.telegram.html import LIMIT, Page, one_page, pages, units
from monitor.model import Message

#: Letters, what HTML escapes, characters of two units, and blanks.
TEXT = st.text(st.sampled_from("aé&<>\"' 👩🏽\u00a0𝒜;\t"), max_size=40)
LINES = st.builds(Message, st.text(st.sampled_from("aé&< 👩"), min_size=1, max_size=60), st.lists(TEXT, max_size=12))
LIMITS = st.integers(min_value=2, max_value=50)


class Strict(HTMLParser):
    """Reads what Telegram reads: <b> once and closed, and no other tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only <b>, and not within another."""
        assert (tag, attrs, self.open) == ("b", [], [])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Only what is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """The words."""
        self.text += data


def read(page: Page) -> str:
    """What a reader sees of the page's HTML."""
    parser = Strict()
    parser.feed(page.html)
    parser.close()
    assert parser.open == []
    return parser.text


def test_first_line_bold_and_all_escaped() -> None:
    """The verdict is bold, markup is text, a link stays as it is, and quotes need no escaping."""
    message = Message("SIN CONFIRMAR. <Ana> & Co.", ('dice "no"', "https://a.example/b?c=1&d=2"))
    (page,) = pages(message)
    assert page.html == ('<b>SIN CONFIRMAR. &lt;Ana&gt; &amp; Co.</b>\ndice "no"\nhttps://a.example/b?c=1&amp;d=2')
    assert page.text == message.text


def test_units_are_those_of_utf_16() -> None:
    """A character outside the basic plane counts as two, an accent as one, an entity as what it stands for."""
    assert [units(text) for text in ("", "a", "é", "👩", "👩🏽")] == [0, 1, 1, 2, 4]
    assert len(pages(Message("&" * LIMIT))) == 1
    assert len(pages(Message("👩" * (LIMIT // 2)))) == 1
    assert len(pages(Message("👩" * (LIMIT // 2) + "a"))) == 2


def test_between_lines_before_between_words() -> None:
    """Lines stay whole where they fit; a longer one fills the page, between words."""
    assert [page.text for page in pages(Message("uno dos", ("tres", "cuatro")), 12)] == ["uno dos\ntres", "cuatro"]
    assert [page.text for page in pages(Message("uno", ("dos tres cuatro",)), 9)] == ["uno\ndos", "tres", "cuatro"]
    assert [page.text for page in pages(Message("uno", ("x" * 20,)), 8)] == ["uno", "x" * 8, "x" * 8, "xxxx"]


def test_a_long_first_line_stays_bold() -> None:
    """Bold goes on over pages and ends with the first line."""
    assert [page.html for page in pages(Message("uno dos", ("tres",)), 5)] == ["<b>uno</b>", "<b>dos</b>", "tres"]


@pytest.mark.parametrize("first", ["medio \ud83d carácter", "\udc69", "\ude00\ud83d"])
def test_half_a_character_is_replaced(first: str) -> None:
    """A lone surrogate, which no request could carry, is shown as what it is: unreadable."""
    (page,) = pages(Message(first))
    assert "\ufffd" in page.text.encode().decode()


@given(LINES, LIMITS)
@settings(max_examples=300, deadline=None)
def test_every_page_fits_and_can_be_read(message: Message, limit: int) -> None:
    """No page is longer than the limit or empty beside others, and its HTML reads as its text."""
    found = pages(message, limit)
    for page in found:
        assert units(page.text) <= limit
        assert read(page) == page.text == unescape(page.html.replace("<b>", "").replace("</b>", ""))
    assert all(page.text.strip() for page in found) or len(found) == 1


@given(LINES, LIMITS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(message: Message, limit: int) -> None:
    """All words stand in the pages, in their order."""
    assert "".join("".join(page.text.split()) for page in pages(message, limit)) == "".join(message.text.split())


@given(st.lists(st.text("ab", min_size=1, max_size=10), min_size=1, max_size=25), st.integers(10, 40))
@settings(max_examples=300, deadline=None)
def test_no_fewer_pages_would_do(lines: list[str], limit: int) -> None:
    """Where every line fits a page, the pages are as few as any way to cut between lines gives."""
    fewest = [0] + [len(lines)] * len(lines)
    for end in range(1, len(lines) + 1):
        for start in range(end):
            if units("\n".join(lines[start:end])) <= limit:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    assert len(pages(Message(lines[0], tuple(lines[1:])), limit)) == fewest[-1]


@given(LINES, st.integers(4, 50))
@settings(max_examples=200, deadline=None)
def test_one_page_is_one(message: Message, limit: int) -> None:
    """An edit is one page: the whole, or its beginning with an ellipsis."""
    page, whole = one_page(message, limit), pages(message, limit)
    assert units(page.text) <= limit
    assert read(page) == page.text
    if len(whole) == 1:
        assert page == whole[0]
    else:
        assert page.text.endswith("…")
        assert message.text.split()[0].startswith(page.text.split()[0].rstrip("…"))


def test_a_hundred_names_in_two_messages() -> None:
    """A list of 4,500 units goes out as two messages, not as one for each name."""
    names = tuple(f"{number}. Ana Lucía Zambrano Oropel y otras personas" for number in range(1, 91))
    found = pages(Message("Esto se sabe hoy.", names))
    assert [units(page.text) <= LIMIT for page in found] == [True, True]
    assert sum(len(page.text.splitlines()) for page in found) == 91

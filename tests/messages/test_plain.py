"""Nothing a feed writes can break out of the place a message gives it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.messages.plain import QUOTE_LENGTH, clean, cut, initials, label, link, quoted, unlinked

HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from([
            "\x1b[2J", "\x1b]8;;http://evil.example\x07", "\u202e", "\u2066", "\u200b", "\r\n", "\u2028", "»", "«",
            "\x9b31m", "http://evil.example/x", "HTTPS://EVIL.EXAMPLE", "www.evil.example", "evil.com/pay", "t.me/evil",
            "tg://join", "javascript:alert(1)", "@evil", "/start", "#tag", "a@b.co", "1.2.3.4", "\u0301" * 9, "{name}",
            "[red]", " ", ".",
        ]),
    ),
    max_size=12,
).map("".join)  # fmt: skip
LINKS = re.compile(r"(?i)https?://|www\.|://|javascript:|(?<!\w)[@#/]\w|\w@\w|\b[\w-]+\.(?:com|example|me|co)\b")


@settings(derandomize=True, deadline=None, max_examples=250)
@given(HOSTILE)
@example("evil.Com/pay")
@example("t./me/evil")
@example("t.@me/evil")
@example("http:\u200b//evil.example")
@example("w\u00adww.evil.com")
def test_a_quote_stays_in_its_marks(text: str) -> None:
    """No control, no bidi mark, no line break, no closing mark, no link, and no more than 200 characters."""
    shown = quoted(text, "[enlace]", "[número]")
    assert len(shown) <= QUOTE_LENGTH
    assert not set(shown) & set("«»\n\r\u2028")
    assert {unicodedata.category(char) for char in shown}.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
    assert not LINKS.search(shown.replace("[enlace]", "")), shown


@settings(derandomize=True, deadline=None, max_examples=100)
@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What is clean stays as it is."""
    assert clean(clean(text)) == clean(text)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(HOSTILE)
def test_a_label_is_a_short_plain_name(text: str) -> None:
    """A label holds no link and none of the brackets that messages use."""
    shown = label(text)
    assert len(shown) <= 60
    assert not set(shown) & set("«»()[]<>{}\n")
    assert not LINKS.search(shown), shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lea en https://x.example/a?b=1 hoy", "Lea en [enlace] hoy"),
        ("Lea en www.x.example.", "Lea en [enlace]"),
        ("escriba a ayuda@pago.example ya", "escriba a [enlace] ya"),
        ("pague en faro-ayuda.com/pago", "pague en [enlace]"),
        ("Salió de prisión.El hijo lo dijo.", "Salió de prisión. El hijo lo dijo."),
        ("A las 3.30 p.m. del 8.1.2026", "A las 3.30 p.m. del 8.1.2026"),
        ("según @medio y #tema", "según medio y tema"),
        ("El art. 44 y/o la Ley", "El art. 44 y/o la Ley"),
        ("EE.UU. y la O.N.U.", "EE.UU. y la O.N.U."),
    ],
)
def test_links_are_taken_out_and_words_left(text: str, shown: str) -> None:
    """What an app would make a link is replaced; ordinary writing with dots and slashes is not."""
    assert unlinked(text, "[enlace]", "[número]") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Salió ayer”", "Salió ayer"),
        ("«Salió ayer», dijo", "“Salió ayer”, dijo"),
        ("Denuncian que fue víctima de torturas con descargas", ""),
        ("He was beaten with a pipe", ""),
        ("Llame al 0414-123 45 67 o al +58 (414) 1234567.", "Llame al [número] o al [número]."),
        ("Preso de 2024-2026, 250.000 personas", "Preso de 2024-2026, 250.000 personas"),
        ("La bolsa de Caracas subió", "La bolsa de Caracas subió"),
        ("", ""),
    ],
)
def test_quotes(text: str, shown: str) -> None:
    """A quote loses its own outer marks, and is left out where it details torture."""
    assert quoted(text, "[enlace]", "[número]") == shown


def test_a_long_quote_is_cut_between_words() -> None:
    """What is left out is shown by an ellipsis, and no word is cut in two."""
    words = "palabra " * 60
    shown = quoted(words, "[enlace]", "[número]")
    assert len(shown) <= QUOTE_LENGTH
    assert shown.endswith("palabra…")
    assert cut("a" * 300, 200) == "a" * 199 + "…"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://ventana.example/n/1", ("ventana.example", "https://ventana.example/n/1")),
        ("http://ventana.example:8080/n", ("ventana.example:8080", "http://ventana.example:8080/n")),
        ("https://peñón.example/n", ("xn--pen-7ma5b.example", "https://peñón.example/n")),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://x.example", None),
        ("https://banco.example@evil.example/", None),
        ("https://", None),
        ("//x.example/a", None),
        ("https://x.example/a b", None),
        ("https://x.example/\u202egpj", None),
        ("https://x.example/\x1b[2J", None),
        ("https://x.example\\@evil.example", None),
        ("https://x.example:99999/", None),
        ("https://[::1", None),
        ("https://x.example/" + "a" * 2000, None),
        ("", None),
    ],
)
def test_only_a_plain_address_is_a_link(url: str, found: tuple[str, str] | None) -> None:
    """Only http(s), without user name, control or bidi character; the host shown is the one connected to."""
    if found and "xn--" in found[0]:
        shown = link(url)
        assert shown is not None
        assert shown[0].startswith("xn--")
    else:
        assert link(url) == found


@pytest.mark.parametrize(
    ("name", "shown"), [("Juana Pérez", "J. P."), ("Ana de la Rosa Quintero", "A. R. Q."), ("ana pérez", "A. P.")]
)
def test_initials(name: str, shown: str) -> None:
    """A minor's name is shown as initials, without particles."""
    assert initials(name) == shown

"""Claims read from whole items: the table of cases, and what holds for every text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.claims import read_claims
from monitor.claims.text import QUOTE_LIMIT
from monitor.model import Claim, Item, Kind, Mention, Polarity, Role, Tier

PUBLISHED = datetime(2026, 2, 12, 12, tzinfo=UTC)
CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
A, B = "Ramiro Olmedo", "Lidia Fuenmayor"


def item(text: str = "", title: str = "", language: str = "es", published: datetime = PUBLISHED) -> Item:
    """An item of an invented source."""
    return Item("diario", "1", 1, title, "", text, "", "", language, published, published)


def mentions(document: Item, *names: str, tier: Tier = Tier.SURE) -> list[Mention]:
    """Every place where a name stands; a name is its own subject id here."""
    found = []
    for name in names:
        at = document.document.find(name)
        while at >= 0:
            found.append(Mention(name, name, "exact", 1.0, tier, document.document, at, at + len(name)))
            at = document.document.find(name, at + 1)
    return found


def read(text: str = "", *names: str, title: str = "", language: str = "es") -> list[Claim]:
    """The claims on ``names`` in an item."""
    document = item(text, title, language)
    return read_claims(document, mentions(document, *names))


def say(claim: Claim) -> str:
    """A claim as cases.toml writes it."""
    parts = [f"{claim.subject_id}: {claim.kind} {claim.polarity}"]
    if claim.speaker:
        relation = f"/{claim.speaker.relation}" if claim.speaker.relation else ""
        parts.append(f"by {claim.speaker.role or '?'}{relation}")
    if claim.detail:
        parts.append(f"'{claim.detail}'")
    if claim.when:
        parts.append(f"on {claim.when}")
    if claim.background:
        parts.append("recalled")
    return " ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("title") or case["text"])
def test_table(case: dict[str, Any]) -> None:
    """Every text of cases.toml says what its row says, no more and no less."""
    names = dict.fromkeys(line.split(":")[0] for line in case["says"])
    document = item(case.get("text", ""), case.get("title", ""), case.get("lang", "es"))
    claims = read_claims(document, mentions(document, *names), places=frozenset(case.get("places", ())))
    assert sorted(map(say, claims)) == sorted(case["says"])


def test_table_is_broad() -> None:
    """The table has a hundred rows or more, every kind, every polarity, and three languages."""
    words = {word for case in CASES for line in case["says"] for word in line.split(": ", 1)[1].split()}
    assert len(CASES) >= 100
    assert words >= set(Kind)
    assert words >= set(Polarity)
    assert {case.get("lang", "es") for case in CASES} == {"es", "en", "pt"}


def test_reading_again_gives_the_same_ids() -> None:
    """An unchanged item gives the same claims with the same ids; another item gives others."""
    text = f"{A} fue liberado ayer, dijo su hija."
    first, again = read(text, A), read(text, A)
    assert [claim.id for claim in first] == [claim.id for claim in again]
    document = item(text)
    other = Item("otro", *[getattr(document, name) for name in Item.__slots__[1:]])
    assert {claim.id for claim in read_claims(other, mentions(other, A))}.isdisjoint(claim.id for claim in first)


def test_quote_is_the_sentence_at_its_offset() -> None:
    """The quote is the sentence that says it, and ``start`` is where it stands in the document."""
    document = item(f"Fue un día largo. {A} salió de la cárcel, contó su padre. Llovía.", "Crónica")
    (claim,) = read_claims(document, mentions(document, A))
    assert claim.quote == f"{A} salió de la cárcel, contó su padre."
    assert document.document[claim.start :].startswith(claim.quote)


def test_long_quote_is_cut_between_words() -> None:
    """A quote is never longer than the limit and never ends within a word."""
    (claim,) = read(f"{A} fue liberado en una " + "larguísima " * 60 + "noche.", A)
    assert len(claim.quote) <= QUOTE_LIMIT
    assert claim.quote.endswith(" larguísima…")


def test_tier_is_the_best_of_the_mentions() -> None:
    """A claim is as sure as the surest mention of its subject."""
    document = item(f"{A} fue detenido. {A} es maestro.")
    weak, sure = mentions(document, A, tier=Tier.WEAK)[0], mentions(document, A)[1]
    assert {claim.tier for claim in read_claims(document, [weak, sure])} == {Tier.SURE}


def test_label_is_as_printed() -> None:
    """The speaker's label is the text's own words."""
    (claim,) = read(f"El Ministerio Público informó la detención de {A}.", A)
    assert claim.speaker is not None
    assert (claim.speaker.label, claim.speaker.role) == ("El Ministerio Público", Role.GOVERNMENT)


def test_an_article_makes_no_other_voice() -> None:
    """ "El Ministerio Público" and "el Ministerio Público" are one voice: the claim has one id."""
    (first,) = read(f"El Ministerio Público informó la detención de {A}.", A)
    (second,) = read(f"Ministerio Público informó la detención de {A}.", A)
    assert first.id == second.id


def test_dateline_is_nobody_and_no_quote() -> None:
    """Where and by whom a wire wrote is neither part of the speaker's label nor of the quote."""
    (claim,) = read(f"Lima, 3 de febrero (AXN).- La Fiscalía informó el arresto de {A}.", A)
    assert claim.speaker is not None
    assert claim.speaker.label == "La Fiscalía"
    assert claim.quote == f"La Fiscalía informó el arresto de {A}."


def test_labels_can_be_printed() -> None:
    """A label is a name or a noun phrase, never a verb, an article or half of a list's heading."""
    texts = {
        f"Los vecinos exigieron la liberación de {A}.": None,
        f"{A} murió, según reportó Radio Loma.": "Radio Loma",
        f"{A} fue liberado, según la cuenta que llevan las familias.": "las familias",
        f"{A} salió libre, contó a Radio Loma José Gil, el mayor de sus hijos.": "el mayor de sus hijos",
        f"Vimos la orden del tribunal: {A} tiene libertad plena.": None,
    }
    for text, label in texts.items():
        (claim,) = read(text, A)
        assert (claim.speaker.label if claim.speaker else None) == label


def test_today_is_said_where_the_source_is() -> None:
    """Late in the evening in Caracas it is already tomorrow in UTC: "hoy" is Caracas's day."""
    document = item(f"{A} fue detenido hoy.", published=datetime(2026, 2, 9, 3, 45, tzinfo=UTC))
    (claim,) = read_claims(document, mentions(document, A), zone=timezone(timedelta(hours=-4)))
    assert claim.when is not None
    assert claim.when.isoformat() == "2026-02-08"


def test_two_subjects_with_one_name_get_one_claim_each() -> None:
    """Where one name may mean two subjects, each is claimed for."""
    document = item(f"{A} fue detenido.")
    (one,) = mentions(document, A)
    twin = Mention("twin", A, "exact", 0.5, Tier.WEAK, one.quote, one.start, one.end)
    assert {(claim.subject_id, claim.kind) for claim in read_claims(document, [one, twin])} == {
        (A, Kind.DETAINED),
        ("twin", Kind.DETAINED),
    }


def test_a_claim_says_that_others_bear_the_name() -> None:
    """It does where every sure mention of the person is by a name that others bear, and not after a fuller one."""
    document = item(f"{A} fue detenido.")
    (one,) = mentions(document, A)
    common, surname = replace(one, common=True), replace(one, tier=Tier.LIKELY)
    for named, expected in (([common, surname], True), ([common, one], False), ([one], False)):
        (claim,) = read_claims(document, named)
        assert (claim.common, claim.tier) == (expected, Tier.SURE)


def test_no_mentions_no_claims() -> None:
    """A text that names nobody watched claims nothing."""
    assert read("Liberaron a once presos.") == []


def test_a_reprinted_headline_with_its_body_is_one_claim() -> None:
    """The body that says who says so replaces the headline that did not."""
    claims = read(f"{A} fue excarcelado, informó Foro Penal.", A, title=f"Excarcelan a {A}")
    assert [say(claim) for claim in claims] == [f"{A}: released happened by ngo"]


@pytest.mark.parametrize(
    "words",
    [
        "se llevaron de la casa en la noche por ayer",
        "dijo por teléfono en un mensaje de voz hoy a la",
        "presos de la personas liberados",
        "Caracas, 9 de febrero (A) de",
        "audiencia de la fue",
        "tras el lunes de",
    ],
)
def test_repeated_words_are_read_in_time(words: str) -> None:
    """A line that repeats the words an expression waits for is read like any other, without trying every way."""
    assert read(f"{words} " * 30 + A, A)


_PIECES = (
    f"{A}|{B}|fue|liberado|no|según|su madre|,|.|«|»|(|)|—|¿|?|:|\n|\n- |detenido|a|de|la liberación|entre ellos|"
    "el lunes|que|exige|presos|released|was|huelga de hambre|3 de febrero|condenado a 5 años|31/02|Tocorón|29 de mayo"
)
_WORDS = st.sampled_from(_PIECES.split("|"))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(_WORDS, min_size=1, max_size=40), st.sampled_from(["es", "en", "pt", "fr", ""]))
def test_any_text_can_be_read(words: list[str], language: str) -> None:
    """No text raises; everyone mentioned is claimed for; ids are unique; quotes stand where they say."""
    document = item(" ".join(words), language=language)
    found = mentions(document, A, B)
    claims = read_claims(document, found)
    assert {claim.subject_id for claim in claims} == {mention.subject_id for mention in found}
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert 0 <= claim.score <= 1
        assert claim.kind is Kind.MENTIONED or document.document.startswith(claim.quote.rstrip("…"), claim.start)

"""The review queue and the decisions that were applied."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import Decision, Item, Kind, Mention, Polarity, Tier, Verdict
from monitor.store.news import News
from tests.store.samples import DAY, MENTION, NOW, claim, item, new, news_with_sources, put, read, reading

WEAK = replace(MENTION, tier=Tier.WEAK, score=0.25)
LIKELY = replace(MENTION, tier=Tier.LIKELY, score=0.5)


def add(news: News, one: Item, kind: Kind | None, *mentions: Mention) -> None:
    """Store ``one``, read, with a claim of ``kind``."""
    put(news, new(one))
    claims = [claim(f"c{one.key}", kind=kind)] if kind else []
    read(news, one, *claims, mentions=mentions or (WEAK,))


def decision(number: int, one: Item) -> Decision:
    """An operator's yes."""
    return Decision(number, one.id, "zoraida", Verdict.YES, None, None, "op", NOW)


def test_the_gravest_come_first() -> None:
    """A death, then seizures, then the rest, then bare mentions, then what is past; the newest first."""
    with news_with_sources() as news:
        add(news, item("past", past=True), Kind.DIED)
        add(news, item("bare"), None)
        add(news, item("named"), Kind.MENTIONED)
        add(news, item("free"), Kind.RELEASED)
        add(news, item("taken", published=NOW - DAY), Kind.DETAINED)
        add(news, item("again"), Kind.RE_ARRESTED)
        add(news, item("dead"), Kind.DIED)
        queue = [doubt.title.split()[2].strip(":") for doubt in news.doubtful(10)]
        assert queue[:4] == ["dead", "again", "taken", "free"]
        assert set(queue[4:6]) == {"named", "bare"}
        assert queue[6:] == ["past"]
        assert len(news.doubtful(2)) == 2


def test_a_doubt_carries_what_an_operator_needs() -> None:
    """Title, source, quote, rule, score, tier and kind, of the surest mention and the gravest claim."""
    one = item()
    with news_with_sources() as news:
        add(news, one, Kind.DIED, WEAK, LIKELY)
        (doubt,) = news.doubtful(10)
        assert (doubt.item_id, doubt.subject_id, doubt.source_id) == (one.id, "zoraida", "outlet")
        assert (doubt.title, doubt.url, doubt.published, doubt.past) == (one.title, one.url, one.dated, False)
        assert (doubt.tier, doubt.rule, doubt.score) == (Tier.LIKELY, "full_name", 0.5)
        assert (doubt.kind, doubt.polarity, doubt.quote) == (Kind.DIED, Polarity.HAPPENED, claim().quote)
        assert doubt.claim == claim("c1", kind=Kind.DIED)


def test_who_is_surely_named_is_no_doubt_unless_the_text_doubts() -> None:
    """A sure mention beside a weak one settles who is meant; a doubted claim is still asked about."""
    with news_with_sources() as news:
        add(news, item("1"), Kind.RELEASED, WEAK, MENTION)
        assert news.doubtful(10) == []
        put(news, new(item("2")))
        read(news, item("2"), claim("c2", polarity=Polarity.DOUBTED), mentions=(MENTION,))
        assert [doubt.polarity for doubt in news.doubtful(10)] == [Polarity.DOUBTED]


def test_what_an_edit_took_away_is_no_doubt() -> None:
    """Mentions of earlier revisions and superseded claims are not asked about."""
    with news_with_sources() as news:
        add(news, item("1"), Kind.DIED, WEAK)
        edited = item("1", revision=2, title="Corregido")
        put(news, new(edited))
        read(news, edited, mentions=())
        assert news.doubtful(10) == []


def test_a_decision_is_applied_once_with_its_reading() -> None:
    """What was decided leaves the queue in the transaction that reads the item by it, and is remembered."""
    one = item()
    with news_with_sources() as news:
        add(news, one, Kind.DIED)
        assert news.applied_decision() == 0
        assert news.decided(one.id, "zoraida") is None
        said = decision(11, one)
        news.save_reading(
            None, one, [WEAK], reading(one), (), (), done=True, text_kept=one.text, now=NOW, decision=said
        )
        assert news.doubtful(10) == []
        assert news.applied_decision() == 11
        assert news.decided(one.id, "zoraida") == said
        assert news.decisions_on(one.id) == {"zoraida": said}


def test_the_last_applied_decision_never_goes_back() -> None:
    """Decisions on items that are gone count as applied too."""
    with news_with_sources() as news:
        news.decision_applied(decision(9, item()))
        news.decision_applied(decision(10, item()))
        news.decision_applied(decision(2, item("2")))
        assert news.applied_decision() == 10

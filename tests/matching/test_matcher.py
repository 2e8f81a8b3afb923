"""The matcher as others use it: laws that hold for every text, and texts that mean harm."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.matching.fuzz import AT_LEAST, PER_KILOBYTE
from monitor.matching import Matcher, fold, tokenise
from monitor.matching.index import CROWD
from monitor.matching.quotes import LONGEST
from monitor.matching.rules import RULES, tier
from monitor.model import Subject, SubjectType, Tier
from tests.matching.cases import load_cases

CASES = load_cases()
EVERYBODY = tuple({subject.id: subject for case in CASES for subject in case.watch}.values())
MATCHER = Matcher(EVERYBODY)


def person(key: str, name: str) -> Subject:
    """A watched person with nothing but a name."""
    return Subject(key, SubjectType.PERSON, name)


WORDS = st.sampled_from(
    [word for case in CASES for word in case.text.split()] + [",", ".", "\n", "-", "A.", "de", "la", "y", "‍", "II"]
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_stand_where_they_say(text: str) -> None:
    """Mentions come in order, inside the text, with a score, a tier that follows from it and the words in the quote."""
    mentions = MATCHER.find(text)
    assert [one.start for one in mentions] == sorted(one.start for one in mentions)
    for one in mentions:
        assert 0 <= one.start < one.end <= len(text)
        assert one.tier is tier(one.score)
        assert 0 < one.score <= 1
        assert len(one.quote) <= LONGEST
        assert " ".join(text[one.start : one.end].split()) in one.quote


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No text raises, and the same text always gives the same mentions."""
    assert MATCHER.find(text) == MATCHER.find(text)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_of_one_subject_do_not_overlap(text: str) -> None:
    """The longest and best reading of a place is the only one per subject."""
    ends: dict[str, int] = {}
    for one in MATCHER.find(text):
        assert one.start >= ends.get(one.subject_id, 0)
        ends[one.subject_id] = one.end


def test_the_order_of_the_list_makes_no_difference() -> None:
    """The same subjects in another order give the same mentions."""
    backwards = Matcher(EVERYBODY[::-1])
    for case in CASES:
        assert {(m.subject_id, m.start, m.tier) for m in backwards.find(case.text)} == {
            (m.subject_id, m.start, m.tier) for m in MATCHER.find(case.text)
        }


def test_an_empty_list_finds_nobody() -> None:
    """Without subjects there are no mentions."""
    assert Matcher([]).find("Juan Pablo Guanipa salió.") == []


def test_every_rule_explains_itself() -> None:
    """A rule's name is its id, and its docstring what ``faro why`` can show."""
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.__name__.startswith("rule_")
        assert rule.__doc__


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ifigenia Belén Cotúa Marzán", "full_name"),
        ("Ifigenia Belén Cotúa", "givens_surname"),
        ("Ifigenia Cotúa Marzán", "given_surnames"),
        ("Ifigenia Cotúa", "given_surname"),
        ("Belén Cotúa", "middle_given"),
        ("I. B. Cotúa", "initials"),
        ("I. Cotúa", "one_initial"),
        ("COTÚA MARZÁN IFIGENIA BELÉN", "surname_first"),
        ("Ifigenia Belén Cotúas", "slip_in_part"),
        ("Ifigenia Belén Cotúas Marzán", "slip"),
        ("Ifigenia Rosa Cotúa", "other_middle_given"),
        ("Ifigenia Belén Rosa Cotúa", "extra_given"),
        ("Rosa Ifigenia Cotúa", "given_before"),
        ("calle Ifigenia Cotúa", "institution"),
    ],
)
def test_the_deciding_rule_is_named(text: str, rule: str) -> None:
    """A mention carries the id of the rule that decided."""
    assert [one.rule for one in Matcher([person("a", "Ifigenia Belén Cotúa Marzán")]).find(text)] == [rule]


def test_a_crowd_is_told_apart_by_a_third_word() -> None:
    """When very many share given name and surname, only who is told apart by another word is named."""
    seconds = [f"{one}{two}rano" for one in "bdfglmn" for two in "aeiou"]
    crowd = [person(second, f"Luis López {second.title()}") for second in seconds]
    assert len(crowd) > CROWD
    matcher = Matcher([*crowd, person("short", "Luis López")])
    assert [one.subject_id for one in matcher.find("Luis López fue detenido.")] == ["short"]
    named = matcher.find("Luis López Berano fue detenido.")
    assert [(one.subject_id, one.tier) for one in named] == [("berano", Tier.SURE)]


@pytest.fixture
def own_garbage() -> Iterator[None]:
    """What other tests have left in memory is not gone through while time is measured."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("own_garbage")
@pytest.mark.parametrize(
    "piece",
    [
        "Juan Pablo Guanipa ",
        "Guanipa, Juan Pablo, ",
        "A. ",
        "Juan-",
        "De La ",
        "San ",
        "a'",
        "\u200b",
        "#aB",
        "Rodeo I, ",
        "B",
        "el ",
        "Guanipa\n",
        "&amp;",
        "Кузнецов ",
        "trasladado a Tocuyito ",
        "#juanpablo ",
        "Juanpablo ",
        "Ло-\n",
        "Ло- ",
        "Jo-\n",
        "Juan-\n",
        "al-\n",
        "Al- ",
        "ал- ",
        "а-б-в-\n",
        "ال-\n",
        "абд ",
        "Абд аль ",
        "сан ",
        "Сан, ",
        "San, ",
        "Abd ",
        "عبد ",
        "Abd Абд عبد ",
        "ибн ",
        "ван дер ",
        "O'",
        "Х ",
        "Ло\u00ad\n",
        "«Ло-\n» ",
    ],
)
@pytest.mark.system
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """Eight times the text takes about eight times the time (of the processor), nothing like sixty-four, and little."""

    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        begin = time.process_time()
        MATCHER.find(text)
        return time.process_time() - begin

    seconds(1_000)  # what is made once is made
    short = min(seconds(20_000) for _ in range(3))
    assert short <= AT_LEAST + 20 * PER_KILOBYTE
    assert seconds(160_000) <= 20 * short + 0.05


def test_a_quote_is_the_sentence() -> None:
    """The quote is the sentence around the name, whole, initials and abbreviations notwithstanding."""
    text = "Nada nuevo. Según el Dr. J. P. Rojas, Freddy Superlano salió ayer. Otra cosa."
    quotes = [one.quote for one in Matcher([person("s", "Freddy Superlano")]).find(text)]
    assert quotes == ["Según el Dr. J. P. Rojas, Freddy Superlano salió ayer."]


def test_a_long_sentence_is_cut_at_words() -> None:
    """A quote from an endless sentence keeps the name and whole words, and shows that it was cut."""
    text = "palabra " * 100 + "Freddy Superlano " + "palabra " * 100
    (mention,) = Matcher([person("s", "Freddy Superlano")]).find(text)
    assert mention.quote.startswith("…palabra")
    assert mention.quote.endswith("palabra…")
    assert "Freddy Superlano" in mention.quote


def test_the_library_stands_alone() -> None:
    """Matching imports neither network, database nor clock, and nothing of Faro but the nouns."""
    code = (
        "import sys, monitor.matching; "
        "print(*(m for m in sys.modules if m.startswith('monitor.') or m in ('asyncio', 'socket', 'sqlite3')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in loaded if not name.startswith("monitor.matching")} <= {"monitor.model", "monitor.errors"}


def test_what_others_reuse_is_exported() -> None:
    """``fold`` and ``tokenise`` are part of the library."""
    assert [token.folded for token in tokenise("Muñoz")] == [fold("Muñoz")]


def test_a_place_is_found_while_it_is_in_use() -> None:
    """Given the day of the text, a place that was closed or not yet opened is passed over; without a day none is."""
    place = Subject(
        "q", SubjectType.FACILITY, "Penal de Quirpán", valid_from=date(2015, 3, 1), valid_to=date(2023, 12, 31)
    )
    matcher = Matcher([place])
    text = "Los llevaron al Penal de Quirpán."
    assert matcher.find(text)
    for day, found in ((date(2015, 2, 28), 0), (date(2015, 3, 1), 1), (date(2023, 12, 31), 1), (date(2024, 1, 1), 0)):
        assert len(matcher.find(text, day)) == found

"""The quick look that passes over what names nobody: it never passes over a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching import Matcher
from monitor.matching.pieces import pieces
from monitor.matching.skimming import Piece
from monitor.model import Mention, Subject, SubjectType
from tests.matching.cases import load_cases

CASES = load_cases()
EVERYBODY = tuple({subject.id: subject for case in CASES for subject in case.watch}.values())
SUBJECT = {subject.name: subject for subject in EVERYBODY}
MATCHER = Matcher(EVERYBODY)


class Thorough(Matcher):
    """A matcher that reads every piece closely."""

    def skim(self, begin: int, piece: str, *, lower: bool) -> Piece:
        """Look at it, and read it closely whatever that says."""
        return super().skim(begin, piece, lower=lower)._replace(people=True, others=True, places=True)


THOROUGH = Thorough(EVERYBODY)
WORDS = st.sampled_from(
    [word for case in CASES for word in case.text.split()]
    + [",", ".", "casa.", "dijo. El", "\n", "\n\n", "-", "A.", "de", "la", "y", "San", "Miguel", "Jean-", "#", "@"]
)


#: Names as they are watched, and between them enough other words for each to stand alone, or nearly.
NAMES = st.sampled_from([name for one in EVERYBODY for name in (one.name, one.name.upper(), *one.aliases)])
BETWEEN = st.sampled_from(
    [
        "", ", ", " y ", " (el «Flaco») ", " dijo ayer por la tarde que la familia espera al abogado. ", "\n",
        " El sol de la villa, según el rey de la casa y otros más que esperaban en la calle, ", " de la Cruz ", "-",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(BETWEEN, NAMES, BETWEEN), max_size=6).map(lambda rows: "".join("".join(row) for row in rows))


def people(mentions: list[Mention]) -> list[tuple[str, str, int, int]]:
    """Whom they name, as what, and where."""
    return [(one.subject_id, one.rule, one.start, one.end) for one in mentions]


def test_nobody_in_the_table_is_passed_over() -> None:
    """Each case is read the same, quickly or thoroughly."""
    for case in CASES:
        assert people(MATCHER.find(case.text)) == people(THOROUGH.find(case.text)), case.why


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_name_is_passed_over(text: str) -> None:
    """Whatever the words, a quick look and a thorough one find the same."""
    assert people(MATCHER.find(text)) == people(THOROUGH.find(text))


@settings(derandomize=True, deadline=None, max_examples=400)
@given(TEXTS)
def test_no_whole_name_is_passed_over(text: str) -> None:
    """However much of other words stands around it."""
    assert people(MATCHER.find(text)) == people(THOROUGH.find(text))


@pytest.mark.parametrize("name", [one.name for one in EVERYBODY if one.type is SubjectType.PERSON])
def test_a_name_at_the_head_of_a_long_sentence_is_found(name: str) -> None:
    """What comes far behind it does not keep anybody from looking at its beginning."""
    rest = "salió de la cárcel ayer por la tarde con otras personas más, según dijo al sol el abogado de la villa"
    assert [one.start for one in Matcher([SUBJECT[name]]).find(f"{name} {rest}")][:1] == [0]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_pieces_are_the_text(text: str) -> None:
    """Nothing is left out, and each says where it begins."""
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text
    assert all(text[begin : begin + len(piece)] == piece for begin, piece in found)


#: People in four scripts, and their names, forms of them and other words, in all of these scripts.
ACROSS = tuple(
    Subject(f"p{at}", SubjectType.PERSON, name, tuple(aliases))
    for at, (name, *aliases) in enumerate(
        (
            ("María Corina Machado",), ("José San Miguel Ortega",), ("Juan Pablo Guanipa", "El Catire"),
            ("Abdel Fattah Zayat",), ("Иван Степанович Кротов",), ("Владимир Кара-Мурза", "Кротыч"),
            ("Григорий Сергеевич Зайцев",), ("نرگس محمدی",), ("عصام الحداداني",), ("عبد الله عبد الرحمن",),
            ("Κυριάκος Μητσοτάκης",), ("习近平",), ("Mohammed bin Salman",), ("Cara Mursa",),
        )
    )
)  # fmt: skip
QUICK, CLOSE = Matcher(ACROSS), Thorough(ACROSS)
PRINTED_ACROSS = """
    Мария Корина Корины Мачадо Хосе Сан сан Мигель Мигеля Ортега Хуан Пабло Гуанипы Г. Х. Абдель Фаттах аль-Зайят аль
    де ла Иван Ивана Степановича Кротов Кротову К. Кара Кара- Мурза -Мурза Кара-Мурзу Григории Зайцева Заицев КРОТОВ
    Кротыч сказал что и «Седой» «Большой папа» (Гоша) # #Иван_Кротов #ИванКротов نرگس محمدی محمدي عصام الحداداني وعصام
    عبد الله الرحمن بن سلمان محمد قال «أبو علي» Κυριάκου Μητσοτάκη Μαρία Ματσάδο 习近平 说 Juan Pablo Guanipa Ivan
    Krotov Issam Haddadani al-Haddadani Narges Mohammadi San Miguel de — - . , 1
"""
WORDS_ACROSS = st.sampled_from([*PRINTED_ACROSS.split(), "\n", "\n\n", "\u200f"])
SPACES = st.sampled_from([" ", " ", " ", " ", "", "\n", "-", ", "])


@settings(derandomize=True, deadline=None, max_examples=1200)
@given(
    st.lists(st.tuples(WORDS_ACROSS, st.sampled_from([" ", " ", " ", " ", "", "\n", "-", ", "])), max_size=30),
    st.booleans(),
)
def test_no_name_is_passed_over_in_any_script(words: list[tuple[str, str]], lower: bool) -> None:
    """Whatever the scripts of the list and of the text, a quick look and a thorough one find the same."""
    text = "".join(word + after for word, after in words)
    text = text.lower() if lower else text
    assert people(QUICK.find(text)) == people(CLOSE.find(text))


@pytest.mark.parametrize("small", [1, 2, 3, 30])
def test_a_name_with_many_small_words_inside_is_not_passed_over(small: int) -> None:
    """However many a quick look puts together, what goes on beyond them is read closely."""
    text = f"Хосе Сан {'Де Ла ' * small}Мигель"
    assert [one.subject_id for one in CLOSE.find(text)] == ["p1"]
    assert people(QUICK.find(text)) == people(CLOSE.find(text))


def test_who_is_watched_later_is_seen_in_words_that_go_on() -> None:
    """What two stretches make together is looked at again when the list has changed."""
    matcher = Matcher(ACROSS[:1])
    text = "Хосе Сан Мигель"
    assert matcher.find(text) == []
    matcher.add(ACROSS[1])
    assert [one.subject_id for one in matcher.find(text)] == ["p1"]


def test_a_name_without_known_vowels_is_found_in_latin_words() -> None:
    """Nobody can romanise it beforehand, so it is found by its sounds alone, in a text that names nobody else."""
    assert [one.subject_id for one in QUICK.find("Ayer Isam al-Haddadani salió de la cárcel.")] == ["p8"]


def test_ordinary_text_in_another_script_is_not_read_closely() -> None:
    """Most of a newspaper names nobody."""
    for text in ("Премьер-министр сказал, что переговоры продолжатся.", "وقال الوزير إن المفاوضات ستستأنف غدا."):
        assert not QUICK.skim(0, text, lower=False).close


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n    "])
def test_a_name_over_the_end_of_its_first_line_is_found(end: str) -> None:
    """That the line goes on is seen by all of it, the end of another sentence too."""
    text = f"Sus parientes piden que los detenidos reciban visitas. Juan{end}Pablo Guanipa necesita una operación."
    assert [one.rule for one in QUICK.find(text)] == ["full_name"]

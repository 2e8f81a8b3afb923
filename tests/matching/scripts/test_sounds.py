"""Words of two scripts meet by their sounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching.folding import fold
from monitor.matching.scripts.sounds import READINGS, distance, skeletons
from monitor.matching.scripts.speech import bases, readings
from monitor.matching.scripts.vocabulary import CLOSE, Vocabulary
from monitor.matching.scripts.writing import script_of, spoken


def nearest(latin: str, other: str) -> float | None:
    """How far for each sound a printed word of another script is from a watched Latin one; None for another word."""
    vocabulary = Vocabulary()
    vocabulary.add(fold(latin))
    meant = vocabulary.meant(spoken(other, script_of(other)))
    return meant[0].apart if meant else None


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Jorge", "Хорхе"), ("George", "Джордж"), ("Guillermo", "Гильермо"), ("Chávez", "Чавес"), ("Yon", "Йон"),
        ("Goicoechea", "Гойкоэчеа"), ("Juan", "Хуан"), ("Pérez", "Перес"), ("Zambrano", "Самбрано"),
        ("Hernández", "Эрнандес"), ("Quintero", "Кинтеро"), ("Villalobos", "Вильялобос"), ("Washington", "Вашингтон"),
        ("Aleksei", "Алексей"), ("Alexei", "Алексей"), ("Alexey", "Алексей"), ("Yulia", "Юлия"), ("Iuliia", "Юлия"),
        ("Khodorkovsky", "Ходорковский"), ("Jodorkovski", "Ходорковский"), ("Bialiatski", "Бяляцкі"),
        ("Byalyatski", "Бяляцкий"), ("Zhukov", "Жуков"), ("Shcherbakov", "Щербаков"), ("Chávez", "Τσάβες"),
        ("Machado", "Ματσάδο"), ("Mitsotakis", "Μητσοτάκης"), ("Giorgos", "Γιώργος"), ("Yashin", "Γιασίν"),
        ("Guanipa", "Γκουανίπα"), ("Zambrano", "Ζαμπράνο"), ("Goicoechea", "Γκοϊκοετσέα"), ("Machado", "ماتشادو"),
        ("Chávez", "تشافيز"), ("Maduro", "مادورو"), ("Ortega", "أورتيغا"), ("Guanipa", "غوانيبا"), ("Putin", "پوتین"),
    ],
)  # fmt: skip
def test_the_same_word(latin: str, other: str) -> None:
    """Spanish, English, Slavic and Arabic spellings of one sound meet."""
    apart = nearest(latin, other)
    assert apart is not None
    assert apart <= CLOSE


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Mario", "Мария"), ("María", "Марио"), ("Maria", "Мара"), ("Marina", "Мария"), ("Román", "Рамон"),
        ("Petrov", "Петровой"), ("Irina", "Арина"), ("Olga", "Олег"), ("Carlos", "Карла"), ("Martín", "Марина"),
        ("Luis", "Лиза"), ("Marín", "Мартин"), ("Ana", "Ян"), ("José", "از"), ("Marcos", "مرکز"), ("Ruiz", "رئيس"),
    ],
)  # fmt: skip
def test_another_word(latin: str, other: str) -> None:
    """A last vowel, a consonant more, and the vowels of short words tell words apart."""
    apart = nearest(latin, other)
    assert apart is None or apart > CLOSE


def test_the_last_vowel_counts_most() -> None:
    """A man's and a woman's name are farther apart than an ending that English leaves unspoken."""
    assert distance("mario", "maria") > 0.8
    assert distance("petrov", "petrova") > 0.8
    assert distance("miSele", "miSel") < 0.3


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=60))
def test_any_word_has_few_readings(word: str) -> None:
    """Whatever the letters, a word has a dozen readings and skeletons at most."""
    for base in bases(word):
        ways = readings(base)
        assert len(ways) <= READINGS
        assert all(len(skeletons(way)) <= READINGS + 1 for way in ways)
        assert all(distance(way, way) == 0.0 for way in ways)

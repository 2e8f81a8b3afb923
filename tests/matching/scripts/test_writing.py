"""Scripts are told apart, and a word has one form inside its script."""

import pytest

from monitor.matching.scripts import OTHER, is_other
from monitor.matching.scripts.writing import Script, script_of, spoken, written


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Muñoz", Script.LATIN),
        ("Ñandú’s", Script.LATIN),
        ("Nguyễn", Script.LATIN),
        ("Чавес", Script.CYRILLIC),
        ("Нaвальный", Script.CYRILLIC),  # with a Latin a
        ("Μητσοτάκης", Script.GREEK),
        ("محمد", Script.ARABIC),
        ("گلرخ", Script.ARABIC),
        ("习近平", Script.REST),
        ("სააკაშვილი", Script.REST),
    ],
)
def test_script(word: str, script: Script) -> None:
    """A word has the script of its letters; one letter that is not Latin decides."""
    assert script_of(word) is script
    assert is_other(word) is (script is not Script.LATIN)


def test_latin_text_is_passed_over() -> None:
    """Accents, dashes, quotation marks, currency signs and pictures are no other script."""
    assert not OTHER.search("«El Niño» – “öğrenci” € → 100 % 😀 ﬁn Ｆｒｅｄｄｙ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Пётр", "ПЕТР"),
        ("Бяляцкі", "Бяляцки"),
        ("Навальный", "Навальныи\u0306"),
        ("Нава\u0301льный", "Навальный"),
        ("Нaвальный", "Навальный"),
        ("Μητσοτάκης", "ΜΗΤΣΟΤΑΚΗΣ"),
        ("أحمد", "احمد"),
        ("كريمي", "کریمی"),
        ("ستودة", "ستوده"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("علاء", "علا"),
        ("مصطفى", "مصطفي"),
    ],
)
def test_one_form_inside_a_script(one: str, other: str) -> None:
    """Case, marks, stretching, keyboards and neighbouring languages make no difference."""
    assert written(one, script_of(one)) == written(other, script_of(other))


def test_what_bears_on_the_sound_is_kept() -> None:
    """й is no и, ё is no е, and a Greek diaeresis stays, until words are compared inside their script."""
    assert spoken("Андрей", Script.CYRILLIC) == "андрей"
    assert spoken("Пётр", Script.CYRILLIC) == "пётр"
    assert "\u0308" in spoken("Γκοϊκοετσέα", Script.GREEK)

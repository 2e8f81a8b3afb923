"""Printed forms lead back to the names that they are a case of."""

import pytest

from monitor.matching.scripts import arabic, cyrillic
from monitor.matching.scripts.speech import bases
from monitor.matching.scripts.writing import script_of, written


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Иван", "Ивана Ивану Иваном Иване"),
        ("Андрей", "Андрея Андрею Андреем Андрее"),
        ("Дмитрий", "Дмитрия Дмитрию Дмитрием Дмитрии"),
        ("Игорь", "Игоря Игорю Игорем Игоре"),
        ("Илья", "Ильи Илье Илью Ильёй Ильей"),
        ("Павел", "Павла Павлу Павлом Павле"),
        ("Лев", "Льва Льву Львом Льве"),
        ("Мария", "Марии Марию Марией"),
        ("Майя", "Майи Майе Майю Майей"),
        ("Наталья", "Натальи Наталье Наталью Натальей"),
        ("Ольга", "Ольги Ольге Ольгу Ольгой"),
        ("Маша", "Маши Маше Машу Машей"),
        ("Любовь", "Любови Любовью"),
        ("Петров", "Петрова Петрову Петровым Петрове"),
        ("Петрова", "Петровой Петрову Петровою"),
        ("Ильин", "Ильина Ильину Ильиным Ильине"),
        ("Навальный", "Навального Навальному Навальным Навальном"),
        ("Навальная", "Навальной Навальную"),
        ("Толстой", "Толстого Толстому Толстым Толстом"),
        ("Тихановский", "Тихановского Тихановскому Тихановским Тихановском"),
        ("Тихановская", "Тихановской Тихановскую"),
        ("Чавес", "Чавеса Чавесу Чавесом Чавесе"),
        ("Гершкович", "Гершковича Гершковичу Гершковичем Гершковиче"),
        ("Гуанипа", "Гуанипы Гуанипе Гуанипу Гуанипой"),
        ("Мадуро", "Мадуро"),
        ("Зеленський", "Зеленського Зеленському"),
        ("Бяляцкі", "Бяляцкага Бяляцкаму Бяляцкім"),
        ("Μητσοτάκης", "Μητσοτάκη"),
        ("Κυριάκος", "Κυριάκου Κυριάκο"),
        ("Τσίπρας", "Τσίπρα"),
        ("Ελένη", "Ελένης"),
        ("Μαρία", "Μαρίας"),
        ("زيات", "الزيات والزيات للزيات بالزيات"),
        ("نرگس", "ونرگس لنرگس"),
    ],
)
def test_every_case(name: str, forms: str) -> None:
    """All cases of given names and surnames lead back to the name; so does what Arabic joins to a word."""
    script = script_of(name)
    for form in forms.split():
        assert written(name, script) in {written(base, script) for base in bases(form)}, form


def test_a_name_is_its_own_first_base() -> None:
    """The printed form itself comes first."""
    assert bases("Марина")[0] == "марина"


def test_petrove_is_no_woman() -> None:
    """Петрове is a form of Петров and not of Петрова."""
    assert "петрова" not in bases("Петрове")


@pytest.mark.parametrize("word", ["анатольевича", "борисовны", "ильич", "кузьминичне", "гусейновичем"])
def test_patronymics(word: str) -> None:
    """A father's name is known by its ending in every case."""
    assert cyrillic.is_patronymic(word)


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        ("Ивана/Иван Петрова/Петров", True),
        ("Иван/Иван Петрову/Петров", False),
        ("Ивану/Иван Петров/Петров", False),
        ("Хуана/Хуан Гуайдо/Гуайдо", True),
        ("Ангелы/Ангела Меркель/Меркель", True),
        ("Айнаш/Айнаш Трофимовой/Трофимова", True),
        ("Анна/Анна Петрову/Петрова", False),
    ],
)
def test_agreement(printed: str, agrees: bool) -> None:
    """Given name and surname stand in one case, unless one of them has none."""
    given, surname = (word.lower().split("/") for word in printed.split())
    assert cyrillic.may_agree(*given, *surname) is agrees


def test_small_arabic_words_stand_before_the_given_name() -> None:
    """A surname takes the article and nothing else."""
    assert arabic.may_be_surname("الزیات", "زیات")
    assert not arabic.may_be_surname("وزیات", "زیات")

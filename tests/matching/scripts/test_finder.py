"""People are found across scripts."""

import pytest

from monitor.matching import tokenise
from monitor.matching.scripts import Found, OtherScripts
from monitor.matching.scripts.found import LIKELY, SURE

LATIN = (
    "María Corina Machado", "Juan Pablo Guanipa Villalobos", "Rocío San Miguel", "Yon Goicoechea", "Aleksei Navalny",
    "Yulia Navalnaya", "Ales Bialiatski", "Vladimir Kara-Murza", "Narges Mohammadi", "Nasrin Sotoudeh",
    "Alaa Abd El-Fattah", "Mohammed bin Salman", "Kyriakos Mitsotakis", "George Washington", "Jorge Rodríguez",
    "Hugo Chávez", "Nicolás Maduro",
)  # fmt: skip
OTHERS = (
    "Иван Степанович Кротов", "Алексей Навальный", "Юлия Навальная", "Владимир Кара-Мурза", "نرگس محمدی",
    "علاء عبد الفتاح", "Κυριάκος Μητσοτάκης",
)  # fmt: skip


def watching(*names: str) -> OtherScripts:
    """A finder of one subject for each name."""
    scripts = OtherScripts()
    for place, name in enumerate(names):
        scripts.add(place, [name])
    return scripts


def named(found: list[Found], least: float = LIKELY) -> set[str]:
    """The names found, at least so surely."""
    return {one.alias for one in found if one.score >= least}


def find(names: tuple[str, ...], text: str) -> list[Found]:
    """What is found in a text that has capitals."""
    return watching(*names).find(tokenise(text), lower=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сообщила Мария Корина Мачадо.", "María Corina Machado"),
        ("с Марией Кориной Мачадо", "María Corina Machado"),
        ("Мачадо Мария Корина", "María Corina Machado"),
        ("МАЧАДО МАРИЯ КОРИНА", "María Corina Machado"),
        ("Хуана Пабло Гуанипу освободили", "Juan Pablo Guanipa Villalobos"),
        ("Хуан Пабло Гуанипа Вильялобос", "Juan Pablo Guanipa Villalobos"),
        ("Росио Сан-Мигель и её дочь", "Rocío San Miguel"),
        ("приговор Росио Сан Мигель", "Rocío San Miguel"),
        ("Йона Гойкоэчеа", "Yon Goicoechea"),
        ("соратники Алексея Анатольевича Навального", "Aleksei Navalny"),
        ("Навальному Алексею Анатольевичу", "Aleksei Navalny"),
        ("вместе с Юлией Навальной", "Yulia Navalnaya"),
        ("Алеся Беляцкого", "Ales Bialiatski"),
        ("Алесь Бяляцкі", "Ales Bialiatski"),
        ("адвокат Владимира Кара-Мурзы", "Vladimir Kara-Murza"),
        ("Джорджа Вашингтона", "George Washington"),
        ("Хорхе Родригеса", "Jorge Rodríguez"),
        ("η Μαρία Κορίνα Ματσάδο", "María Corina Machado"),
        ("του Κυριάκου Μητσοτάκη", "Kyriakos Mitsotakis"),
        ("Ούγκο Τσάβες", "Hugo Chávez"),
        ("وقالت ماريا كورينا ماتشادو", "María Corina Machado"),
        ("نرگس محمدی در زندان", "Narges Mohammadi"),
        ("نرجس محمدي", "Narges Mohammadi"),
        ("و نسرین ستوده", "Nasrin Sotoudeh"),
        ("الأمير محمد بن سلمان", "Mohammed bin Salman"),
        ("علاء عبد الفتاح", "Alaa Abd El-Fattah"),
        ("نيكولاس مادورو", "Nicolás Maduro"),
    ],
)
def test_a_latin_list_in_other_scripts(text: str, name: str) -> None:
    """Cases, orders, patronymics, hyphens and particles make no difference."""
    assert name in named(find(LATIN, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ивану Кротову стало хуже", "Иван Степанович Кротов"),
        ("Кротова Ивана Степановича", "Иван Степанович Кротов"),
        ("АЛЕКСЕЙ НАВАЛЬНЫЙ", "Алексей Навальный"),
        ("Нaвального Алексея", "Алексей Навальный"),  # with a Latin a
        ("о Юлии Навальной", "Юлия Навальная"),
        ("Владимиром Кара-Мурзой", "Владимир Кара-Мурза"),
        ("نرگس محمدى", "نرگس محمدی"),
        ("ونرگس محمّدي", "نرگس محمدی"),
        ("لعلاء عبدالفتاح", "علاء عبد الفتاح"),
        ("τον Κυριάκο Μητσοτάκη", "Κυριάκος Μητσοτάκης"),
        ("ΚΥΡΙΑΚΟΣ ΜΗΤΣΟΤΑΚΗΣ", "Κυριάκος Μητσοτάκης"),
    ],
)
def test_a_list_in_its_own_script(text: str, name: str) -> None:
    """Inside a script exact words are compared, in every case and on every keyboard."""
    found = find(OTHERS, text)
    assert named(found) == {name}
    assert {one.rule for one in found} == {"same_script"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alexei Navalny", "Алексей Навальный"),
        ("Alekséi Navalni", "Алексей Навальный"),
        ("Yulia Navalnaya", "Юлия Навальная"),
        ("Vladimir Kara-Murza", "Владимир Кара-Мурза"),
        ("Narges Mohammadi", "نرگس محمدی"),
        ("Nargess Mohamadi", "نرگس محمدی"),
        ("Alaa Abdel Fattah", "علاء عبد الفتاح"),
        ("Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"),
        ("Ivan Krotov", "Иван Степанович Кротов"),
    ],
)
def test_a_list_of_other_scripts_in_latin_text(text: str, name: str) -> None:
    """Romanised names are found by their sounds, however they are spelt."""
    found = watching(*OTHERS).find_latin(tokenise(f"Yesterday {text} spoke."), lower=False)
    assert named(found) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Олег Навальный", "Мария Мачадо Лопес, Корина Перес", "Анна Кротова",
        "Иван Петрович Кротов", "Мачадо вышла, Мария осталась", "роман о вере", "Хуан Перес и Пабло Гомес",
        "Юлия Навальнова", "Рамон Родригес", "Иван Степанов", "Χρήστος Τσάβες", "حسن محمدی", "نرگس رضایی",
        "علاء الدين", "هذا رئيس الوزراء", "习近平", "Алексей, Навальный",
    ],
)  # fmt: skip
def test_nobody_watched(text: str) -> None:
    """Relatives, other given names, other patronymics, lists and ordinary words name nobody."""
    assert not named(find(LATIN + OTHERS, text)), text


def test_a_given_name_in_another_case_is_a_doubt() -> None:
    """ "Ivan told Petrov" is no Ivan Petrov."""
    assert not named(find(("Иван Кротов",), "Иван Кротову не поверил"))


def test_a_common_incomplete_name_is_a_doubt() -> None:
    """José García is many people; with a rare surname one is enough, and a complete name always."""
    assert not named(find(("José García Paredes",), "Хосе Гарсия"))
    assert named(find(("José García",), "Хосе Гарсия"))
    assert named(find(("José Luis Tarquínez Paredes",), "Хосе Луис Таркинес"), SURE)


def test_a_middle_given_name_is_less_than_sure() -> None:
    """ "Corina Machado" is likely, a stranger's word inside the name less, and two are nobody."""
    assert 0 < max(one.score for one in find(LATIN, "Корина Мачадо")) < SURE
    assert not named(find(("Rocío Tarquínez Belgara",), "Росио Янире Таркинес"))


def test_initials_are_a_doubt() -> None:
    """An initial with the surname is weak, on either side; a wrong initial is nothing."""
    for text in ("А. Навальный", "Навальный А. А.", "А. А. Навального"):
        found = find(("Aleksei Navalny",), text)
        assert [one.rule for one in found] == ["other_script_initial"], text
        assert not named(found)
    assert find(("Aleksei Navalny",), "О. Навальный") == []
    assert {one.rule for one in find(("Алексей Навальный",), "А. Навальный")} == {"initial"}


def test_two_people_of_one_name_are_a_doubt() -> None:
    """Who of the two is meant nobody can tell."""
    found = watching("Иван Кротов", "Иван Кротов").find(tokenise("Ивану Кротову"), lower=False)
    assert [(one.rule, one.score) for one in found] == [("shared_name", 0.5)] * 2


def test_one_person_in_two_scripts_is_found_twice() -> None:
    """Who stands on the list in Latin and in Russian letters is named under both."""
    assert named(find(("Ivan Krotov", "Иван Кротов"), "Ивану Кротову")) == {"Ivan Krotov", "Иван Кротов"}


def test_a_crowd_needs_a_third_word() -> None:
    """Of ten people called José Tarquínez the one whose other surname is printed is meant, or nobody."""
    seconds = ("Belgara", "Cotúa", "Vallés", "Oropel", "Dumas", "Pantano", "Quirós", "Ledezma", "Sarmiento", "Bracho")
    crowd = watching(*(f"José Tarquínez {second}" for second in seconds))
    assert crowd.find(tokenise("Хосе Таркинес"), lower=False) == []
    assert named(crowd.find(tokenise("Хосе Таркинес Ледесма"), lower=False)) == {"José Tarquínez Ledezma"}


def test_the_surname_alone_after_the_full_name() -> None:
    """Once named in full, a person is meant by the bare surname, though not behind another given name."""
    text = "Хуан Пабло Гуанипа на свободе. Позже Гуанипу встретил Томас Гуанипа."
    tokens = tokenise(text)
    found = watching("Juan Pablo Guanipa").find(tokens, lower=False)
    assert [(one.rule, text[tokens[one.first].start : tokens[one.last].end]) for one in found] == [
        ("other_script", "Хуан Пабло Гуанипа"),
        ("surname_after_full", "Гуанипу"),
    ]


def test_names_of_one_word_are_weak() -> None:
    """A nickname is a doubt at most."""
    assert [one.score for one in find(("Кротыч",), "Кротыч сказал")] == [0.3]
    assert [one.rule for one in find(("Chiquinquirá",), "Чикинкира сказала")] == ["single_word"]
    assert not named(find(("Chemito", "Кротыч"), "Чемито и Кротыч"))


def test_other_scripts_are_compared_whole() -> None:
    """Georgian, Hebrew, Armenian and Chinese names are found as they are written."""
    assert named(find(("მიხეილ სააკაშვილი",), "მიხეილ სააკაშვილი ციხეშია")) == {"მიხეილ სააკაშვილი"}
    assert named(find(("יוסי כהן",), "אמר יוסי כהן")) == {"יוסי כהן"}
    assert [one.score for one in find(("习近平",), "主席 习近平 说")] == [0.3]


def test_small_letters_count_where_there_are_no_others() -> None:
    """A text without capitals is read too, less surely; in other texts a small word is no name."""
    scripts = watching("María Corina Machado")
    assert named(scripts.find(tokenise("мария корина мачадо"), lower=True))
    assert not named(scripts.find(tokenise("мария корина мачадо"), lower=True), SURE)
    assert scripts.find(tokenise("мария корина мачадо"), lower=False) == []


def test_people_come_and_go() -> None:
    """Adding and removing counts at once, before and after the first text; a place taken again is replaced."""
    tokens = tokenise("Иван Кротов и Анна Белова, и Пётр Ломов")
    scripts = OtherScripts()
    scripts.remove(5)
    scripts.add(0, ["Ivan Krotov"])
    assert named(scripts.find(tokens, lower=False)) == {"Ivan Krotov"}
    scripts.add(1, ["Анна Белова", "Ana Bielova"])
    scripts.add(2, ["Ломыч"])
    assert named(scripts.find(tokens, lower=False)) == {"Ivan Krotov", "Анна Белова"}
    scripts.remove(0)
    scripts.remove(2)
    scripts.add(1, ["Pyotr Lomov"])
    assert named(scripts.find(tokens, lower=False)) == {"Pyotr Lomov"}
    scripts.remove(1)
    assert scripts.find(tokens, lower=False) == []


def test_a_latin_list_never_reads_latin_text() -> None:
    """Latin names in Latin text are somebody else's work."""
    tokens = tokenise("María Corina Machado, Juan Pablo Guanipa")
    assert watching(*LATIN).find(tokens, lower=False) == []
    assert watching(*LATIN).find_latin(tokens, lower=False) == []
    assert watching(*LATIN, *OTHERS).find_latin(tokens, lower=False) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Иван «Седой» Кротов вышел на свободу.", "Иван Степанович Кротов"),
        ('Иван Степанович "Большой Лось" Кротов вышел.', "Иван Степанович Кротов"),
        ("Алексея (Гоши) Навального", "Алексей Навальный"),
        ("قالت نرگس «أم علي» محمدی", "نرگس محمدی"),
        ("Свободу #АлексейНавальный и другим", "Алексей Навальный"),
        ("#نرگس_محمدی", "نرگس محمدی"),
        ("Алексеи Навальныи", "Алексей Навальный"),
        ("Письмо передали Алексею\nНавальному", "Алексей Навальный"),
    ],
)
def test_markup_inside_a_name(text: str, name: str) -> None:
    """Nicknames in quotation marks or brackets, hashtags, dropped breves and line ends hide no name."""
    assert named(find(OTHERS, text)) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Иван (ФСБ) Кротов",
        "Иван сказал «Седой» Кротов",
        "Иван «Седой, Лысый» Кротов",
        "Алексей «Пятый канал — это хорошо и ново» Навальный",
        "Алексей, «Гоша», Навальный",
    ],
)
def test_what_is_no_nickname(text: str) -> None:
    """A party, a quotation or a list between two words does not make one name of them."""
    assert named(find(OTHERS, text)) == set()

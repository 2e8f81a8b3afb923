"""What bears a name and who: hospitals, prizes and laws in several languages, and the people beside them."""

from __future__ import annotations

import pytest

from monitor.matching import Matcher, Subject, SubjectType
from monitor.matching import institution_words as words
from monitor.matching.folding import fold

LATIN, RUSSIAN, ARABIC, PERSIAN = "Biagio Pilieri Cotúa", "Иван Волобчук", "ناصر اليماناوي", "علی کریمی"
MATCHER = Matcher(
    Subject(str(at), SubjectType.PERSON, name)
    for at, name in enumerate((LATIN, RUSSIAN, "Мария Волобчук", "Анна Ярцева", ARABIC, PERSIAN))
)


def told(text: str) -> list[tuple[str, str]]:
    """Tier and rule of every mention in order."""
    return [(str(one.tier), one.rule) for one in MATCHER.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cerraron la avenida {}.", "Fue al Hospital Clínico Universitario Dr. {}.", "Vive en la Avda. {}, número 3.",
        "Ganó el Premio Nacional de Periodismo {}.", "Recibió el Premio Internacional de Novela Corta {} ayer.",
        "La Unidad Educativa Nacional Bolivariana {} cerró.", "La Escuela Básica Estadal {} no abrió.",
        "El sector {} amaneció sin agua.", "Cerraron la carrera {} con calle 12.", "Llegó la Misión {}.",
        "Convocó el Frente {}.", "Le dieron la Orden {} en su primera clase.", "Está en la calle {}.",
        "Cerró la escuela que lleva el nombre de {}.", "Es un premio en memoria de {}.", "Se llenó el cine {}.",
        "Es una calle bautizada como {}.", "El hospital «{}» quedó sin luz.", "Protestan en el Hospital {}.",
        "Un joven fue detenido frente al hospital {} anoche.", "El presidente de la Fundación {} habló.",
        "El director del hospital {}, Luis Gómez, habló.", "La estación {} del metro cerró.", "Zarpó el buque {}.",
        "Hoy empieza el Torneo de Ajedrez {}.", "Ganó el Concurso Literario {}.", "Marchó la brigada {}.",
        "Estudió en el Instituto Universitario de Tecnología {}.", "Jugaron en el Complejo Deportivo {}.",
        "She won the {} Prize.", "{} Hospital was closed.", "He gave the {} Memorial Lecture.", "{}'s Law was passed.",
        "She won the {} Human Rights Award.", "It is a school named after {}.", "It is a prize in memory of {}.",
        "The school was renamed in honor of {}.", "The HMS {} sailed.",
    ],
)  # fmt: skip
def test_what_is_named_after_somebody_is_not_the_person(text: str) -> None:
    """It goes to operators, and to nobody else."""
    assert told(text.format(LATIN)) == [("weak", "institution")]


@pytest.mark.parametrize(
    "text",
    [
        "El director del Hospital, {}, fue detenido.", "Salió del hospital. {} habló.", "Ya en el hospital, {} habló.",
        "Las honras en memoria de {} serán hoy.", "La escuela de {} fue allanada.", "La presa {} fue liberada.",
        "El capitán de fragata {} habló.", "La maestra de escuela {} habló.", "El caso {} sigue.", "La detención de {}",
        "At the hospital {} told reporters.", "In hospital {} said so.", "{} Hospitalised After Beating",
        "{} was taken to the Hospital.", "Police raided the law firm of {}.", "{}'s Law Firm was raided.",
        "{}'s house was raided.", "La operación de {} fue un éxito.", "Según el Centro Penitenciario, {} salió.",
        "Ayer fue internado {} allí.",
    ],
)  # fmt: skip
def test_a_building_beside_somebody_takes_nothing_away(text: str) -> None:
    """The person is surely named."""
    assert told(text.format(LATIN)) == [("sure", "full_name")]


@pytest.mark.parametrize(
    "text",
    [
        "La directora de la escuela {} fue detenida.", "Trasladado al hospital {} dijo que está bien.",
        "Llevado a la clínica {} declaró que no.", "La especialista de la misión {} preparaba el viaje.",
        "El jefe del Hospital Central {} fue detenido.", "{} Street Protest Turns Violent",
    ],
)  # fmt: skip
def test_where_it_may_be_either_it_is_told_with_the_doubt(text: str) -> None:
    """To lose somebody's arrest is worse than a doubt."""
    assert told(text.format(LATIN)) == [("likely", "institution_or_person")]


@pytest.mark.parametrize(
    "text",
    [
        "Фонд Ивана Волобчука помог.", "Открыли больницу имени Ивана Волобчука.", "Закрыли улицу Ивана Волобчука.",
        "Школа им. Ивана Волобчука закрыта.", "В школе имени Героя Советского Союза Ивана Волобчука тихо.",
        "Премия Марии Волобчук объявлена.", "Пожар на ул. Ивана Волобчука потушен.", "Закон Ивана Волобчука приняли.",
        "Площадь назвали в честь Ивана Волобчука.", "Школе присвоено имя Ивана Волобчука.",
        "Турнир памяти Ивана Волобчука прошёл.", "Премию Анны Ярцевой вручили дома.",
        f"نقل إلى مستشفى {ARABIC}", f"نقل من بمستشفى الدكتور {ARABIC}", f"قالت ومؤسسة {ARABIC}", f"فاز بجائزة {ARABIC}",
        f"أغلق شارع الشهيد {ARABIC}", f"فاز بكأس {ARABIC}", f"مدرسة تحمل اسم {ARABIC}", f"خیابان {PERSIAN}",
    ],
)  # fmt: skip
def test_other_scripts_have_their_own_words_for_it(text: str) -> None:
    """In Russian the name is in the genitive, in Arabic the word before it has no article."""
    assert told(text) == [("weak", "institution")]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Директор фонда Иван Волобчук задержан.", "sure"),
        ("Заявление подали от имени Ивана Волобчука.", "sure"),
        ("Это адвокат по имени Иван Волобчук.", "sure"),
        ("Премию Ивану Волобчуку вручили дома.", "sure"),
        ("Шахтёра Ивана Волобчука задержали.", "sure"),
        ("Бригадира Ивана Волобчука задержали.", "sure"),
        ("Академика Ивана Волобчука задержали.", "sure"),
        ("Он призвал Ивана Волобчука к ответу.", "sure"),
        ("Передали им. Иван Волобчук сказал.", "sure"),
        ("Прошёл вечер памяти Ивана Волобчука.", "sure"),
        ("Директор школы Анна Ярцева задержана.", "sure"),
        ("Директора школы Ивана Волобчука задержали.", "likely"),
        ("Вручили премию Марии Волобчук.", "likely"),
        ("В больницу Ивана Волобчука доставили ночью.", "likely"),
        (f"قال مدير المستشفى {ARABIC}", "likely"),
        (f"قال المتحدث باسم {ARABIC}", "likely"),
        (f"در دانشگاه {PERSIAN} گفت", "likely"),
    ],
)
def test_a_person_in_another_script_is_still_told(text: str, tier: str) -> None:
    """By the case of the name, by the article, or with the doubt."""
    assert [one for one, _ in told(text)] == [tier]


def test_an_institution_silences_its_own_mention_only() -> None:
    """Further down the person is named."""
    text = f"Pintaron la avenida {LATIN}. Ayer fue detenido {LATIN}."
    assert told(text) == [("weak", "institution"), ("sure", "full_name")]


def test_the_words_are_folded() -> None:
    """A word that is not would never be met."""
    lists = {name: value for name, value in vars(words).items() if name.isupper() and not name.startswith("_")}
    assert len(lists) > 20
    for name, value in lists.items():
        for word in value:
            parts = word if isinstance(word, tuple) else (word,)
            assert all(part == fold(part) for part in parts), name

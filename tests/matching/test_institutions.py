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
        "Un joven fue detenido frente al hospital {} anoche.",
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
        "El presidente de la Fundación {} habló.", "El jefe del Hospital Central {} fue detenido.",
        "{} Street Protest Turns Violent",
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


#: Whom the sentences below are about, in the forms they are printed in.
FORMS = {
    "name": "Orlando Villasmil Urbaneja",
    "short": "Orlando Villasmil",
    "loud": "ORLANDO VILLASMIL URBANEJA",
    "russian": "Семёна Брагинцева",
    "arabic": "سامر الخطافي",
}
PEOPLE = Matcher(
    Subject(name, SubjectType.PERSON, name) for name in (FORMS["name"], "Семён Брагинцев", FORMS["arabic"])
)


def tier_of(text: str) -> str:
    """How surely the only mention of the text is told."""
    (mention,) = PEOPLE.find(text.format(**FORMS))
    return str(mention.tier)


@pytest.mark.parametrize(
    "text",
    [
        "Trasladan del Hospital Militar a {name} al Helicoide", "Hallan en el Hospital a {name}, desaparecido",
        "Presentan en el Palacio de Justicia a {name}", "Detienen en el Aeropuerto Internacional a {name}",
        "DETIENEN EN AEROPUERTO A {loud}",
        "Otorgan Premio Nacional de Derechos Humanos a {name}, preso en El Helicoide",
        "Misa en la Catedral por {name}", "La Universidad Católica y {name}", "La Ley para {name} llegó tarde",
        "Ana Plaza y {short} fueron liberados", "Detenidos Rosa Torre y {short}",
        "Liberan a Pedro Mercado y a {short}", "Pedro Plaza y el periodista {name}",
        "Rosa Calle y {name} fueron liberados", "Luis Puente y {name} fueron liberados",
        "Detienen a Ana Barrio y {name}", "Juan Iglesia y {name} siguen presos",
        "María Puerto y {name} siguen presos", "Pedro Camino y {name} siguen presos", "Capitán de Fragata {name}",
        "Excarcelado el Capitán de Fragata {name}", "EXCARCELADO EL CAPITÁN DE FRAGATA {loud}",
        "Capitán de Corbeta {name}: excarcelado", "Teniente de Fragata {name}, preso en Ramo Verde",
        "Capitán de Navío (r) {name} preso", "G/D {name} preso", "Trasladan del hospital al periodista {name}",
        "Según el Hospital el periodista {name} fue operado", "Llevaron del aeropuerto al general {name} a la cárcel",
        "María del Carmen y {name}", "La detención del {name}", "Concierto por la libertad de {name}",
        "El hospital recibió a {name}", "En el hospital está {name}", "La lista lleva el nombre de {name}",
        "The warrant bears the name of {name}", "Con {short} y Luis Torre fueron detenidos",
    ],
)  # fmt: skip
def test_somebody_else_is_meant_than_the_institution_before(text: str) -> None:
    """A small word leads away from it, it is another person's surname or part of a rank, or a paper bears the name."""
    assert tier_of(text) == "sure"


@pytest.mark.parametrize(
    "text",
    [
        "El director del Hospital {name} fue detenido", "El presidente de la Federación {name} detenido",
        "El comandante de la Milicia {name}, detenido", "El líder del Frente {name}",
        "El dirigente del Movimiento {name}", "Presidente del Instituto {name} excarcelado",
        "El técnico de la planta {name} fue excarcelado", "Trabajadores de la planta {name} y José Lara detenidos",
        "El operador de la refinería {name}", "El preso del cuartel {name}", "El vecino del barrio {name}",
        "En el aeropuerto {name} fue detenido por el Sebin", "En el hospital {name} permanece bajo custodia policial",
        "Fue trasladado al hospital militar {name}, preso desde 2023",
        "A la salida de la iglesia {name} fue interceptado", "Tras salir del cuartel {name} abrazó a su madre",
        "Según la ley {name} debió ser liberado", "At the hospital {name} was arrested",
        "Outside the Airport {name} was arrested", "In Hospital Central {name} remains in custody",
        "From Plaza Bolívar {name} walked free", "Лидера движения {russian} арестовали",
        "Участника движения {russian} арестовали", "Сторонника движения {russian} задержали",
        "Солдата полка {russian} обменяли", "Военнослужащего бригады {russian} обменяли",
        "Профессора университета {russian} задержали", "Доцента института {russian} задержали",
        "Режиссёра театра {russian} задержали", "Актёра театра {russian} задержали",
        "Священника церкви {russian} задержали", "Охранника школы {russian} задержали",
        "Выпускника школы {russian} задержали", "Около здания школы {russian} задержали",
        "По закону {russian} должны отпустить", "Митинг в честь {russian}, умершего в СИЗО",
        "اعتقال رئيس جمعية {arabic}", "اعتقل عضو حركة {arabic}", "قدم درع ل{arabic}",
        "La boleta de excarcelación lleva el nombre de {name}", "La orden de captura lleva el nombre de {name}",
        "El pasaporte lleva el nombre de {name}", "Llegó la Orden de {name}", "ALLANAN RESIDENCIA DE {loud}",
        "En la sede del cuartel {name} fue golpeado", "Desde el hospital {name} denunció torturas",
        "Al llegar al aeropuerto {name} fue interceptado por funcionarios",
        "Frente al cuartel {name} fue detenido ayer", "La odontóloga del ambulatorio {name} sigue presa",
        "El catedrático de la Universidad {name}", "El activista del Frente {name}, detenido ayer",
        "Fue llevado a la clínica {name}, detenido desde mayo", "En el aeropuerto {name} fue detenido el lunes",
        "Ayer en la plaza {name} ya había sido liberado", "Внука основателя фонда {russian} задержали",
        "Концерт в честь {russian}", "Во дворе школы {russian} избили",
    ],
)  # fmt: skip
def test_an_office_before_or_an_arrest_behind_is_never_lost(text: str) -> None:
    """Somebody of the institution stands before it, or something is told that only people do or suffer."""
    assert tier_of(text) in ("likely", "sure")


@pytest.mark.parametrize(
    "text",
    [
        "En la avenida {name} fue detenido un hombre", "En el hospital {name} murió un paciente",
        "En la plaza {name} comenzó la marcha", "Premio a la Excelencia {name} fue entregado",
        "El Fondo para la Libertad de Prensa {name} cerró", "El Museo de Arte y Ciencia {name} cerró",
        "Trabajadores del Hospital {name} protestaron", "Los vecinos de la calle {name} protestan",
        "El torneo en homenaje a {name} empezó", "La nueva sede lleva el nombre de {name}",
        "La Orden que lleva el nombre de {name}", "La calle en honor a {name}", "CIERRAN HOSPITAL {loud}",
        "Protestan frente al hospital {name} por falta de agua", "La fragata {name} zarpó", "La Brigada {name} salió",
        "En el hospital {name} fue un día difícil", "Un hombre fue detenido en la avenida {name}",
        "Presos trasladados al cuartel {name} denuncian torturas", "La avenida {name} fue cerrada",
        "Fue llevado al Hospital {name}, donde murió", "El Hospital {name} permanece cerrado",
        "En la escuela {name} quedó inaugurada la cancha", "En el aeropuerto {name} fue detenida una mujer",
        "Aprobaron la ley {name}", "En la calle {name} hallaron a un preso", "Площадь назвали в честь {russian}",
        "Турнир в честь {russian} прошёл", "Школу {russian} закрыли", "Больницу {russian} открыли",
        "Участников движения {russian} много", "جائزة {arabic}", "جمعية {arabic}",
    ],
)  # fmt: skip
def test_the_same_words_about_others_leave_it_an_institution(text: str) -> None:
    """Others are arrested in it, several work in it, or what it is for stands between."""
    assert tier_of(text) == "weak"


def test_an_article_tells_of_an_institution_whose_own_word_is_left_out() -> None:
    """Not where an arrest, a case or a first name goes before."""
    assert tier_of("Enfermeras del {name} protestaron") == "weak"
    assert tier_of("Piden la liberación del {name}") == "sure"


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

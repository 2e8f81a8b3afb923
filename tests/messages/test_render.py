"""A message says how far it can be relied on, who says so, and nothing more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.messages import Rendered, render, render_grave_details, status_lines
from monitor.messages.verdicts import column
from monitor.model import (
    Alert,
    Kind,
    Level,
    Message,
    Polarity,
    Reason,
    Relation,
    Role,
    Shape,
    Speaker,
    Standing,
    Subject,
    Tier,
)
from tests.messages.making import (
    CARACAS,
    DAILY,
    MINOR,
    MOTHER,
    NGO,
    OUTLET,
    PERSON,
    PLACE,
    SON,
    SOURCES,
    alert,
    confirmed,
    denied,
    evidence,
    origin,
    story,
)

SCAM = "Este servicio nunca llama ni pide dinero. Si alguien cobra por una libertad, es una estafa."


def shown(told: Alert, subject: Subject = PERSON) -> Rendered:
    """The alert rendered for a reader in Caracas."""
    return render(told, subject, SOURCES, zone=CARACAS)


def message(told: Alert, subject: Subject = PERSON) -> Message:
    """The new text of an alert."""
    new = shown(told, subject).message
    assert new is not None
    return new


def original(told: Alert, subject: Subject = PERSON) -> Message:
    """The first message as it reads after an alert."""
    old = shown(told, subject).original
    assert old is not None
    return old


def test_a_claimed_release_whole() -> None:
    """The whole message of an unconfirmed release, line by line."""
    assert message(alert(story())).text.splitlines() == [
        "SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que salió de prisión.",
        "Noticia publicada: jueves 8 de enero, 1:29 p. m. (hora de Venezuela).",
        "Texto de La Ventana: «El vocero aseguró que Juana Pérez salió de prisión.»",
        "Leído en La Ventana (ventana.example).",
        "https://ventana.example/noticia/17",
        "Recibe este aviso porque sigue a Juana Pérez (todas las versiones).",
        SCAM,
    ]


def test_a_confirmed_release_whole() -> None:
    """Who confirms and since when stands right under the verdict, in English as in Spanish."""
    told = alert(confirmed(), shape=Shape.REPLY, reason=Reason.CONFIRMED, level=Level.DEFAULT, language="en")
    assert message(told).text.splitlines()[:5] == [
        "CONFIRMED. Juana Pérez left prison.",
        "Their son confirms it, since 8 January.",
        "The outlet La Ventana says so too.",
        "That makes 2 independent sources.",
        "To leave prison is not always full freedom.",
    ]


@pytest.mark.parametrize(
    ("kind", "detail", "first"),
    [
        (Kind.RELEASED, "", "CONFIRMADO. Juana Pérez salió de prisión."),
        (Kind.RELEASED, "full", "CONFIRMADO. Juana Pérez tiene libertad plena."),
        (Kind.RELEASED_WITH_MEASURES, "", "CONFIRMADO. Juana Pérez salió de prisión con medidas. El proceso sigue."),
        (Kind.HOUSE_ARREST, "", "CONFIRMADO. Juana Pérez está en arresto domiciliario. No es libertad."),
        (Kind.RELEASE_ORDERED, "", "CONFIRMADO. Hay boleta de excarcelación de Juana Pérez. Sigue en prisión."),
        (Kind.RE_ARRESTED, "", "CONFIRMADO. Volvieron a detener a Juana Pérez."),
        (Kind.TRANSFERRED, "Yare II", "CONFIRMADO. Trasladaron a Juana Pérez."),
        (Kind.DIED, "", "CONFIRMADO. Juana Pérez murió."),
    ],
)
def test_confirmed_first_lines(kind: Kind, detail: str, first: str) -> None:
    """To leave prison, to have full freedom and to be at home under arrest are different words."""
    assert message(alert(confirmed(kind, detail=detail))).first == first


@pytest.mark.parametrize(
    ("changes", "chosen"),
    [
        ({}, "claimed"),
        ({"standing": Standing.CONFIRMED}, "confirmed"),
        ({"standing": Standing.DENIED}, "denied"),
        ({"polarity": Polarity.EXPECTED}, "expected"),
        ({"standing": Standing.DENIED, "withdrawn": True}, "withdrawn"),
        ({"standing": Standing.DENIED, "polarity": Polarity.EXPECTED}, "denied"),
    ],
)
def test_column(changes: dict[str, object], chosen: str) -> None:
    """Each standing has its column."""
    assert column(story(**changes)) == chosen  # type: ignore[arg-type]


def test_doubt_needs_every_voice() -> None:
    """A story is in doubt only while nobody says it without doubting."""
    lead = evidence("c-source:medio", polarity=Polarity.DOUBTED)
    unsure = origin("source:medio", polarity=Polarity.DOUBTED)
    assert column(story(origins=(unsure,), lead=lead)) == "doubted"
    assert column(story(origins=(unsure, DAILY), lead=lead)) == "claimed"


def test_an_edit_says_who_else_says_so() -> None:
    """A silent edit keeps the first line, counts origins and not copies, and names the state's media as such."""
    told = alert(story(origins=(OUTLET, DAILY)), shape=Shape.EDIT, reason=Reason.ORIGIN)
    assert shown(told).message is None
    lines = original(told).text.splitlines()
    assert lines[0] == "SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que salió de prisión."
    assert lines[1:3] == [
        "También lo dice el medio estatal Diario del Valle.",
        "Son 2 fuentes independientes.",
    ]
    assert "Noticias Rápidas" not in original(told).text


def test_several_voices_at_once() -> None:
    """A first message with three origins counts and lists them."""
    text = message(alert(story(origins=(OUTLET, DAILY, SON)))).text
    assert (
        "Lo dicen 3 fuentes independientes: el medio La Ventana, el medio estatal Diario del Valle y su hijo." in text
    )


def test_a_crowd_of_voices_is_counted() -> None:
    """Forty voices do not fill a chat: some are named and all are counted."""
    crowd = tuple(origin(f"named:{n}", NGO.role, label=f"Casa {n}") for n in range(40))
    line = message(alert(story(origins=crowd))).body[0]
    assert line.startswith("Lo dicen 40 fuentes independientes: la ONG Casa 0, ")
    assert line.endswith("la ONG Casa 4 y 35 más.")


def test_both_sides_of_a_denial() -> None:
    """Who said it and who denies it both stand in the message, and the quote is the denial's."""
    told = alert(denied(), shape=Shape.REPLY, reason=Reason.DENIED)
    lines = message(told).text.splitlines()
    assert lines[0] == "DESMENTIDO. Juana Pérez no salió de prisión, dice su madre."
    assert lines[1] == "Lo contrario lo habían dicho el medio La Ventana y el medio estatal Diario del Valle."
    assert "Texto de Casa Abierta: «No es cierto, dijo la madre.»" in lines
    assert shown(told).original is None


def test_an_undecided_denial_is_shown_too() -> None:
    """A denial that does not settle it stands beside the claim."""
    assert "Lo niega el medio estatal Diario del Valle." in message(alert(story(denials=(DAILY,)))).body


def test_a_denied_claim_rewrites_the_original() -> None:
    """After a correction the original says first that it is denied, then what had been said."""
    told = alert(denied(), shape=Shape.CORRECTION, reason=Reason.DENIED)
    assert original(told).text.splitlines()[:3] == [
        "DESMENTIDO el 9 de enero: lo niega su madre.",
        "Se había dicho que Juana Pérez salió de prisión.",
        "Lo dijeron el medio La Ventana y el medio estatal Diario del Valle.",
    ]
    assert message(told).first == "DESMENTIDO. Juana Pérez no salió de prisión, dice su madre."


def test_a_withdrawn_claim_rewrites_the_original() -> None:
    """Nothing is left of a withdrawn story: it was not true, and its quote is not repeated."""
    told = alert(story(standing=Standing.DENIED, withdrawn=True), shape=Shape.CORRECTION, reason=Reason.CORRECTED)
    assert original(told).first == "CORREGIDO el 9 de enero: no era cierto."
    assert message(told).first == (
        "CORREGIDO el 9 de enero: no era cierto. Se había dicho que Juana Pérez salió de prisión."
    )
    assert "«" not in message(told).text + original(told).text


def test_a_claim_taken_back_by_its_own_voice() -> None:
    """Whoever said it and then corrected it is named once, as the one who took it back."""
    taken = story(Kind.DETAINED, Standing.DENIED, origins=(DAILY,), denials=(DAILY,), denied_by=DAILY)
    told = alert(taken, shape=Shape.CORRECTION, reason=Reason.CORRECTED)
    assert message(told).first == "CORREGIDO el 9 de enero: no era cierto. Se había dicho que detuvieron a Juana Pérez."
    assert message(told).body[0] == "El medio estatal Diario del Valle lo dijo y luego lo corrigió."
    assert original(told).first == "CORREGIDO el 9 de enero: no era cierto."


def test_a_lost_confirmation() -> None:
    """Told as confirmed and no longer so: the reply and the original say it."""
    told = alert(story(), shape=Shape.CORRECTION, reason=Reason.CORRECTED)
    assert original(told).first == "CORREGIDO el 9 de enero: no está confirmado."
    assert message(told).first == (
        "CORREGIDO el 9 de enero: no está confirmado. Solo se dice que Juana Pérez salió de prisión."
    )


def test_a_turn_is_said() -> None:
    """What turns round what was known says so."""
    told = alert(confirmed(), shape=Shape.REPLY, reason=Reason.REVERSED)
    assert "Esto cambia lo que se sabía." in message(told).body


def test_what_is_announced_has_not_happened() -> None:
    """An announcement says first that it has not happened, also when it is denied."""
    coming = story(polarity=Polarity.EXPECTED)
    assert message(alert(coming)).first == (
        "TODAVÍA NO HA OCURRIDO. Juana Pérez: el medio La Ventana dice que saldrá de prisión."
    )
    gone = story(standing=Standing.DENIED, polarity=Polarity.EXPECTED, denials=(MOTHER,), denied_by=MOTHER)
    assert message(alert(gone)).first == "DESMENTIDO. Juana Pérez: su madre niega lo que se anunciaba."


@pytest.mark.parametrize("standing", [Standing.CLAIMED, Standing.CONFIRMED])
@pytest.mark.parametrize("language", ["es", "en"])
def test_families_learn_of_a_death_in_two_steps(standing: Standing, language: str) -> None:
    """The first step says neither what happened nor who says so; the second does, calmly."""
    grave = confirmed(Kind.DIED) if standing is Standing.CONFIRMED else story(Kind.DIED)
    told = alert(grave, level=Level.DEFAULT, language=language)
    first = message(told)
    assert first.first in (
        "Hay una noticia grave sobre Juana Pérez. Léala con alguien a su lado.",
        "There is grave news about Juana Pérez. Read it with someone beside you.",
    )
    for word in ("murió", "died", "muerte", "«", "http", "CONFIRM"):
        assert word not in first.text
    second = render_grave_details(told, PERSON, SOURCES, zone=CARACAS)
    assert "murió" in second.text or "died" in second.text
    assert second.first.split(".")[0] in ("SIN CONFIRMAR", "CONFIRMADO", "UNCONFIRMED", "CONFIRMED")


def test_an_advocate_reads_of_a_death_in_one_message() -> None:
    """Who follows every claim gets one calm message."""
    assert message(alert(story(Kind.DIED))).first == "SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que murió."


@pytest.mark.parametrize("level", Level)
def test_a_denied_death(level: Level) -> None:
    """That a death is denied is said at once, by whom, and no more."""
    told = alert(denied(Kind.DIED), level=level, shape=Shape.CORRECTION, reason=Reason.DENIED)
    assert message(told).first == "DESMENTIDO. Juana Pérez vive, dice su madre."
    assert original(told).first == "DESMENTIDO el 9 de enero: lo niega su madre."


@pytest.mark.parametrize("shape", [Shape.EDIT, Shape.CORRECTION])
def test_a_death_is_not_told_by_an_edit_or_a_correction(shape: Shape) -> None:
    """Neither an edit nor a correction tells a family what the first step kept apart."""
    told = shown(alert(story(Kind.DIED), level=Level.DEFAULT, shape=shape, reason=Reason.CORRECTED))
    for text in (told.message, told.original):
        assert text is None or "murió" not in text.text


def test_a_likely_match_may_be_someone_else() -> None:
    """Doubt about the name is said, and about a place too."""
    assert "Puede ser otra persona." in message(alert(story(tier=Tier.LIKELY))).body
    assert "Puede ser otro lugar." in message(alert(story(tier=Tier.WEAK, subject=PLACE)), PLACE).body
    assert "Puede ser otra persona." not in message(alert(story())).text


def test_a_name_that_others_bear_is_told_with_that() -> None:
    """A complete name is told as it is, and that others bear it, in a message and in a status."""
    told = replace(story(), common=True)
    assert "Hay otras personas con este nombre." in message(alert(told)).body
    assert "Other people have this name." in message(alert(told, language="en")).body
    assert "otras personas" not in message(alert(replace(told, common=False))).text
    assert "otras personas" not in message(alert(replace(told, tier=Tier.LIKELY))).text, "one doubt is enough"
    lines = status_lines(PERSON, [told], SOURCES, zone=CARACAS, language="es", read=4)
    assert "Hay otras personas con este nombre." in lines


def test_a_minor_has_initials_only() -> None:
    """Name, quote and a link that spells the name are kept out of a minor's message."""
    told = story(
        subject=MINOR,
        lead=evidence("c-source:medio", quote="Ana Quintero salió.", url="https://ventana.example/ana-quintero-sale"),
    )
    text = message(alert(told), MINOR).text
    assert text.startswith("SIN CONFIRMAR. A. R. Q.: el medio La Ventana dice")
    for part in ("Ana", "Quintero", "quintero", "«", "https:"):
        assert part not in text
    plain = story(subject=MINOR)
    assert "https://ventana.example/noticia/17" in message(alert(plain), MINOR).body


@pytest.mark.parametrize(
    ("kind", "detail", "lines"),
    [
        (Kind.RELEASED, "12", ["CONFIRMADO. En El Rodeo I: hubo salidas de prisión.",
                               "Cuántas personas, según la noticia: 12."]),
        (Kind.HUNGER_STRIKE, "", ["CONFIRMADO. En El Rodeo I: hay huelga de hambre."]),
        (Kind.TRANSFERRED, "Yare II", ["CONFIRMADO. En El Rodeo I: hubo traslados.",
                                       "Lugar que se menciona: Yare II."]),
    ],
)  # fmt: skip
def test_a_place(kind: Kind, detail: str, lines: list[str]) -> None:
    """A place has words of its own, and the number of people where the text gives one."""
    text = message(alert(confirmed(kind, subject=PLACE, detail=detail)), PLACE).text.splitlines()
    assert set(lines) <= set(text)
    assert not [line for line in text if "libertad plena" in line]


def test_a_place_has_no_son() -> None:
    """Relatives who speak of a place are those of somebody inside."""
    told = message(alert(denied(Kind.HUNGER_STRIKE, subject=PLACE)), PLACE)
    assert told.first == "DESMENTIDO. En El Rodeo I: un familiar de alguien de dentro dice que no hay huelga de hambre."


def test_the_day_the_text_speaks_of() -> None:
    """Another day than that of publication is said, with its year where that differs."""
    old = evidence("c-source:medio", when=date(2024, 7, 29))
    assert "La noticia habla del 29 de julio de 2024." in message(alert(story(lead=old))).body
    same = evidence("c-source:medio", when=date(2026, 1, 8))
    assert "La noticia habla" not in message(alert(story(lead=same))).text


@pytest.mark.parametrize("kind", [Kind.RELEASED, Kind.RELEASED_WITH_MEASURES, Kind.RELEASE_ORDERED, Kind.HOUSE_ARREST])
def test_the_warning_stands_under_every_release(kind: Kind) -> None:
    """Whatever speaks of a release ends with the warning, denied and withdrawn ones too."""
    for told in (story(kind), confirmed(kind), denied(kind), story(kind, Standing.DENIED, withdrawn=True)):
        assert message(alert(told)).body[-1] == SCAM
        fixed = shown(alert(told, shape=Shape.CORRECTION, reason=Reason.CORRECTED))
        assert fixed.original is not None
        assert fixed.original.body[-1] == SCAM
    assert SCAM not in message(alert(story(Kind.DETAINED))).text


def test_why_it_came() -> None:
    """Each message says why this person gets it; one about a death does not speak of releases."""
    plain = "Recibe este aviso porque sigue a Juana Pérez."
    assert plain in message(alert(story(Kind.DETAINED), level=Level.DEFAULT)).body
    assert plain in message(alert(story(Kind.DIED), level=Level.DEFAULT)).body
    assert (
        "Recibe este aviso porque sigue a Juana Pérez (salidas de prisión: solo confirmadas)."
        in message(alert(confirmed(), level=Level.DEFAULT)).body
    )


def test_a_bare_mention_is_never_rendered() -> None:
    """A mention without an event raises instead of reaching anyone."""
    with pytest.raises(ValueError, match="never told"):
        shown(alert(story(Kind.MENTIONED)))


def test_a_story_is_not_told_under_another_name() -> None:
    """A subject that is not the story's is a bug, and raises."""
    with pytest.raises(ValueError, match="rendered for"):
        shown(alert(story()), PLACE)


def test_an_address_that_is_no_link_is_left_out() -> None:
    """A javascript address gives no link line, and the outlet is named without a host."""
    lines = message(alert(story(lead=evidence("c-source:medio", url="javascript:alert(1)")))).body
    assert "Leído en La Ventana." in lines
    assert not [line for line in lines if "javascript" in line]


def test_torture_is_not_quoted() -> None:
    """A sentence that details torture is left out; the facts stay."""
    text = message(alert(story(lead=evidence("c-source:medio", quote="Salió con quemaduras y golpes.")))).text
    assert "«" not in text
    assert "Leído en La Ventana" in text


def test_a_relative_is_not_named_in_the_quote() -> None:
    """The name of a relative who speaks is left out of the sentence quoted."""
    said = evidence(SON.claims[0], quote="Rosa Quevedo, esposa de Juana Pérez, dijo que salió.")
    speaker = Speaker("Rosa Quevedo, esposa", Role.FAMILY, Relation.WIFE)
    told = story(origins=(SON,), lead=replace(said, claim=replace(said.claim, speaker=speaker)))
    assert "Texto de La Ventana: «…, esposa de Juana Pérez, dijo que salió.»" in message(alert(told)).body


@pytest.mark.parametrize("printed", ["Juana Pérez", "JUANA PÉREZ", "Juana Perez"])
def test_a_long_list_is_cut_around_the_name(printed: str) -> None:
    """Of forty names the reader sees the one they follow, however it is printed."""
    many = ", ".join(f"Persona Inventada {n}" for n in range(20))
    body = message(alert(story(lead=evidence("c-source:medio", quote=f"Salieron: {many}, {printed}, {many}.")))).body
    (line,) = (line for line in body if "«" in line)
    assert printed in line
    assert "«…" in line
    assert line.endswith("…»")


def test_the_ngo_that_verifies() -> None:
    """An NGO is named with its label from the config."""
    done = story(standing=Standing.CONFIRMED, origins=(NGO,), confirmed_by=NGO, lead=evidence("c-source:ong", "ong"))
    assert message(alert(done)).body[0] == "Lo confirma la ONG Casa Abierta, desde el 8 de enero."


def test_the_state_and_its_media_are_not_independent_of_each_other() -> None:
    """A ministry and the state's paper say it twice with one voice; an outlet besides them makes two."""
    state = (origin("gobierno", Role.GOVERNMENT), origin("estatal", Role.STATE_MEDIA))
    both = original(alert(story(origins=state), shape=Shape.EDIT)).text
    assert "independientes" not in both
    three = original(alert(story(origins=(*state, origin("medio", Role.OUTLET))), shape=Shape.EDIT)).text
    assert "Son 2 fuentes independientes." in three

"""The rules our words keep, so that nobody is frightened, misled or given false hope by a choice of word.

They are checked over the catalogues and over rendered messages (docs/words.md, SAFETY).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

MAX_WORDS = 15
VERDICT_WITHIN = 40

#: What a first line may begin with, up to its first stop.
VERDICTS = {
    "es": (
        "SIN CONFIRMAR", "CONFIRMADO", "DESMENTIDO", "EN DUDA", "TODAVÍA NO HA OCURRIDO", "SE PIDE, NO HA OCURRIDO",
        "CORREGIDO", "Hay una noticia grave", "PUEDE SER OTRA PERSONA", "PUEDE SER OTRO LUGAR",
    ),
    "en": (
        "UNCONFIRMED", "CONFIRMED", "DENIED", "IN DOUBT", "HAS NOT HAPPENED YET", "ASKED FOR, NOT DONE", "CORRECTED",
        "There is grave news", "IT MAY BE ANOTHER PERSON", "IT MAY BE ANOTHER PLACE",
    ),
}  # fmt: skip

#: Clerks' words that sound like death beside a name, words of surveillance, congratulation, and false freedom.
_BANNED = {
    "es": (
        r"eliminad[oa]s?", r"dad[oa]s? de baja", r"expir(?:ó|ad[oa]s?|a)", r"caso cerrado", r"sujetos?", r"objetivos?",
        r"lista de vigilancia", r"felici\w+", r"enhorabuena", r"buenas nuevas", r"por fin", r"libres?", r"liberó",
        r"liberaron", r"nada nuevo",
    ),
    "en": (
        r"eliminated", r"removed", r"expired", r"case closed", r"subjects?", r"targets?", r"watch ?lists?",
        r"congratulations?", r"at last", r"freed", r"free", r"set free", r"nothing new", r"terminated",
    ),
}  # fmt: skip

_STEMS = (
    "liberad", "detenid", "trasladad", "excarcelad", "condenad", "acusad", "imputad", "procesad", "sentenciad",
    "desaparecid", "encarcelad", "arrestad", "capturad", "hospitalizad", "herid", "muert", "fallecid", "recluid",
    "localizad", "hallad", "secuestrad", "privad", "enviad", "ingresad", "internad", "golpead", "torturad", "soltad",
    "absuelt", "beneficiad", "asesinad", "ubicad", "vist", "llevad",
)  # fmt: skip
#: Participles that would guess whether the person is a man or a woman; "pres[oa]" is no participle but does the same.
_GENDERED = re.compile(rf"\b(?:(?:{'|'.join(_STEMS)})[oa]s?|pres[oa]s?)\b", re.IGNORECASE)

_QUOTE = re.compile(r"«[^»]*»")
_LINK = re.compile(r"https?://\S+")
_HOST = re.compile(r"\((?:[\w-]+\.)+[\w-]+\)")
_HOUR = re.compile(r"\b([ap])\. m\.")
_SENTENCE = re.compile(r"[.;:?]+(?:\s|$)|\n")
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|\{\w+\}")


#: CLDR's patterns, which are no words, and what the command and the demo say to operators
#: ("3 subjects", long help).
_NOT_FOR_FAMILIES = ("date.", "cli.", "demo.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule, and the words that break it."""

    rule: str
    words: str


def lint(text: str, language: str, names: Iterable[str] = ()) -> list[Problem]:
    """The rules that ``text`` breaks.

    ``names`` (of people, places, sources) count as one word each and are not judged; nor are quotes and links, which
    are not our words.
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "{name}") if name else text
    own = _HOUR.sub(r"\1m", _HOST.sub("", _LINK.sub("", _QUOTE.sub("{quote}.", text))))
    problems = [Problem("no exclamation marks", own)] if re.search(r"[!¡]", own) else []
    problems += [Problem("banned word", hit.group()) for hit in _banned(language).finditer(own)]
    if language == "es":
        problems += [Problem("no gendered participle", hit.group()) for hit in _GENDERED.finditer(own)]
    for sentence in _SENTENCE.split(own):
        count = len(_WORD.findall(sentence))
        if count > MAX_WORDS:
            problems.append(Problem(f"{count} words in a sentence", sentence.strip()))
    return problems


@cache
def _banned(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_BANNED[language])})\b", re.IGNORECASE)


def lint_first_line(first: str, language: str) -> list[Problem]:
    """Whether a verdict stands whole within the first 40 characters."""
    said = any(first.startswith(verdict) and len(verdict) <= VERDICT_WITHIN for verdict in VERDICTS[language])
    return [] if said else [Problem(f"verdict within {VERDICT_WITHIN} characters", first[:VERDICT_WITHIN])]


def lint_catalogues(catalogues: Mapping[str, Mapping[str, tuple[str, ...]]]) -> list[Problem]:
    """The rules that whole catalogues break: own words, equal keys, equal placeholders, nothing left empty."""
    problems = []
    keys = set().union(*catalogues.values())
    for language, texts in catalogues.items():
        problems += [Problem(f"missing in {language}", key) for key in sorted(keys - texts.keys())]
        for key, forms in texts.items():
            if not all(forms):
                problems.append(Problem(f"empty in {language}", key))
            if not key.startswith(_NOT_FOR_FAMILIES):
                problems += [Problem(f"{key}: {p.rule}", p.words) for form in forms for p in lint(form, language)]
    for key in sorted(keys):
        asked = {language: placeholders(texts[key]) for language, texts in catalogues.items() if key in texts}
        if len(set(asked.values())) > 1:
            problems.append(Problem("different placeholders", key))
    return problems


def placeholders(forms: Iterable[str]) -> frozenset[str]:
    """The values a text asks for; ``{Who}`` is ``{who}`` at the start of a sentence."""
    return frozenset(name.lower() for form in forms for _, name, _, _ in Formatter().parse(form) if name)

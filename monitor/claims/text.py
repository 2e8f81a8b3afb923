"""Sentences of a document with their offsets, and a folding that keeps every offset where it was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

QUOTE_LIMIT = 280
#: Characters of a sentence read as one; what is longer is no prose, and costs quadratic time.
LONGEST = 900


def words(text: str) -> frozenset[str]:
    """The words of ``text``, for word lists that stay readable."""
    return frozenset(text.split())


_ABBREVIATIONS = words(
    """
    sr sra srta dr dra ing lic gral cnel tte cap prof av no num art mr mrs ms st gen col lt sen rep ee uu d p a m
    """
)
_END = re.compile(r"[.!?…]+[\"»”’')\]]*(?=\s|$)")
_QUOTED = re.compile(r"«[^«»]{1,300}»|“[^“”]{1,300}”|\"[^\"\n]{1,300}\"")
_MONTHS = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)[a-z]*\.?"
#: "Caracas, 9 de febrero (ACS).- ", "CARACAS, Venezuela (AP) — ": where and by whom, before the first sentence.
_DATELINE = re.compile(
    r"^\s*(?:[A-ZÁÉÍÓÚÑ][\w'’]*(?:[ ,./]+(?:de |del |la )?(?!\d)[\w'’]+){0,5}?)"
    rf"(?:[\s,./(]+(?:\d{{1,2}}(?: de)? {_MONTHS}|{_MONTHS} \d{{1,2}})(?:,?(?: de)? \d{{4}})?[).]?[\s,./]*"
    r"(?:\([^()\d]{2,30}\)|[A-ZÁÉÍÓÚ]{2,6}(?![a-z]))?|\s*\([A-ZÁÉÍÓÚÑ][^()\d]{1,30}\))"
    r"\s*[.:,]?\s*(?:[-–—]{1,2}|(?<=\))[.:])\s*(?-i:(?=[\"“«¡¿'A-ZÁÉÍÓÚÑ]))",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"^\s*[A-ZÁÉÍÓÚÑ][\w]+\.\s?[-–—]{1,2}\s*|"
    r"^\s*[A-ZÁÉÍÓÚÑ]{3,}(?:[ ,]+[A-ZÁÉÍÓÚÑ][\w]*){0,3}\s*(?:\.\s?[-–—]{1,2}|\s[–—])\s*"
)
#: Buttons of a page that ran into its text.
_FURNITURE = re.compile(
    r"(?:Compartir|Comparte|Share)(?: esta (?:nota|noticia))? (?:en|por|on|via|vía) (?:WhatsApp|Telegram|"
    r"Facebook|X|Twitter"
    r"|Instagram|LinkedIn|Email|correo)\b|\bCopiar (?:el )?enlace\b|\bCopy link\b"
)
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪●➡✅]+|\d{1,3}\s*[.)\-–:])\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text, where it starts in the document, and whether it is the title or a line of a list."""

    text: str
    start: int
    title: bool
    line: int
    bullet: bool

    @property
    def end(self) -> int:
        """Offset just behind the sentence."""
        return self.start + len(self.text)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in "‘’`´":
        return "'"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """``text`` in small letters without accents, as long as it was: offsets in one are offsets in the other."""
    return "".join(" " if char in "\n\t\u00a0" else _plain(char) for char in text)


def split(document: str, title: str) -> list[Sentence]:
    """The sentences of ``document``, in order; a line is never joined to the next, a quotation is never cut."""
    sentences: list[Sentence] = []
    offset = 0
    for number, line in enumerate(document.split("\n")):
        bullet = _BULLET.match(line)
        first = bullet.end() if bullet else _opening(line)
        for start, end in _cut(line, first):
            text = line[start:end].strip()
            if text:
                at = offset + start + (len(line[start:end]) - len(line[start:end].lstrip()))
                sentences.append(Sentence(text, at, at < len(title), number, bullet is not None))
        offset += len(line) + 1
    return sentences


def _opening(line: str) -> int:
    """Where a line begins to speak: behind its dateline."""
    match = _DATELINE.match(line) or _CAPITALS.match(line)
    return match.end() if match and line[match.start() : match.end()].lstrip()[:1].isupper() else 0


def _cut(line: str, start: int) -> list[tuple[int, int]]:
    """Where the sentences of one line begin and end."""
    quoted = [match.span() for match in _QUOTED.finditer(line)]
    spans = []
    for match in sorted((*_END.finditer(line, start), *_FURNITURE.finditer(line, start)), key=re.Match.start):
        if match.re is _FURNITURE:
            spans.append((start, match.end()))
            start = match.end()
            continue
        inside = any(first < match.start() and match.end() < last for first, last in quoted)
        if inside or (match.group().startswith(".") and _abbreviated(line, match)):
            continue
        follows = line[match.end() :].lstrip()
        if follows and follows[0].islower():
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(line)))
    return [piece for first, last in spans for piece in _bounded(line, first, last)]


def _bounded(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces no longer than LONGEST, cut behind a comma or a blank: nothing said takes that many words."""
    pieces = []
    while end - start > LONGEST:
        cut = max(line.rfind(", ", start + LONGEST // 2, start + LONGEST), line.rfind(" ", start + 1, start + LONGEST))
        cut = start + LONGEST if cut < 0 else cut + 1
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _abbreviated(line: str, match: re.Match[str]) -> bool:
    """Whether the full stop ends an abbreviation ("EE. UU.", "3:40 a. m.", "Dr. Paz", an initial)."""
    word = re.search(r"(\w+)$", line[: match.start()])
    if not word or not line[match.end() :].strip():
        return False
    return len(word.group()) == 1 or fold(word.group()) in _ABBREVIATIONS


def shorten(text: str, limit: int = QUOTE_LIMIT) -> str:
    """``text`` in at most ``limit`` characters, cut between words."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

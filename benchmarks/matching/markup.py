"""Rewritings that leave every letter of the name: encodings, markup, capitals, accents, titles, line ends."""

from __future__ import annotations

import html.entities
import re
import unicodedata
from collections.abc import Callable

from benchmarks.matching.kinds import Desk, Group, Rewriting
from benchmarks.matching.names import Name
from benchmarks.matching.news import Form
from benchmarks.matching.vocabulary import plain

_ALL = ("es", "en", "ru", "ar")
_LATIN = ("es", "en")
_CASED = ("es", "en", "ru")
_VOWELS = "aeiouáéíóúüаеёиоуыэюя"

_TITLES = {
    "es": (
        "Dr.", "Dra.", "diputado", "diputada", "la periodista", "el periodista", "el ingeniero", "Ing.", "Lic.",
        "Lcda.",
        "el profesor", "la maestra", "el capitán", "Cap.", "Tte. Cnel.", "el general", "Gral.", "el padre", "monseñor",
        "don", "doña", "Sr.", "la señora", "el activista", "la abogada", "Abg.", "el exalcalde", "la concejala",
        "el dirigente", "el sindicalista", "el sargento", "S/1", "el ciudadano", "la estudiante", "el líder opositor",
    ),
    "en": (
        "Dr.", "Mr.", "Mrs.", "Ms", "Prof.", "journalist", "activist", "Capt.", "Gen.", "Rev.", "Father", "Rep.",
        "Sen.",
        "lawyer", "opposition leader", "former mayor", "Sgt.", "student", "nurse", "Sir", "Lady", "retired colonel",
    ),
    "ru": ("журналист", "адвокат", "г-н", "доктор", "активист", "депутат", "политик", "капитан", "блогер"),
    "ar": ("الدكتور", "الصحفي", "المحامي", "الناشط", "الشيخ", "السيد", "المهندس", "د."),
}  # fmt: skip
_NICKNAMES = {
    "es": ("Chuo", "El Gordo", "La Negra", "Cheo", "Pancho", "El Catire", "Tiby", "El Profe", "Nena", "Kike"),
    "en": ("Bud", "Red", "The Professor", "Junior", "Skip", "Big Al", "Doc", "Cookie"),
    "ru": ("Седой", "Гоша", "Профессор", "Малыш"),
    "ar": ("أبو علي", "الأستاذ", "حمادة"),
}  # fmt: skip
_QUOTES = ("“{}”", "«{}»", "‘{}’", "„{}“", '"{}"', "”{}”", "'{}'")


def _whole(damage: Callable[[str], str]) -> Callable[[Name, Desk], Form | None]:
    """A rewriting that befalls the whole text."""

    def rewrite(name: Name, desk: Desk) -> Form | None:
        damaged = damage(name.full)
        return None if damaged == name.full else Form(damaged, damage=damage)

    return rewrite


def _without_accents(text: str) -> str:
    plain_text = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    for marked, bare in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي")):
        plain_text = plain_text.replace(marked, bare)
    return plain_text


def _accents_dropped(name: Name, desk: Desk) -> Form | None:
    bare = _without_accents(name.full)
    # A keyboard without accents writes whole texts so; an editor drops them in a name alone.
    return None if bare == name.full else Form(bare, damage=_without_accents if desk.draw.random() < 0.5 else None)


def _capitals(name: Name, desk: Desk) -> Form:
    return Form(name.full.upper(), damage=str.upper if desk.draw.random() < 0.3 else None)


def _capitals_without_accents(name: Name, desk: Desk) -> Form | None:
    upper = _without_accents(name.full).upper()
    if upper == name.full.upper():
        return None
    return Form(upper, damage=(lambda text: _without_accents(text).upper()) if desk.draw.random() < 0.3 else None)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _entities(name: Name, desk: Desk) -> Form | None:
    style = desk.draw.choice(("named", "named", "decimal", "hex", "escaped twice"))

    def entity(letter: str) -> str:
        named = html.entities.codepoint2name.get(ord(letter))
        if style == "decimal" or (named is None and style != "hex"):
            return f"&#{ord(letter)};"
        if style == "hex":
            return f"&#x{ord(letter):X};"
        return f"&amp;{named};" if style == "escaped twice" else f"&{named};"

    def damage(text: str) -> str:
        return "".join(letter if letter.isascii() else entity(letter) for letter in text)

    return _whole(damage)(name, desk)


def _misread(name: Name, desk: Desk) -> Form | None:
    encoding = desk.draw.choice(("cp1252", "latin-1"))

    def damage(text: str) -> str:
        out = []
        for byte in text.encode():
            raw = bytes([byte])
            try:
                out.append(raw.decode(encoding))
            except UnicodeDecodeError:  # five bytes that cp1252 leaves open
                out.append(raw.decode("latin-1"))
        return "".join(out)

    return _whole(damage)(name, desk)


def _soft_hyphens(text: str) -> str:
    """Publishing systems put them between syllables of every longer word."""
    return re.sub(rf"(?<=[^\W\d_]{{2}})([{_VOWELS}])(?=[^\W\d_{_VOWELS}][^\W\d_])", "\\1\u00ad", text)


def _zero_width(name: Name, desk: Desk) -> Form:
    mark = desk.draw.choice("\u200b\u200b\u200c\u200d\u2060\ufeff\u200e")
    at = desk.draw.randrange(1, len(name.full))
    marked = name.full[:at] + mark + name.full[at:]
    if desk.draw.random() < 0.4:
        marked = marked.replace(" ", f"{mark} ", 1)
    return Form(marked)


def _split_at_line_end(name: Name, desk: Desk) -> Form | None:
    places = [
        found.start() + 1
        for found in re.finditer(rf"(?<=[^\W\d_])[{_VOWELS}](?=[^\W\d_{_VOWELS}][{_VOWELS}])", name.full.lower())
    ]
    if not places:
        return None
    at, hyphen = desk.draw.choice(places), desk.draw.choice(("-\n", "-\n", "-\n", "\u00ad\n", "\u2010\n", "-\r\n"))
    return Form(name.full[:at] + hyphen + name.full[at:], breaks=at + len(hyphen))


def _line_break(name: Name, desk: Desk) -> Form:
    places = [found.start() for found in re.finditer(" ", name.full)]
    at, end = desk.draw.choice(places), desk.draw.choice(("\n", "\n", "\n", " \n", "\r\n", "\n    "))
    return Form(name.full[:at] + end + name.full[at + 1 :], breaks=at + len(end))


def _camel(name: Name, *, accents: bool) -> str:
    words = re.split(r"[ -]", name.full if accents else _without_accents(name.full))
    return "".join(word[:1].upper() + word[1:] for word in words)


def _hashtag(name: Name, desk: Desk) -> Form:
    accents = desk.draw.random() < 0.4
    if name.language == "ar":
        return Form("#" + name.full.replace(" ", "_"))
    before = {
        "es": ("Libertad", "LibertadPara", "LiberenA", "TodosSomos"), "en": ("Free", "JusticeFor"), "ru": ("Свободу",)
    }[desk.language]  # fmt: skip
    return Form("#" + (desk.draw.choice(before) if desk.draw.random() < 0.33 else "") + _camel(name, accents=accents))


def _handle(name: Name, desk: Desk) -> Form | None:
    if not _camel(name, accents=False).isascii():
        return None
    style = desk.draw.choice(("camel", "camel", "under", "lower"))
    camel = _camel(name, accents=False)
    words = plain(name.full).replace("-", " ").split()
    handle = {"camel": camel, "under": "_".join(words), "lower": "".join(words)}[style]
    return Form("@" + handle)


def _nickname(name: Name, desk: Desk) -> Form:
    nick = desk.draw.choice(_QUOTES).format(desk.draw.choice(_NICKNAMES[desk.language]))
    return Form(f"{name.given} {nick} {name.surnames}")


def _title(name: Name, desk: Desk) -> Form:
    title = desk.draw.choice(_TITLES[desk.language])
    return Form(name.full, before=(title.upper() if desk.draw.random() < 0.05 else title) + " ")


def _possessive(name: Name, desk: Desk) -> Form:
    mark = desk.draw.choice("'’’ʼ")
    owned = desk.draw.choice(("lawyer", "brother", "case", "family", "arrest", "husband"))
    return Form(name.full, after=f"{mark}{'' if name.full.endswith('s') and desk.draw.random() < 0.5 else 's'} {owned}")


def _no_break_spaces(name: Name, desk: Desk) -> Form:
    return Form(name.full.replace(" ", desk.draw.choice(("\u00a0", "\u00a0", "\u202f", "\u2007", "&nbsp;"))))


MARKUP = (
    Rewriting("accents dropped", Group.MARKUP, _accents_dropped, texts=_ALL),
    Rewriting("capitals", Group.MARKUP, _capitals, texts=_CASED),
    Rewriting("capitals without accents", Group.MARKUP, _capitals_without_accents),
    Rewriting("decomposed accents", Group.MARKUP, _whole(_decomposed), texts=_CASED),
    Rewriting("HTML entities", Group.MARKUP, _entities, texts=_ALL),
    Rewriting("UTF-8 misread", Group.MARKUP, _misread, texts=_ALL),
    Rewriting("soft hyphens", Group.MARKUP, _whole(_soft_hyphens), texts=_CASED),
    Rewriting("zero-width characters", Group.MARKUP, _zero_width, texts=_ALL),
    Rewriting("split at a line end", Group.MARKUP, _split_at_line_end, texts=_CASED),
    Rewriting("line break inside", Group.MARKUP, _line_break, texts=_ALL),
    Rewriting("hashtag", Group.MARKUP, _hashtag, shapes=("gs", "ggs"), texts=_ALL),
    Rewriting("handle", Group.MARKUP, _handle, shapes=("gs", "ggs")),
    Rewriting("nickname in quotes", Group.MARKUP, _nickname, texts=_ALL),
    Rewriting("title before", Group.MARKUP, _title, texts=_ALL),
    Rewriting("English possessive", Group.MARKUP, _possessive, texts=("en",)),
    Rewriting("non-breaking spaces", Group.MARKUP, _no_break_spaces, texts=_ALL),
)

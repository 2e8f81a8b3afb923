"""Who bears a name: a person, or a street, a hospital, a prize or a law; or nobody can tell which."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from monitor.matching import institution_words as words
from monitor.matching.afterwards import acts, is_held_in_russian, is_in_custody
from monitor.matching.lexicon import PARTICLES, is_given, is_surname, surnames
from monitor.matching.scripts.writing import Script, script_of
from monitor.matching.tokens import Gap, Token
from monitor.matching.words import AND, DETENTION, PRISONS, TITLES

#: Words between an institution and the name, at most, and behind the name.
_REACH, _BEHIND = 8, 4
#: Words before an institution in which its director stands, or somebody gives a prize.
_NEAR = 3
#: Words before "lleva el nombre de" in which stands what bears it.
_BORNE = 9
#: Letters of the abbreviation "им.", which is a word besides.
_SHORT = 2
#: Gaps over which a name belongs to an institution before it.
_TIED = frozenset({Gap.SPACE, Gap.DOT, Gap.QUOTE, Gap.OPEN, Gap.WRAP, Gap.HYPHEN})
_ARTICLES = frozenset({"el", "la", "los", "las", "un", "una"})
_CONTRACTED = frozenset({"del", "al", *_ARTICLES})


class Bearer(IntEnum):
    """Who or what bears the name."""

    PERSON = 0
    EITHER = 1
    INSTITUTION = 2


def bearer_before(tokens: Sequence[Token], first: int, last: int, *, genitive: bool = True) -> Bearer:
    """What the words before a name say: "avenida Juan Pérez", "Premio Nacional de Periodismo Juan Pérez".

    ``genitive``: a name in Cyrillic letters is printed in a case that may be the genitive.
    """
    if first == 0:
        return Bearer.PERSON
    if (borne := _borne(tokens, first, last)) is not None:
        return borne
    script = script_of(tokens[first].text)
    if script is Script.CYRILLIC:
        return _cyrillic(tokens, first, last, genitive=genitive)
    if script is Script.LATIN:
        return _latin(tokens, first, last)
    if tokens[first].gap not in _TIED:
        return Bearer.PERSON
    if script is Script.ARABIC:
        return _arabic(tokens, first)
    if script is Script.GREEK:
        return Bearer.INSTITUTION if tokens[first - 1].folded in words.GREEK_HEADS else Bearer.PERSON
    return Bearer.PERSON


def bearer_behind(tokens: Sequence[Token], first: int, last: int, *, owned: bool, loud: bool) -> Bearer:
    """What the words behind a name say: "Juan Pérez Street", "the Juan Pérez Memorial Prize", "Juan Pérez's Law".

    ``owned``: the name ends in 's. ``loud``: every word of the sentence has a capital letter, so that they say little.
    """
    named = Bearer.EITHER if loud else Bearer.INSTITUTION
    the = first > 0 and tokens[first - 1].folded in ("the", "a", "an", "this", "annual")
    for at in range(last + 1, min(last + 1 + _BEHIND, len(tokens))):
        token = tokens[at]
        if token.gap is Gap.HYPHEN and token.folded in words.TIED_BEHIND:
            return Bearer.INSTITUTION
        its = owned and at == last + 1
        if not (its or token.gap in (Gap.SPACE, Gap.WRAP)) or not token.capitalised:
            return Bearer.PERSON
        if its:
            trade = at + 1 < len(tokens) and tokens[at + 1].folded in words.TRADES
            return named if token.folded in words.LAWS and not trade else Bearer.PERSON
        if token.folded in words.NAMED_BEFORE and (the or token.folded not in words.NAMED_AFTER_THE):
            return Bearer.INSTITUTION if the else named
        if token.folded not in words.QUALIFIERS:
            return Bearer.PERSON
    return Bearer.PERSON


def _borne(tokens: Sequence[Token], first: int, last: int) -> Bearer | None:
    """Who bears a name behind "named after" or "que lleva el nombre de"; None if no such words lead to it."""
    at = first
    while at > 1 and first - at < 2 and tokens[at - 1].folded in TITLES and tokens[at - 1].gap in _TIED:
        at -= 1
    if tokens[at].gap not in _TIED:
        return None
    before = [token.folded for token in tokens[max(0, at - 5) : at]][::-1]
    phrase = next((phrase for phrase in words.BEARING if before[: len(phrase)] == list(phrase)), None)
    if phrase is None or not all(token.gap in _TIED for token in tokens[at - 1 : first]):
        return None
    if phrase[0] in words.HONOURING:
        return _honoured(tokens, at, last)
    return Bearer.PERSON if _is_on_paper(tokens, at - len(phrase)) else Bearer.INSTITUTION


def _is_on_paper(tokens: Sequence[Token], at: int) -> bool:
    """What bears the name is a warrant, a passport, a list: it names somebody."""
    for token in reversed(tokens[max(0, at - _BORNE) : at]):
        if token.sentence != tokens[at].sentence:
            return False
        if token.folded in words.PAPERS and not (token.folded in words.NAMED_AFTER_COMMON and _is_proper(token)):
            return True
        if token.folded in words.NAMED_AFTER or token.folded in words.NAMED_BEFORE:
            return False
    return False


def _honoured(tokens: Sequence[Token], at: int, last: int) -> Bearer:
    """In Russian something is named in somebody's honour, or people only meet in it."""
    before = tokens[max(0, at - _REACH) : at]
    named = any(word.folded.startswith(words.CYRILLIC_NAMING) or _is_cyrillic_head(word.folded) for word in before)
    return Bearer.INSTITUTION if named and not is_held_in_russian(tokens, last) else Bearer.EITHER


def _is_proper(word: Token) -> bool:
    """It has a capital letter of its own, in words printed in small letters otherwise."""
    return word.capitalised and not word.first and not word.upper


def _latin(tokens: Sequence[Token], first: int, last: int) -> Bearer:
    at, owned, dedicated, between, field = first, False, False, 0, False
    if _is_shortened(tokens, first, last):
        return Bearer.INSTITUTION
    while at > 0 and first - at < _REACH and _is_tied(tokens, at):
        at -= 1
        word = tokens[at]
        folded = word.folded
        if folded in words.NAMED_AFTER or folded in words.NAMED_AFTER_COMMON:
            return _by_head(tokens, at, first, last, owned=owned and not dedicated, between=between, field=field)
        if dedicated and folded in words.NAMED_BEFORE:
            return Bearer.INSTITUTION
        if folded in words.DEDICATION:
            dedicated = True
        elif not dedicated and _leads_away(tokens, at, first):
            return Bearer.PERSON
        elif folded in PARTICLES or folded in words.LINKS or folded in words.LEADING_AWAY:
            owned = owned or not between
        elif folded.startswith(PRISONS):
            return Bearer.PERSON
        elif folded in words.FIELDS and word.capitalised:
            field, between = True, between + 1
        elif folded in words.ADJECTIVES or _is_adjective(word):
            between += 1
        elif folded not in TITLES:
            return Bearer.PERSON
    return Bearer.PERSON


def _leads_away(tokens: Sequence[Token], at: int, first: int) -> bool:
    """A small word such as "to" or "and" between the institution and somebody: "traen del hospital a Juan Pérez".

    It does not where something else than the name follows ("Premio a la Excelencia Juan Pérez"), or a dedication goes
    before ("en homenaje a Juan Pérez").
    """
    behind = tokens[at + 1 : first]
    if any(token.folded not in TITLES and token.folded not in PARTICLES for token in behind):
        return False
    word, before = tokens[at].folded, tokens[at - 1].folded if at else ""
    if word in words.LEADING_AWAY:
        return before not in words.DEDICATION
    lowered = bool(behind) and not behind[0].capitalised and behind[0].folded in TITLES
    return lowered and word in _ARTICLES and before not in words.OF  # "del hospital el periodista Juan Pérez"


def _is_shortened(tokens: Sequence[Token], first: int, last: int) -> bool:
    """The article tells of an institution whose own word is left out: "enfermeras del Juan Pérez"."""
    if first < _SHORT or last == first or tokens[first - 1].folded != "del" or not _is_tied(tokens, first):
        return False
    before = tokens[first - 2].folded
    own = before in words.OWN_BEFORE_DEL or before.startswith(DETENTION) or is_given(before)
    article = tokens[first - 1]
    return is_given(tokens[first].folded) and tokens[first].capitalised and not (own or article.capitalised)


def _is_tied(tokens: Sequence[Token], at: int) -> bool:
    """The word belongs to the one before it: no punctuation stands between but the full stop of an abbreviation."""
    short = tokens[at].gap is Gap.BREAK and tokens[at - 1].folded in words.ABBREVIATED and tokens[at - 1].capitalised
    return tokens[at].gap in _TIED or short


def _is_adjective(word: Token) -> bool:
    known = is_given(word.folded) or is_surname(word.folded)
    return word.capitalised and word.folded.endswith(words.ADJECTIVAL) and not known


def _by_head(
    tokens: Sequence[Token], at: int, first: int, last: int, *, owned: bool, between: int, field: bool
) -> Bearer:
    """What the institution ``at`` says, behind which the name stands: directly, or with ``between`` words between."""
    head, before = tokens[at], tokens[at - 1] if at and tokens[at].gap in _TIED else None
    shouted = head.upper and tokens[first].upper
    capital = head.capitalised and not head.first and not shouted
    if before and (_is_rank(before, tokens, at) or _is_own_surname(before, head)):
        return Bearer.PERSON
    if not head.capitalised and before and before.folded in words.ENGLISH_LEADS:
        return Bearer.PERSON
    if owned and not (capital or (head.folded in words.STREETS and head.capitalised)):
        return Bearer.PERSON  # "la escuela de Juan Pérez" may be his
    common = head.folded in words.NAMED_AFTER_COMMON
    if (owned and common) or (field and not head.capitalised):
        return Bearer.PERSON
    common = common and not head.capitalised
    if common and (between or before is None or before.folded not in _CONTRACTED):
        return Bearer.PERSON
    if _has_office(tokens, at) and not _is_followed_by_name(tokens, last):
        # "el capitán de fragata Juan Pérez"
        rank = before is not None and before.folded == "de" and not head.capitalised
        return Bearer.PERSON if rank else Bearer.EITHER
    if _are_workers(tokens, at) and _is_joined_by_name(tokens, last):
        return Bearer.EITHER
    lead = _lead(tokens, at)
    if (lead or field) and _next(tokens, last) in words.SAYING:
        return Bearer.EITHER  # "trasladado al hospital Juan Pérez dijo que"
    if _is_led(tokens, at, last):
        return Bearer.EITHER
    return Bearer.EITHER if common and lead not in ("", "a") else Bearer.INSTITUTION


def _is_rank(before: Token, tokens: Sequence[Token], at: int) -> bool:
    """A rank whose second word looks like a ship or a body: "Capitán de Fragata"."""
    if tokens[at].folded not in words.RANKED or before.folded != "de" or at < _SHORT:
        return False
    return tokens[at - 2].folded in words.RANKS and tokens[at - 1].gap in _TIED


def _is_own_surname(before: Token, head: Token) -> bool:
    """The word for an institution is somebody's surname: "Ana Plaza"."""
    return before.capitalised and head.capitalised and is_given(before.folded) and head.folded in surnames()


def _is_led(tokens: Sequence[Token], at: int, last: int) -> bool:
    """The sentence is not about the institution, and behind the name is told what only people do or suffer."""
    before = [token.folded for token in tokens[max(0, at - 3) : at] if token.sentence == tokens[at].sentence][::-1]
    while before and before[0] in _ARTICLES:
        before.pop(0)
    lead = before[0] if before else ""
    if lead not in words.LEADS and lead not in words.MORE_LEADS and lead not in words.ENGLISH_LEADS:
        return False
    if is_in_custody(tokens, last):
        return True
    place = before[1] if len(before) > 1 else ""
    somewhere = lead not in ("de", "del") or place in words.WHERE or place.endswith(words.INFINITIVE)
    return somewhere and acts(tokens, last)


def _lead(tokens: Sequence[Token], at: int) -> str:
    """The word such as "in" or "to" before the institution, which is then not what the sentence is about; or ""."""
    before = [token.folded for token in tokens[max(0, at - 2) : at]][::-1]
    leading = next((word for word in before if word not in _ARTICLES), "")
    return leading if leading in words.LEADS else ""


def _has_office(tokens: Sequence[Token], at: int) -> bool:
    """Somebody of the institution stands before it: "la directora del hospital"."""
    return any(_is_office(word) for word in _of(tokens, at))


def _are_workers(tokens: Sequence[Token], at: int) -> bool:
    """Several of the institution stand before it: "trabajadores de la planta"."""
    return any(_is_office(word[:-1]) or _is_office(word[:-2]) for word in _of(tokens, at) if word.endswith("s"))


def _of(tokens: Sequence[Token], at: int) -> list[str]:
    """The words before the institution that may be of somebody in it."""
    near = tokens[max(0, at - _NEAR) : at + 1]
    if not all(token.gap in _TIED for token in near[1:]):
        return []
    before = [token.folded for token in near[:-1]]
    while before and before[-1] in _ARTICLES:
        before.pop()
    latin = before and script_of(before[-1]) is Script.LATIN
    return before[-1:] if latin and before[-1] not in ("de", "del", "of") else before


def _is_office(word: str) -> bool:
    trade = word.endswith(words.TRADING) and word not in words.NO_OFFICES
    return trade or word in words.OFFICES or word in words.PEOPLE or word in TITLES


def _is_joined_by_name(tokens: Sequence[Token], last: int) -> bool:
    """Somebody else follows: "Juan Pérez y Luis Gómez"."""
    after = tokens[last + 1 : last + 4]
    if len(after) > 1 and after[0].gap in _TIED and after[0].folded in AND:
        after = after[1:]
    elif not after or after[0].gap is not Gap.COMMA:
        return False
    return len(after) > 1 and after[0].capitalised and after[1].capitalised


def _is_followed_by_name(tokens: Sequence[Token], last: int) -> bool:
    """Somebody else's name stands in commas: "el director del hospital Juan Pérez, Luis Gómez"."""
    after = tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].gap is Gap.COMMA and all(token.capitalised for token in after)


def _next(tokens: Sequence[Token], last: int) -> str:
    """The word right behind the name; "" where the sentence does not go on."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after.folded if after and after.gap in (Gap.SPACE, Gap.WRAP, Gap.QUOTE) else ""


def _cyrillic(tokens: Sequence[Token], first: int, last: int, *, genitive: bool) -> Bearer:
    at = first
    while at > 0 and first - at < _REACH and tokens[at].gap in (*_TIED, Gap.BREAK):
        before = tokens[at - 1]
        if tokens[at].gap is Gap.BREAK and before.folded not in words.CYRILLIC_ABBREVIATED | words.NAME_OF:
            return Bearer.PERSON
        at -= 1
        if before.folded in words.NAME_OF:
            own = at > 0 and tokens[at - 1].folded in words.OWN_NAME
            return Bearer.PERSON if own or not (genitive or len(before.folded) > _SHORT) else Bearer.INSTITUTION
        if _is_cyrillic_head(before.folded):
            return _by_cyrillic_head(tokens, at, first, last) if genitive else Bearer.PERSON
        if before.folded not in words.CYRILLIC_TITLES:
            return Bearer.PERSON
    return Bearer.PERSON


def _is_cyrillic_head(word: str) -> bool:
    return word in words.CYRILLIC_ABBREVIATED or any(
        word.startswith(head) and word[len(head) :] in words.CYRILLIC_ENDINGS for head in words.CYRILLIC_HEADS
    )


def _by_cyrillic_head(tokens: Sequence[Token], at: int, first: int, last: int) -> Bearer:
    """The genitive is that of an object too: "директора школы Ивана Петрова задержали"."""
    near = tokens[max(0, at - _NEAR) : at]
    given = any(token.folded.startswith(words.GIVING) for token in near) and tokens[first].folded.endswith("и")
    led = bool(near) and near[-1].folded in words.CYRILLIC_LEADS and _next(tokens, last).endswith(words.CYRILLIC_VERBS)
    office = any(_is_russian_office(word) for word in _of(tokens, at))
    return Bearer.EITHER if given or led or office or is_held_in_russian(tokens, last) else Bearer.INSTITUTION


def _is_russian_office(word: str) -> bool:
    return _is_office(word) or any(
        word.startswith(office) and word[len(office) :] in words.CYRILLIC_SINGULAR for office in words.CYRILLIC_OFFICES
    )


def _arabic(tokens: Sequence[Token], first: int) -> Bearer:
    at = first - 1
    while at > 0 and first - at < _NEAR and tokens[at].gap in _TIED and tokens[at].folded in words.ARABIC_TITLES:
        at -= 1
    name = tokens[at + 1].folded
    if name.startswith(words.ARABIC_TO) and name not in words.ARABIC_NOT_TO:
        return Bearer.PERSON  # "a medal to somebody"
    word = tokens[at].folded
    forms = {word}
    forms |= {form[1:] for form in forms if form[:1] in words.ARABIC_AND}
    forms |= {form[1:] for form in forms if form[:1] in words.ARABIC_IN}
    if not forms.isdisjoint(words.ARABIC_HEADS):
        before = tokens[at - 1].folded if at and tokens[at].gap in _TIED else ""
        joined = before[1:] if before[:1] in words.ARABIC_AND else before
        office = not words.ARABIC_OFFICES.isdisjoint((before, joined))
        return Bearer.EITHER if office else Bearer.INSTITUTION
    if word in words.PERSIAN_HEADS:
        return Bearer.EITHER if at and tokens[at - 1].folded in words.PERSIAN_LEADS else Bearer.INSTITUTION
    return Bearer.PERSON

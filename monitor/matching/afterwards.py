"""What is told behind a name that only people do or suffer: is arrested, remains in custody, embraces a mother."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.matching import institution_words as words
from monitor.matching.tokens import Gap, Token

#: Words behind a name in which its verb stands, and the participle behind the verb.
_VERB, _PARTICIPLE = 3, 5
#: Words behind the participle in which its subject may stand.
_SUBJECT = 2
_GOES_ON = frozenset({Gap.SPACE, Gap.WRAP, Gap.QUOTE, Gap.HYPHEN})


def is_in_custody(tokens: Sequence[Token], last: int) -> bool:
    """Whether an arrest, a custody or a release is told of who is named up to ``last``: "fue detenido", ", preso"."""
    if last + 1 < len(tokens) and tokens[last + 1].gap is Gap.COMMA:
        return _is_held(tokens[last + 1]) and not _has_subject(tokens, last + 1)
    after = _clause(tokens, last, _VERB + _PARTICIPLE)
    verb = next((at for at, token in enumerate(after[:_VERB]) if token.folded in words.BEING), None)
    if verb is None:
        return False
    for at, token in enumerate(after[verb + 1 : verb + 1 + _PARTICIPLE], last + 2 + verb):
        if _is_held(token):
            return not _has_subject(tokens, at)
        if token.folded in words.INDEFINITE or token.capitalised:
            return False  # "fue un día"
    return False


def acts(tokens: Sequence[Token], last: int) -> bool:
    """Whether somebody does something right behind the name, in Spanish: "abrazó a su madre", but not "comenzó"."""
    for at, token in enumerate(_clause(tokens, last, _VERB), last + 1):
        if token.folded in words.SAYING:
            return True
        if token.text.endswith("ó") and token.folded not in words.BEING and not token.capitalised:
            if token.folded in words.HAPPENING:
                return False
            return not (token.folded in words.DYING and _has_subject(tokens, at))
        if token.folded not in words.BEFORE_VERBS:
            return False
    return False


def is_held_in_russian(tokens: Sequence[Token], last: int) -> bool:
    """The same in Russian, where the name is the object: "задержали", "должны отпустить", ", умершего в СИЗО"."""
    if last + 1 < len(tokens) and tokens[last + 1].gap is Gap.COMMA:
        return tokens[last + 1].folded.startswith(words.CYRILLIC_HELD)
    return any(token.folded.startswith(words.CYRILLIC_HELD) for token in _clause(tokens, last, _VERB))


def _clause(tokens: Sequence[Token], last: int, size: int) -> list[Token]:
    """The words behind the name, at most ``size``, up to the next punctuation."""
    found: list[Token] = []
    for token in tokens[last + 1 : last + 1 + size]:
        if token.gap not in _GOES_ON:
            break
        found.append(token)
    return found


def _is_held(token: Token) -> bool:
    return token.folded.startswith(words.HELD) and not token.folded.endswith("s")


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Somebody else is told of behind the verb: "fue detenido un hombre", but not "fue detenido el lunes"."""
    after = _clause(tokens, at, _SUBJECT + 1)
    for place, token in enumerate(after[:_SUBJECT]):
        if token.folded in words.STOPPING:
            return False
        if token.capitalised:
            return True
        if token.folded in words.INDEFINITE:
            behind = after[place + 1] if place + 1 < len(after) else None
            return behind is not None and behind.folded not in words.TIMES and not behind.folded[:1].isdigit()
    return False

"""Who is named in a text; usable as a library on its own: ``Matcher(subjects).find(text)`` (docs/matching.md)."""

from monitor.matching.folding import fold
from monitor.matching.matcher import Matcher
from monitor.matching.reasons import reason
from monitor.matching.tokens import Gap, Token, tokenise
from monitor.model import Mention, Subject, SubjectType, Tier

__all__ = ["Gap", "Matcher", "Mention", "Subject", "SubjectType", "Tier", "Token", "fold", "reason", "tokenise"]

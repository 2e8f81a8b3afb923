"""Who is named in a text; usable as a library on its own: ``Matcher(subjects).find(text)``."""

from monitor.matching.folding import fold
from monitor.matching.matcher import Matcher
from monitor.matching.tokens import Gap, Token, tokenise

__all__ = ["Gap", "Matcher", "Token", "fold", "tokenise"]

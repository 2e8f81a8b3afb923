"""Names across scripts: a Latin list in Cyrillic, Greek and Arabic text, lists in those scripts, romanised names."""

from monitor.matching.scripts.finder import OtherScripts
from monitor.matching.scripts.found import Found
from monitor.matching.scripts.glance import Glance
from monitor.matching.scripts.romanising import romanised
from monitor.matching.scripts.writing import OTHER, is_other

__all__ = ["OTHER", "Found", "Glance", "OtherScripts", "is_other", "romanised"]

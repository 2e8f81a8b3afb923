"""What a text says happened to the people and places it names, how it puts it, and who says so."""

from monitor.claims.read import LEXICONS, read_claims

__all__ = ["LEXICONS", "read_claims"]

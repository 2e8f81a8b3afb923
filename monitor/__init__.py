"""Faro: watches the news for people who are being held, and tells those who wait for them."""

__version__ = "0.1.0"

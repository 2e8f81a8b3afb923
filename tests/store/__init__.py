"""Tests of the three databases."""

"""Ladders: what several sources publish about somebody over hours or weeks, and what must be told of it."""

"""The three SQLite files and all SQL: news.db (what was published), people.db (who is told), desk.db (decisions).

Nothing is imported here: a command that only asks how the sources are need not load what reads stories.
"""

"""The files an operator writes by hand: read as they come, located line by line, and refused in words.

Shared by ``config`` and ``watchlists``. Faults are Spanish first: ``what`` is "español (English)", ``todo`` is
"español / English", each short enough for one line of a terminal.
"""

"""The torture: the real services, killed hundreds of times while all around them misbehaves, then called to account.

``make torture`` runs it (docs/torture.md); tests/e2e/test_torture.py runs a short one with a fixed seed.

- ``names``, ``news``: who is spoken of, and what is printed about them, with what must be told of it in the end.
- ``press``: the papers' server, and what goes wrong with it. ``weather``: what goes wrong, with feeds and the Bot API.
- ``folk``: people with telephones. ``faro``: the services as processes. ``reaper``: when they are killed.
- ``ledger``: all that happened. ``verdict``: what it amounts to. ``disk``: what is left in the files.
- ``planted``: the services with a fault built in, which the rig must find.
- ``rig``: all of it together, storm and calm by turns.
"""

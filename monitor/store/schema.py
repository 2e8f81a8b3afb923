"""The tables of the three files, as migrations: functions in order.

To change a table, write the next function and put it at the end of its tuple; one that was released is never edited.
docs/store.md says what each table is for. Times are microseconds (values.py). Tables are STRICT: no wrong types.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlite_utils import Database

META = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

NEWS_001 = (
    """
CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    config_url TEXT NOT NULL,           -- as config.toml has it: when this changes, what we knew of the address is void
    url TEXT NOT NULL,                  -- as we fetch it, after a permanent redirect
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_hash TEXT NOT NULL DEFAULT '',
    next_poll INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_try INTEGER,
    last_ok INTEGER,
    last_new INTEGER,
    last_error TEXT NOT NULL DEFAULT '',
    first_contact INTEGER,
    ended INTEGER NOT NULL DEFAULT 0,
    moved_to TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    entries INTEGER NOT NULL DEFAULT 0,
    listed INTEGER                      -- when its entries were last listed: a 304 lists none
) STRICT
""",
    "CREATE INDEX sources_due ON sources (next_poll) WHERE active = 1 AND ended = 0",
    """
CREATE TABLE entries (
    source_id TEXT NOT NULL REFERENCES sources (id),
    digest TEXT NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (source_id, digest)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE items (
    number INTEGER PRIMARY KEY,         -- the order in which items came
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL REFERENCES sources (id),
    key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,              -- hash of what the feed said: tells an edited entry from the same one
    past INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    published INTEGER,
    dated INTEGER NOT NULL,
    kept INTEGER NOT NULL DEFAULT 1,    -- 0 once its text was let go
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    text BLOB NOT NULL
) STRICT
""",
    "CREATE INDEX items_seen ON items (seen)",
    """
CREATE TABLE mentions (
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    place INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    tier TEXT NOT NULL,
    mention TEXT NOT NULL,
    PRIMARY KEY (item_id, revision, place)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX mentions_unsure ON mentions (item_id, subject_id) WHERE tier <> 'sure'",
    """
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: a late worker cannot finish another's job
    item_id TEXT NOT NULL UNIQUE REFERENCES items (id) ON DELETE CASCADE,
    past INTEGER NOT NULL,
    due INTEGER NOT NULL,
    hold_until INTEGER NOT NULL,
    needs_article INTEGER NOT NULL,
    headline_read INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0
) STRICT
""",
    "CREATE INDEX jobs_due ON jobs (past, due)",
    "CREATE INDEX jobs_held ON jobs (hold_until) WHERE past = 0 AND headline_read = 0 AND needs_article = 1",
    """
CREATE TABLE readings (
    item_id TEXT PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    source_id TEXT NOT NULL,
    url TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    dated INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    past INTEGER NOT NULL,
    sketch BLOB NOT NULL                -- 64-bit integers, big-endian
) STRICT
""",
    "CREATE INDEX readings_seen ON readings (seen)",
    """
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    subject_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'superseded')),
    superseded INTEGER,                 -- when a later reading of the item dropped it
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    polarity TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,                -- as it was read: the item may be edited later
    claim TEXT NOT NULL,
    mention TEXT                        -- the mention it was read from
) STRICT
""",
    "CREATE INDEX claims_item ON claims (item_id, subject_id)",
    "CREATE INDEX claims_doubted ON claims (item_id, subject_id) WHERE polarity = 'doubted' AND state = 'live'",
    """
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    subject_id TEXT NOT NULL,
    polarity TEXT NOT NULL,
    standing TEXT NOT NULL,
    updated INTEGER NOT NULL,
    story TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX stories_subject ON stories (subject_id, updated)",
    """
CREATE TABLE grounds (
    story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    claim_id TEXT NOT NULL,
    PRIMARY KEY (story_id, claim_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX grounds_claim ON grounds (claim_id)",
    """
CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    change TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX changes_at ON changes (at)",
    """
CREATE TABLE matched (
    subject_id TEXT PRIMARY KEY,
    names TEXT NOT NULL,                -- hash of the names that were looked for
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE applied (
    item_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    PRIMARY KEY (item_id, subject_id)
) STRICT, WITHOUT ROWID
""",
)

NEWS_002 = (
    """
CREATE TABLE findings (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,                -- the day alone: the second would say which item it was found in
    sealed BLOB NOT NULL                -- to notify's public key
) STRICT
""",
    "CREATE INDEX findings_at ON findings (at)",
)

PEOPLE_001 = (
    """
CREATE TABLE following (
    subscriber TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (subscriber, subject_id)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE told (
    subscriber TEXT NOT NULL,
    story_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (subscriber, story_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX told_story ON told (story_id)",
    "CREATE INDEX told_at ON told (at)",
    """
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    epoch TEXT NOT NULL,                -- of the log that seq counts in
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    shape TEXT NOT NULL,
    grounds TEXT NOT NULL,
    due INTEGER NOT NULL,
    made INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'cancelled')),
    before TEXT,                        -- what was told before it, if anything: comes back when it is cancelled
    UNIQUE (subscriber, story_id, epoch, seq)
) STRICT
""",
    "CREATE INDEX alerts_made ON alerts (made)",
    """
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alert_id INTEGER NOT NULL UNIQUE REFERENCES alerts (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')),
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    trying INTEGER,                     -- when an attempt began whose outcome is not known
    ref TEXT NOT NULL DEFAULT '',
    done INTEGER,
    error TEXT NOT NULL DEFAULT ''
) STRICT
""",
    "CREATE INDEX deliveries_due ON deliveries (due, id) WHERE state = 'waiting'",
)

PEOPLE_002 = (
    """
CREATE TABLE subscribers (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    lookup TEXT UNIQUE,                 -- keyed hash of channel and address; NULL on the terminal
    contact BLOB,                       -- the address, encrypted; NULL on the terminal, whose labels are in config.toml
    language TEXT NOT NULL,
    level TEXT NOT NULL,
    since INTEGER NOT NULL,
    paused INTEGER,                     -- since when they cannot be reached: nothing is sent until they write again
    behind INTEGER NOT NULL DEFAULT 0,  -- they came back, or want to hear less: what changed meanwhile is to be decided
    awaits_name INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID
""",
    """
INSERT INTO subscribers (id, channel, language, level, since)
SELECT subscriber, 'terminal', 'es', 'default', min(since) FROM following GROUP BY subscriber
""",
    "CREATE INDEX subscribers_behind ON subscribers (id) WHERE behind = 1",
    "CREATE INDEX following_subject ON following (subject_id)",
    "CREATE INDEX alerts_story ON alerts (subscriber, story_id)",
    """
CREATE TABLE names (
    id TEXT PRIMARY KEY,
    subscriber TEXT NOT NULL,
    name BLOB NOT NULL,                 -- encrypted
    state TEXT NOT NULL CHECK (state IN ('offered', 'asked', 'followed')),
    version TEXT NOT NULL DEFAULT '',   -- of all names, when this one joined them: looked up when collect says so
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX names_of ON names (subscriber)",
    """
CREATE TABLE muted (
    subscriber TEXT NOT NULL,
    story_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (subscriber, story_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX muted_story ON muted (story_id)",
    """
CREATE TABLE updates (
    id INTEGER PRIMARY KEY,             -- the channel's own number
    body BLOB NOT NULL                  -- encrypted; the row goes with what it does
) STRICT
""",
    """
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    subject_id TEXT NOT NULL,
    updated INTEGER NOT NULL,
    story BLOB NOT NULL                 -- of a private name, encrypted
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX stories_subject ON stories (subject_id)",
    """
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    item_id TEXT,                       -- NULL for a private name: beside news.db it would tell who that is
    sealed BLOB,                        -- the same, encrypted
    at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no', 'over')),
    ref TEXT,                           -- what the channel calls its message; NULL until it was sent
    taken INTEGER NOT NULL DEFAULT 0,   -- what a "yes" means has been decided
    UNIQUE (subscriber, subject_id, item_id)
) STRICT
""",
    "CREATE INDEX questions_subject ON questions (subject_id)",
    "CREATE INDEX questions_at ON questions (at)",
    "CREATE INDEX questions_taken ON questions (id) WHERE answer = 'yes' AND taken = 0",
    """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber TEXT NOT NULL,
    subject_id TEXT NOT NULL DEFAULT '',
    alert_id INTEGER UNIQUE REFERENCES alerts (id) ON DELETE CASCADE,
    question_id INTEGER UNIQUE REFERENCES questions (id) ON DELETE CASCADE,
    reply BLOB,                         -- of what is no alert: what to say, encrypted; the row goes when it is sent
    rank INTEGER NOT NULL,              -- the lower goes first
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')),
    due INTEGER NOT NULL,
    made INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    trying INTEGER,                     -- since when an attempt is under way
    maybe INTEGER NOT NULL DEFAULT 0,   -- an earlier attempt may have arrived
    part INTEGER NOT NULL DEFAULT 0,    -- calls of it that are done
    ref TEXT NOT NULL DEFAULT '',
    done INTEGER,
    error TEXT NOT NULL DEFAULT ''
) STRICT
""",
    """
INSERT INTO outbox (id, subscriber, subject_id, alert_id, rank, state, due, made, tries, maybe, ref, done, error)
SELECT deliveries.id, subscriber, subject_id, alert_id, 5, deliveries.state, deliveries.due, made, tries,
    trying IS NOT NULL, ref, done, error
FROM deliveries JOIN alerts ON alerts.id = alert_id
""",
    "DROP TABLE deliveries",
    "ALTER TABLE outbox RENAME TO deliveries",
    "CREATE INDEX deliveries_next ON deliveries (rank, due, id) WHERE state = 'waiting'",
    "CREATE INDEX deliveries_due ON deliveries (due, id) WHERE state = 'waiting'",
    "CREATE INDEX deliveries_of ON deliveries (subscriber, subject_id, state)",
    "CREATE INDEX deliveries_trying ON deliveries (trying) WHERE trying IS NOT NULL",
)

DESK_001 = (
    """
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    kind TEXT,
    polarity TEXT,
    operator TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT
""",
    "CREATE INDEX decisions_about ON decisions (item_id, subject_id)",
    """
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE alarms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    text_key TEXT NOT NULL,
    detail TEXT NOT NULL,
    raised INTEGER NOT NULL,
    cleared INTEGER
) STRICT
""",
    "CREATE UNIQUE INDEX alarms_open ON alarms (key) WHERE cleared IS NULL",
    """
CREATE TABLE health (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
    *(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END"
        for table in ("decisions", "audit")
        for verb in ("update", "delete")
    ),
)


DESK_002 = (
    """
CREATE TABLE reports (
    story_id TEXT NOT NULL,             -- of an alert, else ''
    item_id TEXT NOT NULL,              -- of a question, else ''
    subject_id TEXT NOT NULL,
    says TEXT NOT NULL CHECK (says IN ('yes', 'no')),
    at INTEGER NOT NULL,
    PRIMARY KEY (story_id, item_id, subject_id, says)
) STRICT, WITHOUT ROWID
""",
)


def news_001(db: Database) -> None:
    """What was published: sources, items, mentions, claims, stories and the log of their changes."""
    _create(db, NEWS_001)


def news_002(db: Database) -> None:
    """What was found about private names, sealed."""
    for statement in NEWS_002:
        db.execute(statement)


def people_001(db: Database) -> None:
    """Who is told what: told, alerts, deliveries, and how far the log was read."""
    _create(db, PEOPLE_001)


def people_002(db: Database) -> None:
    """Subscribers, private names, updates that wait, and an outbox with ranks, parts and replies."""
    for statement in PEOPLE_002:
        db.execute(statement)


def desk_001(db: Database) -> None:
    """What operators decided and must see: decisions, audit, alarms, health."""
    _create(db, DESK_001)


def desk_002(db: Database) -> None:
    """What readers say is about this person or somebody else, without who said so."""
    for statement in DESK_002:
        db.execute(statement)


def _create(db: Database, statements: tuple[str, ...]) -> None:
    for statement in (META, *statements):
        db.execute(statement)
    db.execute("INSERT INTO meta (key, value) VALUES ('epoch', ?)", (secrets.token_hex(8),))


NEWS: tuple[Callable[[Database], None], ...] = (news_001, news_002)
PEOPLE: tuple[Callable[[Database], None], ...] = (people_001, people_002)
DESK: tuple[Callable[[Database], None], ...] = (desk_001, desk_002)

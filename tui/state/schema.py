"""The state database's tables, as the steps that lead from each version to the next."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE place (
        document TEXT PRIMARY KEY,  -- id in the library, or the absolute path of a file
        block    TEXT NOT NULL,     -- id of the block with the cursor
        offset   INTEGER NOT NULL,  -- block offset of the cursor, in code points
        beside   TEXT NOT NULL,     -- language shown beside, BCP 47; empty for none
        read_at  REAL NOT NULL      -- seconds since the epoch
    );
    CREATE TABLE bookmark (
        document TEXT NOT NULL,
        name     TEXT NOT NULL,     -- the letter that it is set and found by
        block    TEXT NOT NULL,
        offset   INTEGER NOT NULL,
        set_at   REAL NOT NULL,
        PRIMARY KEY (document, name)
    );
    CREATE TABLE lookup (
        query    TEXT PRIMARY KEY,
        concept  TEXT NOT NULL,     -- the concept that was opened; empty if none was
        asked_at REAL NOT NULL
    );
    CREATE TABLE setting (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
    );
    """,
    """
    ALTER TABLE place ADD COLUMN share REAL NOT NULL DEFAULT 0;  -- how far it was read, 0 to 1
    ALTER TABLE place ADD COLUMN title TEXT NOT NULL DEFAULT '';
    CREATE TABLE word (
        concept TEXT PRIMARY KEY,   -- id of a concept
        status  TEXT NOT NULL,      -- known or ignored
        set_at  REAL NOT NULL
    );
    """,
    """
    CREATE TABLE note (
        number   INTEGER PRIMARY KEY,
        document TEXT NOT NULL,
        title    TEXT NOT NULL,     -- what the document is called
        block    TEXT NOT NULL,     -- id of the block with the passage
        start    INTEGER NOT NULL,  -- block offset of the passage, in code points
        quote    TEXT NOT NULL,     -- the passage
        text     TEXT NOT NULL,     -- what was noted; empty for a highlight
        made_at    REAL NOT NULL,
        changed_at REAL NOT NULL
    );
    """,
    """
    CREATE TABLE study_note (
        number   INTEGER PRIMARY KEY,
        concept  TEXT NOT NULL UNIQUE,         -- id of the concept that is learnt
        content  TEXT NOT NULL,                -- what the termbase said of it last, JSON
        edits    TEXT NOT NULL DEFAULT '',     -- what the learner wrote instead, JSON
        sentence TEXT NOT NULL DEFAULT '',     -- where it was read, JSON
        added_at INTEGER NOT NULL              -- as all times here: milliseconds since the epoch
    );
    CREATE TABLE study_card (
        number     INTEGER PRIMARY KEY,
        note       INTEGER NOT NULL,
        kind       TEXT NOT NULL,
        phase      INTEGER NOT NULL DEFAULT 0, -- 0 new, 1 learning, 2 review, 3 relearning
        step       INTEGER NOT NULL DEFAULT 0,
        stability  REAL,                       -- days
        difficulty REAL,                       -- 1 to 10
        due        INTEGER NOT NULL DEFAULT 0,
        last       INTEGER NOT NULL DEFAULT 0, -- when it was graded last
        lapses     INTEGER NOT NULL DEFAULT 0,
        suspended  INTEGER NOT NULL DEFAULT 0,
        buried     INTEGER NOT NULL DEFAULT 0, -- day on which it is not asked
        UNIQUE (note, kind)
    );
    CREATE INDEX study_card_due ON study_card (phase, due);
    CREATE TABLE study_log (
        number     INTEGER PRIMARY KEY,
        card       INTEGER NOT NULL,
        at         INTEGER NOT NULL,
        grade      INTEGER NOT NULL,           -- 1 to 4; 0 for what is no grade
        done       TEXT NOT NULL,              -- grade, suspend, bury, postpone, imported
        took       INTEGER NOT NULL,
        was        INTEGER NOT NULL,           -- phase before; all below is as it was after
        phase      INTEGER NOT NULL,
        step       INTEGER NOT NULL,
        stability  REAL,
        difficulty REAL,
        due        INTEGER NOT NULL,
        last       INTEGER NOT NULL,
        lapses     INTEGER NOT NULL,
        suspended  INTEGER NOT NULL,
        buried     INTEGER NOT NULL
    );
    CREATE INDEX study_log_card ON study_log (card, at, number);
    CREATE INDEX study_log_at ON study_log (at);
    """,
    """
    CREATE TABLE candidate (
        language TEXT NOT NULL,     -- BCP 47
        term     TEXT NOT NULL,     -- base form, folded, of what is no term
        left_at  REAL NOT NULL,     -- when it was left out
        PRIMARY KEY (language, term)
    );
    """,
    """
    CREATE TABLE alignment (
        document TEXT NOT NULL,
        beside   TEXT NOT NULL,     -- id in the library, or the absolute path of the other file
        rows     TEXT NOT NULL,     -- JSON: for each block, the numbers of those beside it
        set_at   REAL NOT NULL,
        PRIMARY KEY (document, beside)
    );
    CREATE TABLE read_on (
        document TEXT NOT NULL,
        day      TEXT NOT NULL,     -- of the reader's calendar, ISO 8601
        title    TEXT NOT NULL,
        seconds  REAL NOT NULL,     -- without those in which nothing was done
        words    INTEGER NOT NULL,  -- in the paragraphs passed
        PRIMARY KEY (document, day)
    );
    CREATE TABLE searched (
        words TEXT PRIMARY KEY,
        at    REAL NOT NULL
    );
    CREATE TABLE identity (
        document TEXT PRIMARY KEY,  -- the absolute path of a file
        digest   TEXT NOT NULL,     -- of its content: see texts.identity
        seen_at  REAL NOT NULL
    );
    ALTER TABLE bookmark ADD COLUMN quote TEXT NOT NULL DEFAULT '';  -- the words that it stands at
    CREATE INDEX identity_digest ON identity (digest);
    """,
    """
    ALTER TABLE place ADD COLUMN quote TEXT NOT NULL DEFAULT '';  -- the words that it stands at
    ALTER TABLE identity ADD COLUMN size INTEGER NOT NULL DEFAULT 0;  -- bytes of the file
    ALTER TABLE identity ADD COLUMN sample BLOB;  -- see texts.identity: 4 bytes a group;
                                                  -- NULL if it has not been taken
    """,
)
"""Step number n leads from version n to n + 1; ``PRAGMA user_version`` keeps the version."""

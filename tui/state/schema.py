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
        status  TEXT NOT NULL,      -- known
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
)
"""Step number n leads from version n to n + 1; ``PRAGMA user_version`` keeps the version."""

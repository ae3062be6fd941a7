-- What user_version 1 holds. A published file is never edited again: the next change is 002.sql.
CREATE TABLE list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    path TEXT UNIQUE,                      -- absolute; NULL: not linked to a file
    ord INTEGER NOT NULL DEFAULT 0,        -- place among the lists
    revision INTEGER NOT NULL DEFAULT 0,   -- grows with every change of the list's bytes or data
    saved_revision INTEGER NOT NULL DEFAULT 0, -- the revision whose bytes are in the file
    seen_hash BLOB,                        -- of the file as last seen (SHA-256)
    writing_hash BLOB,                     -- of what a writer is about to put there: ours as well
    seen_bytes BLOB,                       -- the file as last seen: base of a merge
    incomplete INTEGER NOT NULL DEFAULT 0, -- being imported: nobody sees it
    asking INTEGER NOT NULL DEFAULT 0,     -- OutsideChange that waits for the person's choice
    opened_at INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE node (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES list(id) ON DELETE CASCADE,
    ord INTEGER NOT NULL,                  -- place in the document; with gaps
    parent_id INTEGER REFERENCES node(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    source BLOB NOT NULL,
    -- the reading; rebuilt at any time
    kind INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    structure INTEGER NOT NULL,
    level INTEGER NOT NULL,
    depth INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    box INTEGER,                           -- the byte between the brackets
    arxiv TEXT,
    version INTEGER NOT NULL DEFAULT 0,
    doi TEXT,
    url TEXT,
    links TEXT,                            -- JSON [[text, url], ...], without the main link
    keywords TEXT NOT NULL DEFAULT '',     -- one a line
    remark TEXT NOT NULL DEFAULT '',
    note_path TEXT,
    placeholder INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX node_place ON node(list_id, ord);
CREATE INDEX node_count ON node(list_id, ord, depth, kind, box); -- counting below a section reads nothing else
CREATE INDEX node_parent ON node(parent_id, list_id, ord);
CREATE INDEX node_arxiv ON node(arxiv) WHERE arxiv IS NOT NULL;
CREATE INDEX node_url ON node(url) WHERE url IS NOT NULL;

CREATE TABLE node_data (
    node_id INTEGER PRIMARY KEY,           -- outlives its node by 90 days
    state INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER NOT NULL DEFAULT 0,
    orphaned_at INTEGER,                   -- when its node vanished
    orphan_key TEXT                        -- how a returning node is known: arXiv id, DOI, URL or title
);
CREATE INDEX node_data_orphan ON node_data(orphan_key) WHERE orphan_key IS NOT NULL;

CREATE TABLE record (
    arxiv TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    authors TEXT NOT NULL DEFAULT '',      -- one a line
    abstract TEXT NOT NULL DEFAULT '',
    published TEXT,
    updated TEXT,
    primary_category TEXT NOT NULL DEFAULT '',
    categories TEXT NOT NULL DEFAULT '',   -- one a line
    comment TEXT NOT NULL DEFAULT '',
    journal_ref TEXT NOT NULL DEFAULT '',
    doi TEXT NOT NULL DEFAULT '',
    fetched_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX record_fetched ON record(fetched_at);

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,             -- absolute
    bytes BLOB,                            -- as last seen
    hash BLOB,
    writing_hash BLOB,                     -- as in list
    draft BLOB,                            -- typed, not yet in the file
    draft_at INTEGER
);

CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    arxiv TEXT NOT NULL UNIQUE,
    state INTEGER NOT NULL,                -- FetchState
    priority INTEGER NOT NULL DEFAULT 0,   -- higher first; then oldest first
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0, -- seconds since 1970
    reason TEXT NOT NULL DEFAULT '',       -- ErrorCode as a number, then a blank and its detail
    created_at INTEGER NOT NULL
);
CREATE INDEX job_next ON job(state, priority DESC, id);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

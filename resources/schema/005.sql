-- PDF files of works, and those that came in part.
ALTER TABLE record ADD COLUMN pdf_url TEXT NOT NULL DEFAULT ''; -- where a page says that its PDF is
CREATE TABLE pdf (
    work TEXT PRIMARY KEY,                 -- core/work.h
    file TEXT NOT NULL UNIQUE,             -- its path in the data folder: found again when that moves
    url TEXT NOT NULL DEFAULT '',          -- where it comes from; empty: a person's own file
    validator TEXT NOT NULL DEFAULT '',    -- ETag or Last-Modified of what is there
    size INTEGER NOT NULL DEFAULT -1,      -- bytes of the whole; -1: not known
    fetched_at INTEGER NOT NULL DEFAULT 0  -- seconds since 1970; 0: it is not whole
) WITHOUT ROWID;

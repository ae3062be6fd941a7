-- What a merge kept in both forms, until a person settles it (library/listconflicts.h). Segments as
-- each version had them, and (…_here) as they stand in the list; empty: that form is not there.
CREATE TABLE merge_conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id INTEGER NOT NULL REFERENCES list(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,                   -- seconds since 1970
    kind INTEGER NOT NULL,                 -- MergeConflict::Kind
    base BLOB NOT NULL,
    mine BLOB NOT NULL,
    theirs BLOB NOT NULL,
    mine_here BLOB NOT NULL,
    theirs_here BLOB NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0     -- a person wants it as it is
);
CREATE INDEX merge_conflict_list ON merge_conflict(list_id, settled);

-- A list's row changes with every tick, and SQLite writes (and, for the columns behind it, reads)
-- a whole row: the bytes of the file have one of their own.
CREATE TABLE list_file (
    list_id INTEGER PRIMARY KEY REFERENCES list(id) ON DELETE CASCADE,
    seen_bytes BLOB NOT NULL               -- the file as last seen: base of a merge
);
INSERT INTO list_file SELECT id, seen_bytes FROM list WHERE seen_bytes IS NOT NULL;
ALTER TABLE list DROP COLUMN seen_bytes;

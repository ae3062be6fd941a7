-- What a list's new notes begin with (formats/template.h); empty: as its other notes do.
ALTER TABLE list ADD COLUMN note_template TEXT NOT NULL DEFAULT '';
-- Earlier versions of notes: what a file held before something else was written there.
CREATE TABLE note_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note_id INTEGER NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,                   -- when it was replaced, seconds since 1970
    bytes BLOB NOT NULL                    -- compressed (qCompress)
);
CREATE INDEX note_version_note ON note_version(note_id, at);

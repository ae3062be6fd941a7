-- A list that a person only reads, and what its Git work tree was at when its file was last seen.
ALTER TABLE list ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list ADD COLUMN git_seen TEXT NOT NULL DEFAULT ''; -- GitTrace (sync/gittrace.h) as text; empty: in no work tree
ALTER TABLE list ADD COLUMN folder_seen TEXT NOT NULL DEFAULT ''; -- what its folder stood on then (sync/folderplace.h)

-- What user_version 2 holds besides: more of what a list says of a paper (the reading), and what a list has no place for.
ALTER TABLE node ADD COLUMN mark INTEGER;                       -- ReadState that a table's column or a strike-through says; box then goes by it
ALTER TABLE node ADD COLUMN tags TEXT NOT NULL DEFAULT '';      -- one a line
ALTER TABLE node ADD COLUMN venue TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN year INTEGER NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN authors TEXT NOT NULL DEFAULT '';   -- as the list writes them
ALTER TABLE node_data ADD COLUMN keywords TEXT NOT NULL DEFAULT ''; -- one a line; these three only where the list has no place for them
ALTER TABLE node_data ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE node_data ADD COLUMN note_path TEXT NOT NULL DEFAULT '';

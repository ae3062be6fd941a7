-- What a paper is found again by, where neither its arXiv id nor its DOI says it: keys of
-- core/workkeys.h as numbers. NULL: it has none, or was read before there were any.
ALTER TABLE node ADD COLUMN work_key INTEGER;    -- a DOI or a site's id, as they stand in its address
ALTER TABLE node ADD COLUMN address_key INTEGER;
ALTER TABLE node ADD COLUMN title_key INTEGER;
CREATE INDEX node_work_key ON node(work_key) WHERE work_key IS NOT NULL;
CREATE INDEX node_address_key ON node(address_key) WHERE address_key IS NOT NULL;
CREATE INDEX node_title_key ON node(title_key) WHERE title_key IS NOT NULL;

-- Whose note a file may be: core/filekey.h of its note_path; NULL: it was read before there was one.
ALTER TABLE node ADD COLUMN note_key TEXT;
DROP INDEX node_note;
CREATE INDEX node_note ON node(note_key) WHERE note_path IS NOT NULL;

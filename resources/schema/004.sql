-- Records and jobs are of works: an arXiv id, else "doi:" and the DOI in lower case, else an
-- address (core/work.h).
ALTER TABLE record RENAME COLUMN arxiv TO work;
ALTER TABLE record ADD COLUMN arxiv TEXT NOT NULL DEFAULT '';      -- also of a work that is kept under its DOI
ALTER TABLE record ADD COLUMN news INTEGER NOT NULL DEFAULT 0;     -- RecordNews that nobody has looked at
ALTER TABLE record ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0; -- isWithdrawn() of it, for the rows
UPDATE record SET arxiv = work;
ALTER TABLE job RENAME COLUMN arxiv TO work;
ALTER TABLE job ADD COLUMN service INTEGER NOT NULL DEFAULT 0;     -- Service that is asked next
ALTER TABLE node ADD COLUMN work TEXT GENERATED ALWAYS AS
    (coalesce(nullif(arxiv, ''), 'doi:' || lower(nullif(doi, '')), nullif(url, ''))) VIRTUAL;
CREATE INDEX node_doi ON node(lower(doi)) WHERE doi IS NOT NULL;

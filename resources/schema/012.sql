-- What is shown costs the same in a library of any size.

-- How many papers are below a node, and below a list (its id, below 0). Kept by triggers: each
-- change of a node goes up to all that it is in.
CREATE TABLE paper_count (
    node_id INTEGER PRIMARY KEY,
    papers INTEGER NOT NULL,
    read INTEGER NOT NULL
);
-- The papers of the lists that are seen, each with what it counts, and the nodes above.
INSERT INTO paper_count SELECT id, count(*), sum(read) FROM (
    WITH RECURSIVE up(id, read) AS (
        SELECT coalesce(n.parent_id, -n.list_id),
            CASE WHEN n.box IS NULL THEN d.state IS 2 ELSE n.box NOT IN (9, 32) END
            FROM node n JOIN list l ON l.id = n.list_id LEFT JOIN node_data d ON d.node_id = n.id
            WHERE n.kind = 1 AND l.incomplete = 0
        UNION ALL
        SELECT coalesce(n.parent_id, -n.list_id), up.read FROM up JOIN node n ON n.id = up.id)
    SELECT id, read FROM up) GROUP BY id;

-- The nodes of a list that is being imported are counted when it is seen, by these or by who
-- imported it.
CREATE TRIGGER count_list_complete AFTER UPDATE OF incomplete ON list
WHEN old.incomplete = 1 AND new.incomplete = 0 AND
    NOT EXISTS (SELECT 1 FROM paper_count WHERE node_id = -new.id) BEGIN
    INSERT INTO paper_count SELECT id, count(*), sum(read) FROM (
        WITH RECURSIVE up(id, read) AS (
            SELECT coalesce(n.parent_id, -n.list_id),
                CASE WHEN n.box IS NULL THEN d.state IS 2 ELSE n.box NOT IN (9, 32) END
                FROM node n LEFT JOIN node_data d ON d.node_id = n.id
                WHERE n.kind = 1 AND n.list_id = new.id
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id), up.read FROM up JOIN node n ON n.id = up.id)
        SELECT id, read FROM up) GROUP BY id;
END;
CREATE TRIGGER count_list_delete AFTER DELETE ON list BEGIN
    DELETE FROM paper_count WHERE node_id = -old.id;
END;
CREATE TRIGGER count_node_insert AFTER INSERT ON node
WHEN (new.kind = 1 OR EXISTS (SELECT 1 FROM paper_count WHERE node_id = new.id)) AND
    (SELECT incomplete FROM list WHERE id = new.list_id) = 0 BEGIN
    INSERT INTO paper_count SELECT id, papers, read FROM (
        WITH RECURSIVE up(id) AS (
            SELECT coalesce(new.parent_id, -new.list_id)
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
        SELECT id FROM up), (SELECT
            (new.kind = 1) + coalesce((SELECT papers FROM paper_count WHERE node_id = new.id), 0)
                AS papers,
            (CASE WHEN new.kind <> 1 THEN 0 WHEN new.box IS NOT NULL THEN new.box NOT IN (9, 32)
                ELSE (SELECT state FROM node_data WHERE node_id = new.id) IS 2 END) +
                coalesce((SELECT read FROM paper_count WHERE node_id = new.id), 0) AS read)
        WHERE true ON CONFLICT (node_id) DO UPDATE SET
            papers = papers + excluded.papers, read = read + excluded.read;
END;
-- Before: the way up is still there. What was below it then stands at the top.
CREATE TRIGGER count_node_delete BEFORE DELETE ON node BEGIN
    UPDATE paper_count SET
        papers = papers - (old.kind = 1) -
            coalesce((SELECT c.papers FROM paper_count c WHERE c.node_id = old.id), 0),
        read = read - (CASE WHEN old.kind <> 1 THEN 0 WHEN old.box IS NOT NULL
            THEN old.box NOT IN (9, 32)
            ELSE (SELECT state FROM node_data WHERE node_id = old.id) IS 2 END) -
            coalesce((SELECT c.read FROM paper_count c WHERE c.node_id = old.id), 0)
        WHERE (SELECT incomplete FROM list WHERE id = old.list_id) = 0 AND node_id IN (
            WITH RECURSIVE up(id) AS (
                SELECT coalesce(old.parent_id, -old.list_id)
                UNION ALL
                SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
            SELECT id FROM up);
    DELETE FROM paper_count WHERE node_id = old.id;
END;
CREATE TRIGGER count_node_update AFTER UPDATE OF parent_id, list_id, kind, box ON node
WHEN (old.parent_id IS NOT new.parent_id OR old.list_id <> new.list_id OR
    (old.kind = 1) <> (new.kind = 1) OR (new.kind = 1 AND old.box IS NOT new.box)) AND
    (old.kind = 1 OR new.kind = 1 OR EXISTS (SELECT 1 FROM paper_count WHERE node_id = new.id)) AND
    (SELECT incomplete FROM list WHERE id = new.list_id) = 0 BEGIN
    UPDATE paper_count SET
        papers = papers - (old.kind = 1) -
            coalesce((SELECT c.papers FROM paper_count c WHERE c.node_id = old.id), 0),
        read = read - (CASE WHEN old.kind <> 1 THEN 0 WHEN old.box IS NOT NULL
            THEN old.box NOT IN (9, 32)
            ELSE (SELECT state FROM node_data WHERE node_id = old.id) IS 2 END) -
            coalesce((SELECT c.read FROM paper_count c WHERE c.node_id = old.id), 0)
        WHERE node_id IN (
            WITH RECURSIVE up(id) AS (
                SELECT coalesce(old.parent_id, -old.list_id)
                UNION ALL
                SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
            SELECT id FROM up);
    INSERT INTO paper_count SELECT id, papers, read FROM (
        WITH RECURSIVE up(id) AS (
            SELECT coalesce(new.parent_id, -new.list_id)
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
        SELECT id FROM up), (SELECT
            (new.kind = 1) + coalesce((SELECT papers FROM paper_count WHERE node_id = new.id), 0)
                AS papers,
            (CASE WHEN new.kind <> 1 THEN 0 WHEN new.box IS NOT NULL THEN new.box NOT IN (9, 32)
                ELSE (SELECT state FROM node_data WHERE node_id = new.id) IS 2 END) +
                coalesce((SELECT read FROM paper_count WHERE node_id = new.id), 0) AS read)
        WHERE papers > 0 ON CONFLICT (node_id) DO UPDATE SET
            papers = papers + excluded.papers, read = read + excluded.read;
END;
-- A paper without a box is read where its data says so.
CREATE TRIGGER count_data_insert AFTER INSERT ON node_data WHEN new.state = 2 BEGIN
    UPDATE paper_count SET read = read + 1 WHERE node_id IN (
        WITH RECURSIVE up(id) AS (
            SELECT coalesce(n.parent_id, -n.list_id) FROM node n JOIN list l ON l.id = n.list_id
                WHERE n.id = new.node_id AND n.kind = 1 AND n.box IS NULL AND l.incomplete = 0
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
        SELECT id FROM up);
END;
CREATE TRIGGER count_data_update AFTER UPDATE OF state ON node_data
WHEN (old.state = 2) <> (new.state = 2) BEGIN
    UPDATE paper_count SET read = read + (new.state = 2) - (old.state = 2) WHERE node_id IN (
        WITH RECURSIVE up(id) AS (
            SELECT coalesce(n.parent_id, -n.list_id) FROM node n JOIN list l ON l.id = n.list_id
                WHERE n.id = new.node_id AND n.kind = 1 AND n.box IS NULL AND l.incomplete = 0
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
        SELECT id FROM up);
END;
CREATE TRIGGER count_data_delete AFTER DELETE ON node_data WHEN old.state = 2 BEGIN
    UPDATE paper_count SET read = read - 1 WHERE node_id IN (
        WITH RECURSIVE up(id) AS (
            SELECT coalesce(n.parent_id, -n.list_id) FROM node n JOIN list l ON l.id = n.list_id
                WHERE n.id = old.node_id AND n.kind = 1 AND n.box IS NULL AND l.incomplete = 0
            UNION ALL
            SELECT coalesce(n.parent_id, -n.list_id) FROM up JOIN node n ON n.id = up.id)
        SELECT id FROM up);
END;

-- Looked for at every start, and whenever a record came.
CREATE INDEX node_data_orphaned ON node_data(orphaned_at) WHERE orphaned_at IS NOT NULL;
CREATE INDEX record_news ON record(work) WHERE news <> 0;
-- Whose note a file is.
CREATE INDEX node_note ON node(note_path) WHERE note_path IS NOT NULL;
CREATE INDEX node_data_note ON node_data(note_path) WHERE note_path <> '';

-- Works whose job came, went or got another state, in the order of their last change: what another
-- process did is seen without reading the queue.
CREATE TABLE job_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work TEXT NOT NULL UNIQUE
);
CREATE TABLE job_count (
    state INTEGER PRIMARY KEY,             -- FetchState
    jobs INTEGER NOT NULL
);
INSERT INTO job_count SELECT state, count(*) FROM job GROUP BY state;
CREATE TRIGGER job_change_insert AFTER INSERT ON job BEGIN
    DELETE FROM job_change WHERE work = new.work;
    INSERT INTO job_change (work) VALUES (new.work);
    INSERT INTO job_count VALUES (new.state, 1)
        ON CONFLICT (state) DO UPDATE SET jobs = jobs + 1;
END;
CREATE TRIGGER job_change_update AFTER UPDATE OF state ON job WHEN old.state <> new.state BEGIN
    DELETE FROM job_change WHERE work = new.work;
    INSERT INTO job_change (work) VALUES (new.work);
    UPDATE job_count SET jobs = jobs - 1 WHERE state = old.state;
    INSERT INTO job_count VALUES (new.state, 1)
        ON CONFLICT (state) DO UPDATE SET jobs = jobs + 1;
END;
CREATE TRIGGER job_change_delete AFTER DELETE ON job BEGIN
    DELETE FROM job_change WHERE work = old.work;
    INSERT INTO job_change (work) VALUES (old.work);
    UPDATE job_count SET jobs = jobs - 1 WHERE state = old.state;
END;

-- What is searched (store/searchtable.h). The index holds no text of its own: FTS5 could only take
-- a row out of it again by the very words that went in, so a text that changed gets a new number,
-- and what stands under the old one is found by nobody. No prefix index: it makes the file and the
-- indexing 2.7 times what they are, and only one letter alone is found in half the time.
CREATE VIRTUAL TABLE search USING fts5(
    title, keywords, authors, ids, venue, remark, abstract, note,
    content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE search_word USING fts5vocab(search, row);
CREATE TABLE search_doc (
    doc INTEGER PRIMARY KEY AUTOINCREMENT, -- its rowid in search
    node_id INTEGER NOT NULL UNIQUE,
    year INTEGER NOT NULL DEFAULT 0,       -- 0: unknown
    has_note INTEGER NOT NULL DEFAULT 0,
    note TEXT,                             -- the note's path, absolute; there may be no such file
    note_stamp INTEGER NOT NULL DEFAULT 0  -- of the file that was read
);
CREATE INDEX search_doc_note ON search_doc(note) WHERE note IS NOT NULL;

-- Nodes whose texts changed since they were indexed. The stamp tells a change that came while one
-- was being indexed.
CREATE TABLE search_dirty (
    node_id INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL
);
CREATE TRIGGER search_node_insert AFTER INSERT ON node WHEN new.kind <> 3 BEGIN
    INSERT INTO search_dirty VALUES (new.id, random())
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_node_update AFTER UPDATE ON node
WHEN (old.kind <> 3 OR new.kind <> 3) AND (
    old.kind <> new.kind OR old.title <> new.title OR old.keywords <> new.keywords OR
    old.remark <> new.remark OR old.tags <> new.tags OR old.venue <> new.venue OR
    old.authors <> new.authors OR old.year <> new.year OR old.arxiv IS NOT new.arxiv OR
    old.doi IS NOT new.doi OR old.url IS NOT new.url OR old.links IS NOT new.links OR
    old.note_path IS NOT new.note_path OR old.list_id <> new.list_id) BEGIN
    INSERT INTO search_dirty VALUES (new.id, random())
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_node_delete AFTER DELETE ON node WHEN old.kind <> 3 BEGIN
    DELETE FROM search_doc WHERE node_id = old.id;
    DELETE FROM search_dirty WHERE node_id = old.id;
END;
CREATE TRIGGER search_data_insert AFTER INSERT ON node_data
WHEN new.keywords <> '' OR new.remark <> '' OR new.note_path <> '' BEGIN
    INSERT INTO search_dirty VALUES (new.node_id, random())
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_data_update AFTER UPDATE ON node_data
WHEN old.keywords <> new.keywords OR old.remark <> new.remark OR old.note_path <> new.note_path BEGIN
    INSERT INTO search_dirty VALUES (new.node_id, random())
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_data_delete AFTER DELETE ON node_data
WHEN old.keywords <> '' OR old.remark <> '' OR old.note_path <> '' BEGIN
    INSERT INTO search_dirty VALUES (old.node_id, random())
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_record_insert AFTER INSERT ON record BEGIN
    INSERT INTO search_dirty SELECT id, random() FROM (
        SELECT id FROM node WHERE arxiv = new.work
        UNION SELECT id FROM node WHERE doi IS NOT NULL AND lower(doi) = substr(new.work, 5)
        UNION SELECT id FROM node WHERE url = new.work) WHERE true
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_record_update AFTER UPDATE ON record
WHEN old.title <> new.title OR old.authors <> new.authors OR old.abstract <> new.abstract OR
    old.published IS NOT new.published OR old.journal_ref <> new.journal_ref OR
    old.comment <> new.comment OR old.doi <> new.doi OR old.arxiv <> new.arxiv BEGIN
    INSERT INTO search_dirty SELECT id, random() FROM (
        SELECT id FROM node WHERE arxiv = new.work
        UNION SELECT id FROM node WHERE doi IS NOT NULL AND lower(doi) = substr(new.work, 5)
        UNION SELECT id FROM node WHERE url = new.work) WHERE true
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_note_insert AFTER INSERT ON note BEGIN
    INSERT INTO search_dirty SELECT node_id, random() FROM search_doc WHERE note = new.path
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_note_update AFTER UPDATE ON note
WHEN old.path <> new.path OR old.hash IS NOT new.hash OR old.draft IS NOT new.draft BEGIN
    INSERT INTO search_dirty SELECT node_id, random() FROM search_doc
        WHERE note = old.path OR note = new.path
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER search_note_delete AFTER DELETE ON note BEGIN
    INSERT INTO search_dirty SELECT node_id, random() FROM search_doc WHERE note = old.path
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
-- Notes are found from where the list lies.
CREATE TRIGGER search_list_moved AFTER UPDATE OF path ON list
WHEN old.path IS NOT new.path AND old.incomplete = 0 BEGIN
    INSERT INTO search_dirty SELECT id, random() FROM node
        WHERE list_id = new.id AND kind <> 3
        ON CONFLICT (node_id) DO UPDATE SET stamp = excluded.stamp;
END;
-- What is there already.
INSERT INTO search_dirty SELECT id, random() FROM node WHERE kind <> 3;

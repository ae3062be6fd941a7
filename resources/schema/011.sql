-- "Next up", the shelf that a person orders by hand, and when papers were read (figures).
ALTER TABLE node_data ADD COLUMN shelf INTEGER NOT NULL DEFAULT 0; -- place on it, with gaps; 0: not there
CREATE INDEX node_data_shelf ON node_data(shelf) WHERE shelf > 0;
CREATE INDEX node_data_read ON node_data(read_at) WHERE read_at > 0;

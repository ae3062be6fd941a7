-- Sections, without going through the papers.
CREATE INDEX node_section ON node(list_id, ord) WHERE kind = 0;
-- list.incomplete is 2 for a list that was closed, and 3 when its papers' data was put aside.

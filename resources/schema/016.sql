-- Sections, without going through the papers.
CREATE INDEX node_section ON node(list_id, ord) WHERE kind = 0;
-- list.incomplete is 2 while a list that was closed is taken away.

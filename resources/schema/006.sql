-- What stood on a page that papers come from when a person last looked, so that what is new there
-- can be marked.
CREATE TABLE page_entry (
    page TEXT NOT NULL,                    -- its address, without a fragment
    entry TEXT NOT NULL,                   -- a name of its work (core/workkeys.h), or its title's
    first_seen INTEGER NOT NULL,           -- seconds since 1970
    PRIMARY KEY (page, entry)
) WITHOUT ROWID;

-- What was given up (failed or unknown), a page at a time.
CREATE INDEX job_given_up ON job(id) WHERE state IN (4, 5);

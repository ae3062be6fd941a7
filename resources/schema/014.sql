-- What one service is asked next, and when: without reading what waits for others.
CREATE INDEX job_service ON job(state, service, priority DESC, id);
CREATE INDEX job_due ON job(state, service, not_before);

-- The tree as of a day is today's tree without what was moved since: moved bodies are found by periods that have ended.
-- The table has a row for each period of a body: some ten thousand.
-- squawk-ignore require-concurrent-index-creation
create index body_period_by_end on bodies.body_period (to_day) where to_day is not null and superseded_at is null;

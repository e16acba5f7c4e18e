-- Each taking of a job has a number: a worker that was thought dead and comes back is told that the job is another's.
alter table jobs.job add column takes integer not null default 0;
-- How often the program died while it did the job: one that kills every worker is given up.
alter table jobs.job add column crashes integer not null default 0;
-- Jobs are few: the index is made in a blink, and a migration runs in one transaction.
-- squawk-ignore require-concurrent-index-creation
create index job_unfinished on jobs.job (beat_at) where state in ('waiting', 'running');

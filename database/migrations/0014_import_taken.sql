-- How many rows of an import were taken over, so that whoever watches it does not have them counted again and again.
alter table rosters.import_run add column taken integer not null default 0;

update rosters.import_run run set taken = counted.taken
from (select run_id, count(*) as taken from rosters.import_row where taken_at is not null group by run_id) counted
where counted.run_id = run.run_id;

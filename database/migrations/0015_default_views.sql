-- One of somebody's views may open the list.
alter table people.saved_view add column is_default boolean not null default false;
-- Views are few and the file runs in one transaction.
-- squawk-ignore require-concurrent-index-creation
create unique index default_view_is_one on people.saved_view (account_id) where is_default;

-- What was typed to search for is kept sealed from now on; in what was kept before, it goes.
update people.saved_view set view = view #- '{filter,text}' where view #> '{filter,text}' is not null;
update rosters.export_run set list = list #- '{filter,text}' where list #> '{filter,text}' is not null;
update jobs.job set params = params #- '{filter,text}'
where kind = 'rosters.export' and ended_at is not null and params #> '{filter,text}' is not null;

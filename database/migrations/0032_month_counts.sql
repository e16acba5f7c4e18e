-- What was done in cases by body, month and kind, kept in the transaction of each step: a year of a city is a few hundred
-- thousand rows where the steps are millions. By id, since the numbers of bodies move.
create table cases.month_count (
  body_id   bigint not null,
  -- The first day of the month in which it was decided.
  month     date not null,
  procedure text not null,
  kind      text not null check (kind in ('opened', 'step', 'closed')),
  count     integer not null,
  primary key (body_id, month, procedure, kind)
);

insert into cases.month_count (body_id, month, procedure, kind, count)
select r.body_id, date_trunc('month', r.decided_on)::date, c.procedure,
  case when r.move = 'open' then 'opened' when r.to_step = 'end' then 'closed' else 'step' end, count(*)
from cases.step_record r join cases.case_file c using (case_id)
group by 1, 2, 3, 4;

-- Until when a request for an export waits for a second person. It belongs to the rule of the day on which it was asked
-- for: a city that decides otherwise adds a row, and requests that wait keep their day.
-- squawk-ignore adding-required-field
alter table rosters.export_rule
  add column consent_days integer not null default 7 check (consent_days between 1 and 366);

-- The last day on which somebody may agree; null for what went out on one person's word.
alter table rosters.export_run add column lapses_on date;
-- The table is small: a row for each export.
update rosters.export_run set lapses_on = (made_at at time zone 'Asia/Shanghai')::date + 7 where state <> 'free';
-- squawk-ignore constraint-missing-not-valid
alter table rosters.export_run add constraint export_waits_until_a_day check (state = 'free' or lapses_on is not null);

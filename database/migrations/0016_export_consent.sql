-- From how many people on a list goes out only with a second person's consent. The rule is data: a city that decides
-- otherwise adds a row with its day and its basis, and former exports keep the rule they were judged by.
create table rosters.export_rule (
  from_day date primary key,
  -- Up to so many people in 24 hours go out on one person's word.
  most     integer not null check (most >= 0),
  basis_zh text not null,
  basis_en text not null
);
insert into rosters.export_rule (from_day, most, basis_zh, basis_en) values (
  '2026-01-01', 100,
  'GB/T 35273-2020 第 7.1 条：批量下载个人信息要有内部审批（要点转述）。100 人这条线由本系统设定，城市可以另定',
  'GB/T 35273-2020, 7.1: downloading personal data in bulk needs an approval within the body (in short). The line of 100 people is this system''s; a city may draw another'
);

-- `free`: up to the rule's number; otherwise proposed by one and settled by another.
alter table rosters.export_run
  add column state text not null default 'free'
    check (state in ('free', 'proposed', 'agreed', 'refused', 'withdrawn')),
  -- People on the list when it was asked for.
  add column counted integer not null default 0,
  add column reason text check (length(reason) between 4 and 300),
  -- The person behind the account that asks: two accounts of one person are one pair of eyes.
  add column account_person bigint,
  add column settled_by bigint,
  add column settled_at timestamptz,
  add column note text check (length(note) <= 300);
-- The table is small: a row for each export.
-- squawk-ignore constraint-missing-not-valid
alter table rosters.export_run add constraint export_says_what_for check (state = 'free' or reason is not null);
-- squawk-ignore constraint-missing-not-valid
alter table rosters.export_run add constraint export_has_four_eyes
  check (state not in ('agreed', 'refused') or (settled_by is not null and settled_by <> account_id));
-- squawk-ignore require-concurrent-index-creation
create index export_run_proposed on rosters.export_run (run_id) where state = 'proposed';

-- Rosters that come in and go out: what was read, what was found, what was taken over.
create schema rosters;

create table rosters.import_run (
  run_id      bigint primary key,
  account_id  bigint not null,
  body_id     bigint not null,
  body_lo     bigint not null,
  file_id     bigint,
  file_name   text not null,
  kind        text not null,
  state       text not null default 'checking'
              check (state in ('checking', 'refused', 'needs_choice', 'checked', 'committing', 'committed', 'failed', 'withdrawn')),
  options     jsonb not null default '{}',
  outcome     jsonb,
  totals      jsonb,
  job_id      bigint,
  made_at     timestamptz not null default now(),
  settled_at  timestamptz,
  version     integer not null default 1
);
create index import_run_by_account on rosters.import_run (account_id, run_id desc);

-- A judged row; the values are encrypted, since they hold numbers of people not yet taken in.
create table rosters.import_row (
  run_id    bigint not null references rosters.import_run,
  row_no    integer not null,
  sheet     text not null,
  sheet_row integer not null,
  status    text not null check (status in ('good', 'warn', 'bad')),
  effect    text check (effect in ('add', 'change', 'same', 'conflict')),
  person_id bigint,
  cells     bytea not null,
  taken_at  timestamptz,
  primary key (run_id, row_no)
);
create index import_row_by_status on rosters.import_row (run_id, status, row_no);

create table rosters.import_issue (
  run_id   bigint not null references rosters.import_run,
  issue_no integer not null,
  row_no   integer,
  sheet    text,
  sheet_row integer,
  cell     text,
  field    text,
  code     text not null,
  severity text not null check (severity in ('error', 'warning', 'notice')),
  raw      bytea,
  fix      bytea,
  sealed   bytea,
  primary key (run_id, issue_no)
);
create index import_issue_by_code on rosters.import_issue (run_id, code, issue_no);
create index import_issue_by_row on rosters.import_issue (run_id, row_no);

create table rosters.export_run (
  run_id     bigint primary key,
  account_id bigint not null,
  body_id    bigint not null,
  format     text not null check (format in ('xlsx', 'csv')),
  list       jsonb not null,
  job_id     bigint,
  file_id    bigint,
  rows       bigint,
  mark       text not null,
  made_at    timestamptz not null default now()
);
create index export_run_by_account on rosters.export_run (account_id, run_id desc);

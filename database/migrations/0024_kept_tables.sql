-- Statistics: tables that somebody composed and keeps.
create schema statistics;

create table statistics.saved_table (
  table_id   bigint primary key,
  account_id bigint not null,
  name       text not null check (length(name) between 1 and 40),
  -- What is asked, never an answer.
  question   jsonb not null,
  -- The body for which it is shared, with everything below it.
  shared_with bigint,
  made_at    timestamptz not null default now(),
  constraint saved_table_name_once unique (account_id, name)
);
create index saved_table_shared on statistics.saved_table (shared_with) where shared_with is not null;

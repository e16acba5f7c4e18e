-- The tables of foundation: answers to commands, audit, change feed, jobs, files.
create schema command;
create schema audit;
create schema feed;
create schema jobs;
create schema files;

-- One row for each accepted command: a retry with the same key gets the same answer.
create table command.answer (
  account_id   bigint not null,
  key          text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  answer       jsonb,
  made_at      timestamptz not null default now(),
  primary key (account_id, key)
);
create index answer_by_age on command.answer (made_at);

-- Every change, every look at personal data, every refusal and sign-in. Rows are added, never changed.
-- Ids are ordered by time, so the table is partitioned by them; `xact` lets the sealer cut by snapshot.
create table audit.entry (
  entry_id     bigint not null,
  xact         xid8 not null default pg_current_xact_id(),
  made_at      timestamptz not null default now(),
  kind         text not null check (kind in ('change', 'look', 'refusal', 'sign-in')),
  account_id   bigint,
  action       text not null,
  purpose      text,
  body_id      bigint,
  subject_kind text,
  subject_id   bigint,
  person_ids   bigint[],
  detail       jsonb,
  primary key (entry_id)
) partition by range (entry_id);
create table audit.entry_default partition of audit.entry default;
create index entry_by_xact on audit.entry (xact, entry_id);
create index entry_by_subject on audit.entry (subject_id, entry_id) where subject_id is not null;
-- Looks are by far the most entries and are found by their time or by person (audit.look): two indexes less for each.
create index entry_by_account on audit.entry (account_id, entry_id) where kind <> 'look';
-- Looks are the mass; whatever else happened is found by its kind without reading through them.
create index entry_by_kind on audit.entry (kind, entry_id) where kind <> 'look';

-- The chain: each link hashes its entry and the link before. The newest hash is also kept outside the database.
create table audit.link (
  sequence bigint primary key,
  entry_id bigint not null,
  xact     xid8 not null,
  hash     bytea not null
);

-- Who looked at whom, written from the sealed looks: the answer to "who looked at me".
create table audit.look (
  person_id bigint not null,
  entry_id  bigint not null,
  primary key (person_id, entry_id)
);

-- What changed, for caches and statistics. Read by snapshot (xact), never by number alone.
create table feed.change (
  change_id bigint not null,
  xact      xid8 not null default pg_current_xact_id(),
  kind      text not null,
  id        bigint not null,
  body_lo   bigint,
  primary key (change_id)
) partition by range (change_id);
create table feed.change_default partition of feed.change default;
create index change_by_xact on feed.change (xact, change_id);

-- Long work with its progress; pg-boss only says whose turn it is.
create table jobs.job (
  job_id     bigint primary key,
  kind       text not null,
  account_id bigint,
  body_id    bigint,
  state      text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'stopped')),
  done       bigint not null default 0,
  total      bigint,
  params     jsonb not null,
  cursor     jsonb,
  result     jsonb,
  problem    jsonb,
  made_at    timestamptz not null default now(),
  started_at timestamptz,
  ended_at   timestamptz,
  beat_at    timestamptz
);
create index job_by_account on jobs.job (account_id, job_id desc);

-- Files are kept encrypted in the data folder; here is what is known about them.
create table files.file (
  file_id      bigint primary key,
  name         text not null check (length(name) between 1 and 255),
  content_type text not null,
  bytes        bigint not null,
  sha256       bytea not null,
  stored_as    text not null,
  account_id   bigint,
  body_id      bigint,
  made_at      timestamptz not null default now(),
  expires_at   timestamptz
);
create index file_by_expiry on files.file (expires_at) where expires_at is not null;

-- The application adds to the audit and the feed; it never changes or removes what is there.
do $$
begin
  if exists (select from pg_roles where rolname = 'zugong_app') then
    revoke update, delete on audit.entry, audit.entry_default, audit.link, audit.look, feed.change, feed.change_default
      from zugong_app;
  end if;
end $$;

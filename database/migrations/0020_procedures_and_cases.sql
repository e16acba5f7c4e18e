-- Definitions of procedures by edition, and the cases that run them.
create schema procedures;

-- An edition is never changed once a case was judged by it; a better one is another edition.
create table procedures.edition (
  procedure  text not null,
  edition    text not null,
  valid_from date not null,
  digest     bytea not null,
  definition jsonb not null,
  loaded_at  timestamptz not null default now(),
  primary key (procedure, edition)
);

create schema cases;

-- The present state of a case. `values` and `sources` hold every fact of the case, each once.
create table cases.case_file (
  case_id       bigint primary key,
  number        text collate "C" not null,
  procedure     text not null,
  variant       text,
  person_id     bigint not null,
  -- The branch that holds it; the other side of a transfer; the body whose turn it is.
  body_id       bigint not null,
  body_lo       bigint not null,
  other_id      bigint,
  other_lo      bigint,
  turn_id       bigint,
  turn_lo       bigint,
  assignee_id   bigint,
  stage         text not null,
  step          text not null,
  step_since    date not null,
  due_on        date,
  -- Sorts those without a due day last, and can be walked by an index.
  due_key       date not null generated always as (coalesce(due_on, '9999-12-31')) stored,
  -- Told to the superior: once in each stage, never again.
  escalated     boolean not null default false,
  -- It came back from a later step and was not sent on yet.
  returned      boolean not null default false,
  state         text not null check (state in ('open', 'suspended', 'closed')),
  outcome       text,
  opened_on     date not null,
  closed_on     date,
  values        jsonb not null default '{}',
  sources       jsonb not null default '{}',
  -- By party: body_id and lo, as they were found last.
  parties       jsonb not null default '{}',
  -- By step code: date, outcome, edition, entries, what the person was before an effect.
  steps         jsonb not null default '{}',
  typed         integer not null default 0,
  derived       integer not null default 0,
  -- Fields that were asked although they were held: always 0, and counted so that it can be seen.
  twice         integer not null default 0,
  added_signs   integer not null default 0,
  moved_by      bigint not null,
  moved_at      timestamptz not null default now(),
  version       integer not null default 1,
  constraint case_number_is_unique unique (number),
  constraint closed_case_has_no_turn check ((state = 'closed') = (closed_on is not null))
);
-- One open case of a procedure for each person.
create unique index case_is_open_once on cases.case_file (person_id, procedure) where state <> 'closed';
-- The two roads to an inbox: along the bodies for a small reach, along the days for a large one.
create index case_by_turn on cases.case_file (turn_lo, due_key, case_id) where turn_lo is not null;
create index case_by_due on cases.case_file (due_key, case_id, turn_lo) where state = 'open';
create index case_by_body on cases.case_file (body_lo, case_id);
-- Counts by step read nothing else.
create index case_running on cases.case_file (body_lo, procedure, stage, step) include (due_on, state) where state <> 'closed';
create index case_by_other on cases.case_file (other_lo) where other_lo is not null;
create index case_by_assignee on cases.case_file (assignee_id, due_key, case_id) where state = 'open' and assignee_id is not null;
create index case_by_person on cases.case_file (person_id, case_id);

-- Every move, with both times: when it was decided and when it was written down. Only ever added to. Ids are ordered by
-- time, so the table is kept by the month (foundation/audit/ensure-partitions.ts).
create table cases.step_record (
  case_id     bigint not null,
  record_id   bigint not null,
  recorded_at timestamptz not null,
  step        text not null,
  -- The edition by which this step was judged.
  edition     text not null,
  move        text not null,
  outcome     text,
  to_step     text,
  decided_on  date not null,
  body_id     bigint not null,
  account_id  bigint not null,
  values      jsonb not null default '{}',
  -- What the checks said at that moment, so that it can be read after the rules changed.
  checks      jsonb not null default '[]',
  note        text check (length(note) between 1 and 500),
  primary key (case_id, record_id)
) partition by range (record_id);
create table cases.step_record_default partition of cases.step_record default;
-- Months are found in it by their first id.
create index step_record_default_by_id on cases.step_record_default (record_id);

-- What was typed and not yet sent; shared by everybody who may do the step.
create table cases.draft (
  case_id    bigint primary key references cases.case_file,
  step       text not null,
  values     jsonb not null,
  account_id bigint not null,
  saved_at   timestamptz not null,
  version    integer not null
);

-- A paper as it was made: the facts it was printed from, so that the same bytes come out again.
create table cases.document (
  case_id     bigint not null references cases.case_file,
  document_id bigint not null,
  material    text not null,
  version     integer not null,
  number      text not null,
  facts       jsonb not null,
  digest      bytea not null,
  code        text not null,
  made_at     timestamptz not null,
  made_by     bigint not null,
  primary key (case_id, document_id),
  constraint document_version_is_unique unique (case_id, material, version)
);
create unique index document_code_is_unique on cases.document (code);

-- A scanned original with signatures.
create table cases.original (
  case_id      bigint not null references cases.case_file,
  original_id  bigint not null,
  material     text not null,
  file_id      text not null,
  digest       bytea not null,
  bytes        bigint not null,
  content_type text not null,
  added_at     timestamptz not null,
  added_by     bigint not null,
  replaced_at  timestamptz,
  primary key (case_id, original_id)
);

-- "Seen by … on …", in place of copies of identity papers.
create table cases.seen_paper (
  case_id    bigint not null references cases.case_file,
  seen_id    bigint not null,
  material   text not null,
  what       text not null check (length(what) between 1 and 60),
  seen_on    date not null,
  account_id bigint not null,
  primary key (case_id, seen_id)
);

-- Opinions of other bodies: those the procedure asks for and those somebody added, which count as added burden.
create table cases.sign_off (
  case_id    bigint not null references cases.case_file,
  sign_id    bigint not null,
  step       text not null,
  body_id    bigint not null,
  body_lo    bigint not null,
  added      boolean not null,
  agreed     boolean,
  note       text check (length(note) between 1 and 500),
  account_id bigint,
  settled_on date,
  primary key (case_id, sign_id)
);
create unique index sign_off_is_asked_once on cases.sign_off (case_id, step, body_id);
create index sign_off_by_body on cases.sign_off (body_lo) where agreed is null;

-- Whoever is a relative of the subject has no part in the case.
create table cases.recusal (
  case_id   bigint not null references cases.case_file,
  person_id bigint not null,
  reason    text not null check (length(reason) between 1 and 60),
  primary key (case_id, person_id)
);

-- The yearly plan of a body: how many may be admitted, and how many were.
create table cases.plan (
  procedure text not null,
  body_id   bigint not null,
  year      integer not null,
  quota     integer not null check (quota >= 0),
  used      integer not null default 0 check (used >= 0),
  version   integer not null default 1,
  primary key (procedure, body_id, year)
);

create index plan_by_body on cases.plan (body_id, year);

-- The next number of a procedure in a year.
create table cases.number_row (
  prefix text not null,
  year   integer not null,
  last   bigint not null,
  primary key (prefix, year)
);

-- What others may read of a case: for statistics and for the person's page.
create view cases.published_case as
  select case_id, number, procedure, variant, person_id, body_id, body_lo, other_id, other_lo, stage, step, step_since, due_on,
    state, outcome, opened_on, closed_on, typed, derived, twice, added_signs from cases.case_file;
-- Every step that was done, with the body that did it and the day on which it was decided.
create view cases.published_step as
  select c.procedure, c.case_id, c.person_id, c.body_lo, r.record_id, r.step, r.edition, r.move, r.outcome, r.decided_on,
    r.body_id, r.recorded_at
  from cases.step_record r join cases.case_file c using (case_id);

create or replace view bodies.published_body as
  select body_id, parent_id, lo, hi, depth, kind, sector, name, short_name, ended_on, branch_type, approves_admission,
    division_code
  from bodies.body;
create view people.published_heads as select lo, full_members, probationary from people.head_count;
create view people.published_post as select person_id, body_id, body_lo, post, title, from_day, to_day from people.post;
create view people.published_person as
  select person_id, name, name_key, bigrams, initials, sex, birth_date, member_type, member_state, body_id, body_lo
  from people.person;

do $$
begin
  if exists (select from pg_roles where rolname = 'zugong_app') then
    revoke update, delete on cases.step_record, cases.step_record_default from zugong_app;
  end if;
end $$;

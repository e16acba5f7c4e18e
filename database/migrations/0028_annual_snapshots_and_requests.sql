-- Tables of a year as they were frozen: the text is what was signed, and is never changed. Corrections come out by counting anew.
create table statistics.snapshot (
  snapshot_id bigint primary key,
  body_id     bigint not null,
  year        integer not null,
  made_at     timestamptz not null,
  made_by     bigint not null,
  content     text not null,
  digest      bytea not null,
  seal        bytea not null,
  constraint snapshot_once_a_year unique (body_id, year)
);

-- A question from above: written once, agreed to, answered by a query, kept with its receipt.
create table statistics.request (
  request_id   bigint primary key,
  title        text not null check (length(title) between 2 and 60),
  reason       text not null check (length(reason) between 2 and 500),
  basis        text not null check (length(basis) between 2 and 200),
  -- The body with everything below it that would have been asked.
  body_id      bigint not null,
  question     jsonb not null,
  minutes_each integer not null check (minutes_each between 1 and 480),
  asked_by     bigint not null,
  asked_at     timestamptz not null default now(),
  state        text not null default 'asked' check (state in ('asked', 'answered', 'refused', 'withdrawn')),
  settled_by   bigint,
  settled_at   timestamptz,
  note         text check (length(note) between 1 and 500),
  -- How many bodies were not asked, and the answer, both as of the moment of the consent.
  bodies       integer,
  answer       jsonb,
  version      integer not null default 1,
  constraint request_is_settled_with_a_name check ((state = 'asked') = (settled_by is null))
);
create index request_by_body on statistics.request (body_id, request_id desc);
create index request_open on statistics.request (request_id) where state = 'asked';

-- What was written of a person and when: by it one finds what changed after a table was frozen.
create view people.published_late_change as
  select f.person_id, p.name, p.body_id, p.body_lo, f.element, f.recorded_at, null::date as from_day
  from people.fact f join people.person p using (person_id)
  union all
  select m.person_id, p.name, m.body_id, b.lo, 'membership', m.recorded_at, m.from_day
  from people.membership m join people.person p using (person_id) join bodies.published_body b on b.body_id = m.body_id;

do $$
begin
  if exists (select from pg_roles where rolname = 'zugong_app') then
    revoke update, delete on statistics.snapshot from zugong_app;
  end if;
end $$;

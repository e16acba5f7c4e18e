-- The tree of bodies. A subtree is one range of `lo`; numbers are gapped so that most changes move nobody else.
create schema bodies;

create table bodies.body (
  body_id         bigint primary key,
  parent_id       bigint references bodies.body,
  lo              bigint not null,
  hi              bigint not null,
  depth           smallint not null,
  kind            text not null,
  branch_type     text,
  sector          text,
  division_code   text,
  name            text not null check (length(name) between 2 and 120),
  short_name      text not null check (length(short_name) between 2 and 60),
  name_key        text collate "C" not null,
  initials        text collate "C" not null,
  bigrams         text[] not null,
  established_on  date,
  ended_on        date,
  term_start      date,
  term_years      smallint,
  term_end        date,
  approves_admission boolean not null default false,
  origin_id       bigint not null,
  version         integer not null default 1,
  constraint body_interval_is_a_range check (lo <= hi),
  constraint body_ends_after_it_begins check (ended_on is null or established_on is null or ended_on >= established_on)
);
create unique index body_lo_is_unique on bodies.body (lo);
create index body_by_parent on bodies.body (parent_id, lo);
create index body_by_bigrams on bodies.body using gin (bigrams);
create index body_by_initials on bodies.body (initials, lo);
create index body_by_name on bodies.body (name);
create index body_by_short_name on bodies.body (short_name);
create index body_by_term on bodies.body (term_end, lo) where ended_on is null;

-- Where facts about bodies come from.
create table bodies.origin (
  origin_id   bigint primary key,
  kind        text not null check (kind in ('archive', 'form', 'meeting', 'decision', 'seen', 'import', 'computed', 'typed')),
  title       text not null,
  dated       date,
  recorded_at timestamptz not null default now(),
  account_id  bigint
);

-- What a body was called and where it hung, by the day it held [from_day, to_day) and by when it was known.
create table bodies.body_period (
  body_id       bigint not null references bodies.body,
  period_id     bigint not null,
  from_day      date not null,
  to_day        date,
  parent_id     bigint,
  kind          text not null,
  name          text not null,
  short_name    text not null,
  origin_id     bigint not null,
  recorded_at   timestamptz not null default now(),
  superseded_at timestamptz,
  primary key (body_id, period_id),
  constraint body_period_is_a_range check (to_day is null or to_day > from_day)
);
create index body_period_by_parent on bodies.body_period (parent_id);

-- Splits and merges: which body went on in which.
create table bodies.succession (
  from_body bigint not null references bodies.body,
  to_body   bigint not null references bodies.body,
  on_day    date not null,
  kind      text not null check (kind in ('split', 'merge')),
  primary key (from_body, to_body)
);

-- Other names under which a body is met in rosters.
create table bodies.alias (
  body_id bigint not null references bodies.body,
  name    text not null check (length(name) between 2 and 120),
  primary key (body_id, name)
);
create index alias_by_name on bodies.alias (name);

-- A planned change of the tree: previewed, dated, reversible until it is confirmed.
create table bodies.rearrangement (
  rearrangement_id bigint primary key,
  kind         text not null check (kind in ('found', 'rename', 'move', 'split', 'merge', 'close')),
  body_id      bigint not null references bodies.body,
  plan         jsonb not null,
  effective_on date not null,
  document     text not null,
  state        text not null default 'planned' check (state in ('planned', 'confirmed', 'withdrawn')),
  made_by      bigint not null,
  made_at      timestamptz not null default now(),
  settled_by   bigint,
  settled_at   timestamptz,
  version      integer not null default 1
);
create index rearrangement_by_body on bodies.rearrangement (body_id, rearrangement_id desc);
create index rearrangement_open on bodies.rearrangement (effective_on) where state = 'planned';

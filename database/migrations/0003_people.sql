-- One file per person. `person` is the present state; periods and facts hold how it came about.
-- Every table of a person carries person_id in its key, so that it can be distributed by it.
create schema people;

create table people.origin (
  origin_id   bigint primary key,
  kind        text not null check (kind in ('archive', 'form', 'meeting', 'decision', 'seen', 'import', 'computed', 'typed')),
  title       text not null,
  dated       date,
  recorded_at timestamptz not null default now(),
  account_id  bigint
);

-- Dates of people are partial: YYYY, YYYY-MM or YYYY-MM-DD; the day is never invented.
create table people.person (
  person_id      bigint primary key,
  name           text not null check (length(name) between 1 and 60),
  name_key       text collate "C" not null,
  initials       text collate "C" not null,
  bigrams        text[] not null,
  sex            text,
  birth_date     text collate "C" check (length(birth_date) in (4, 7, 10)),
  ethnicity      text,
  education      text,
  native_place   text,
  occupation     text,
  work_post      text,
  identity_mask  text,
  identity_cipher bytea,
  phone_mask     text,
  phone_cipher   bytea,
  member_type    text not null,
  member_state   text,
  official_level text,
  apply_date     text collate "C" check (length(apply_date) in (4, 7, 10)),
  activist_date  text collate "C" check (length(activist_date) in (4, 7, 10)),
  object_date    text collate "C" check (length(object_date) in (4, 7, 10)),
  join_date      text collate "C" check (length(join_date) in (4, 7, 10)),
  full_date      text collate "C" check (length(full_date) in (4, 7, 10)),
  body_id        bigint not null,
  body_lo        bigint not null,
  remark         text,
  pack           jsonb,
  origin_id      bigint not null,
  version        integer not null default 1
);
-- The two roads to "first 50 of a subtree by name": along the names for large subtrees, along the bodies for small ones.
create index person_by_name on people.person (name_key, person_id, body_lo, member_type);
create index person_by_body on people.person (body_lo, name_key, person_id, member_type);
create index person_by_initials on people.person (initials, body_lo);
create index person_by_bigrams on people.person using gin (bigrams);
create index person_by_level on people.person (official_level, body_lo) where official_level is not null;

-- An identity number belongs to one person: the claim is made in the same transaction as the person.
create table people.identity_claim (
  blind     bytea primary key,
  person_id bigint not null
);
create table people.phone_index (
  blind     bytea not null,
  person_id bigint not null,
  primary key (blind, person_id)
);

-- Where a person belonged and as what, [from_day, to_day), with the day of decision and the time of recording.
create table people.membership (
  person_id     bigint not null,
  membership_id bigint not null,
  from_day      date not null,
  to_day        date,
  body_id       bigint not null,
  member_type   text not null,
  member_state  text,
  decided_on    date,
  origin_id     bigint not null,
  recorded_at   timestamptz not null default now(),
  superseded_at timestamptz,
  primary key (person_id, membership_id),
  constraint membership_is_a_range check (to_day is null or to_day > from_day)
);

-- A fact that came otherwise than the rest of the file, or that replaced another one.
create table people.fact (
  person_id     bigint not null,
  fact_id       bigint not null,
  element       text not null,
  value         text,
  cipher        bytea,
  valid_from    date,
  origin_id     bigint not null,
  recorded_at   timestamptz not null default now(),
  recorded_by   bigint,
  superseded_at timestamptz,
  primary key (person_id, fact_id)
);

-- Posts in bodies (secretary, committee member) and leading posts of officials.
create table people.post (
  person_id   bigint not null,
  post_id     bigint not null,
  body_id     bigint not null,
  body_lo     bigint not null,
  post        text not null,
  title       text,
  from_day    date not null,
  to_day      date,
  decided_on  date,
  origin_id   bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (person_id, post_id),
  constraint post_is_a_range check (to_day is null or to_day > from_day)
);
create index post_by_body on people.post (body_lo, post) where to_day is null;

-- Heads per body and per block of bodies, written with every change: any subtree is counted in a few hundred rows.
create table people.head_count (
  lo           bigint primary key,
  full_members integer not null default 0,
  probationary integer not null default 0,
  objects      integer not null default 0,
  activists    integer not null default 0,
  applicants   integer not null default 0,
  others       integer not null default 0
);
create table people.head_block (
  block        bigint primary key,
  full_members integer not null default 0,
  probationary integer not null default 0,
  objects      integer not null default 0,
  activists    integer not null default 0,
  applicants   integer not null default 0,
  others       integer not null default 0
);

-- Lists that a user keeps: columns, filters and order under a name.
create table people.saved_view (
  account_id bigint not null,
  view_id    bigint not null,
  name       text not null check (length(name) between 1 and 40),
  view       jsonb not null,
  made_at    timestamptz not null default now(),
  primary key (account_id, view_id)
);

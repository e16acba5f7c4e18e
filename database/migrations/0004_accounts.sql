-- Who may sign in, and what they were granted, where, until when.
create schema accounts;

create table accounts.account (
  account_id     bigint primary key,
  sign_in_name   text not null check (length(sign_in_name) between 2 and 60),
  display_name   text not null check (length(display_name) between 1 and 60),
  person_id      bigint,
  password_hash  text not null,
  -- Set while the password is one that an administrator handed over: it must be changed, and ends then.
  one_time_until timestamptz,
  language       text not null default 'zh' check (language in ('zh', 'en')),
  text_size      text not null default 'normal' check (text_size in ('normal', 'large')),
  theme          text not null default 'light' check (theme in ('light', 'dark')),
  home_body      bigint,
  made_at        timestamptz not null default now(),
  disabled_at    timestamptz,
  version        integer not null default 1
);
create unique index sign_in_name_is_unique on accounts.account (lower(sign_in_name));

-- A role is proposed by one person and granted by another, neither of whom is the one who gets it.
create table accounts.grant_proposal (
  proposal_id bigint primary key,
  account_id  bigint not null references accounts.account,
  role        text not null,
  body_id     bigint,
  from_day    date not null,
  to_day      date,
  reason      text not null check (length(reason) between 4 and 300),
  state       text not null default 'open' check (state in ('open', 'granted', 'refused', 'withdrawn')),
  made_by     bigint not null,
  made_at     timestamptz not null default now(),
  settled_by  bigint,
  settled_at  timestamptz,
  note        text check (length(note) between 1 and 300),
  constraint proposal_is_a_period check (to_day is null or to_day > from_day),
  constraint proposal_is_for_another check (made_by <> account_id),
  constraint proposal_is_settled_by_another
    check (state not in ('granted', 'refused') or (settled_by <> made_by and settled_by <> account_id))
);
create unique index proposal_is_open_once on accounts.grant_proposal (account_id, role, coalesce(body_id, 0))
  where state = 'open';
create index proposal_by_account on accounts.grant_proposal (account_id);

create table accounts.grant (
  grant_id    bigint primary key,
  account_id  bigint not null references accounts.account,
  role        text not null,
  body_id     bigint,
  from_day    date not null,
  to_day      date,
  -- Nobody for the grants that come with an installation, before there is an administrator.
  proposal_id bigint references accounts.grant_proposal,
  proposed_by bigint,
  made_by     bigint,
  made_at     timestamptz not null default now(),
  ended_by    bigint,
  ended_at    timestamptz,
  constraint grant_is_a_period check (to_day is null or to_day > from_day),
  constraint grant_has_four_eyes check (
    (proposed_by is null and made_by is null)
    or (proposed_by <> made_by and proposed_by <> account_id and made_by <> account_id))
);
create index grant_by_account on accounts.grant (account_id);
create index grant_by_body on accounts.grant (body_id);
create index grant_of_administrators on accounts.grant (role) where body_id is null and ended_at is null;
create unique index proposal_is_granted_once on accounts.grant (proposal_id);

create table accounts.session (
  token_hash bytea primary key,
  session_id bigint not null,
  account_id bigint not null references accounts.account,
  made_at    timestamptz not null,
  seen_at    timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  device     text,
  address    text
);
create index session_by_account on accounts.session (account_id);
create unique index session_id_is_unique on accounts.session (session_id);

-- Wrong passwords by what they were aimed at: a name, an address, a known device. The aim is a MAC, so that nothing
-- typed is kept and names that do not exist are counted like those that do.
create table accounts.wrong_try (
  aim       bytea primary key,
  failures  integer not null,
  failed_at timestamptz not null
);

-- Browsers from which an account has signed in: others who guess at its name do not lock these out.
create table accounts.known_device (
  account_id  bigint not null references accounts.account,
  device_hash bytea not null,
  seen_at     timestamptz not null,
  primary key (account_id, device_hash)
);

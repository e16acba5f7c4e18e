-- Who may sign in, and what they were granted, where, until when.
create schema accounts;

create table accounts.account (
  account_id    bigint primary key,
  sign_in_name  text not null check (length(sign_in_name) between 2 and 60),
  display_name  text not null check (length(display_name) between 1 and 60),
  person_id     bigint,
  password_hash text not null,
  language      text not null default 'zh' check (language in ('zh', 'en')),
  text_size     text not null default 'normal' check (text_size in ('normal', 'large')),
  theme         text not null default 'light' check (theme in ('light', 'dark')),
  home_body     bigint,
  made_at       timestamptz not null default now(),
  disabled_at   timestamptz,
  failures      integer not null default 0,
  failed_at     timestamptz,
  version       integer not null default 1
);
create unique index sign_in_name_is_unique on accounts.account (lower(sign_in_name));

create table accounts.grant (
  grant_id    bigint primary key,
  account_id  bigint not null references accounts.account,
  role        text not null,
  body_id     bigint,
  from_day    date not null,
  to_day      date,
  proposed_by bigint,
  made_by     bigint,
  made_at     timestamptz not null default now(),
  ended_by    bigint,
  ended_at    timestamptz
);
create index grant_by_account on accounts.grant (account_id);
create index grant_by_body on accounts.grant (body_id);

-- A role is proposed by one administrator and granted by another.
create table accounts.grant_proposal (
  proposal_id bigint primary key,
  account_id  bigint not null references accounts.account,
  role        text not null,
  body_id     bigint,
  from_day    date not null,
  to_day      date,
  reason      text not null check (length(reason) between 4 and 300),
  state       text not null default 'open' check (state in ('open', 'granted', 'refused')),
  made_by     bigint not null,
  made_at     timestamptz not null default now(),
  settled_by  bigint,
  settled_at  timestamptz,
  version     integer not null default 1
);

create table accounts.session (
  token_hash bytea primary key,
  account_id bigint not null references accounts.account,
  made_at    timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  device     text
);
create index session_by_account on accounts.session (account_id);

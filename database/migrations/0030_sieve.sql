-- The ledger of items and what was said of the sieve's findings.
create schema sieve;

create table sieve.item (
  item_code  text collate "C" primary key,
  -- The body that answers for it; whoever may settle there may settle its findings.
  body_id    bigint not null,
  content    jsonb not null,
  digest     bytea not null,
  version    integer not null default 1,
  changed_at timestamptz not null default now()
);
create index item_by_body on sieve.item (body_id);

-- What a person decided about a finding, with the digest of the facts as they were then.
create table sieve.verdict (
  item_code   text collate "C" not null references sieve.item,
  finding_key text collate "C" not null,
  facts       text not null,
  accepted    boolean not null,
  reason      text check (length(reason) between 1 and 300),
  account_id  bigint not null,
  settled_at  timestamptz not null default now(),
  primary key (item_code, finding_key),
  constraint rejection_has_a_reason check (accepted or reason is not null)
);

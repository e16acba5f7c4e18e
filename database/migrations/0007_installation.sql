-- What this installation is: demonstration or real, which pack, which load of the city is complete.
create schema installation;
create table installation.setting (
  name   text primary key,
  value  jsonb not null,
  set_at timestamptz not null default now()
);

-- What a schema shows to the others: stores may read views named published_*, never another schema's tables.
create view bodies.published_body as
  select body_id, parent_id, lo, hi, depth, kind, sector, name, short_name, ended_on from bodies.body;
create view accounts.published_account as select account_id, display_name from accounts.account;

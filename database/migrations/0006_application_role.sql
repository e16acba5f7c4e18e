-- The role the application works as: it may add to the audit and the feed, never change or remove what is there.
-- Roles belong to the server. Where the owner may not make roles, the application runs as the owner and says so.
do $$
declare
  schema_name text;
begin
  if not exists (select from pg_roles where rolname = 'zugong_app') then
    create role zugong_app nologin;
  end if;
  if not pg_has_role(current_user, 'zugong_app', 'member') then
    execute format('grant zugong_app to %I', current_user);
  end if;
  foreach schema_name in array array['command', 'audit', 'feed', 'jobs', 'files', 'bodies', 'people', 'accounts', 'rosters'] loop
    execute format('grant usage on schema %I to zugong_app', schema_name);
    execute format('grant select, insert, update, delete on all tables in schema %I to zugong_app', schema_name);
  end loop;
  revoke update, delete on all tables in schema audit, feed from zugong_app;
exception
  when insufficient_privilege then
    raise notice 'zugong_app could not be made: the application works as the owner of the tables';
end $$;

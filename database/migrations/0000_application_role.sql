-- The role the application works as, and what it may do with tables to come.
-- Roles belong to the server. Where the owner may not make roles, the application works as the owner and says so.
do $$
begin
  if not exists (select from pg_roles where rolname = 'zugong_app') then
    create role zugong_app nologin;
  end if;
  if not pg_has_role(current_user, 'zugong_app', 'member') then
    execute format('grant zugong_app to %I', current_user);
  end if;
  alter default privileges grant usage on schemas to zugong_app;
  alter default privileges grant select, insert, update, delete on tables to zugong_app;
  grant usage on schema public to zugong_app;
exception
  when insufficient_privilege or duplicate_object or unique_violation then
    raise notice 'zugong_app could not be made: the application works as the owner of the tables';
end $$;

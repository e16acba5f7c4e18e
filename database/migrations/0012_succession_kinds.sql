-- A body may come out of another by a split and take it in by a merge years later: two successions of one pair.
-- squawk-ignore require-concurrent-index-creation
create unique index succession_of_a_kind on bodies.succession (from_body, to_body, kind);
alter table bodies.succession drop constraint succession_pkey;
alter table bodies.succession add constraint succession_pkey primary key using index succession_of_a_kind;

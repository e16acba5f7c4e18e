-- A change that is confirmed before its day waits for it; one that can no longer take effect says why.
alter table bodies.rearrangement
  -- Every body that the change touches: each of them shows it.
  add column concerned bigint[] not null default '{}',
  -- Why it was confirmed although a rule asks for a reason.
  add column reason text check (length(reason) between 4 and 300),
  -- What it brought about, as it was seen when it took effect.
  add column outcome jsonb,
  add column problem jsonb,
  add column applied_at timestamptz;
-- There are no rows to be looked through: nothing could write this table before.
alter table bodies.rearrangement drop constraint rearrangement_state_check;
-- squawk-ignore constraint-missing-not-valid
alter table bodies.rearrangement add constraint rearrangement_state_check
  check (state in ('planned', 'waiting', 'confirmed', 'withdrawn'));
-- squawk-ignore require-concurrent-index-creation
create index rearrangement_by_concerned on bodies.rearrangement using gin (concerned);
-- squawk-ignore require-concurrent-index-creation
create index rearrangement_waiting on bodies.rearrangement (effective_on) where state = 'waiting';
-- Who belonged to a body on a day: asked when a body is closed or joined to another, and by statistics as of a day.
-- Built while the table is small or the system is being upgraded; a migration runs in one transaction.
-- squawk-ignore require-concurrent-index-creation
create index membership_by_body on people.membership (body_id, from_day);

-- Inboxes of large reaches walk tens of thousands of waiting cases: they are told apart in the index alone, without a look
-- at each row.
-- Built while the table is small or the system is being upgraded; a migration runs in one transaction.
-- squawk-ignore require-concurrent-index-deletion
drop index cases.case_by_turn;
-- squawk-ignore require-concurrent-index-creation
create index case_by_turn on cases.case_file (turn_lo, due_key, case_id)
  include (assignee_id, procedure, stage, body_lo, state) where turn_lo is not null;
-- squawk-ignore require-concurrent-index-deletion
drop index cases.case_by_due;
-- squawk-ignore require-concurrent-index-creation
create index case_by_due on cases.case_file (due_key, case_id)
  include (turn_lo, assignee_id, procedure, stage, body_lo) where state = 'open';

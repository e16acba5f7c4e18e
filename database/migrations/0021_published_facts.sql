-- Facts for statistics (foundation/cube): one row for each fact that is valid, with today's number of its body. A row that
-- was superseded is not shown. What a person is like is told as it is now, what they were in the organisation by period.

create or replace view bodies.published_body as
  select body_id, parent_id, lo, hi, depth, kind, sector, name, short_name, ended_on, branch_type, approves_admission,
    division_code, established_on, term_end
  from bodies.body;

create view bodies.published_body_fact as
  select p.period_id, p.body_id, b.lo as body_lo, p.from_day, p.to_day, p.kind, b.branch_type, b.sector, b.division_code,
    b.established_on, b.term_end, b.approves_admission::int as approves_admission
  from bodies.body_period p join bodies.body b using (body_id)
  where p.superseded_at is null;

create view people.published_membership_fact as
  select m.membership_id, m.person_id, m.body_id, b.lo as body_lo, m.from_day, m.to_day, m.member_type, m.member_state,
    p.sex, p.birth_date, p.ethnicity, p.education, p.occupation, p.official_level, p.apply_date, p.activist_date,
    p.object_date, p.join_date, p.full_date, b.kind as body_kind, b.branch_type, b.sector, b.division_code
  from people.membership m
  join people.person p using (person_id)
  join bodies.published_body b on b.body_id = m.body_id
  where m.superseded_at is null;

create view people.published_post_fact as
  select t.post_id, t.person_id, t.body_id, b.lo as body_lo, t.from_day, t.to_day, t.post, p.member_type, p.sex,
    p.birth_date, p.ethnicity, p.education, p.join_date, b.kind as body_kind, b.branch_type, b.sector, b.division_code
  from people.post t
  join people.person p using (person_id)
  join bodies.published_body b on b.body_id = t.body_id;

-- Days from opening to closing, 0 while it runs: its sum over closed cases and their count give the mean.
create view cases.published_case_fact as
  select case_id, person_id, body_id, body_lo, procedure, variant, stage, step, state, outcome, opened_on, closed_on,
    typed, derived, twice, added_signs, coalesce(closed_on - opened_on, 0) as days
  from cases.case_file;

create view cases.published_step_fact as
  select r.record_id, r.case_id, c.person_id, c.body_id, c.body_lo, c.procedure, c.variant, r.step, r.move, r.outcome,
    r.edition, r.decided_on
  from cases.step_record r join cases.case_file c using (case_id);

-- Who came to a body as a member and who left it, for statistics: each row is one change of one period, with its way.
-- Movements are counted from 2020 on; what lies before is told by the dates of the person.

-- Joining and probation's end are told from the rows before; whoever appears without them came from outside the records.
create view people.published_arrival_fact as
  select m.membership_id, m.person_id, m.body_id, b.lo as body_lo, m.from_day as on_day, m.member_type,
    case
      when before.member_type in ('1', '2') and before.body_id = m.body_id then 'converted'
      when before.member_type in ('1', '2') then 'transferred'
      when left(m.from_day::text, length(p.join_date)) = p.join_date then 'admitted'
      else 'entered'
    end as way,
    p.sex, p.birth_date, p.ethnicity, p.education, p.occupation, b.kind as body_kind, b.branch_type, b.sector,
    b.division_code
  from people.membership m
  join people.person p using (person_id)
  join bodies.published_body b on b.body_id = m.body_id
  left join lateral (
    select e.member_type, e.body_id from people.membership e
    where e.person_id = m.person_id and e.to_day = m.from_day and e.superseded_at is null limit 1) before on true
  where m.superseded_at is null and m.from_day >= date '2020-01-01' and m.member_type in ('1', '2')
    and (before.member_type is null or before.body_id <> m.body_id or before.member_type not in ('1', '2')
      or (before.member_type = '2' and m.member_type = '1'));

create view people.published_departure_fact as
  select m.membership_id, m.person_id, m.body_id, b.lo as body_lo, m.to_day as on_day, m.member_type,
    case
      when after.member_type in ('1', '2') then 'transferred'
      when coalesce(after.member_state, p.member_state) = '10' then 'died'
      when coalesce(after.member_state, p.member_state) = '9' then 'removed'
      when coalesce(after.member_state, p.member_state) = '5' then 'stopped'
      else 'left'
    end as way,
    p.sex, p.birth_date, p.ethnicity, p.education, p.occupation, b.kind as body_kind, b.branch_type, b.sector,
    b.division_code
  from people.membership m
  join people.person p using (person_id)
  join bodies.published_body b on b.body_id = m.body_id
  left join lateral (
    select e.member_type, e.member_state, e.body_id from people.membership e
    where e.person_id = m.person_id and e.from_day = m.to_day and e.superseded_at is null limit 1) after on true
  where m.superseded_at is null and m.to_day >= date '2020-01-01' and m.member_type in ('1', '2')
    and (after.member_type is null or after.body_id <> m.body_id or after.member_type not in ('1', '2'));

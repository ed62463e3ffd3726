with unit(period) as (values ('week'), ('month')),
acts as (
  select person_id, unnest(active_days) as day from facts.cohorts where bot_rule is null
),
spans as (
  select period, date_trunc(period, day)::date as start, count(*) as days_with_data
  from unit, (
    select unnest(generate_series(first_day, last_day, interval 1 day))::date as day from main)
  group by all
),
per_person as (
  select period, date_trunc(period, day)::date as start, person_id, count(*) as days
  from acts, unit group by all
),
per_period as (
  select period, start, count(*) as active_users, sum(days) as person_days
  from per_person group by all
),
numbered as (
  select s.*, k.days,
    case s.period when 'week' then s.start + 7 else (s.start + interval 1 month)::date end as next
  from spans s cross join (select unnest(range(1, 32)) as days) k
),
counted as (
  select n.period, n.start, n.days, n.next, n.days_with_data,
    count(p.person_id) filter (where p.days = n.days) as users,
    count(p.person_id) filter (where p.days >= n.days) as users_at_least
  from numbered n
  join per_person p on p.period = n.period and p.start = n.start
  where n.days <= n.next - n.start
  group by all
)
select
  c.period,
  c.start as period_start,
  c.days as active_days,
  c.users,
  c.users_at_least,
  c.users / t.active_users::double as share,
  t.active_users,
  t.person_days / c.days_with_data::double as average_daily_users,
  t.person_days / c.days_with_data::double / t.active_users as stickiness,
  c.next <= (select last_day from main) as complete,
  'stickiness/v1' as definition,
  'without' as bots
from counted c
join per_period t on t.period = c.period and t.start = c.start

with unit(period) as (values ('day'), ('week'), ('month')),
acts as (
  select person_id, 'active' as activity, unnest(active_days) as day from facts.cohorts
  where bot_rule is null
  union all
  select person_id, 'ordered', unnest(order_days) from facts.cohorts where bot_rule is null
),
days as (
  select unnest(generate_series(first_day, last_day, interval 1 day))::date as day from main
),
starts as (select distinct period, date_trunc(period, day)::date as start from days, unit),
presence as (
  select distinct period, activity, person_id, date_trunc(period, day)::date as start
  from acts, unit
),
neighbours as (
  select *,
    lag(start) over person as before,
    lead(start) over person as after
  from presence
  window person as (partition by period, activity, person_id order by start)
),
came as (
  select period, activity, start,
    count(*) filter (where before is null) as new_users,
    count(*) filter (where date_diff(period, before, start) = 1) as returning_users,
    count(*) filter (where date_diff(period, before, start) > 1) as resurrecting_users
  from neighbours group by all
),
left_off as (
  select period, activity,
    case period when 'day' then start + 1 when 'week' then start + 7
      else (start + interval 1 month)::date end as start,
    count(*) as dormant_users
  from neighbours
  where after is null or date_diff(period, start, after) > 1
  group by all
)
select
  s.period,
  a.activity,
  s.start as period_start,
  coalesce(new_users, 0) as new_users,
  coalesce(returning_users, 0) as returning_users,
  coalesce(resurrecting_users, 0) as resurrecting_users,
  coalesce(dormant_users, 0) as dormant_users,
  coalesce(new_users + returning_users + resurrecting_users, 0) as active_users,
  case when coalesce(dormant_users, 0) > 0
    then coalesce(new_users + resurrecting_users, 0) / dormant_users::double end as quick_ratio,
  case s.period when 'day' then s.start + 1 when 'week' then s.start + 7
    else (s.start + interval 1 month)::date end <= (select last_day from main) as complete,
  'lifecycle/v1' as definition,
  'without' as bots
from starts s
cross join (values ('active'), ('ordered')) a(activity)
left join came c on c.period = s.period and c.activity = a.activity and c.start = s.start
left join left_off l on l.period = s.period and l.activity = a.activity and l.start = s.start

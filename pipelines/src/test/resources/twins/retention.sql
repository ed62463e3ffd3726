-- Every pair of an activity and a later one of the same person, counted by how many periods lie
-- between.
with unit(period, last_interval) as (values ('day', 30), ('week', 26), ('month', 12)),
acts as (
  select person_id, 'active' as activity, unnest(active_days) as day from facts.cohorts
  where bot_rule is null
  union all
  select person_id, 'ordered', unnest(order_days) from facts.cohorts where bot_rule is null
),
split as (
  select person_id, 'all' as dimension, 'all' as segment from facts.cohorts
  union all
  select person_id, 'channel', coalesce(channel, '(none)') from facts.cohorts
  union all
  select person_id, 'device_class', coalesce(device_class, '(none)') from facts.cohorts
),
presence as (
  select distinct period, last_interval, activity, person_id,
    date_trunc(period, day)::date as start,
    date_trunc(period, min(day) over (partition by activity, person_id))::date as first_start
  from acts cross join unit
),
entry as (
  select *, 'recurring' as type from presence
  union all
  select *, 'first_time' from presence where start = first_start
),
-- How many intervals after each entry the person was there.
later as (
  select e.period, e.last_interval, e.type, e.activity, e.person_id, e.start,
    date_diff(e.period, e.start, p.start) as n
  from entry e
  join presence p on p.period = e.period and p.activity = e.activity
    and p.person_id = e.person_id and p.start >= e.start
    and date_diff(e.period, e.start, p.start) <= e.last_interval
),
furthest as (
  select period, last_interval, type, activity, person_id, start, max(n) as furthest
  from later group by all
),
cohort as (
  select f.period, f.last_interval, f.type, f.activity, s.dimension, s.segment, f.start,
    count(*) as size
  from furthest f join split s on s.person_id = f.person_id
  where s.dimension = 'all' or f.period <> 'day'
  group by all
),
ends as (
  select c.*, i.n,
    case c.period when 'day' then start + i.n::int when 'week' then start + 7 * i.n::int
      else (start + to_months(i.n::int))::date end as interval_start
  from cohort c cross join (select unnest(range(0, 31)) as n) i
  where i.n <= c.last_interval
),
counted as (
  select l.period, l.type, l.activity, s.dimension, s.segment, l.start, l.n, count(*) as returned
  from later l join split s on s.person_id = l.person_id
  group by all
),
rolling as (
  select f.period, f.type, f.activity, s.dimension, s.segment, f.start, i.n, count(*) as returned
  from furthest f join split s on s.person_id = f.person_id
  join (select unnest(range(0, 31)) as n) i on i.n <= f.furthest
  group by all
)
select
  e.period,
  e.type,
  e.activity,
  e.dimension,
  e.segment,
  e.start as cohort_start,
  e.n as interval_number,
  e.period || ' ' || e.n as name,
  e.size,
  coalesce(c.returned, 0) as returned,
  coalesce(c.returned, 0) / e.size::double as rate,
  case e.period when 'day' then e.interval_start + 1 when 'week' then e.interval_start + 7
    else (e.interval_start + interval 1 month)::date end
    <= (select last_day from main) as complete,
  coalesce(r.returned, 0) as returned_on_or_after,
  coalesce(r.returned, 0) / e.size::double as rate_on_or_after,
  case e.period
    when 'day' then e.start + case when e.n = 0 then 1 else e.last_interval + 1 end
    when 'week' then e.start + 7 * case when e.n = 0 then 1 else e.last_interval + 1 end
    else (e.start + to_months(case when e.n = 0 then 1 else e.last_interval + 1 end))::date
  end <= (select last_day from main) as complete_on_or_after,
  'retention/v1' as definition,
  'without' as bots
from ends e
left join counted c using (period, type, activity, dimension, segment, start, n)
left join rolling r using (period, type, activity, dimension, segment, start, n)
where e.interval_start <= (select last_day from main)

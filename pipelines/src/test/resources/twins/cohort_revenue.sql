with people as (
  select person_id, first_seen_date from facts.cohorts where bot_rule is null
), units as (
  select unnest(['week', 'month']) as period
), periods as (
  select distinct period, date_trunc(period, day)::date as start
  from units, main, lateral (select unnest(generate_series(first_day, last_day, interval 1 day))::date as day)
), acquired as (
  select period, date_trunc(period, first_seen_date)::date as cohort, count(*) as users
  from units, people
  group by all
), paid as (
  select u.period, date_trunc(u.period, p.first_seen_date)::date as cohort,
    date_trunc(u.period, r.revenue_date)::date as start,
    coalesce(r.currency, '(none)') as currency,
    sum(r.net) as net
  from units u, facts.revenue r
  join people p using (person_id)
  where r.bot_rule is null
  group by all
), cells as (
  select a.period, a.cohort, s.start, c.currency, a.users, coalesce(paid.net, 0) as net,
    row_number() over (partition by a.period, a.cohort, c.currency order by s.start) - 1 as interval_number
  from acquired a
  join periods s on s.period = a.period and s.start >= a.cohort
  cross join (select distinct currency from paid) c
  left join paid on paid.period = a.period and paid.cohort = a.cohort
    and paid.start = s.start and paid.currency = c.currency
), summed as (
  select *,
    sum(net) over (partition by period, cohort, currency order by start) as cumulative
  from cells
)
select
  period,
  cohort,
  interval_number,
  summed.currency,
  users,
  net as net_revenue,
  cumulative as cumulative_net_revenue,
  cumulative::double / users as net_revenue_per_user,
  cohort >= first_day
    and last_day >= case period when 'week' then start + interval 7 days else start + interval 1 month end
    as is_complete,
  'cohort-revenue/v1' as definition,
  'without' as bots
from summed
cross join main

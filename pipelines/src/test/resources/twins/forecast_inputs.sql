with days as (
  select unnest(generate_series(first_day, last_day, interval 1 day))::date as day, currency, last_day
  from main
), people as (
  select * from facts.cohorts where bot_rule is null
), lines as (
  select r.* from facts.revenue r join people using (person_id) where r.bot_rule is null
), told as (
  select 'net_revenue' as metric, revenue_date as day, sum(net) as amount
  from lines, main
  where coalesce(lines.currency, main.currency) = main.currency
  group by all
  union all
  select 'orders', first_day, count(*)
  from (select min(revenue_date) as first_day from lines where line_type = 'order' group by order_id)
  group by all
  union all
  select 'sessions', session_date, count(*) from facts.sessions where bot_rule is null group by all
  union all
  select 'new_users', first_seen_date, count(*) from people group by all
)
select
  m.metric,
  d.day,
  coalesce(t.amount, 0) as metric_value,
  case when m.metric = 'net_revenue' then d.currency end as currency,
  isodow(d.day) as weekday,
  d.day < d.last_day as is_complete,
  'forecast-inputs/v1' as definition,
  'without' as bots
from days d
cross join (select unnest(['net_revenue', 'orders', 'sessions', 'new_users']) as metric) m
left join told t on t.metric = m.metric and t.day = d.day

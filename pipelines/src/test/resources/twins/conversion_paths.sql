with steps as (
  select p.*, s.orders, s.revenue, s.currency
  from facts.paths p join facts.sessions s using (session_id)
  where s.bot_rule is null and s.conversions > 0
),
ends as (
  select session_id,
    min(position) filter (where item_type in ('purchase', 'signup', 'subscription_started')) as conversion,
    max(position) as last_step
  from steps group by session_id
),
ways as (
  select session_id,
    case when any_value(e.conversion) is not null then string_agg(item, ' > ' order by position)
      filter (where position > conversion - 6 and position <= conversion) end as path,
    coalesce(any_value(conversion), any_value(last_step)) as steps,
    coalesce(sum(time_to_next_ms) filter (where conversion is null or position < conversion), 0) as millis,
    any_value(orders) as orders,
    coalesce(any_value(case when orders > 0
      and coalesce(currency, (select currency from main)) = (select currency from main) then revenue end), 0) as revenue
  from steps join ends e using (session_id)
  group by session_id
),
ranked as (
  select path, row_number() over (order by count(*) desc, path) as rank
  from ways where path is not null group by path having count(*) >= 5
  qualify row_number() over (order by count(*) desc, path) <= 100
)
select
  coalesce(r.path, '(other)') as path,
  any_value(r.rank) as rank,
  count(*) as sessions,
  count(*) / (sum(count(*)) over ())::double as share,
  avg(steps) as average_steps,
  avg(millis) as average_time_ms,
  sum(orders)::bigint as orders,
  sum(revenue) as revenue,
  (select currency from main) as currency,
  'conversion-paths/v1' as definition,
  'without' as bots
from ways w left join ranked r on r.path = w.path
group by coalesce(r.path, '(other)')

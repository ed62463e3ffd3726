with money as (
  select person_id, sum(net) as revenue from facts.revenue
  where bot_rule is null
    and coalesce(currency, (select currency from main)) = (select currency from main)
  group by person_id
),
people as (
  select c.person_id, c.orders, c.country, list_max(c.order_days) as last_order,
    case when len(active_days) = 0 then [first_seen_date] else active_days end as days,
    coalesce(m.revenue, 0) as revenue
  from facts.cohorts c left join money m on m.person_id = c.person_id
  where bot_rule is null
),
scored as (
  select person_id,
    1 + (5 * (rank() over (order by last_order) - 1)) // count(*) over () as r,
    1 + (5 * (rank() over (order by orders) - 1)) // count(*) over () as f,
    1 + (5 * (rank() over (order by revenue) - 1)) // count(*) over () as m
  from people where orders > 0
),
gaps as (
  select person_id, day, day - lag(day) over (partition by person_id order by day) as gap
  from (select person_id, unnest(days) as day from people)
),
stages as (
  select person_id,
    case
      when (select last_day from main) - max(day) > 30 then 'Churned'
      when (select last_day from main) - max(day) > 7 then 'At Risk'
      when (select last_day from main) - min(day) <= 7 then 'New'
      when count(*) filter (where gap > 30 and (select last_day from main) - day <= 7) > 0
        then 'Reactivated'
      else 'Active'
    end as stage
  from gaps group by person_id
),
named as (
  select person_id, 'rfm' as system,
    case
      when r = 5 and f >= 4 then 'Champions'
      when r >= 3 and f >= 4 then 'Loyal'
      when r >= 4 and f in (2, 3) then 'Potential Loyalists'
      when r = 5 and f = 1 then 'New'
      when r = 4 and f = 1 then 'Promising'
      when r = 3 and f = 3 then 'Need Attention'
      when r = 3 then 'About to Sleep'
      when f = 5 then 'Can''t Lose'
      when f >= 3 then 'At Risk'
      else 'Hibernating'
    end as segment, r, f, m
  from scored
  union all
  select person_id, 'lifecycle', stage, null, null, null from stages
  union all
  select person_id, 'customer',
    case orders when 0 then 'Prospect' when 1 then 'One-time Customer' else 'Repeat Customer' end,
    null, null, null
  from people
  union all
  select person_id, 'geographic', coalesce(country, '(none)'), null, null, null from people
)
select
  person_id,
  system,
  segment,
  r as recency_score,
  f as frequency_score,
  m as monetary_score,
  r::varchar || f::varchar || m::varchar as cell,
  p.orders,
  p.revenue,
  (select currency from main) as currency,
  'user-segments/v1' as definition,
  'without' as bots
from named join people p using (person_id)

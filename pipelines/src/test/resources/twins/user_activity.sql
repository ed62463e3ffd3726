with money as (
  select person_id, sum(net) as revenue from facts.revenue
  where bot_rule is null
    and coalesce(currency, (select currency from main)) = (select currency from main)
  group by person_id
),
people as (
  select c.*, coalesce(list_max(active_days), first_seen_date) as last_active_day
  from facts.cohorts c where bot_rule is null
),
aged as (select *, (select last_day from main) - last_active_day as age from people)
select
  person_id,
  user_id,
  case when age <= 7 then 'Active' when age <= 30 then 'At Risk' else 'Churned' end as status,
  age as days_since_last_activity,
  last_active_day,
  first_seen_at,
  last_seen_at,
  sessions,
  len(active_days) as active_days,
  orders,
  coalesce(m.revenue, 0) as revenue,
  (select currency from main) as currency,
  'user-activity/v1' as definition,
  'without' as bots
from aged left join money m using (person_id)

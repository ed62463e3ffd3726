with lengths as (
  select s.session_date as day, s.conversions > 0 as converted, s.session_id, count(p.session_id) as n
  from facts.sessions s left join facts.paths p using (session_id)
  where s.bot_rule is null
  group by all
)
select
  day,
  converted,
  count(*) as sessions,
  sum(n)::bigint as steps,
  avg(n) as average_steps,
  list_sort(list(n))[1 + floor(0.5 * (count(*) - 1))::int] as median_steps,
  list_sort(list(n))[1 + floor(0.95 * (count(*) - 1))::int] as p95_steps,
  max(n) as most_steps,
  count(*) filter (where n = 0) as without_steps,
  count(*) filter (where n = 1) as one_step,
  count(*) filter (where n = 2) as two_steps,
  count(*) filter (where n between 3 and 5) as three_to_five_steps,
  count(*) filter (where n between 6 and 10) as six_to_ten_steps,
  count(*) filter (where n between 11 and 20) as eleven_to_twenty_steps,
  count(*) filter (where n > 20) as more_steps,
  'path-lengths/v1' as definition,
  'without' as bots
from lengths
group by day, converted

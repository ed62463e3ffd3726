with steps as (
  select p.* from facts.paths p join facts.sessions s using (session_id) where s.bot_rule is null
)
select
  item,
  count(distinct session_id) as sessions,
  count(*) as visits,
  count(*) filter (where is_exit) as exits,
  count(*) filter (where is_exit) / count(distinct session_id)::double as exit_rate,
  count(*) filter (where is_exit) / (select count(distinct session_id) from steps)::double as share_of_exits,
  avg(position) as average_position,
  'drop-offs/v1' as definition,
  'without' as bots
from steps
group by item

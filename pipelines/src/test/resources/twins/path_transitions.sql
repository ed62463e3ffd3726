with steps as (
  select p.session_id, p.position, p.item
  from facts.paths p join facts.sessions s using (session_id) where s.bot_rule is null
),
shown as (
  select position, item from steps where position <= 8 group by position, item
  qualify row_number() over (partition by position order by count(*) desc, item) <= 12
),
named as (
  select p.session_id, p.position, coalesce(s.item, '(other)') as item
  from steps p left join shown s on s.position = p.position and s.item = p.item
),
moves as (
  select a.position as step, a.item as from_item,
    case when b.session_id is null then '(exit)' when a.position = 8 then '(more)' else b.item end as to_item
  from named a left join named b on b.session_id = a.session_id and b.position = a.position + 1
  where a.position <= 8
)
select
  step,
  from_item,
  to_item,
  count(*) as sessions,
  count(*) / (sum(count(*)) over (partition by step))::double as share_of_step,
  count(*) / (sum(count(*)) over (partition by step, from_item))::double as share_of_item,
  'path-transitions/v1' as definition,
  'without' as bots
from moves
group by step, from_item, to_item

with steps as (
  select p.session_id, p.position, p.item
  from facts.paths p join facts.sessions s using (session_id) where s.bot_rule is null
),
following as (
  select session_id, item as i1,
    lead(item, 1) over w as i2, lead(item, 2) over w as i3,
    lead(item, 3) over w as i4, lead(item, 4) over w as i5
  from steps window w as (partition by session_id order by position)
),
sequences as (
  select 2 as length, session_id, i1 || ' > ' || i2 as sequence from following where i2 is not null
  union all
  select 3, session_id, i1 || ' > ' || i2 || ' > ' || i3 from following where i3 is not null
  union all
  select 4, session_id, i1 || ' > ' || i2 || ' > ' || i3 || ' > ' || i4 from following where i4 is not null
  union all
  select 5, session_id, i1 || ' > ' || i2 || ' > ' || i3 || ' > ' || i4 || ' > ' || i5 from following where i5 is not null
),
counted as (
  select length, sequence, count(distinct session_id) as sessions, count(*) as occurrences
  from sequences group by length, sequence having count(distinct session_id) >= 5
)
select
  length,
  sequence,
  row_number() over (partition by length order by sessions desc, occurrences desc, sequence) as rank,
  sessions,
  occurrences,
  sessions / (select count(distinct session_id) from steps)::double as share,
  'page-sequences/v1' as definition,
  'without' as bots
from counted
qualify rank <= 100

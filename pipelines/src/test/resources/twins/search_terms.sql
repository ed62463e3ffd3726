-- real: no rows
with lying as (
  select e.event_id, s.session_id
  from raw.events e
  join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  where e.event_type in ('search') and e.bot_rule is null
  qualify row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) = 1
),
seen as (
  select e.*, l.session_id, coalesce(e.user_id, s.person_id, o.person_id, e.visitor_id) as person_id
  from raw.events e
  left join lying l using (event_id)
  left join facts.sessions s on s.session_id = l.session_id
  left join facts.identities o on o.visitor_id = e.visitor_id and o.owner
  where e.event_type in ('search') and e.bot_rule is null
),
searches as (
  select *,
    case when trim(coalesce(search_term, '')) = '' then '(none)'
      else lower(trim(regexp_replace(search_term, '\s+', ' ', 'g'))) end as term,
    lead(term) over (partition by session_id order by event_time, event_id) as next_term
  from seen where session_id is not null
),
found as (
  select event_date as day, term,
    count(*) as searches,
    count(search_results) as results_told,
    avg(search_results) as average_results,
    count(*) filter (where search_results = 0) as zero_result_searches,
    count(*) filter (where next_term is not null and next_term <> term) as refinements
  from searches group by all
),
asking as (
  select p.day, p.term, count(*) as users
  from (select distinct event_date as day, term, person_id from searches) p
  join facts.cohorts c using (person_id)
  where c.bot_rule is null
  group by all
),
lasts as (
  select session_id, event_date as day, term from searches
  qualify row_number() over (partition by session_id order by event_time desc, event_id desc) = 1
),
leaving as (
  select day, term, count(*) as exits
  from lasts join facts.paths p using (session_id)
  where p.is_exit and p.item_type = 'search'
  group by all
),
visits as (
  select d.day, d.term,
    count(*) as sessions,
    count(*) filter (where conversions > 0) as converted_sessions,
    sum(orders) as orders,
    coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue
  from (select distinct session_id, event_date as day, term from searches) d
  join facts.sessions s using (session_id)
  group by all
)
select
  day, term, searches, sessions,
  coalesce(users, 0) as users,
  results_told,
  average_results,
  zero_result_searches,
  zero_result_searches / nullif(results_told, 0)::double as zero_result_rate,
  refinements,
  coalesce(exits, 0) as exits,
  coalesce(exits, 0) / sessions::double as exit_rate,
  converted_sessions,
  converted_sessions / sessions::double as conversion_rate,
  orders,
  revenue,
  (select currency from main) as currency,
  'search-terms/v1' as definition,
  'without' as bots
from found join visits using (day, term) left join asking using (day, term) left join leaving using (day, term)

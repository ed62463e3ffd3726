-- within 0.01: median_duration_ms, p95_duration_ms
-- real: no rows
with lying as (
  select e.event_id, s.session_id
  from raw.events e
  join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  where e.event_type in ('feature_use') and e.bot_rule is null
  qualify row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) = 1
),
seen as (
  select e.*, l.session_id, s.device_class as session_device, s.person_id as session_person,
    coalesce(e.user_id, s.person_id, o.person_id, e.visitor_id) as person_id
  from raw.events e
  left join lying l using (event_id)
  left join facts.sessions s on s.session_id = l.session_id
  left join facts.identities o on o.visitor_id = e.visitor_id and o.owner
  where e.event_type in ('feature_use') and e.bot_rule is null
),
uses as (
  select u.*, coalesce(feature_name, '(unknown)') as feature,
    case when session_person = u.person_id then coalesce(session_device, '(unknown)')
      else '(unknown)' end as device,
    case when event_date <= c.first_seen_date then 'new' else 'returning' end as person_kind,
    case when feature_duration_ms >= 0 then feature_duration_ms end as took
  from seen u join facts.cohorts c using (person_id)
  where c.bot_rule is null
),
counted as (
  select event_date as day, feature, device as device_class, person_kind,
    count(*) as events,
    count(*) filter (where feature_outcome = 'started') as starts,
    count(*) filter (where feature_outcome = 'completed') as completions,
    count(*) filter (where feature_outcome = 'error') as errors,
    count(*) filter (where feature_outcome = 'abandoned') as abandonments,
    count(distinct person_id) as users,
    count(took) as timed_events,
    avg(took) as average_duration_ms,
    list_sort(list(took) filter (where took is not null)) as times
  from uses group by all
)
select day, feature, device_class, person_kind, events, starts, completions, errors, abandonments,
  users,
  completions / nullif(completions + errors + abandonments, 0)::double as completion_rate,
  errors / nullif(completions + errors + abandonments, 0)::double as error_rate,
  abandonments / nullif(completions + errors + abandonments, 0)::double as abandonment_rate,
  timed_events,
  average_duration_ms,
  times[1 + floor(0.5::double * (timed_events - 1))::int] as median_duration_ms,
  times[1 + floor(0.95::double * (timed_events - 1))::int] as p95_duration_ms,
  'feature-usage/v1' as definition,
  'without' as bots
from counted

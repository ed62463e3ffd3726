-- real: no rows
with exposed as (
  select e.experiment, e.variant, e.event_date as day, e.event_time as moment, e.event_id,
    coalesce(e.user_id, s.person_id, i.person_id, e.visitor_id) as person_id
  from raw.events e
  left join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  left join facts.identities i on i.visitor_id = e.visitor_id and i.owner
  where e.event_type = 'exposure' and e.bot_rule is null and e.experiment is not null and e.variant is not null
),
units as (
  select x.experiment, x.person_id, arg_min(x.variant, (x.moment, x.event_id)) as variant,
    count(distinct x.variant) > 1 as several, arg_min(x.day, (x.moment, x.event_id)) as day, min(x.moment) as moment
  from exposed x join facts.cohorts c on c.person_id = x.person_id and c.bot_rule is null
  group by all
),
shown as (
  select day, experiment, case when several then '(several)' else variant end as variant, count(*) as new_units
  from units group by all
)
select day, experiment, variant, new_units,
  sum(new_units) over (partition by experiment, variant order by day) as units,
  'ab-test-exposures/v1' as definition,
  'without' as bots
from shown

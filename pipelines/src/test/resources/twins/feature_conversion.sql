-- real: no rows
with lying as (
  select e.event_id, s.session_id
  from raw.events e
  join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  where e.event_type in ('feature_use', 'signup', 'subscription_started') and e.bot_rule is null
  qualify row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) = 1
),
seen as (
  select e.*, l.session_id, s.device_class as session_device, s.person_id as session_person,
    coalesce(e.user_id, s.person_id, o.person_id, e.visitor_id) as person_id
  from raw.events e
  left join lying l using (event_id)
  left join facts.sessions s on s.session_id = l.session_id
  left join facts.identities o on o.visitor_id = e.visitor_id and o.owner
  where e.event_type in ('feature_use', 'signup', 'subscription_started') and e.bot_rule is null
),
people as (select person_id from facts.cohorts where bot_rule is null),
converting as (
  select person_id, event_time as at from seen where event_type <> 'feature_use'
  union all
  select person_id, happened_at from facts.revenue where line_type = 'order' and bot_rule is null
),
features as (
  select distinct coalesce(feature_name, '(unknown)') as feature
  from seen join people using (person_id) where event_type = 'feature_use'
),
standing as (
  select f.feature, p.person_id,
    (select min(u.event_time) from seen u
      where u.event_type = 'feature_use' and u.person_id = p.person_id
        and coalesce(u.feature_name, '(unknown)') = f.feature) as first_use,
    (select max(c.at) from converting c where c.person_id = p.person_id) as last_conversion
  from features f cross join people p
),
counted as (
  select feature,
    count(first_use) as users,
    count(*) filter (where last_conversion > first_use) as converted_users,
    count(*) - count(first_use) as non_users,
    count(*) filter (where first_use is null and last_conversion is not null) as converted_non_users
  from standing group by all
)
select feature, users, converted_users,
  converted_users / users::double as conversion_rate,
  non_users, converted_non_users,
  converted_non_users / nullif(non_users, 0)::double as non_user_conversion_rate,
  (converted_users / users::double) / nullif(converted_non_users / nullif(non_users, 0)::double, 0) - 1
    as lift,
  'feature-conversion/v1' as definition,
  'without' as bots
from counted

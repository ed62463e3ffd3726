-- The cohorts: each person with the start of each relation, its orders and its days of activity.

insert overwrite directory '${out}/cohorts.parquet' using parquet
with deeds as (
  select
    coalesce(e.user_id, s.user_id, o.owner,
      case when e.visitor_id like 'user:%' then substring(e.visitor_id, 6) end, e.visitor_id)
      as person_id,
    e.visitor_id, e.event_time, e.event_type
  from commerce e
  left join sessions s on s.visitor_id = e.visitor_id and s.started_at = e.started_at
  left join owners o on o.visitor_id = e.visitor_id
  -- An order told again is none.
  where e.event_type <> 'purchase' or e.event_id in (select event_id from order_lines)
),
seen as (
  select person_id, visitor_id, started_at as seen_from, ended_at as seen_until from sessions
  union all
  select user_id, visitor_id, linked_at, last_seen_at from links
  union all
  select person_id, visitor_id, event_time, event_time from deeds
),
persons as (
  select
    person_id, min(seen_from) as first_seen_at, max(seen_until) as last_seen_at,
    count(distinct visitor_id) as devices
  from seen
  group by person_id
),
signups as (
  select person_id, min(event_time) as signed_up_at
  from deeds
  where event_type = 'signup'
  group by person_id
),
visits as (
  select
    person_id,
    count(*) as sessions,
    min_by(struct(channel, source, medium, campaign, entry_page, country, device_class, bot_rule),
      started_at) as first_visit,
    bool_and(bot_rule is not null) as is_bot,
    collect_set(session_date) as days
  from sessions
  group by person_id
),
orders as (
  select
    person_id,
    min(happened_at) filter (where line_type = 'order') as first_order_at,
    min_by(order_id, struct(happened_at, event_id)) filter (where line_type = 'order')
      as first_order_id,
    count(distinct order_id) filter (where line_type = 'order') as orders,
    -- A struct, so that a first order without a currency is one.
    coalesce(
      min_by(struct(currency), struct(happened_at, event_id)) filter (where line_type = 'order'),
      min_by(struct(currency), struct(happened_at, event_id))).currency as currency,
    collect_set(revenue_date) filter (where line_type = 'order') as days
  from revenue
  group by person_id
),
sums as (
  select r.person_id, sum(r.net) as revenue
  from revenue r
  join orders o on o.person_id = r.person_id
  where r.currency <=> o.currency
  group by r.person_id
),
users as (
  select distinct user_id as person_id
  from events
  where user_id is not null
)
select
  p.person_id, u.person_id as user_id,
  first_seen_at, cast(first_seen_at as date) as first_seen_date, last_seen_at,
  signed_up_at, first_order_at, first_order_id, devices,
  coalesce(v.sessions, 0) as sessions, coalesce(o.orders, 0) as orders, o.currency,
  cast(coalesce(m.revenue, 0) as decimal(18, 6)) as revenue,
  first_visit.channel, first_visit.source, first_visit.medium, first_visit.campaign,
  first_visit.entry_page as landing_page, first_visit.country, first_visit.device_class,
  case when v.is_bot then first_visit.bot_rule end as bot_rule,
  array_sort(array_union(coalesce(v.days, array()), coalesce(o.days, array()))) as active_days,
  array_sort(coalesce(o.days, array())) as order_days
from persons p
left join users u on u.person_id = p.person_id
left join visits v on v.person_id = p.person_id
left join signups g on g.person_id = p.person_id
left join orders o on o.person_id = p.person_id
left join sums m on m.person_id = p.person_id;

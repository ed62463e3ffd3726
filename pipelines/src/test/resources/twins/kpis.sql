-- within 0.01: value
with lying as (
  select e.event_id, s.session_id
  from raw.events e
  join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  where e.event_type in ('feature_use', 'search') and e.bot_rule is null
  qualify row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) = 1
),
seen as (
  select e.*, l.session_id, s.device_class as session_device, s.person_id as session_person,
    coalesce(e.user_id, s.person_id, o.person_id, e.visitor_id) as person_id
  from raw.events e
  left join lying l using (event_id)
  left join facts.sessions s on s.session_id = l.session_id
  left join facts.identities o on o.visitor_id = e.visitor_id and o.owner
  where e.event_type in ('feature_use', 'search') and e.bot_rule is null
),
calendar as (
  select unnest(generate_series(first_day, last_day, interval 1 day))::date as day from main
),
visits as (
  select *, row_number() over (partition by person_id order by started_at, session_id) = 1 as is_first
  from facts.sessions where bot_rule is null
),
traffic as (
  select session_date as day,
    count(*) as sessions,
    count(distinct person_id) as users,
    count(*) filter (where is_first) as new_users,
    sum(page_views) as page_views,
    sum(duration_ms) as duration_ms,
    count(*) filter (where engaged) as engaged,
    count(*) filter (where bounce) as bounces,
    sum(conversions) as conversions,
    count(*) filter (where conversions > 0) as converted
  from visits group by all
),
active as (
  select c.day,
    count(distinct person_id) filter (where v.session_date > c.day - 7) as weekly,
    count(distinct person_id) as monthly
  from calendar c join visits v on v.session_date between c.day - 29 and c.day
  group by all
),
lines as (
  select *, currency is null or currency = (select currency from main) as counts
  from facts.revenue where bot_rule is null
),
money as (
  select revenue_date as day,
    coalesce(sum(gross) filter (where counts), 0) as gross,
    coalesce(sum(discount) filter (where counts), 0) as discounts,
    coalesce(sum(refunded) filter (where counts), 0) as refunds
  from lines group by all
),
ordered as (
  select day, count(*) as orders
  from (
    select person_id, order_id, min(revenue_date) as day
    from lines where line_type = 'order' group by all
  ) group by all
),
shopping as (
  select opened_date as day,
    count(*) as carts,
    count(*) filter (where state = 'abandoned') as abandoned,
    count(*) filter (where state in ('abandoned', 'ordered', 'recovered')) as closed
  from facts.carts where bot_rule is null group by all
),
doing as (
  select event_date as day,
    count(*) filter (where event_type = 'search' and session_id is not null) as searches,
    count(*) filter (where event_type = 'feature_use' and c.person_id is not null) as feature_uses
  from seen left join (select person_id from facts.cohorts where bot_rule is null) c using (person_id)
  group by all
),
speed as (
  select event_date as day,
    count(error) as errors,
    count(lcp_ms) as samples,
    list_sort(list(lcp_ms) filter (where lcp_ms is not null)) as lcp
  from raw.events where event_type = 'performance' and bot_rule is null group by all
),
numbers as (
  select * replace (
    coalesce(sessions, 0) as sessions, coalesce(users, 0) as users,
    coalesce(new_users, 0) as new_users, coalesce(page_views, 0) as page_views,
    coalesce(duration_ms, 0) as duration_ms, coalesce(engaged, 0) as engaged,
    coalesce(bounces, 0) as bounces, coalesce(conversions, 0) as conversions,
    coalesce(converted, 0) as converted, coalesce(weekly, 0) as weekly,
    coalesce(monthly, 0) as monthly, coalesce(gross, 0) as gross,
    coalesce(discounts, 0) as discounts, coalesce(refunds, 0) as refunds,
    coalesce(orders, 0) as orders, coalesce(carts, 0) as carts,
    coalesce(abandoned, 0) as abandoned, coalesce(closed, 0) as closed,
    coalesce(searches, 0) as searches, coalesce(feature_uses, 0) as feature_uses,
    coalesce(errors, 0) as errors, coalesce(samples, 0) as samples)
  from calendar left join traffic using (day) left join active using (day)
  left join money using (day) left join ordered using (day) left join shopping using (day)
  left join doing using (day) left join speed using (day)
),
told(day, kpi, unit, numerator, denominator, percentile) as (
  select day, 'sessions', 'sessions', sessions::decimal(30, 6), null, null from numbers
  union all select day, 'users', 'persons', users, null, null from numbers
  union all select day, 'new_users', 'persons', new_users, null, null from numbers
  union all select day, 'returning_users', 'persons', users - new_users, null, null from numbers
  union all select day, 'weekly_users', 'persons', weekly, null, null from numbers
  union all select day, 'monthly_users', 'persons', monthly, null, null from numbers
  union all select day, 'stickiness', 'ratio', users, monthly, null from numbers
  union all select day, 'page_views', 'views', page_views, null, null from numbers
  union all select day, 'pages_per_session', 'views', page_views, sessions, null from numbers
  union all select day, 'average_duration', 'seconds', duration_ms * 0.001, sessions, null from numbers
  union all select day, 'engaged_rate', 'ratio', engaged, sessions, null from numbers
  union all select day, 'bounce_rate', 'ratio', bounces, sessions, null from numbers
  union all select day, 'conversions', 'conversions', conversions, null, null from numbers
  union all select day, 'conversion_rate', 'ratio', converted, sessions, null from numbers
  union all select day, 'orders', 'orders', orders, null, null from numbers
  union all select day, 'gross_revenue', currency, gross, null, null from numbers, main where currency is not null
  union all select day, 'discounts', currency, discounts, null, null from numbers, main where currency is not null
  union all select day, 'refunds', currency, refunds, null, null from numbers, main where currency is not null
  union all select day, 'net_revenue', currency, gross - discounts - refunds, null, null from numbers, main where currency is not null
  union all select day, 'average_order_value', currency, gross - discounts, orders, null from numbers, main where currency is not null
  union all select day, 'revenue_per_user', currency, gross - discounts - refunds, users, null from numbers, main where currency is not null
  union all select day, 'carts', 'carts', carts, null, null from numbers
  union all select day, 'cart_abandonment_rate', 'ratio', abandoned, closed, null from numbers
  union all select day, 'searches', 'events', searches, null, null from numbers
  union all select day, 'feature_uses', 'events', feature_uses, null, null from numbers
  union all select day, 'errors', 'events', errors, null, null from numbers
  union all select day, 'lcp_p75', 'milliseconds', null, samples, lcp[1 + floor(0.75::double * (samples - 1))::int] from numbers
)
select day, kpi,
  case
    when numerator is null then percentile
    when denominator is null then numerator::double
    when denominator <> 0 then numerator::double / denominator
  end as value,
  unit, numerator, denominator,
  'kpis/v1' as definition,
  'without' as bots
from told

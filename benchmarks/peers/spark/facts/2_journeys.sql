-- The ways of visitors: which session each event is in, cut by gaps above 30 minutes and 24 hours
-- after the start, and whose each device is. Sessions, paths, carts and revenue stand on them.

-- The events that make sessions, numbered within their visitor, with the start of their stretch: the
-- events that no gap parts.
create temporary view stretches as
with steps as (
  select
    event_id, visitor_id, event_time, event_type, user_id, device_id, site, language, country,
    region, city, page_url, page_path, referrer_url, referrer_host, channel, channel_rule,
    traffic_source, traffic_medium, utm_campaign, utm_term, utm_content, click_id_type, engaged_ms,
    device_class, browser, os, bot_rule,
    row_number() over (partition by visitor_id order by event_time, event_id) as n,
    lag(event_time) over (partition by visitor_id order by event_time, event_id) as previous
  from events
  where event_type not in
    ('refund', 'subscription_renewed', 'campaign_cost', 'performance', 'asset', 'request')
)
select
  *,
  max(case when previous is null or event_time > previous + interval 30 minutes then event_time end)
    over (partition by visitor_id order by event_time, event_id rows unbounded preceding) as stretch
from steps;

cache table cut_by_gaps as
select *
from stretches;

-- Stretches above 24 hours, few of them, are cut again: the next session starts with the first event
-- that is more than 24 hours after the start of the one before.
create temporary view cuts as
select
  visitor_id, stretch,
  aggregate(
    sort_array(collect_set(event_time)), array(stretch),
    (starts, at) -> case when at > element_at(starts, -1) + interval 24 hours
      then concat(starts, array(at)) else starts end) as starts
from cut_by_gaps
group by visitor_id, stretch
having max(event_time) > stretch + interval 24 hours;

create temporary view journey as
select /*+ broadcast(c) */
  g.*,
  case when c.starts is null then g.stretch
    else array_max(filter(c.starts, start -> start <= g.event_time)) end as started_at
from cut_by_gaps g
left join cuts c on c.visitor_id = g.visitor_id and c.stretch = g.stretch;

-- The users seen on each device, in sessions or not, and whose it is: the earliest one's.
create table links using parquet as
select
  device_id as visitor_id, user_id, min(event_time) as linked_at, max(event_time) as last_seen_at
from events
where device_id is not null and user_id is not null
group by device_id, user_id;

create table owners using parquet as
select visitor_id, min_by(user_id, struct(linked_at, user_id)) as owner
from links
group by visitor_id;

-- The events of commerce, with their session where they are in one: what carts, orders and the
-- beginnings of customers are made of.
create table commerce using parquet as
select
  e.event_id, e.event_type, e.event_time, e.visitor_id, e.user_id, e.country, e.bot_rule, e.items,
  e.order_id, e.revenue, e.tax, e.shipping, e.discount, e.currency, e.coupon, e.checkout_step,
  j.started_at, j.n
from (
  select *
  from events
  where event_type in ('add_to_cart', 'remove_from_cart', 'cart_update', 'checkout_step',
    'purchase', 'refund', 'signup', 'subscription_started', 'subscription_changed',
    'subscription_cancelled', 'subscription_renewed')
) e
left join (
  select event_id, started_at, n
  from journey
  where event_type in ('add_to_cart', 'remove_from_cart', 'cart_update', 'checkout_step',
    'purchase', 'signup', 'subscription_started', 'subscription_changed',
    'subscription_cancelled')
) j on j.event_id = e.event_id;

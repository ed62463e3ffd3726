-- The ways of visitors: which session each event is in, cut by gaps above 30 minutes and 24 hours
-- after the start, and whose each device is. Sessions, paths, carts and revenue stand on them.

-- How sessions are cut stands on them, and is part of their ids.
create macro session_definition() as
  'gap-30m/max-24h/v1';

create macro session_id_of(visitor_id, started_at) as
  md5(concat_ws('|', visitor_id, epoch_us(started_at), session_definition()));

-- The events that make sessions, numbered within their visitor, with the start of their stretch: the
-- events that no gap parts. Only keys: what else an event says is joined where it is needed.
create table visits as
with steps as (
  select
    event, visitor_id, event_time,
    row_number() over history as n,
    lag(event_time) over history as previous
  from events
  where event_type not in
    ('refund', 'subscription_renewed', 'campaign_cost', 'performance', 'asset', 'request')
  window history as (partition by visitor_id order by event_time, event_id)
)
select
  event, visitor_id, event_time, n,
  max(case when previous is null or event_time - previous > interval 30 minutes then event_time end)
    over (partition by visitor_id order by n rows unbounded preceding) as started_at
from steps;

-- Stretches above 24 hours, few of them, are cut again: the next session starts with the first event
-- that is more than 24 hours after the start of the one before.
create table cuts as
with recursive long as (
  select visitor_id, started_at as stretch
  from visits
  group by visitor_id, started_at
  having max(event_time) - started_at > interval 24 hours
),
long_events as (
  select visitor_id, started_at as stretch, event_time
  from visits
  semi join long on long.visitor_id = visits.visitor_id and long.stretch = visits.started_at
),
starts as (
  select visitor_id, stretch, stretch as started_at
  from long
  union all
  select s.visitor_id, s.stretch, min(e.event_time)
  from starts s
  join long_events e
    on e.visitor_id = s.visitor_id and e.stretch = s.stretch
      and e.event_time > s.started_at + interval 24 hours
  group by s.visitor_id, s.stretch, s.started_at
)
select visitor_id, stretch, started_at
from starts;

update visits
set started_at = (
  select max(c.started_at)
  from cuts c
  where c.visitor_id = visits.visitor_id and c.stretch = visits.started_at
    and c.started_at <= visits.event_time)
where (visitor_id, started_at) in (select (visitor_id, stretch) from cuts);

-- The users seen on each device, in sessions or not, and whose it is: the earliest one's.
create table links as
select
  device_id as visitor_id, user_id, min(event_time) as linked_at, max(event_time) as last_seen_at
from events
where device_id is not null and user_id is not null
group by device_id, user_id;

create table owners as
select visitor_id, arg_min(user_id, (linked_at, user_id)) as owner
from links
group by visitor_id;

-- The events of commerce: what carts, orders and the beginnings of customers are made of.
create table commerce as
select
  event, event_id, event_type, event_time, visitor_id, user_id, country, bot_rule, items, order_id,
  revenue, tax, shipping, discount, currency, coupon, checkout_step
from events
where event_type in ('add_to_cart', 'remove_from_cart', 'cart_update', 'checkout_step', 'purchase',
  'refund', 'signup', 'subscription_started', 'subscription_changed', 'subscription_cancelled',
  'subscription_renewed');

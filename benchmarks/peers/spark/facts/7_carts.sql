-- The carts of each person, across devices: what was put in, its value, and what became of it.

-- What touches carts, in the order of each person: changes of items, checkout steps and orders.
create table touches using parquet as
with events_of_carts as (
  select
    e.event_id, e.event_time, e.event_type, e.visitor_id, e.items, e.currency, e.checkout_step,
    s.session_id, l.order_id,
    coalesce(e.user_id, s.user_id, o.owner,
      case when e.visitor_id like 'user:%' then substring(e.visitor_id, 6) end, e.visitor_id)
      as person_id,
    s.channel, s.campaign, s.country, s.device_class, s.bot_rule
  from commerce e
  join sessions s on s.visitor_id = e.visitor_id and s.started_at = e.started_at
  left join owners o on o.visitor_id = e.visitor_id
  -- An order told again is none.
  left join (
    select distinct event_id, order_id from order_lines where event_type = 'purchase'
  ) l on l.event_id = e.event_id
  where e.event_type in ('add_to_cart', 'remove_from_cart', 'cart_update', 'checkout_step')
    or l.order_id is not null
),
-- An order ends what came before it.
between_orders as (
  select
    *,
    event_type = 'purchase' as is_order,
    event_type = 'add_to_cart' or event_type = 'cart_update'
      and coalesce(exists(items, item -> coalesce(item.quantity, 1) > 0), false) as puts_in,
    row_number() over (partition by person_id order by event_time, event_id) as touch,
    count(case when event_type = 'purchase' then 1 end)
      over (partition by person_id order by event_time, event_id
        rows between unbounded preceding and 1 preceding) as orders_before
  from events_of_carts
),
gaps as (
  select
    *,
    event_time > lag(event_time) over (partition by person_id, orders_before order by touch)
      + interval 30 days as is_later
  from between_orders
),
-- So do 30 days without a touch.
stretches as (
  select
    *,
    count(case when is_later then 1 end) over (partition by person_id order by touch
      rows unbounded preceding) as stretch
  from gaps
),
-- A cart opens with the first event of its stretch that puts something in.
opened as (
  select
    *,
    min(case when puts_in then touch end) over (partition by person_id, orders_before, stretch)
      as opened_by
  from stretches
)
select *
from opened
where touch >= opened_by;

-- How many of each product there are after each item named, and what the cart is worth then.
create table cart_values using parquet as
with items_named as (
  select person_id, opened_by, touch, event_type, currency, place, item
  from touches
  lateral view posexplode(items) exploded as place, item
  where event_type in ('add_to_cart', 'remove_from_cart', 'cart_update')
),
changes as (
  select
    person_id, opened_by, touch, place, item.product_id as product_id, item.price as price,
    case when item.price is not null then currency end as price_currency,
    case event_type
      when 'add_to_cart' then greatest(0, coalesce(item.quantity, 1))
      when 'cart_update' then greatest(0, coalesce(item.quantity, 1))
      else -abs(coalesce(item.quantity, 0)) end as change,
    -- An update sets the number (to the sum, where it names a product twice); all are taken out
    -- where no number is given.
    event_type = 'cart_update' and row_number() over
        (partition by person_id, opened_by, touch, item.product_id order by place) = 1
      or event_type = 'remove_from_cart' and item.quantity is null as is_reset
  from items_named
),
runs as (
  select
    *,
    count(case when is_reset then 1 end) over (partition by person_id, opened_by, product_id
      order by touch, place rows unbounded preceding) as run
  from changes
),
sums as (
  select
    *,
    sum(change) over (partition by person_id, opened_by, product_id, run order by touch, place
      rows unbounded preceding) as total
  from runs
),
-- There is never less than nothing of a product: what was taken out beyond that is given back.
counted as (
  select
    *,
    total - least(0, min(total) over (partition by person_id, opened_by, product_id, run
      order by touch, place rows unbounded preceding)) as pieces
  from sums
),
-- A product is in the cart's account from when there is something of it.
named as (
  select
    *,
    bool_or(pieces > 0) over (partition by person_id, opened_by, product_id order by touch, place
      rows unbounded preceding) as is_known
  from counted
),
priced as (
  select
    *,
    last_value(price, true) over (partition by person_id, opened_by, product_id
      order by touch, place rows unbounded preceding) as last_price,
    last_value(price_currency, true) over (partition by person_id, opened_by, product_id
      order by touch, place rows unbounded preceding) as last_currency
  from named
  where is_known
),
cart_currencies as (
  select
    person_id, opened_by,
    min_by(currency, touch) filter (where currency is not null) as cart_currency
  from touches
  where not is_order
  group by person_id, opened_by
),
valued as (
  select
    p.*,
    case when last_currency is null or last_currency = cart_currency
      then pieces * coalesce(last_price, 0) else 0 end as line_value,
    case when pieces > 0 then 1 else 0 end as is_in
  from priced p
  join cart_currencies c on c.person_id = p.person_id and c.opened_by = p.opened_by
),
deltas as (
  select
    *,
    line_value - coalesce(lag(line_value) over (partition by person_id, opened_by, product_id
      order by touch, place), 0) as delta,
    pieces - coalesce(lag(pieces) over (partition by person_id, opened_by, product_id
      order by touch, place), 0) as pieces_delta,
    is_in - coalesce(lag(is_in) over (partition by person_id, opened_by, product_id
      order by touch, place), 0) as products_delta
  from valued
),
by_touch as (
  select
    person_id, opened_by, touch,
    sum(delta) as delta, sum(pieces_delta) as pieces_delta, sum(products_delta) as products_delta
  from deltas
  group by person_id, opened_by, touch
),
running as (
  select
    *,
    sum(delta) over (partition by person_id, opened_by order by touch rows unbounded preceding)
      as value_then
  from by_touch
)
select
  person_id, opened_by,
  sum(delta) as value, greatest(0, max(value_then)) as peak_value,
  sum(pieces_delta) as item_quantity, sum(products_delta) as products
from running
group by person_id, opened_by;

insert overwrite directory '${out}/carts.parquet' using parquet
with data_end as (
  select max(event_time) as data_end
  from events
),
idle as (
  select
    *,
    lag(event_time) over (partition by person_id, opened_by order by touch) as previous
  from touches
),
lives as (
  select
    person_id, opened_by,
    min(event_time) as opened_at,
    max(event_time) filter (where not is_order) as changed_at,
    min(previous) filter (where event_time > previous + interval 24 hours) + interval 24 hours
      as left_at,
    max(event_time) filter (where is_order) as closed_at,
    max(order_id) filter (where is_order) as order_id,
    min_by(currency, touch) filter (where not is_order and currency is not null) as currency,
    max_by(checkout_step, touch)
      filter (where event_type = 'checkout_step' and checkout_step is not null) as checkout_step,
    count(distinct session_id) as sessions,
    min_by(struct(event_id, session_id, channel, campaign, country, device_class, bot_rule), touch)
      as opening
  from idle
  group by person_id, opened_by
),
ended as (
  select
    *,
    closed_at is null and data_end > changed_at + interval 24 hours as is_abandoned
  from lives
  cross join data_end
)
select
  md5(concat_ws('|', e.person_id, unix_micros(opened_at), opening.event_id)) as cart_id,
  cast(opened_at as date) as opened_date,
  'timeout-24h/recover-30d/v1' as definition,
  e.person_id, opened_at, changed_at,
  case
    when closed_at is not null and left_at is null then 'ordered'
    when closed_at is not null then 'recovered'
    when is_abandoned then 'abandoned'
    else 'open' end as state,
  coalesce(left_at, case when is_abandoned then changed_at + interval 24 hours end)
    as abandoned_at,
  closed_at, order_id,
  (unix_micros(closed_at) - unix_micros(opened_at)) div 1000 as time_to_order_ms,
  currency,
  cast(coalesce(peak_value, 0) as decimal(18, 6)) as peak_value,
  cast(coalesce(value, 0) as decimal(18, 6)) as value,
  coalesce(item_quantity, 0) as item_quantity,
  coalesce(products, 0) as products,
  checkout_step, sessions,
  opening.session_id, opening.channel, opening.campaign, opening.country, opening.device_class,
  opening.bot_rule
from ended e
left join cart_values v on v.person_id = e.person_id and v.opened_by = e.opened_by;

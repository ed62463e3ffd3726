-- The carts of each person, across devices: what was put in, its value, and what became of it.

-- What touches carts, in the order of each person: changes of items, checkout steps and orders.
create table touches as
with events_of_carts as (
  select
    e.event_id, e.event_time, e.event_type, e.visitor_id, e.items, e.currency, e.checkout_step,
    s.session_id, l.order_id,
    coalesce(e.user_id, s.user_id, o.owner,
      case when e.visitor_id like 'user:%' then e.visitor_id[6:] end, e.visitor_id) as person_id,
    s.channel, s.campaign, s.country, s.device_class, s.bot_rule
  from commerce e
  join visits v using (event)
  join sessions s on s.visitor_id = v.visitor_id and s.started_at = v.started_at
  left join owners o on o.visitor_id = e.visitor_id
  -- An order told again is none.
  left join (select distinct event, order_id from order_lines where event_type = 'purchase') l
    on l.event = e.event
  where e.event_type in ('add_to_cart', 'remove_from_cart', 'cart_update', 'checkout_step')
    or l.order_id is not null
),
-- An order ends what came before it.
between_orders as (
  select
    *,
    event_type = 'purchase' as is_order,
    event_type = 'add_to_cart' or event_type = 'cart_update'
      and len(list_filter(items, lambda item: coalesce(item.quantity, 1) > 0)) > 0 as puts_in,
    row_number() over person as touch,
    coalesce(count(*) filter (where event_type = 'purchase')
      over (partition by person_id order by event_time, event_id
        rows between unbounded preceding and 1 preceding), 0) as orders_before
  from events_of_carts
  window person as (partition by person_id order by event_time, event_id)
),
gaps as (
  select
    *,
    event_time - lag(event_time) over (partition by person_id, orders_before order by touch)
      > interval 30 days as is_later
  from between_orders
),
-- So do 30 days without a touch.
stretches as (
  select
    *,
    count(*) filter (where is_later) over (partition by person_id order by touch
      rows unbounded preceding) as stretch
  from gaps
),
-- A cart opens with the first event of its stretch that puts something in.
opened as (
  select
    *,
    min(touch) filter (where puts_in) over (partition by person_id, orders_before, stretch)
      as opened_by
  from stretches
)
select *
from opened
where touch >= opened_by;

-- How many of each product there are after each item named, and what the cart is worth then.
create table cart_values as
with items_named as (
  select
    person_id, opened_by, touch, event_type, currency,
    unnest(range(1, len(items) + 1)) as place,
    unnest(items) as item
  from touches
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
    count(*) filter (where is_reset) over product as run
  from changes
  window product as (partition by person_id, opened_by, product_id order by touch, place
    rows unbounded preceding)
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
    cast(total - least(0, min(total) over (partition by person_id, opened_by, product_id, run
      order by touch, place rows unbounded preceding)) as BIGINT) as pieces
  from sums
),
-- A product is in the cart's account from when there is something of it.
named as (
  select
    *,
    bool_or(pieces > 0) over product as is_known
  from counted
  window product as (partition by person_id, opened_by, product_id order by touch, place
    rows unbounded preceding)
),
priced as (
  select
    *,
    last_value(price ignore nulls) over product as last_price,
    last_value(price_currency ignore nulls) over product as last_currency
  from named
  where is_known
  window product as (partition by person_id, opened_by, product_id order by touch, place
    rows unbounded preceding)
),
cart_currencies as (
  select person_id, opened_by, arg_min(currency, touch) as cart_currency
  from touches
  where not is_order
  group by person_id, opened_by
),
valued as (
  select
    p.*,
    case when last_currency is null or last_currency = cart_currency
      then pieces * coalesce(last_price, 0) else 0 end as line_value
  from priced p
  join cart_currencies using (person_id, opened_by)
),
deltas as (
  select
    *,
    line_value - coalesce(lag(line_value) over product, 0) as delta,
    pieces - coalesce(lag(pieces) over product, 0) as pieces_delta,
    (pieces > 0)::INTEGER - coalesce(lag((pieces > 0)::INTEGER) over product, 0) as products_delta
  from valued
  window product as (partition by person_id, opened_by, product_id order by touch, place)
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
      as value
  from by_touch
)
select
  person_id, opened_by,
  sum(delta) as value, greatest(0, max(value)) as peak_value,
  sum(pieces_delta) as item_quantity, sum(products_delta) as products
from running
group by person_id, opened_by;

create table carts as
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
    min(previous) filter (where event_time - previous > interval 24 hours) + interval 24 hours
      as left_at,
    max(event_time) filter (where is_order) as closed_at,
    max(order_id) filter (where is_order) as order_id,
    arg_min(currency, touch) filter (where not is_order) as currency,
    arg_max(checkout_step, touch) filter (where event_type = 'checkout_step') as checkout_step,
    count(distinct session_id) as sessions,
    arg_min({'event_id': event_id, 'session_id': session_id, 'channel': channel,
      'campaign': campaign, 'country': country, 'device_class': device_class,
      'bot_rule': bot_rule}, touch) as opening
  from idle
  group by person_id, opened_by
),
ended as (
  select
    *,
    closed_at is null and data_end - changed_at > interval 24 hours as is_abandoned
  from lives
  cross join data_end
)
select
  md5(concat_ws('|', person_id, epoch_us(opened_at), opening.event_id)) as cart_id,
  cast(opened_at as DATE) as opened_date,
  'timeout-24h/recover-30d/v1' as definition,
  person_id, opened_at, changed_at,
  case
    when closed_at is not null and left_at is null then 'ordered'
    when closed_at is not null then 'recovered'
    when is_abandoned then 'abandoned'
    else 'open' end as state,
  coalesce(left_at, case when is_abandoned then changed_at + interval 24 hours end)
    as abandoned_at,
  closed_at, order_id,
  date_diff('microseconds', opened_at, closed_at) // 1000 as time_to_order_ms,
  currency,
  cast(coalesce(peak_value, 0) as DECIMAL(18, 6)) as peak_value,
  cast(coalesce(value, 0) as DECIMAL(18, 6)) as value,
  cast(coalesce(item_quantity, 0) as BIGINT) as item_quantity,
  cast(coalesce(products, 0) as BIGINT) as products,
  checkout_step, sessions,
  opening.session_id, opening.channel, opening.campaign, opening.country, opening.device_class,
  opening.bot_rule
from ended
left join cart_values using (person_id, opened_by);

copy carts to '${out}/carts.parquet';

-- The lines of orders and refunds and what each amounts to. An order counts once, with the earliest
-- event that tells it. Where an item has a price, a line is price times quantity less its discount and
-- its share of the order's; where none has, the order's revenue is shared by quantity; where there
-- are no items, there is one line. Amounts are in millionths until the end; shares are of millionths,
-- by largest remainder.

create table order_lines using parquet as
with told as (
  select
    event_id, event_type, event_time, visitor_id, user_id, started_at, n, country, bot_rule,
    currency, coupon, coalesce(order_id, event_id) as order_id,
    case when size(items) > 0 then items end as items,
    coalesce(exists(items, item -> item.price is not null), false) as priced,
    coalesce(size(items) > 0, false) as itemized,
    cast(coalesce(revenue, 0) * 1000000 as bigint) as revenue,
    cast(coalesce(tax, 0) * 1000000 as bigint) as tax,
    cast(coalesce(shipping, 0) * 1000000 as bigint) as shipping,
    cast(coalesce(discount, 0) * 1000000 as bigint) as discount
  from commerce
  where event_type in ('purchase', 'refund')
),
ranked as (
  select
    *,
    case event_type when 'purchase' then count(*) over (partition by event_type, order_id) - 1
      else 0 end as repeats,
    row_number() over (partition by event_type, order_id order by event_time, event_id) as telling
  from told
),
lines as (
  select r.*, place + 1 as line_number, item
  from ranked r
  lateral view outer posexplode(items) exploded as place, item
  where event_type = 'refund' or telling = 1
),
quantities as (
  select
    *,
    case when itemized then coalesce(item.quantity, 1) else 1 end as quantity,
    case when priced then cast(coalesce(item.price, 0) * 1000000 as bigint) else 0 end as price,
    case when priced then cast(coalesce(item.discount, 0) * 1000000 as bigint) else 0 end
      as own_discount
  from lines
),
-- What is shared first, and by which weights: the order's discount or its revenue.
first_weights as (
  select
    *,
    case when priced then discount else revenue end as first_amount,
    greatest(0, case when priced then price * quantity - own_discount else quantity end) as weight
  from quantities
),
first_totals as (
  select
    *,
    sum(weight) over (partition by event_id) as total,
    count(*) over (partition by event_id) as lines
  from first_weights
),
-- With weights that are all nothing, all weigh the same.
first_even as (
  select
    *,
    cast(abs(first_amount) as decimal(19, 0))
      * cast(case when total = 0 then 1 else weight end as decimal(18, 0)) as product,
    cast(case when total = 0 then lines else total end as decimal(19, 0)) as divisor
  from first_totals
),
first_parts as (
  select *, product div divisor as part, product % divisor as lost
  from first_even
),
first_shares as (
  select
    *,
    case when first_amount < 0 then -1 else 1 end * (part + case
      when row_number() over (partition by event_id order by lost desc, line_number)
        <= abs(first_amount) - sum(part) over (partition by event_id) then 1 else 0 end) as share
  from first_parts
),
nets as (
  select
    event_id, event_type, event_time, visitor_id, user_id, started_at, n, country, bot_rule,
    currency, coupon,
    order_id, repeats, line_number, item, quantity, tax, shipping, lines,
    case when priced then price
      else cast(bround(cast(share as double) / quantity, 0) as bigint) end as unit_price,
    case when priced then price * quantity else share end as gross,
    case when priced then own_discount + share else 0 end as line_discount,
    case when priced then price * quantity - own_discount - share else share end as net
  from first_shares
),
totals as (
  select *, sum(greatest(0, net)) over (partition by event_id) as total
  from nets
),
even as (
  select
    *,
    cast(case when total = 0 then 1 else greatest(0, net) end as decimal(18, 0)) as weight,
    cast(case when total = 0 then lines else total end as decimal(19, 0)) as divisor
  from totals
),
parts as (
  select
    *,
    (cast(abs(tax) as decimal(19, 0)) * weight) div divisor as tax_part,
    (cast(abs(tax) as decimal(19, 0)) * weight) % divisor as tax_lost,
    (cast(abs(shipping) as decimal(19, 0)) * weight) div divisor as shipping_part,
    (cast(abs(shipping) as decimal(19, 0)) * weight) % divisor as shipping_lost
  from even
),
shares as (
  select
    *,
    sum(net) over (partition by event_id) as order_net,
    case when tax < 0 then -1 else 1 end * (tax_part + case
      when row_number() over (partition by event_id order by tax_lost desc, line_number)
        <= abs(tax) - sum(tax_part) over (partition by event_id) then 1 else 0 end) as tax_share,
    case when shipping < 0 then -1 else 1 end * (shipping_part + case
      when row_number() over (partition by event_id order by shipping_lost desc, line_number)
        <= abs(shipping) - sum(shipping_part) over (partition by event_id) then 1 else 0 end)
      as shipping_share
  from parts
),
-- What is in the lines of an order is taken back by those of a refund, whatever its sign.
signed as (
  select
    *,
    event_type = 'refund' as is_refund,
    event_type = 'refund' and order_net < 0 as is_turned
  from shares
)
select
  event_id, event_type, event_time, visitor_id, user_id, started_at, n, order_id,
  coalesce(line_number, 1) as line_number, country, bot_rule, currency, coupon, repeats, item,
  case when is_refund then -abs(quantity) else quantity end as quantity,
  cast(case when is_turned and quantity >= 0 then -unit_price else unit_price end
    * 0.000001BD as decimal(18, 6)) as unit_price,
  cast(case when is_refund then 0 else gross end * 0.000001BD as decimal(18, 6)) as gross,
  cast(case when is_refund then 0 else line_discount end * 0.000001BD as decimal(18, 6))
    as discount,
  cast(case when is_turned then -net when is_refund then net else 0 end * 0.000001BD
    as decimal(18, 6)) as refunded,
  cast(case when is_refund and not is_turned then -net else net end * 0.000001BD
    as decimal(18, 6)) as net,
  cast(case when is_refund then -abs(tax_share) else tax_share end * 0.000001BD
    as decimal(18, 6)) as tax,
  cast(case when is_refund then -abs(shipping_share) else shipping_share end * 0.000001BD
    as decimal(18, 6)) as shipping
from signed;

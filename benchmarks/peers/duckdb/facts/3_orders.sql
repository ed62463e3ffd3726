-- The lines of orders and refunds and what each amounts to. An order counts once, with the earliest
-- event that tells it. Where an item has a price, a line is price times quantity less its discount and
-- its share of the order's; where none has, the order's revenue is shared by quantity; where there
-- are no items, there is one line. Shares are of millionths, by largest remainder.

create macro millionths(amount) as
  cast(coalesce(amount, 0) * 1000000 as HUGEINT);

create macro amount(millionths) as
  cast(cast(millionths as DECIMAL(18, 0)) * 0.000001 as DECIMAL(18, 6));

create table order_lines as
with told as (
  select
    event, event_id, event_type, event_time, visitor_id, user_id, country, bot_rule, currency, coupon,
    coalesce(order_id, event_id) as order_id,
    case when len(items) > 0 then items else [null] end as items,
    coalesce(len(list_filter(items, lambda item: item.price is not null)), 0) > 0 as priced,
    coalesce(len(items), 0) > 0 as itemized,
    millionths(revenue) as revenue, millionths(tax) as tax,
    millionths(shipping) as shipping, millionths(discount) as discount
  from commerce
  where event_type in ('purchase', 'refund')
),
once as (
  select
    *,
    case event_type when 'purchase' then count(*) over (partition by event_type, order_id) - 1
      else 0 end as repeats
  from told
  qualify event_type = 'refund'
    or row_number() over (partition by event_type, order_id order by event_time, event_id) = 1
),
lines as (
  select
    * exclude (items),
    unnest(range(1, len(items) + 1)) as line_number,
    unnest(items) as item
  from once
),
quantities as (
  select
    *,
    case when itemized then coalesce(item.quantity, 1) else 1 end as quantity,
    case when priced then millionths(item.price) else 0 end as price,
    case when priced then millionths(item.discount) else 0 end as own_discount
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
    sum(weight) over (partition by event) as total,
    count(*) over (partition by event) as lines
  from first_weights
),
first_parts as (
  select
    *,
    case when total = 0 then abs(first_amount) // lines
      else abs(first_amount) * weight // total end as part,
    case when total = 0 then abs(first_amount) % lines
      else abs(first_amount) * weight % total end as lost
  from first_totals
),
first_shares as (
  select
    *,
    sign(first_amount) * (part + case
      when row_number() over (partition by event order by lost desc, line_number)
        <= abs(first_amount) - sum(part) over (partition by event) then 1 else 0 end) as share
  from first_parts
),
nets as (
  select
    * exclude (discount, weight, total),
    case when priced then price else cast(round_even(share / quantity, 0) as HUGEINT) end
      as unit_price,
    case when priced then price * quantity else share end as gross,
    case when priced then own_discount + share else 0 end as discount,
    case when priced then price * quantity - own_discount - share else share end as net,
    greatest(0, case when priced then price * quantity - own_discount - share else share end)
      as weight
  from first_shares
),
totals as (
  select *, sum(weight) over (partition by event) as total
  from nets
),
parts as (
  select
    *,
    case when total = 0 then abs(tax) // lines else abs(tax) * weight // total end as tax_part,
    case when total = 0 then abs(tax) % lines else abs(tax) * weight % total end as tax_lost,
    case when total = 0 then abs(shipping) // lines else abs(shipping) * weight // total end
      as shipping_part,
    case when total = 0 then abs(shipping) % lines else abs(shipping) * weight % total end
      as shipping_lost
  from totals
),
shares as (
  select
    *,
    sum(net) over (partition by event) as order_net,
    sign(tax) * (tax_part + case
      when row_number() over (partition by event order by tax_lost desc, line_number)
        <= abs(tax) - sum(tax_part) over (partition by event) then 1 else 0 end) as tax_share,
    sign(shipping) * (shipping_part + case
      when row_number() over (partition by event order by shipping_lost desc, line_number)
        <= abs(shipping) - sum(shipping_part) over (partition by event) then 1 else 0 end)
      as shipping_share
  from parts
)
-- What is in the lines of an order is taken back by those of a refund, whatever its sign.
select
  event, event_id, event_type, event_time, visitor_id, user_id, order_id, line_number, country,
  bot_rule, currency, coupon, repeats, item,
  case event_type when 'refund' then -abs(quantity) else quantity end as quantity,
  amount(case when event_type = 'refund' and order_net < 0 and quantity >= 0 then -unit_price
    else unit_price end) as unit_price,
  amount(case event_type when 'refund' then 0 else gross end) as gross,
  amount(case event_type when 'refund' then 0 else discount end) as discount,
  amount(case when event_type = 'purchase' then 0 when order_net < 0 then -net else net end)
    as refunded,
  amount(case when event_type = 'purchase' then net when order_net < 0 then net else -net end)
    as net,
  amount(case event_type when 'refund' then -abs(tax_share) else tax_share end) as tax,
  amount(case event_type when 'refund' then -abs(shipping_share) else shipping_share end)
    as shipping
from shares;

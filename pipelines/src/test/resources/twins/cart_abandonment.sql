-- within 0.01: median_value, median_time_to_order_ms
with people as (
  select person_id from facts.cohorts where bot_rule is null
), carts as (
  select c.*,
    case when coalesce(c.currency, main.currency) = main.currency then c.value end as known
  from facts.carts c
  join people using (person_id)
  cross join main
  where c.bot_rule is null
)
select
  opened_date as day,
  coalesce(channel, '(none)') as channel,
  coalesce(device_class, '(none)') as device_class,
  count(*) as carts,
  count(*) filter (where state = 'open') as open_carts,
  count(*) filter (where state = 'ordered') as ordered_carts,
  count(*) filter (where state = 'abandoned') as abandoned_carts,
  count(*) filter (where state = 'recovered') as recovered_carts,
  count(*) filter (where state in ('abandoned', 'recovered')) / nullif(count(*) filter (where state <> 'open'), 0)::double as abandonment_rate,
  count(*) filter (where state = 'recovered') / nullif(count(*) filter (where state in ('abandoned', 'recovered')), 0)::double as recovery_rate,
  count(known) as valued_carts,
  coalesce(sum(known), 0) as value,
  coalesce(sum(known) filter (where state = 'open'), 0) as value_open,
  coalesce(sum(known) filter (where state = 'ordered'), 0) as value_completed,
  coalesce(sum(known) filter (where state = 'abandoned'), 0) as value_abandoned,
  coalesce(sum(known) filter (where state = 'recovered'), 0) as value_recovered,
  avg(known::double) as average_value,
  quantile_disc(known::double, 0.5) as median_value,
  avg(item_quantity) as average_quantity,
  avg(products) as average_products,
  avg(sessions) as average_sessions,
  quantile_disc(time_to_order_ms, 0.5) as median_time_to_order_ms,
  (select currency from main) as currency,
  'cart-abandonment/v1' as definition,
  'without' as bots
from carts
group by 1, 2, 3

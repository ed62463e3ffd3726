with lines as (
  select r.*, coalesce(r.currency, '(none)') as paid_in
  from facts.revenue r
  join facts.cohorts p on p.person_id = r.person_id and p.bot_rule is null
  where r.bot_rule is null
), told as (
  select *, 'all' as dimension, '(all)' as dimension_value from lines
  union all
  select *, 'country', coalesce(country, '(none)') from lines
  union all
  select *, 'channel', coalesce(channel, '(none)') from lines
  union all
  select *, 'category', coalesce(category, '(none)') from lines
  union all
  select *, 'product', coalesce(product_id, '(none)') from lines
), numbered as (
  select *,
    line_type = 'order' and row_number() over (
      partition by line_type, order_id, dimension, dimension_value
      order by happened_at, line_id) = 1 as begins_order
  from told
)
select
  revenue_date as day,
  paid_in as currency,
  dimension,
  dimension_value,
  count(*) filter (where begins_order) as orders,
  count(distinct person_id) filter (where line_type = 'order') as customers,
  count(*) filter (where line_type = 'order') as order_lines,
  count(*) filter (where line_type = 'refund') as refund_lines,
  coalesce(sum(quantity) filter (where line_type = 'order'), 0) as units,
  sum(gross) as gross_revenue,
  sum(discount) as discount,
  sum(refunded) as refunded,
  sum(net) as net_revenue,
  sum(tax) as tax,
  sum(shipping) as shipping,
  sum(gross - discount)::double / nullif(count(*) filter (where begins_order), 0) as average_order_value,
  sum(gross - discount)::double / nullif(count(distinct person_id) filter (where line_type = 'order'), 0) as revenue_per_customer,
  case when paid_in in ('(none)', main.currency) then sum(net) end as net_revenue_reporting,
  main.currency as reporting_currency,
  'revenue-daily/v1' as definition,
  'without' as bots
from numbered
cross join main
group by revenue_date, paid_in, dimension, dimension_value, main.currency

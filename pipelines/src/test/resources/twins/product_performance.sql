with people as (
  select person_id from facts.cohorts where bot_rule is null
), seen as (
  select e.event_id, e.event_time, e.event_type, e.visitor_id, e.items, s.session_id,
    row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) as pick
  from raw.events e
  left join facts.sessions s
    on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
    and s.bot_rule is null
  where e.event_type in ('product_view', 'add_to_cart', 'purchase') and e.bot_rule is null
), items as (
  select event_id, event_time, event_type, visitor_id, session_id, unnest(items) as item
  from seen where pick = 1
), of_items as (
  select item.product_id as product_id,
    count(*) filter (where event_type = 'product_view') as views,
    count(distinct visitor_id) filter (where event_type = 'product_view') as viewers,
    count(*) filter (where event_type = 'add_to_cart') as adds
  from items
  where event_type <> 'purchase'
  group by 1
), of_sessions as (
  select product_id,
    count(*) filter (where viewed) as viewed,
    count(*) filter (where added) as added,
    count(*) filter (where viewed and added) as viewed_and_added,
    count(*) filter (where viewed and ordered) as viewed_and_ordered
  from (
    select session_id, item.product_id as product_id,
      bool_or(event_type = 'product_view') as viewed,
      bool_or(event_type = 'add_to_cart') as added,
      bool_or(event_type = 'purchase') as ordered
    from items
    where session_id is not null
    group by 1, 2)
  group by product_id
), held as (
  select l.*, c.state
  from facts.cart_lines l
  join facts.carts c using (cart_id)
  join people p on p.person_id = c.person_id
  where c.bot_rule is null and l.quantity > 0
), of_carts as (
  select product_id, count(*) as carts,
    count(*) filter (where state in ('abandoned', 'recovered'))
      / nullif(count(*) filter (where state <> 'open'), 0)::double as abandonment_rate
  from held
  group by product_id
), lines as (
  select r.*, coalesce(r.product_id, '(none)') as product,
    coalesce(r.currency, main.currency) = main.currency as is_known
  from facts.revenue r
  join people using (person_id)
  cross join main
  where r.bot_rule is null
), of_lines as (
  select product as product_id,
    count(distinct order_id) filter (where line_type = 'order') as orders,
    count(distinct person_id) filter (where line_type = 'order') as customers,
    count(*) filter (where line_type = 'order') as order_lines,
    sum(quantity) filter (where line_type = 'order') as quantity,
    -sum(quantity) filter (where line_type = 'refund') as quantity_refunded,
    sum(gross) filter (where is_known) as gross,
    sum(discount) filter (where is_known) as discount,
    sum(refunded) filter (where is_known) as refunded,
    sum(net) filter (where is_known) as net
  from lines
  group by product
), named as (
  select item.product_id as product_id, event_time as named_at, item.name as name, item.category as category
  from items where event_type <> 'purchase'
  union all
  select product_id, first_added_at, name, category from held
  union all
  select product, happened_at, product_name, category from lines
), latest as (
  select product_id, name, category
  from named
  where name is not null
  qualify row_number() over (
    partition by product_id order by named_at desc, name desc, category desc nulls last) = 1
), products as (
  select distinct product_id from named
)
select
  p.product_id,
  n.name as product_name,
  n.category,
  coalesce(i.views, 0) as views,
  coalesce(i.viewers, 0) as viewers,
  coalesce(s.viewed, 0) as sessions_with_view,
  coalesce(i.adds, 0) as adds_to_cart,
  coalesce(s.added, 0) as sessions_with_add,
  coalesce(s.viewed_and_added, 0) as sessions_viewed_and_added,
  s.viewed_and_added / nullif(s.viewed, 0)::double as add_to_cart_rate,
  coalesce(s.viewed_and_ordered, 0) as sessions_viewed_and_ordered,
  s.viewed_and_ordered / nullif(s.viewed, 0)::double as purchase_rate,
  coalesce(c.carts, 0) as carts,
  c.abandonment_rate as cart_abandonment_rate,
  coalesce(l.orders, 0) as orders,
  coalesce(l.customers, 0) as customers,
  coalesce(l.order_lines, 0) as order_lines,
  coalesce(l.quantity, 0) as quantity,
  coalesce(l.quantity_refunded, 0) as quantity_refunded,
  coalesce(l.gross, 0) as gross_revenue,
  coalesce(l.discount, 0) as discount,
  coalesce(l.refunded, 0) as refunded,
  coalesce(l.net, 0) as net_revenue,
  (select currency from main) as currency,
  'product-performance/v1' as definition,
  'without' as bots
from products p
left join latest n using (product_id)
left join of_items i using (product_id)
left join of_sessions s using (product_id)
left join of_carts c using (product_id)
left join of_lines l using (product_id)

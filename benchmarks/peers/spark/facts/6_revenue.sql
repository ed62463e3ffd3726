-- The revenue: the lines of orders and refunds with the person and the session that they are of.

create table revenue using parquet location '${out}/revenue.parquet' as
select
  md5(concat_ws('|', l.order_id, l.event_type, l.line_number,
    case l.event_type when 'refund' then l.event_id end)) as line_id,
  cast(l.event_time as date) as revenue_date,
  case l.event_type when 'purchase' then 'order' else 'refund' end as line_type,
  l.order_id, l.line_number, l.event_id,
  l.event_time as happened_at,
  coalesce(l.user_id, s.user_id, o.owner,
    case when l.visitor_id like 'user:%' then substring(l.visitor_id, 6) end, l.visitor_id)
    as person_id,
  l.visitor_id,
  s.session_id,
  l.item.product_id as product_id, l.item.name as product_name, l.item.category as category,
  l.item.brand as brand,
  l.quantity, l.unit_price, l.gross, l.discount, l.refunded, l.net, l.tax, l.shipping, l.currency,
  l.coupon,
  s.channel, s.source, s.medium, s.campaign,
  coalesce(l.country, s.country) as country,
  s.device_class,
  coalesce(s.bot_rule, l.bot_rule) as bot_rule,
  l.repeats
from order_lines l
left join sessions s on s.visitor_id = l.visitor_id and s.started_at = l.started_at
left join owners o on o.visitor_id = l.visitor_id;

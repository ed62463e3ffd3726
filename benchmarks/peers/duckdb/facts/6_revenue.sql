-- The revenue: the lines of orders and refunds with the person and the session that they are of.

create table revenue as
select
  md5(concat_ws('|', l.order_id, l.event_type, l.line_number,
    case l.event_type when 'refund' then l.event_id end)) as line_id,
  cast(l.event_time as DATE) as revenue_date,
  case l.event_type when 'purchase' then 'order' else 'refund' end as line_type,
  l.order_id,
  cast(l.line_number as INTEGER) as line_number,
  l.event_id,
  l.event_time as happened_at,
  coalesce(l.user_id, s.user_id, o.owner,
    case when l.visitor_id like 'user:%' then l.visitor_id[6:] end, l.visitor_id) as person_id,
  l.visitor_id,
  s.session_id,
  l.item.product_id as product_id, l.item.name as product_name, l.item.category as category,
  l.item.brand as brand,
  cast(l.quantity as BIGINT) as quantity,
  l.unit_price, l.gross, l.discount, l.refunded, l.net, l.tax, l.shipping, l.currency, l.coupon,
  s.channel, s.source, s.medium, s.campaign,
  coalesce(l.country, s.country) as country,
  s.device_class,
  coalesce(s.bot_rule, l.bot_rule) as bot_rule,
  cast(l.repeats as INTEGER) as repeats
from order_lines l
left join visits v using (event)
left join sessions s on s.visitor_id = v.visitor_id and s.started_at = v.started_at
left join owners o on o.visitor_id = l.visitor_id;

copy revenue to '${out}/revenue.parquet';

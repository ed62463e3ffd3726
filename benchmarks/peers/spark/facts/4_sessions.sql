-- The sessions: whose they are, how the visitor came, what was done, whether engaged.

create table sessions using parquet location '${out}/sessions.parquet' as
with walks as (
  select
    visitor_id, started_at,
    max(event_time) as ended_at,
    max_by(user_id, n) filter (where user_id is not null) as user_id,
    min_by(device_id, n) filter (where device_id is not null) as device_id,
    min_by(site, n) filter (where site is not null) as site,
    min_by(language, n) filter (where language is not null) as language,
    min_by(struct(country, region, city), n) filter (where country is not null) as place,
    min_by(struct(device_class, browser, os), n) filter (where device_class is not null) as agent,
    min_by(bot_rule, n) filter (where bot_rule is not null) as bot_rule,
    min_by(struct(channel, channel_rule, traffic_source, traffic_medium, utm_campaign, utm_term,
      utm_content, click_id_type, referrer_url, referrer_host), n)
      filter (where channel is not null) as arrival,
    min_by(struct(page_url, page_path), n) filter (where is_view) as entry,
    max_by(page_path, n) filter (where is_view) as exit_page,
    count(*) as events,
    count(*) filter (where is_view) as page_views,
    count(*) filter (where event_type = 'product_view') as product_views,
    count(*) filter (where event_type = 'search') as searches,
    count(*) filter (where event_type = 'add_to_cart') as cart_adds,
    count(*) filter (where event_type in ('signup', 'subscription_started')) as starts,
    sum(greatest(0, engaged_ms))
      filter (where event_type = 'engagement' and engaged_ms is not null) as pinged_ms
  from (
    select *, event_type in ('page_view', 'product_view', 'list_view') as is_view
    from journey
  )
  group by visitor_id, started_at
),
paid as (
  select
    visitor_id, started_at, event_id, currency, net,
    first_value(currency) over (partition by visitor_id, started_at order by n) as first_currency
  from order_lines
  where event_type = 'purchase'
),
orders as (
  select
    visitor_id, started_at,
    any_value(first_currency) as currency,
    count(distinct event_id) as orders,
    count(distinct event_id) filter (where not currency <=> first_currency)
      as other_currency_orders,
    sum(net) filter (where currency <=> first_currency) as revenue
  from paid
  group by visitor_id, started_at
),
counted as (
  select
    w.*,
    o.currency, o.revenue,
    coalesce(o.orders, 0) as orders,
    coalesce(o.other_currency_orders, 0) as other_currency_orders,
    w.starts + coalesce(o.orders, 0) as conversions,
    (unix_micros(w.ended_at) - unix_micros(w.started_at)) div 1000 as duration_ms,
    row_number() over (partition by w.visitor_id order by w.started_at) as session_number
  from walks w
  left join orders o on o.visitor_id = w.visitor_id and o.started_at = w.started_at
),
engaged as (
  select
    *,
    coalesce(pinged_ms, duration_ms) as engaged_ms,
    case
      when coalesce(pinged_ms, duration_ms) >= 10000 then 'time'
      when page_views >= 2 then 'views'
      when conversions > 0 then 'conversion' end as engaged_by
  from counted
)
select
  md5(concat_ws('|', e.visitor_id, unix_micros(started_at), 'gap-30m/max-24h/v1')) as session_id,
  cast(started_at as date) as session_date,
  'gap-30m/max-24h/v1' as definition,
  e.visitor_id, device_id, user_id,
  coalesce(user_id, owner,
    case when e.visitor_id like 'user:%' then substring(e.visitor_id, 6) end, e.visitor_id)
    as person_id,
  started_at, ended_at, duration_ms, engaged_ms,
  engaged_by is not null as engaged, engaged_by, engaged_by is null as bounce,
  events, page_views, product_views, searches, cart_adds, conversions, orders,
  cast(coalesce(revenue, 0) as decimal(18, 6)) as revenue, currency, other_currency_orders,
  entry.page_path as entry_page, exit_page, entry.page_url as landing_url,
  arrival.referrer_url, arrival.referrer_host,
  coalesce(arrival.channel, 'Direct') as channel, arrival.channel_rule,
  coalesce(arrival.traffic_source, '(direct)') as source,
  coalesce(arrival.traffic_medium, '(none)') as medium,
  arrival.utm_campaign as campaign, arrival.utm_term as term, arrival.utm_content as content,
  arrival.click_id_type,
  session_number, session_number = 1 as first_session,
  site, place.country, place.region, place.city, language,
  agent.device_class, agent.browser, agent.os, bot_rule
from engaged e
left join owners o on o.visitor_id = e.visitor_id;

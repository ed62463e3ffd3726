-- The sessions: whose they are, how the visitor came, what was done, whether engaged.

create table sessions as
with walks as (
  select
    visitor_id, started_at,
    max(event_time) as ended_at,
    -- Arguments that are null are passed over: the first or last event that has one.
    arg_max(user_id, n) as user_id,
    arg_min(device_id, n) as device_id,
    arg_min(site, n) as site,
    arg_min(language, n) as language,
    arg_min({'country': country, 'region': region, 'city': city}, n)
      filter (where country is not null) as place,
    arg_min({'device_class': device_class, 'browser': browser, 'os': os}, n)
      filter (where device_class is not null) as agent,
    arg_min(bot_rule, n) as bot_rule,
    arg_min({'channel': channel, 'rule': channel_rule, 'source': traffic_source,
      'medium': traffic_medium, 'campaign': utm_campaign, 'term': utm_term, 'content': utm_content,
      'click_id_type': click_id_type, 'referrer_url': referrer_url,
      'referrer_host': referrer_host}, n)
      filter (where channel is not null) as arrival,
    arg_min({'url': page_url, 'path': page_path}, n) filter (where is_view) as entry,
    arg_max({'path': page_path}, n) filter (where is_view) as exit,
    count(*) as events,
    count(*) filter (where is_view) as page_views,
    count(*) filter (where event_type = 'product_view') as product_views,
    count(*) filter (where event_type = 'search') as searches,
    count(*) filter (where event_type = 'add_to_cart') as cart_adds,
    count(*) filter (where event_type in ('signup', 'subscription_started')) as starts,
    sum(greatest(0, engaged_ms)) filter (where event_type = 'engagement') as pinged_ms
  from (
    select
      v.visitor_id, v.started_at, v.n, e.* exclude (visitor_id),
      event_type in ('page_view', 'product_view', 'list_view') as is_view
    from visits v
    join events e using (event)
  )
  group by visitor_id, started_at
),
purchases as (
  select v.visitor_id, v.started_at, v.n, o.event, o.currency, o.net
  from order_lines o
  join visits v using (event)
  where o.event_type = 'purchase'
),
paid as (
  select
    *,
    first_value(currency) over (partition by visitor_id, started_at order by n) as first_currency
  from purchases
),
orders as (
  select
    visitor_id, started_at,
    any_value(first_currency) as currency,
    count(distinct event) as orders,
    count(distinct event) filter (where currency is distinct from first_currency)
      as other_currency_orders,
    sum(net) filter (where currency is not distinct from first_currency) as revenue
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
    date_diff('microseconds', w.started_at, w.ended_at) // 1000 as duration_ms,
    row_number() over (partition by w.visitor_id order by w.started_at) as session_number
  from walks w
  left join orders o using (visitor_id, started_at)
),
engaged as (
  select
    *,
    cast(coalesce(pinged_ms, duration_ms) as BIGINT) as engaged_ms,
    case
      when coalesce(pinged_ms, duration_ms) >= 10_000 then 'time'
      when page_views >= 2 then 'views'
      when conversions > 0 then 'conversion' end as engaged_by
  from counted
)
select
  session_id_of(visitor_id, started_at) as session_id,
  cast(started_at as DATE) as session_date,
  session_definition() as definition,
  visitor_id, device_id, user_id,
  coalesce(user_id, owner, case when visitor_id like 'user:%' then visitor_id[6:] end, visitor_id)
    as person_id,
  started_at, ended_at, duration_ms, engaged_ms,
  engaged_by is not null as engaged, engaged_by, engaged_by is null as bounce,
  events, page_views, product_views, searches, cart_adds, conversions, orders,
  cast(coalesce(revenue, 0) as DECIMAL(18, 6)) as revenue, currency, other_currency_orders,
  entry.path as entry_page, exit.path as exit_page, entry.url as landing_url,
  arrival.referrer_url, arrival.referrer_host,
  coalesce(arrival.channel, 'Direct') as channel, arrival.rule as channel_rule,
  coalesce(arrival.source, '(direct)') as source, coalesce(arrival.medium, '(none)') as medium,
  arrival.campaign, arrival.term, arrival.content, arrival.click_id_type,
  session_number, session_number = 1 as first_session,
  site, place.country, place.region, place.city, language,
  agent.device_class, agent.browser, agent.os, bot_rule
from engaged
left join owners using (visitor_id);

copy sessions to '${out}/sessions.parquet';

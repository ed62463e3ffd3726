-- within 0.01: median_duration_ms
with people as (
  select s.*, coalesce(s.campaign, '(none)') as known_campaign,
    row_number() over (partition by s.person_id order by s.started_at, s.session_id) = 1 as is_first
  from facts.sessions s
  where s.bot_rule is null
)
select
  session_date as day,
  channel,
  source,
  medium,
  known_campaign as campaign,
  count(*) as sessions,
  count(distinct person_id) as users,
  count(*) filter (where is_first) as new_users,
  sum(events) as events,
  sum(page_views) as page_views,
  sum(page_views) / count(*)::double as pages_per_session,
  avg(duration_ms) as average_duration_ms,
  quantile_disc(duration_ms, 0.5) as median_duration_ms,
  count(*) filter (where engaged) as engaged_sessions,
  avg(engaged::int) as engaged_rate,
  avg(bounce::int) as bounce_rate,
  sum(conversions) as conversions,
  count(*) filter (where conversions > 0) as converted_sessions,
  avg((conversions > 0)::int) as conversion_rate,
  sum(orders) as orders,
  coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue,
  (select currency from main) as currency,
  'traffic-sources/v1' as definition,
  'without' as bots
from people
group by all

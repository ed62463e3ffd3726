-- within 0.01: median_duration_ms
with visits as (
  select s.*,
    row_number() over (partition by person_id order by started_at, session_id) = 1 as is_first
  from facts.sessions s
  where bot_rule is null
),
entered as (
  select session_date as day, channel, entry_page as page,
    count(*) as entrances,
    count(distinct person_id) as users,
    count(*) filter (where is_first) as new_users,
    sum(events) as events,
    sum(page_views) as page_views,
    avg(page_views) as pages_per_session,
    avg(duration_ms) as average_duration_ms,
    quantile_disc(duration_ms, 0.5) as median_duration_ms,
    count(*) filter (where engaged) as engaged_sessions,
    avg(engaged::int) as engaged_rate,
    avg(bounce::int) as bounce_rate,
    sum(conversions) as conversions,
    count(*) filter (where conversions > 0) as converted_sessions,
    avg((conversions > 0)::int) as conversion_rate,
    sum(orders) as orders,
    coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue
  from visits where entry_page is not null group by all
),
quit as (
  select session_date as day, channel, exit_page as page, count(*) as exits
  from visits where exit_page is not null group by all
)
select
  day, channel, page,
  coalesce(entrances, 0) as entrances,
  coalesce(exits, 0) as exits,
  coalesce(users, 0) as users,
  coalesce(new_users, 0) as new_users,
  coalesce(events, 0) as events,
  coalesce(page_views, 0) as page_views,
  pages_per_session,
  average_duration_ms,
  median_duration_ms,
  coalesce(engaged_sessions, 0) as engaged_sessions,
  engaged_rate,
  bounce_rate,
  coalesce(conversions, 0) as conversions,
  coalesce(converted_sessions, 0) as converted_sessions,
  conversion_rate,
  coalesce(orders, 0) as orders,
  coalesce(revenue, 0) as revenue,
  (select currency from main) as currency,
  'landing-pages/v2' as definition,
  'without' as bots
from entered full join quit using (day, channel, page)

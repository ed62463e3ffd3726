with calendar as (
  select isodow(day) as weekday, count(*) as days
  from (select unnest(generate_series(first_day, last_day, interval 1 day)) as day from main)
  group by all
),
hours as (
  select isodow(started_at) as weekday, hour(started_at) as hour,
    count(*) as sessions,
    count(distinct person_id) as users,
    sum(page_views) as page_views,
    sum(conversions) as conversions,
    count(*) filter (where conversions > 0) as converted_sessions,
    sum(orders) as orders,
    coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue
  from facts.sessions where bot_rule is null group by all
)
select
  weekday,
  hour,
  days,
  coalesce(sessions, 0) as sessions,
  coalesce(users, 0) as users,
  coalesce(page_views, 0) as page_views,
  coalesce(conversions, 0) as conversions,
  coalesce(converted_sessions, 0) as converted_sessions,
  converted_sessions / sessions::double as conversion_rate,
  coalesce(orders, 0) as orders,
  coalesce(revenue, 0) as revenue,
  (select currency from main) as currency,
  coalesce(sessions, 0) / days::double as average_sessions,
  coalesce(page_views, 0) / days::double as average_page_views,
  coalesce(conversions, 0) / days::double as average_conversions,
  coalesce(revenue, 0)::double / days as average_revenue,
  'peak-hours/v1' as definition,
  'without' as bots
from calendar cross join range(24) as clock(hour) left join hours using (weekday, hour)

with visits as (
  select *, coalesce(device_class, '(unknown)') as device,
    case
      when conversions > 0 then 'converting'
      when bounce then 'bounce'
      when page_views >= 5 or engaged_ms >= 180000 then 'deep'
      when page_views >= 2 and engaged_ms >= 30000 then 'engaged'
      else 'light'
    end as quality
  from facts.sessions where bot_rule is null
)
select
  session_date as day,
  channel,
  device as device_class,
  quality,
  count(*) as sessions,
  count(*) / sum(count(*)) over (partition by session_date, channel, device)::double as share,
  count(distinct person_id) as users,
  sum(page_views) as page_views,
  avg(page_views) as pages_per_session,
  avg(duration_ms) as average_duration_ms,
  avg(engaged_ms) as average_engaged_ms,
  count(*) filter (where cart_adds > 0) as cart_sessions,
  sum(conversions) as conversions,
  avg((conversions > 0)::int) as conversion_rate,
  sum(orders) as orders,
  coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue,
  coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0)::double / count(*) as revenue_per_session,
  (select currency from main) as currency,
  'session-quality/v1' as definition,
  'without' as bots
from visits group by session_date, channel, device, quality

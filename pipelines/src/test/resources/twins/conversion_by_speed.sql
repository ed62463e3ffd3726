with visits as (
  select *, lead(started_at) over (partition by visitor_id order by started_at, session_id) as next_start
  from facts.sessions where bot_rule is null
),
measured as (
  select e.*, s.session_id, coalesce(s.device_class, '(unknown)') as device
  from raw.events e
  left join visits s on s.visitor_id = e.visitor_id
    and e.event_time >= s.started_at and (s.next_start is null or e.event_time < s.next_start)
    and e.event_time <= s.ended_at + interval 30 minute
  where e.event_type = 'performance' and e.bot_rule is null
),
metrics as (
  select session_id, 'lcp' as metric, lcp_ms as millis from measured
  union all
  select session_id, 'page_load', page_load_ms from measured
),
speeds as (
  select session_id, metric, count(*) as samples, avg(millis) as mean
  from metrics where millis >= 0 group by all
),
bands(band, band_from_ms, band_to_ms) as (
  values ('0.0-0.5', 0, 500), ('0.5-1.0', 500, 1000), ('1.0-1.5', 1000, 1500),
    ('1.5-2.0', 1500, 2000), ('2.0-2.5', 2000, 2500), ('2.5-3.0', 2500, 3000),
    ('3.0-4.0', 3000, 4000), ('4.0-6.0', 4000, 6000), ('6.0+', 6000, 1e18)
)
select
  m.metric,
  coalesce(device_class, '(unknown)') as device_class,
  coalesce(b.band, '(not measured)') as band,
  b.band_from_ms,
  count(*) as sessions,
  coalesce(sum(samples), 0) as samples,
  count(*) filter (where conversions > 0) as converted_sessions,
  avg((conversions > 0)::int) as conversion_rate,
  count(*) filter (where bounce) as bounces,
  avg(bounce::int) as bounce_rate,
  sum(orders) as orders,
  coalesce(sum(revenue) filter (where orders > 0 and coalesce(currency, (select currency from main)) = (select currency from main)), 0) as revenue,
  (select currency from main) as currency,
  'conversion-by-speed/v1' as definition,
  'without' as bots
from visits s
cross join (values ('lcp'), ('page_load')) m(metric)
left join speeds v on v.session_id = s.session_id and v.metric = m.metric
left join bands b on v.mean >= b.band_from_ms and v.mean < b.band_to_ms
group by m.metric, coalesce(device_class, '(unknown)'), coalesce(b.band, '(not measured)'), b.band_from_ms

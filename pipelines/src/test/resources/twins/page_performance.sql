-- within 0.01: page_load_p50_ms, page_load_p75_ms, page_load_p95_ms, page_load_p99_ms, ttfb_p50_ms, ttfb_p75_ms, ttfb_p95_ms, ttfb_p99_ms, lcp_p50_ms, lcp_p75_ms, lcp_p95_ms, lcp_p99_ms, inp_p50_ms, inp_p75_ms, inp_p95_ms, inp_p99_ms, cls_p50, cls_p75, cls_p95, cls_p99
-- real: no rows
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
each as (
  select coalesce(page_path, '(none)') as page, * from measured
),
devices as (
  select device as device_class, * from each
  union all
  select '(all)', * from each
),
counted as (
  select page, device_class,
    count(*) as samples,
    count(error) as errors,
    list_sort(list(page_load_ms) filter (where page_load_ms >= 0)) as page_load,
    list_sort(list(ttfb_ms) filter (where ttfb_ms >= 0)) as ttfb,
    list_sort(list(lcp_ms) filter (where lcp_ms >= 0)) as lcp,
    list_sort(list(inp_ms) filter (where inp_ms >= 0)) as inp,
    list_sort(list(cls) filter (where cls >= 0)) as cls
  from devices group by all
)
select page, device_class, samples, errors,
  errors / samples::double as error_rate,
  page_load[1 + floor(0.50::double * (len(page_load) - 1))::int] as page_load_p50_ms,
  page_load[1 + floor(0.75::double * (len(page_load) - 1))::int] as page_load_p75_ms,
  page_load[1 + floor(0.95::double * (len(page_load) - 1))::int] as page_load_p95_ms,
  page_load[1 + floor(0.99::double * (len(page_load) - 1))::int] as page_load_p99_ms,
  ttfb[1 + floor(0.50::double * (len(ttfb) - 1))::int] as ttfb_p50_ms,
  ttfb[1 + floor(0.75::double * (len(ttfb) - 1))::int] as ttfb_p75_ms,
  ttfb[1 + floor(0.95::double * (len(ttfb) - 1))::int] as ttfb_p95_ms,
  ttfb[1 + floor(0.99::double * (len(ttfb) - 1))::int] as ttfb_p99_ms,
  lcp[1 + floor(0.50::double * (len(lcp) - 1))::int] as lcp_p50_ms,
  lcp[1 + floor(0.75::double * (len(lcp) - 1))::int] as lcp_p75_ms,
  lcp[1 + floor(0.95::double * (len(lcp) - 1))::int] as lcp_p95_ms,
  lcp[1 + floor(0.99::double * (len(lcp) - 1))::int] as lcp_p99_ms,
  inp[1 + floor(0.50::double * (len(inp) - 1))::int] as inp_p50_ms,
  inp[1 + floor(0.75::double * (len(inp) - 1))::int] as inp_p75_ms,
  inp[1 + floor(0.95::double * (len(inp) - 1))::int] as inp_p95_ms,
  inp[1 + floor(0.99::double * (len(inp) - 1))::int] as inp_p99_ms,
  cls[1 + floor(0.50::double * (len(cls) - 1))::int] as cls_p50,
  cls[1 + floor(0.75::double * (len(cls) - 1))::int] as cls_p75,
  cls[1 + floor(0.95::double * (len(cls) - 1))::int] as cls_p95,
  cls[1 + floor(0.99::double * (len(cls) - 1))::int] as cls_p99,
  'page-performance/v1' as definition,
  'without' as bots
from counted

-- real: no rows
select
  event_date as day,
  bot_rule,
  coalesce(browser, '(unknown)') as agent,
  count(distinct visitor_id) as visitors,
  count(*) as requests,
  count(*) filter (where event_type in ('page_view', 'product_view', 'list_view')) as page_views,
  count(*) filter (where http_status between 200 and 299) as ok,
  count(*) filter (where http_status between 300 and 399) as redirects,
  count(*) filter (where http_status between 400 and 499) as client_errors,
  count(*) filter (where http_status in (404, 410)) as not_found,
  count(*) filter (where http_status between 500 and 599) as server_errors,
  coalesce(sum(http_bytes), 0) as bytes,
  'crawlers/v1' as definition,
  'with' as bots
from raw.events where bot_rule is not null group by event_date, bot_rule, coalesce(browser, '(unknown)')

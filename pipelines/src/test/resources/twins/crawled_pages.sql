-- real: no rows
select
  bot_rule,
  coalesce(page_path, '(none)') as page,
  count(*) as requests,
  count(*) filter (where http_status between 200 and 299) as ok,
  count(*) filter (where http_status between 300 and 399) as redirects,
  count(*) filter (where http_status between 400 and 499) as client_errors,
  count(*) filter (where http_status in (404, 410)) as not_found,
  count(*) filter (where http_status between 500 and 599) as server_errors,
  coalesce(sum(http_bytes), 0) as bytes,
  min(event_date) as first_day,
  max(event_date) as last_day,
  'crawled-pages/v1' as definition,
  'with' as bots
from raw.events where bot_rule is not null group by bot_rule, coalesce(page_path, '(none)')

-- The paths: the steps of each session, equal ones in a row counted as one.

insert overwrite directory '${out}/paths.parquet' using parquet
with steps as (
  select
    visitor_id, started_at, n, event_time, event_type,
    case when event_type in ('page_view', 'product_view', 'list_view') and page_path is not null
      then coalesce(nullif(trim(trailing '/' from page_path), ''), '/')
      else event_type end as item
  from journey
  where event_type in ('page_view', 'product_view', 'list_view', 'search', 'add_to_cart',
    'remove_from_cart', 'checkout_step', 'purchase', 'signup', 'subscription_started')
),
numbered as (
  select
    *,
    lag(item) over (partition by visitor_id, started_at order by n) as previous_item,
    lag(event_type) over (partition by visitor_id, started_at order by n) as previous_type,
    row_number() over (partition by visitor_id, started_at order by n) as step,
    count(*) over (partition by visitor_id, started_at) as steps
  from steps
),
different as (
  select
    *,
    lead(step) over (partition by visitor_id, started_at order by n) as next_step,
    lead(event_time) over (partition by visitor_id, started_at order by n) as next_time,
    row_number() over (partition by visitor_id, started_at order by n) as position
  from numbered
  where not (item <=> previous_item and event_type <=> previous_type)
)
select
  cast(started_at as date) as session_date,
  md5(concat_ws('|', visitor_id, unix_micros(started_at), 'gap-30m/max-24h/v1')) as session_id,
  visitor_id, position,
  item, event_type as item_type, event_time as entered_at,
  coalesce(next_step, steps + 1) - step as repeats,
  (unix_micros(next_time) - unix_micros(event_time)) div 1000 as time_to_next_ms,
  next_step is null as is_exit
from different;

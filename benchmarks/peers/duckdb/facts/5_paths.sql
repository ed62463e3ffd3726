-- The paths: the steps of each session, equal ones in a row counted as one.

copy (
  with steps as (
    select
      v.visitor_id, v.started_at, v.n, v.event_time, event_type,
      case when event_type in ('page_view', 'product_view', 'list_view')
        then coalesce(case when rtrim(page_path, '/') = '' then '/' else rtrim(page_path, '/') end,
          event_type)
        else event_type end as item
    from visits v
    join events using (event)
    where event_type in ('page_view', 'product_view', 'list_view', 'search', 'add_to_cart',
      'remove_from_cart', 'checkout_step', 'purchase', 'signup', 'subscription_started')
  ),
  numbered as (
    select
      *,
      lag(item) over session as previous_item,
      lag(event_type) over session as previous_type,
      row_number() over session as step,
      count(*) over (partition by visitor_id, started_at) as steps
    from steps
    window session as (partition by visitor_id, started_at order by n)
  ),
  different as (
    select *
    from numbered
    where item is distinct from previous_item or event_type is distinct from previous_type
  )
  select
    cast(started_at as DATE) as session_date,
    session_id_of(visitor_id, started_at) as session_id, visitor_id,
    cast(row_number() over session as INTEGER) as position,
    item, event_type as item_type, event_time as entered_at,
    cast(coalesce(lead(step) over session, steps + 1) - step as INTEGER) as repeats,
    date_diff('microseconds', event_time, lead(event_time) over session) // 1000
      as time_to_next_ms,
    lead(step) over session is null as is_exit
  from different
  window session as (partition by visitor_id, started_at order by n)
) to '${out}/paths.parquet';

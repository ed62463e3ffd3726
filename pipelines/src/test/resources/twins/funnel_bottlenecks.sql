-- within 1e-6: money_at_stake
with placed as (
  select e.*, s.person_id as session_person
  from raw.events e
  left join facts.sessions s
    on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
  where e.bot_rule is null
  qualify row_number() over (partition by e.event_id order by s.started_at desc) = 1
),
happened as (
  select coalesce(p.user_id, p.session_person, i.person_id, p.visitor_id) as person_id, p.*
  from placed p
  left join facts.identities i on i.visitor_id = p.visitor_id and i.owner
),
taken as (
  select 'purchase' as funnel, person_id, event_time as ts, 1 as tie, event_id as id, device_class as value,
    list_position(['product_view', 'add_to_cart', 'checkout_step', 'purchase'], event_type) as step
  from happened where event_type in ('product_view', 'add_to_cart', 'checkout_step', 'purchase')
  union all
  select 'signup', person_id, started_at, 0, session_id, channel, 1 from facts.sessions where bot_rule is null
  union all
  select 'signup', person_id, event_time, 1, event_id, channel, 2 from happened where event_type = 'signup'
),
known as (
  select t.* from taken t join facts.cohorts c using (person_id) where c.bot_rule is null
),
valued as (
  select funnel, person_id,
    coalesce(first(value order by ts, tie, id) filter (where value <> ''), '(none)') as value
  from known group by funnel, person_id
),
windows as (
  select * from (values ('purchase', interval 7 day, 4), ('signup', interval 30 day, 2)) w(funnel, length, last_step)
),
times as (
  select a.funnel, a.person_id, a.ts as t1,
    case when b.ts <= a.ts + w.length then b.ts end as t2,
    case when b.ts is not null and c.ts <= a.ts + w.length then c.ts end as t3,
    case when b.ts is not null and c.ts is not null and d.ts <= a.ts + w.length then d.ts end as t4
  from known a
  join windows w using (funnel)
  asof left join (select * from known where step = 2) b
    on b.funnel = a.funnel and b.person_id = a.person_id and a.ts <= b.ts
  asof left join (select * from known where step = 3) c
    on c.funnel = a.funnel and c.person_id = a.person_id and b.ts <= c.ts
  asof left join (select * from known where step = 4) d
    on d.funnel = a.funnel and d.person_id = a.person_id and c.ts <= d.ts
  where a.step = 1
),
tried as (
  select *,
    case when t4 is not null then 4 when t3 is not null then 3 when t2 is not null then 2 else 1 end as reach,
    coalesce(t4, t3, t2, t1) as last
  from times
),
periods as (
  select *, 'all' as period, (select first_day from main) as period_start from tried
  union all
  select *, 'week', date_trunc('week', t1 at time zone 'UTC')::date from tried
),
best as (
  select * from periods
  qualify row_number() over (
    partition by funnel, period, period_start, person_id order by reach desc, last, t1 desc) = 1
),
attempts as (
  select b.*, '(all)' as breakdown from best b
  union all
  select b.*, v.value from best b join valued v using (funnel, person_id)
),
steps as (
  select * from (values
    ('purchase', 1, 'product_view'), ('purchase', 2, 'add_to_cart'),
    ('purchase', 3, 'checkout_step'), ('purchase', 4, 'purchase'),
    ('signup', 1, 'visit'), ('signup', 2, 'signup')) s(funnel, step_number, step)
),
counted as (
  select funnel, period, period_start, breakdown, step_number, step,
    count(*) as entered,
    count(*) filter (where reach >= step_number) as reached,
    count(*) filter (where reach >= greatest(step_number - 1, 1)) as before,
    count(*) filter (where reach = step_number and step_number < last_step) as dropped,
    count(*) filter (where reach = last_step) as converted,
    avg(epoch_us([t1, t2, t3, t4][step_number]) - epoch_us([t1, t2, t3, t4][step_number - 1]))
      filter (where reach >= step_number and step_number > 1) / 1e6 as average_before,
    quantile_disc(epoch_us([t1, t2, t3, t4][step_number]) - epoch_us([t1, t2, t3, t4][step_number - 1]), 0.5)
      filter (where reach >= step_number and step_number > 1) / 1e6 as median_before,
    avg(epoch_us([t1, t2, t3, t4][step_number]) - epoch_us(t1))
      filter (where reach >= step_number and step_number > 1) / 1e6 as average_first,
    quantile_disc(epoch_us([t1, t2, t3, t4][step_number]) - epoch_us(t1), 0.5)
      filter (where reach >= step_number and step_number > 1) / 1e6 as median_first
  from attempts join windows using (funnel) join steps using (funnel)
  group by all
)
,
ever as (
  select * from counted where period = 'all' and step_number > 1
),
best_of_step as (
  select funnel, step_number, breakdown, before, reached / before::double as rate,
    (200 * reached + before) // (2 * before) as percent
  from ever where breakdown <> '(all)' and before >= 30
  qualify row_number() over (partition by funnel, step_number order by reached / before::double desc, breakdown) = 1
),
losses as (
  select e.*, b.breakdown as best_segment, b.before as best_actors, b.rate as best_rate, b.percent as best_percent,
    case when e.before = 0 then 0 else e.reached / e.before::double end as rate,
    case when e.before = 0 then 0 else (200 * e.reached + e.before) // (2 * e.before) end as percent,
    coalesce(greatest(0, e.before * b.rate - e.reached), 0) as lost
  from ever e left join best_of_step b using (funnel, step_number)
  where e.breakdown = '(all)'
),
lost_conversions as (
  select *, case when reached = 0 then 0 else lost * converted / reached::double end as conversions_lost
  from losses
),
orders as (
  select sum(r.net) as net, count(distinct r.order_id) as n
  from facts.revenue r join facts.cohorts c using (person_id)
  where r.line_type = 'order' and r.bot_rule is null and c.bot_rule is null
    and coalesce(r.currency, (select currency from main)) = (select currency from main)
),
valued_losses as (
  select l.*, floor(conversions_lost + 0.5)::bigint as more,
    case when l.funnel = 'purchase' and o.n > 0 then conversions_lost * o.net::double / o.n end as money_at_stake,
    case when l.funnel = 'purchase' and o.n > 0 then (select currency from main) end as currency
  from lost_conversions l cross join orders o
)
select
  v.funnel,
  row_number() over (partition by v.funnel order by conversions_lost desc, v.step_number) as rank,
  v.step_number,
  p.step as previous_step,
  v.step,
  before as reached_previous,
  reached,
  rate,
  best_segment,
  best_actors as best_segment_actors,
  best_rate,
  lost as actors_lost,
  conversions_lost,
  money_at_stake,
  currency,
  'Of ' || before || ' at ' || p.step || ', ' || reached || ' (' || percent || ' %) go on to ' || v.step
    || case when lost > 0 then '; of ' || best_segment || ' ' || best_percent || ' %. Find out what stops the others there'
        || case when more > 0 then ': at that rate ' || more || ' more would convert' else '' end
        || case when more > 0 and money_at_stake is not null
             then ', worth ' || floor(money_at_stake + 0.5)::bigint || ' ' || currency else '' end
        || '.'
       else '; no group with enough people does better.' end as recommendation,
  'funnel-bottlenecks/v2' as definition,
  'without' as bots
from valued_losses v
join steps p on p.funnel = v.funnel and p.step_number = v.step_number - 1

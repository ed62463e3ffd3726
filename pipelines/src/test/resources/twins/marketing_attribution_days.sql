-- within 0.0001: conversions, revenue
with visits as (
  select s.*, coalesce(s.campaign, '(none)') as known_campaign
  from facts.sessions s
  where s.bot_rule is null
),
touches as (
  select person_id, session_id, started_at, lower(channel) = 'direct' as direct,
    dimension,
    case dimension when 'channel' then channel when 'source' then source else known_campaign end as value
  from visits, (values ('channel'), ('source'), ('campaign')) d(dimension)
),
persons as (
  select * from facts.cohorts where bot_rule is null
),
happened as (
  select 'order' as type, r.person_id, r.order_id as id, min(r.happened_at) as moment,
    arg_min(r.revenue_date, r.happened_at) as day,
    coalesce(sum(r.net) filter (where coalesce(r.currency, (select currency from main)) = (select currency from main)), 0) as money
  from facts.revenue r join persons using (person_id)
  where r.line_type = 'order' and r.bot_rule is null
  group by all
  union all
  select 'signup', person_id, '', signed_up_at, cast(signed_up_at at time zone 'UTC' as date), 0
  from persons where signed_up_at is not null
  union all
  select 'subscription', coalesce(e.user_id, s.person_id, i.person_id, e.visitor_id), e.event_id, e.event_time, e.event_date,
    case when coalesce(e.currency, (select currency from main)) = (select currency from main) then coalesce(e.plan_amount, 0) else 0 end
  from raw.events e
  left join visits s on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
  left join facts.identities i on i.visitor_id = e.visitor_id and i.owner
  where e.event_type = 'subscription_started' and e.bot_rule is null
),
pairs as (
  select h.type, h.person_id, h.id, h.day, h.moment, h.money, t.dimension, t.value, t.direct, t.started_at,
    row_number() over w1 as place,
    count(*) over (partition by h.type, h.person_id, h.id, t.dimension) as n,
    max(case when not t.direct then t.started_at end) over (partition by h.type, h.person_id, h.id, t.dimension) as last_other,
    max(t.started_at) over (partition by h.type, h.person_id, h.id, t.dimension) as last_any,
    lag(t.value) over w1 as value_before
  from happened h join touches t on t.person_id = h.person_id
    and t.started_at <= h.moment and t.started_at >= h.moment - interval 30 days
  window w1 as (partition by h.type, h.person_id, h.id, t.dimension order by t.started_at, t.session_id)
),
weights as (
  select *, unnest([
    {'model': 'first_touch', 'w': (place = 1)::int::double},
    {'model': 'last_touch', 'w': (place = n)::int::double},
    {'model': 'last_non_direct', 'w': (started_at = coalesce(last_other, last_any))::int::double},
    {'model': 'linear', 'w': 1.0::double},
    {'model': 'time_decay', 'w': pow(2, -(epoch_us(moment) - epoch_us(started_at)) / (7.5 * 86400e6))},
    {'model': 'position_based', 'w': case when n <= 2 then 1.0 when place in (1, n) then 0.4 else 0.2 / (n - 2) end::double}
  ], recursive := true)
  from pairs
),
shares as (
  select *, w / sum(w) over (partition by type, person_id, id, dimension, model) as share from weights
),
spent as (
  select e.event_date as day, e.utm_source as source, e.utm_medium as medium, e.utm_campaign as campaign,
    sum(case when coalesce(e.currency, (select currency from main)) = (select currency from main) then e.cost else 0 end) as cost
  from raw.events e
  where e.event_type = 'campaign_cost' and e.bot_rule is null and e.cost is not null
  group by all
),
campaign_channels as (
  select source, medium, campaign, channel
  from (select source, medium, campaign, channel, count(*) as n from visits where campaign is not null group by all)
  qualify row_number() over (partition by source, medium, campaign order by n desc, channel) = 1
),
costs as (
  select dimension, p.day,
    coalesce(case dimension when 'channel' then c.channel when 'source' then p.source else p.campaign end, '(unknown)') as value,
    sum(p.cost) as cost
  from spent p
  left join campaign_channels c on c.source = p.source and c.medium = p.medium and c.campaign = p.campaign,
  (values ('channel'), ('source'), ('campaign')) d(dimension)
  group by all
),
influenced as (
  select type, day, dimension, value, count(distinct (person_id, id)) as influenced from pairs group by all
),
credit as (
  select type, day, dimension, value, model, sum(share) as conversions, sum(share * money) as revenue
  from shares group by all
),
missed as (
  select h.type, h.day, count(*) as n, sum(h.money) as money
  from happened h
  where not exists (select 1 from pairs p where p.type = h.type and p.person_id = h.person_id and p.id = h.id)
  group by all
),
types as (select distinct type from happened),
models as (select unnest(['first_touch', 'last_touch', 'last_non_direct', 'linear', 'time_decay', 'position_based']) as model),
keys as (
  select day, dimension, value, type from influenced
  union
  select day, dimension, value, type from costs, types
)
select
  k.day, k.dimension, k.value, m.model, k.type as conversion_type,
  coalesce(c.conversions, 0) as conversions,
  coalesce(c.revenue, 0) as revenue,
  coalesce(i.influenced, 0) as influenced_conversions,
  s.cost,
  (select currency from main) as currency,
  'marketing-attribution-days/v1' as definition,
  'without' as bots
from keys k cross join models m
left join credit c on c.type = k.type and c.day = k.day and c.dimension = k.dimension and c.value = k.value and c.model = m.model
left join influenced i on i.type = k.type and i.day = k.day and i.dimension = k.dimension and i.value = k.value
left join costs s on s.day = k.day and s.dimension = k.dimension and s.value = k.value
union all
select day, dimension, '(unattributed)', model, type, n, money, n, null, (select currency from main), 'marketing-attribution-days/v1', 'without'
from missed, models, (values ('channel'), ('source'), ('campaign')) d(dimension)

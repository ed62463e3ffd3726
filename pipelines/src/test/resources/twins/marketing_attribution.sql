-- Each journey is a walk; markov lets mass flow from the start until it is nearly all absorbed.
-- within 0.0001: conversions, revenue, roas, cost_per_conversion
with recursive visits as (
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
-- Sessions that are in no conversion's look-back led to none.
lost as (
  select y.type, t.*,
    exists (select 1 from happened h where h.type = y.type and h.person_id = t.person_id
      and h.moment >= t.started_at and h.moment <= t.started_at + interval 30 days) as covered
  from touches t, (select distinct type from happened) y
),
lost_steps as (
  select type, dimension, value, covered,
    lag(value) over w2 as value_before,
    coalesce(lag(covered) over w2, true) or started_at - lag(started_at) over w2 > interval 30 days as begins,
    coalesce(lead(covered) over w2, true) or lead(started_at) over w2 - started_at > interval 30 days as ends
  from lost
  window w2 as (partition by type, dimension, person_id order by started_at, session_id)
),
moves as (
  select type, dimension, 'start' as source, value as target, count(*) as n, 0.0 as money from pairs where place = 1 group by all
  union all
  select type, dimension, 'at ' || value_before, value, count(*), 0 from pairs where place > 1 and value_before <> value group by all
  union all
  select type, dimension, 'at ' || value, 'converted', count(*), sum(money) from pairs where place = n group by all
  union all
  select type, dimension, 'start', value, count(*), 0 from lost_steps where not covered and begins group by all
  union all
  select type, dimension, 'at ' || value_before, value, count(*), 0 from lost_steps where not covered and not begins and value_before <> value group by all
  union all
  select type, dimension, 'at ' || value, 'gone', count(*), 0 from lost_steps where not covered and ends group by all
),
steps as (
  select type, dimension, source, case when target in ('converted', 'gone') then target else 'at ' || target end as target,
    sum(n) as n, sum(money) as money
  from moves group by all
),
chances as (
  select *, n / sum(n) over (partition by type, dimension, source) as p,
    money / sum(n) over (partition by type, dimension, source) as worth
  from steps
),
removals as (
  select distinct type, dimension, 'at ' || value as removed from lost
  union
  select distinct type, dimension, 'nothing' from pairs
),
flow as (
  select 0 as round, type, dimension, removed, 'start' as state, 1.0::double as mass from removals
  union all
  select f.round + 1, f.type, f.dimension, f.removed, c.target, sum(f.mass * c.p)::double
  from flow f join chances c on c.type = f.type and c.dimension = f.dimension and c.source = f.state
  where f.round < 250 and c.target <> f.removed and c.target not in ('converted', 'gone')
  group by all
),
reached as (
  select f.type, f.dimension, f.removed, sum(f.mass * c.p) as converted, sum(f.mass * c.worth) as money
  from flow f join chances c on c.type = f.type and c.dimension = f.dimension and c.source = f.state and c.target = 'converted'
  group by all
),
effects as (
  select r.type, r.dimension, substr(r.removed, 4) as value,
    1 - coalesce(l.converted, 0) / a.converted as effect,
    case when a.money > 0 then 1 - coalesce(l.money, 0) / a.money else 1 - coalesce(l.converted, 0) / a.converted end as effect_on_money
  from removals r
  join reached a on a.type = r.type and a.dimension = r.dimension and a.removed = 'nothing'
  left join reached l on l.type = r.type and l.dimension = r.dimension and l.removed = r.removed
  where r.removed <> 'nothing'
),
converted as (
  select type, dimension, count(*) as n, sum(money) as money from pairs where place = n group by all
),
markov as (
  select e.type, e.dimension, e.value, 'markov' as model,
    c.n * e.effect / sum(e.effect) over w3 as conversions,
    c.money * e.effect_on_money / sum(e.effect_on_money) over w3 as revenue
  from effects e join converted c on c.type = e.type and c.dimension = e.dimension
  window w3 as (partition by e.type, e.dimension)
),
sets as (
  select type, dimension, person_id, id, money, value, count(*) over (partition by type, dimension, person_id, id) as members
  from (select distinct type, dimension, person_id, id, money, value from pairs)
),
shapley as (
  select type, dimension, value, 'shapley' as model, sum(1.0 / members) as conversions, sum(money / members) as revenue
  from sets group by all
),
credit as (
  select type, dimension, value, model, sum(share) as conversions, sum(share * money) as revenue from shares group by all
  union all by name from markov
  union all by name from shapley
),
influenced as (
  select type, dimension, value, count(distinct (person_id, id)) as influenced from pairs group by all
),
missed as (
  select h.type, count(*) filter (where p.id is null) as n, coalesce(sum(h.money) filter (where p.id is null), 0) as money
  from happened h left join (select distinct type, person_id, id from pairs) p on p.type = h.type and p.person_id = h.person_id and p.id = h.id
  group by all
),
seen as (select dimension, value, count(*) as sessions from touches group by all),
cost_sums as (select dimension, value, sum(cost) as cost from costs group by all),
models as (select unnest(['first_touch', 'last_touch', 'last_non_direct', 'linear', 'time_decay', 'position_based', 'markov', 'shapley']) as model),
keys as (
  select distinct dimension, value from (select dimension, value from seen union all select dimension, value from cost_sums)
)
select
  k.dimension, k.value, m.model, y.type as conversion_type,
  coalesce(v.sessions, 0) as sessions,
  coalesce(c.conversions, 0) as conversions,
  coalesce(c.revenue, 0) as revenue,
  coalesce(i.influenced, 0) as influenced_conversions,
  s.cost,
  case when s.cost > 0 then coalesce(c.revenue, 0) / s.cost end as roas,
  case when c.conversions > 0 then s.cost / c.conversions end as cost_per_conversion,
  (select currency from main) as currency,
  'marketing-attribution/v1' as definition,
  'without' as bots
from keys k cross join models m cross join missed y
left join credit c on c.type = y.type and c.dimension = k.dimension and c.value = k.value and c.model = m.model
left join influenced i on i.type = y.type and i.dimension = k.dimension and i.value = k.value
left join seen v on v.dimension = k.dimension and v.value = k.value
left join cost_sums s on s.dimension = k.dimension and s.value = k.value
union all
select dimension, '(unattributed)', model, type, 0, n, money, n, null, null, null, (select currency from main), 'marketing-attribution/v1', 'without'
from missed, models, (values ('channel'), ('source'), ('campaign')) d(dimension)

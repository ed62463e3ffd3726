with views as (
  select e.event_id, e.event_time, e.items, s.session_id,
    row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) as pick
  from raw.events e
  join facts.sessions s
    on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
    and s.bot_rule is null
  where e.event_type = 'product_view' and e.bot_rule is null
), items as (
  select session_id, event_time, event_id, unnest(items).product_id as product,
    generate_subscripts(items, 1) as place
  from views where pick = 1
), seen as (
  select 'viewed together' as basis, session_id as basket, product, event_time as seen_at,
    event_id || lpad(place::varchar, 4, '0') as tie
  from items
  union all
  select 'bought together', r.person_id || ' ' || r.order_id, r.product_id, r.happened_at, r.line_id
  from facts.revenue r
  join facts.cohorts p on p.person_id = r.person_id and p.bot_rule is null
  where r.bot_rule is null and r.line_type = 'order' and r.product_id is not null
), firsts as (
  select basis, basket, product, min((seen_at, tie)) as first_seen
  from seen
  group by all
), placed as (
  select *, row_number() over (partition by basis, basket order by first_seen) as place
  from firsts
), kept as (
  select * from placed where place <= 50
), baskets as (
  select basis, count(distinct basket) as baskets,
    count(distinct basket) filter (where place > 50) as baskets_cut,
    count(*) filter (where place > 50) as products_left_out
  from placed
  group by basis
), singles as (
  select basis, product, count(*) as n from kept group by all
), pairs as (
  select a.basis, a.product as product_a, b.product as product_b, count(*) as n
  from kept a
  join kept b on b.basis = a.basis and b.basket = a.basket and a.product < b.product
  group by all
), ranked as (
  select *, row_number() over (partition by basis order by n desc, product_a, product_b) as pair_rank,
    count(*) over (partition by basis) as pairs
  from pairs
)
select
  r.basis,
  r.pair_rank,
  r.product_a,
  r.product_b,
  r.n as baskets_with_both,
  a.n as baskets_with_a,
  b.n as baskets_with_b,
  k.baskets,
  r.n / k.baskets::double as support,
  r.n / a.n::double as confidence_a_to_b,
  r.n / b.n::double as confidence_b_to_a,
  r.n::double * k.baskets / (a.n::double * b.n) as lift,
  k.baskets_cut,
  k.products_left_out,
  r.pairs,
  1.0::double as pair_share,
  'product-affinity/v1' as definition,
  'without' as bots
from ranked r
join baskets k using (basis)
join singles a on a.basis = r.basis and a.product = r.product_a
join singles b on b.basis = r.basis and b.product = r.product_b
where r.pair_rank <= 1000

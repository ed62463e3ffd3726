with held as (
  select l.*, c.state,
    coalesce(l.currency, main.currency) = main.currency as is_known,
    row_number() over (
      partition by l.product_id
      order by l.name is null, l.first_added_at desc, l.name desc, l.category desc nulls last) as age
  from facts.cart_lines l
  join facts.carts c using (cart_id)
  join facts.cohorts p on p.person_id = c.person_id and p.bot_rule is null
  cross join main
  where c.bot_rule is null and l.quantity > 0
)
select
  product_id,
  max(name) filter (where age = 1) as product_name,
  max(category) filter (where age = 1 and name is not null) as category,
  count(*) as carts,
  count(*) filter (where state = 'open') as open_carts,
  count(*) filter (where state = 'abandoned') as abandoned_carts,
  count(*) filter (where state = 'recovered') as recovered_carts,
  count(*) filter (where state in ('abandoned', 'recovered')) / nullif(count(*) filter (where state <> 'open'), 0)::double as abandonment_rate,
  coalesce(sum(quantity) filter (where state = 'abandoned'), 0) as quantity_abandoned,
  coalesce(sum(value) filter (where state = 'abandoned' and is_known), 0) as value_abandoned,
  (select currency from main) as currency,
  'abandoned-products/v1' as definition,
  'without' as bots
from held
group by product_id

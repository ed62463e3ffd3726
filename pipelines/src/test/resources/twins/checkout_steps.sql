with events as (
  select e.event_id, e.event_time, e.checkout_step, e.user_id, e.visitor_id, s.person_id as of_session,
    row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) as pick
  from raw.events e
  left join facts.sessions s
    on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
    and s.bot_rule is null
  where e.event_type = 'checkout_step' and e.checkout_step is not null and e.bot_rule is null
), told as (
  select e.event_id, e.event_time, e.checkout_step,
    coalesce(e.user_id, e.of_session, i.person_id, e.visitor_id) as person_id
  from events e
  left join facts.identities i on i.visitor_id = e.visitor_id and i.owner
  where e.pick = 1
), carts as (
  select c.*
  from facts.carts c
  join facts.cohorts p on p.person_id = c.person_id and p.bot_rule is null
  where c.bot_rule is null
), reached as (
  select c.cart_id, t.checkout_step as step, t.event_time, t.event_id
  from told t
  asof join carts c on c.person_id = t.person_id and t.event_time >= c.opened_at
  where t.event_time <= c.changed_at
), firsts as (
  select cart_id, step, arg_min(event_id, (event_time, event_id)) as event_id, min(event_time) as came_at
  from reached
  group by all
), placed as (
  select cart_id, step, row_number() over (partition by cart_id order by came_at, event_id) as place
  from firsts
  union all
  select cart_id, '(cart)', 0 from carts
), walked as (
  select p.step, p.place, c.state,
    p.place = max(p.place) over (partition by p.cart_id) as is_last,
    case when coalesce(c.currency, main.currency) = main.currency then c.value else 0 end as value
  from placed p
  join carts c using (cart_id)
  cross join main
), counted as (
  select
    step,
    avg(place) as average_place,
    count(*) as carts,
    count(*) filter (where not is_last or state in ('ordered', 'recovered')) as went_on,
    count(*) filter (where is_last and state = 'abandoned') as dropped,
    count(*) filter (where is_last and state = 'open') as undecided,
    count(*) filter (where state in ('ordered', 'recovered')) as ordered_carts,
    coalesce(sum(value) filter (where is_last and state = 'abandoned'), 0) as value_lost
  from walked
  group by step
)
select
  row_number() over (order by average_place, step) - 1 as position,
  step,
  average_place,
  carts,
  went_on,
  dropped,
  undecided,
  ordered_carts,
  dropped / nullif(went_on + dropped, 0)::double as drop_off_rate,
  ordered_carts / carts::double as completion_rate,
  value_lost,
  (select currency from main) as currency,
  'checkout-steps/v1' as definition,
  'without' as bots
from counted

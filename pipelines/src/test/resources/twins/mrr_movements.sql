with events as (
  select e.event_id, e.event_time, e.event_date, e.event_type, e.subscription_id, e.plan, e.plan_amount,
    e.plan_interval, e.currency, e.user_id, e.visitor_id, s.person_id as of_session,
    row_number() over (partition by e.event_id order by s.started_at desc, s.session_id desc) as pick
  from raw.events e
  left join facts.sessions s
    on s.visitor_id = e.visitor_id and e.event_time between s.started_at and s.ended_at
    and s.bot_rule is null
  where e.event_type like 'subscription_%' and e.bot_rule is null
), told as (
  select e.*, coalesce(e.user_id, e.of_session, i.person_id, e.visitor_id) as person_id
  from events e
  left join facts.identities i on i.visitor_id = e.visitor_id and i.owner
  where e.pick = 1
), states as (
  select person_id, coalesce(subscription_id, '') as subscription, event_time, event_id,
    date_trunc('month', event_date)::date as month,
    event_type <> 'subscription_cancelled' as active,
    coalesce(last_value(plan ignore nulls) over so_far, '(none)') as plan,
    coalesce(last_value(told.currency ignore nulls) over so_far, '(none)') as currency,
    coalesce(last_value(round_even(case plan_interval
      when 'year' then plan_amount / 12.0
      when 'week' then plan_amount * 365 / 84.0
      when 'day' then plan_amount * 365 / 12.0
      else plan_amount end, 6) ignore nulls) over so_far, 0)::decimal(18, 6) as amount
  from told
  join facts.cohorts p using (person_id)
  where p.bot_rule is null
  window so_far as (
    partition by person_id, coalesce(subscription_id, '') order by event_time, event_id)
), months as (
  select unnest(generate_series(date_trunc('month', first_day), last_day, interval 1 month))::date as month
  from main
), ends as (
  -- what each subscription is at the end of each month
  select m.month, s.person_id, s.subscription,
    arg_max(s.plan, (s.event_time, s.event_id)) as plan,
    arg_max(s.currency, (s.event_time, s.event_id)) as currency,
    case when arg_max(s.active, (s.event_time, s.event_id))
      then arg_max(s.amount, (s.event_time, s.event_id)) else 0 end as amount
  from months m
  join states s on s.month <= m.month
  group by all
), paying as (
  select month, person_id, currency, plan, sum(amount) as amount
  from ends where amount > 0 group by all
  union all
  select month, person_id, currency, '(all)', sum(amount)
  from ends where amount > 0 group by all
), grid as (
  -- every account, currency and plan that was ever paid for, in every month
  select m.month, k.person_id, k.currency, k.plan,
    coalesce(now.amount, 0) as now, coalesce(before.amount, 0) as before,
    coalesce(now_all.amount, 0) as now_all, coalesce(before_all.amount, 0) as before_all,
    exists (select 1 from paying e where e.person_id = k.person_id and e.currency = k.currency
      and e.month < m.month) as paid_before
  from months m
  cross join (select distinct person_id, currency, plan from paying) k
  left join paying now on now.month = m.month and now.person_id = k.person_id
    and now.currency = k.currency and now.plan = k.plan
  left join paying before on before.month = m.month - interval 1 month
    and before.person_id = k.person_id and before.currency = k.currency and before.plan = k.plan
  left join paying now_all on now_all.month = m.month and now_all.person_id = k.person_id
    and now_all.currency = k.currency and now_all.plan = '(all)'
  left join paying before_all on before_all.month = m.month - interval 1 month
    and before_all.person_id = k.person_id and before_all.currency = k.currency
    and before_all.plan = '(all)'
), walk as (
  select month, plan, currency,
    sum(before) as start_mrr,
    coalesce(sum(now) filter (where before_all = 0 and not paid_before), 0) as new_mrr,
    coalesce(sum(greatest(now - before, 0)) filter (where before_all > 0 and now_all > 0), 0) as expansion_mrr,
    coalesce(sum(now) filter (where before_all = 0 and paid_before), 0) as reactivation_mrr,
    coalesce(sum(greatest(before - now, 0)) filter (where before_all > 0 and now_all > 0), 0) as contraction_mrr,
    coalesce(sum(before) filter (where now_all = 0), 0) as churned_mrr,
    sum(now) as end_mrr
  from grid
  group by month, plan, currency
)
select
  month, plan, walk.currency, start_mrr, new_mrr, expansion_mrr, reactivation_mrr, contraction_mrr,
  churned_mrr, end_mrr,
  (contraction_mrr + churned_mrr)::double / nullif(start_mrr, 0)::double as churn_rate,
  (start_mrr + expansion_mrr - contraction_mrr - churned_mrr)::double / nullif(start_mrr, 0)::double as net_retention,
  month + interval 1 month <= main.last_day as is_complete,
  'mrr-movements/v1' as definition,
  'without' as bots
from walk
cross join main

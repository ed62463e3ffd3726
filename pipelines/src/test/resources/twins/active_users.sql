with acts as (
  select person_id, unnest(active_days) as day from facts.cohorts where bot_rule is null
),
days as (
  select unnest(generate_series(first_day, last_day, interval 1 day))::date as day from main
),
counts as (
  select d.day,
    count(distinct a.person_id) filter (where a.day = d.day) as daily,
    count(distinct a.person_id) filter (where a.day > d.day - 7) as weekly,
    count(distinct a.person_id) as monthly
  from days d left join acts a on a.day <= d.day and a.day > d.day - 30
  group by d.day
)
select
  day,
  daily as daily_users,
  weekly as weekly_users,
  monthly as monthly_users,
  case when weekly > 0 then daily / weekly::double end as daily_to_weekly,
  case when monthly > 0 then daily / monthly::double end as daily_to_monthly,
  case when monthly > 0 then weekly / monthly::double end as weekly_to_monthly,
  day - 29 >= (select first_day from main) and day < (select last_day from main) as complete,
  'active-users/v1' as definition,
  'without' as bots
from counts

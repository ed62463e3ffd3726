-- real: no rows
-- Every experiment of the simulated shop has two variants, so that nothing is to be corrected.
-- within 0.000001: sample_ratio_p_value, value, difference, difference_low, difference_high
-- within 0.000001: lift, lift_low, lift_high, p_value, corrected_p_value
-- within 0.000001: always_valid_p_value, always_valid_low, always_valid_high
-- within 0.000001: adjusted_difference, adjusted_low, adjusted_high, adjusted_p_value
-- within 0.000001: variance_reduction, power
-- within 0.0001: probability_better, expected_loss, days_needed
create or replace temp macro below(z) as 0.5 + sign(z) * exp(-z * z / 2) / sqrt(2 * pi()) *
  list_sum(list_transform(range(0, 150), lambda k: exp((2 * k + 1) * ln(greatest(abs(z), 1e-300))
    - (k + 1) * ln(2) - lgamma(k + 1.5) + 0.5 * ln(pi()))));
create or replace temp macro bell(x, v) as
  exp(lgamma((v + 1) / 2) - lgamma(v / 2) - (v + 1) / 2 * ln(1 + x * x / v)) / sqrt(v * pi());
create or replace temp macro students_p(t, v) as 1 - 2 * abs(t) / 3000 *
  list_sum(list_transform(range(0, 1001), lambda k: bell(abs(t) * k / 1000, v)
    * case when k in (0, 1000) then 1 when k % 2 = 1 then 4 else 2 end));
create or replace temp macro students_975(v) as (
  select z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2)
    + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
    + (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * v ** 4)
  from (select 1.959963984540054::double as z));
create or replace temp macro digits(x) as case
  when abs(x) >= 999.5 or abs(x) < 0.0001 then printf('%.2e', x)
  when abs(x) >= 99.95 then printf('%.0f', x)
  when abs(x) >= 9.995 then printf('%.1f', x)
  when abs(x) >= 0.9995 then printf('%.2f', x)
  when abs(x) >= 0.09995 then printf('%.3f', x)
  when abs(x) >= 0.009995 then printf('%.4f', x)
  when abs(x) >= 0.0009995 then printf('%.5f', x)
  else printf('%.6f', x) end;
with exposed as (
  select e.experiment, e.variant, e.event_date as day, e.event_time as moment, e.event_id,
    coalesce(e.user_id, s.person_id, i.person_id, e.visitor_id) as person_id
  from raw.events e
  left join facts.sessions s on s.visitor_id = e.visitor_id and s.bot_rule is null
    and e.event_time between s.started_at and s.ended_at
  left join facts.identities i on i.visitor_id = e.visitor_id and i.owner
  where e.event_type = 'exposure' and e.bot_rule is null and e.experiment is not null and e.variant is not null
),
units as (
  select x.experiment, x.person_id, arg_min(x.variant, (x.moment, x.event_id)) as variant,
    count(distinct x.variant) > 1 as several, arg_min(x.day, (x.moment, x.event_id)) as day, min(x.moment) as moment
  from exposed x join facts.cohorts c on c.person_id = x.person_id and c.bot_rule is null
  group by all
),
orders as (
  select person_id, order_id, min(happened_at) as moment,
    coalesce(sum(net) filter (where coalesce(currency, (select currency from main)) = (select currency from main)), 0)::double as money
  from facts.revenue where line_type = 'order' and bot_rule is null
  group by all
),
did as (
  select u.experiment, u.variant, u.person_id,
    count(o.order_id) filter (where o.moment >= u.moment) as orders,
    count(o.order_id) filter (where o.moment < u.moment) as orders_before,
    coalesce(sum(o.money) filter (where o.moment >= u.moment), 0) as money,
    coalesce(sum(o.money) filter (where o.moment < u.moment), 0) as money_before
  from units u left join orders o on o.person_id = u.person_id
  where not u.several
  group by all
),
visited as (
  select u.experiment, u.person_id,
    count(s.session_id) filter (where s.started_at > u.moment) as later,
    count(s.session_id) filter (where s.started_at <= u.moment) as earlier
  from units u left join facts.sessions s on s.person_id = u.person_id and s.bot_rule is null
  group by all
),
amounts as (
  select d.experiment, d.variant, d.person_id, unnest([
    {'metric': 'order_rate', 'x': 0::double, 'y': (d.orders > 0)::int::double},
    {'metric': 'signup_rate', 'x': 0::double, 'y': coalesce(c.signed_up_at >= u.moment, false)::int::double},
    {'metric': 'orders_per_person', 'x': d.orders_before::double, 'y': d.orders::double},
    {'metric': 'revenue_per_person', 'x': d.money_before, 'y': d.money},
    {'metric': 'sessions_per_person', 'x': v.earlier::double, 'y': v.later::double}
  ], recursive := true)
  from did d
  join units u on u.experiment = d.experiment and u.person_id = d.person_id
  join visited v on v.experiment = d.experiment and v.person_id = d.person_id
  join facts.cohorts c on c.person_id = d.person_id
),
together as (
  select experiment, metric, avg(y) as y, avg(x) as x, covar_pop(x, y) / nullif(var_pop(x), 0) as theta,
    pow(corr(x, y), 2) as r2
  from amounts group by all
),
arms as (
  select a.experiment, a.metric, a.variant, count(*) as n, sum(a.y) as s, avg(a.y) as m,
    case when a.metric like '%_rate' then avg(a.y) * (1 - avg(a.y)) / count(*) else var_samp(a.y) / count(*) end as v,
    avg(a.y - t.theta * (a.x - t.x)) as am,
    var_samp(a.y - t.theta * (a.x - t.x)) / count(*) as av
  from amounts a join together t using (experiment, metric)
  where t.y <> 0
  group by a.experiment, a.metric, a.variant
),
firsts as (
  select experiment, min(day) as first_day, date_diff('day', min(day), any_value(last_day)) + 1 as days,
    count(*) filter (where several) as left_out
  from units, main group by experiment
),
controls as (
  select experiment, coalesce(max(variant) filter (where variant = 'control'), min(variant)) as control,
    count(*) as variants, pow((max(n) - min(n))::double, 2) / sum(n) as chi
  from (select distinct experiment, variant, n from arms) group by all
),
compared as (
  select a.*, c.control, c.chi, f.first_day, f.days, f.left_out, t.y as baseline, t.r2,
    a.variant = c.control as is_control, a.metric like '%_rate' as rate,
    o.n as cn, o.s as cs, o.m as cm, o.v as cv, o.am as cam, o.av as cav,
    1.959963984540054::double as z
  from arms a join controls c using (experiment) join firsts f using (experiment) join together t using (experiment, metric)
  join arms o on o.experiment = a.experiment and o.metric = a.metric and o.variant = c.control
),
wilson as (
  select *,
    (m + z * z / (2 * n) - z * sqrt(m * (1 - m) / n + z * z / (4 * n * n))) / (1 + z * z / n) as tl,
    (m + z * z / (2 * n) + z * sqrt(m * (1 - m) / n + z * z / (4 * n * n))) / (1 + z * z / n) as tu,
    (cm + z * z / (2 * cn) - z * sqrt(cm * (1 - cm) / cn + z * z / (4 * cn * cn))) / (1 + z * z / cn) as cl,
    (cm + z * z / (2 * cn) + z * sqrt(cm * (1 - cm) / cn + z * z / (4 * cn * cn))) / (1 + z * z / cn) as cu
  from (select * replace (case when rate then m else 0 end as m, case when rate then cm else 0 end as cm) from compared)
),
tests as (
  select c.*, c.m - c.cm as d, (c.m - c.cm) / c.cm as lift,
    sqrt(c.v + pow(c.m / c.cm, 2) * c.cv) / abs(c.cm) as lift_error,
    pow(c.v + c.cv, 2) / (pow(c.v, 2) / (c.n - 1) + pow(c.cv, 2) / (c.cn - 1)) as freedom,
    case when c.rate then sqrt((c.s + c.cs) / (c.n + c.cn) * (1 - (c.s + c.cs) / (c.n + c.cn)) * (1.0 / c.n + 1.0 / c.cn)) end as pooled,
    not c.rate and c.am is not null as adjusted,
    c.am - c.cam as ad,
    pow(c.av + c.cav, 2) / (pow(c.av, 2) / (c.n - 1) + pow(c.cav, 2) / (c.cn - 1)) as afreedom,
    sqrt(pow(w.m - w.tl, 2) + pow(w.cu - w.cm, 2)) as down, sqrt(pow(w.tu - w.m, 2) + pow(w.cm - w.cl, 2)) as up,
    case when c.rate then
      (c.s + 1) / (c.n + 2) * (1 - (c.s + 1) / (c.n + 2)) / (c.n + 2)
      + (c.cs + 1) / (c.cn + 2) * (1 - (c.cs + 1) / (c.cn + 2)) / (c.cn + 2) end as smooth
  from compared c join wilson w using (experiment, metric, variant)
),
decided as (
  select *,
    case when rate then 2 * (1 - below(abs(d) / pooled)) else students_p(d / sqrt(v + cv), freedom) end as p,
    case when rate then d - down else d - students_975(freedom) * sqrt(v + cv) end as low,
    case when rate then d + up else d + students_975(freedom) * sqrt(v + cv) end as high,
    case when adjusted then students_p(ad / sqrt(av + cav), afreedom) end as ap,
    case when adjusted then students_975(afreedom) * sqrt(av + cav) end as ahalf,
    case when adjusted then ad else d end as dd,
    case when adjusted then av + cav else v + cv end as dv,
    case when adjusted then am / cam - 1 else lift end as dlift,
    case when adjusted then sqrt(av + pow(am / cam, 2) * cav) / abs(cam) else lift_error end as dlift_error,
    coalesce(smooth, case when adjusted then av + cav else v + cv end) as wv,
    pow(baseline * 0.05, 2) as mixing
  from tests
),
looked as (
  select *,
    least(1, exp(-(ln(wv / (wv + mixing)) + mixing * dd * dd / (wv * (wv + mixing))) / 2)) as valid,
    sqrt(wv * (wv + mixing) / mixing * (ln((wv + mixing) / wv) - 2 * ln(0.05))) as reach,
    2 * (1 - below(sqrt(chi))) as ratio_p,
    1 - below(z - sqrt(mixing / dv)) + below(-z - sqrt(mixing / dv)) as found,
    greatest(0, ceil(days * (dv / (mixing / pow(2.80158176, 2)) - 1)))::bigint as needed,
    dd / sqrt(dv) as believed
  from decided
),
grid as (select (k + 0.5) / 40000 as r, 1.0 / 40000 as width from range(0, 40000) g(k)),
densities as (
  select l.experiment, l.metric, l.variant, g.r, g.width,
    exp(lgamma(l.n + 2) - lgamma(l.s + 1) - lgamma(l.n - l.s + 1) + l.s * ln(g.r) + (l.n - l.s) * ln(1 - g.r)) as t,
    exp(lgamma(l.cn + 2) - lgamma(l.cs + 1) - lgamma(l.cn - l.cs + 1) + l.cs * ln(g.r) + (l.cn - l.cs) * ln(1 - g.r)) as c
  from looked l, grid g where l.rate and not l.is_control
),
cumulated as (
  select *, sum(t * width) over o - t * width / 2 as tt, sum(c * width) over o - c * width / 2 as cc
  from densities window o as (partition by experiment, metric, variant order by r)
),
beliefs as (
  select experiment, metric, variant, sum(t * cc * width) as better, sum(tt * (1 - cc) * width) as loss
  from cumulated group by all
),
judged as (
  select l.*, coalesce(b.better, below(believed)) as better,
    coalesce(b.loss, sqrt(dv) * (exp(-believed * believed / 2) / sqrt(2 * pi()) - believed * (1 - below(believed)))) as loss,
    case when ratio_p < 0.001 then 'sample_ratio_mismatch'
      when valid <= 0.05 then case when dd > 0 then 'better' else 'worse' end
      when found >= 0.8 then 'no_effect_found' else 'too_early' end as verdict,
    ' (95.0 % between ' || digits(100 * (dlift - z * dlift_error)) || ' % and ' || digits(100 * (dlift + z * dlift_error)) || ' %)' as span
  from looked l left join beliefs b using (experiment, metric, variant)
)
select
  experiment, metric, variant, is_control, first_day, days, n as units, left_out as left_out_units,
  0.5 as planned_share,
  ratio_p as sample_ratio_p_value,
  m as value,
  case when not is_control then d end as difference,
  case when not is_control then low end as difference_low,
  case when not is_control then high end as difference_high,
  case when not is_control then lift end as lift,
  case when not is_control then lift - z * lift_error end as lift_low,
  case when not is_control then lift + z * lift_error end as lift_high,
  case when not is_control then p end as p_value,
  case when not is_control then coalesce(ap, p) end as corrected_p_value,
  case when not is_control then valid end as always_valid_p_value,
  case when not is_control then dd - reach end as always_valid_low,
  case when not is_control then dd + reach end as always_valid_high,
  case when not is_control then case when adjusted then ad end end as adjusted_difference,
  case when not is_control then ad - ahalf end as adjusted_low,
  case when not is_control then ad + ahalf end as adjusted_high,
  case when not is_control then ap end as adjusted_p_value,
  case when not is_control and adjusted then r2 end as variance_reduction,
  case when not is_control then better end as probability_better,
  case when not is_control then loss end as expected_loss,
  case when not is_control then found end as power,
  case when not is_control then needed end as days_needed,
  0.05 as smallest_lift,
  0.05 as alpha,
  case when not is_control then verdict end as verdict,
  case when not is_control then case verdict
    when 'sample_ratio_mismatch' then 'The variants did not get the units that were planned; find out where they are lost before reading anything else.'
    when 'too_early' then 'It is too early to say whether ' || variant || ' changes ' || metric || span || '; '
      || case needed when 1 then 'one more day is' else needed || ' more days are' end || ' needed at the present pace.'
    when 'no_effect_found' then 'As many units came as were planned to find a change of 5.00 % in ' || metric || ', and ' || variant || ' shows none' || span || '.'
    else variant || ' is ' || verdict || ' than ' || control || ': ' || metric || case when dd > 0 then ' rose by ' else ' fell by ' end
      || digits(100 * abs(dlift)) || ' %' || span || ', p ' || case when valid < 0.0001 then 'below 0.0001' else digits(valid) end || '.'
    end end as sentence,
  (select currency from main) as currency,
  'ab-test-results/v1' as definition,
  'without' as bots
from judged

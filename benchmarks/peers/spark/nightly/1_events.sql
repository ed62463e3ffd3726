-- The events: every line that is one, each event once, with corrected time, page, campaign and
-- channel.

create temporary view lines (
  event_id string, event_time timestamp, sent_time timestamp, received_time timestamp,
  event_type string, event_name string, device_id string, user_id string, site string,
  page_url string, page_title string, referrer_url string, utm_source string, utm_medium string,
  utm_campaign string, utm_term string, utm_content string, search_term string,
  search_results bigint,
  items array<struct<product_id: string, name: string, category: string, brand: string,
    variant: string, price: decimal(18, 6), quantity: bigint, discount: decimal(18, 6)>>,
  order_id string, revenue decimal(18, 6), tax decimal(18, 6), shipping decimal(18, 6),
  discount decimal(18, 6), currency string, coupon string, checkout_step string,
  subscription_id string, plan string, plan_amount decimal(18, 6), plan_interval string,
  feature_name string, feature_inputs map<string, string>, feature_outcome string,
  feature_duration_ms bigint, experiment string, variant string, cost decimal(18, 6),
  impressions bigint, clicks bigint, page_load_ms double, ttfb_ms double, lcp_ms double,
  inp_ms double, cls double, error string, engaged_ms bigint, http_status string,
  http_bytes string, country string, region string, city string, language string,
  user_agent string, ip string, properties map<string, string>)
using json options (path '${logs_folder}', recursiveFileLookup 'true', lineSep '\n');

-- A line is an event where it is JSON, its time and type can be read, its visitor is known and its
-- numbers are numbers. What the reader cannot cast comes out null, which is right for required
-- fields only; the two optional numbers that come damaged are read as text.
-- Of several copies of an event the one received first stays.
cache table sent options ('storageLevel' 'MEMORY_AND_DISK') as
select
  event_id,
  -- A device's clock that is more than a minute off is corrected by the collector's.
  case when abs(unix_micros(received_time) - unix_micros(sent_time)) > 60000000
    then timestamp_micros(
      unix_micros(event_time) + unix_micros(received_time) - unix_micros(sent_time))
    else event_time end as event_time,
  event_time as client_time, sent_time, received_time, event_type, event_name,
  coalesce(device_id, concat('user:', user_id), concat('site:', site)) as visitor_id,
  device_id, user_id, site, page_url, page_title, referrer_url, utm_source, utm_medium,
  utm_campaign, utm_term, utm_content, search_term, search_results, items,
  case when event_type = 'purchase' then coalesce(order_id, event_id) else order_id end as order_id,
  revenue, tax, shipping, discount, currency, coupon, checkout_step, subscription_id, plan,
  plan_amount, plan_interval, feature_name, feature_inputs, feature_outcome, feature_duration_ms,
  experiment, variant, cost, impressions, clicks, page_load_ms, ttfb_ms, lcp_ms, inp_ms, cls, error,
  engaged_ms, cast(http_status as int) as http_status, cast(http_bytes as bigint) as http_bytes,
  country, region, city, language, user_agent,
  -- An address is kept as its network.
  regexp_replace(ip, '[.][0-9]+$', '.0/24') as ip,
  properties
from (
  select *, row_number() over (partition by event_id order by received_time) as copy
  from lines
  where event_time is not null
    and event_type in ('page_view', 'product_view', 'list_view', 'search', 'add_to_cart',
      'remove_from_cart', 'cart_update', 'checkout_step', 'purchase', 'refund', 'signup', 'login',
      'subscription_started', 'subscription_changed', 'subscription_cancelled',
      'subscription_renewed', 'feature_use', 'exposure', 'campaign_cost', 'performance',
      'engagement', 'asset', 'request', 'custom')
    and (device_id is not null or user_id is not null
      or event_type = 'campaign_cost' and site is not null)
    and (http_status is null or cast(http_status as int) is not null)
    and (http_bytes is null or cast(http_bytes as bigint) is not null)
)
where copy = 1;

-- The pages and what their addresses say. Each address is taken apart once.
create table pages using parquet as
with parsed as (
  select
    page_url,
    lower(parse_url(page_url, 'HOST')) as page_host,
    coalesce(nullif(parse_url(page_url, 'PATH'), ''), '/') as page_path,
    nullif(url_decode(parse_url(page_url, 'QUERY', 'utm_source')), '') as page_source,
    nullif(url_decode(parse_url(page_url, 'QUERY', 'utm_medium')), '') as page_medium,
    nullif(url_decode(parse_url(page_url, 'QUERY', 'utm_campaign')), '') as page_campaign,
    nullif(url_decode(parse_url(page_url, 'QUERY', 'utm_term')), '') as page_term,
    nullif(url_decode(parse_url(page_url, 'QUERY', 'utm_content')), '') as page_content,
    -- Of several click ids the most telling: the first in the order of this list.
    filter(
      array('gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'yclid', 'ttclid', 'li_fat_id',
        'twclid', 'rdt_cid', 'ScCid', 'epik', 'qclid', 'tblci', 'obclid', 'irclickid', 'awc',
        'cjevent', 'fbclid', 'igshid', 'mc_eid', '_hsenc', 'srsltid'),
      id -> page_url rlike concat('[?&]', id, '=[^&#]'))[0] as click_id_type
  from (select distinct page_url from sent where page_url is not null)
)
select
  *,
  case when click_id_type is not null
    then url_decode(parse_url(page_url, 'QUERY', click_id_type)) end as click_id,
  regexp_replace(page_host, '^www[.]', '') as page_site
from parsed;

create table referrers using parquet as
select
  referrer_url,
  lower(parse_url(referrer_url, 'HOST')) as referrer_host,
  regexp_replace(lower(parse_url(referrer_url, 'HOST')), '^www[.]', '') as referrer_site
from (select distinct referrer_url from sent where referrer_url is not null);

-- What programs sent the events; these logs have few.
create temporary view agents (
  user_agent string, device_class string, browser string, os string, bot_rule string)
using csv options (path '${peers}/user_agents.csv', header 'true');

-- The events with what brought the visitor here; that is null where nothing did: an event that shows
-- no page, or a page reached from another of the same site.
create temporary view events_and_arrivals as
with located as (
  select /*+ broadcast(p), broadcast(r), broadcast(a) */
    s.*, p.page_host, p.page_path, p.click_id, p.click_id_type, r.referrer_host,
    a.device_class, a.browser, a.os, a.bot_rule,
    coalesce(s.utm_source, p.page_source) as source_told,
    coalesce(s.utm_medium, p.page_medium) as medium_told,
    coalesce(s.utm_campaign, p.page_campaign) as campaign_told,
    coalesce(s.utm_term, p.page_term) as term_told,
    coalesce(s.utm_content, p.page_content) as content_told,
    case when r.referrer_site <> p.page_site then r.referrer_host end as foreign_host
  from sent s
  left join pages p on p.page_url = s.page_url
  left join referrers r on r.referrer_url = s.referrer_url
  left join agents a on a.user_agent = s.user_agent
)
select
  *,
  case when event_type in ('page_view', 'product_view', 'list_view')
      and coalesce(source_told, medium_told, campaign_told, term_told, content_told, click_id_type,
        foreign_host) is not null
    then concat_ws(chr(31), coalesce(source_told, ''), coalesce(medium_told, ''),
      coalesce(campaign_told, ''), coalesce(click_id_type, ''), coalesce(foreign_host, ''))
  end as arrival
from located;

-- The channel rules (docs/channels.md), applied to each way of arriving once.
create temporary view known_sites (host string, name string, kind string, medium string)
using csv options (path '${peers}/sites.csv', header 'true');

create temporary view click_ids (click_id_type string, source string, medium string)
using csv options (path '${peers}/click_ids.csv', header 'true');

create table arrivals using parquet as
select
  arrival, any_value(source_told) as utm_source, any_value(medium_told) as utm_medium,
  any_value(campaign_told) as utm_campaign, any_value(click_id_type) as click_id_type,
  any_value(foreign_host) as referrer_host
from events_and_arrivals
where arrival is not null
group by arrival;

-- A host stands for its subdomains; "google.*" for the label before a top-level domain. Longest wins.
create table sites using parquet as
with hosts as (
  select distinct host
  from (
    select referrer_host as host from arrivals
    union all
    select lower(utm_source) from arrivals
  )
  where host is not null
),
parts as (
  select host, split(host, '[.]') as labels, posexplode(split(host, '[.]')) as (first_label, label)
  from hosts
),
suffixes as (
  select
    host, first_label,
    array_join(slice(labels, first_label + 1, size(labels)), '.') as suffix,
    concat(label, '.*') as before_top_level,
    case size(labels) - first_label
      when 2 then length(labels[size(labels) - 1]) >= 2
      when 3 then length(labels[size(labels) - 2]) <= 3 and length(labels[size(labels) - 1]) = 2
      else false end as is_top_level
  from parts
),
ranked as (
  select
    p.host, s.name, s.kind, s.medium,
    row_number() over (partition by p.host order by first_label, s.host = p.suffix desc) as place
  from suffixes p
  join known_sites s
    on s.host = p.suffix or p.is_top_level and s.host = p.before_top_level
)
select host, name, kind, medium
from ranked
where place = 1;

create table channels using parquet as
-- Source and medium: of the campaign fields, else of the click id, else of the referrer.
with told as (
  select
    a.arrival, a.utm_source, a.utm_medium, a.utm_campaign,
    coalesce(c.source, r.name, regexp_replace(a.referrer_host, '^www[.]', '')) as told_source,
    coalesce(c.medium, r.medium, case when a.referrer_host is not null then 'referral' end)
      as told_medium,
    c.medium as click_medium
  from arrivals a
  left join click_ids c on c.click_id_type = a.click_id_type
  left join sites r on r.host = a.referrer_host
),
origins as (
  select
    arrival, utm_campaign,
    coalesce(utm_source, told_source, '(not set)') as source,
    case when utm_source is null and utm_medium is null then coalesce(told_medium, '(not set)')
      else coalesce(utm_medium, click_medium, '(not set)') end as medium
  from told
),
kinds as (
  select
    o.*, lower(o.source) as s, lower(o.medium) as m, coalesce(lower(o.utm_campaign), '') as c,
    coalesce(n.kind, h.kind, '') as kind
  from origins o
  left join (select distinct name, kind from known_sites) n on n.name = lower(o.source)
  left join sites h on h.host = lower(o.source)
),
flags as (
  select
    *,
    m rlike '^(.*cp.*|ppc|retargeting|paid.*)$' as is_paid,
    c rlike '^(.*([^a-df-z]|^)shop|shopping).*$' as is_shopping
  from kinds
),
rules as (
  select
    *,
    case
      when s = '(direct)' and m in ('(none)', '(not set)') then 'direct'
      when c like '%cross-network%' then 'cross-network'
      when (kind = 'shopping' or is_shopping) and is_paid then 'paid-shopping'
      when kind = 'search' and is_paid then 'paid-search'
      when kind = 'social' and is_paid then 'paid-social'
      when kind = 'video' and is_paid then 'paid-video'
      when m in ('display', 'banner', 'expandable', 'interstitial', 'cpm') then 'display'
      when is_paid then 'paid-other'
      when m in ('affiliate', 'affiliates') then 'affiliates'
      when s rlike '^e[-_ ]?mail$' or m rlike '^(e[-_ ]?mail|newsletter)$' or kind = 'email'
        then 'email'
      when s = 'sms' or m = 'sms' then 'sms'
      when m rlike '^(.*push|.*mobile.*|.*notification.*)$' or s = 'firebase' then 'mobile-push'
      when m = 'audio' then 'audio'
      when kind = 'ai' or m = 'ai-assistant' then 'ai-assistants'
      when kind = 'shopping' or m = 'shopping' or is_shopping then 'organic-shopping'
      when kind = 'social'
        or m in ('social', 'social-network', 'social-media', 'sm', 'social network', 'social media')
        then 'organic-social'
      when kind = 'video' or m like '%video%' then 'organic-video'
      when kind = 'search' or m = 'organic' then 'organic-search'
      when m in ('referral', 'app', 'link') then 'referral'
      else 'unassigned' end as rule
  from flags
)
select
  arrival,
  case rule
    when 'direct' then 'Direct'
    when 'cross-network' then 'Cross-network'
    when 'paid-shopping' then 'Paid Shopping'
    when 'paid-search' then 'Paid Search'
    when 'paid-social' then 'Paid Social'
    when 'paid-video' then 'Paid Video'
    when 'display' then 'Display'
    when 'paid-other' then 'Paid Other'
    when 'affiliates' then 'Affiliates'
    when 'email' then 'Email'
    when 'sms' then 'SMS'
    when 'mobile-push' then 'Mobile Push Notifications'
    when 'audio' then 'Audio'
    when 'ai-assistants' then 'AI Assistants'
    when 'organic-shopping' then 'Organic Shopping'
    when 'organic-social' then 'Organic Social'
    when 'organic-video' then 'Organic Video'
    when 'organic-search' then 'Organic Search'
    when 'referral' then 'Referral'
    else 'Unassigned' end as channel,
  concat('channels-1/', rule) as channel_rule,
  source as traffic_source,
  medium as traffic_medium
from rules;

-- The facts read the columns that they need from what is written here.
create table events using parquet location '${out}/events.parquet' as
select /*+ broadcast(c) */
  event_id, event_time, cast(event_time as date) as event_date, event_type, event_name, visitor_id,
  device_id, user_id, client_time, sent_time, received_time, site, page_url, page_host, page_path,
  page_title, referrer_url, referrer_host, source_told as utm_source, medium_told as utm_medium,
  campaign_told as utm_campaign, term_told as utm_term, content_told as utm_content, click_id,
  click_id_type, c.channel, c.channel_rule, c.traffic_source, c.traffic_medium, search_term,
  search_results, items, order_id, revenue, tax, shipping, discount, currency, coupon,
  checkout_step, subscription_id, plan, plan_amount, plan_interval, feature_name, feature_inputs,
  feature_outcome, feature_duration_ms, experiment, variant, cost, impressions, clicks,
  page_load_ms, ttfb_ms, lcp_ms, inp_ms, cls, error, engaged_ms, http_status, http_bytes, country,
  region, city, language, user_agent, ip, device_class, browser, os, bot_rule, properties
from events_and_arrivals e
left join channels c on c.arrival = e.arrival;

uncache table sent;

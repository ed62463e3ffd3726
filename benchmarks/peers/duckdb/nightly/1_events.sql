-- The events: every line that is one, each event once, with corrected time, page, campaign and
-- channel.

-- A line is an event where it is JSON, its time and type can be read, its visitor is known and its
-- numbers are numbers. What the reader cannot cast comes out null, which is right for required
-- fields only; the two optional numbers that come damaged are read as text.
create table sent as
select
  * replace (
    http_status::INTEGER as http_status,
    http_bytes::BIGINT as http_bytes,
    -- An address is kept as its network.
    regexp_replace(ip, '\.\d+$', '.0/24') as ip,
    case when event_type = 'purchase' then coalesce(order_id, event_id) else order_id end
      as order_id,
    -- A device's clock that is more than a minute off is corrected by the collector's.
    case when abs(date_diff('microseconds', sent_time, received_time)) > 60_000_000
      then event_time + (received_time - sent_time)
      else event_time end as event_time),
  event_time as client_time,
  coalesce(device_id, 'user:' || user_id, 'site:' || site) as visitor_id
from read_ndjson('${logs}', ignore_errors = true, columns = {
  event_id: 'VARCHAR', event_time: 'TIMESTAMP', sent_time: 'TIMESTAMP',
  received_time: 'TIMESTAMP', event_type: 'VARCHAR', event_name: 'VARCHAR',
  device_id: 'VARCHAR', user_id: 'VARCHAR', site: 'VARCHAR', page_url: 'VARCHAR',
  page_title: 'VARCHAR', referrer_url: 'VARCHAR', utm_source: 'VARCHAR', utm_medium: 'VARCHAR',
  utm_campaign: 'VARCHAR', utm_term: 'VARCHAR', utm_content: 'VARCHAR', search_term: 'VARCHAR',
  search_results: 'BIGINT',
  items: 'STRUCT(product_id VARCHAR, name VARCHAR, category VARCHAR, brand VARCHAR,
    variant VARCHAR, price DECIMAL(18, 6), quantity BIGINT, discount DECIMAL(18, 6))[]',
  order_id: 'VARCHAR', revenue: 'DECIMAL(18, 6)', tax: 'DECIMAL(18, 6)',
  shipping: 'DECIMAL(18, 6)', discount: 'DECIMAL(18, 6)', currency: 'VARCHAR',
  coupon: 'VARCHAR', checkout_step: 'VARCHAR', subscription_id: 'VARCHAR', plan: 'VARCHAR',
  plan_amount: 'DECIMAL(18, 6)', plan_interval: 'VARCHAR', feature_name: 'VARCHAR',
  feature_inputs: 'MAP(VARCHAR, VARCHAR)', feature_outcome: 'VARCHAR',
  feature_duration_ms: 'BIGINT', experiment: 'VARCHAR', variant: 'VARCHAR',
  cost: 'DECIMAL(18, 6)', impressions: 'BIGINT', clicks: 'BIGINT', page_load_ms: 'DOUBLE',
  ttfb_ms: 'DOUBLE', lcp_ms: 'DOUBLE', inp_ms: 'DOUBLE', cls: 'DOUBLE', error: 'VARCHAR',
  engaged_ms: 'BIGINT', http_status: 'VARCHAR', http_bytes: 'VARCHAR', country: 'VARCHAR',
  region: 'VARCHAR', city: 'VARCHAR', language: 'VARCHAR', user_agent: 'VARCHAR',
  ip: 'VARCHAR', properties: 'MAP(VARCHAR, VARCHAR)'})
where event_time is not null
  and event_type in ('page_view', 'product_view', 'list_view', 'search', 'add_to_cart',
    'remove_from_cart', 'cart_update', 'checkout_step', 'purchase', 'refund', 'signup', 'login',
    'subscription_started', 'subscription_changed', 'subscription_cancelled',
    'subscription_renewed', 'feature_use', 'exposure', 'campaign_cost', 'performance',
    'engagement', 'asset', 'request', 'custom')
  and (device_id is not null or user_id is not null
    or event_type = 'campaign_cost' and site is not null)
  and (http_status is null or try_cast(http_status as INTEGER) is not null)
  and (http_bytes is null or try_cast(http_bytes as BIGINT) is not null);

-- Of several copies of an event the one received first stays.
delete from sent
where rowid in (
  select rowid
  from sent
  where event_id in (select event_id from sent group by event_id having count(*) > 1)
  qualify row_number() over (partition by event_id order by received_time, rowid) > 1);

-- The pages and what their addresses say. Each address is taken apart once.
create macro parameter(url, name) as
  nullif(url_decode(replace(regexp_extract(url, '[?&]' || name || '=([^&#]*)', 1), '+', ' ')), '');

create macro host(url) as
  nullif(lower(regexp_extract(url, '^(?:[a-z]+:)?//(?:[^/?#]*@)?([^/?#:]*[^/?#:.])', 1)), '');

create table pages as
with addresses as (
  select distinct page_url
  from sent
  where page_url is not null
),
parsed as (
  select
    page_url,
    host(page_url) as page_host,
    coalesce(nullif(regexp_extract(page_url, '^(?:(?:[a-z]+:)?//[^/?#]*)?([^?#]*)', 1), ''), '/')
      as page_path,
    parameter(page_url, 'utm_source') as page_source,
    parameter(page_url, 'utm_medium') as page_medium,
    parameter(page_url, 'utm_campaign') as page_campaign,
    parameter(page_url, 'utm_term') as page_term,
    parameter(page_url, 'utm_content') as page_content,
    -- Of several click ids the most telling: the first in the order of this list.
    list_filter(
      ['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'yclid', 'ttclid', 'li_fat_id', 'twclid',
        'rdt_cid', 'ScCid', 'epik', 'qclid', 'tblci', 'obclid', 'irclickid', 'awc', 'cjevent',
        'fbclid', 'igshid', 'mc_eid', '_hsenc', 'srsltid'],
      lambda id: regexp_matches(page_url, '[?&]' || id || '=[^&#]'))[1] as click_id_type
  from addresses
)
select
  *,
  case when click_id_type is not null then parameter(page_url, click_id_type) end as click_id,
  regexp_replace(page_host, '^www\.', '') as page_site
from parsed;

create table referrers as
select
  referrer_url,
  host(referrer_url) as referrer_host,
  regexp_replace(host(referrer_url), '^www\.', '') as referrer_site
from (select distinct referrer_url from sent where referrer_url is not null);

-- What programs sent the events; these logs have few.
create table agents as
select * from read_csv('${peers}/user_agents.csv', header = true);

-- The events, each with the number of its row and with what brought the visitor here; that is null
-- where nothing did: an event that shows no page, or a page reached from another of the same site.
create view events_and_arrivals as
with located as (
  select
    * replace (
      coalesce(utm_source, page_source) as utm_source,
      coalesce(utm_medium, page_medium) as utm_medium,
      coalesce(utm_campaign, page_campaign) as utm_campaign,
      coalesce(utm_term, page_term) as utm_term,
      coalesce(utm_content, page_content) as utm_content),
    case when referrer_site <> page_site then referrer_host end as foreign_host
  from (select rowid as event, * from sent)
  left join pages using (page_url)
  left join referrers using (referrer_url)
  left join agents using (user_agent)
)
select
  * exclude (page_source, page_medium, page_campaign, page_term, page_content, page_site,
    referrer_site),
  cast(event_time as DATE) as event_date,
  case when event_type in ('page_view', 'product_view', 'list_view')
      and coalesce(utm_source, utm_medium, utm_campaign, utm_term, utm_content, click_id_type,
        foreign_host) is not null
    then concat_ws(chr(31), coalesce(utm_source, ''), coalesce(utm_medium, ''),
      coalesce(utm_campaign, ''), coalesce(click_id_type, ''), coalesce(foreign_host, ''))
  end as arrival
from located;

-- The channel rules (docs/channels.md), applied to each way of arriving once.
create table channels as
with arrivals as (
  select
    arrival, any_value(utm_source) as utm_source, any_value(utm_medium) as utm_medium,
    any_value(utm_campaign) as utm_campaign, any_value(click_id_type) as click_id_type,
    any_value(foreign_host) as referrer_host
  from events_and_arrivals
  where arrival is not null
  group by arrival
),
known_sites as (
  select * from read_csv('${peers}/sites.csv', header = true)
),
-- A host stands for its subdomains; "google.*" for the label before a top-level domain. Longest wins.
hosts as (
  select distinct unnest([referrer_host, lower(utm_source)]) as host
  from arrivals
),
labels as (
  select host, string_split(host, '.') as labels
  from hosts
  where host is not null
),
parts as (
  select host, labels, unnest(range(1, len(labels) + 1)) as first_label
  from labels
),
suffixes as (
  select
    host, first_label,
    array_to_string(labels[first_label:], '.') as suffix,
    labels[first_label] || '.*' as before_top_level,
    case len(labels) - first_label
      when 1 then len(labels[-1]) >= 2
      when 2 then len(labels[-2]) <= 3 and len(labels[-1]) = 2
      else false end as is_top_level
  from parts
),
sites as (
  select p.host, s.name, s.kind, s.medium
  from suffixes p
  join known_sites s
    on s.host = p.suffix or p.is_top_level and s.host = p.before_top_level
  qualify row_number() over (partition by p.host order by first_label, s.host = p.suffix desc) = 1
),
-- Source and medium: of the campaign fields, else of the click id, else of the referrer.
told as (
  select
    a.*,
    coalesce(c.source, r.name, regexp_replace(a.referrer_host, '^www\.', '')) as told_source,
    coalesce(c.medium, r.medium, case when a.referrer_host is not null then 'referral' end)
      as told_medium,
    c.medium as click_medium
  from arrivals a
  left join read_csv('${peers}/click_ids.csv', header = true) c using (click_id_type)
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
    o.*, lower(o.source) as s, lower(o.medium) as m, lower(o.utm_campaign) as c,
    coalesce(n.kind, h.kind, '') as kind
  from origins o
  left join (select distinct name, kind from known_sites) n on n.name = lower(o.source)
  left join sites h on h.host = lower(o.source)
),
flags as (
  select
    *,
    regexp_full_match(m, '.*cp.*|ppc|retargeting|paid.*') as is_paid,
    coalesce(regexp_full_match(c, '(.*([^a-df-z]|^)shop|shopping).*'), false) as is_shopping
  from kinds
),
rules as (
  select
    *,
    case
      when s = '(direct)' and m in ('(none)', '(not set)') then 'direct'
      when contains(c, 'cross-network') then 'cross-network'
      when (kind = 'shopping' or is_shopping) and is_paid then 'paid-shopping'
      when kind = 'search' and is_paid then 'paid-search'
      when kind = 'social' and is_paid then 'paid-social'
      when kind = 'video' and is_paid then 'paid-video'
      when m in ('display', 'banner', 'expandable', 'interstitial', 'cpm') then 'display'
      when is_paid then 'paid-other'
      when m in ('affiliate', 'affiliates') then 'affiliates'
      when regexp_full_match(s, 'e[-_ ]?mail') or regexp_full_match(m, 'e[-_ ]?mail|newsletter')
        or kind = 'email' then 'email'
      when s = 'sms' or m = 'sms' then 'sms'
      when regexp_full_match(m, '.*push|.*mobile.*|.*notification.*') or s = 'firebase'
        then 'mobile-push'
      when m = 'audio' then 'audio'
      when kind = 'ai' or m = 'ai-assistant' then 'ai-assistants'
      when kind = 'shopping' or m = 'shopping' or is_shopping then 'organic-shopping'
      when kind = 'social'
        or m in ('social', 'social-network', 'social-media', 'sm', 'social network', 'social media')
        then 'organic-social'
      when kind = 'video' or contains(m, 'video') then 'organic-video'
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
  'channels-1/' || rule as channel_rule,
  source as traffic_source,
  medium as traffic_medium
from rules;

create view events as
select * exclude (arrival, foreign_host)
from events_and_arrivals
left join channels using (arrival);

copy (select * exclude (event) from events) to '${out}/events.parquet';

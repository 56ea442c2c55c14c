-- Alerts of single responses: rules that say which, and what they found. They are kept apart from changes of the account, whose budget of false alarms they do not touch.
-- What the customer said stays where it was said: an alert points to it and copies nothing. It is seen by those who see the touchpoint of the response.
create table response_alert_rules (
  org_id int not null references organisations (id),
  id int generated always as identity,
  name text not null check (name <> ''),
  condition jsonb not null,
  touchpoint_id int,
  made_at timestamptz not null,
  looked_up_to timestamptz not null,
  muted_at timestamptz,
  archived_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id)
);
comment on column response_alert_rules.condition is 'score: metric, comparison, value; or words';
comment on column response_alert_rules.looked_up_to is 'what came in before it has been looked at';
comment on column response_alert_rules.muted_at is 'since when nobody wants to hear of it: nothing is found until it is taken up again';
alter table response_alert_rules enable row level security;
alter table response_alert_rules force row level security;
create policy tenant on response_alert_rules to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
-- A rule for anywhere is read by whoever sees what it found at their touchpoints; they change their own alone.
create policy touchpoints on response_alert_rules as restrictive for select to heard_app
  using ((select current_setting('app.touchpoints', true) = '*') or touchpoint_id is null
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
create policy touchpoints_changed on response_alert_rules as restrictive for update to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on response_alert_rules to heard_app;
--> statement-breakpoint

create table response_alerts (
  org_id int not null references organisations (id),
  id int generated always as identity,
  rule_id int not null,
  response_id uuid not null,
  touchpoint_id int,
  found_at timestamptz not null,
  handling text check (handling in ('knownCause', 'beingHandled', 'notReal', 'dataFault')),
  reason text,
  handled_by int,
  handled_at timestamptz,
  primary key (org_id, id),
  unique (org_id, response_id, rule_id),
  check ((handling is null) = (handled_at is null)),
  foreign key (org_id, rule_id) references response_alert_rules (org_id, id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, handled_by) references members (org_id, id)
);
create index response_alerts_newest on response_alerts (org_id, found_at desc, id desc);
alter table response_alerts enable row level security;
alter table response_alerts force row level security;
create policy tenant on response_alerts to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on response_alerts as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on response_alerts to heard_app;
--> statement-breakpoint

-- Rules look every few seconds at what has come in since their last look. Answers lie in the order in which they came, so a summary of each block finds the newest and costs
-- next to nothing to keep.
create index responses_received on responses using brin (received_at) with (pages_per_range = 16);
--> statement-breakpoint

grant select on response_alert_rules, response_alerts to heard_definer;
create policy definer on response_alert_rules for select to heard_definer using (true);
create policy definer on response_alerts for select to heard_definer using (true);
--> statement-breakpoint

create function list_organisations_with_response_alert_rules()
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from response_alert_rules r where r.org_id = o.id and r.archived_at is null and r.muted_at is null)
$$;
alter function list_organisations_with_response_alert_rules owner to heard_definer;
revoke all on function list_organisations_with_response_alert_rules from public;
grant execute on function list_organisations_with_response_alert_rules to heard_lookup;
--> statement-breakpoint

create or replace function list_organisations_with_alert_letters()
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and not o.is_demo and exists (
    select from alert_readers r where r.org_id = o.id and r.delivery <> 'none' and (
      exists (select from alerts a where a.org_id = r.org_id and a.found_at > r.sent_up_to)
      or exists (select from response_alerts s where s.org_id = r.org_id and s.found_at > r.sent_up_to)))
$$;
--> statement-breakpoint

-- An answer that says neither is noted as well, so that it is not found again and again; and nobody is waited for longer than half a year.
drop index case_closings_waiting;
create index case_closings_waiting on case_closings (org_id, closed_at) where answer_id is null and occasion is not null;
create or replace function list_organisations_with_cases(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and (
    exists (select from case_rules r where r.org_id = o.id and r.archived_at is null)
    or exists (select from cases c where c.org_id = o.id and c.state = 'open' and c.due_at <= at and c.told_at is null)
    or exists (select from case_closings k where k.org_id = o.id and k.answer_id is null and k.occasion is not null
      and k.closed_at > at - interval '180 days'))
$$;

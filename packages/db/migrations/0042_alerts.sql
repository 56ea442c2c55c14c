-- What changed, as the product found it: alerts within one budget of false alarms for the whole organisation. What people said of one is kept apart from what was
-- found, so that following the account again renews the second and leaves the first. An alert of one touchpoint is seen by those who see that touchpoint.
create table alert_settings (
  org_id int primary key references organisations (id),
  budget numeric(2, 1) not null check (budget between 0.5 and 4)
);
comment on column alert_settings.budget is 'false alarms a month that the organisation expects at most';
alter table alert_settings enable row level security;
alter table alert_settings force row level security;
create policy tenant on alert_settings to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on alert_settings to heard_app;
--> statement-breakpoint

-- Each day on which the account was followed, by what budget and over how many series: the promise as it was made.
create table alert_runs (
  org_id int not null references organisations (id),
  ran_on date not null,
  ran_at timestamptz not null,
  up_to date not null,
  budget numeric(2, 1) not null,
  watched jsonb not null,
  primary key (org_id, ran_on)
);
alter table alert_runs enable row level security;
alter table alert_runs force row level security;
create policy tenant on alert_runs to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on alert_runs to heard_app;
--> statement-breakpoint

create table alerts (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  family text not null check (family in ('scores', 'themes', 'comments', 'volume', 'silent')),
  measure text not null,
  slice text not null,
  touchpoint_id int,
  direction text not null check (direction in ('down', 'up')),
  raised_on date not null,
  change_from date not null,
  up_to date not null,
  word text not null check (word in ('open', 'lasting', 'passed', 'notConfirmed')),
  content jsonb not null,
  found_at timestamptz not null,
  is_late boolean not null default false,
  gone_at timestamptz,
  handling text check (handling in ('knownCause', 'beingHandled', 'notReal', 'dataFault')),
  reason text,
  handled_by int,
  handled_at timestamptz,
  snoozed_until date,
  resolved_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key),
  check ((handling is null) = (handled_at is null)),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, handled_by) references members (org_id, id)
);
comment on column alerts.key is 'measure, slice, week and direction by which it was first raised: what finds it again';
comment on column alerts.is_late is 'found in weeks that had been followed before: answers came in late, or settings changed';
comment on column alerts.gone_at is 'when following the account again, with what came in or was corrected since, no longer found it';
create index alerts_by_day on alerts (org_id, raised_on desc);
alter table alerts enable row level security;
alter table alerts force row level security;
create policy tenant on alerts to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on alerts as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on alerts to heard_app;
--> statement-breakpoint

-- Series that nobody wants to hear of: their part of the budget goes to the others.
create table alert_mutes (
  org_id int not null references organisations (id),
  measure text not null,
  slice text not null,
  muted_by int,
  muted_at timestamptz not null,
  primary key (org_id, measure, slice),
  foreign key (org_id, muted_by) references members (org_id, id)
);
alter table alert_mutes enable row level security;
alter table alert_mutes force row level security;
create policy tenant on alert_mutes to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on alert_mutes to heard_app;
--> statement-breakpoint

-- How each member hears of alerts, and what they have seen and were sent.
create table alert_readers (
  org_id int not null,
  member_id int not null,
  delivery text not null check (delivery in ('none', 'atOnce', 'digest')),
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_to smallint not null check (quiet_to between 0 and 23),
  seen_at timestamptz,
  sent_up_to timestamptz,
  primary key (org_id, member_id),
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade
);
comment on column alert_readers.quiet_from is 'first hour of the day, in the time zone of the organisation, in which no letter is sent; no quiet hours when both are the same';
alter table alert_readers enable row level security;
alter table alert_readers force row level security;
create policy tenant on alert_readers to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on alert_readers to heard_app;
--> statement-breakpoint

grant select on alert_runs to heard_definer;
create policy definer on alert_runs for select to heard_definer using (true);
--> statement-breakpoint

create function list_organisations_to_follow(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (select from sources s where s.org_id = o.id)
    and not exists (select from alert_runs r where r.org_id = o.id and r.ran_on >= (at at time zone o.time_zone)::date)
$$;
alter function list_organisations_to_follow owner to heard_definer;
revoke all on function list_organisations_to_follow from public;
grant execute on function list_organisations_to_follow to heard_lookup;

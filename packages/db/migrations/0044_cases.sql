-- Cases: one customer's matter, from a low score, a word or somebody's own notice to the customer's own answer at the end. A case of one touchpoint is seen by those
-- who see that touchpoint. What the customer said stays where it was said: a case points to it and copies nothing.
create table case_settings (
  org_id int primary key references organisations (id),
  hours jsonb not null,
  holidays jsonb not null default '[]',
  revision int not null default 1
);
comment on column case_settings.hours is 'when people work: weekday 1 (Monday) to 7, from, to';
comment on column case_settings.holidays is 'days on which nobody works, with their names';
alter table case_settings enable row level security;
alter table case_settings force row level security;
create policy tenant on case_settings to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on case_settings to heard_app;
--> statement-breakpoint

create table case_playbooks (
  org_id int not null references organisations (id),
  id int generated always as identity,
  name text not null check (name <> ''),
  steps jsonb not null,
  hours numeric(5, 1) not null check (hours > 0),
  made_at timestamptz not null,
  archived_at timestamptz,
  primary key (org_id, id)
);
comment on column case_playbooks.hours is 'business hours from the opening to the closing of a case';
alter table case_playbooks enable row level security;
alter table case_playbooks force row level security;
create policy tenant on case_playbooks to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on case_playbooks to heard_app;
--> statement-breakpoint

-- What opens a case by itself.
create table case_rules (
  org_id int not null references organisations (id),
  id int generated always as identity,
  name text not null check (name <> ''),
  condition jsonb not null,
  touchpoint_id int,
  playbook_id int not null,
  owner_id int,
  escalate_to int,
  made_at timestamptz not null,
  looked_up_to timestamptz not null,
  archived_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, playbook_id) references case_playbooks (org_id, id),
  foreign key (org_id, owner_id) references members (org_id, id),
  foreign key (org_id, escalate_to) references members (org_id, id)
);
comment on column case_rules.condition is 'score: metric, comparison, value; or words';
comment on column case_rules.looked_up_to is 'what came in before it has been looked at';
alter table case_rules enable row level security;
alter table case_rules force row level security;
create policy tenant on case_rules to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on case_rules as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on case_rules to heard_app;
--> statement-breakpoint

create table cases (
  org_id int not null references organisations (id),
  id int generated always as identity,
  number int not null,
  kind text not null check (kind in ('recovery', 'thanks')),
  title text not null check (title <> ''),
  state text not null check (state in ('open', 'closed', 'merged')),
  touchpoint_id int,
  response_id uuid,
  rule_id int,
  playbook_id int not null,
  steps jsonb not null,
  owner_id int,
  escalate_to int,
  opened_at timestamptz not null,
  opened_by int,
  clock_from timestamptz not null,
  allowed_minutes int not null check (allowed_minutes > 0),
  due_at timestamptz,
  closed_at timestamptz,
  escalated_at timestamptz,
  told_at timestamptz,
  reopened smallint not null default 0,
  merged_into int,
  revision int not null default 1,
  primary key (org_id, id),
  unique (org_id, number),
  check ((state = 'merged') = (merged_into is not null)),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, rule_id) references case_rules (org_id, id),
  foreign key (org_id, playbook_id) references case_playbooks (org_id, id),
  foreign key (org_id, owner_id) references members (org_id, id),
  foreign key (org_id, escalate_to) references members (org_id, id),
  foreign key (org_id, opened_by) references members (org_id, id),
  foreign key (org_id, merged_into) references cases (org_id, id)
);
comment on column cases.clock_from is 'when the clock began: the opening, or the last reopening';
comment on column cases.due_at is 'when its business hours are over; null while the clock is paused and when it is closed';
comment on column cases.told_at is 'when whoever it went up to was written to';
create unique index cases_once_a_response on cases (org_id, response_id) where response_id is not null;
create index cases_by_due on cases (org_id, due_at) where state = 'open';
alter table cases enable row level security;
alter table cases force row level security;
create policy tenant on cases to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on cases as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on cases to heard_app;
--> statement-breakpoint

create table case_pauses (
  org_id int not null,
  id int generated always as identity,
  case_id int not null,
  reason text not null check (reason <> ''),
  paused_at timestamptz not null,
  resumed_at timestamptz,
  member_id int,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
create unique index case_pauses_one_open on case_pauses (org_id, case_id) where resumed_at is null;
alter table case_pauses enable row level security;
alter table case_pauses force row level security;
create policy tenant on case_pauses to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on case_pauses as restrictive to heard_app
  using (exists (select from cases c where c.org_id = case_pauses.org_id and c.id = case_pauses.case_id));
grant select, insert, update, delete on case_pauses to heard_app;
--> statement-breakpoint

create table case_events (
  org_id int not null,
  id int generated always as identity,
  case_id int not null,
  verb text not null,
  note text,
  member_id int,
  happened_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id) on delete cascade
);
create index case_events_of_case on case_events (org_id, case_id, happened_at);
alter table case_events enable row level security;
alter table case_events force row level security;
create policy tenant on case_events to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on case_events as restrictive to heard_app
  using (exists (select from cases c where c.org_id = case_events.org_id and c.id = case_events.case_id));
grant select, insert, update, delete on case_events to heard_app;
--> statement-breakpoint

-- Each time a case was closed, and what its customer said of it: the rate of closed loops is theirs to give.
create table case_closings (
  org_id int not null,
  id int generated always as identity,
  case_id int not null,
  cause text not null check (cause in ('people', 'process', 'technology', 'product', 'policy', 'supplier', 'other')),
  action text not null check (action <> ''),
  closed_at timestamptz not null,
  closed_by int,
  occasion text,
  outcome text check (outcome in ('confirmed', 'unsure', 'unhappy')),
  answered_at timestamptz,
  answer_id uuid,
  primary key (org_id, id),
  check ((outcome is null) = (answered_at is null)),
  foreign key (org_id, case_id) references cases (org_id, id) on delete cascade,
  foreign key (org_id, closed_by) references members (org_id, id)
);
comment on column case_closings.occasion is 'the event by which the customer is asked; null where nobody knows whom to ask';
create index case_closings_of_case on case_closings (org_id, case_id, closed_at);
create index case_closings_waiting on case_closings (org_id, closed_at) where outcome is null and occasion is not null;
alter table case_closings enable row level security;
alter table case_closings force row level security;
create policy tenant on case_closings to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on case_closings as restrictive to heard_app
  using (exists (select from cases c where c.org_id = case_closings.org_id and c.id = case_closings.case_id));
grant select, insert, update, delete on case_closings to heard_app;
--> statement-breakpoint

-- The last number that was given: numbers are counted over all cases, also those that whoever opens one does not see.
create table case_counters (
  org_id int primary key references organisations (id),
  last_number int not null
);
alter table case_counters enable row level security;
alter table case_counters force row level security;
create policy tenant on case_counters to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on case_counters to heard_app;
--> statement-breakpoint

-- That a case was closed is something that happened to its customer, and sets off a survey as other events do.
alter table distributions drop constraint distributions_event_kind_check;
alter table distributions add constraint distributions_event_kind_check
  check (event_kind in ('supportClosed', 'purchase', 'onboardingDone', 'trialSignUp', 'caseClosed'));
alter table events drop constraint events_kind_check;
alter table events add constraint events_kind_check check (kind in ('supportClosed', 'purchase', 'onboardingDone', 'trialSignUp', 'caseClosed'));
--> statement-breakpoint

grant select on case_rules, cases, case_closings to heard_definer;
create policy definer on case_rules for select to heard_definer using (true);
create policy definer on cases for select to heard_definer using (true);
create policy definer on case_closings for select to heard_definer using (true);
--> statement-breakpoint

create function list_organisations_with_cases(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and (
    exists (select from case_rules r where r.org_id = o.id and r.archived_at is null)
    or exists (select from cases c where c.org_id = o.id and c.state = 'open' and c.due_at <= at and c.told_at is null)
    or exists (select from case_closings k where k.org_id = o.id and k.outcome is null and k.occasion is not null))
$$;
alter function list_organisations_with_cases owner to heard_definer;
revoke all on function list_organisations_with_cases from public;
grant execute on function list_organisations_with_cases to heard_lookup;

-- Improvement plans: what a team changes, why, with what work, and how it went. A plan of one touchpoint is seen by those who see that touchpoint; a plan above
-- them all lies above a member who is limited to some.
create table improvement_plans (
  org_id int not null references organisations (id),
  id int generated always as identity,
  number int not null,
  title text not null check (title <> ''),
  touchpoint_id int,
  kind text check (kind in ('process', 'training', 'technology', 'product', 'other')),
  state text not null check (state in ('draft', 'proposed', 'approved', 'running', 'judged', 'closed', 'declined', 'withdrawn')),
  is_cross_team boolean not null default false,
  cost numeric(14, 2) check (cost >= 0),
  spent numeric(14, 2) check (spent >= 0),
  owner_id int,
  sponsor_id int,
  logged_by int,
  cause jsonb not null default '{}',
  goal jsonb,
  trigger_from date not null,
  trigger_to date not null check (trigger_to >= trigger_from),
  starts_on date,
  stopped_on date,
  revision int not null default 1,
  logged_at timestamptz not null,
  proposed_at timestamptz,
  approved_at timestamptz,
  closed_at timestamptz,
  active_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, owner_id) references members (org_id, id),
  foreign key (org_id, sponsor_id) references members (org_id, id),
  foreign key (org_id, logged_by) references members (org_id, id)
);
comment on column improvement_plans.number is 'what people call it: plan 27';
comment on column improvement_plans.revision is 'raised by every change, so that two who edit at once lose nothing';
comment on column improvement_plans.active_at is 'when somebody last did something to it: silence is what makes a plan stalled';
comment on column improvement_plans.cause is 'category, whys, review';
comment on column improvement_plans.goal is 'the goal as it is wished for; what was agreed is frozen in the registration';
alter table improvement_plans enable row level security;
alter table improvement_plans force row level security;
create policy tenant on improvement_plans to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on improvement_plans as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on improvement_plans to heard_app;
--> statement-breakpoint

create table plan_people (
  org_id int not null,
  plan_id int not null,
  member_id int not null,
  part text not null check (part in ('contributor', 'follower')),
  primary key (org_id, plan_id, member_id, part),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
alter table plan_people enable row level security;
alter table plan_people force row level security;
create policy tenant on plan_people to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_people to heard_app;
--> statement-breakpoint

-- Why the plan is wanted: comments and responses by their place, numbers and themes as they were when they were linked.
create table plan_evidence (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  kind text not null check (kind in ('comment', 'response', 'measure', 'theme')),
  response_id uuid,
  item smallint,
  frozen jsonb,
  linked_by int,
  linked_at timestamptz not null,
  primary key (org_id, id),
  check ((kind in ('comment', 'response')) = (response_id is not null)),
  check ((kind = 'comment') = (item is not null)),
  check ((kind in ('measure', 'theme')) = (frozen is not null)),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
comment on column plan_evidence.frozen is 'query, address of the trace, value, n, interval, method and when it was read';
create unique index plan_evidence_once on plan_evidence (org_id, plan_id, kind, response_id, item) nulls not distinct where response_id is not null;
alter table plan_evidence enable row level security;
alter table plan_evidence force row level security;
create policy tenant on plan_evidence to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_evidence to heard_app;
--> statement-breakpoint

create table plan_actions (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  title text not null check (title <> ''),
  assignee_id int,
  due_on date,
  state text not null default 'open' check (state in ('open', 'doing', 'done', 'dropped')),
  position smallint not null default 0,
  done_at timestamptz,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, assignee_id) references members (org_id, id)
);
create index plan_actions_of_assignee on plan_actions (org_id, assignee_id, due_on) where state in ('open', 'doing');
alter table plan_actions enable row level security;
alter table plan_actions force row level security;
create policy tenant on plan_actions to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_actions to heard_app;
--> statement-breakpoint

-- What happened to a plan, for those who work on it; the audit log says the same to owners.
create table plan_events (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  verb text not null,
  note text,
  member_id int,
  happened_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
create index plan_events_of_plan on plan_events (org_id, plan_id, happened_at);
alter table plan_events enable row level security;
alter table plan_events force row level security;
create policy tenant on plan_events to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on plan_events to heard_app;
--> statement-breakpoint

-- The last number that was given: numbers are counted over all plans, also those that whoever logs one does not see.
create table plan_counters (
  org_id int primary key references organisations (id),
  last_number int not null
);
alter table plan_counters enable row level security;
alter table plan_counters force row level security;
create policy tenant on plan_counters to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_counters to heard_app;
--> statement-breakpoint

-- How the council works: what comes before it, who must be there, and what weighs how much in its ranking.
create table council_settings (
  org_id int primary key references organisations (id),
  cost_threshold numeric(14, 2) not null check (cost_threshold >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  quorum smallint not null check (quorum >= 1),
  vote_days smallint not null check (vote_days between 1 and 60),
  stalled_days smallint not null check (stalled_days between 1 and 366),
  weights jsonb not null,
  chair_id int,
  foreign key (org_id, chair_id) references members (org_id, id)
);
comment on column council_settings.stalled_days is 'so many days without anything done, and a plan counts as stalled';
alter table council_settings enable row level security;
alter table council_settings force row level security;
create policy tenant on council_settings to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_settings to heard_app;

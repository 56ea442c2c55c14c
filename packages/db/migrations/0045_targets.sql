-- What others score, as they published it: on which scale, by which method, from how many answers, when, and where it was read.
create table benchmarks (
  org_id int not null references organisations (id),
  id int generated always as identity,
  kind text not null check (kind in ('competitor', 'industry')),
  name text not null,
  metric_id int not null,
  method text not null,
  scale_min smallint not null,
  scale_max smallint not null check (scale_max > scale_min),
  scale_direction text not null check (scale_direction in ('higherIsBetter', 'lowerIsBetter')),
  scope text not null check (scope in ('relationship', 'transaction')),
  value double precision not null,
  n int check (n > 0),
  source text not null,
  as_of date not null,
  added_by int,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, metric_id) references metrics (org_id, id),
  foreign key (org_id, added_by) references members (org_id, id)
);
comment on column benchmarks.n is 'null where the source does not say';
alter table benchmarks enable row level security;
alter table benchmarks force row level security;
create policy tenant on benchmarks to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on benchmarks to heard_app;
grant update (removed_at) on benchmarks to heard_app;
--> statement-breakpoint

-- Where a score is meant to be by when. What it is now is read anew each time; where it began is kept as it was measured then. A target of one touchpoint is seen by
-- those who see that touchpoint, one of the whole by those who see the whole.
create table targets (
  org_id int not null references organisations (id),
  id int generated always as identity,
  goal text not null check (goal in ('satisfaction', 'churn', 'other')),
  goal_note text not null,
  metric_id int not null,
  method text not null,
  touchpoint_id int,
  value double precision not null,
  due_on date not null,
  basis text not null check (basis in ('history', 'competitor', 'industry', 'other')),
  basis_note text not null,
  benchmark_id int,
  review_months smallint not null check (review_months between 1 and 12),
  started jsonb not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  check ((benchmark_id is not null) = (basis in ('competitor', 'industry'))),
  foreign key (org_id, metric_id) references metrics (org_id, id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade,
  foreign key (org_id, benchmark_id) references benchmarks (org_id, id)
);
create unique index targets_at_work on targets (org_id, metric_id, method, coalesce(touchpoint_id, 0)) where ended_at is null;
alter table targets enable row level security;
alter table targets force row level security;
create policy tenant on targets to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on targets as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on targets to heard_app;
--> statement-breakpoint

-- What was said of a target, and by whom: set, looked at, adjusted, ended. Nothing of it is changed afterwards.
create table target_steps (
  org_id int not null,
  target_id int not null,
  number int not null check (number > 0),
  step text not null check (step in ('set', 'review', 'adjust', 'end')),
  value double precision not null,
  due_on date not null,
  basis text not null,
  basis_note text not null,
  benchmark_id int,
  note text not null,
  measured jsonb not null,
  taken_by int,
  taken_at timestamptz not null,
  primary key (org_id, target_id, number),
  foreign key (org_id, target_id) references targets (org_id, id) on delete cascade,
  foreign key (org_id, taken_by) references members (org_id, id)
);
comment on column target_steps.measured is 'what the score was when it was said';
alter table target_steps enable row level security;
alter table target_steps force row level security;
create policy tenant on target_steps to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on target_steps as restrictive to heard_app
  using (exists (select from targets t where t.org_id = target_steps.org_id and t.id = target_steps.target_id));
grant select, insert, delete on target_steps to heard_app;
--> statement-breakpoint

-- How much of a gap people believe they can close at a touchpoint, 1 to 5: nothing that is measured says it.
create table touchpoint_fixability (
  org_id int not null,
  touchpoint_id int not null,
  fixability smallint not null check (fixability between 1 and 5),
  reason text not null,
  said_by int,
  said_at timestamptz not null,
  primary key (org_id, touchpoint_id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade,
  foreign key (org_id, said_by) references members (org_id, id)
);
alter table touchpoint_fixability enable row level security;
alter table touchpoint_fixability force row level security;
create policy tenant on touchpoint_fixability to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on touchpoint_fixability as restrictive to heard_app
  using ((select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on touchpoint_fixability to heard_app;

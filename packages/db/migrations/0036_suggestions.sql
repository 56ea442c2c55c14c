-- What anybody in the organisation thinks should be better, and who else thinks so. One of a touchpoint is seen by those who see that touchpoint; one without is for
-- everybody, also for members who are limited to some.
create table suggestions (
  org_id int not null references organisations (id),
  id int generated always as identity,
  title text not null check (title <> ''),
  body text not null,
  touchpoint_id int,
  response_id uuid,
  item smallint,
  suggested_by int not null,
  suggested_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'merged')),
  decided_by int,
  decided_at timestamptz,
  reason text,
  plan_id int,
  merged_into int,
  primary key (org_id, id),
  check ((response_id is null) = (item is null)),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'accepted') = (plan_id is not null)),
  check ((state = 'merged') = (merged_into is not null)),
  check (state <> 'declined' or reason <> ''),
  check (merged_into <> id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id),
  foreign key (org_id, suggested_by) references members (org_id, id),
  foreign key (org_id, decided_by) references members (org_id, id),
  foreign key (org_id, merged_into) references suggestions (org_id, id)
);
comment on column suggestions.response_id is 'the comment that it came from, by its place, so that an erasure reaches it';
comment on column suggestions.plan_id is 'what became of it; the plan may be gone from the bin by now, the suggestion stays';
comment on column suggestions.decided_by is 'nobody where the command line decided';
create index suggestions_by_state on suggestions (org_id, state);
create index suggestions_of_member on suggestions (org_id, suggested_by, decided_at);
create index suggestions_of_plan on suggestions (org_id, plan_id) where plan_id is not null;
create index suggestions_united on suggestions (org_id, merged_into) where merged_into is not null;
alter table suggestions enable row level security;
alter table suggestions force row level security;
create policy tenant on suggestions to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create policy touchpoints on suggestions as restrictive to heard_app
  using (touchpoint_id is null or (select current_setting('app.touchpoints', true) = '*')
    or touchpoint_id = any((select nullif(nullif(current_setting('app.touchpoints', true), ''), '*'))::int[]));
grant select, insert, update, delete on suggestions to heard_app;
--> statement-breakpoint

create table suggestion_votes (
  org_id int not null,
  suggestion_id int not null,
  member_id int not null,
  voted_at timestamptz not null,
  primary key (org_id, suggestion_id, member_id),
  foreign key (org_id, suggestion_id) references suggestions (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade
);
comment on table suggestion_votes is 'one row a colleague: nobody counts twice, also where suggestions are united';
alter table suggestion_votes enable row level security;
alter table suggestion_votes force row level security;
create policy tenant on suggestion_votes to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on suggestion_votes to heard_app;

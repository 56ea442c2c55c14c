-- Who in the council stands for which touchpoint, what each member says of a proposal, and what was decided, with everything that it was decided from.
create table council_seats (
  org_id int not null,
  touchpoint_id int not null,
  member_id int not null,
  part text not null check (part in ('owner', 'deputy')),
  primary key (org_id, touchpoint_id, member_id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
alter table council_seats enable row level security;
alter table council_seats force row level security;
create policy tenant on council_seats to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_seats to heard_app;
--> statement-breakpoint

create table council_votes (
  org_id int not null,
  plan_id int not null,
  round timestamptz not null,
  member_id int not null,
  choice text not null check (choice in ('for', 'against', 'abstain')),
  reason text,
  voted_at timestamptz not null,
  primary key (org_id, plan_id, round, member_id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
comment on column council_votes.round is 'when the plan was proposed: one that is sent back and proposed again is voted on anew';
alter table council_votes enable row level security;
alter table council_votes force row level security;
create policy tenant on council_votes to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_votes to heard_app;
--> statement-breakpoint

-- What people say of a proposal where the product cannot know it, or knows it worse.
create table council_inputs (
  org_id int not null,
  plan_id int not null,
  effort smallint check (effort between 1 and 5),
  impact numeric(6, 2) check (impact > 0),
  volume numeric(10, 1) check (volume > 0),
  confidence numeric(3, 2) check (confidence > 0 and confidence <= 1),
  reason text,
  set_by int,
  set_at timestamptz not null,
  primary key (org_id, plan_id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
alter table council_inputs enable row level security;
alter table council_inputs force row level security;
create policy tenant on council_inputs to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_inputs to heard_app;
--> statement-breakpoint

create table council_decisions (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  decision text not null check (decision in ('approve', 'sendBack', 'decline')),
  reason text not null check (reason <> ''),
  decided_by int,
  decided_at timestamptz not null,
  votes jsonb not null,
  ranking jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
comment on column council_decisions.ranking is 'every proposal of that moment with its inputs, and the weights: the ranking follows from it for ever';
create index council_decisions_of_plan on council_decisions (org_id, plan_id, decided_at);
alter table council_decisions enable row level security;
alter table council_decisions force row level security;
create policy tenant on council_decisions to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on council_decisions to heard_app;
